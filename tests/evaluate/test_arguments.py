"""The task of arguments: both layouts of gold, and heads compared part by part."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.argument_gold import read_marked, set_together
from tracktwo.evaluate.arguments import evaluate_arguments

WORDS = ["Gunmen", "killed", "two", "farmers", "in", "Idlib", "."]


def write_rams(folder: Path, victim: tuple[int, int]) -> None:
    row = {
        "doc_key": "ours", "sentences": [WORDS],
        "evt_triggers": [[1, 1, [["life.die.deathcausedbyviolentevents", 1.0]]]],
        "gold_evt_links": [
            [[1, 1], [0, 0], "evt001arg01killer"], [[1, 1], list(victim), "evt001arg02victim"],
            [[1, 1], [5, 5], "evt001arg04place"], [[1, 1], [5, 5], "evt001arg03instrument"],
        ],
    }  # fmt: skip
    (folder / "dev.jsonlines").write_text(json.dumps(row) + "\n", encoding="utf-8")


def write_wikievents(folder: Path) -> None:
    text, spans = set_together(WORDS)
    mentions = [{"id": "m1", "start": 0, "end": 1}, {"id": "m2", "start": 2, "end": 4}]
    event = {
        "event_type": "Life.Die.Unspecified", "trigger": {"start": 1, "end": 2},
        "arguments": [{"role": "Killer", "entity_id": "m1"}, {"role": "Victim", "entity_id": "m2"}],
    }  # fmt: skip
    other = {**event, "event_type": "Contact.Contact.Meet"}
    row = {
        "doc_id": "ours", "text": text, "sentences": [[[[w, *s] for w, s in zip(WORDS, spans, strict=True)], text]],
        "entity_mentions": mentions, "event_mentions": [event, other],
    }  # fmt: skip
    (folder / "dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def figures(folder: Path) -> dict[str, float]:
    return {metric.name: metric.value for metric in evaluate_arguments(folder).metrics}


def test_heads_that_agree_are_right(tmp_path: Path) -> None:
    write_rams(tmp_path, (2, 3))
    assert figures(tmp_path) == dict.fromkeys(
        ("attacker head F1", "victim head F1", "place head F1", "head precision", "head recall", "head F1"), 1.0
    )


def test_another_victim_is_wrong_and_missed(tmp_path: Path) -> None:
    write_rams(tmp_path, (0, 0))
    found = figures(tmp_path)
    assert found["victim head F1"] == 0.0
    assert found["attacker head F1"] == 1.0


def test_an_article_with_all_its_events_is_read_by_sentence(tmp_path: Path) -> None:
    write_wikievents(tmp_path)
    (marked,) = read_marked(tmp_path)
    assert marked.complete
    assert len(marked.events) == 1
    found = figures(tmp_path)
    assert (found["victim head F1"], found["head recall"]) == (1.0, 1.0)
    assert found["head precision"] == pytest.approx(2 / 3)  # the place is read and not marked


def test_words_are_set_together_as_they_were_written() -> None:
    words = ["“", "It", "'s", "over", ",", "”", "he", "said", "(", "on", "TV", ")", "."]
    text, spans = set_together(words)
    assert text == "“It's over,” he said (on TV)."
    assert [text[a:b] for a, b in spans] == words


def test_a_folder_of_neither_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        read_marked(tmp_path)
