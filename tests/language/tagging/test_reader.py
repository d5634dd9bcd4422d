"""The shipped model: what its card says of it is so."""

import hashlib
import importlib.resources
from typing import Any

import pytest
import yaml

from tracktwo.evaluate.parsed import article_of
from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.language.tagging.reader import FOLDER, READER_VERSION, has_reader, load_reader
from tracktwo.language.tagging.tagger import find_tagging, tag_nothing

TEXT = (
    "Foreign Minister Karel Novotny said on Monday that the siege of Harrowgate would end by June.\n\n"
    "“We keep our word,” he told reporters in Geneva. According to the Red Cross, 40 people left the town."
)


def reading(text: str) -> Reading:
    paragraphs = []
    start = 0
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(start, start + len(block)))
        start += len(block) + 2
    return Reading(article=article_of(text), layout=Layout(tuple(paragraphs), ()))


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    text = importlib.resources.files("tracktwo").joinpath("models/reader/card.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def test_the_model_is_installed() -> None:
    assert has_reader()


def test_the_card_belongs_to_these_files(card: dict[str, Any]) -> None:
    for name, digest in card["sha256"].items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name
    assert card["version"] == READER_VERSION
    assert load_reader().name == f"reader {READER_VERSION}"


def test_the_card_names_data_and_terms(card: dict[str, Any]) -> None:
    assert {"PolNeAR", "GUM", "re3d"} <= {data["name"] for data in card["data"]}
    assert all(data["terms"] for data in card["data"])
    assert card["figures"]


def test_sayings_and_names_are_marked() -> None:
    tagging = find_tagging(reading(TEXT))
    assert tagging.model == f"reader {READER_VERSION}"
    said = {TEXT[s.cue[0] : s.cue[1]]: [TEXT[a:b] for a, b in s.contents] for s in tagging.sayings}
    assert any("the siege of Harrowgate would end by June" in words for words in said["said"])
    names = {TEXT[n.start : n.end]: n.kind for n in tagging.names}
    assert names["Karel Novotny"] == "person"
    assert names["Geneva"] == "place"


def test_the_same_text_gives_the_same_marks() -> None:
    alone = find_tagging(reading(TEXT))
    assert find_tagging(reading(TEXT)) == alone


def test_a_text_without_words_has_no_marks() -> None:
    assert find_tagging(reading("")).sayings == ()
    assert find_tagging(reading("…")).names == ()


def test_without_a_reader_nothing_is_marked() -> None:
    assert tag_nothing(reading(TEXT)).model == ""
