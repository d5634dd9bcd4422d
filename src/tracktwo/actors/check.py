"""Checking the register: what cannot be so, before anybody relies on it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tracktwo.actors.aliases import fold
from tracktwo.actors.register import Register, ids_of_tables, load_register, offices_of
from tracktwo.actors.states import load_states
from tracktwo.actors.words import knowledge_of_sectors
from tracktwo.types import Actor, Role

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Offices that one person at a time holds; of envoys, spokesmen and commanders a body has several.
_SINGLE = frozenset(
    {"president", "prime-minister", "chancellor", "supreme-leader", "monarch", "foreign-minister", "defence-minister",
     "secretary-general", "high-representative", "vice-president", "un-ambassador"}
)  # fmt: skip


def check_register(register: Register | None = None) -> list[str]:
    """Return one sentence for each fault of the register, in its order; nothing where it holds together."""
    checked = register or load_register()
    faults: list[str] = []
    for actor in checked.actors.values():
        faults.extend(f"{actor.id}: {fault}" for fault in _faults(checked, actor))
    if register is None:
        faults.extend(twice_in(ids_of_tables()))
    return [*faults, *_shared_names(checked.actors.values()), *_overlaps(checked)]


def twice_in(ids: Iterable[str]) -> list[str]:
    """Return one sentence for each id that two rows of the tables have: the later row would hide the earlier.

    >>> twice_in(["anna-novak", "peter-kral", "anna-novak"])
    ['anna-novak: two rows have this id']
    """
    return [f"{id_}: two rows have this id" for id_, count in Counter(ids).items() if count > 1]


def _faults(register: Register, actor: Actor) -> Iterator[str]:
    """Yield what is wrong with one actor by itself."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id) and not actor.id.startswith(("x:", "pop:")):
        yield "the id is not made of lower-case words"
    if actor.country is not None and actor.country not in load_states():
        yield f"unknown country {actor.country}"
    if actor.sector is not None and actor.sector not in knowledge_of_sectors():
        yield f"unknown sector {actor.sector}"
    names = [fold(name) for name in (actor.name, *actor.aliases)]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"the name {name!r} stands twice"
    for role in actor.roles:
        for day in (role.from_, role.until):
            if day is not None and not _DAY.fullmatch(day):
                yield f"{role.title}: {day!r} is no day, month or year"
        if role.from_ and role.until and role.until < role.from_[: len(role.until)]:
            yield f"{role.title}: ends {role.until}, before it begins {role.from_}"
        if role.of not in register.actors and role.of.split("-")[0].upper() not in load_states():
            yield f"{role.title}: unknown body {role.of!r}"


def _shared_names(actors: Iterable[Actor]) -> list[str]:
    """Return the names that two actors have: a name in a text must lead to one of them."""
    owners: dict[str, list[str]] = {}
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            owners.setdefault(fold(name), []).append(actor.id)
    shared = ((name, list(dict.fromkeys(ids))) for name, ids in owners.items())
    return [f"{' and '.join(ids)} share the name {name!r}" for name, ids in shared if len(ids) > 1]


def _terms(register: Register) -> dict[tuple[str, str], list[tuple[Role, Actor]]]:
    """Return who held each office that one person holds, by the day they began."""
    found: dict[tuple[str, str], list[tuple[Role, Actor]]] = {}
    for actor in register.actors.values():
        for role in actor.roles:
            single = next((office for office in offices_of(role.title) if office in _SINGLE), None)
            if single is not None:
                key = role.title if single == "un-ambassador" else single
                found.setdefault((key, role.of), []).append((role, actor))
    return {key: sorted(terms, key=lambda term: (term[0].from_ or "", term[1].id)) for key, terms in found.items()}


def _overlaps(register: Register) -> list[str]:
    """Return the offices that two persons would have held at one time."""
    found = []
    for (office, of), terms in _terms(register).items():
        for (before, one), (after, other) in pairwise(terms):
            begins, ends = after.from_ or "", before.until or "9999"
            if begins[: len(ends)] < ends[: len(begins)]:
                found.append(f"{office} of {of}: {one.name} until {before.until}, {other.name} from {after.from_}")
    return found
