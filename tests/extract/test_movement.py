"""Movements: who goes, from where, to where, who carries it out."""

import pytest

from tests.extract.war_text import names, read, terms


@pytest.mark.parametrize(
    ("text", "movement", "origin", "goal"),
    [
        ("Thousands of civilians fled Mosul for Erbil.", "fled", "Mosul", "Erbil"),
        ("Rebel fighters were evacuated from Homs to Idlib.", "evacuated", "Homs", "Idlib"),
        ("Many families returned to Aleppo.", "returned", None, "Aleppo"),
        ("The fighting displaced thousands of villagers.", "displaced", None, None),
        ("The rebels released four hostages.", "released", None, None),
        ("The evacuation of civilians from Aleppo resumed.", "evacuated", "Aleppo", None),
    ],
)
def test_who_goes_where(text: str, movement: str, origin: str | None, goal: str | None) -> None:
    reports = read(text).movements
    assert terms(reports, "movement") == [movement]
    found = reports[0].fields
    assert (found["from_place"][0].text if "from_place" in found else None) == origin
    assert (found["to_place"][0].text if "to_place" in found else None) == goal


def test_leaving_is_an_evacuation_where_one_is_spoken_of() -> None:
    text = "The evacuation began on Monday. Since then, hundreds of civilians have left Aleppo for Idlib."
    assert terms(read(text).movements, "movement") == ["evacuated"]


def test_the_carrier_is_who_lets_go() -> None:
    reports = read("The government of Syria freed dozens of prisoners.").movements
    assert len(names(reports, "carrier")) == 1


@pytest.mark.parametrize(
    "text", ["The minister returned to Paris.", "The agency released a statement.", "They exchanged views."]
)
def test_other_returns_and_releases(text: str) -> None:
    assert read(text).movements == ()


def test_nobody_is_named_by_us() -> None:
    assert read('"They have displaced us from our land," an old farmer said.').movements == ()
