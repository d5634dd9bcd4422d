"""Opening the record that a verb works on, and saying what one talks about: to stderr, and only there."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tracktwo.record import Record
    from tracktwo.report.coverage import Coverage
    from tracktwo.report.terminal import Look

_NARROWEST = 40


@contextmanager
def reading(path: Path) -> "Iterator[Record]":
    """Open a record to read; nothing is written to it."""
    from tracktwo.record import Record

    with Record.open(path, read_only=True) as record:
        yield record


def coverage_of(path: Path) -> "Coverage":
    """Take out all that a record holds."""
    from tracktwo.report.coverage import take_coverage

    with reading(path) as record:
        return take_coverage(record)


def talk(message: str) -> None:
    """Say something to whoever runs the command."""
    click.echo(message, err=True)


def look(*, widest: int = 100) -> "Look":
    """Return how to draw on stdout: a terminal's own width up to ``widest`` and colour; no colour elsewhere."""
    from tracktwo.report.terminal import WIDTH, Look

    if not sys.stdout.isatty():
        return Look(widest, colour=False)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return Look(min(max(columns, _NARROWEST), widest), colour=not plain)
