"""Scoring coreference on a document in GUM's layout."""

from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.coreference import evaluate_coreference
from tracktwo.evaluate.gum import read_document

# Columns: number, form, universal tag, Penn tag, last column; the rest is filled in.
SENTENCES = """
# newpar
1 Omar PROPN NNP Entity=(1-person-new-x-x-1,2-coref
2 Haddad PROPN NNP Entity=1)
3 praised VERB VBD _
4 the DET DT Entity=(2-object-new-x-x-2-coref
5 bridge NOUN NN Entity=2)|SpaceAfter=No
6 . PUNCT . _

# newpar
# newpar_block = p (1 s)
1 He PRON PRP Entity=(1-person-giv:act-x-x-1-ana)
2-3 didn't _ _ _
2 did AUX VBD SpaceAfter=No
3 n't PART RB _
4 like VERB VB _
5 its PRON PRP$ Entity=(3-object-new-x-x-2-sgl(2-object-giv:act-x-x-1-ana)
6 colour NOUN NN Entity=3)|SpaceAfter=No
7 . PUNCT . _
"""
TEXT = "Omar Haddad praised the bridge.\n\nHe didn't like its colour."


def conllu(sentences: str) -> str:
    lines = ["# newdoc id = one", "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity"]
    for line in sentences.strip().splitlines():
        number, *rest = line.split(" ")
        if line.startswith("#") or not rest:
            lines.append(line)
            continue
        form, pos, tag, misc = rest
        lines.append(f"{number}\t{form}\t{form}\t{pos}\t{tag}\t_\t0\t_\t_\t{misc}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "one.conllu").write_text(conllu(SENTENCES), encoding="utf-8")
    return tmp_path


def test_the_text_is_put_together_again() -> None:
    document = read_document("one", conllu(SENTENCES))
    assert document.text == TEXT
    words = [(m.entity, " ".join(w.text for w in document.words[m.first : m.last + 1])) for m in document.mentions]
    assert words == [("1", "Omar Haddad"), ("2", "the bridge"), ("1", "He"), ("3", "its colour"), ("2", "its")]


def test_pronouns_and_clusters_that_are_right_score_one(folder: Path) -> None:
    evaluation = evaluate_coreference(folder)
    metrics = {m.name: m.value for m in evaluation.metrics}
    assert evaluation.items == 2
    assert metrics["all pronouns resolved"] == 1.0
    assert metrics["third person resolved"] == 1.0
    assert metrics["third person traced to a noun"] == 1.0
    assert metrics["CoNLL F1"] == 1.0
    assert metrics["CoNLL F1 exact"] == 1.0
    assert metrics["CoNLL F1 with singletons"] == 1.0


def test_rows_say_what_is_taken_up(folder: Path) -> None:
    rows = evaluate_coreference(folder).predictions
    assert [(row["text"], row["predicted"]["text"], row["gold"]["text"]) for row in rows] == [
        ("He", "Omar Haddad", "Omar Haddad"),
        ("its", "the bridge", "the bridge"),
    ]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)


def test_a_folder_of_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_coreference(tmp_path)
