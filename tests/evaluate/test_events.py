"""The tasks events, coding and figures, on gold of our own making, and their floors on the development data."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.coding import evaluate_coding
from tracktwo.evaluate.events import evaluate_events, read_rows
from tracktwo.evaluate.figures import evaluate_figures, read_gold
from tracktwo.evaluate.outcome import Evaluation

ROWS = """\tsentence_id\tmarked_sentence\tgold_root
0\t1\t<s>Norway</s> condemned <t>Chad</t>.\tACCUSE
1\t2\t<s>Norway</s> freed four hostages from <t>Chad</t>.\tYIELD
2\t3\t<s>Norway</s> met <t>Chad</t>.\tAID
"""

TEXT = """DEV-MUC3-0001 (TEST)

   LIMA, 4 MAY 90 -- [TEXT] THREE POLICEMEN WERE KILLED AND TWO PEASANTS WERE
WOUNDED IN AN ATTACK YESTERDAY.
"""

KEY = """0.  MESSAGE: ID                     DEV-MUC3-0001 (TEST)
21. HUM TGT: NUMBER                 3: "POLICEMEN"
                                    2: "PEASANTS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "POLICEMEN"
                                    INJURY: "PEASANTS"
24. HUM TGT: TOTAL NUMBER           -
"""


def _values(evaluation: Evaluation) -> dict[str, float]:
    return {metric.name: metric.value for metric in evaluation.metrics}


def test_events_reads_the_marks_and_merges_what_the_gold_merges(tmp_path: Path) -> None:
    (tmp_path / "PLV_own.tsv").write_text(ROWS, encoding="utf-8")
    first = read_rows(tmp_path)[0]
    assert (first.text, first.text[slice(*first.source)]) == ("Norway condemned Chad.", "Norway")
    evaluation = evaluate_events(tmp_path)
    assert [row["predicted"]["type"] for row in evaluation.predictions] == ["ACCUSE", "YIELD", "CONSULT"]
    assert _values(evaluation)["accuracy"] == pytest.approx(2 / 3)


def test_coding_reads_older_names(tmp_path: Path) -> None:
    record = {
        "id": "G1", "event": "DEMAND", "text": "Norway called on Chad to withdraw its troops.",
        "source": [{"code": "NOR"}], "target": [{"code": "TCD"}],
    }  # fmt: skip
    (tmp_path / "PLOVER_GSR_own.json").write_text(json.dumps([{"event": "DOCUMENT"}, record]), encoding="utf-8")
    values = _values(evaluate_coding(tmp_path))
    assert values["type F1"] == 1.0
    assert values["type and both countries, recall"] == 1.0


def test_figures_joins_numbers_and_effects(tmp_path: Path) -> None:
    (tmp_path / "dev-muc3-own").write_text(TEXT, encoding="utf-8")
    (tmp_path / "key-dev-own").write_text(KEY, encoding="utf-8")
    assert read_gold(tmp_path) == {"DEV-MUC3-0001": {("killed", 3), ("wounded", 2)}}
    assert _values(evaluate_figures(tmp_path)) == {"precision": 1.0, "recall": 1.0, "F1": 1.0, "F1 per template": 1.0}


def test_missing_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="PLV"):
        evaluate_events(tmp_path)
    with pytest.raises(EvaluationError, match="GSR"):
        evaluate_coding(tmp_path)
    with pytest.raises(EvaluationError, match="key"):
        evaluate_figures(tmp_path)


@pytest.mark.shared
@pytest.mark.slow
def test_events_keep_their_figures(shared: Path) -> None:
    values = _values(evaluate_events(shared / "gold" / "plover_plv"))
    assert values["macro-F1"] >= 0.85
    assert values["accuracy"] >= 0.86
    assert values["macro-F1 (lexicon alone, odd rows, held out)"] >= 0.70
