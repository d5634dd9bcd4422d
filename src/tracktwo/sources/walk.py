"""Paths on the command line → the files they name, in an order that is the same everywhere."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tracktwo.errors import InputError
from tracktwo.sources.failure import Failure
from tracktwo.sources.manifest import is_manifest
from tracktwo.sources.unit import Unit

STDIN = "-"


def find_units(
    paths: Sequence[str | Path], stdin: Callable[[], BinaryIO], without: frozenset[str] = frozenset()
) -> Iterator[Unit | Failure]:
    """Yield the files named by paths, in the order given; folders are walked in order of name, hidden files left out.

    A file bears its name, a file of a folder its path within the folder. ``without`` holds full paths to be left out
    (the manifest); a folder's other manifests are no articles either, see ``unused_manifests``.
    """
    for given in paths:
        if str(given) == STDIN:
            yield Unit(STDIN, STDIN, stdin)
            continue
        path = Path(given)
        try:
            if path.is_dir():
                yield from _walk(path, path, without)
            else:
                yield _unit(path, path.name)
        except OSError as error:
            yield Failure(str(given), _unreadable(str(given), error))


def _walk(top: Path, folder: Path, without: frozenset[str]) -> Iterator[Unit | Failure]:
    """Yield the files below a folder; a link to a folder is not followed, since it may lead round in a circle."""
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        label = entry.relative_to(top).as_posix()
        if entry.name.startswith(".") or key_of(entry) in without or is_manifest(entry):
            continue
        if not entry.is_dir():
            yield _unit(entry, label)
        elif entry.is_symlink():
            error = InputError("links to folders are not followed", where=label, next_step="name the folder itself")
            yield Failure(label, error)
        else:
            try:
                yield from _walk(top, entry, without)
            except OSError as error:
                yield Failure(label, _unreadable(label, error))


def _unit(path: Path, label: str) -> Unit | Failure:
    """Return a file to be read, or why it is none: it is not there, or is no plain file."""
    try:
        status = path.stat()
    except OSError as error:
        return Failure(label, _unreadable(label, error))
    except ValueError:  # a name with a zero byte
        return Failure(label, InputError("it is no name of a file", where=label, next_step="correct the name"))
    if not stat.S_ISREG(status.st_mode):
        return Failure(label, InputError("it is no plain file", where=label, next_step="leave it out"))

    def open_file() -> BinaryIO:
        """Open the file for reading."""
        try:
            return path.open("rb")
        except OSError as error:
            raise _unreadable(label, error) from None

    return Unit(label, key_of(path), open_file, status.st_size)


def unused_manifests(paths: Sequence[str | Path], manifest: Path | None) -> list[Path]:
    """Return the manifests that lie in the named folders and were not given as the manifest."""
    given = frozenset() if manifest is None else frozenset({key_of(manifest)})
    folders = [Path(path) for path in paths if str(path) != STDIN and Path(path).is_dir()]
    found = [file for folder in folders for file in sorted(folder.rglob("*.csv")) if is_manifest(file)]
    return [file for file in found if key_of(file) not in given]


def key_of(path: Path) -> str:
    """Return the full path by which a manifest finds a file."""
    return Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - resolve() would follow links


def _unreadable(label: str, error: OSError) -> InputError:
    """Say why the system would not give a file."""
    if isinstance(error, FileNotFoundError):
        return InputError("there is no such file or folder", where=label, next_step="correct the path")
    if isinstance(error, PermissionError):
        return InputError("it may not be read", where=label, next_step="change its permissions")
    return InputError(f"it cannot be read: {error.strerror}", where=label, next_step="look at the file")
