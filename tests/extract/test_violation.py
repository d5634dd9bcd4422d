"""Alleged violations: who is accused by whom, in texts of our own and in the five articles."""

from pathlib import Path

import pytest

from tests.extract.reading_of import assert_anchored, read, words_of
from tests.extract.test_contact import article, names
from tracktwo.extract.violation import find_violations
from tracktwo.types import Report


def told_by(report: Report) -> list[tuple[str, str | None]]:
    return [(link.role, link.actor) for link in report.attribution]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine accused Russia of violating the ceasefire.",
        "Ukraine accused Russia of failing to abide by the terms of the Minsk agreement.",
        "Ukraine accused Russia of violations of the truce.",
        "Russia has breached the truce, Ukraine said.",
        "Russia did not comply with the ceasefire, Ukraine said.",
        "Russia reneged on the deal, Ukraine said.",
    ],
)
def test_wordings(text: str) -> None:
    reports = find_violations(read(text))
    assert [names(r, "accused") for r in reports] == [["Russia"]]
    assert told_by(reports[0]) == [("source", "ukr")]
    assert reports[0].status == "happened"
    assert reports[0].plover is not None
    assert (reports[0].plover.type, reports[0].plover.mode) == ("ACCUSE", "allege")
    assert_anchored(read(text), reports)


def test_each_side_accuses_the_other() -> None:
    reports = find_violations(read("Armenia and Azerbaijan accused each other of breaking the ceasefire on Sunday."))
    assert [(names(r, "accused"), told_by(r)) for r in reports] == [
        (["Armenia"], [("source", "aze")]), (["Azerbaijan"], [("source", "arm")]),
    ]  # fmt: skip


def test_what_the_outlet_says_itself_has_no_source_and_no_accusation() -> None:
    (report,) = find_violations(read("Russia violated the truce by shelling the port."))
    assert report.attribution == ()
    assert report.plover is None
    assert words_of(report, "act") == ["shelling the port"]


def test_a_denied_breach_is_denied() -> None:
    (report,) = find_violations(read("Russia denied violating the truce."))
    assert report.status == "denied"


def test_rules_and_rights_are_no_agreements() -> None:
    assert find_violations(read("Ukraine accused Russia of violating human rights and safety rules.")) == ()


def test_a_breach_that_is_feared_is_left_out() -> None:
    assert find_violations(read("If Russia violates the truce, talks will end.")) == ()


@pytest.mark.shared
def test_the_breach_alleged_in_the_five_articles(shared: Path) -> None:
    report, shelling = find_violations(article(shared, "003"))
    assert names(shelling, "accused") == ["Syria"]
    assert words_of(shelling, "of") == ["the ceasefire"]
    assert names(report, "accused") == ["Russia"]
    assert "ceasefire" in words_of(report, "of")[0]
    assert [role for role, _ in told_by(report)] == ["source"]
