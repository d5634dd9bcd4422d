"""Tables of actors and their offices, in the shape that Wikidata's query service gives: CSV, one office a row.

Columns, in any order, others are ignored: ``itemLabel`` (the name; the only one that must be there), ``item``
(Wikidata's number or address: rows with the same one are one actor), ``itemAltLabel`` (other names, parted by ``|``
or ``, ``), ``kind`` (person if it is not given), ``country`` (ISO 3166-1 alpha-3, or a name), ``positionLabel``
("President of Ukraine"), ``ofLabel`` (whose office it is, where the position does not say), ``start`` and ``end`` (a
day, month or year; a time of day behind it does not count).
"""

import csv
import io
import re
from collections.abc import Mapping
from typing import get_args

from tracktwo.actors.importing.brought import Brought, day_of, gathered, id_for, reversed_days, state_named
from tracktwo.actors.register import load_register, offices_of
from tracktwo.errors import InputError
from tracktwo.types import Actor, ActorKind, Role

NAME = "itemLabel"
COLUMNS = (NAME, "item", "itemAltLabel", "kind", "country", "positionLabel", "ofLabel", "start", "end")
_KINDS: Mapping[str, ActorKind] = {"": "person", "human": "person", **{kind: kind for kind in get_args(ActorKind)}}
_NUMBER = re.compile(r"Q\d+")
_OF = re.compile(r"(?P<title>.+?) (?:of|for|to) (?:the )?(?P<of>.+)")


def read_table(text: str, where: str) -> Brought:
    """Read a table; a row that cannot be read is a failure, and the rest goes on.

    Raises InputError where the table has no column of names.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if NAME not in (rows.fieldnames or ()):
        raise InputError(
            f"the table has no column {NAME}", where=where, next_step=f"give it a header with {', '.join(COLUMNS)}"
        )
    failures: list[InputError] = []
    ids: dict[str, str] = {}
    actors = []
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        try:
            actors.append(_actor(cells, ids))
        except ValueError as error:
            next_step = "correct the row; the rest is in"
            failures.append(InputError(str(error), where=f"{where}, line {rows.line_num}", next_step=next_step))
    return Brought(gathered(actors), tuple(failures))


def _actor(cells: Mapping[str, str], ids: dict[str, str]) -> Actor:
    """Make an actor of one row; raises ValueError. ``ids`` keeps which actor each item is."""
    name = cells[NAME]
    if not name or _NUMBER.fullmatch(name):
        raise ValueError("the row has no name" if not name else f"{name} has no name in this language")
    kind = _KINDS.get(cells["kind"].lower())
    if kind is None:
        raise ValueError(f"unknown kind {cells['kind']!r}; there are {', '.join(get_args(ActorKind))}")
    country = state_named(cells["country"]) if cells["country"] else None
    if cells["country"] and country is None:
        raise ValueError(f"unknown country {cells['country']!r}")
    others = [other.strip() for other in re.split(r"\||, ", cells["itemAltLabel"]) if other.strip()]
    item = cells["item"].rsplit("/", 1)[-1] or name
    id_ = ids.setdefault(item, id_for(name, others))
    known = load_register().actors.get(id_)
    roles = (_role(cells, country),) if cells["positionLabel"] else ()
    return Actor(
        id=id_,
        name=known.name if known else name,
        kind=known.kind if known else kind,
        aliases=tuple(other for other in dict.fromkeys((name, *others)) if other != (known.name if known else name)),
        country=country,
        sector="GOV" if roles and not known else None,
        roles=roles,
        how="analyst",
    )


def _role(cells: Mapping[str, str], country: str | None) -> Role:
    """Read an office; raises ValueError where its time cannot be, or nobody knows whose office it is."""
    title, of = office_in(cells["positionLabel"])
    of = _owner(cells["ofLabel"]) if cells["ofLabel"] else of or (country.lower() if country else None)
    if of is None:
        raise ValueError(f"whose office {cells['positionLabel']!r} is, is not told: fill in ofLabel or country")
    begins, ends = (day_of(cells[end]) if cells[end] else None for end in ("start", "end"))
    if reversed_days(begins, ends):
        raise ValueError(f"{cells['positionLabel']} ends {ends}, before it begins {begins}")
    return Role(title=title, of=of, from_=begins, until=ends)


def office_in(position: str) -> tuple[str, str | None]:
    """Return the title that a position names, and the id of whose office it is, where it says so.

    >>> office_in("President of Ukraine"), office_in("United States Secretary of State")
    (('President', 'ukr'), ('Secretary of State', 'usa'))
    """
    words = position.split()
    for length in range(len(words) - 1, 0, -1):
        front, rest = " ".join(words[:length]), " ".join(words[length:])
        if offices_of(rest) and (state := state_named(front)) is not None:
            return rest[:1].upper() + rest[1:], state.lower()
    behind = position
    while (found := _OF.search(behind)) is not None:
        owner = _known_owner(found["of"])
        if owner is not None:
            return position[: len(position) - len(behind)] + found["title"], owner
        behind = behind[found.start("of") :]
    return position, None


def _owner(name: str) -> str:
    """Return the id of whom an office belongs to; raises ValueError where nobody is known by that name."""
    found = _known_owner(name)
    if found is None:
        raise ValueError(f"unknown body {name!r}: name a state or a body of the register, by name or id")
    return found


def _known_owner(name: str) -> str | None:
    """Return the id of a state or body, by its id or one of its names."""
    state = state_named(name)
    if state is not None:
        return state.lower()
    id_ = id_for(name)
    return id_ if id_ in load_register().actors else None
