"""Any pile of files → articles and failures, one after the other."""

import io
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

from tracktwo.errors import InputError, LimitError, TracktwoError
from tracktwo.sources.archive import ARCHIVES, archive_units
from tracktwo.sources.capped import CappedStream, read_capped
from tracktwo.sources.day import edtf_day
from tracktwo.sources.decode import check_text, decode_text
from tracktwo.sources.failure import Failure
from tracktwo.sources.given import Given, column, fill, given_of
from tracktwo.sources.limits import LARGEST_FILE, LARGEST_STREAM
from tracktwo.sources.making import make_article
from tracktwo.sources.manifest import Entry, missing_files, read_manifest
from tracktwo.sources.page import is_page, read_page
from tracktwo.sources.rows import Row, csv_rows, json_file_rows, json_rows
from tracktwo.sources.unit import Unit
from tracktwo.sources.walk import STDIN, find_units, key_of
from tracktwo.types import Article, PublishedHow

TABLES = {
    ".jsonl": (json_rows, "application/x-ndjson"),
    ".ndjson": (json_rows, "application/x-ndjson"),
    ".json": (json_file_rows, "application/json"),
    ".csv": (csv_rows, "text/csv"),
    ".tsv": (csv_rows, "text/csv"),
}
PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of the articles from outside: the manifest by full path, and the options for all."""

    manifest: Mapping[str, Entry]
    options: Given


def read_sources(
    paths: Sequence[str | Path],
    *,
    manifest: Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """Read articles from files, folders, archives, tables and standard input (`-`), lazily, always in the same order.

    What the manifest says of a file comes before what a table's row says, that before the options, and those before
    what a page says of itself. What cannot be read becomes a Failure, and the rest goes on. Raises InputError where the
    manifest itself or the option for the date is wrong.
    """
    entries = read_manifest(manifest) if manifest is not None else {}
    day = edtf_day(published, "--published") if published else None
    said = _Said(entries, Given(published=day, outlet=outlet))
    for unit in find_units(paths, lambda: stdin or sys.stdin.buffer, _left_out(manifest)):
        if isinstance(unit, Failure):
            yield unit
        else:
            yield from _read_unit(unit, said)
    for entry in missing_files(entries):
        error = InputError("the manifest names a file that is not there", where=entry.path, next_step="correct the row")
        yield Failure(entry.path, error)


def count_sources(paths: Sequence[str | Path], *, manifest: Path | None = None) -> int | None:
    """Return how many articles and failures will come, or None where that shows only on reading (tables, archives)."""
    entries = read_manifest(manifest) if manifest is not None else {}
    total = len(missing_files(entries))
    for unit in find_units(paths, io.BytesIO, _left_out(manifest)):
        if isinstance(unit, Unit) and (unit.suffix in TABLES or unit.suffix in ARCHIVES):
            return None
        total += 1
    return total


def _left_out(manifest: Path | None) -> frozenset[str]:
    """Return the manifest's full path, so that a folder's manifest is not taken for an article."""
    return frozenset() if manifest is None else frozenset({key_of(manifest)})


def _read_unit(unit: Unit, said: _Said) -> Iterator[Article | Failure]:
    """Read one file, whatever it is; whatever goes wrong becomes a failure."""
    entry = said.manifest.get(unit.key)
    if entry is not None and entry.error is not None:
        yield Failure(unit.path, entry.error)
        return
    try:
        if unit.suffix in ARCHIVES:
            yield from _read_archive(unit, said)
        elif unit.suffix in TABLES:
            yield from _read_table(unit, said)
        elif unit.path == STDIN:
            yield from _read_stdin(unit, said)
        else:
            yield _read_text(unit, said)
    except TracktwoError as error:
        yield Failure(unit.path, error)
    except (OSError, BadZipFile, zlib.error, EOFError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or str(error)[:100] or type(error).__name__
        problem = InputError(f"it cannot be read: {reason}", where=unit.path, next_step="look at the file")
        yield Failure(unit.path, problem)


def _read_archive(unit: Unit, said: _Said) -> Iterator[Article | Failure]:
    """Read the files of an archive."""
    with unit.open() as stream:
        for inner in archive_units(unit, stream):
            if isinstance(inner, Failure):
                yield inner
            else:
                yield from _read_unit(inner, said)


def _read_table(unit: Unit, said: _Said) -> Iterator[Article | Failure]:
    """Read the rows of a table."""
    rows, media_type = TABLES[unit.suffix]
    with unit.open() as stream:
        capped = io.BufferedReader(CappedStream(stream, LARGEST_STREAM, unit.path), 1 << 16)
        some = False
        for row in rows(capped, unit.path):
            some = True
            yield _read_row(row, unit, media_type, said)
        if not some:
            raise InputError("it holds no rows", where=unit.path, next_step="leave it out")


def _read_stdin(unit: Unit, said: _Said) -> Iterator[Article | Failure]:
    """Read standard input: JSON Lines where its first line is a JSON object, else one text or page."""
    with unit.open() as stream:
        data = read_capped(stream, LARGEST_FILE, STDIN)
    held = replace(unit, open=lambda: io.BytesIO(data))
    first = data.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0].strip()
    if first.startswith(b'{"') and first.endswith(b"}"):
        rows, media_type = TABLES[".jsonl"]
        for row in rows(held.open(), STDIN):
            yield _read_row(row, unit, media_type, said)
    else:
        yield _read_text(held, said)


def _read_row(row: Row, unit: Unit, media_type: str, said: _Said) -> Article | Failure:
    """Make an article of a row."""
    path = f"{unit.path}#{row.number}"
    if row.error is not None:
        return Failure(path, row.error)
    text = column(row.cells, "text")
    try:
        if text is None:
            raise InputError("the row holds no text", where=path, next_step="leave it out, or name its column `text`")
        check_text(text, path)
        listed = fill(_manifest_given(said, f"{unit.key}#{row.number}"), _manifest_given(said, unit.key))
        given = fill(listed, given_of(row.cells, path))
    except TracktwoError as error:
        return Failure(path, error)
    return make_article(text, path=path, media_type=media_type, given=fill(given, said.options))


def _manifest_given(said: _Said, key: str) -> Given:
    """Return what the manifest says; raises the row's error where its date is wrong."""
    entry = said.manifest.get(key)
    if entry is None:
        return Given()
    if entry.error is not None:
        raise entry.error
    return entry.given


def _read_text(unit: Unit, said: _Said) -> Article:
    """Read a text, or a page, told apart by the name or the first bytes."""
    if unit.size is not None and unit.size > LARGEST_FILE:
        raise LimitError(f"it is larger than {LARGEST_FILE:,} bytes", where=unit.path, next_step="cut it into articles")
    with unit.open() as stream:
        data = read_capped(stream, LARGEST_FILE, unit.path)
    given = fill(_manifest_given(said, unit.key), said.options)
    if unit.suffix in PAGES or is_page(data):
        page = read_page(data, unit.path)
        how: PublishedHow = "given" if given.published else "metadata"
        return make_article(
            page.text, path=unit.path, media_type="text/html", given=fill(given, page.given), published_how=how
        )
    return make_article(decode_text(data, unit.path), path=unit.path, media_type="text/plain", given=given)
