"""Judging mentions of actors by identity and by the office of the article's day."""

import json
from pathlib import Path

import pytest

from tracktwo.actors.register import offices_of
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.actor_articles import GoldArticle, read_articles
from tracktwo.evaluate.actors import GoldMention, evaluate_actors, judge, load_gold

TEXT = "The US Secretary of State said on Friday that the talks went well. Sergei Lavrov, the Russian minister, agreed."


def marked(words: str, ids: tuple[str, ...], offices: tuple[str, ...], *, date: str) -> GoldMention:
    start = TEXT.index(words)
    return GoldMention(
        held_out=False,
        folder="folder",
        article="a",
        date=date,
        start=start,
        end=start + len(words),
        sort="office",
        ids=ids,
        offices=offices,
    )


def article(date: str) -> GoldArticle:
    return GoldArticle("a", "folder", "An Outlet", date, "Talks go well", TEXT, None)


@pytest.mark.parametrize(
    ("date", "holder"), [("2014-05-09", "john-kerry"), ("2016-12-16", "john-kerry"), ("2026-05-08", "marco-rubio")]
)
def test_an_office_without_a_name_is_held_by_who_held_it_on_the_day(date: str, holder: str) -> None:
    mention = marked("The US Secretary of State", (holder,), ("Secretary of State@usa",), date=date)
    judged = judge(article(date), [mention])
    assert [one.right for one in judged] == [True]


def test_a_wrong_office_makes_a_right_identity_wrong() -> None:
    mention = marked("Sergei Lavrov", ("sergei-lavrov",), ("Defence Minister@rus",), date="2016-12-16")
    (judged,) = judge(article("2016-12-16"), [mention])
    assert judged.identity_right
    assert not judged.right


def test_what_is_not_found_is_wrong() -> None:
    mention = marked("the talks", ("syr",), (), date="2016-12-16")
    (judged,) = judge(article("2016-12-16"), [mention])
    assert judged.found == ()
    assert not judged.right


def test_the_gold_is_whole() -> None:
    gold = list(load_gold())
    spans = [(one.article, one.start, one.end) for one in gold]
    assert len(gold) >= 300
    assert len(set(spans)) == len(spans)
    assert {one.held_out for one in gold if one.article == gold[0].article} == {gold[0].held_out}
    assert all(one.start < one.end and one.ids for one in gold)
    assert all(office == "none" or "@" in office for one in gold for office in one.offices)
    assert offices_of("Special Representative") == ("envoy",)


def test_articles_are_read_from_any_folder_below(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    row = {"outlet": "One", "date": "2016-12-16", "title": "T", "text": "Text.", "url": ""}
    (tmp_path / "story" / "articles.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = read_articles(tmp_path)
    assert (found.folder, found.text, len(found.id)) == ("story", "Text.", 16)


def test_a_folder_without_the_marked_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no articles.jsonl"):
        evaluate_actors(tmp_path)
    (tmp_path / "articles.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(EvaluationError, match="none of the marked articles"):
        evaluate_actors(tmp_path)
