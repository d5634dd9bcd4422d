"""Tables of articles: JSON Lines, JSON and CSV, one article a row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from tracktwo.errors import InputError, LimitError, TracktwoError
from tracktwo.sources.capped import read_capped
from tracktwo.sources.decode import encoding_of
from tracktwo.sources.given import COLUMNS, column
from tracktwo.sources.limits import LARGEST_JSON, LARGEST_ROW, LARGEST_TEXT

SAMPLE = 64_000
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its number (from 1, the header and blank rows not counted), or why it cannot be read."""

    number: int
    cells: Mapping[str, str]
    error: TracktwoError | None = None


def json_rows(stream: BinaryIO, where: str) -> Iterator[Row]:
    """Yield the rows of JSON Lines; the number is that of the line."""
    number = 0
    while line := stream.readline(LARGEST_ROW + 1):
        number += 1
        if len(line) > LARGEST_ROW:
            yield Row(number, {}, _too_long(f"{where}#{number}"))
            return
        line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _json_row(line, number, f"{where}#{number}")


def json_file_rows(stream: BinaryIO, where: str) -> Iterator[Row]:
    """Yield the rows of a JSON file: a list, an object that is one article, or one that holds a list of them."""
    data = read_capped(stream, LARGEST_JSON, where)
    encoding, skip = encoding_of(data)
    try:
        value = json.loads(data[skip:].decode(encoding or "utf-8"))
    except (ValueError, RecursionError) as error:
        lines = data.splitlines()
        if len(lines) > 1 and lines[0].strip().startswith(b"{") and lines[0].strip().endswith(b"}"):
            yield from json_rows(io.BytesIO(data), where)
            return
        raise InputError(
            f"it is no valid JSON: {_short(error)}", where=where, next_step="correct the file and add it again"
        ) from None
    if isinstance(value, dict) and not column(_cells(value), "text"):
        lists = (inner for inner in value.values() if isinstance(inner, list))
        value = next((inner for inner in lists if any(isinstance(item, dict) for item in inner)), [value])
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _object_row(item, number, f"{where}#{number}")


def csv_rows(stream: BinaryIO, where: str) -> Iterator[Row]:
    """Yield the rows of a CSV file with a header; commas, semicolons and tabs are understood.

    Raises InputError where the header has no column for the text.
    """
    buffered = io.BufferedReader(stream, SAMPLE) if isinstance(stream, io.RawIOBase) else stream
    sample = buffered.peek(SAMPLE)[:SAMPLE] if isinstance(buffered, io.BufferedReader) else b""
    encoding, skip = encoding_of(sample[: sample.rfind(b"\n") + 1] or sample)
    buffered.read(skip)
    csv.field_size_limit(LARGEST_TEXT)
    lines = io.TextIOWrapper(buffered, encoding=encoding or "utf-8", newline="")
    reader = csv.reader(lines, delimiter=_delimiter(sample[skip:], encoding or "utf-8"), strict=True)
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        _check_header(header, where)
        number = 0
        for cells in reader:
            if any(cell.strip() for cell in cells):
                number += 1
                yield _csv_row(header, cells, number, where)
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(
            f"line {reader.line_num:,} is no valid CSV: {_short(error)}",
            where=where,
            next_step="correct the line and add the file again; the rows above it are in",
        ) from None


def _check_header(header: list[str], where: str) -> None:
    """Raise InputError for a header that names no text, or too much."""
    if not any(name in header for name in COLUMNS["text"]):
        manifest = "path" in header
        raise InputError(
            f"its header has no column for the text (one of {', '.join(COLUMNS['text'])})",
            where=where,
            next_step="it looks like a manifest: give it with --manifest" if manifest else "name the column `text`",
        )
    if len(header) > MOST_COLUMNS:
        raise LimitError(f"it has more than {MOST_COLUMNS:,} columns", where=where, next_step="leave some out")


def _csv_row(header: list[str], cells: list[str], number: int, where: str) -> Row:
    """Pair cells with their columns; a row longer than the header is an error."""
    if len(cells) > len(header):
        error = InputError(
            f"the row has {len(cells)} cells, and the header {len(header)}",
            where=f"{where}#{number}",
            next_step="put quotation marks around cells that hold a comma",
        )
        return Row(number, {}, error)
    return Row(number, dict(zip(header, cells, strict=False)))


def _delimiter(sample: bytes, encoding: str) -> str:
    """Return what separates the columns of the header."""
    header = sample.decode(encoding, errors="replace").split("\n", 1)[0]
    return max(",;\t", key=lambda mark: (header.count(mark), mark == ","))


def _json_row(line: bytes, number: int, where: str) -> Row:
    """Read one line of JSON."""
    try:
        return _object_row(json.loads(line), number, where)
    except (ValueError, RecursionError) as error:
        problem = InputError(
            f"the line is no valid JSON: {_short(error)}", where=where, next_step="correct the line and add it again"
        )
        return Row(number, {}, problem)


def _object_row(value: Any, number: int, where: str) -> Row:
    """Take a JSON value as a row; only an object is one."""
    if not isinstance(value, dict):
        return Row(
            number,
            {},
            InputError(
                "it is no JSON object", where=where, next_step='write {"text": "…", "outlet": "…", "published": "…"}'
            ),
        )
    return Row(number, _cells(value))


def _cells(value: Mapping[str, Any]) -> dict[str, str]:
    """Return an object's values as strings: lists of strings as one, other lists, objects and nothing left out."""
    cells: dict[str, str] = {}
    for key, item in value.items():
        name = str(key).casefold()
        if isinstance(item, list) and all(isinstance(part, str) for part in item):
            text = name in COLUMNS["text"]
            cells.setdefault(name, ("\n\n" if text else "; ").join(item))
        elif isinstance(item, dict):
            cells.setdefault(name, str(item["name"]) if isinstance(item.get("name"), str) else "")
        elif item is not None and not isinstance(item, list | bool):
            cells.setdefault(name, str(item))
    return cells


def _too_long(where: str) -> LimitError:
    """Return the error for an overlong line, after which the file is not read on."""
    return LimitError(
        f"the line is longer than {LARGEST_ROW:,} bytes; the file is not read on",
        where=where,
        next_step="cut the article, and add the file again",
    )


def _short(error: BaseException) -> str:
    """Return an error's words, cut short, since they may quote the input."""
    return str(error)[:120]
