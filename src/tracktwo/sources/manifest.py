"""The manifest: a CSV file that says, for files, who published them and when."""

import csv
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import InputError
from tracktwo.sources.decode import decode_text
from tracktwo.sources.given import Given, given_of

COLUMNS = ("path", "url", "outlet", "published", "title", "author", "language", "credit")
LARGEST = 200_000_000
_LONGEST_HEADER = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the manifest: the path as written, and what it says of the file, or why it says nothing."""

    path: str
    given: Given
    error: InputError | None = None


def read_manifest(path: Path) -> Mapping[str, Entry]:
    """Return the manifest's rows by the full path of the file that they describe.

    Paths are relative to the manifest. A row with a date that is none is kept with its error. Raises InputError where
    the manifest cannot be read, has a column that we do not know, no column `path`, or the same file twice.
    """
    where = path.name
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    entries: dict[str, Entry] = {}
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        _check_header(header, where)
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            line = f"{where} line {rows.line_num}"
            if len(cells) > len(header):
                raise InputError(
                    f"the row has {len(cells)} cells, and the header {len(header)}",
                    where=line,
                    next_step="put quotation marks around cells that hold a comma",
                )
            row = dict(zip(header, cells, strict=False))
            key = Path(os.path.abspath(path.parent / row["path"].strip())).as_posix()  # noqa: PTH100 - links stay links
            if key in entries:
                raise InputError(f"{row['path']!r} stands there twice", where=line, next_step="take one row out")
            entries[key] = _entry(row, line)
    except csv.Error as error:
        raise InputError(
            f"line {rows.line_num} is no valid CSV: {str(error)[:100]}", where=where, next_step="correct the line"
        ) from None
    return entries


def is_manifest(path: Path) -> bool:
    """Tell whether a file is a CSV whose header has `path` and nothing but columns of a manifest."""
    if path.suffix.casefold() != ".csv":
        return False
    try:
        with path.open("rb") as stream:
            first = stream.readline(_LONGEST_HEADER)
    except OSError:
        return False
    header = {name.strip().strip('"').casefold() for name in first.decode("utf-8-sig", "replace").split(",")}
    return "path" in header and header <= set(COLUMNS)


def missing_files(entries: Mapping[str, Entry]) -> list[Entry]:
    """Return the rows whose file is not there, in the manifest's order; a file within an archive counts as there."""
    return [entry for key, entry in entries.items() if not _is_there(Path(key))]


def _is_there(path: Path) -> bool:
    """Tell whether a path, or the archive or table that it leads into, is a file."""
    if path.is_file():
        return True
    table, mark, number = path.name.rpartition("#")
    if mark and number.isdigit() and _is_there(path.with_name(table)):
        return True
    return any(parent.is_file() for parent in path.parents)


def _entry(row: dict[str, str], line: str) -> Entry:
    """Read one row; a wrong date is kept for the file's own failure."""
    try:
        return Entry(row["path"].strip(), given_of({k: v for k, v in row.items() if k != "path"}, line))
    except InputError as error:
        return Entry(row["path"].strip(), Given(), error)


def _check_header(header: list[str], where: str) -> None:
    """Raise InputError for a header without `path`, or with a column twice or unknown."""
    known = f"the columns are {', '.join(COLUMNS)}"
    unknown = sorted(set(header) - set(COLUMNS))
    if unknown:
        names = ", ".join(repr(name[:40]) for name in unknown)
        raise InputError(f"the manifest has columns that we do not know: {names}", where=where, next_step=known)
    if "path" not in header:
        raise InputError("the manifest has no column `path`", where=where, next_step=known)
    if len(set(header)) < len(header):
        raise InputError("the manifest has a column twice", where=where, next_step="take one out")


def _text(path: Path) -> str:
    """Read the manifest's text."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                f"the manifest is larger than {LARGEST:,} bytes", where=path.name, next_step="cut it in two"
            )
        return decode_text(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            f"the manifest cannot be read: {error.strerror}", where=str(path), next_step="correct its path"
        ) from None
