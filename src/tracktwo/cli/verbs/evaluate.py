"""``tracktwo evaluate``."""

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.opening import look, talk
from tracktwo.cli.writing import write_out
from tracktwo.evaluate.tasks import TASKS

if TYPE_CHECKING:
    from tracktwo.evaluate.outcome import Evaluation

_TASKS = textwrap.fill(f"Tasks: {', '.join(TASKS)}.", 110)


@click.command(
    "evaluate",
    epilog=f"""\b
Columns: metric, value, low, high (a 95 % bootstrap interval), after the number of items.
{_TASKS}

\b
Examples:
  tracktwo evaluate dates gold/tempeval3
  tracktwo evaluate statements gold/polnear --predictions rows.jsonl --json""",
)
@click.argument("task")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--predictions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.jsonl",
    help="Write one row per predicted or gold item.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(task: str, folder: Path, predictions: Path | None, as_json: bool) -> None:
    """Measure TASK against the gold data in FOLDER."""
    from tracktwo.evaluate.tasks import load_task

    evaluation = load_task(task)(folder)
    if predictions is not None:
        from tracktwo.codec import to_json

        write_out((to_json(row) + b"\n" for row in evaluation.predictions), predictions)
        talk(f"wrote {predictions}")
    if as_json:
        click.echo(json.dumps(_plain(evaluation), indent=2, ensure_ascii=False))
        return
    from tracktwo.report.terminal import table_lines

    click.echo(f"{evaluation.task} · {evaluation.items:,} items")
    cells = [[m.name, f"{m.value:.4f}", f"{m.low:.4f}", f"{m.high:.4f}"] for m in evaluation.metrics]
    for line in table_lines(
        ("metric", "value", "low", "high"), cells, look(), right=frozenset({"value", "low", "high"})
    ):
        click.echo(line)


def _plain(evaluation: "Evaluation") -> dict[str, Any]:
    """Return an evaluation without its predictions, for JSON."""
    metrics = {m.name: {"value": m.value, "low": m.low, "high": m.high} for m in evaluation.metrics}
    return {"task": evaluation.task, "items": evaluation.items, "metrics": metrics}
