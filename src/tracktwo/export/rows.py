"""The rows of the contract, in its order of types, each type in order of id."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from tracktwo.actors.known import known_actors
from tracktwo.actors.register import load_register
from tracktwo.codec import to_plain
from tracktwo.pipeline import versions
from tracktwo.places.gazetteer import find_place
from tracktwo.seeing import Seen
from tracktwo.store.contract import Store
from tracktwo.types import Actor, ActorValue, Place, PlaceValue, Report

CONTRACT = 1


def export_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield every row of an export, as the judgements let it be read. Nothing tells when it was made."""
    seen = Seen(store)
    counts = seen.counted(store.counts())
    yield {
        "type": "record",
        "contract": CONTRACT,
        "tracktwo": version("tracktwo"),
        "steps": versions(),
        **{name: counts[name] for name in ("articles", "reports", "entries")},
    }
    yield from _rows("article", store.articles())
    yield from _rows("actor", used_actors(store, seen).values())
    yield from _rows("place", used_places(seen).values())
    yield from _rows("report", seen.reports())
    yield from _rows("entry", store.entries())
    yield from _rows("family", store.families())


def used_actors(store: Store, seen: Seen) -> dict[str, Actor]:
    """Return the actors that reports name, in order of id; what several articles say of one actor is put together."""
    wanted = {id_ for report in seen.reports() for id_ in actor_ids(report)}
    return known_actors(store.actors(), seen.judged, load_register(), wanted=wanted)


def used_places(seen: Seen) -> dict[str, Place]:
    """Return the places that reports name, in order of id."""
    wanted = sorted(
        {
            value.id
            for report in seen.reports()
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


def actor_ids(report: Report) -> Iterator[str]:
    """Yield the ids of the actors that a report names, in its fields and its attribution."""
    for values in report.fields.values():
        yield from (value.id for value in values if isinstance(value, ActorValue) and value.id)
    yield from (link.actor for link in report.attribution if link.actor)
