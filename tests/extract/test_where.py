import pytest

from tests.language.values import token, value_reading
from tracktwo.extract.where import place_of
from tracktwo.places.gazetteer import find_place


def where(text: str, word: str) -> str | None:
    reading = value_reading(text)
    value = place_of(reading, token(reading, word))
    if value is None:
        return None
    assert reading.text[value.start : value.end] == value.text
    place = find_place(value.id) if value.id else None
    return place.name if place else value.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The envoys met in Geneva on Monday.", "met", "Geneva"),
        ("Russia and Turkey held talks in Astana.", "talks", "Astana"),
        ("Russia and Turkey held talks in Astana.", "held", "Astana"),
        ("The Astana talks ended without a deal.", "talks", "Astana"),
        ("Families began leaving the Syrian city of Homs.", "leaving", "Homs"),
        ("Warplanes bombed Idlib on Friday.", "bombed", "Idlib"),
        ("Speaking at a forum in Sochi, the president praised the plan.", "Speaking", "Sochi"),
        ("The minister said in Ankara that talks would be held in Vienna.", "said", "Ankara"),
        ("The minister said in Ankara that talks would be held in Vienna.", "held", "Vienna"),
        ("Ankara said the truce had failed.", "said", None),
        ("The truce had failed.", "failed", None),
    ],
)
def test_where_it_happened(text: str, word: str, expected: str | None) -> None:
    assert where(text, word) == expected


def test_in_goes_before_from_and_to() -> None:
    assert where("Fighters from Idlib met in Ankara.", "met") == "Ankara"
