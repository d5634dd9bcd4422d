"""Actions: other PLOVER events, few and sure."""

import pytest

from tests.extract.war_text import names, read
from tracktwo.types import DateValue


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("The United States imposed sanctions on Iran.", "COERCE", "restrict"),
        ("Turkey deployed troops along the Syrian border.", "MOBILIZE", None),
        ("Egypt recalled its ambassador to Israel.", "SANCTION", "withdraw"),
    ],
)
def test_the_code_of_an_action(text: str, type_: str, mode: str | None) -> None:
    reports = read(text).actions
    assert [(r.plover.type, r.plover.mode) for r in reports if r.plover] == [(type_, mode)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [("France accused Russia of breaking the truce.", "ACCUSE"), ("Iran threatened Israel with war.", "THREATEN")],
)
def test_what_is_done_in_words_alone_is_a_statement(text: str, type_: str) -> None:
    reading = read(text)
    assert reading.actions == ()
    assert [r.plover.type for r in reading.statements if r.plover] == [type_]


def test_when_takes_up_the_date_before_it() -> None:
    reports = read("The country has been at war since 2012, when Egypt arrested two opposition leaders.").actions
    assert [d.edtf for r in reports for d in r.fields["date"] if isinstance(d, DateValue)] == ["2012"]


def test_both_sides_are_named() -> None:
    reports = read("Egypt recalled its ambassador to Israel.").actions
    assert (names(reports, "actor"), names(reports, "recipient")) == (["Egypt"], ["Israel"])


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he was happy with the plan.",
        "Russia bombed a hospital in Idlib.",
        "The presidents met in Geneva.",
        "Somebody gave a concert.",
        "Syria joined the Chemical Weapons Convention, which bans such arms.",
    ],
)
def test_talk_and_other_kinds_are_no_actions(text: str) -> None:
    assert read(text).actions == ()
