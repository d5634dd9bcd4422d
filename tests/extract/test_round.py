"""Rounds: sessions of tracks of talks, in texts of our own and in the five articles."""

from pathlib import Path

import pytest

from tests.extract.reading_of import assert_anchored, read, words_of
from tests.extract.test_contact import article, names
from tracktwo.extract.round import find_rounds
from tracktwo.extract.talks.merge import key_of
from tracktwo.types import DateValue, Report


def track(report: Report) -> str:
    return key_of(report.fields["track"][0])


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Doha talks resumed on Monday.", "doha"),
        ("Talks between the Taliban and the Afghan government opened in Doha on Monday.", "doha"),
        ("Negotiators held a second round of talks in Vienna on Monday.", "vienna"),
        ("The two sides agreed to hold the next round of negotiations in Geneva in June.", "geneva"),
        ("Talks on the war in the Qatari capital of Doha ended on Monday.", "doha"),
    ],
)
def test_tracks(text: str, slug: str) -> None:
    reports = find_rounds(read(text))
    assert [track(r) for r in reports] == [slug]
    assert_anchored(read(text), reports)


def test_a_country_before_talks_is_their_subject() -> None:
    assert find_rounds(read("The Syria talks broke up on Monday, diplomats said.")) == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The talks in Doha broke down on Monday.", "broke down"),
        ("Peace talks in Geneva fell apart on Monday after two days.", "fell apart"),
        ("The Vienna talks were abruptly cut short on Thursday after the sides failed to reach a deal.", "cut short"),
        ("Talks between the Taliban and the Afghan government in Doha ended abruptly on Monday.", "ended abruptly"),
        ("Talks in Lausanne ended without a deal on Friday.", "without a deal"),
        ("The collapse of talks in Hanoi exposed how far apart the adversaries are.", "collapse"),
        ("The two leaders came to Vienna for talks. The summit collapsed over a dispute about sanctions.", "collapsed"),
        ("President Bru's summit with General Okoro in Doha ended abruptly without a deal Thursday.", "without a deal"),
    ],
)
def test_how_talks_ended(text: str, outcome: str) -> None:
    (told,) = find_rounds(read(text))
    assert words_of(told, "outcome") == [outcome]
    assert told.status == "happened"


def test_talks_that_may_or_are_feared_to_collapse_have_not_ended() -> None:
    assert find_rounds(read("The mediators warned that the talks in Doha could collapse.")) == ()
    assert find_rounds(read("He feared the collapse of the talks in Doha.")) == ()


def test_half_of_a_country_is_no_venue() -> None:
    reports = find_rounds(read("Seoul expressed a firm commitment to continue North-South negotiations next month."))
    assert all("place" not in report.fields for report in reports)


def test_a_meeting_that_was_lends_no_venue_to_talks_to_come() -> None:
    text = "Much was misunderstood since their first meeting in Singapore. The formal talks will be held on Monday."
    assert [track(report) for report in find_rounds(read(text)) if report.status == "planned"] == []


def test_who_refused_to_join_is_absent_and_the_session_still_happened() -> None:
    text = "The talks in Geneva closed on Friday in deadlock. The Houthis had refused to join the talks."
    (report,) = find_rounds(read(text))
    assert report.status == "happened"
    assert names(report, "absent") == ["Houthis"]
    assert words_of(report, "outcome") == ["in deadlock"]


def test_a_held_round_and_a_planned_one_stay_apart() -> None:
    text = (
        "The second round of talks in Stockholm ended on Monday without a deal. "
        "The next round is set for 4 June in Stockholm."
    )
    assert [(r.status, track(r)) for r in find_rounds(read(text))] == [
        ("happened", "stockholm"), ("planned", "stockholm"),
    ]  # fmt: skip


def test_mediators_are_not_parties() -> None:
    text = "Russia, Turkey and Iran held a new round of talks in Sochi on Monday. The talks are run by Russia and Iran."
    (report,) = find_rounds(read(text))
    assert names(report, "mediators") == ["Russia", "Iran"]
    assert names(report) == ["Turkey"]


@pytest.mark.shared
def test_the_rounds_of_the_five_articles(shared: Path) -> None:
    held, planned, geneva = find_rounds(article(shared, "003"))
    assert (track(held), held.status) == ("astana", "happened")
    assert words_of(held, "number") == ["third"]
    assert len(names(held, "absent")) == 1
    assert names(held, "mediators") == ["Russia", "Turkey", "Iran"]
    assert words_of(held, "outcome") == ["without progress"]
    for report, day, where in ((planned, "2017-05-03/2017-05-04", "astana"), (geneva, "2017-03-23", "geneva")):
        assert (track(report), report.status) == (where, "planned")
        when = report.fields["date"][0]
        assert isinstance(when, DateValue)
        assert when.edtf == day
    proposed, ongoing = find_rounds(article(shared, "000"))
    assert [(track(r), r.status) for r in (proposed, ongoing)] == [("astana", "proposed"), ("geneva", "ongoing")]
