"""What an article tells of where it plays: how much of what it names lies in each country, division and degree.

A name that can mean a single place speaks for that place's surroundings alone, one with thirty namesakes a little for
each. Nothing is compared pair by pair, so the work grows with the length of the text only.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tracktwo.places.gazetteer import Candidate

Floats = npt.NDArray[np.float64]
Weights = defaultdict[str, float]
Cells = defaultdict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the article with all that it can mean; ``weight`` grows with how often it is said."""

    key: str
    readings: tuple[Candidate, ...]
    weight: float
    first: bool = False
    capitals: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weights by country (alpha-3), by division (id), and by degree of the map; ``total`` is that of all names."""

    countries: Weights
    divisions: Weights
    cells: Cells
    total: float


def gather(names: Sequence[Named], likely: Sequence[Floats], adjectives: Iterable[str]) -> Evidence:
    """Add up where the names lie, each by how likely each of its readings is."""
    countries, divisions, cells = Weights(float), Weights(float), Cells(float)
    total = 0.0
    for code, times in sorted(Counter(adjectives).items()):
        countries[code] += math.sqrt(times)
        total += math.sqrt(times)
    for name, shares in zip(names, likely, strict=True):
        total += name.weight
        for candidate, share in zip(name.readings, shares, strict=True):
            add(candidate, name.weight * float(share), countries, divisions, cells)
    return Evidence(countries, divisions, cells, total)


def add(candidate: Candidate, weight: float, countries: Weights, divisions: Weights, cells: Cells) -> None:
    """Add the weight of one reading of a name."""
    place = candidate.place
    if place.country:
        countries[place.country] += weight
    for division in holding(candidate):
        divisions[division] += weight
    if place.precision in ("town", "point", "district"):
        cells[cell(candidate)] += weight


def holding(candidate: Candidate) -> tuple[str, ...]:
    """Return the ids of the divisions that a place lies in or is, the smallest first."""
    own = (candidate.place.id,) if candidate.place.precision in ("region", "district") else ()
    return (*own, *candidate.within)


def cell(candidate: Candidate) -> tuple[int, int]:
    """Return the degree of the map in which a place lies."""
    return math.floor(candidate.place.lat), math.floor(candidate.place.lon)


def without(evidence: Evidence, name: Named, shares: Floats) -> Evidence:
    """Return what the rest of the article tells, a name's own part taken away."""
    countries, divisions, cells = Weights(float), Weights(float), Cells(float)
    for candidate, share in zip(name.readings, shares, strict=True):
        add(candidate, name.weight * float(share), countries, divisions, cells)
    return Evidence(
        Weights(float, {c: evidence.countries[c] - countries[c] for c in countries}),
        Weights(float, {d: evidence.divisions[d] - divisions[d] for d in divisions}),
        Cells(float, {p: evidence.cells.get(p, 0.0) - cells.get(p, 0.0) for c in list(cells) for p in around(c)}),
        evidence.total - name.weight,
    )


def around(at: tuple[int, int]) -> list[tuple[int, int]]:
    """Return a degree of the map and its neighbours."""
    return [(at[0] + i, (at[1] + j + 180) % 360 - 180) for i in (-1, 0, 1) for j in (-1, 0, 1)]
