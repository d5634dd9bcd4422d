"""A file, or a file within an archive, that is yet to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Unit:
    """Something to read: the path that its article will bear, the key a manifest finds it by, and how to open it.

    ``size`` is in bytes, None where it is not known before reading. ``depth`` is 1 within an archive.
    """

    path: str
    key: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The end of the name, in small letters, with its dot."""
        name = self.path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" if "." in name else ""
