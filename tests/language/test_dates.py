import csv
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.values import SATURDAY, anchored, date, dates, layout_of, value_reading

from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.dates import find_dates
from tracktwo.language.edtf import days_of
from tracktwo.language.reading import Reading


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The envoys met on Tuesday.", "2017-03-14"),
        ("The envoys met on Saturday.", "2017-03-18"),
        ("The envoys will meet on Tuesday.", "2017-03-21"),
        ("A meeting is planned for Tuesday.", "2017-03-21"),
        ("The ministry scheduled a briefing for Monday.", "2017-03-20"),
        ("The envoys arrived late Monday.", "2017-03-13"),
        ("The envoys left on 2 February.", "2017-02-02"),
        ("A conference set for 2 April will discuss aid.", "2017-04-02"),
        ("The envoys agreed to meet on 28 December.", "2017-12-28"),
        ("The pact was signed in November.", "2016-11"),
        ("The pact will be signed in November.", "2017-11"),
        ("They last met in June last year.", "2016-06"),
        ("The group was founded in the late 1990s.", "199X"),
        ("Fighting spread in the summer of 2012.", "2012-22"),
        ("The truce of January 5, 2015 collapsed.", "2015-01-05"),
        ("Delegates meet from 3 to 5 May.", "2017-05-03/2017-05-05"),
        ("Delegates met between April 28 and May 2, 2016.", "2016-04-28/2016-05-02"),
        ("Delegates met on 16/12/2016.", "2016-12-16"),
        ("The envoys met the day before yesterday.", "2017-03-16"),
        ("Shelling went on overnight.", "2017-03-17/2017-03-18"),
        ("Shelling eased last week.", "2017-W10"),
        ("He took office two years ago.", "2015"),
        ("The village was shelled in the past three days.", "2017-03-15/2017-03-18"),
        ("The war has lasted more than six years.", "P6Y"),
        ("A 72-hour truce was announced.", "PT72H"),
        ("The towns are shelled every day.", "P1D"),
    ],
)
def test_one_expression(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 was adopted.",
        "A 34-year-old teacher was hurt.",
        "The convoy left at 4:14 pm.",
        "Around 2,000 families fled.",
        "He may go and they march on.",
        "Some 1500 people were there.",
        "The Arab Spring changed the region.",
        "They want a quarter of the seats.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not dates(text)


def test_both_readings_of_an_ambiguous_numeric_date_are_kept() -> None:
    found = date("The deal dates from 3/5/2016.")
    assert (found.edtf, found.from_, found.until) == ("[2016-03-05,2016-05-03]", "2016-03-05", "2016-05-03")


def test_modifiers_and_bounds() -> None:
    early = date("The strikes began in early 2011.")
    assert (early.edtf, early.modifier, early.granularity) == ("2011", "EARLY", "year")
    nearly = date("It ended a nearly five-year conflict.")
    assert (nearly.edtf, nearly.modifier, nearly.text) == ("P5Y", "LESS_THAN", "nearly five-year")
    week = date("Earlier this week, rebels left the town.")
    assert (week.edtf, week.from_, week.until) == ("2017-W11", "2017-03-13", SATURDAY)


def test_inferred_values_say_from_what() -> None:
    found = date("The envoys met on Tuesday.")
    assert (found.relative_to, found.how) == (SATURDAY, "inferred")
    assert found.why == "counted from the day of publication"
    assert date("The pact of 5 January 2015 held.").how is None


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    weekday = date("The envoys met on Tuesday.", None)
    assert (weekday.edtf, weekday.from_, weekday.how) == (None, None, "unresolved")
    assert weekday.why
    day = date("The envoys met on October 20.", None)
    assert (day.edtf, day.from_, day.until) == ("XXXX-10-20", None, None)
    assert date("They met in May 2012.", None).edtf == "2012-05"


def test_what_counts_from_another_day() -> None:
    text = "The truce began on March 3. A week later, it was broken. The same day, talks stopped."
    assert dates(text) == {"March 3": "2017-03-03", "A week later": "2017-03-10", "The same day": "2017-03-10"}
    alone = value_reading("Nobody spoke. A week later, the truce was broken.").dates
    assert [(m.edtf, m.how) for m in alone] == [(None, "unresolved")]


def test_a_count_from_an_event_needs_evidence() -> None:
    beside = "The minister spoke on March 9, two days after rebels took the bridge."
    assert dates(beside)["two days after"] == "2017-03-09"
    bare = "Nobody would comment. The truce collapsed two days after rebels took the bridge."
    assert dates(bare) == {"two days after": None}


def test_quoted_words_count_from_the_day_of_speaking() -> None:
    text = 'The mayor gave an interview. "We buried them yesterday," she said on Wednesday.'
    found = {m.text: m for m in value_reading(text).dates}
    assert found["yesterday"].edtf == "2017-03-14"
    assert found["yesterday"].why == "counted from the day on which the words were spoken"


def test_headlines_in_the_present_are_not_ahead() -> None:
    text = "Minister visits camp Monday\n\nThe minister spoke."
    reading = value_reading(text)
    reading = replace(reading, layout=replace(layout_of(text), title=layout_of(text).paragraphs[0]))
    assert [m.edtf for m in find_dates(reading)] == ["2017-03-13"]


@pytest.mark.parametrize("word", ["Friday's ruling", "December's truce"])
def test_possessives_date_what_they_name(word: str) -> None:
    found = dates(f"The court said it would study {word}.")
    assert found in ({"Friday": "2017-03-17"}, {"December": "2016-12"})


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="0123456789 -,./'MayFridnextlsogtwk", max_size=60),
    st.sampled_from([None, "2017-03-18", "2016-02-29"]),
)
def test_first_day_is_not_after_last_and_offsets_hold(text: str, published: str | None) -> None:
    reading = value_reading(text, published)
    assert anchored(reading, reading.dates)
    for mention in reading.dates:
        assert mention.from_ is None or mention.until is None or mention.from_ <= mention.until
        assert mention.edtf is not None or mention.how == "unresolved"


