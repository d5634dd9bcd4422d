"""Whom reports name: the register, what articles say of their own actors, and what was judged, put together."""

from collections.abc import Iterable, Mapping

from tracktwo.actors.judgements import Judged, together
from tracktwo.actors.register import Register
from tracktwo.types import Actor, Role


def known_actors(
    told: Iterable[tuple[str, Actor]], judged: Judged, register: Register, *, wanted: Iterable[str] | None = None
) -> dict[str, Actor]:
    """Return actors by id, in order of id: those ``wanted``, or all that articles tell of and that were imported.

    ``told`` are the actors that articles made, each with its article's id. What several of them say of one actor is put
    together, and whoever was merged lends the others its names.
    """
    found: dict[str, Actor] = {}
    lent: dict[str, list[Actor]] = {}
    for article, actor in told:
        id_ = judged.id_of(article, actor.id)
        if id_ != actor.id:
            lent.setdefault(id_, []).append(actor)
        else:
            found[id_] = _told(found[id_], actor) if id_ in found else actor
    ids = set(wanted) if wanted is not None else {*found, *lent, *judged.actors}
    for id_, other in judged.same.items():
        if other in ids and (one := register.actors.get(id_) or judged.actors.get(id_)) is not None:
            lent.setdefault(other, []).append(one)
    whole = {id_: _whole(id_, found, lent.get(id_, []), judged, register) for id_ in sorted(ids)}
    return {id_: actor for id_, actor in whole.items() if actor is not None}


def names_of(judged: Judged, register: Register) -> Mapping[str, str]:
    """Return the names of the actors that judgements lead to, where the register or an import names them."""
    kept = {*judged.same.values(), *judged.apart.values()}
    known = ((id_, register.actors.get(id_) or judged.actors.get(id_)) for id_ in kept)
    return {id_: actor.name for id_, actor in known if actor is not None}


def _whole(
    id_: str, found: Mapping[str, Actor], lent: Iterable[Actor], judged: Judged, register: Register
) -> Actor | None:
    """Put together one actor: what the register or else articles say, then what was imported, then who was merged."""
    base = register.actors.get(id_)
    imported = judged.actors.get(id_)
    base = base or found.get(id_)
    if imported is not None:
        base = together(base, imported) if base is not None else imported
    for other in sorted(lent, key=lambda actor: (actor.id, actor.name)):
        base = _lend(base, other) if base is not None else _renamed(other, id_)
    return base


def _lend(one: Actor, other: Actor) -> Actor:
    """Give an actor the names of another that was merged into it, and its offices where it has none of its own."""
    merged = together(one, other)
    kept = one.roles or merged.roles
    return Actor(
        id=one.id, name=one.name, kind=one.kind, aliases=merged.aliases, country=one.country or other.country,
        sector=one.sector or other.sector, roles=kept, side=one.side or other.side, how=one.how,
    )  # fmt: skip


def _renamed(actor: Actor, id_: str) -> Actor:
    """Return what articles say of an actor that a split gave another id."""
    return Actor(
        id=id_, name=actor.name, kind=actor.kind, aliases=actor.aliases, country=actor.country, sector=actor.sector,
        roles=actor.roles, side=actor.side, how="analyst",
    )  # fmt: skip


def _told(one: Actor, other: Actor) -> Actor:
    """Put together what two articles say of one actor; the order of articles does not matter."""
    first, second = sorted((one, other), key=lambda actor: (-len(actor.name), actor.name, actor.kind))
    names = sorted({*one.aliases, *other.aliases, one.name, other.name} - {first.name})
    roles: tuple[Role, ...] = tuple(sorted({*one.roles, *other.roles}, key=lambda r: (r.title, r.of, r.from_ or "")))
    return Actor(
        id=first.id,
        name=first.name,
        kind=first.kind,
        aliases=tuple(names),
        country=first.country or second.country,
        sector=first.sector or second.sector,
        roles=roles,
        side=first.side or second.side,
        how=first.how,
    )
