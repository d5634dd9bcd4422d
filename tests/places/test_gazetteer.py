import time

from tracktwo.places import gazetteer
from tracktwo.places.folding import fold_name


def test_every_row_makes_a_place() -> None:
    rows = list(gazetteer._lines())
    assert len(rows) > 30_000
    ids = [row.partition("\t")[0] for row in rows]
    assert len(set(ids)) == len(ids)
    for row in rows[::97]:
        place = gazetteer._candidate(row).place
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.country is None or len(place.country) == 3
        assert place.precision in ("point", "town", "district", "region", "country")
        assert place.id == f"{place.gazetteer}:{place.gazetteer_id}"


def test_keys_are_folded() -> None:
    for row in list(gazetteer._lines())[::211]:
        keys = row.rpartition("\t")[2].split("|")
        assert all(key == fold_name(key) for key in keys)


def test_loading_is_quick() -> None:
    gazetteer._by_key.cache_clear()
    start = time.perf_counter()
    assert gazetteer.places_named("Aleppo")
    assert time.perf_counter() - start < 1.0  # 0.1 s on an idle machine


def test_unknown_names_and_ids() -> None:
    assert gazetteer.places_named("Karvelistan") == ()
    assert gazetteer.find_place("geonames:0") is None


def test_countries_come_first() -> None:
    assert gazetteer.places_named("Georgia")[0].precision == "country"
