"""A contradiction of actors takes two who are named outright."""

import pytest

from tracktwo.reconcile.rivals import are_rivals
from tracktwo.types import ActorValue, Value


def _named(form: str, name: str, how: str | None = None) -> dict[str, Value]:
    """Answer with one actor."""
    return {form: ActorValue(start=0, end=len(name), text=name, id=form, name=name, how=how)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_named("john-kerry", "John Kerry"), _named("x:a:senior-official", "senior official")),
        (_named("john-kerry", "John Kerry"), _named("pop:sources", "sources")),
        (_named("john-kerry", "John Kerry"), _named("reuters", "Reuters")),
        (_named("john-kerry", "John Kerry"), _named("barack-obama", "he", "coreference")),
        (_named("usa", "White House"), _named("x:ada-quist", "Ada Quist")),
        (_named("x:greg-harrow", "Greg Harrow"), _named("x:gregory-harrow", "Gregory Harrow")),
    ],
)
def test_who_is_not_named_outright_contradicts_nobody(one: dict[str, Value], two: dict[str, Value]) -> None:
    assert not are_rivals("speaker", one, two)
    assert not are_rivals("speaker", two, one)


def test_two_named_speakers_contradict_each_other() -> None:
    assert are_rivals("speaker", _named("john-kerry", "John Kerry"), _named("sergei-lavrov", "Sergei Lavrov"))


def test_a_leader_and_his_state_are_one_answer_and_two_states_are_not() -> None:
    leader, state, other = _named("kim-jong-un", "Kim Jong Un"), _named("prk", "North Korea"), _named("usa", "US")
    assert not are_rivals("carrier", leader, state)
    assert are_rivals("carrier", state, other)


def test_who_names_one_side_of_a_truce_does_not_contradict_who_names_the_other() -> None:
    assert not are_rivals("parties", _named("isr", "Israel"), _named("hamas", "Hamas"))
    assert are_rivals("actor", _named("isr", "Israel"), _named("syr", "Syria"))


def test_fighters_told_by_a_noun_are_those_of_the_group_that_is_named() -> None:
    group, fighters = _named("islamic-state", "Islamic State"), _named("pop:irq-fighters", "fighters")
    assert not are_rivals("target", group, fighters)
    assert are_rivals("target", _named("isr", "Israel"), _named("syr", "Syria"))
