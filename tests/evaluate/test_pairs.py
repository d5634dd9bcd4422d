"""The evaluation of entries across articles: counting by hand on a small story of our own, marks that hold no words."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.pairs import evaluate_pairs, make_record, score
from tracktwo.evaluate.pairs_gold import MARKS, read_stories

FIRST = (
    "Maravia's president, Ana Reis, said on Friday that the bridge would be opened. "
    "At least 12 people were wounded by shells in Saltmere."
)
SECOND = "The bridge would be opened, Ana Reis said on Friday. Shells in Saltmere wounded 17 people, doctors said."
THIRD = "Nobody asked us for help, Ana Reis said on Friday in a letter to all farmers of the country."


def _marks(folder: Path) -> Path:
    """Write a story of three articles below a folder, and its marks beside it."""
    story = folder / "story"
    story.mkdir()
    texts = {"s-1": FIRST, "s-2": SECOND, "s-3": THIRD}
    rows = [
        {"id": name, "text": text, "date": "2017-03-18", "outlet": name, "title": ""} for name, text in texts.items()
    ]
    (story / "articles.jsonl").write_text("\n".join(json.dumps(row) for row in rows))

    def at(name: str, words: str, value: str = "") -> dict[str, object]:
        start = texts[name].index(words)
        return {"article": name, "start": start, "end": start + len(words), **({"value": value} if value else {})}

    wounded = [at("s-1", "12 people", ">=12"), at("s-2", "17 people", "17")]
    things: list[tuple[list[str], list[dict[str, object]], list[dict[str, object]]]] = [
        (["statement"], [at("s-1", "the bridge would be opened"), at("s-2", "The bridge would be opened")], []),
        (
            ["figure"],
            [at("s-1", "12 people"), at("s-2", "17 people")],
            [{"field": "value", "verdict": "compatible", "values": wounded}],
        ),
        (["statement"], [at("s-3", "Nobody asked us for help")], []),
    ]
    marks = folder / "pairs.jsonl"
    lines = []
    for number, (kinds, mentions, disputes) in enumerate(things):
        row = {"story": "story", "cluster": str(number), "kinds": kinds, "mentions": mentions, "disputes": disputes}
        lines.append(json.dumps({**row, "open": [], "held_out": False}))
    marks.write_text("\n".join(lines))
    return marks


def test_pairs_and_disputes_are_counted(tmp_path: Path) -> None:
    (story,) = read_stories(tmp_path, _marks(tmp_path))
    outcome = score(story, make_record(story.articles))
    assert [(pair.things, pair.one, pair.joined) for pair in outcome.pairs if pair.one or pair.joined] == [
        (("0", "0"), True, True),
        (("1", "1"), True, True),
    ]
    assert sum(not pair.one for pair in outcome.pairs) == 2
    assert outcome.disputes == (("1", "compatible", True, True),)
    assert outcome.values.missed == 0


def test_a_text_that_was_not_marked_is_refused(tmp_path: Path) -> None:
    marks = _marks(tmp_path)
    (tmp_path / "story" / "articles.jsonl").write_text(json.dumps({"id": "s-1", "text": "Short."}))
    with pytest.raises(EvaluationError, match="s-1"):
        read_stories(tmp_path, marks)


def test_a_folder_without_the_stories_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="none of the marked stories"):
        evaluate_pairs(tmp_path)


def test_the_marks_hold_offsets_and_values_alone() -> None:
    things = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    values = [v.get("value", "") for thing in things for dispute in thing["disputes"] for v in dispute["values"]]
    assert max(len(value) for value in values) < len("2013-09-28~ ")
    assert sum(len(t["mentions"]) * (len(t["mentions"]) - 1) // 2 for t in things) >= 150
    assert sum(len(thing["disputes"]) for thing in things) >= 40
