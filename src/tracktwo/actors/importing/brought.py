"""What an import brings, and what every format needs: names to ids, states by any name, days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracktwo.actors.aliases import fold, slug
from tracktwo.actors.judgements import together
from tracktwo.actors.register import Register, load_register
from tracktwo.actors.states import load_states
from tracktwo.errors import InputError
from tracktwo.types import Actor

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read of a file: its actors, the rows that could not be read, and how many were left on purpose."""

    actors: tuple[Actor, ...]
    failures: tuple[InputError, ...]
    left: int = 0


def gathered(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Put together what several rows say of one actor, in order of id."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found[actor.id] = together(found[actor.id], actor) if actor.id in found else actor
    return tuple(found[id_] for id_ in sorted(found))


def id_for(name: str, others: Iterable[str] = ()) -> str:
    """Return the id of a name: of the actor that the register has by it, or by another of its names, else a new one.

    >>> id_for("VLADIMIR PUTIN"), id_for("Nobody Atall")
    ('vladimir-putin', 'nobody-atall')
    """
    known = _ids_by_name()
    found = (known[key] for one in (name, *others) if (key := _key(one)) in known)
    return next(found, slug(name))


def state_named(name: str) -> str | None:
    """Return the code of a state by its code, name, adjective or other name; None where there is none.

    >>> state_named("SYR"), state_named("Syrian Arab Republic"), state_named("British"), state_named("Utopia")
    ('SYR', 'SYR', 'GBR', None)
    """
    return name if name in load_states() else _states_by_name().get(_key(name))


def day_of(text: str) -> str:
    """Return a day, month or year as ISO; raises ValueError where it is none.

    >>> day_of("2014-06-07T00:00:00Z"), day_of("2014")
    ('2014-06-07', '2014')
    """
    found = _DAY.fullmatch(text.strip().partition("T")[0])
    if found is None:
        raise ValueError(f"{text!r} is no day, month or year")
    year, month, day = found.groups()
    date(int(year), int(month or 1), int(day or 1))
    return found.group()


def reversed_days(begins: str | None, ends: str | None) -> bool:
    """Tell a time that ends before it begins."""
    return bool(begins and ends and ends < begins[: len(ends)])


@cache
def _ids_by_name() -> dict[str, str]:
    """Return the ids of the register by every name that only one actor has."""
    owners: dict[str, set[str]] = {}
    register: Register = load_register()
    for actor in register.actors.values():
        for name in (actor.name, *actor.aliases):
            owners.setdefault(_key(name), set()).add(actor.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


@cache
def _states_by_name() -> dict[str, str]:
    """Return the codes of states by their names and adjectives."""
    return {
        _key(name): state.code
        for state in load_states().values()
        for name in (*state.adjectives, *state.aliases, state.name)
    }


def _key(name: str) -> str:
    """Return a name without accents, case and marks, to look it up by."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(name).lower()))
