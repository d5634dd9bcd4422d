"""Reading names out of a folder in re3d's layout: which half a document belongs to, and what of a span is a name."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.named import NamedText
from tracktwo.evaluate.re3d import is_held_back, names_in, read_re3d

TEXT = "Soldiers of France met the envoy Anna Novak in the city of Mira, Northland. The soldiers and we left."
MARKS = (
    ("Soldiers", "Organisation", 1), ("France", "Organisation", 1), ("the envoy Anna Novak", "Person", 1),
    ("the city of Mira, Northland", "Location", 1), ("Anna Novak", "Person", 0), ("we", "Organisation", 1),
    ("left", "Quantity", 1),
)  # fmt: skip
HELD_BACK = next(f"d{n}" for n in range(50) if is_held_back(f"d{n}"))
FOR_TRAINING = next(f"d{n}" for n in range(50) if not is_held_back(f"d{n}"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Source").mkdir()
    marks = [
        {"documentId": name, "begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind,
         "value": words, "confidence": sure}
        for name in (HELD_BACK, FOR_TRAINING) for words, kind, sure in MARKS
    ]  # fmt: skip
    documents = [{"_id": name, "text": TEXT} for name in (HELD_BACK, FOR_TRAINING)]
    for file, rows in (("documents", documents), ("entities", marks)):
        lines = "\n\n".join(json.dumps(row) for row in rows)
        (tmp_path / "Source" / f"{file}.json").write_text(lines, encoding="utf-8")
    return tmp_path


def words(document: NamedText) -> list[tuple[str, str]]:
    return [(document.text[n.start : n.end], n.kind) for n in document.names]


def test_the_halves_share_no_document(folder: Path) -> None:
    assert [d.name for d in read_re3d(folder)] == [HELD_BACK]
    assert [d.name for d in read_re3d(folder, training=True)] == [FOR_TRAINING]


def test_states_are_places_and_phrases_are_cut_to_their_names(folder: Path) -> None:
    (document,) = read_re3d(folder)
    assert words(document) == [
        ("France", "place"), ("Anna Novak", "person"), ("Mira", "place"), ("Northland", "place"),
    ]  # fmt: skip


def test_what_is_no_name_in_a_span_is_unsure(folder: Path) -> None:
    (document,) = read_re3d(folder)
    unsure = {document.text[a:b] for a, b in document.unsure}
    assert "Soldiers" in unsure
    assert "the city of Mira, Northland" in unsure
    assert "France" not in unsure


@pytest.mark.parametrize(
    ("span", "kind", "expected"),
    [
        ("the Northland Minister for Roads", "person", []),
        ("Northland Minister for Roads Anna Novak", "person", ["Anna Novak"]),
        ("Abu Omar al-Haddad", "person", ["Abu Omar al-Haddad"]),
        ("the Ministry of Roads and Bridges", "organisation", ["Ministry of Roads and Bridges"]),
        ("Coalition forces", "organisation", []),
        ("eastern Mira", "place", ["Mira"]),
        ("Iraqis", "organisation", []),
    ],
)
def test_names_in_spans(span: str, kind: str, expected: list[str]) -> None:
    assert [span[n.start : n.end] for n in names_in(span, 0, len(span), kind)] == expected


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        read_re3d(tmp_path)
