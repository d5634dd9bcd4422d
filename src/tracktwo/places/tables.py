"""Rows of the sorted tables of places, found by their first cell, by halving the file."""

import mmap
from functools import cache
from importlib import resources


def find_row(table: str, key: str) -> list[str] | None:
    """Return the cells of the row whose first cell is ``key``, or None; the table is sorted by its bytes.

    >>> find_row("gazetteer.tsv", "163843")[1]
    'Syria'
    """
    lines, wanted = _table(table), key.encode("utf-8", "replace")
    if not wanted or wanted.startswith(b"#"):
        return None
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start)
        cell = lines[start : lines.find(b"\t", start, end)] if lines[start : start + 1] != b"#" else b""
        if cell == wanted:
            return lines[start:end].decode("utf-8").split("\t")
        if cell < wanted:
            low = end + 1
        else:
            high = start
    return None


@cache
def _table(name: str) -> mmap.mmap:
    """Open a table for reading in place, once in a process."""
    with resources.as_file(resources.files("tracktwo.places").joinpath(name)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
