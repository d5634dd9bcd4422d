"""Word pieces: a text's paragraphs packed into windows that an encoder takes at once, each piece with its characters.

An encoder of this family knows 512 places and costs more than linearly in length; paragraphs are the units that a
saying seldom leaves. So consecutive paragraphs are packed together, with a separator piece between them, until a
window is full; only a paragraph that alone exceeds it is cut, at the end of a sentence where it has one.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Pieces a window holds at most, its two ends and the separators included. 256 was as good as 384 on PolNeAR's
# development articles and a fifth faster.
WINDOW = 256
_STOPS = frozenset({".", "!", "?"})

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once.

    ``ids`` are the pieces with both ends and separators; ``starts`` and ``ends`` their characters in the text (-1 for
    a separator); ``words`` the places in ``ids`` at which a word begins; ``paragraphs`` the paragraph of each of those.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    words: Ints
    paragraphs: Ints


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of one paragraph, or of a part of one; ``inside`` marks those that go on with a word."""

    paragraph: int
    ids: Sequence[int]
    spans: Sequence[tuple[int, int]]
    inside: Sequence[bool]


def cut_windows(shadow: str, paragraphs: Sequence[tuple[int, int]], tokenizer: "Tokenizer") -> list[Window]:
    """Pack the pieces of paragraphs (characters ``[start, end)`` of ``shadow``) into windows, in text order."""
    room = WINDOW - 2
    units: list[_Pieces] = []
    texts = [shadow[start:end] for start, end in paragraphs]
    for number, encoding in enumerate(tokenizer.encode_batch(texts, add_special_tokens=False)):
        start = paragraphs[number][0]
        spans = [(start + a, start + b) for a, b in encoding.offsets]
        inside = [piece.startswith("##") for piece in encoding.tokens]
        units.extend(_divide(_Pieces(number, encoding.ids, spans, inside), encoding.tokens, room))
    begin, separator = _ends(tokenizer)
    return [_window(group, begin, separator) for group in _pack(units, room)]


def _ends(tokenizer: "Tokenizer") -> tuple[int, int]:
    """Return the pieces that open a window and that close or divide it, under either of the names in use."""
    for begin, separator in (("[CLS]", "[SEP]"), ("<s>", "</s>")):
        first, last = tokenizer.token_to_id(begin), tokenizer.token_to_id(separator)
        if first is not None and last is not None:
            return first, last
    raise ValueError("the tokenizer has no pieces for the ends of a window")


def _divide(unit: _Pieces, tokens: Sequence[str], room: int) -> Iterable[_Pieces]:
    """Cut what exceeds a window behind its last stop, or where it is full."""
    first = 0
    while len(unit.ids) - first > room:
        stops = [k for k in range(first + room // 3, first + room) if tokens[k] in _STOPS]
        last = stops[-1] + 1 if stops else first + room
        yield _Pieces(unit.paragraph, unit.ids[first:last], unit.spans[first:last], unit.inside[first:last])
        first = last
    yield _Pieces(unit.paragraph, unit.ids[first:], unit.spans[first:], unit.inside[first:])


def _pack(units: Iterable[_Pieces], room: int) -> Iterable[list[_Pieces]]:
    """Group consecutive units so that each group fills a window as far as it can."""
    group: list[_Pieces] = []
    used = 0
    for unit in units:
        if not unit.ids:
            continue
        if group and used + 1 + len(unit.ids) > room:
            yield group
            group, used = [], 0
        group.append(unit)
        used += len(unit.ids) + (1 if used else 0)
    if group:
        yield group


def _window(group: Sequence[_Pieces], begin: int, separator: int) -> Window:
    """Join the units of a group, with separators between them."""
    ids, starts, ends, words, paragraphs = [begin], [-1], [-1], [], []
    for number, unit in enumerate(group):
        if number:
            ids.append(separator)
            starts.append(-1)
            ends.append(-1)
        for place, (piece, (start, end)) in enumerate(zip(unit.ids, unit.spans, strict=True)):
            if not unit.inside[place] or place == 0:
                words.append(len(ids))
                paragraphs.append(unit.paragraph)
            ids.append(piece)
            starts.append(start)
            ends.append(end)
    arrays = ([*ids, separator], [*starts, -1], [*ends, -1], words, paragraphs)
    return Window(*(np.asarray(values, dtype=np.int64) for values in arrays))


def word_spans(window: Window) -> list[tuple[int, int]]:
    """Return the characters of each word of a window: from its first piece's start to its last piece's end."""
    spans = []
    places = [*window.words.tolist(), len(window.ids)]
    for first, after in itertools.pairwise(places):
        last = first
        while last + 1 < after and window.starts[last + 1] >= 0:
            last += 1
        spans.append((int(window.starts[first]), int(window.ends[last])))
    return spans


def breaks_of(window: Window) -> list[int]:
    """Return the numbers of the words that open a paragraph, but for the first: no span may run over them."""
    numbers = window.paragraphs
    return [int(k) + 1 for k in np.flatnonzero(numbers[1:] != numbers[:-1])]
