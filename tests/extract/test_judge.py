"""The judge of events: how parties are marked, and that the shipped model is the one its card speaks of."""

import hashlib
import importlib.resources
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.extract.judge import FOLDER, LONGEST, TYPES, has_judge, load_judge, mark_parties
from tracktwo.language.tagging.reader import FOLDER as READER

TEXT = "Norway condemned Chad for the raid."


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    text = importlib.resources.files("tracktwo").joinpath("models/events/card.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def test_the_card_belongs_to_these_files(card: dict[str, Any]) -> None:
    assert has_judge()
    for name, digest in card["sha256"].items():
        folder = READER if name == "tokenizer.json" else FOLDER
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    assert all(data["terms"] for data in card["data"])


def test_marks_stand_around_the_parties() -> None:
    tokenizer = load_judge().tokenizer
    pair = mark_parties(TEXT, (0, 6), (17, 21), tokenizer)
    pieces = [tokenizer.id_to_token(i) for i in pair.ids]
    assert pieces[:4] == ["[CLS]", "[unused1]", "norway", "[unused2]"]
    assert pieces[pair.source] == "[unused1]"
    assert pieces[pair.target : pair.target + 3] == ["[unused3]", "chad", "[unused4]"]


def test_a_sentence_without_parties_has_no_marks() -> None:
    pair = mark_parties(TEXT, (-1, -1), (-1, -1), load_judge().tokenizer)
    assert (pair.source, pair.target) == (0, 0)


@given(
    st.text(alphabet="ab ü“.", max_size=40),
    st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40),
)  # fmt: skip
def test_any_spans_can_be_marked(text: str, a: int, b: int, c: int, d: int) -> None:
    places = [min(p, len(text)) for p in (a, b, c, d)]
    source, target = sorted(places[:2]), sorted(places[2:])
    pair = mark_parties(text, (source[0], source[1]), (target[0], target[1]), load_judge().tokenizer)
    assert 0 < pair.source < len(pair.ids)
    assert 0 < pair.target < len(pair.ids)


def test_long_sentences_are_cut() -> None:
    pair = mark_parties("war " * 2_000, (0, 3), (7_990, 7_993), load_judge().tokenizer)
    assert len(pair.ids) == LONGEST
    assert pair.target == 0


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        (TEXT, "Norway", "Chad", "ACCUSE"),
        ("Norway sent tents and food to Chad.", "Norway", "Chad", "AID"),
        ("Chad's foreign minister received his Norwegian colleague for talks.", "Chad's", "his Norwegian", "CONSULT"),
        ("Rebels shelled the barracks of Chad's army, killing nine.", "Rebels", "Chad's army", "ASSAULT"),
    ],
)
def test_plain_sentences_are_judged(text: str, source: str, target: str, type_: str) -> None:
    spans = [(text.index(party), text.index(party) + len(party)) for party in (source, target)]
    judgement = load_judge().judge(text, spans[0], spans[1])
    assert judgement.type == type_
    assert judgement.likely.sum() == pytest.approx(1.0, abs=1e-5)
    assert len(judgement.likely) == len(TYPES)