@given(st.dates())
def test_iso_days_mean_themselves(day: object) -> None:
    assert days_of(str(day)) == (str(day), str(day))


def test_furniture_holds_no_dates() -> None:
    assert find_dates(Reading(article=value_reading("On Friday.").article)) == ()


@pytest.mark.parametrize(
    "piece", ["two ", "March 3 - ", "1,000 ", "at least ", "the past two ", "1991-95 ", "12/12/", "a "]
)
def test_the_grammar_is_linear(piece: str) -> None:
    def took(size: int) -> float:
        text = (piece * size)[:size]
        start = time.perf_counter()
        find_expressions(text)
        return time.perf_counter() - start

    took(1000)
    small, large = min(took(8_000) for _ in range(3)), min(took(32_000) for _ in range(3))
    assert large < 12 * small + 0.1  # four times the text; quadratic would be sixteen times


@pytest.mark.shared
def test_the_reference_expressions(shared: Path) -> None:
    with (shared / "REFERENCE" / "cases" / "dates.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = []
    for row in rows:
        found = value_reading(row["expression"], row["dateline"]).dates
        if [m.edtf for m in found] != [row["gold"]]:
            wrong.append((row["expression"], [m.edtf for m in found]))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The roads were closed from Monday to Wednesday.", "2017-03-13/2017-03-15"),
        ("The roads will be closed from Monday to Wednesday.", "2017-03-20/2017-03-22"),
        ("The roads were closed from Friday to Monday.", "2017-03-10/2017-03-13"),
        ("The siege went on between March 2011 and May 2012.", "2011-03/2012-05"),
        ("The country was occupied from 1991 to 1995.", "1991/1995"),
        ("The law was in force from October to January.", "2016-10/2017-01"),
    ],
)
def test_runs(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


def test_a_count_from_a_day_beside_it() -> None:
    found = date("The town fell two days after 3 March.")
    assert (found.edtf, found.relative_to) == ("2017-03-05", "2017-03-03")


def test_what_looks_like_a_day_and_is_a_name() -> None:
    assert dates("A USA Today poll asked them.") == {}
    assert dates("Today they met.") == {"Today": SATURDAY}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The unrest follows the raid on Thursday.", "2017-03-16"),
        ("The envoys agreed on talks starting Wednesday.", "2017-03-22"),
        ("The army extended the truce until Monday.", "2017-03-20"),
        ("The court will study Thursday's ruling.", "2017-03-16"),
    ],
)
def test_which_way_a_clause_looks(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf
