"""Places by id and by name, from a table that ships with the package (GeoNames, CC BY 4.0, and our own list)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tracktwo.places.folding import fold_name
from tracktwo.types import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer with what ranks it among its namesakes; ``state`` is set in the United States only."""

    place: Place
    state: str
    population: int
    capital: bool


def find_place(identity: str) -> Place | None:
    """Return the place of an id, or None.

    >>> find_place("geonames:163843").name
    'Syria'
    """
    line = _by_id().get(identity)
    return _candidate(line).place if line else None


def places_named(name: str) -> tuple[Place, ...]:
    """Return the places of a name in any known spelling: countries first, then by population.

    >>> [place.country for place in places_named("Hodeidah")]
    ['YEM']
    """
    found = sorted(
        candidates(name), key=lambda c: (c.place.precision != "country", -c.population, not c.capital, c.place.id)
    )
    return tuple(candidate.place for candidate in found)


def candidates(name: str) -> tuple[Candidate, ...]:
    """Return the places of a name with what ranks them, in the order of the table."""
    return candidates_of_key(fold_name(name))


@cache
def candidates_of_key(key: str) -> tuple[Candidate, ...]:
    """Return the places of a folded name."""
    return tuple(_candidate(line) for line in _by_key().get(key, ()))


def is_known(key: str) -> bool:
    """Tell whether a folded name is in the gazetteer."""
    return key in _by_key()


def _candidate(line: str) -> Candidate:
    """Read one row of the table."""
    identity, name, precision, country, state, lat, lon, population, capital, _ = line.split("\t")
    gazetteer, _, number = identity.partition(":")
    place = Place(
        id=identity, name=name, country=country or None, lat=float(lat), lon=float(lon), precision=precision,  # type: ignore[arg-type]
        gazetteer=gazetteer, gazetteer_id=number,
    )  # fmt: skip
    return Candidate(place, state, int(population), capital == "1")


def _lines() -> Iterator[str]:
    """Yield the rows of the table."""
    text = resources.files("tracktwo.places").joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def _by_key() -> dict[str, list[str]]:
    """Return the rows by the folded names of their places; rows are read no further until asked for."""
    index: dict[str, list[str]] = {}
    for line in _lines():
        for key in line.rpartition("\t")[2].split("|"):
            index.setdefault(key, []).append(line)
    return index


@cache
def _by_id() -> dict[str, str]:
    """Return the rows by id."""
    return {line.partition("\t")[0]: line for line in _lines()}
