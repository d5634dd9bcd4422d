"""A country and a town in it can be one track; two towns cannot."""

from tests.reconcile.making import article, report, term, world
from tracktwo.reconcile import join
from tracktwo.reconcile.venues import country_of, is_country, same_venue

WORLD = world(*(article(name, published="2017-03-18") for name in ("a1", "a2", "a3")))


def test_a_town_lies_in_its_country_only() -> None:
    assert same_venue("switzerland", "geneva")
    assert not same_venue("austria", "geneva")
    assert not same_venue("lausanne", "geneva")
    assert not same_venue("normandy", "six-party")


def test_what_is_called_after_no_place_has_no_country() -> None:
    assert country_of("six-party") is None
    assert is_country("oman")
    assert not is_country("muscat")


def test_talks_in_the_country_join_those_in_the_town_and_go_by_the_town() -> None:
    tracks = (("a1", "oman"), ("a2", "oman"), ("a3", "muscat"))
    rounds = [report("round", name, track=term(track)) for name, track in tracks]
    (entry,) = join(rounds, WORLD, {name: name for name in WORLD.articles})
    assert [group.value.text for group in entry.fields["track"].groups] == ["muscat", "oman"]


def test_a_country_ties_no_two_towns_together() -> None:
    tracks = (("a1", "geneva"), ("a2", "switzerland"), ("a3", "lausanne"))
    rounds = [report("round", name, track=term(track)) for name, track in tracks]
    assert len(join(rounds, WORLD, {name: name for name in WORLD.articles})) == 2
