"""From scores to sayings: spans of sources, cues and contents, and which of them belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tracktwo.language.reading import TaggedSaying
from tracktwo.language.tagging.labels import Floats, Span, best_labels, likely_labels, read_labels
from tracktwo.language.tagging.pieces import Window, breaks_of, word_spans
from tracktwo.language.tagging.reader import Scores

ROLES = ("source", "cue", "content")
_SOURCE, _CUE, _CONTENT = range(3)
# Vectors of a word in the head for links: as a cue that looks for its source, as one that looks for its content, as
# a source, as a content.
_LOOKS_FOR = {_SOURCE: 0, _CONTENT: 1}
_OFFERS = {_SOURCE: 2, _CONTENT: 3}
# Taken off the score of lying outside every span: without it the reader leaves out more than it makes up. On PolNeAR's
# development articles 0, .12, .25 and .5 find .789, .794, .802 and .806 of the contents; their exact F1 is .698, .694,
# .691 and .688, that of their characters .910, .911, .909 and .907.
OUTSIDE = 0.12
# What a link costs for each word between, and for another paragraph. Right links of gold contents to their cues on the
# same articles: .976 by distance alone, .983 by the vectors alone, .989 by both.
DISTANCE = 0.1
OTHER_PARAGRAPH = 1.0
# A cue that no source chose takes another's only where they fit so well; of most others nobody is the source.
SHARED = 6.0


@dataclass(frozen=True, slots=True)
class _Page:
    """A window with its spans: the cues, and how well each source or content goes with each of them."""

    window: Window
    links: Floats
    cues: Sequence[Span]


def sayings_of(window: Window, scores: Scores) -> list[TaggedSaying]:
    """Return the sayings of a window in text order: each cue with the contents that chose it, and its best source.

    A cue that no content chose is none. One that no source chose takes the source that suits it best: "X said … and
    added …" has one source for two sayings.
    """
    likely = likely_labels(scores.tags, OUTSIDE)
    labels = best_labels(likely, breaks_of(window))
    spans = read_labels(labels)
    page = _Page(window, scores.links, [span for span in spans if span[0] == _CUE])
    if not page.cues:
        return []
    contents = [span for span in spans if span[0] == _CONTENT]
    chosen = _fits(page, contents, _CONTENT).argmax(axis=1) if contents else np.zeros(0, dtype=np.int64)
    speaking = _sources(page, [span for span in spans if span[0] == _SOURCE])
    words = word_spans(window)
    found = []
    for number, cue in enumerate(page.cues):
        said = [span for span, owner in zip(contents, chosen, strict=True) if owner == number]
        if not said:
            continue
        by = speaking[number]
        sure = float(np.exp(min(likely[k, labels[k]] for k in range(cue[1], cue[2] + 1))))
        found.append(
            TaggedSaying(
                _characters(words, cue), (_characters(words, by),) if by else (),
                tuple(_characters(words, span) for span in said), round(sure, 4),
            )
        )  # fmt: skip
    return found


def _sources(page: _Page, sources: Sequence[Span]) -> list[Span | None]:
    """Return the source of every cue: the best of those that chose it, else the best of all; None without any."""
    if not sources:
        return [None] * len(page.cues)
    fits = _fits(page, sources, _SOURCE)
    chosen = fits.argmax(axis=1)
    best: list[Span | None] = []
    for number in range(len(page.cues)):
        own = np.flatnonzero(chosen == number)
        candidates = own if len(own) else np.flatnonzero(fits[:, number] > SHARED)
        best.append(sources[int(candidates[fits[candidates, number].argmax()])] if len(candidates) else None)
    return best


def _fits(page: _Page, spans: Sequence[Span], role: int) -> Floats:
    """Return how well each source or content goes with each cue (spans x cues): by their vectors and their distance."""
    links, numbers = page.links, page.window.paragraphs
    firsts, lasts = np.array([s[1] for s in spans]), np.array([s[2] for s in spans])
    cue_firsts, cue_lasts = np.array([c[1] for c in page.cues]), np.array([c[2] for c in page.cues])
    near = links[firsts, _OFFERS[role]] @ links[cue_firsts, _LOOKS_FOR[role]].T / np.sqrt(links.shape[-1])
    between = np.maximum(np.maximum(cue_firsts - lasts[:, None], firsts[:, None] - cue_lasts), 0)
    other = numbers[firsts][:, None] != numbers[cue_firsts]
    fits: Floats = near - DISTANCE * between - OTHER_PARAGRAPH * other
    return fits


def _characters(words: Sequence[tuple[int, int]], span: Span) -> tuple[int, int]:
    """Return the characters of a span of words."""
    return words[span[1]][0], words[span[2]][1]
