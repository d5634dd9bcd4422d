"""Marks joined with articles, figures paired with marks, and each field judged on its own."""

import hashlib
import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.figure_fields import predict, score
from tracktwo.evaluate.figure_marks import MARKS, MarkedArticle, read_marked

TEXT = (
    "Shelling killed at least 12 people in Mira on Tuesday, the health ministry said. "
    "About 3,000 villagers fled. The mayor said five nurses had been arrested."
)


def figure(number: str, measure: str, low: float, high: float | None, bound: str, **more: object) -> dict[str, object]:
    start = TEXT.index(number)
    return {
        "start": start, "end": start + len(number), "measure": [measure],
        "value": [{"low": low, "high": high, "bound": bound}], **more,
    }  # fmt: skip


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


RIGHT = [
    figure("at least 12", "killed", 12, None, "at_least", population=[span("people")], source=[span("ministry")]),
    figure("About 3,000", "fled", 3000, 3000, "about", population=[span("villagers")]),
    figure("five", "detained", 5, 5, "exact", population=[span("nurses")], source=[span("mayor")]),
]


def joined(tmp_path: Path, figures: list[dict[str, object]], digest: str | None = None) -> MarkedArticle:
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "one", "text": TEXT, "date": ""}), encoding="utf-8")
    digest = digest or hashlib.sha256(TEXT.encode()).hexdigest()
    row = {"article": "one", "half": "dev", "sha256": digest, "figures": figures}
    marks = tmp_path / "marks.jsonl"
    marks.write_text(json.dumps(row), encoding="utf-8")
    return read_marked(tmp_path, marks)[0]


def wrong(article: MarkedArticle) -> list[list[str]]:
    return [row["wrong"] for row in score(article, predict(article)).rows if row["gold"]]


def test_right_answers_are_right(tmp_path: Path) -> None:
    scored = score(article := joined(tmp_path, RIGHT), predict(article))
    assert (scored.found.right, scored.found.wrong, scored.found.missed) == (3, 0, 0)
    assert wrong(article) == [[], [], []]
    assert scored.whole.right == 3


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"measure": ["wounded"]}, "measure"),
        ({"value": [{"low": 13, "high": None, "bound": "at_least"}]}, "value"),
        ({"value": [{"low": None, "high": 12, "bound": "up_to"}]}, "bound"),
        ({"population": []}, ""),  # people are nobody in particular
        ({"population": [span("Mira")]}, "population"),
        ({"source": []}, "attribution"),
        ({"source": [span("mayor")]}, "attribution"),
        ({"source": None}, ""),
    ],
)
def test_each_field_is_wrong_on_its_own(tmp_path: Path, change: dict[str, object], field: str) -> None:
    article = joined(tmp_path, [{**RIGHT[0], **change}])
    assert wrong(article) == [[field] if field else []]


def test_a_figure_nobody_marked_is_wrong_and_one_nobody_finds_is_missed(tmp_path: Path) -> None:
    missed = figure("Tuesday", "killed", 1, 1, "exact")
    article = joined(tmp_path, [RIGHT[0], missed, {**RIGHT[1], "optional": True}])
    found = score(article, predict(article)).found
    assert (found.right, found.wrong, found.missed) == (1, 1, 1)


def test_another_text_than_the_marked_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="another text"):
        joined(tmp_path, RIGHT, digest="0" * 64)


def test_a_folder_without_marked_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="none of the marked"):
        read_marked(tmp_path)


def test_the_marks_hold_no_words() -> None:
    rows = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    figures = [mark for row in rows for mark in row["figures"]]
    assert sum(not mark.get("optional") for mark in figures) >= 300
    assert {key for mark in figures for key in mark} <= {
        "start", "end", "measure", "value", "population", "source", "place", "period", "count", "optional",
    }  # fmt: skip
    assert {mark["count"] for mark in figures if "count" in mark} == {"total", "more", "part"}


@pytest.mark.shared
def test_the_marked_articles_are_there(shared: Path) -> None:
    articles = read_marked(shared / "gold")
    assert len(articles) == len(MARKS.read_text(encoding="utf-8").splitlines())
    assert all(mark.end <= len(article.text) for article in articles for mark in article.marks)
