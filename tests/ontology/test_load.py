"""The ontology as it ships, and what a project may and may not add."""

import re
from pathlib import Path

import pytest

from tracktwo.errors import OntologyError
from tracktwo.ontology.load import load_ontology
from tracktwo.record import Record

PACKAGE = Path(__file__).parents[2] / "src" / "tracktwo"


def test_every_kind_has_its_extractor_and_a_golden_folder() -> None:
    for kind in load_ontology().kinds:
        assert (PACKAGE / "extract" / f"{kind}.py").exists()
        assert list((Path(__file__).parents[1] / "golden" / kind).glob("*.json"))


def test_plover_is_whole() -> None:
    plover = load_ontology().plover
    assert len(plover["types"]) == 16
    assert sum(len(type_["modes"]) for type_ in plover["types"].values()) == 67
    assert len(plover["contexts"]) == 37


def test_every_label_reads_as_words() -> None:
    for kind in load_ontology().kinds.values():
        for label in (kind.label, kind.plural, *(field.label for field in kind.fields.values())):
            assert re.fullmatch(r"[A-Za-z][a-z ]+", label), label


def test_every_code_of_the_sample_is_in_its_kinds_crosswalk(sample_record: Path) -> None:
    kinds = load_ontology().kinds
    with Record.open(sample_record, read_only=True) as record:
        for report in record.reports():
            if report.plover:
                code = report.plover.type + (f"/{report.plover.mode}" if report.plover.mode else "")
                assert code in kinds[report.kind].plover, (report.kind, code)


def write(folder: Path, text: str) -> Path:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_project_adds_a_kind(tmp_path: Path) -> None:
    text = """
kind: election
label: Election
caption: [winner]
fields:
  winner: {type: actor, label: Winner, required: true}
  date: {type: date, label: Date}
same_when: [winner, date]
compare_on: [date]
"""
    kinds = load_ontology(write(tmp_path, text)).kinds
    assert kinds["election"].fields["winner"].required
    assert "election" not in load_ontology().kinds


def test_a_project_adds_a_field(tmp_path: Path) -> None:
    text = "extends: contact\nfields: {interpreter: {type: actor, label: Interpreter}}\n"
    assert "interpreter" in load_ontology(write(tmp_path, text)).kinds["contact"].fields


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("kind: contact\nlabel: C\nfields: {a: {type: actor, label: A}}", "shipped"),
        ("extends: contact\nfields: {parties: {type: actor, label: A}}", "already"),
        ("kind: x\nlabel: X\nfields: {a: {type: colour, label: A}}", "unknown type"),
        ("kind: x\nlabel: X\nfields: {a: {type: actor}}", "no label"),
        ("kind: x\nlabel: X\nfields: {a: {type: term, label: A, terms: nothing}}", "list of terms"),
        ("kind: x\nlabel: X\ncaption: [b]\nfields: {a: {type: actor, label: A}}", "does not have"),
        ("kind: x\nlabel: X\nfields: {a: {type: actor, label: A}}\ncrosswalk: {plover: [WAVE]}", "PLOVER"),
        ("kind: x\nfields: {a: {type: actor, label: A}}", "needs label"),
        ("- a\n- b", "mapping"),
        ("a: [", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=fault) as caught:
        load_ontology(write(tmp_path, text))
    assert "own.yaml" in caught.value.where
