"""Listings: one set of rows, as a table, CSV, JSON or one JSON object a line."""

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from tracktwo.cli.opening import look, talk

F = TypeVar("F", bound=Callable[..., Any])
# Listings may be wider than a brief: their ids must stay whole.
_WIDEST = 140
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def listing_options(function: F) -> F:
    """Give a verb the four switches of how to print a listing."""
    for name, text in (
        ("table", "Print an aligned table (the default)."),
        ("nl", "Print one JSON object a line."),
        ("json", "Print one JSON array."),
        ("csv", "Print CSV."),
    ):
        option = click.option(
            f"--{name}", "shape", flag_value=name, type=str, default="table" if name == "table" else None, help=text
        )
        function = option(function)
    return function


def print_rows(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    shape: str | None,
    *,
    shown: Sequence[str] = (),
    nothing: str,
) -> None:
    """Print rows: CSV and JSON with every column, a table with those ``shown``; say ``nothing`` where it is empty."""
    if shape == "json":
        click.echo(
            json.dumps([{name: row.get(name) for name in columns} for row in rows], ensure_ascii=False, indent=2)
        )
    elif shape == "nl":
        for row in rows:
            click.echo(json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False))
    elif shape == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([csv_cell(row.get(name)) for name in columns])
    elif rows:
        from tracktwo.report.terminal import table_lines

        names = list(shown or columns)
        numbers = frozenset(n for n in names if all(isinstance(row.get(n), int | float) for row in rows))
        cells = [[_cell(row.get(name)) for name in names] for row in rows]
        for line in table_lines(names, cells, look(widest=_WIDEST), right=numbers):
            click.echo(line)
    else:
        talk(nothing)


def csv_cell(value: Any) -> str:
    """Return a cell of CSV that no spreadsheet takes for a formula.

    >>> csv_cell("=1+1"), csv_cell(["Aleppo", "Idlib"]), csv_cell(None), csv_cell(-3)
    ("'=1+1", 'Aleppo; Idlib', '', '-3')
    """
    text = _cell(value)
    if isinstance(value, int | float):
        return text
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(value: Any) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
