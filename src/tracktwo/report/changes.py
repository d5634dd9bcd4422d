"""Where a party changed its position on an issue: the opposite side taken on another day, each side with its passage.

Few and sure: both statements must name the issue in what is agreed or refused, on two days, and by the speaker's own
words or act; between the two nothing of the party on that issue takes a side. A change of demand is not looked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.report.positions import Position

_DAY = len("2016-12-16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A party's position on an issue that turned: ``from_`` and ``to`` are the sides, with the statements that tell."""

    party: str
    issue: str
    from_: str
    to: str
    before: Position
    after: Position


def changes(found: Sequence[Position]) -> list[Change]:
    """List the changes among positions that stand by party, issue and day."""
    return list(_changes(found))


def _changes(found: Sequence[Position]) -> Iterator[Change]:
    """Yield where a party's side on an issue is another than the last one it took, on another day."""
    last: dict[tuple[str, str], Position] = {}
    for position in found:
        if not position.stance or len(position.when) < _DAY:
            continue
        key = (position.party, position.issue)
        before = last.get(key)
        last[key] = position
        if before is None or before.stance == position.stance or before.when[:_DAY] == position.when[:_DAY]:
            continue
        yield Change(
            party=position.party, issue=position.issue, from_=before.stance, to=position.stance, before=before,
            after=position,
        )  # fmt: skip
