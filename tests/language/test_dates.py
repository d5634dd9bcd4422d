import csv
import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.values import SATURDAY, anchored, date, dates, layout_of, value_reading

from tracktwo.language.date_anchor import place_in_time
from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.date_placed import Setting
from tracktwo.language.dates import find_dates
from tracktwo.language.edtf import days_of, week_of
from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.language.syntax import find_syntax
from tracktwo.report.dates import english_date
from tracktwo.types import Furniture


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
        ("The president meets the envoys on 6 March and they discuss the truce.", "2017-03-06"),
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
    "piece",
    [
        "two ",
        "March 3 - ",
        "1,000 ",
        "at least ",
        "the past two ",
        "1991-95 ",
        "12/12/",
        "a ",
        "the quarter ended 3 May 2016 ",
        "3 May and 7 June 2016 and ",
        "Friday, 3 May - ",
        "two days after the vote ",
    ],
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


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Delegates met on Monday, 20 November.", "2017-11-20"),  # in 2016 that day was a Sunday
        ("Delegates met on 3 and 7 March.", "{2017-03-03,2017-03-07}"),
        ("Delegates met on 3 or 4 March.", "[2017-03-03,2017-03-04]"),
        ("Delegates met between 3 and 7 March.", "2017-03-03/2017-03-07"),
        ("Delegates met on March 3 and 7.", "{2017-03-03,2017-03-07}"),
        ("The season ran April-June 2016.", "2016-04/2016-06"),
        ("The war began in nineteen ninety-one.", "1991"),
        ("The fighting spread in mid-1996.", "1996"),
        ("They will decide by the end of the month.", "2017-03"),
        ("The deal will be closed by year-end.", "2017-12-31"),
        ("He was freed last Thanksgiving.", "2016-11-24"),
        ("The vote is due this coming Sunday.", "2017-03-19"),
        ("The truce began at 5 p.m. EST on 9 March.", "2017-03-09T17:00"),
        ("The court sat in the week of 6 March.", "2017-W10"),
        ("It recalled the Sept. 11 attacks.", "2001-09-11"),
        ("Two flights leave on Tuesday nights.", "P1W"),
        ("Earnings fell in the third quarter.", "2016-35"),
        ("It was built less than a year after the 1967 war.", "1968"),
        ("Trust was shattered during this past year.", "2016-03-18/2017-03-18"),
        ("The firm expects a loss for the fourth quarter.", "2016-36"),
    ],
)
def test_more_expressions(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The talks were led by Jan Egeland.",
        "The Marxist August Bebel wrote it.",
        "It was said on 60 Minutes.",
        "It was said on CBS This Morning.",
        "In his last week he resigned.",
        "Cases 1000, 2000 and 4000 are open.",
        "He will one day be king.",
        "Residents of the quarter fled.",
        "Three-quarters of them fled.",
        "The period was long.",
        "A source told The Daily Caller.",
        "The past four presidents failed.",
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert dates(text) == {}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In June 2014 they took the town. In August, they lost it.", "2014-08"),
        ("In 2014, rebels seized the port. In June, they gave it back.", "2014-06"),
        ("He was arrested in May 2012 and released in July.", "2012-07"),
        ("The pact was signed in December 2015 and broke down in March.", "2016-03"),
        ("The truce signed in 2015 collapsed on 3 March.", "2017-03-03"),
        ("The war began in 2011. In March, the envoys met again.", "2017-03"),
        ("They met in 2011. There was a ceremony in June that year.", "2011-06"),
        ("None was tested since September 2015 or since November of that year.", "2015-11"),
        ("They met on 3 May and 7 June 2015.", "2015-06-07"),
    ],
)
def test_the_year_that_the_words_before_set(text: str, edtf: str) -> None:
    assert value_reading(text).dates[-1].edtf == edtf


def test_dates_of_one_list_lie_on_one_side() -> None:
    assert dates("They put in more guns since January, April.") == {"January": "2017-01", "April": "2016-04"}


