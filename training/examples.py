"""Examples for the statement tagger: windows of PolNeAR articles with labelled words and links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from tracktwo.evaluate.named import lines_of
from tracktwo.evaluate.polnear import ROLES, GoldDocument, read_polnear
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagging.labels import Span, write_labels
from tracktwo.language.tagging.pieces import Window, cut_windows, word_spans

IGNORED = -100  # the label that a loss leaves out


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its sources and contents, each by the place of its first word's piece in the window."""

    cue: int
    sources: tuple[int, ...]
    contents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the labels of its words (None where a task is not labelled), and links where they are known."""

    window: Window
    tags: tuple[int, ...] | None = None
    names: tuple[int, ...] | None = None
    links: tuple[Link, ...] = ()
    soft: np.ndarray | None = field(default=None, compare=False)


def statement_examples(split: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read a split of PolNeAR as examples."""
    return [
        Example(window, tags, links=links)
        for document in read_polnear(split)
        for window in cut_windows(shadow_of(document.text), lines_of(document.text), tokenizer)
        for tags, links in [label_document(document, window)]
    ]


def label_document(document: GoldDocument, window: Window) -> tuple[tuple[int, ...], tuple[Link, ...]]:
    """Return the labels and links of the words of one window of an article."""
    words = word_spans(window)
    spans: dict[tuple[int, int, int], int] = {}
    links = []
    for attribution in document.attributions:
        placed = {role: _place(words, attribution.spans.get(role, ())) for role in ROLES}
        for number, role in enumerate(ROLES):
            for first, last in placed[role]:
                spans.setdefault((number, first, last), last - first)
        if placed["cue"]:
            at = {role: tuple(int(window.words[first]) for first, _ in placed[role]) for role in ROLES}
            links.append(Link(at["cue"][0], at["source"], at["content"]))
    return tuple(write_labels(len(words), _apart(spans))), tuple(links)


def _place(words: Sequence[tuple[int, int]], pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words (first, last) that each piece of characters covers; what lies outside the window is left out."""
    found = []
    for start, end in pieces:
        inside = [k for k, (a, b) in enumerate(words) if a < end and start < b]
        if inside:
            found.append((inside[0], inside[-1]))
    return found


def _apart(spans: Iterable[tuple[int, int, int]]) -> list[Span]:
    """Return spans that do not overlap: of two that do, the shorter one stays, the longer one keeps what is left."""
    taken: set[int] = set()
    kept: list[Span] = []
    for role, first, last in sorted(spans, key=lambda s: (s[2] - s[1], s[1], s[0])):
        run: list[int] = []
        for word in [*range(first, last + 1), -1]:
            if word >= 0 and word not in taken:
                run.append(word)
            elif run:
                kept.append((role, run[0], run[-1]))
                run = []
        taken.update(range(first, last + 1))
    return kept
