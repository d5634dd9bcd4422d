"""A case file: what a user knows of one conflict, in TOML: who stands on which side, and actors that nobody else knows.

.. code-block:: toml

    case = "Syria"

    [[side]]
    name = "opposition"
    actors = ["Free Syrian Army", "syr-rebels"]      # ids, or names of the register or of this file

    [[actor]]
    name = "Levant Front"
    kind = "armed_group"                             # as in the contract
    aliases = ["Jabhat al-Shamiya"]
    country = "SYR"
    side = "opposition"
    roles = [{title = "Commander", of = "levant-front", from = "2015", until = "2016-05"}]
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, get_args

from tracktwo.actors.aliases import slug
from tracktwo.actors.importing.brought import Brought, day_of, gathered, id_for, reversed_days, state_named
from tracktwo.actors.register import load_register
from tracktwo.actors.words import knowledge_of_sectors
from tracktwo.errors import InputError
from tracktwo.types import Actor, ActorKind, Role

_KEYS = frozenset({"case", "side", "actor"})
_MADE = re.compile(r"[a-z]{3}-[a-z-]+|pop:[a-z0-9-]+|x:[a-z0-9-]+")  # ids made by rule: syr-rebels, pop:…, x:…


def read_case(text: str, where: str) -> Brought:
    """Read a case file; an actor or a member of a side that cannot be read is a failure, and the rest goes on.

    Raises InputError where the file is no TOML, or holds none of ``side`` and ``actor``.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"it is no valid TOML: {error}", where=where, next_step="correct the file") from None
    sides, own = data.get("side", []), data.get("actor", [])
    strange = sorted(set(data) - _KEYS)
    if strange or not isinstance(sides, list) or not isinstance(own, list) or not (sides or own):
        what = f"unknown part {strange[0]!r}" if strange else "it has neither [[side]] nor [[actor]]"
        raise InputError(what, where=where, next_step="see the recipe for case files; the parts are case, side, actor")
    failures: list[InputError] = []
    actors: list[Actor] = []
    for number, entry in enumerate(own, 1):
        _take(entry, _actor, f"{where}, actor {number}", actors, failures)
    named = {name.casefold(): actor for actor in actors for name in (actor.id, actor.name, *actor.aliases)}
    for number, entry in enumerate(sides, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        members = entry.get("actors") if isinstance(entry, dict) else None
        place = f"{where}, side {number}"
        if not isinstance(name, str) or not isinstance(members, list):
            failures.append(_fault("a side needs a name and a list of actors", place))
            continue
        for member in members:
            _take((member, name, named), _member, f"{place} ({name})", actors, failures)
    return Brought(gathered(actors), tuple(failures))


def _take(entry: Any, read: Any, where: str, actors: list[Actor], failures: list[InputError]) -> None:
    """Read one piece of the file, or keep why it cannot be read."""
    try:
        actors.append(read(entry))
    except (ValueError, TypeError, AttributeError) as error:
        failures.append(_fault(str(error), where))


def _actor(entry: Mapping[str, Any]) -> Actor:
    """Make an actor of its table; raises ValueError."""
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("an actor needs a name")
    kind: ActorKind = entry.get("kind", "other")
    if kind not in get_args(ActorKind):
        raise ValueError(f"{name}: unknown kind {kind!r}; there are {', '.join(get_args(ActorKind))}")
    country = state_named(entry["country"]) if "country" in entry else None
    if "country" in entry and country is None:
        raise ValueError(f"{name}: unknown country {entry['country']!r}; write its ISO 3166-1 alpha-3 code or its name")
    sector = entry.get("sector")
    if sector is not None and sector not in knowledge_of_sectors():
        raise ValueError(f"{name}: unknown sector {sector!r}; there are {', '.join(knowledge_of_sectors())}")
    aliases = tuple(entry.get("aliases", ()))
    return Actor(
        id=entry.get("id") or id_for(name, aliases),
        name=name,
        kind=kind,
        aliases=aliases,
        country=country,
        sector=sector,
        roles=tuple(_role(name, role) for role in entry.get("roles", ())),
        side=entry.get("side"),
        how="analyst",
    )


def _role(name: str, entry: Mapping[str, Any]) -> Role:
    """Read an office of an actor; raises ValueError or TypeError."""
    title, of = entry.get("title"), entry.get("of")
    if not isinstance(title, str) or not isinstance(of, str):
        raise TypeError(f"{name}: an office needs a title and whose it is (of)")
    begins, ends = (day_of(str(entry[end])) if end in entry else None for end in ("from", "until"))
    if reversed_days(begins, ends):
        raise ValueError(f"{name}: {title} ends {ends}, before it begins {begins}")
    state = state_named(of)
    return Role(title=title, of=state.lower() if state else slug(of), from_=begins, until=ends)


def _member(entry: tuple[Any, str, Mapping[str, Actor]]) -> Actor:
    """Make an actor that stands on a side; raises ValueError where nobody is known by the name."""
    member, side, named = entry
    register = load_register()
    if not isinstance(member, str):
        raise TypeError(f"{member!r} is no name of an actor")
    own = named.get(member.casefold())
    if own is not None:
        return Actor(id=own.id, name=own.name, kind=own.kind, side=side, how="analyst")
    state = state_named(member)
    known = register.actors.get(state.lower() if state else id_for(member)) or register.actors.get(member)
    if known is not None:
        return Actor(id=known.id, name=known.name, kind=known.kind, side=side, how="analyst")
    if _MADE.fullmatch(member):
        return Actor(id=member, name=_spoken(member), kind="other", side=side, how="analyst")
    raise ValueError(f"nobody is known by the name {member!r}: add an [[actor]] of that name, or give an id")


def _spoken(id_: str) -> str:
    """Return the name of an id that is made by rule.

    >>> _spoken("syr-rebels"), _spoken("pop:western-governments")
    ('Rebels of Syria', 'Western governments')
    """
    head, _, rest = id_.rpartition(":")
    state, _, noun = rest.partition("-")
    known = load_register().actors.get(state)
    words = (rest if head or known is None else noun).replace("-", " ")
    return words[:1].upper() + words[1:] + (f" of {known.name}" if known is not None and not head else "")


def _fault(what: str, where: str) -> InputError:
    """Return a fault of one piece of the file."""
    return InputError(what, where=where, next_step="correct it and import the file again; the rest is in")
