"""Four figures that are an hour and no year, and the few minutes or hours of fresh news."""

import pytest

from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.dateline import dateline_of


@pytest.mark.parametrize(
    "text", ["a bomb went off at approximately 1940 in the port", "from 1710 to 2250, the post", "at 1830 GMT"]
)
def test_an_hour_is_no_year(text: str) -> None:
    assert [e for e in find_expressions(text) if e.year is not None] == []


@pytest.mark.parametrize("text", ["from 1939 to 1945", "in 1940", "around 1990"])
def test_a_year_stays_one(text: str) -> None:
    assert next(e.year for e in find_expressions(text)) in (1939, 1940, 1990)


@pytest.mark.parametrize(
    "text", ["Lima, 9 Jan 90 (Radio Sur) -- Two men died.", "Oslo (Norway), 20 Mar 89 (NTB) -- Two men met."]
)
def test_a_dateline_may_have_a_short_year_and_its_country_in_brackets(text: str) -> None:
    line = dateline_of(text)
    assert line is not None
    assert text[line.end :].startswith("Two men")
