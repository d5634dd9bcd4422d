"""Day and place of a deed whose own words leave them open: taken from elsewhere, with a reason, or not at all."""

from tests.extract.war_text import read
from tracktwo.types import Report, Value


def _value(report: Report, field: str) -> Value | None:
    return next(iter(report.fields.get(field, ())), None)


def test_a_deed_without_a_place_has_the_country_of_the_dateline() -> None:
    text = "LIMA, Dec 15 (Reuters) - Gunmen killed two judges on Thursday, police said. Troops went to Cuzco."
    report = read(text).attacks[0]
    place = _value(report, "place")
    assert place is not None
    assert (place.text, place.how) == ("LIMA", "inferred")
    assert "dateline" in (place.why or "")


def test_who_is_of_another_nation_need_not_be_killed_in_the_land_of_the_dateline() -> None:
    text = "LIMA, Dec 15 (Reuters) - Gunmen killed a Norwegian minister on Thursday, the foreign ministry said."
    assert all(_value(report, "place") is None for report in read(text).attacks)


def test_the_only_day_of_the_sentence_is_that_of_the_deed() -> None:
    text = "Two guards were killed and three hurt on Thursday when a car bomb exploded outside a bank in Mosul."
    report = read(text).attacks[0]
    assert getattr(_value(report, "date"), "edtf", None) == "2016-12-15"


def test_the_blast_takes_up_the_deed_before() -> None:
    text = (
        "A car bomb exploded outside a bank in Mosul on Thursday. Officials arrived within an hour. "
        "The blast killed six policemen, a doctor said."
    )
    later = read(text).attacks[-1]
    place = _value(later, "place")
    assert place is not None
    assert (place.text, place.how) == ("Mosul", "carried_over")


def test_what_is_only_planned_is_given_no_place() -> None:
    text = "LIMA, Dec 15 (Reuters) - The rebels plan to attack army posts, an officer said."
    assert all(_value(report, "place") is None for report in read(text).attacks)
