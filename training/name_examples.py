"""Examples for the head of proper names: windows of labelled texts, with doubtful words left out of the loss."""

import json
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples import IGNORED, Example
from tokenizers import Tokenizer

from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.kinds import KINDS
from tracktwo.language.tagging.labels import Span, write_labels
from tracktwo.language.tagging.pieces import Window, cut_windows, word_spans

# Parts of a label (0 begins, 1 inside, 2 ends, 3 alone) that have more of the name before them, and behind them.
_BEHIND = (1, 2)
_AHEAD = (0, 1)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A labelled text: names as ``(start, end, kind)``, doubtful stretches, and the paragraphs to be read."""

    source: str
    id: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int, str], ...]
    masked: tuple[tuple[int, int], ...]


def name_examples(
    path: Path, tokenizer: Tokenizer, *, sources: Container[str] = ("news", "polnear", "gum", "re3d")
) -> list[Example]:
    """Read the rows of ``make_name_silver.py`` as examples, those of the given sources."""
    return [example for row in read_rows(path) if row.source in sources for example in _examples(row, tokenizer)]


def read_rows(path: Path) -> Iterator[NamedRow]:
    """Yield the labelled texts; those of ``polnear`` have the whole text and the document's name, as PolNeAR has."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _row(json.loads(line))


def _row(plain: dict[str, Any]) -> NamedRow:
    """Return a row of JSON as a record."""
    return NamedRow(
        plain["source"], plain["id"], plain["text"], tuple((a, b) for a, b in plain["paragraphs"]),
        tuple((a, b, kind) for a, b, kind in plain["spans"]), tuple((a, b) for a, b in plain["masked"]),
    )  # fmt: skip


def _examples(row: NamedRow, tokenizer: Tokenizer) -> Iterator[Example]:
    """Cut a text into windows and label them."""
    for window in cut_windows(shadow_of(row.text), row.paragraphs, tokenizer):
        yield Example(window, names=label_names(window, row))


def label_names(window: Window, row: NamedRow) -> tuple[int, ...]:
    """Return the labels of a window's words by the names of the text that it is cut from.

    A name that is cut by the window's edge, and every word that a doubtful stretch touches, is ignored. So this labels
    windows of other examples too, whatever paragraphs they were cut at.
    """
    words = word_spans(window)
    spans: list[Span] = []
    ignored: list[int] = []
    for start, end, kind in row.spans:
        inside = words_within(words, start, end)
        if not inside:
            continue
        whole = words[inside[0]][0] <= start and words[inside[-1]][1] >= end
        if whole:
            spans.append((KINDS.index(kind), inside[0], inside[-1]))
        else:
            ignored.extend(inside)
    for start, end in row.masked:
        ignored.extend(words_within(words, start, end))
    labels = write_labels(len(words), _apart(spans))
    for place in ignored:
        labels[place] = IGNORED
    return tuple(_whole(labels))


def words_within(words: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """Return the numbers of the words that a stretch of characters touches (binary search)."""
    first = bisect_left(words, start, key=lambda w: w[1] - 1)
    last = bisect_left(words, end, key=lambda w: w[0])
    return range(first, last)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Drop of two names that share a word the shorter one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[1] - s[2], s)):
        if all(span[2] < other[1] or other[2] < span[1] for other in kept):
            kept.append(span)
    return kept


def _whole(labels: list[int]) -> list[int]:
    """Ignore what is left of a name part of which is ignored, so that no half of a name is taught."""
    for places, step, going_on in (
        (range(1, len(labels)), 1, _BEHIND),
        (range(len(labels) - 2, -1, -1), -1, _AHEAD),
    ):
        for place in places:
            here = labels[place]
            if labels[place - step] == IGNORED and here > 0 and (here - 1) % 4 in going_on:
                labels[place] = IGNORED
    return labels
