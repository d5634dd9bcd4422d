"""The evaluation of stories: the measures by hand, the method on a small gold of our own."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.clusters import b_cubed, evaluate_clusters, labelled, rand_index

FIRE = (
    "Fire broke out in the Saltmere ferry terminal and Captain Lund led forty people out of the burning Saltmere hall"
)
VOTE = "Voters in Maravia chose President Okoro again and the election board of Maravia counted ballots for Okoro"


def test_the_same_groups_score_one() -> None:
    placed = labelled({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "y"})
    assert rand_index(placed) == 1.0
    assert b_cubed(placed) == [(1.0, 1.0)] * 3


def test_one_heap_scores_as_chance() -> None:
    placed = labelled({"a": "1", "b": "1", "c": "2", "d": "2"}, dict.fromkeys("abcd", "x"))
    assert rand_index(placed) == 0.0
    assert b_cubed(placed) == [(0.5, 1.0)] * 4


def test_a_case_reckoned_by_hand() -> None:
    placed = labelled({"a": "1", "b": "1", "c": "1", "d": "2"}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    # together 1, gold 3, predicted 2 of 6 pairs: chance 1, most 2.5
    assert rand_index(placed) == 0.0
    assert b_cubed(placed) == [(1.0, 2 / 3), (1.0, 2 / 3), (0.5, 1 / 3), (0.5, 1.0)]


def test_stories_are_told_apart(tmp_path: Path) -> None:
    texts = [(FIRE, "fire"), ("Later, " + FIRE + " by night.", "fire"), (VOTE, "vote"), ("At last " + VOTE, "vote")]
    rows = [
        {"id": f"n{number}", "cluster": story, "title": "", "date": "2017-01-01", "text": text}
        for number, (text, story) in enumerate(texts)
    ]
    (tmp_path / "news_cluster.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    evaluation = evaluate_clusters(tmp_path)
    assert {metric.name: metric.value for metric in evaluation.metrics}["B-cubed F1"] == 1.0
    assert evaluation.predictions[1] == {"item": "n1", "predicted": {"cluster": "n0"}, "gold": {"cluster": "fire"}}


def test_the_layout_of_ecb_is_read(tmp_path: Path) -> None:
    lines = []
    for name, text in (("1_1ecb", FIRE), ("1_2ecb", FIRE), ("1_1ecbplus", VOTE), ("2_1ecb", VOTE)):
        lines += [f"{name}\t0\t{at}\t{word}\t-" for at, word in enumerate(text.split())]
    (tmp_path / "ECB_Test_corpus.txt").write_text("\n".join(lines))
    evaluation = evaluate_clusters(tmp_path)
    assert evaluation.items == 4
    assert [row["gold"]["cluster"] for row in evaluation.predictions] == ["1ecb", "1ecbplus", "1ecb", "2ecb"]


def test_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        evaluate_clusters(tmp_path)
