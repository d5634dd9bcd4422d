"""``tracktwo export jsonl``: one JSON object a line, in the order of types of the contract.

Nothing in it tells when or where it was made: the same input gives the same bytes on every machine and day.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tracktwo.codec import to_json


def jsonl_lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Yield rows as lines of JSON (UTF-8), each with its line end.

    >>> [line.strip() for line in jsonl_lines([{"type": "record"}])]
    [b'{"type":"record"}']
    """
    for row in rows:
        yield to_json(row) + b"\n"
