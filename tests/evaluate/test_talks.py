"""The evaluation of talks: pairs, what is missed and what is invented, on a text of our own."""

from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.parsed import article_of
from tracktwo.evaluate.stories import read_articles, read_gold
from tracktwo.evaluate.talks import Item, Told, score, told_of
from tracktwo.pipeline import read_article

TEXT = (
    "Presidents Vladimir Putin and Recep Tayyip Erdogan met in Sochi on Tuesday. "
    "The Russian leader will visit Ankara on Friday. "
    "Israel and Hamas agreed to a ceasefire on Monday."
)


@pytest.fixture(scope="module")
def told() -> Told:
    return told_of(read_article(article_of(TEXT, name="one", published="2016-12-16")))


def item(words: str, **fields: object) -> Item:
    start = TEXT.index(words)
    return {"article": "one", "at": [[start, start + len(words)]], **fields}


def test_what_is_told_pairs_with_the_reports(told: Told) -> None:
    gold = [
        item("met", kinds=["contact"], parties=["Putin", "Erdoğan"], dates=["2016-12-13"], statuses=["happened"]),
        item("agreed to a ceasefire", kinds=["ceasefire"], steps=["declared"], parties=["Hamas"]),
        item("visit", kinds=["contact"], optional=True),
    ]
    (one,) = score(gold, {"one": told})
    assert [pair[0]["kinds"] for pair in one.pairs] == [["contact"], ["ceasefire"]]
    assert (one.missed, one.invented) == ((), ())


def test_another_phase_and_another_party_are_other_things(told: Told) -> None:
    gold = [
        item("agreed to a ceasefire", kinds=["ceasefire"], steps=["ended"]),
        item("met", kinds=["contact"], parties=["Hassan Rouhani"]),
    ]
    (one,) = score(gold, {"one": told})
    assert one.pairs == ()
    assert list(one.missed) == gold
    assert len(one.invented) == len(told.reports)


def test_the_marks_point_into_known_articles() -> None:
    for name in ("talks", "status"):
        for mark in read_gold(name):
            spans = mark.get("at") or [[mark["start"], mark["end"]]]
            assert all(0 <= start < end for start, end in spans)
            assert mark.keys() <= {
                "article", "kinds", "steps", "parties", "dates", "statuses", "at", "optional", "start", "end", "status",
            }  # fmt: skip


def test_without_the_stories_or_the_marks_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="1 of 1 articles are not here"):
        read_articles(tmp_path, frozenset({"gaza-cairo-2014-01"}))
    with pytest.raises(EvaluationError, match="part of the repository"):
        read_gold("talks", tmp_path)
