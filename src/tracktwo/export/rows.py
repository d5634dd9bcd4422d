"""The rows of the contract, in its order of types, each type in order of id."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from tracktwo.actors.register import load_register
from tracktwo.codec import to_plain
from tracktwo.pipeline import versions
from tracktwo.places.gazetteer import find_place
from tracktwo.store.contract import Store
from tracktwo.types import Actor, ActorValue, Place, PlaceValue, Report, Role

CONTRACT = 1


def export_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield every row of an export. Nothing in them tells when or where they were made."""
    counts = store.counts()
    yield {
        "type": "record",
        "contract": CONTRACT,
        "tracktwo": version("tracktwo"),
        "steps": versions(),
        **{name: counts[name] for name in ("articles", "reports", "entries")},
    }
    yield from _rows("article", store.articles())
    yield from _rows("actor", used_actors(store).values())
    yield from _rows("place", used_places(store).values())
    yield from _rows("report", store.reports())
    yield from _rows("entry", store.entries())
    yield from _rows("family", store.families())


def used_actors(store: Store) -> dict[str, Actor]:
    """Return the actors that reports name, in order of id; what several articles say of one actor is put together."""
    wanted = {id_ for report in store.reports() for id_ in _actor_ids(report)}
    register = load_register()
    found: dict[str, Actor] = {}
    for _, actor in store.actors():
        found[actor.id] = _together(found[actor.id], actor) if actor.id in found else actor
    for id_ in wanted:
        known = register.actors.get(id_)
        if known is not None:
            found[id_] = known
    return {id_: found[id_] for id_ in sorted(wanted & set(found))}


def used_places(store: Store) -> dict[str, Place]:
    """Return the places that reports name, in order of id."""
    wanted = sorted(
        {
            value.id
            for report in store.reports()
            for values in report.fields.values()
            for value in values
            if isinstance(value, PlaceValue) and value.id
        }
    )
    return {id_: place for id_ in wanted if (place := find_place(id_)) is not None}


def _rows(type_: str, records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Turn records into rows that name their type first."""
    for record in records:
        yield {"type": type_, **to_plain(record)}


def _actor_ids(report: Report) -> Iterator[str]:
    """Yield the ids of the actors that a report names, in its fields and its attribution."""
    for values in report.fields.values():
        yield from (value.id for value in values if isinstance(value, ActorValue) and value.id)
    yield from (link.actor for link in report.attribution if link.actor)


def _together(one: Actor, other: Actor) -> Actor:
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
