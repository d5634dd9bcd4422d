"""Talks in other words: delegations, purposes, cancellations, journeys, deals and what they lay down."""

import pytest

from tests.extract.reading_of import assert_anchored, read
from tracktwo.extract.agreement import find_agreements
from tracktwo.extract.ceasefire import find_ceasefires
from tracktwo.extract.contact import find_contacts
from tracktwo.extract.round import find_rounds
from tracktwo.types import ActorValue, DateValue, Report, TermValue


def names(report: Report) -> set[str]:
    return {v.name for v in report.fields.get("parties", ()) if isinstance(v, ActorValue)}


def term(report: Report, name: str) -> str:
    value = report.fields[name][0]
    assert isinstance(value, TermValue)
    return value.term


def day(report: Report) -> str | None:
    return next((v.edtf for v in report.fields.get("date", ()) if isinstance(v, DateValue)), None)


@pytest.mark.parametrize(
    ("text", "parties", "channel", "status"),
    [
        (
            "U.S. and North Korean officials had met at Panmunjom.",
            {"United States", "North Korea"}, "meeting", "happened",
        ),
        (
            "UN envoy Martin Griffiths met with Houthi leaders in Sanaa on Sunday.",
            {"Martin Griffiths", "Houthis"}, "meeting", "happened",
        ),
        (
            "Mr. Kerry huddled for hours with Mr. Zarif. John Kerry and Mohammad Javad Zarif were tired.",
            {"John Kerry", "Mohammad Javad Zarif"}, "meeting", "happened",
        ),
        (
            "Angela Merkel's meeting in Kiev with Petro Poroshenko lasted three hours.",
            {"Angela Merkel", "Petro Poroshenko"}, "meeting", "happened",
        ),
        (
            "Hours after meeting Angela Merkel, Petro Poroshenko announced a plan for the east.",
            {"Angela Merkel", "Petro Poroshenko"}, "meeting", "happened",
        ),
        (
            "Sergei Lavrov and his French counterpart Jean-Yves Le Drian held a discussion by telephone on Monday.",
            {"Sergei Lavrov", "Jean-Yves Le Drian"}, "phone", "happened",
        ),
        (
            "Barack Obama called Benjamin Netanyahu on Tuesday to discuss the deal.",
            {"Barack Obama", "Benjamin Netanyahu"}, "phone", "happened",
        ),
        (
            "Kim Jong Un paid a visit to Chinese President Xi Jinping in Beijing on Monday.",
            {"Kim Jong-un", "Xi Jinping"}, "visit", "happened",
        ),
        ("President Francois Hollande is due to visit Israel.", {"François Hollande"}, "visit", "planned"),
        ("Mike Pompeo will travel to Ukraine on Wednesday.", {"Mike Pompeo"}, "visit", "planned"),
        (
            "President Donald Trump canceled next month's summit with Kim Jong Un.",
            {"Donald Trump", "Kim Jong-un"}, "meeting", "refused",
        ),
        (
            "President Donald Trump has pulled out of the scheduled summit with Kim Jong Un.",
            {"Donald Trump", "Kim Jong-un"}, "meeting", "refused",
        ),
        (
            "Donald Trump sent Petro Poroshenko a letter on 9 May.",
            {"Donald Trump", "Petro Poroshenko"}, "message", "happened",
        ),
        (
            "A summit of the leaders of France and Germany is planned for June.",
            {"France", "Germany"}, "meeting", "planned",
        ),
    ],
)  # fmt: skip
def test_a_contact_is_found_in_many_wordings(text: str, parties: set[str], channel: str, status: str) -> None:
    (report,) = find_contacts(read(text, "2018-05-25"))
    assert (names(report), term(report, "channel"), report.status) == (parties, channel, status)
    assert_anchored(read(text, "2018-05-25"), (report,))


def test_a_summit_of_two_surnames_is_theirs() -> None:
    text = "The Kim-Moon summit on Friday was warm. Kim Jong Un had met Moon Jae-in before."
    found = [r for r in find_contacts(read(text, "2018-05-25")) if day(r) == "2018-05-25"]
    assert [names(r) for r in found] == [{"Kim Jong-un", "Moon Jae-in"}]


@pytest.mark.parametrize(
    "aside",
    ["The call came a day before a NATO summit in Wales.", "An inter-Korean summit is to follow in Wales."],
)
def test_the_summit_of_others_is_not_theirs(aside: str) -> None:
    text = f"Petro Poroshenko phoned Vladimir Putin on Monday. {aside}"
    assert [term(r, "channel") for r in find_contacts(read(text, "2018-05-25"))] == ["phone"]


