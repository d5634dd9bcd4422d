"""A town lies in its country or region, and an army belongs to its state."""

import pytest

from tracktwo.reconcile.belonging import any_within, of_one_state, states_of
from tracktwo.types import Place


def _place(id_: str, country: str, lat: float, precision: str) -> Place:
    return Place(
        id=id_, name=id_, country=country, lat=lat, lon=34.4, precision=precision, gazetteer="own",  # type: ignore[arg-type]
        gazetteer_id=id_, radius_km={"region": 40.0, "town": 5.0, "country": 400.0}[precision],
    )  # fmt: skip


PLACES = {
    place.id: place
    for place in (
        _place("coast", "MAR", 31.4, "region"),
        _place("port", "MAR", 31.5, "town"),
        _place("hills", "MAR", 33.0, "town"),
        _place("maravia", "MAR", 32.0, "country"),
        _place("abroad", "OST", 31.4, "town"),
    )
}


@pytest.mark.parametrize(
    ("one", "two", "inside"),
    [
        ("port", "coast", True),
        ("hills", "coast", False),
        ("hills", "maravia", True),
        ("abroad", "coast", False),
        ("port", "hills", False),
        ("port", "nowhere", False),
    ],
)
def test_towns_lie_in_near_regions_and_in_their_country(one: str, two: str, inside: bool) -> None:
    assert any_within([one], [two], PLACES) is inside
    assert any_within([two], [one], PLACES) is inside


def test_an_army_is_of_its_state_and_not_of_another() -> None:
    assert of_one_state(["isr"], ["isr-military"])
    assert of_one_state(["pop:syr-kurdish-fighters"], ["syr"])
    assert not of_one_state(["isr-military"], ["isr-cabinet"])
    assert not of_one_state(["tur"], ["isr-military"])
    assert states_of(["ana-reis", "x:tom"]) == frozenset()
