"""What the register does not know: years of a state without a head, foreign or defence minister, offices without dates.

No gap is a fault: the register does not name everybody. It says where an office without a name will stay unresolved,
or resolve whatever the day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tracktwo.actors.register import Register, offices_of
from tracktwo.actors.states import load_states
from tracktwo.types import Actor, Role

# What must be known of a state, and the offices of which any one answers it.
WANTED: Mapping[str, frozenset[str]] = {
    "head of state or government": frozenset(
        {"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "leader"}
    ),
    "foreign minister": frozenset({"foreign-minister"}),
    "defence minister": frozenset({"defence-minister"}),
}
_ENDLESS = 9999


@dataclass(frozen=True, slots=True)
class Gap:
    """Years in which nobody is known to hold an office of a state."""

    state: str
    office: str
    years: tuple[int, ...]


def office_gaps_by_year(register: Register, first: int, last: int, states: Iterable[str] = ()) -> Iterator[Gap]:
    """Yield what is missing of each state between two years, both included; of ``states`` (codes), or of all.

    A year counts as known where somebody held the office on any day of it.
    """
    known: dict[tuple[str, str], set[int]] = {}
    for actor in register.actors.values():
        for role in actor.roles:
            for office in set(offices_of(role.title)):
                known.setdefault((role.of, office), set()).update(_years(role, first, last))
    for code in sorted(states or load_states()):
        for name, offices in WANTED.items():
            found = set().union(*(known.get((code.lower(), office), set()) for office in offices))
            missing = tuple(year for year in range(first, last + 1) if year not in found)
            if missing:
                yield Gap(code, name, missing)


def undated_offices(register: Register) -> Iterator[tuple[Actor, Role]]:
    """Yield the offices of which neither beginning nor end is known: they hold on any day."""
    for actor in register.actors.values():
        yield from ((actor, role) for role in actor.roles if role.from_ is None and role.until is None)


def spans(years: Iterable[int]) -> str:
    """Return years as spans.

    >>> spans([2012, 2013, 2014, 2019])
    '2012–2014, 2019'
    """
    runs = [
        [year for _, year in run]
        for _, run in groupby(enumerate(sorted(set(years))), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _years(role: Role, first: int, last: int) -> range:
    """Return the years between two in which an office was held; without dates, all of them."""
    begins = int(role.from_[:4]) if role.from_ else 0
    ends = int(role.until[:4]) if role.until else _ENDLESS
    return range(max(begins, first), min(ends, last) + 1)
