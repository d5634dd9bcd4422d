import gzip
import json
from pathlib import Path

import pytest
from tests.sources.test_page import PAGE

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.extraction import evaluate_extraction

BODY = "\n".join(
    f"Envoys of Arland and Borland met in the port for the {n} time, and they talked until the lamps were lit."
    for n in ("first", "second", "third", "fourth")
)


def put_page(folder: Path, name: str, page: str = PAGE) -> None:
    (folder / "html").mkdir(exist_ok=True)
    (folder / "html" / name).write_bytes(gzip.compress(page.encode()))


def test_bodies(tmp_path: Path) -> None:
    put_page(tmp_path, "p1.html.gz")
    put_page(tmp_path, "p2.html.gz", "<html></html>")
    truth = {"p1": {"articleBody": BODY}, "p2": {"articleBody": BODY}, "not here": {"articleBody": "x"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    found = evaluate_extraction(tmp_path)
    assert found.items == 2
    assert [row["item"] for row in found.predictions] == ["p1", "p2"]
    assert found.predictions[1]["predicted"] is None
    values = {metric.name: metric.value for metric in found.metrics}
    assert values["body recall"] == pytest.approx(0.5, abs=0.01)


def test_titles_and_days(tmp_path: Path) -> None:
    put_page(tmp_path, "p1.html.gz")
    row = {
        "id": "m/1", "html": "html/p1.html.gz", "title": "Envoys meet in “Mira”",
        "publishing_date": "2017-05-03 22:10:00",
        "paragraphs": BODY.split("\n"),
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
    values = {metric.name: metric.value for metric in evaluate_extraction(tmp_path).metrics}
    assert values["title accuracy"] == values["day accuracy"] == 1
    assert values["body F1"] > 0.9


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="neither"):
        evaluate_extraction(tmp_path)
    (tmp_path / "gold.jsonl").write_text("{}\n")
    with pytest.raises(EvaluationError, match="laid out"):
        evaluate_extraction(tmp_path)
