"""Tellings of one saying are known by their very words, by rare words, or not at all."""

import pytest

from tracktwo.reconcile.wordings import Wording, count_senses, is_verbatim, likeness, same_saying, wording_of
from tracktwo.types import Value

BEFORE = "The envoy of Maravia spoke of Maravia, and of talks about Maravia, and of more talks and of talks again.\n"


def _told(passage: str, around: str = "") -> Wording:
    """Take a passage apart inside an article; ``around`` holds a place for it."""
    text = BEFORE + (around or "He said {}.").format(passage)
    start = text.index(passage)
    value = Value(start=start, end=start + len(passage), text=passage)
    return wording_of([value], text, count_senses(text))


def test_a_quoted_piece_of_two_words_is_known_again_in_longer_words() -> None:
    short = _told("the plan had been “quietly buried” long ago")
    whole = _told("It is a pity that so good a plan was quietly buried by all", "“{},” he said.")
    assert same_saying(short, whole) == 0.9
    assert same_saying(whole, short) == 0.9


def test_a_quoted_name_or_topic_tells_nothing() -> None:
    one = _told("what he called “Maravia talks” would go on")
    two = _told("nobody had asked for Maravia talks at all")
    assert same_saying(one, two) == 0.0


@pytest.mark.parametrize(("one_day", "sure"), [(True, 0.9), (False, 0.0)])
def test_one_quoted_word_is_enough_on_one_day_alone(one_day: bool, sure: float) -> None:
    one = _told("it was not a “charade”")
    two = _told("This is no charade and never was", "“{},” he said.")
    assert same_saying(one, two, one_day=one_day) == sure


def test_other_words_are_weighed_rare_ones_most() -> None:
    one = _told("the ferry would carry grain to the island once the harbour was cleared of mines")
    two = _told("grain for the island, he promised, goes by ferry when no mines are left in the harbour")
    three = _told("talks about Maravia and more talks of Maravia would go on in Maravia")
    four = _told("no talks of Maravia had been held in Maravia")
    assert likeness(one, two) > 0.38
    assert same_saying(one, two) > 0.0
    assert same_saying(one, two, one_article=True) == 0.0
    assert same_saying(three, four) == 0.0


def test_only_nearly_all_the_words_make_one_saying_of_two_speakers() -> None:
    one = _told("Nobody slept and the whole street carried water until dawn")
    assert is_verbatim(one, _told("Nobody slept and the whole street carried water until dawn"))
    assert not is_verbatim(
        one, _told("the whole street carried water, and the mayor thanked all of them by name at noon")
    )
