"""Scoring statements against a folder in PolNeAR's layout."""

from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.polnear import read_polnear
from tracktwo.evaluate.statements import evaluate_statements, widen

TEXT = 'Mayor Omar Haddad said the bridge would open. "It is a good bridge," he added.\n'
ANN = """T1\tSource 0 17\tMayor Omar Haddad
T2\tCue 18 22\tsaid
T3\tContent 23 44\tthe bridge would open
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 69 71\the
T5\tCue 72 77\tadded
T6\tContent 46 68\t"It is a good bridge,"
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
E3\tAttribution:T5 Source:T99 Cue:T5

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "one_day.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "one_day_aa.ann").write_text(ANN, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "one_day_bb.ann").write_text("", encoding="utf-8")
    return tmp_path


def test_the_first_annotator_is_read_and_links_to_nothing_are_left_out(folder: Path) -> None:
    (document,) = read_polnear(folder)
    assert len(document.attributions) == 2


def test_what_is_found_exactly_scores_one(folder: Path) -> None:
    metrics = {m.name: m.value for m in evaluate_statements(folder / "dev").metrics}
    assert metrics["content exact F1"] == 1.0
    assert metrics["cue exact F1"] == 1.0
    assert metrics["source exact F1"] == 1.0
    assert metrics["right source of contents found"] == 1.0


def test_a_piece_is_touched_by_any_character_of_the_other_side(folder: Path) -> None:
    shorter = ANN.replace("Content 23 44\tthe bridge would open", "Content 23 33\tthe bridge")
    (folder / "dev" / "attributions" / "one_day_aa.ann").write_text(shorter, encoding="utf-8")
    metrics = {m.name: m.value for m in evaluate_statements(folder).metrics}
    assert metrics["content exact F1"] == 0.5
    assert metrics["content touched F1"] == 1.0
    assert 0.5 < metrics["content overlap F1"] < 1.0


def test_rows_carry_both_sides_where_they_agree(folder: Path) -> None:
    rows = evaluate_statements(folder).predictions
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    row = next(row for row in rows if row["text"] == "the bridge would open")
    assert row["gold"] == {"role": "content", "statement": 0}
    assert row["predicted"] == {"role": "content", "statement": 0}


def test_a_folder_of_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_statements(tmp_path)


def test_widening_takes_in_marks_and_that() -> None:
    assert widen('x "Yes," y', 3, 6) == (2, 8)
    assert widen("said that it ended", 10, 18) == (5, 18)
    assert widen("''Yes,'' y", 2, 5) == (0, 8)