def test_a_journey_to_a_meeting_that_is_told_of_is_no_visit_of_its_own() -> None:
    text = "Mike Pence flew to Tokyo on Thursday and met Prime Minister Shinzo Abe."
    assert len(find_contacts(read(text, "2018-05-25"))) == 1


def test_a_journey_that_was_made_is_told_by_who_was_met_there() -> None:
    assert not find_contacts(read("Mike Pompeo flew to Manila from Hanoi on Thursday.", "2018-05-25"))


@pytest.mark.parametrize(
    ("text", "phase", "status", "date"),
    [
        ("A new ceasefire is set to begin on Sunday in eastern Ukraine.", "declared", "planned", "2018-05-27"),
        ("The truce is due to take effect on Tuesday.", "declared", "planned", "2018-05-29"),
        ("The truce appeared to be holding on Monday.", "in_force", "ongoing", "2018-05-21"),
        ("Israel and Hamas began observing a truce on Tuesday.", "in_force", "happened", "2018-05-22"),
        ("The five-day truce expires on Tuesday.", "ended", "planned", "2018-05-29"),
        ("The fighting, which shattered a truce of ten days, spread to the airport.", "violated", "happened", None),
        (
            "The truce, which will begin on Saturday, does not settle who owns the hub.",
            "declared",
            "planned",
            "2018-05-26",
        ),
        ("Ukraine agreed on Thursday to pause its offensive for five days.", "declared", "planned", "2018-05-24"),
    ],
)
def test_the_step_of_a_truce_is_told_through_other_words(text: str, phase: str, status: str, date: str | None) -> None:
    found = [r for r in find_ceasefires(read(text, "2018-05-25")) if term(r, "phase") == phase]
    assert [r.status for r in found] == [status]
    if date is not None and "agreed" not in text:
        assert day(found[0]) == date


def test_whoever_merely_stops_an_attack_declares_no_truce() -> None:
    assert not find_ceasefires(read("Ukraine stopped its offensive on Thursday.", "2018-05-25"))


@pytest.mark.parametrize(
    ("text", "parties", "phase"),
    [
        ("The deal between Armenia and Georgia allows the army to use the road.", {"Armenia", "Georgia"}, "agreed"),
        (
            "Petro Poroshenko spoke of an agreement that he hashed out with Vladimir Putin.",
            {"Petro Poroshenko", "Vladimir Putin"}, "agreed",
        ),
        ("After a deal with Armenia, Georgia opened the road.", {"Armenia", "Georgia"}, "agreed"),
        ("Donald Trump withdrew from the Iran nuclear deal.", {"Donald Trump"}, "broken"),
    ],
)  # fmt: skip
def test_a_deal_is_told_by_what_it_lays_down(text: str, parties: set[str], phase: str) -> None:
    (report,) = find_agreements(read(text, "2018-05-25"))
    assert (names(report), term(report, "phase")) == (parties, phase)


def test_talks_are_where_one_goes_for_them() -> None:
    (report,) = find_rounds(read("Israeli and Palestinian teams headed to Washington for talks.", "2018-05-25"))
    assert (term(report, "track"), names(report)) == ("washington", {"Israel", "Palestine"})


def test_talks_that_are_due_to_start_have_the_day_and_place_of_their_start() -> None:
    (report,) = find_rounds(read("The next round of peace talks is due to start in Geneva on June 11.", "2018-05-25"))
    assert (term(report, "track"), day(report)) == ("geneva", "2018-06-11")


def places(report: Report) -> list[str]:
    return [value.text for value in report.fields.get("place", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Novak and Jan Berg will meet in Oslo on Thursday. The previous summit in Geneva ended without a deal.",
        "Ana Novak and Jan Berg will meet in Oslo on Thursday. It comes eight months after the summit in Geneva.",
    ],
)
def test_a_meeting_of_old_lends_nothing_to_the_one_ahead(text: str) -> None:
    ahead, *others = find_contacts(read(text))
    assert (ahead.status, places(ahead)) == ("planned", ["Oslo"])
    assert [(other.status, places(other)) for other in others] == [("happened", ["Geneva"])]


def test_whose_minister_one_is_says_nothing_of_where_one_meets() -> None:
    text = "President Ana Novak of Norway and Prime Minister Jan Berg of Denmark met on Monday."
    (met,) = find_contacts(read(text))
    assert names(met) == {"Ana Novak", "Jan Berg"}
    assert places(met) == []


def test_half_a_country_is_no_venue() -> None:
    rounds = find_rounds(read("The office wants to continue the North-South negotiations, Mr. Berg said."))
    assert all(term(found, "track") != "south" for found in rounds if "track" in found.fields)
