"""A stream that ends with an error rather than giving more bytes than allowed."""

import io
from collections.abc import Callable
from typing import BinaryIO

from tracktwo.errors import LimitError


class CappedStream(io.RawIOBase):
    """A readable stream over another; raises LimitError once more than ``most`` bytes were read.

    ``spend`` is told of every chunk, so that several streams can share one allowance.
    """

    def __init__(self, inner: BinaryIO, most: int, where: str, spend: Callable[[int], None] | None = None) -> None:
        """Wrap ``inner``, which is closed together with this stream."""
        super().__init__()
        self._inner = inner
        self._left = most
        self._most = most
        self._where = where
        self._spend = spend

    def readable(self) -> bool:
        """Return True: it is for reading only."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Read into a buffer what the inner stream gives."""
        chunk = self._inner.read(len(buffer))
        self._left -= len(chunk)
        if self._spend is not None:
            self._spend(len(chunk))
        if self._left < 0:
            raise LimitError(
                f"it holds more than {self._most:,} bytes", where=self._where, next_step="cut it into smaller files"
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close this stream and the inner one."""
        if not self.closed:
            self._inner.close()
        super().close()


def read_capped(stream: BinaryIO, most: int, where: str) -> bytes:
    """Read a stream to its end; raises LimitError where it holds more than ``most`` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise LimitError(
            f"it is larger than {most:,} bytes", where=where, next_step="cut it into smaller files, or leave it out"
        )
    return data
