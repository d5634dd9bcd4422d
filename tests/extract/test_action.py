"""Actions: other PLOVER events, few and sure."""

import pytest

from tests.extract.war_text import names, read


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("The United States imposed sanctions on Iran.", "COERCE", "restrict"),
        ("Turkey deployed troops along the Syrian border.", "MOBILIZE", None),
        ("Egypt recalled its ambassador to Israel.", "SANCTION", "withdraw"),
        ("France accused Russia of breaking the truce.", "ACCUSE", "allege"),
        ("Iran threatened Israel with war.", "THREATEN", None),
    ],
)
def test_the_code_of_an_action(text: str, type_: str, mode: str | None) -> None:
    reports = read(text).actions
    assert [(r.plover.type, r.plover.mode) for r in reports if r.plover] == [(type_, mode)]


def test_both_sides_are_named() -> None:
    reports = read("France accused Russia of breaking the truce.").actions
    assert (names(reports, "actor"), names(reports, "recipient")) == (["France"], ["Russia"])


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he was happy with the plan.",
        "Russia bombed a hospital in Idlib.",
        "The presidents met in Geneva.",
        "Somebody gave a concert.",
    ],
)
def test_talk_and_other_kinds_are_no_actions(text: str) -> None:
    assert read(text).actions == ()
