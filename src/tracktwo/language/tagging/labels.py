"""Labels of words: a span's role with B, I, E or S before it (begins, inside, ends, stands alone), or O outside.

Reading them back is a search for the best path that is well formed (Viterbi 1967), so that a span has one role from
its beginning to its end.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Span = tuple[int, int, int]  # role, first word, last word (inclusive)

_BEGIN, _INSIDE, _END, _SINGLE = range(4)


def label_count(roles: int) -> int:
    """Return how many labels there are for a number of roles."""
    return 1 + 4 * roles


def label_of(role: int, part: int) -> int:
    """Return the label of a part (0 begins, 1 inside, 2 ends, 3 alone) of a role."""
    return 1 + 4 * role + part


def write_labels(length: int, spans: Sequence[Span]) -> list[int]:
    """Return the labels of ``length`` words.

    >>> write_labels(4, [(0, 0, 0), (1, 1, 3)])
    [4, 5, 6, 7]
    """
    labels = [0] * length
    for role, first, last in spans:
        if first == last:
            labels[first] = label_of(role, _SINGLE)
            continue
        labels[first] = label_of(role, _BEGIN)
        labels[first + 1 : last] = [label_of(role, _INSIDE)] * (last - first - 1)
        labels[last] = label_of(role, _END)
    return labels


def read_labels(labels: Sequence[int]) -> list[Span]:
    """Return the spans of a well-formed row of labels.

    >>> read_labels([4, 5, 6, 7])
    [(0, 0, 0), (1, 1, 3)]
    """
    spans = []
    first = 0
    for place, label in enumerate(labels):
        if label == 0:
            continue
        role, part = divmod(label - 1, 4)
        if part in (_BEGIN, _SINGLE):
            first = place
        if part in (_END, _SINGLE):
            spans.append((role, first, place))
    return spans


def likely_labels(scores: Floats, outside: float) -> Floats:
    """Return the logarithms of the labels' probabilities (words x labels), ``outside`` taken off the score of label O.

    A word that is left out costs the record more than one too many.
    """
    leaning = scores.copy()
    leaning[:, 0] -= outside
    return _log_softmax(leaning)


def _log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that scores stand for, along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    likely: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return likely


@cache
def allowed_moves(roles: int) -> Floats:
    """Return what a move from one label (row) to the next (column) costs: 0 where well formed, else minus infinity."""
    count = label_count(roles)
    moves = np.full((count, count), -np.inf, dtype=np.float32)
    for left in range(count):
        is_open = left > 0 and (left - 1) % 4 in (_BEGIN, _INSIDE)
        for right in range(count):
            role, part = divmod(right - 1, 4)
            goes_on = right > 0 and part in (_INSIDE, _END)
            if is_open == goes_on and (not is_open or role == (left - 1) // 4):
                moves[left, right] = 0
    return moves


def _well_formed(labels: Sequence[int], breaks: Sequence[int]) -> bool:
    """Tell whether every span of a row of labels begins, goes on and ends as it should."""
    cut = frozenset(breaks)
    opened = -1  # the role of the span that goes on, or -1
    for place, label in enumerate(labels):
        role, part = divmod(label - 1, 4)
        goes_on = label > 0 and part in (_INSIDE, _END)
        if goes_on != (opened >= 0) or (goes_on and (role != opened or place in cut)):
            return False
        opened = role if label > 0 and part in (_BEGIN, _INSIDE) else -1
    return opened < 0


def best_labels(scores: Floats, breaks: Sequence[int] = ()) -> list[int]:
    """Return the best well-formed labels for words with ``scores`` (words x labels), in linear time.

    No span runs over a place in ``breaks``: the numbers of words before which one may not go on (paragraphs).
    """
    length, count = scores.shape
    if not length:
        return []
    plain: list[int] = scores.argmax(axis=1).tolist()
    if _well_formed(plain, breaks):  # mostly so, and then no search is needed
        return plain
    roles = (count - 1) // 4
    moves = allowed_moves(roles)
    outside = np.array([label == 0 or (label - 1) % 4 in (_BEGIN, _SINGLE) for label in range(count)])
    closed = np.array([label == 0 or (label - 1) % 4 in (_END, _SINGLE) for label in range(count)])
    shut = np.where(closed[:, None] & outside[None, :], np.float32(0), np.float32(-np.inf))
    cut = frozenset(breaks)
    best = np.where(outside, scores[0], -np.inf)
    back = np.zeros((length, count), dtype=np.int64)
    for place in range(1, length):
        paths = best[:, None] + (shut if place in cut else moves)
        back[place] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[place]
    label = int(np.where(closed, best, -np.inf).argmax())
    labels = [label]
    for place in range(length - 1, 0, -1):
        label = int(back[place, label])
        labels.append(label)
    return labels[::-1]
