"""Agreements: deals and accords, in texts of our own and in the five articles."""

from pathlib import Path

import pytest

from tests.extract.reading_of import assert_anchored, read, words_of
from tests.extract.test_contact import article, names
from tracktwo.extract.agreement import find_agreements
from tracktwo.extract.talks.merge import key_of
from tracktwo.types import Report


def phase(report: Report) -> str:
    return key_of(report.fields["phase"][0])


@pytest.mark.parametrize(
    ("text", "status", "expected", "plover"),
    [
        ("Russia and Turkey signed a deal to reopen the port.", "happened", "signed", "SUPPORT"),
        ("Russia and Turkey reached an agreement on prisoners.", "happened", "agreed", "AGREE"),
        ("Russia and Turkey have agreed to reopen the port.", "happened", "agreed", "AGREE"),
        ("Russia proposed a deal with Turkey on grain.", "proposed", "offered", "AGREE"),
        ("Russia rejected a deal with Turkey on grain.", "refused", "offered", "REJECT"),
    ],
)
def test_phases(text: str, status: str, expected: str, plover: str) -> None:
    reports = find_agreements(read(text))
    assert [(r.status, phase(r)) for r in reports] == [(status, expected)]
    assert reports[0].plover is not None
    assert reports[0].plover.type == plover
    assert names(reports[0])[:1] == ["Russia"]
    assert_anchored(read(text), reports)


def test_a_ceasefire_and_a_meeting_are_other_kinds() -> None:
    assert find_agreements(read("Israel and Hamas agreed to a ceasefire.")) == ()
    assert find_agreements(read("Israel and Hamas reached a truce deal on Monday.")) == ()
    assert find_agreements(read("Russia and Turkey agreed to hold talks in Sochi.")) == ()


def test_a_resolution_counts_when_it_is_adopted() -> None:
    (report,) = find_agreements(read("The UN Security Council adopted a resolution on aid convoys on Monday."))
    assert names(report) == ["UN Security Council"]
    assert find_agreements(read("The talks are based on a Security Council resolution on Syria.")) == ()


def test_two_matters_between_the_same_two_stay_apart() -> None:
    text = "Russia and Turkey agreed to reopen the port. Russia and Turkey signed a treaty on gas prices."
    assert len(find_agreements(read(text))) == 2


@pytest.mark.shared
def test_the_deals_of_the_five_articles(shared: Path) -> None:
    work, homs = find_agreements(article(shared, "003"))
    assert names(work) == ["Russia", "France"]
    assert phase(homs) == "in_force"
    assert names(homs, "mediators") == ["Russia"]
    assert "Syria" in names(homs)
    (offer,) = find_agreements(article(shared, "001"))
    assert names(offer) == ["Vladimir Putin", "Recep Tayyip Erdoğan"]
    assert words_of(offer, "date") == ["The day before yesterday"]
