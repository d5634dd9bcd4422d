import pytest

from tests.language.values import token, value_reading
from tracktwo.extract.when import date_of, date_value


def when(
    text: str, word: str, published: str | None = "2017-03-18"
) -> tuple[str | None, str | None, str | None] | None:
    reading = value_reading(text, published)
    value = date_of(reading, token(reading, word))
    return (value.edtf, value.from_, value.until) if value else None


def edtf(text: str, word: str) -> str | None:
    value = when(text, word)
    return value[0] if value else None


def test_the_date_of_saying_is_not_the_date_of_what_is_said() -> None:
    text = "The envoy said on Friday that they had met in Oslo."
    assert edtf(text, "said") == "2017-03-17"
    assert edtf(text, "met") is None
    fronted = "On Friday, the radio reported that the convoys had been stopped."
    assert edtf(fronted, "reported") == "2017-03-17"
    assert edtf(fronted, "stopped") is None


def test_each_verb_has_its_own_date() -> None:
    text = "The ministers will meet on Tuesday, officials said on Friday."
    assert edtf(text, "meet") == "2017-03-21"
    assert edtf(text, "said") == "2017-03-17"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ministry prepared a round of talks set for 2 April.", "round", "2017-04-02"),
        ("The ministry prepared a round of talks set for 2 April.", "prepared", None),
        ("They broke the agreement signed in December.", "agreement", "2016-12"),
        ("They broke the agreement signed in December.", "broke", None),
        ("The talks ended on Wednesday.", "talks", "2017-03-15"),
        ("The two sides reached a deal on Wednesday.", "deal", "2017-03-15"),
        ("Monday's raid killed ten people.", "raid", "2017-03-13"),
        ("Monday's raid killed ten people.", "killed", "2017-03-13"),
        ("Families began leaving the camp today.", "leaving", "2017-03-18"),
        ("The three states agreed to hold the next meeting on 3-4 May.", "meeting", "2017-05-03/2017-05-04"),
        ("The three states agreed to hold the next meeting on 3-4 May.", "agreed", None),
        ("The leaders spoke on Monday and agreed on a truce.", "agreed", "2017-03-13"),
        ("The war has lasted six years.", "lasted", None),
        ("They are now under siege.", "are", None),
    ],
)
def test_what_a_date_belongs_to(text: str, word: str, expected: str | None) -> None:
    assert edtf(text, word) == expected


def test_open_ends() -> None:
    assert when("Families have been taken out since Thursday.", "taken") == (
        "2017-03-16/..",
        "2017-03-16",
        "2017-03-18",
    )
    assert when("The army extended the truce until Sunday.", "truce") == ("../2017-03-19", None, "2017-03-19")


def test_around_a_day_is_a_day_or_two_before_or_after() -> None:
    assert when("They agreed to meet around 28 March.", "meet") == ("2017-03-28~", "2017-03-26", "2017-03-30")
    assert edtf("They met around noon on 16 March.", "met") == "2017-03-16"


def test_the_event_that_is_counted_from() -> None:
    text = "The premier spoke on March 9, two days after rebels made a raid on the port."
    assert edtf(text, "spoke") == "2017-03-09"
    assert edtf(text, "made") == "2017-03-07"
    assert edtf(text, "raid") == "2017-03-07"


def test_an_unplaced_date_says_so() -> None:
    reading = value_reading("The envoys met on Tuesday.", None)
    value = date_of(reading, token(reading, "met"))
    assert value is not None
    assert (value.edtf, value.from_, value.until, value.how) == (None, None, None, "unresolved")
    assert value.why


def test_values_stand_where_they_say() -> None:
    reading = value_reading("They met on Tuesday and will meet again on 3 May, after two days of rest.")
    for mention in reading.dates:
        value = date_value(reading, mention)
        assert reading.text[value.start : value.end] == value.text
