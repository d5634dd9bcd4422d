import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.pieces import WINDOW, breaks_of, cut_windows, word_spans
from tracktwo.language.tagging.reader import Reader, has_reader, load_reader

pytestmark = pytest.mark.skipif(not has_reader(), reason="the trained reader is not installed")

TEXT = "The envoy said: “We are close.”\n\nTalks resume in Geneva on 23 March, she added."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", text)]


def test_words_keep_their_characters(reader: Reader) -> None:
    (window,) = cut_windows(shadow_of(TEXT), paragraphs(TEXT), reader.tokenizer)
    words = [TEXT[a:b] for a, b in word_spans(window)]
    assert words[:9] == ["The", "envoy", "said", ":", "“", "We", "are", "close", "."]
    assert words[breaks_of(window)[0]] == "Talks"


def test_a_word_of_several_pieces_is_one(reader: Reader) -> None:
    text = "Mevlüt Çavuşoğlu spoke."
    (window,) = cut_windows(shadow_of(text), [(0, len(text))], reader.tokenizer)
    assert [text[a:b] for a, b in word_spans(window)] == ["Mevlüt", "Çavuşoğlu", "spoke", "."]


def test_no_window_is_too_long_and_nothing_is_lost(reader: Reader) -> None:
    text = "\n\n".join("The talks went on and on. " * n for n in (3, 90, 1, 40))
    windows = cut_windows(shadow_of(text), paragraphs(text), reader.tokenizer)
    assert max(len(w.ids) for w in windows) <= WINDOW
    assert "".join(text[a:b] for w in windows for a, b in word_spans(w)) == re.sub(r"\s", "", text)


def test_a_long_paragraph_is_cut_behind_a_stop(reader: Reader) -> None:
    text = "The mediator spoke of progress in the talks. " * 60
    first = cut_windows(shadow_of(text), paragraphs(text), reader.tokenizer)[0]
    assert text[word_spans(first)[-1][0]] == "."


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=200))
@settings(max_examples=60, deadline=None)
def test_words_are_in_order_and_inside_the_text(text: str) -> None:
    windows = cut_windows(shadow_of(text), paragraphs(text), load_reader().tokenizer)
    spans = [span for window in windows for span in word_spans(window)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
