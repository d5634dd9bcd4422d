import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.values import anchored, counted, quantity, value_reading

from tracktwo.language.numerals import number_of


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("At least 30 villagers fled the valley.", 30, None, "at_least"),
        ("More than half a million people fled.", 500_000, None, "more_than"),
        ("Up to 4,500 fighters left the town.", None, 4500, "up_to"),
        ("As many as 12 soldiers died.", None, 12, "up_to"),
        ("Fewer than 200 fighters remain.", None, 200, "less_than"),
        ("Some 40,000 people remain there.", 40_000, 40_000, "about"),
        ("Nearly 40 families came back.", 40, 40, "about"),
        ("An estimated 1.5m people need aid.", 1_500_000, 1_500_000, "about"),
        ("Between 20 and 30 rebels surrendered.", 20, 30, "range"),
        ("Two to three million people were displaced.", 2_000_000, 3_000_000, "range"),
        ("Dozens of civilians were killed.", 24, 99, "order"),
        ("Tens of thousands of people marched.", 20_000, 99_999, "order"),
        ("Forty-two bodies were found.", 42, 42, "exact"),
        ("A dozen soldiers deserted.", 12, 12, "exact"),
        ("The army lost 20 or more tanks.", 20, None, "at_least"),
        ("About 100 or so shells fell.", 100, 100, "about"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, bound: str) -> None:
    found = quantity(text)
    assert (found.low, found.high, found.bound) == (low, high, bound)


def test_the_hedge_is_part_of_the_words() -> None:
    assert quantity("Aid reached at least 7,300 civilians.").text == "at least 7,300"


def test_units() -> None:
    assert quantity("Almost 70 percent of the targets were missed.").unit == "percent"
    assert quantity("Half of the town was destroyed.").unit == "percent"
    assert quantity("Donors pledged $2.5 billion.").unit == "USD"
    assert quantity("The front lies 60 kilometres away.").unit == "km"
    assert quantity("The fourth round opened.").unit == "ordinal"
    assert quantity("A 12-year-old boy was hurt.").unit == "age"


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 was adopted on 3 May 2016.",
        "The siege lasted two months.",
        "A Su-25 was shot down at 4:14 pm.",
        "One of the men spoke.",
        "Article 5 applies.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert value_reading(text).quantities == ()


def test_what_is_counted() -> None:
    text = "Some 250,000 people were killed, 108 wounded and four million homeless; 150 Turkish-backed fighters left."
    assert counted(text) == {
        "Some 250,000": "people", "108": "wounded", "four million": "homeless", "150": "fighters",
    }  # fmt: skip
    assert counted("Tens of thousands of lives are at risk.") == {"Tens of thousands": "lives"}
    assert counted("Some 80 percent of the country's declared targets were hit.") == {"Some 80 percent": "targets"}


WORDS = [
    "at least",
    "two",
    "to",
    "30",
    "and",
    "million",
    "dozens",
    "of",
    "people",
    "%",
    "$",
    ",",
    "half",
    "a",
    "more than",
    "1.5m",
]


@given(st.integers(min_value=0, max_value=10**11))
def test_figures_read_as_themselves(number: int) -> None:
    assert number_of(f"{number:,}") == number_of(str(number)) == number


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "at least",
                "two",
                "to",
                "30",
                "and",
                "million",
                "dozens",
                "of",
                "people",
                "%",
                "$",
                ",",
                "half",
                "a",
                "more than",
                "1.5m",
            ]
        ),
        max_size=14,
    )
)
def test_low_is_not_above_high_and_offsets_hold(words: list[str]) -> None:
    reading = value_reading(" ".join(words))
    assert anchored(reading, reading.quantities)
    for found in reading.quantities:
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high


def test_long_texts_take_time_in_proportion() -> None:
    def took(size: int) -> float:
        text = "five men, at least 20 women and more than a million of 30 to 40 people, " * size
        start = time.perf_counter()
        list(_matches(text))
        return time.perf_counter() - start

    took(10)
    small, large = min(took(100) for _ in range(3)), min(took(400) for _ in range(3))
    assert large < 12 * small + 0.1


def _matches(text: str) -> Iterator[object]:
    from tracktwo.language.quantities import _pattern

    return _pattern().finditer(text)
