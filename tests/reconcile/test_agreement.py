"""Verdicts: what agrees, what can both be true, what cannot."""

from dataclasses import replace

import pytest

from tests.making import place
from tests.reconcile.making import day, number, report, span, term, where, who
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile.agreement import accounts, compatible
from tracktwo.types import DateValue, QuantityValue, Report, Status, Value

PAPERS = ("p1", "p2", "p3")
ORIGINS = {"p1": "wire", "p2": "wire", "p3": "own"}
PLACES = {
    "kazan": place("kazan", "K", "KAZ", "country"),
    "town": place("town", "T", "KAZ", "town"),
    "city": place("city", "C", "KAZ", "town"),
}


def _verdict(name: str, *values: Value | list[Value], kind: str = "contact") -> str:
    reports = [
        report(kind, of, **{name: value})  # type: ignore[arg-type]
        for of, value in zip(PAPERS, values, strict=False)
    ]
    return accounts(load_ontology().kinds[kind], reports, ORIGINS, PLACES)[name].verdict


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        (day("2016-12-14"), day("2016-12-14"), "agree"),
        (day("2016-12-14"), day("2016-12-15"), "differ"),
        (day("2016-12"), day("2016-12-14"), "compatible"),
        (day("2016-12-14", 3), day("2016-12-16"), "compatible"),
        (day("2016-12"), day("2017-01-02"), "differ"),
    ],
)
def test_dates(one: DateValue, two: DateValue, verdict: str) -> None:
    assert _verdict("date", one, two) == verdict


def test_a_day_that_was_inferred_may_be_one_off_from_a_date_but_not_from_another_that_is_counted() -> None:
    days = ("2016-12-15", "2016-12-14")
    thursday, day_before = (replace(day(d), how="inferred", relative_to="2016-12-16") for d in days)
    assert _verdict("date", thursday, day_before) == "differ"
    assert _verdict("date", replace(thursday, relative_to="2016-12-17"), day_before) == "differ"
    assert _verdict("date", thursday, day("2016-12-14")) == "compatible"
    assert _verdict("date", thursday, day("2016-12-13")) == "differ"


def test_last_week_takes_in_the_weekend_before_it() -> None:
    week = replace(day("2013-09-02", 7), edtf="2013-W36", text="Last week", how="inferred", relative_to="2013-09-09")
    assert _verdict("date", week, replace(day("2013-08-31"), how="inferred", relative_to="2013-09-09")) == "compatible"
    assert _verdict("date", week, day("2013-08-30")) == "differ"


def test_last_week_said_on_a_sunday_can_be_the_week_that_ends() -> None:
    week = replace(day("2012-11-12", 7), edtf="2012-W46", text="last week", how="inferred", relative_to="2012-11-25")
    assert _verdict("date", week, day("2012-11-21")) == "compatible"
    assert _verdict("date", replace(week, relative_to="2012-11-24"), day("2012-11-21")) == "differ"


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        (("happened", "ongoing"), "differ"),
        (("planned", "happened"), "compatible"),
        (("proposed", "planned"), "compatible"),
        (("planned", "planned"), "differ"),
    ],
)
def test_days_of_plans_proposals_and_deeds_answer_other_questions(
    statuses: tuple[Status, Status], verdict: str
) -> None:
    days = ("2012-11-20", "2012-11-21")
    reports = [
        report("ceasefire", paper, status=status, date=day(told))
        for paper, status, told in zip(PAPERS, statuses, days, strict=False)
    ]
    assert accounts(load_ontology().kinds["ceasefire"], reports, ORIGINS, PLACES)["date"].verdict == verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("late on Tuesday", "before dawn on Wednesday", "compatible"),
        ("Tuesday night", "Wednesday", "compatible"),
        ("Tuesday", "early Wednesday", "compatible"),
        ("Tuesday", "Wednesday", "differ"),
        ("Tuesday morning", "Wednesday morning", "differ"),
    ],
)
def test_days_of_one_night_do_not_differ(first: str, second: str, verdict: str) -> None:
    tuesday, wednesday = (
        replace(day(d), text=text, how="inferred", relative_to="2016-12-16")
        for d, text in (("2016-12-13", first), ("2016-12-14", second))
    )
    assert _verdict("date", tuesday, wednesday) == verdict


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        (number(7500, bound="at_least"), number(8000, bound="about"), True),
        (number(7500, bound="at_least"), number(20_000, bound="about"), False),
        (number(250_000, bound="more_than"), number(470_000, bound="more_than"), False),
        (number(250_000, bound="more_than"), number(250_000, bound="about"), True),
        (number(None, 9000, bound="up_to"), number(7500, bound="exact"), True),
        (number(None, 9000, bound="up_to"), number(9500, bound="exact"), False),
        (number(12), number(15), False),
    ],
)
def test_quantities(one: QuantityValue, two: QuantityValue, both: bool) -> None:
    assert compatible(one, two, {}) is both
    assert compatible(two, one, {}) is both


def test_a_country_and_a_town_in_it_are_compatible_two_towns_are_not() -> None:
    assert _verdict("place", where("Kazan"), where("Town")) == "compatible"
    assert _verdict("place", where("City"), where("Town")) == "differ"


def test_a_longer_list_is_compatible_another_is_not() -> None:
    assert _verdict("parties", who("Ana", "Tom"), who("Ana", "Tom", "Bo")) == "compatible"  # type: ignore[arg-type]
    assert _verdict("parties", who("Ana", "Tom"), who("Ana", "Bo"), kind="agreement") == "differ"  # type: ignore[arg-type]
    assert _verdict("parties", who("Ana", "Tom"), who("Tom", "Ana")) == "agree"  # type: ignore[arg-type]


def test_other_terms_differ_other_words_do_not() -> None:
    assert _verdict("channel", term("phone"), term("visit")) == "differ"
    assert _verdict("topic", span("the harbour road"), span("prisoners")) == "compatible"
    assert _verdict("topic", span("release of 214 men"), span("release of 241 men")) == "differ"
    assert _verdict("topic", span("release of 214 men"), span("release of more than 200 men")) == "compatible"
    assert _verdict("topic", span("release of 214 men"), span("release of more than 100 men")) == "differ"


def test_one_report_is_single() -> None:
    assert _verdict("date", day("2016-12-14")) == "single"


def test_groups_count_origins_not_carriers() -> None:
    reports: list[Report] = [
        report("contact", of, date=day(on)) for of, on in zip(PAPERS, ["2016-12-14"] * 2 + ["2016-12-15"], strict=True)
    ]
    account = accounts(load_ontology().kinds["contact"], reports, ORIGINS, {})["date"]
    assert [(len(group.reports), group.origins) for group in account.groups] == [(2, 1), (1, 1)]


def test_who_was_killed_beside_somebody_named_is_not_set_against_all_who_were() -> None:
    beside = report("figure", "p1", value=number(3), count=term("more"), population=who("Maravians"))
    whole = report("figure", "p2", value=number(4), population=who("Maravians"))
    rival = report("figure", "p3", value=number(6), population=who("Maravians"))
    kind = load_ontology().kinds["figure"]
    assert accounts(kind, [beside, whole], ORIGINS, {})["value"].verdict == "compatible"
    assert accounts(kind, [beside, whole, rival], ORIGINS, {})["value"].verdict == "differ"


def test_civilians_are_not_set_against_people() -> None:
    civilians = report("figure", "p1", value=number(4), population=who("civilians"))
    people = report("figure", "p2", value=number(5), population=who("people"))
    assert accounts(load_ontology().kinds["figure"], [civilians, people], ORIGINS, {})["value"].verdict == "compatible"
