"""Pronouns by the trained ranker, and where it gives way to the rules."""

import dataclasses

import pytest
from tests.actors.readings import read, who

from tracktwo.actors import taken_up as module
from tracktwo.actors.draft import Draft, open_draft
from tracktwo.language.coreference.records import Coreference


def test_she_is_the_woman_named_before_a_man() -> None:
    text = "Anna Novak met Omar Haddad in Vienna on Monday. She said the talks were useful."
    assert who(text, "She") == "x:anna-novak"


def test_who_is_told_is_not_who_tells() -> None:
    text = "Anna Novak met Omar Haddad. Envoy Peter Lindqvist told him the road was open."
    assert who(text, "him") != "x:peter-lindqvist"


def test_outside_quotation_marks_nobody_quoted_is_taken_up() -> None:
    text = 'Omar Haddad spoke on Monday. "Peter Lindqvist is late, and he knows it," he added.'
    assert who(text, "he", number=1) == "x:omar-haddad"


def test_they_may_be_the_talks() -> None:
    text = "Western governments praised the talks. They lasted two days."
    assert who(text, "They") is None


def test_below_the_threshold_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SURE", 1.1)
    text = "Anna Novak spoke in Vienna on Monday. She said the talks were useful."
    (mention,) = [m for m in read(text).cast.mentions if m.text == "She"]
    assert mention.actor == "x:anna-novak"
    assert mention.why == "the subject of a sentence before"


def test_without_a_ranker_nothing_is_taken_up() -> None:
    draft: Draft = open_draft(read("Anna Novak spoke on Monday. She left."))
    without = dataclasses.replace(draft, coreference=Coreference(), coreferents={})
    assert module.taken_up(without, without.tokens[-3].i) is None
