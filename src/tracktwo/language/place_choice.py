"""Which of its namesakes a place name means: by what the article names beside it, by population, by class."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.language.place_words import seats_of_talks
from tracktwo.places.gazetteer import Candidate

# Weights in orders of magnitude of population: a namesake in a country that the article names is worth a town a
# thousand times larger elsewhere. Set by eye on development articles, and held there.
COUNTRY, OWN, CAPITAL, REGION = 7.0, 4.5, 2.5, 3.5
NAMED_COUNTRY, NAMED_STATE, BEHIND = 4.0, 3.0, 8.0
# Named in news from anywhere, so that its naming tells little of where a town lies.
_EVERYWHERE = ("USA",)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article names: how often each country (alpha-3) and each of the United States."""

    countries: Counter[str]
    states: Counter[str]


def surroundings(certain: Iterable[Candidate], adjectives: Iterable[str]) -> Surroundings:
    """Gather the countries and states of an article from places that have no namesakes and from adjectives."""
    countries: Counter[str] = Counter(adjectives)
    states: Counter[str] = Counter()
    for candidate in certain:
        if candidate.place.country:
            countries[candidate.place.country] += 1
        if candidate.state:
            states[candidate.state] += 1
    return Surroundings(countries, states)


def score(candidate: Candidate, around: Surroundings, behind: Sequence[Candidate] = ()) -> float:
    """Weigh one namesake; ``behind`` are the readings of the name after the comma ("Paris, Texas")."""
    place = candidate.place
    total = math.log10(candidate.population + 10)
    match place.precision:
        case "country":
            total = COUNTRY + 3.0
        case "region" | "district" if place.gazetteer == "tracktwo":
            total += OWN
        case "region":
            total += REGION - 2.0
        case _ if place.gazetteer == "tracktwo":
            total += OWN
        case _:
            total += CAPITAL if candidate.capital or place.id in seats_of_talks() else 0.0
    if place.country:
        share = around.countries[place.country] / (sum(around.countries.values()) or 1)
        total += (NAMED_COUNTRY / 2 if place.country in _EVERYWHERE else NAMED_COUNTRY) * math.sqrt(share)
    if candidate.state:
        total += NAMED_STATE * math.sqrt(around.states[candidate.state] / (sum(around.countries.values()) or 1))
    for other in behind:
        if other.place.precision == "country" and other.place.country == place.country and other.place.id != place.id:
            total += BEHIND
        if (
            other.place.precision == "region"
            and other.state
            and other.state == candidate.state
            and candidate.place.precision == "town"
        ):
            total += BEHIND
    return total


def choose(readings: Sequence[Candidate], around: Surroundings, behind: Sequence[Candidate] = ()) -> Candidate | None:
    """Return the likeliest reading; of equals the first by id."""
    return min(readings, key=lambda c: (-score(c, around, behind), c.place.id), default=None)
