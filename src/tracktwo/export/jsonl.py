"""``tracktwo export jsonl``: one JSON object a line, in the order of types of the contract.

Nothing in it tells when or where it was made: the same input gives the same bytes on every machine and day.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

from tracktwo import codec


def write_jsonl(rows: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """Write rows as JSON lines (UTF-8) and return how many there were."""
    number = 0
    for row in rows:
        out.write(codec.to_json(row) + b"\n")
        number += 1
    return number
