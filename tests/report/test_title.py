from dataclasses import replace

from tests.report.cases import PLACES, POST, at, coverage, entry, report
from tracktwo.report.coverage import Coverage
from tracktwo.report.title import title_of
from tracktwo.types import Actor, PlaceValue


def _without_countries() -> Coverage:
    """Take the coverage's places out of their countries."""
    told = coverage()
    return replace(told, places={key: replace(place, country=None) for key, place in told.places.items()})


def test_the_title_names_where_local_events_are_and_the_talks() -> None:
    assert title_of(coverage()) == "Eastvale: Lake Sorrel talks"


def test_talks_named_by_their_venue_are_talks_in_it() -> None:
    told = coverage()
    venue = replace(PLACES["tarn"], id="sorrel", name="Lake Sorrel")
    assert title_of(replace(told, places={**told.places, "sorrel": venue})) == "Eastvale: talks in Lake Sorrel"


def test_without_local_events_the_title_names_the_two_countries_that_deal() -> None:
    told = _without_countries()
    eastvale = Actor(id="eastvale", name="Eastvale", kind="government", country="EVL")
    told = replace(told, actors={**told.actors, "eastvale": eastvale})
    assert title_of(told) == "Eastvale and Westmark: Lake Sorrel talks"


def test_talks_of_one_article_in_a_dozen_name_no_title() -> None:
    told = coverage()
    more = {f"b{n}": replace(told.articles["a1"], id=f"b{n}") for n in range(40)}
    assert "Lake Sorrel" not in title_of(replace(told, articles={**told.articles, **more}))


def test_events_that_few_articles_tell_of_name_no_title() -> None:
    told = _without_countries()
    one = told.articles["a1"]
    more = {f"b{n}": replace(one, id=f"b{n}") for n in range(3)}
    actors = {key: replace(actor, country=None) for key, actor in told.actors.items()}
    attacks = [report(f"x{n}", "b0", "attack", {"place": (PlaceValue(**at(POST, "Tarn"), id="tarn"),)}) for n in (1, 2)]
    elsewhere = replace(
        told,
        articles={**told.articles, **more},
        reports={"r5": told.reports["r5"], **{attack.id: attack for attack in attacks}},
        entries={**told.entries, "x": entry("x", attacks, "two attacks")},
        places=PLACES,
        actors=actors,
    )
    assert title_of(elsewhere) == "Lake Sorrel talks"
    only = {attack.article: told.articles["a1"] for attack in attacks}
    assert title_of(replace(elsewhere, articles=only, entries={}, reports={a.id: a for a in attacks})) == "Eastvale"


def test_nothing_to_name_is_the_record() -> None:
    assert title_of(replace(coverage(), entries={}, reports={})) == "The record"
