"""The tasks of ``tracktwo evaluate``: each name with the function that measures it, loaded when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Evaluation

# Name of the task → module:function. Each takes the folder of gold and returns an Evaluation.
TASKS: Mapping[str, str] = {
    "statements": "tracktwo.evaluate.statements:evaluate_statements",
    "statements-by-rules": "tracktwo.evaluate.statements:evaluate_statements_by_rules",
    "events": "tracktwo.evaluate.events:evaluate_events",
    "coding": "tracktwo.evaluate.coding:evaluate_coding",
    "dates": "tracktwo.evaluate.dates:evaluate_dates",
    "figures": "tracktwo.evaluate.figures:evaluate_figures",
    "figure-fields": "tracktwo.evaluate.figure_fields:evaluate_figure_fields",
    "places": "tracktwo.evaluate.places:evaluate_places",
    "extraction": "tracktwo.evaluate.extraction:evaluate_extraction",
    "coreference": "tracktwo.evaluate.coreference:evaluate_coreference",
    "copies": "tracktwo.evaluate.copies:evaluate_copies",
    "sample": "tracktwo.evaluate.sample:evaluate_sample",
    "clusters": "tracktwo.evaluate.clusters:evaluate_clusters",
    "pairs": "tracktwo.evaluate.pairs:evaluate_pairs",
    "entities": "tracktwo.evaluate.entities:evaluate_entities",
    "talks": "tracktwo.evaluate.talks:evaluate_talks",
    "status": "tracktwo.evaluate.status:evaluate_status",
    "attacks": "tracktwo.evaluate.attacks:evaluate_attacks",
    "arguments": "tracktwo.evaluate.arguments:evaluate_arguments",
    "actors": "tracktwo.evaluate.actors:evaluate_actors",
}


def load_task(name: str) -> Callable[[Path], Evaluation]:
    """Return the function that measures a task; raises EvaluationError where there is no such task."""
    if name not in TASKS:
        raise EvaluationError(f"no task {name!r}", next_step=f"use one of {', '.join(sorted(TASKS))}")
    module, function = TASKS[name].split(":")
    found: Callable[[Path], Evaluation] = getattr(import_module(module), function)
    return found
