"""The task of coding: which countries stand on either side of a sentence of our own."""

import pytest

from tracktwo.evaluate.coding import predict


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Norway sent its troops into Chad.", "NOR", "TCD"),
        ("Norway has agreed to lend a billion crowns to Chad.", "NOR", "TCD"),
        ("Ana Novak, the former president of Chad, condemned Norway.", "TCD", "NOR"),
        ("The mayor of Aleppo accused Norway of lying.", "SYR", "NOR"),
        ("The United Nations condemned Norway.", "IGO", "NOR"),
        ("Norway thanked the envoy of the African Union.", "NOR", "IGO"),
        ("Norway reiterated its support for the government of Chad.", "NOR", "TCD"),
    ],
)
def test_each_side_has_its_country(text: str, source: str, target: str) -> None:
    found = predict(text)
    assert found is not None
    assert source in found.source
    assert target in found.target


def test_owners_side_by_side_are_both_there() -> None:
    found = predict("Norway and Chad's foreign ministers met on Friday.")
    assert found is not None
    assert set(found.source) == {"NOR", "TCD"}


def test_a_sentence_without_a_deed_has_no_code() -> None:
    assert predict("The sea is blue.") is None
