"""The setting of an article: the town of its dateline, and the country where most of what it tells lies."""

import re
from collections import Counter

from tracktwo.actors.states import load_states
from tracktwo.language.reading import Reading
from tracktwo.places.gazetteer import Candidate, candidates, find_place, places_named
from tracktwo.types import PlaceValue

# What share of the places that an article names must lie in the country of its dateline, which itself counts as two.
_SHARE = 0.6
_DATELINE = 2
_FIRST = re.compile(r"\s*(?P<town>[^,(/—–]+?)\s*(?:[,(/—–:]|--|-\s|$)\s*(?P<state>[^\d(),/—–-]*)")


def town_of_dateline(reading: Reading) -> PlaceValue | None:
    """Return the place of the dateline, anchored in it; of namesakes the one in the land that the dateline or the
    article names, else the largest.
    """
    line = next((f for f in reading.layout.furniture if f.reason == "dateline"), None)
    match = _FIRST.match(reading.text, line.start, line.end) if line is not None else None
    if match is None:
        return None
    known = candidates(match["town"])
    if not known:
        return None
    lands = (
        {p.country for p in places_named(match["state"].strip()) if p.precision == "country"}
        if match["state"]
        else set()
    )
    named = countries_named(reading)
    best = max(known, key=lambda c: (c.place.country in lands, named[c.place.country or ""], *_size(c)))
    start, end = match.span("town")
    return PlaceValue(start=start, end=end, text=reading.text[start:end], id=best.place.id)


def _size(candidate: Candidate) -> tuple[bool, int, str]:
    """Rank namesakes: capitals, then by people."""
    return candidate.capital, candidate.population, candidate.place.id


def countries_named(reading: Reading) -> Counter[str]:
    """Count in which countries the places lie that an article names."""
    found = (find_place(p.place) for p in reading.places if p.place is not None)
    return Counter(place.country for place in found if place is not None and place.country)


def country_of_setting(reading: Reading) -> PlaceValue | None:
    """Return the country of the dateline where the article names mostly places in it, or none but it."""
    town = town_of_dateline(reading)
    place = find_place(town.id) if town is not None and town.id is not None else None
    if town is None or place is None or place.country is None:
        return None
    named = countries_named(reading)
    named[place.country] += _DATELINE
    country = _state(place.country)
    if country is None or named[place.country] < _SHARE * named.total():
        return None
    return PlaceValue(
        start=town.start, end=town.end, text=town.text, id=country, how="inferred",
        why="the country of the dateline, where most places of the article lie: the deed is told without a place",
    )  # fmt: skip


def country_named(reading: Reading, before: int) -> PlaceValue | None:
    """Return the country of the place named last before a character, what acts left out; None where it has none."""
    for mention in reversed([p for p in reading.places if p.end <= before and not p.metonym]):
        place = find_place(mention.place) if mention.place is not None else None
        country = _state(place.country) if place is not None and place.country else None
        if country is not None:
            return PlaceValue(start=mention.start, end=mention.end, text=mention.text, id=country)
    return None


def _state(code: str) -> str | None:
    """Return the place id of a country by its code."""
    state = load_states().get(code)
    found = places_named(state.name) if state is not None else ()
    return next((p.id for p in found if p.precision == "country" and p.country == code), None)
