"""Scoring names: what counts, what does not, and the two systems side by side."""

import json
from pathlib import Path

import pytest

from tracktwo.evaluate.entities import count_names, evaluate_entities
from tracktwo.evaluate.named import MarkedName, NamedText, bare_name
from tracktwo.evaluate.outcome import Counts
from tracktwo.evaluate.re3d import is_held_back

TEXT = "Envoy Anna Novak flew to Geneva. The United Nations welcomed the visit."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Source").mkdir()
    name = next(f"d{n}" for n in range(50) if is_held_back(f"d{n}"))
    marks = [
        {"documentId": name, "begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind,
         "value": words, "confidence": 1}
        for words, kind in (("Anna Novak", "Person"), ("Geneva", "Location"), ("United Nations", "Organisation"))
    ]  # fmt: skip
    (tmp_path / "Source" / "documents.json").write_text(json.dumps({"_id": name, "text": TEXT}), encoding="utf-8")
    lines = "\n".join(json.dumps(mark) for mark in marks)
    (tmp_path / "Source" / "entities.json").write_text(lines, encoding="utf-8")
    return tmp_path


def test_names_found_exactly_score_one(folder: Path) -> None:
    outcome = evaluate_entities(folder)
    values = {metric.name: metric.value for metric in outcome.metrics}
    assert values["all exact F1"] == 1.0
    assert values["person exact F1"] == 1.0
    assert "all exact F1 spaCy sm" in values


def test_rows_hold_all_sides(folder: Path) -> None:
    rows = evaluate_entities(folder).predictions
    assert [row["text"] for row in rows] == ["Anna Novak", "Geneva", "United Nations"]
    assert rows[0]["predicted"] == rows[0]["gold"] == {"kind": "person"}


def test_a_name_inside_an_unsure_stretch_counts_neither_way() -> None:
    document = NamedText("d", "Anna Novak in Mira town", (MarkedName(0, 10, "person"),), ((14, 23),))
    found = (MarkedName(0, 10, "person"), MarkedName(14, 18, "place"))
    assert count_names(document, found) == Counts(1, 0, 0)


def test_a_name_of_another_kind_is_wrong_and_missed() -> None:
    document = NamedText("d", "Anna Novak", (MarkedName(0, 10, "person"),))
    assert count_names(document, [MarkedName(0, 10, "place")]) == Counts(0, 1, 1)


@pytest.mark.parametrize(
    ("words", "kind", "bare"),
    [
        ("the Pentagon's", "organisation", "Pentagon"),
        ("President Anna Novak", "person", "Anna Novak"),
        ("Mira,", "place", "Mira"),
        ("League (LQH)", "organisation", "League (LQH)"),
    ],
)
def test_habits_of_marking_fall_away(words: str, kind: str, bare: str) -> None:
    name = bare_name(words, 0, len(words), kind)
    assert name is not None
    assert words[name.start : name.end] == bare


def test_titles_alone_are_no_name() -> None:
    assert bare_name("the President", 0, 13, "person") is None