def test_a_year_of_the_narrative_says_from_what() -> None:
    found = value_reading("In June 2014 they took the town. In August, they lost it.").dates[-1]
    assert (found.how, found.why) == ("inferred", "the year: that of 'June 2014', told before")
    lent = value_reading("They met on 3 May and 7 June 2015.").dates[0]
    assert (lent.edtf, lent.how) == ("2015-05-03", "inferred")


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("The plan of May 2015 failed. They met on Friday, 16 December.", "2016-12-16", "that weekday"),
        (
            "A truce of 30 December 2016 failed. It is said that they met on 23 January.",
            "2017-01-23",
            "'30 December 2016'",
        ),
        ("It was the first time since March 2011. They met on 20 October.", "XXXX-10-20", "no day of publication"),
        ("They met on 20 October.", "XXXX-10-20", "no day of publication"),
    ],
)
def test_the_year_where_the_day_of_publication_is_unknown(text: str, edtf: str, why: str) -> None:
    found = value_reading(text, None).dates[-1]
    assert found.edtf == edtf
    assert why in (found.why or "")


def test_the_year_of_publication_alone_helps() -> None:
    found = date("They met on 20 October.", "2015")
    assert (found.edtf, found.how) == ("2015-10-20", "inferred")


@pytest.mark.parametrize(
    ("text", "said", "edtf"),
    [
        ("The town fell two days after the raid on Monday.", "two days after", "2017-03-15"),
        ("Friday's vote was close. Two days before the vote, riots broke out.", "Two days before", "2017-03-15"),
        ("It came a day after rebels took the bridge on 3 March.", "a day after", "2017-03-04"),
        ("They met in 1991. Two years later, they fell out.", "Two years later", "1993"),
        ("They met in 1991. That year, a truce was signed.", "That year", "1991"),
        ("Envoys arrived on Wednesday. They had met the previous Friday.", "the previous Friday", "2017-03-10"),
        ("In March 2016, 300 fled, up from 200 a year earlier.", "a year earlier", "2015-03"),
        ("Profit rose in the third quarter, from 200 a year ago.", "a year ago", "2015-35"),
        ("Profit rose in the third quarter. The latest quarter was good.", "The latest quarter", "2016-35"),
        ("Profit rose in the quarter ended Sept. 30.", "the quarter", "2016-35"),
    ],
)
def test_what_counts_from_another_time(text: str, said: str, edtf: str | None) -> None:
    assert dates(text)[said] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The attorney has scheduled a briefing Thursday.", "2017-03-23"),
        ("Protesters planned a large march in the capital on Sunday.", "2017-03-19"),
        ("Neither he nor his aides could be reached Wednesday.", "2017-03-15"),
        ("Until Thursday, they had not called him a suspect.", "2017-03-16"),
        ("The ministry has given them until Monday to leave.", "2017-03-20"),
        ("The offer had been due to expire on Friday.", "2017-03-17"),
        ("The group agreed to a truce starting Monday.", "2017-03-20"),
        ("The court heard of the July 7 bombings.", "2016-07-07"),
        ("The index stood below the record set on April 6.", "2016-04-06"),
        ("The committee will meet in public, including a hearing on Wednesday.", "2017-03-22"),
    ],
)
def test_which_way_more_clauses_look(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rebels hit the depot on Friday.", "2017-03-17"),
        ("The shells hurt the convoy Thursday.", "2017-03-16"),
        ("The price has risen by half since year-end.", "2016-12-31"),
        ("The sides have talked since Thursday.", "2017-03-16"),
        ("Two convoys would leave, with the third departing on Tuesday.", "2017-03-21"),
        ("The envoys want to get paid on Friday.", "2017-03-24"),
        ("A rally planned for Friday was cancelled.", "2017-03-17"),
        ("A vote scheduled for Monday was postponed.", "2017-03-20"),
        ("A vote scheduled for Friday will be watched.", "2017-03-24"),
        ("Talks will resume in two weeks.", "2017-04-01"),
        ("The poll will be held in six months.", "2017-09"),
        ("It was the third raid in two weeks.", "P2W"),
    ],
)
def test_which_way_still_more_clauses_look(text: str, edtf: str) -> None:
    assert date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "said", "edtf"),
    [
        ("Aid fell in the first half of 2016.", "the first half of 2016", "2016-40"),
        ("Aid fell in last year's second half.", "last year's second half", "2016-41"),
        ("Aid fell in the second half of this year.", "the second half of this year", "2017-41"),
        ("Fighting went on into the summer.", "the summer", "2016-22"),
        ("The road will be mended by the early autumn.", "the early autumn", "2017-23"),
        ("The post-2011 order did not last.", "post-2011", "2011"),
        ("He was seen the day before last Tuesday.", "the day before last Tuesday", "2017-03-13"),
        ("Such raids were common months ago.", "months ago", None),
        ("In February nine were hurt, up from 4 in the same month last year.", "the same month last year", "2016-02"),
        ("Sales rose from the corresponding period of 2015.", "the corresponding period of 2015", "2015"),
        ("Profit fell in the third quarter, from last year's quarter.", "last year's quarter", "2015-35"),
        ("In January-June 2016 it rose, from 4 a year earlier.", "a year earlier", "2015-01/2015-06"),
        ("It fell in the third quarter. In nine months it rose from 9 a year earlier.", "a year earlier", "2016"),
        ("The court spoke, most recently last October.", "last October", "2016-10"),
    ],
)
def test_periods_and_what_is_compared_with_them(text: str, said: str, edtf: str | None) -> None:
    assert dates(text)[said] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The quarter-to-quarter figures rose.",
        'He spoke on "60 Minutes".',
        "The springs of the valley dried.",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert dates(text) == {}


