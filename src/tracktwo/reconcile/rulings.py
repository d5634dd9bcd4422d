"""What people's judgements say of pairs of reports: these are one thing, those are not, whatever the rules find.

On a pair the latest judgement that stands holds; ``unsure`` leaves it to the rules. Where judgements contradict each
other through third reports (A is B, B is C, but A is not C), *different* holds, and of the others those that were made
first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from types import MappingProxyType

from tracktwo.types import Judgement, ReportAt

Pair = tuple[str, str]
PAIRING = frozenset({"same", "different", "unsure"})


@dataclass(frozen=True)
class Rulings:
    """Pairs of reports judged to be one thing, in the order of judging, and pairs judged to be two; who said so."""

    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()
    who: Mapping[Pair, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def ruled(self) -> frozenset[str]:
        """Return all reports that some judgement on a pair is about."""
        return frozenset(name for pair in (*self.same, *self.different) for name in pair)

    @cached_property
    def _partners(self) -> dict[str, set[str]]:
        """Return which reports each is judged to be one thing with."""
        found: dict[str, set[str]] = {}
        for one, two in self.same:
            found.setdefault(one, set()).add(two)
            found.setdefault(two, set()).add(one)
        return found

    def partners(self, report: str) -> frozenset[str]:
        """Return the reports that a report is judged to be one thing with."""
        return frozenset(self._partners.get(report, ()))

    def bars(self, one: Iterable[str], two: Iterable[str]) -> bool:
        """Tell whether a report of one group is judged to be another thing than one of the other group."""
        if not self.different:
            return False
        left, right = (sorted(self.ruled.intersection(names)) for names in (one, two))
        return any(_pair(a, b) in self.different for a, b in product(left, right))

    def words(self, reports: Sequence[str]) -> str | None:
        """Say who joined or parted the reports of an entry; None where nobody did."""
        here = set(reports)
        joined = {self.who[pair] for pair in self.same if here.issuperset(pair)}
        parted = {self.who[pair] for pair in self.different if len(here.intersection(pair)) == 1}
        parts = [
            f"{word} by {', '.join(sorted(who))}" for word, who in (("joined", joined), ("kept apart", parted)) if who
        ]
        return "; ".join(parts) or None


def rulings_of(held: Sequence[Judgement], found: Callable[[ReportAt], str | None]) -> Rulings:
    """Return what standing judgements say of pairs; ``found`` gives the report that is meant, None where it dangles.

    Two entries that are judged to be one are joined through one report of each: each stays as its rules make it.
    """
    said: dict[Pair, Judgement] = {}
    for judgement in held:
        if judgement.act not in PAIRING:
            continue
        left = [name for at in judgement.reports if (name := found(at)) is not None]
        right = [name for at in judgement.others if (name := found(at)) is not None]
        pairs = [_pair(a, b) for a, b in product(left, right) if a != b]
        for pair in pairs:
            said.pop(pair, None)
        if judgement.act == "different":
            said.update(dict.fromkeys(pairs, judgement))
        elif judgement.act == "same" and pairs:
            said[pairs[0]] = judgement
    return Rulings(
        same=tuple(pair for pair, judgement in said.items() if judgement.act == "same"),
        different=frozenset(pair for pair, judgement in said.items() if judgement.act == "different"),
        who={pair: by_whom(judgement) for pair, judgement in said.items()},
    )


def by_whom(judgement: Judgement) -> str:
    """Name who judged, with the number in the log.

    >>> by_whom(Judgement(number=3, act="same", by="Ana", at="2026-11-28T12:00:00Z"))
    'Ana (judgement 3)'
    """
    return f"{judgement.by} (judgement {judgement.number})"


def _pair(a: str, b: str) -> Pair:
    """Put two names in order."""
    return (a, b) if a < b else (b, a)
