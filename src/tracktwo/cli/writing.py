"""Writing a file whole or not at all, or to stdout for ``-``."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path


def write_out(chunks: Iterable[bytes], target: Path | None) -> None:
    """Write chunks to a file that appears only when it is complete; None and ``-`` are stdout."""
    if target is None or str(target) == "-":
        out = sys.stdout.buffer
        for chunk in chunks:
            out.write(chunk)
        out.flush()
        return
    if target.exists() and not target.is_file():
        # A device or pipe is written to; replacing it by a file would break the machine it belongs to.
        with target.open("wb") as device:
            for chunk in chunks:
                device.write(chunk)
        return
    target = target.resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