def test_the_day_of_the_dateline_is_the_day_of_the_report() -> None:
    text = "ANKARA, March 16 (Xinhua) -- Envoys met on Thursday. Talks resume tomorrow."
    reading = value_reading(text)
    end = text.index("Envoys")
    layout = Layout((Paragraph(end, len(text)),), (Furniture(0, end, "dateline"),))
    reading = replace(reading, layout=layout, quotes=(), dates=())
    reading = replace(reading, syntax=find_syntax(reading))
    found = {m.text: (m.edtf, m.why) for m in find_dates(reading)}
    assert found["tomorrow"] == ("2017-03-17", "counted from the day of the dateline")


def test_dates_counted_from_an_inferred_day_say_so() -> None:
    reading = value_reading("The envoys met on Tuesday.")
    reading = replace(reading, article=replace(reading.article, published_how="inferred"))
    (found,) = find_dates(reading)
    assert found.why == "counted from the day of publication, itself inferred"


_DAYS = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2049, 12, 31))


@given(_DAYS, st.sampled_from(["day", "month", "year", "week", "decade", "season", "quarter", "half", "run", "either"]))
def test_what_is_written_out_is_read_back(day: dt.date, form: str) -> None:
    later = day + dt.timedelta(days=1)
    edtf = {
        "day": str(day),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "week": week_of(day),
        "decade": f"{day.year // 10}X",
        "season": f"{day:%Y}-{21 + day.month % 4}",
        "quarter": f"{day:%Y}-{33 + day.month % 4}",
        "half": f"{day:%Y}-{40 + day.month % 2}",
        "run": f"{day}/{later}",
        "either": f"[{day},{later}]",
    }[form]
    words = english_date(edtf)
    if form == "either" and day.month != later.month:
        return  # two dates side by side are two mentions
    said = find_expressions(f"in {words}".replace("–", "-"))
    assert [place_in_time(one, Setting(spoken=None)).edtf for one in said] == [edtf]


@given(_DAYS, st.integers(0, 30))
def test_the_first_day_is_not_after_the_last(day: dt.date, length: int) -> None:
    last = day + dt.timedelta(days=length)
    for edtf in (str(day), f"{day:%Y-%m}", week_of(day), f"{day}/{last}", f"[{day},{last}]", f"{{{day},{last}}}"):
        first, end = days_of(edtf)
        assert first is not None
        assert end is not None
        assert first <= str(day) <= end


def test_placing_is_linear() -> None:
    piece = (
        "On 3 May 2016 the vote was held. Two days after the vote they met in June. That year, it rose a year earlier. "
    )

    def took(times: int) -> float:
        reading = value_reading(piece * times)
        start = time.perf_counter()
        find_dates(reading)
        return time.perf_counter() - start

    small, large = min(took(20) for _ in range(3)), min(took(80) for _ in range(3))
    assert large < 12 * small + 0.1  # four times the text; quadratic would be sixteen times
