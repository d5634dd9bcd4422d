"""A truce in one town is not the truce of the whole country."""

from tests.reconcile.making import article, report, span, term, who, world
from tracktwo.reconcile import join
from tracktwo.types import Report

ABOUT = "On the coast, Maravia and Ostrel fight on; and Sorrel, ally of Maravia and Ostrel, as Sorrel says, saw Peth."
TOWN = "All is quiet in Peth, and those of Peth say so; near Peth, the guns of Peth are still."
TEXTS = {"a1": ABOUT, "a2": ABOUT, "a3": TOWN}
WORLD = world(*(article(name, text, published="2017-03-18") for name, text in TEXTS.items()))


def _truce(of: str, scope: str | None, *names: str) -> Report:
    told = [span(scope)] if scope else []
    return report("ceasefire", of, parties=who(*names) if names else [], scope=told, phase=term("declared"))


def _count(*reports: Report) -> int:
    return len(join(reports, WORLD, {name: name for name in WORLD.articles}))


def test_a_local_truce_and_one_without_a_scope_are_two() -> None:
    assert _count(_truce("a1", "Peth", "Maravia", "Ostrel"), _truce("a2", None)) == 2


def test_they_are_one_where_a_party_is_shared() -> None:
    assert _count(_truce("a1", "Peth", "Maravia", "Ostrel"), _truce("a2", None, "Maravia", "Ostrel")) == 1


def test_nationwide_is_what_goes_without_saying_but_not_a_town() -> None:
    assert _count(_truce("a1", "nationwide", "Maravia"), _truce("a2", None, "Maravia")) == 1
    assert _count(_truce("a1", "nationwide", "Maravia"), _truce("a2", "the whole country", "Maravia")) == 1
    assert _count(_truce("a1", "nationwide", "Maravia"), _truce("a2", "Peth", "Maravia")) == 2


def test_two_towns_are_two() -> None:
    assert _count(_truce("a1", "Peth", "Maravia"), _truce("a2", "Ilonga", "Maravia")) == 2
