"""Conditions are parsed as the table says, and nothing else is."""

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile.rules import Condition, parse_condition, parse_conditions


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("speaker", Condition("speaker", "share")),
        ("parties=", Condition("parties", "equal")),
        ("parties<", Condition("parties", "nested")),
        ("place?", Condition("place", "clear", soft=True)),
        ("place≈", Condition("place", "alike")),
        ("date±3d", Condition("date", "days", 3)),
        ("date±21d?", Condition("date", "days", 21, soft=True)),
        ("as_of±value", Condition("as_of", "size", other="value")),
        ("content~0.5", Condition("content", "words", 0.5)),
        ("content~.5?", Condition("content", "words", 0.5, soft=True)),
        ("value/4", Condition("value", "factor", 4)),
        ("speaker!content", Condition("speaker", "voice", other="content")),
        ("population^value", Condition("population", "counted", other="value")),
        ("place%actor", Condition("place", "sited", soft=True, other="actor")),
        ("value#", Condition("value", "passage", soft=True)),
        ("plover", Condition("plover", "plover")),
    ],
)
def test_every_form_of_the_table(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition


@pytest.mark.parametrize("text", ["", "date±3", "Date", "a b", "content~5", "x==", "x?="])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(OntologyError):
        parse_condition(text)


def test_the_conditions_of_all_kinds_are_well_formed() -> None:
    for kind in load_ontology().kinds.values():
        assert parse_conditions(kind.same_when), kind.name
