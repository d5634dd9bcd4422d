"""Tracktwo reads the press on a war and its peace talks, and keeps the record.

The names below are promised; everything else may change. They are loaded when they are first used, so that a
command's help does not wait for the parser.

>>> import tracktwo
>>> tracktwo.Record.__name__
'Record'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.errors import (
        EvaluationError,
        ExportError,
        InputError,
        LimitError,
        NetworkRefused,
        OntologyError,
        RecordError,
        TracktwoError,
    )
    from tracktwo.ontology.load import load_ontology
    from tracktwo.pipeline import read_article, reports_of
    from tracktwo.record import Added, Progress, Record
    from tracktwo.sources import Failure, read_sources
    from tracktwo.types import Actor, Article, Entry, Family, Place, Report

__all__ = [
    "Actor", "Added", "Article", "Entry", "EvaluationError", "ExportError", "Failure", "Family", "InputError",
    "LimitError", "NetworkRefused", "OntologyError", "Place", "Progress", "Record", "RecordError", "Report",
    "TracktwoError", "load_ontology", "read_article", "read_sources", "reports_of",
]  # fmt: skip

_HOMES = ("errors", "types", "sources", "ontology.load", "pipeline", "record")


def __getattr__(name: str) -> Any:
    """Load a promised name from the module that defines it."""
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"tracktwo.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module 'tracktwo' has no attribute {name!r}")
