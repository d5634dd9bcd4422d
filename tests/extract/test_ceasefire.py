"""Ceasefires: from proposal to end, in texts of our own and in the five articles."""

from pathlib import Path

import pytest

from tests.extract.reading_of import assert_anchored, read, words_of
from tests.extract.test_agreement import phase
from tests.extract.test_contact import article, names
from tracktwo.extract.ceasefire import find_ceasefires


@pytest.mark.parametrize(
    ("text", "status", "expected", "plover"),
    [
        ("Israel and Hamas agreed to a cease-fire on Monday.", "happened", "declared", "CONCEDE"),
        ("Israel and Hamas declared a truce on Monday.", "happened", "declared", "CONCEDE"),
        ("A nationwide ceasefire took effect on Monday.", "happened", "in_force", "RETREAT"),
        ("Israel and Hamas are observing a truce.", "ongoing", "in_force", "RETREAT"),
        ("Israel and Hamas extended the truce.", "happened", "extended", "CONCEDE"),
        ("Vladimir Putin called for a nationwide ceasefire.", "proposed", "proposed", "REQUEST"),
        ("A nationwide ceasefire is the next step.", "proposed", "proposed", "REQUEST"),
        ("Hamas rejected the ceasefire.", "refused", "proposed", "REJECT"),
        ("Israel refused to extend the truce.", "refused", "extended", "REJECT"),
    ],
)
def test_phases(text: str, status: str, expected: str, plover: str) -> None:
    reports = find_ceasefires(read(text))
    assert [(r.status, phase(r)) for r in reports] == [(status, expected)]
    assert reports[0].plover is not None
    assert reports[0].plover.type == plover
    assert_anchored(read(text), reports)


def test_a_truce_merely_mentioned_makes_no_report() -> None:
    assert find_ceasefires(read("Since the truce, markets have filled again, and the ceasefire line is quiet.")) == ()


def test_whoever_asks_for_a_truce_is_no_party_to_it() -> None:
    (report,) = find_ceasefires(read("The United States urged Israel and Hamas to honor the cease-fire."))
    assert "United States" not in names(report)
    assert report.status == "proposed"


def test_a_cessation_of_hostilities_is_a_ceasefire_and_an_end_of_trading_is_not() -> None:
    assert len(find_ceasefires(read("Ukraine and Russia announced a cessation of hostilities on Monday."))) == 1
    assert find_ceasefires(read("Ukraine and Russia announced a halt of grain shipments on Monday.")) == ()


def test_not_keeping_a_truce_is_no_ceasefire() -> None:
    assert find_ceasefires(read("Hamas accused Israel of failing to respect the ceasefire in Gaza.")) == ()


@pytest.mark.shared
def test_the_ceasefires_of_the_five_articles(shared: Path) -> None:
    (december,) = find_ceasefires(article(shared, "003"))
    assert phase(december) == "declared"
    assert names(december, "guarantors") == ["Russia", "Turkey", "Iran"]
    assert words_of(december, "date") == ["December"]
    proposed, aleppo = find_ceasefires(article(shared, "001"))
    assert (phase(proposed), words_of(proposed, "scope")) == ("proposed", ["nationwide"])
    assert (phase(aleppo), aleppo.status, len(names(aleppo))) == ("declared", "happened", 2)
    for start in ("000", "002"):
        (wish,) = find_ceasefires(article(shared, start))
        assert (phase(wish), wish.status) == ("proposed", "proposed")


def test_a_truce_that_an_accusation_takes_for_granted_is_nobodys_claim() -> None:
    (granted,) = find_ceasefires(read("Armenia accused Azerbaijan of breaking the ceasefire signed in May."))
    assert granted.attribution == ()
    (claimed,) = find_ceasefires(read("Armenia said that Azerbaijan had signed a ceasefire in May."))
    assert [link.actor for link in claimed.attribution] == ["arm"]


def test_a_length_gives_the_end_only_with_a_start() -> None:
    (dated,) = find_ceasefires(read("Ukraine announced a two-day truce from Monday.", "2018-04-12"))
    assert [v.text for v in dated.fields["ends"]] == ["two-day"]
    (undated,) = find_ceasefires(read("Ukraine announced a two-day truce."))
    assert "ends" not in undated.fields
