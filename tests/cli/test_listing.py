import csv
import io
import json
from typing import Any

import pytest

from tracktwo.cli.listing import csv_cell, print_rows

ROWS: list[dict[str, Any]] = [
    {"id": "a", "name": "=cmd|' /C calc'!A1", "n": -3},
    {"id": "b", "name": ["@x", "y"], "n": None},
]
COLUMNS = ("id", "name", "n")


def test_csv_has_every_column_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, ROWS, "csv", nothing="")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["id", "name", "n"], ["a", "'=cmd|' /C calc'!A1", "-3"], ["b", "'@x; y", ""]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_a_spreadsheet_would_run_are_prefixed(start: str) -> None:
    assert csv_cell(f"{start}1") == f"'{start}1"


def test_json_and_lines_hold_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, ROWS, "json", nothing="")
    whole = json.loads(capsys.readouterr().out)
    print_rows(COLUMNS, ROWS, "nl", nothing="")
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == whole == ROWS


def test_a_table_is_aligned_and_fits(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(
        COLUMNS, [{"id": "a", "name": "x" * 300, "n": 5}, {"id": "b", "name": "y", "n": 12}], "table", nothing=""
    )
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 140 for line in lines)
    assert lines[1].rstrip().endswith(" 5")
    assert "…" in lines[1]


def test_nothing_is_said_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, [], "table", nothing="nothing to list")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "nothing to list\n")
