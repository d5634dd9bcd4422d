"""Places by id and by name, from tables that ship with the package (GeoNames, CC BY 4.0, and our own list).

The tables are sorted and searched where they lie, by halving: nothing is loaded, and a name costs some microseconds.
"""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

from tracktwo.places.divisions import REGION_KEY, bare_region
from tracktwo.places.folding import fold_name, sound_of
from tracktwo.places.parts import part_of
from tracktwo.places.tables import find_row
from tracktwo.types import Place

# Before the sound of a name in the table of names.
SOUND_KEY = "="
_PRECISION_RADIUS = {"point": 1.0, "town": 2.0, "district": 15.0, "region": 100.0, "country": 300.0}
# People to the square km of a built-up place, for the radius of a town of which only the population is known. Cities of
# a million then have 9 km, towns of ten thousand 1.
_PEOPLE_PER_KM2 = 4000.0
# From this many people on a town is known beyond its surroundings. Of these countries the gazetteer has villages too,
# whose names are those of persons, bodies and things more often than not.
_NOTABLE = 15_000
_VILLAGES = frozenset(("USA", "GBR", "IRL", "CAN", "AUS", "NZL"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer with what ranks it among its namesakes; ``within`` are the ids of the divisions that
    hold it, the smallest first.
    """

    place: Place
    within: tuple[str, ...]
    population: int
    capital: bool


@lru_cache(maxsize=20_000)
def find_place(identity: str) -> Place | None:
    """Return the place of an id, or None; the id may be that of a part.

    >>> find_place("geonames:163843").name, find_place("geonames:163843:north").name
    ('Syria', 'northern Syria')
    """
    gazetteer, _, number = identity.partition(":")
    number, _, side = number.partition(":")
    whole = f"{gazetteer}:{number}"
    found = _row(whole)
    if not found or _identity(number) != whole:
        return None
    place = _place(whole, found)
    return part_of(place, side) if side else place


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
    """Return the places of a name with what ranks them, sorted by id."""
    return candidates_of_key(fold_name(name))


@lru_cache(maxsize=20_000)
def candidates_of_key(key: str) -> tuple[Candidate, ...]:
    """Return the places of a folded name."""
    return tuple(_candidate(identity) for identity in _ids(key))


def divisions_named(key: str) -> tuple[Candidate, ...]:
    """Return the regions and districts of a folded name with or without its word ("idlib", "idlib province").

    >>> [c.place.name for c in divisions_named("idlib")]
    ['Idlib Governorate']
    """
    return candidates_of_key(REGION_KEY + bare_region(key))


def sounding_like(key: str) -> tuple[Candidate, ...]:
    """Return the towns whose names sound like a folded name, in the countries whose names are spelled by ear.

    >>> {c.place.name for c in sounding_like(fold_name("Hodaida"))}
    {'Hodeidah'}
    """
    sound = sound_of(key)
    return candidates_of_key(SOUND_KEY + sound) if sound else ()


@lru_cache(maxsize=50_000)
def is_known(key: str) -> bool:
    """Tell whether a folded name is in the gazetteer."""
    return find_row("names.tsv", key) is not None


@lru_cache(maxsize=20_000)
def is_notable(key: str) -> bool:
    """Tell whether a folded name is that of a place known beyond its surroundings, not only of villages.

    >>> is_notable("aleppo"), is_notable("baker")
    (True, False)
    """
    return any(
        c.population >= _NOTABLE or c.place.precision != "town" or c.place.country not in _VILLAGES
        for c in candidates_of_key(key)
    )


def _ids(key: str) -> list[str]:
    """Return the ids of a key's places."""
    row = find_row("names.tsv", key) if key else None
    return [_identity(written) for written in row[1].split(" ")] if row else []


def _identity(written: str) -> str:
    """Return the id of a place as others know it: in the tables a number is GeoNames', a word our own."""
    return f"geonames:{written}" if written.isdigit() else f"tracktwo:{written}"


def _row(identity: str) -> list[str] | None:
    """Return the row of an id."""
    return find_row("gazetteer.tsv", identity.partition(":")[2])


def _candidate(identity: str) -> Candidate:
    """Return the place of an id that the table of names has, with what ranks it."""
    found = _row(identity)
    assert found is not None, identity  # noqa: S101 - both tables are built at once, and a test compares them
    return Candidate(_place(identity, found), _within(identity), int(found[8] or 0), found[9] == "1")


@cache
def _within(identity: str) -> tuple[str, ...]:
    """Return the ids of the divisions that hold a place, the smallest first."""
    found = _row(identity)
    upper = _identity(found[4]) if found and found[4] else None
    return (upper, *_within(upper)) if upper else ()


def _place(identity: str, row: list[str]) -> Place:
    """Read one row of the table."""
    _, name, precision, country, _, lat, lon, radius, population, _ = row
    gazetteer, _, number = identity.partition(":")
    people = int(population or 0)
    by_people = math.sqrt(people / _PEOPLE_PER_KM2 / math.pi) if precision == "town" else 0.0
    return Place(
        id=identity, name=name, country=country or None, lat=float(lat), lon=float(lon), precision=precision,  # type: ignore[arg-type]
        radius_km=float(radius) if radius else round(max(_PRECISION_RADIUS[precision], by_people), 1),
        gazetteer=gazetteer, gazetteer_id=number,
    )  # fmt: skip
