"""The evaluation of copies, on a small gold of our own."""

import json
import random
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.copies import Pair, confusion, evaluate_copies


def _text(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abdeiklmnoprstu", k=6)) for _ in range(120)) + "."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    texts = {"a": _text(1), "b": _text(1).replace("a", "a", 1), "c": _text(2), "d": _text(1)[:300] + _text(3)}
    docs = [
        {"id": name, "outlet": name, "date": "2017-01-01", "title": name, "text": text} for name, text in texts.items()
    ]
    pairs = [{"a": "a", "b": "b", "label": "copy"}, {"a": "a", "b": "c", "label": "independent"}]
    pairs.append({"a": "c", "b": "d", "label": "edited"})
    (tmp_path / "docs_x.jsonl").write_text("\n".join(json.dumps(row) for row in docs))
    (tmp_path / "pairs_x.jsonl").write_text("\n".join(json.dumps(row) for row in pairs))
    return tmp_path


def test_figures_and_rows(gold: Path) -> None:
    evaluation = evaluate_copies(gold)
    figures = {metric.name: metric.value for metric in evaluation.metrics}
    assert evaluation.items == 3
    assert (figures["precision"], figures["recall"]) == (1.0, 0.5)
    assert evaluation.predictions[0] == {
        "item": "a|b", "predicted": {"relation": "copy"}, "gold": {"relation": "copy"},
    }  # fmt: skip
    assert evaluation.predictions[1]["predicted"] == {"relation": None}


def test_the_table_counts_labels_against_relations() -> None:
    pairs = [Pair("a", "b", "copy", "edited"), Pair("a", "c", "quote", None), Pair("b", "c", "quote", None)]
    assert confusion(pairs) == {("copy", "edited"): 1, ("quote", "none"): 2}


def test_an_article_that_is_missing_is_named(gold: Path) -> None:
    (gold / "pairs_x.jsonl").write_text('{"a": "a", "b": "nobody", "label": "copy"}')
    with pytest.raises(EvaluationError, match="nobody"):
        evaluate_copies(gold)


def test_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_copies(tmp_path)


@pytest.mark.shared
def test_copies_are_found_on_the_development_pairs(shared: Path) -> None:
    figures = {metric.name: metric.value for metric in evaluate_copies(shared / "gold" / "syndication").metrics}
    assert figures["F1"] >= 0.93
