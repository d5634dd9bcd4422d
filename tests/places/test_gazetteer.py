import time
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.places import gazetteer
from tracktwo.places.divisions import REGION_KEY
from tracktwo.places.folding import fold_name, sound_of
from tracktwo.places.nesting import may_hold
from tracktwo.places.parts import side_of
from tracktwo.places.tables import find_row
from tracktwo.types import Place


def rows(table: str) -> list[list[str]]:
    text = resources.files("tracktwo.places").joinpath(table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


def place(identity: str) -> Place:
    found = gazetteer.find_place(identity)
    assert found is not None
    return found


def test_every_row_makes_a_place() -> None:
    found = rows("gazetteer.tsv")
    assert len(found) > 100_000
    assert len({row[0] for row in found}) == len(found)
    for row in found[::97]:
        identity = f"geonames:{row[0]}" if row[0].isdigit() else f"tracktwo:{row[0]}"
        made = place(identity)
        assert -90 <= made.lat <= 90
        assert -180 <= made.lon <= 180
        assert made.country is None or len(made.country) == 3
        assert made.precision in ("point", "town", "district", "region", "country")
        assert 0 < made.radius_km < 10_000
        assert made.id == f"{made.gazetteer}:{made.gazetteer_id}" == identity


@pytest.mark.parametrize("table", ["gazetteer.tsv", "names.tsv"])
def test_tables_are_sorted_and_every_row_is_found(table: str) -> None:
    keys = [row[0].encode() for row in rows(table)]
    assert keys == sorted(keys)
    assert keys[0] > b"#"
    for key in [*keys[::997], keys[0], keys[-1]]:
        found = find_row(table, key.decode())
        assert found is not None
        assert found[0] == key.decode()


def test_every_name_has_its_places() -> None:
    known = {row[0] for row in rows("gazetteer.tsv")}
    for key, ids in rows("names.tsv"):
        assert set(ids.split(" ")) <= known, key


def test_keys_are_folded() -> None:
    keys = [row[0].lstrip("~=") for row in rows("names.tsv") if not row[0].startswith("=")]
    assert all(key == fold_name(key) for key in keys[::211])


def test_looking_up_is_quick() -> None:
    start = time.perf_counter()
    for number in range(2_000):
        gazetteer.is_known(f"no such place {number}")
    assert time.perf_counter() - start < 1.0  # 0.05 s on an idle machine


def test_unknown_names_and_ids() -> None:
    assert gazetteer.places_named("Karvelistan") == ()
    for identity in (
        "geonames:0",
        "tracktwo:",
        "",
        "163843",
        "geonames:163843:up",
        "tracktwo:163843",
        "geonames:donbas",
    ):
        assert gazetteer.find_place(identity) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_no_name_breaks_the_search(name: str) -> None:
    key = fold_name(name)
    assert isinstance(gazetteer.candidates(name), tuple)
    assert isinstance(gazetteer.divisions_named(key), tuple)
    assert isinstance(gazetteer.sounding_like(key), tuple)
    assert gazetteer.find_place(name) is None or ":" in name


def test_countries_come_first() -> None:
    assert gazetteer.places_named("Georgia")[0].precision == "country"


def test_a_division_by_its_bare_name() -> None:
    assert [c.place.name for c in gazetteer.divisions_named("idlib province")] == ["Idlib Governorate"]
    assert REGION_KEY + "idlib" in {row[0] for row in rows("names.tsv")}
    assert all(c.place.precision == "town" for c in gazetteer.candidates("Idlib"))


def test_a_part_lies_inside_the_whole() -> None:
    whole, part = place("geonames:163843"), place("geonames:163843:northeast")
    assert part.lat > whole.lat
    assert part.lon > whole.lon
    assert part.radius_km < whole.radius_km
    assert (part.name, part.precision, part.country) == ("northeastern Syria", "region", "SYR")
    assert side_of("North-West") == "northwest"
    assert side_of("Westminster") is None


def test_what_may_hold_what() -> None:
    syria, idlib, town = place("geonames:163843"), place("tracktwo:idlib-governorate"), place("geonames:169389")
    assert may_hold(syria, town)
    assert may_hold(town, idlib)
    assert may_hold(place("geonames:163843:north"), town)
    assert not may_hold(idlib, place("geonames:703448"))
    assert not may_hold(town, place("geonames:170063"))


def test_sounds() -> None:
    assert sound_of("al hudaydah") == sound_of("hodeida")
    assert sound_of("ab") == ""
