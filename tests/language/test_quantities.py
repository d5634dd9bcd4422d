"""Numbers in words and figures: what bounds them, what they count, and that reading them takes time in proportion."""

import time
from typing import cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.language.values import anchored, counted, quantity, value_reading

from tracktwo.language.numerals import number_of, number_words
from tracktwo.language.quantities import numbers_in
from tracktwo.report.words import quantity_words
from tracktwo.types import Bound, QuantityValue


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
    "at least", "two", "to", "30", "and", "million", "dozens", "of", "people", "%", "$", ",", "half", "a", "more than",
    "1.5m", "from", "in", "≥", "nearly",
]  # fmt: skip


@given(st.integers(min_value=0, max_value=10**11))
def test_figures_read_as_themselves(number: int) -> None:
    assert number_of(f"{number:,}") == number_of(str(number)) == number


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
)
@example(["two", "to", "million"])
def test_low_is_not_above_high_and_offsets_hold(words: list[str]) -> None:
    reading = value_reading(" ".join(words))
    assert anchored(reading, reading.quantities)
    for found in reading.quantities:
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high


NUMBERS = st.integers(min_value=2, max_value=10**9)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["exact", "at_least", "more_than", "up_to", "less_than", "about"]), NUMBERS)
def test_a_rendered_number_reads_as_itself(bound: str, number: int) -> None:
    low = None if bound in ("up_to", "less_than") else number
    high = None if bound in ("at_least", "more_than") else number
    value = QuantityValue(start=0, end=1, text="x", low=low, high=high, bound=cast("Bound", bound))
    found = quantity(f"They counted {quantity_words(value)} people.")
    assert (found.low, found.high, found.bound) == (low, high, bound)


@settings(max_examples=40, deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_rendered_range_reads_as_itself(one: int, other: int) -> None:
    low, high = sorted((one, one + other))
    value = QuantityValue(start=0, end=1, text="x", low=low, high=high, bound="range")
    found = quantity(f"They counted {quantity_words(value)} people.")
    assert (found.low, found.high, found.bound) == (low, high, "range")


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_in_words_reads_as_itself(number: int) -> None:
    assert number_of(spelled(number)) == number


@settings(max_examples=60, deadline=None)
@given(hedged=st.sampled_from([(b, h) for b, hs in number_words()["hedges"].items() for h in hs]), number=NUMBERS)
def test_every_hedge_bounds_the_number_behind_it(hedged: tuple[str, str], number: int) -> None:
    bound, hedge = hedged
    found = quantity(f"They counted {hedge} {number:,} people.")
    assert found.bound == ("about" if bound == "nearly" else bound)
    assert (found.low, found.high) == (
        None if bound in ("up_to", "less_than") else number,
        None if bound in ("at_least", "more_than") else number,
    )
    assert found.text == f"{hedge} {number:,}"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("At least three-quarters of a million people fled.", 750_000, None),
        ("Some 10-15,000 people fled.", 10_000, 15_000),
        ("The toll of 40 or 50 people shocked them.", 40, 50),
        ("From 20 to 30 people died.", 20, 30),
        ("One in five people fled.", 20, 20),
        ("Two out of every three people fled.", 66.6667, 66.6667),
    ],
)
def test_fractions_and_shared_magnitudes(text: str, low: float, high: float | None) -> None:
    found = quantity(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["The toll rose from 40 to 54.", "The toll was revised down from 60 to 54."])
def test_a_change_is_two_numbers_and_no_range(text: str) -> None:
    found = value_reading(text).quantities
    assert [q.bound for q in found] == ["exact", "exact"]
    assert found[-1].low == 54


def test_ages_and_years_are_no_counts() -> None:
    found = value_reading("In 2014, 2,200 people died; Omar Haddad, 65, was one, and two boys aged 12 were.").quantities
    assert [(q.low, q.unit) for q in found if q.unit != "age"] == [(2200, None), (2, None)]


@pytest.mark.parametrize(
    "piece",
    [
        "five men, at least 20 women and more than a million of 30 to 40 people, ",
        "from 2 to 1, ",
        "at least more than about ",
        "a hundred and two thousand and ",
        "1 000 000 ",
        "one in two in three ",
        "half a quarter of a third of a ",
    ],
)
def test_doubling_a_text_at_most_doubles_the_time(piece: str) -> None:
    def took(size: int) -> float:
        text = piece * size
        start = time.perf_counter()
        for _ in numbers_in(text, 0, len(text)):
            pass
        return time.perf_counter() - start

    took(10)
    small, large = min(took(200) for _ in range(3)), min(took(800) for _ in range(3))
    assert large < 12 * small + 0.1  # four times the text: linear is four, square would be sixteen


def spelled(number: int) -> str:
    """Write a number below a million in words."""
    words = number_words()
    ones: dict[int, str] = {v: k for k, v in words["ones"].items()}
    tens: dict[int, str] = {v: k for k, v in words["tens"].items()}
    if number >= 1000:
        rest = number % 1000
        return spelled(number // 1000) + " thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ones[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number in ones:
        return ones[number]
    return tens[number // 10 * 10] + (f"-{ones[number % 10]}" if number % 10 else "")
