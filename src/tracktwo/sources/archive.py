"""Zip archives, read in place: nothing is unpacked to disk, and nothing is read that a bomb would hold."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from tracktwo.errors import InputError, LimitError
from tracktwo.sources.capped import CappedStream
from tracktwo.sources.failure import Failure
from tracktwo.sources.limits import FREE_RATIO_SIZE, HIGHEST_RATIO, LARGEST_ARCHIVE, MOST_ENTRIES
from tracktwo.sources.unit import Unit

ARCHIVES = frozenset({".zip"})
_END = b"PK\x05\x06"
_END_LONGEST = 65_557  # an end record and the longest comment that may follow it


def archive_units(unit: Unit, stream: BinaryIO) -> Iterator[Unit | Failure]:
    """Yield the files of an archive in order of name; hidden ones and folders are passed over.

    Raises InputError for what is no archive, or lies in one; LimitError for one with too many files. A file with an
    unsafe name, a password, or a size out of proportion to its packed size becomes a failure of its own.
    """
    if unit.depth > 0:
        raise InputError("an archive within an archive is not read", where=unit.path, next_step="unpack it first")
    _check_count(stream, unit.path)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError) as error:
        raise InputError(
            f"it is no zip archive that can be read: {str(error)[:100]}", where=unit.path, next_step="pack it again"
        ) from None
    left = [LARGEST_ARCHIVE]

    def spend(count: int) -> None:
        """Take bytes from the allowance of the whole archive."""
        left[0] -= count
        if left[0] < 0:
            raise LimitError(
                f"the archive holds more than {LARGEST_ARCHIVE:,} bytes", where=unit.path, next_step="cut it in two"
            )

    with archive:
        for info in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if info.is_dir() or _is_hidden(info.filename):
                continue
            path = f"{unit.path}/{info.filename}"
            problem = _problem(info, path)
            if problem is not None:
                yield Failure(_printable(path), problem)
            else:
                yield Unit(path, f"{unit.key}/{info.filename}", _opener(archive, info, path, spend), info.file_size, 1)


def _opener(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, spend: Callable[[int], None]
) -> Callable[[], BinaryIO]:
    """Return what opens one file of an archive: no more bytes come out than its entry declares."""

    def open_entry() -> BinaryIO:
        """Open the file for reading."""
        try:
            inner = archive.open(info)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError) as error:
            raise InputError(
                f"it cannot be unpacked: {str(error)[:100]}", where=path, next_step="unpack the archive first"
            ) from None
        return io.BufferedReader(CappedStream(inner, info.file_size, path, spend))  # type: ignore[arg-type]

    return open_entry


def _check_count(stream: BinaryIO, where: str) -> None:
    """Raise LimitError where the archive's end record counts too many files, before its directory is read."""
    stream.seek(0, io.SEEK_END)
    size = stream.tell()
    stream.seek(max(0, size - _END_LONGEST))
    tail = stream.read(_END_LONGEST)
    at = tail.rfind(_END)
    count = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    stream.seek(0)
    if count > MOST_ENTRIES or directory > MOST_ENTRIES * 1000:
        raise LimitError(
            f"the archive holds more than {MOST_ENTRIES:,} files", where=where, next_step="unpack it and add the folder"
        )


def _problem(info: zipfile.ZipInfo, path: str) -> InputError | None:
    """Return why a file of an archive is not read, or None."""
    name = info.filename
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or re.search(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:", name):
        return InputError("its name leads out of the archive", where=_printable(path), next_step="leave it out")
    if info.flag_bits & 0x1:
        return InputError("it is locked with a password", where=path, next_step="unpack it first")
    if info.file_size > FREE_RATIO_SIZE and info.file_size > HIGHEST_RATIO * max(1, info.compress_size):
        return LimitError(
            f"it unpacks to more than {HIGHEST_RATIO} times its size, as no text does",
            where=path,
            next_step="unpack it first, and look at it",
        )
    return None


def _is_hidden(name: str) -> bool:
    """Tell whether a file is the packing program's own, or hidden."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part != ".." for part in parts)


def _printable(path: str) -> str:
    """Return a path without control characters, for messages."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", path)
