"""Judgements on actors: what a log says does not depend on order, and an undo brings back what was."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import making

from tracktwo.actors.judgements import Judged, check_judgement, holds_already, replay, see, standing
from tracktwo.actors.known import known_actors, names_of
from tracktwo.actors.register import load_register
from tracktwo.errors import RecordError
from tracktwo.types import Actor, ActorAct, ActorValue, Judgement, Role

IDS = ("x:ana", "x:anna", "x:berg", "x:lind", "vladimir-putin", "x:putin", "hamas")
pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1]), max_size=8)


def judgement(act: ActorAct, number: int = 1, **what: object) -> Judgement:
    return Judgement(number=number, act=act, by="an analyst", at="2026-11-24T12:00:00Z", **what)  # type: ignore[arg-type]


def merges(edges: Sequence[tuple[str, str]]) -> list[Judgement]:
    return [judgement("merge", number, ids=edge) for number, edge in enumerate(edges, 1)]


def judged(log: Sequence[Judgement]) -> Judged:
    return replace(replay(log, load_register()), number=0)


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_merges_does_not_matter(edges: list[tuple[str, str]], chance: object) -> None:
    other = list(edges)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert judged(merges(edges)) == judged(merges(other))


@given(pairs)
def test_all_that_hangs_together_is_one_and_the_one_is_itself(edges: list[tuple[str, str]]) -> None:
    found = judged(merges(edges))
    for one, other in edges:
        assert found.id_of("a", one) == found.id_of("a", other)
    assert all(found.id_of("a", kept) == kept for kept in found.same.values())


@given(pairs, st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1]))
def test_a_merge_and_its_undo_are_nothing(edges: list[tuple[str, str]], more: tuple[str, str]) -> None:
    log = merges(edges)
    number = len(log) + 1
    undone = [*log, judgement("merge", number, ids=more), judgement("undo", number + 1, undoes=number)]
    assert judged(undone) == judged(log)
    again = [*undone, judgement("undo", number + 2, undoes=number + 1)]
    assert judged(again) == judged(undone[:-1])


def test_the_one_that_no_merge_names_second_is_kept() -> None:
    found = judged(merges([("x:ana", "x:anna"), ("x:anna", "x:berg")]))
    assert {found.id_of("a", id_) for id_ in ("x:ana", "x:anna", "x:berg")} == {"x:ana"}
    assert (
        judged(merges([("x:berg", "x:putin"), ("vladimir-putin", "x:putin")])).id_of("a", "x:berg") == "vladimir-putin"
    )


def test_a_split_holds_in_its_articles_only_and_comes_before_merges() -> None:
    log = [
        judgement("split", 1, ids=("x:berg", "x:berg-2"), articles=("a1",)),
        judgement("merge", 2, ids=("x:anna", "x:berg")),
    ]
    found = judged(log)
    assert (found.id_of("a1", "x:berg"), found.id_of("a2", "x:berg")) == ("x:berg-2", "x:anna")


def test_of_two_splits_the_later_holds() -> None:
    log = [judgement("split", n, ids=("x:berg", f"x:berg-{n}"), articles=("a1",)) for n in (1, 2)]
    assert judged(log).id_of("a1", "x:berg") == "x:berg-2"


def person(id_: str, name: str, *aliases: str, roles: tuple[Role, ...] = ()) -> Actor:
    return Actor(id=id_, name=name, kind="person", aliases=aliases, roles=roles, how="analyst")


def test_an_imported_actor_is_whom_articles_call_by_one_of_its_names() -> None:
    log = [judgement("import", actors=(person("anna-berg", "Anna Berg", "Anna Lind Berg"),))]
    found = judged(log)
    assert (found.id_of("a", "x:anna-berg"), found.id_of("a", "x:anna-lind-berg")) == ("anna-berg", "anna-berg")


def test_a_name_of_two_imported_actors_says_nothing() -> None:
    log = [judgement("import", actors=(person("one", "Ana One", "Berg"), person("two", "Ana Two", "Berg")))]
    assert judged(log).id_of("a", "x:berg") == "x:berg"


def test_importing_twice_is_importing_once() -> None:
    actors = (person("anna-berg", "Anna Berg"), person("omar-haddad", "Omar Haddad"))
    log = [judgement("import", 1, actors=actors)]
    assert holds_already(judgement("import", 2, actors=actors[::-1]), log)
    assert judged([*log, judgement("import", 2, actors=actors)]) == judged(log)
    undone = [*log, judgement("undo", 2, undoes=1)]
    assert not holds_already(judgement("import", 3, actors=actors), undone)


def test_what_stands_holds_already() -> None:
    log = merges([("x:ana", "x:anna")])
    assert holds_already(judgement("merge", 2, ids=("x:ana", "x:anna")), log)
    assert not holds_already(judgement("undo", 2, undoes=1), log)
    undone = [*log, judgement("undo", 2, undoes=1)]
    assert standing(undone) == []
    assert holds_already(judgement("undo", 3, undoes=1), undone)
    assert not holds_already(judgement("undo", 3, undoes=2), undone)


@pytest.mark.parametrize(
    "wrong",
    [
        judgement("merge", ids=("x:ana",)),
        judgement("merge", ids=("x:ana", "x:ana")),
        judgement("split", ids=("x:ana", "x:anna")),
        judgement("split", ids=("x:ana", "x:ana"), articles=("a1",)),
        judgement("undo", undoes=7),
    ],
    ids=lambda one: f"{one.act} {one.ids}",
)
def test_a_judgement_without_sense_is_refused(wrong: Judgement) -> None:
    with pytest.raises(RecordError):
        check_judgement(wrong, [], "talks.db")


def test_a_report_is_looked_at_and_never_edited() -> None:
    article = making.article()
    told = making.report(article)
    whole = replace(told)
    found = judged(merges([("hamas", "x:borland")]))
    seen = see(told, found, names_of(found, load_register()))
    parties = [value for value in seen.fields["parties"] if isinstance(value, ActorValue)]
    assert [(value.id, value.name, value.text) for value in parties] == [
        ("arl", "Arland", "Arland"),
        ("hamas", "Hamas", "Borland"),
    ]
    assert told == whole
    assert see(told, judged([]), {}) is told


def test_whoever_is_merged_lends_the_name_and_an_import_its_office() -> None:
    office = Role(title="Spokesman", of="syr", from_="2016", until="2017")
    log = [
        judgement("import", 1, actors=(person("anna-berg", "Anna Berg", roles=(office,)),)),
        judgement("merge", 2, ids=("anna-berg", "x:lina-haddad")),
    ]
    told = [("a1", Actor(id="x:lina-haddad", name="Lina Haddad", kind="person", how="article"))]
    (actor,) = known_actors(told, judged(log), load_register(), wanted={"anna-berg"}).values()
    assert (actor.aliases, actor.roles) == (("Lina Haddad",), (office,))
