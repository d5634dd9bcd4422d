"""What two texts have in common, word by word: the share of each that stands in the other, and what was changed.

Everything here is linear in practice: common runs are found through sets of k-word shingles, the alignment is cut at
shingles that stand once in either text ("patience" difference, Bram Cohen), and only small gaps are aligned exactly.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

RUN = 5  # words: shorter common runs are the language's, not the writer's
ANCHOR = 4  # words of a shingle that pins the alignment
EXACT = 4_000_000  # cells: a gap larger than this is taken as wholly rewritten

Edit = tuple[int, int, int, int]


def common(own: Sequence[str], other: Sequence[str], run: int = RUN) -> list[bool]:
    """Mark the words of ``own`` that lie in a run of at least ``run`` words which also stands in ``other``.

    >>> common("a b c d e f".split(), "x a b c d e y".split())
    [True, True, True, True, True, False]
    """
    theirs = set(_shingles(other, run))
    marked = [False] * len(own)
    done = 0
    for at, shingle in enumerate(_shingles(own, run)):
        if shingle in theirs:
            for position in range(max(at, done), at + run):
                marked[position] = True
            done = at + run
    return marked


def stretches(marked: Sequence[bool]) -> list[int]:
    """Return the lengths of the unbroken stretches of marked words.

    >>> stretches([True, True, False, True])
    [2, 1]
    """
    lengths = []
    length = 0
    for mark in (*marked, False):
        if mark:
            length += 1
        elif length:
            lengths.append(length)
            length = 0
    return lengths


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return where ``new`` departs from ``old``: ``(i, j, k, l)`` says that old[i:j] became new[k:l].

    >>> edits("at least 75 were killed".split(), "at least 57 were killed".split())
    [(2, 3, 2, 3)]
    """
    numbers: dict[str, int] = {}
    first = [numbers.setdefault(word, len(numbers)) for word in old]
    second = [numbers.setdefault(word, len(numbers)) for word in new]
    found: list[Edit] = []
    i = k = 0
    for at, there in _anchors(first, second):
        if at < i or there < k:
            continue
        found += _gap(first, second, (i, at, k, there))
        i, k = at, there
        while i < len(first) and k < len(second) and first[i] == second[k]:
            i, k = i + 1, k + 1
    found += _gap(first, second, (i, len(first), k, len(second)))
    return _joined(found)


def _shingles(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Return all runs of ``size`` words, in order."""
    return list(zip(*(words[shift:] for shift in range(size)), strict=False))


def _anchors(first: Sequence[int], second: Sequence[int]) -> list[tuple[int, int]]:
    """Pair shingles that stand exactly once in either text, keeping the longest set that runs in the same order."""
    here, there = _once(first), _once(second)
    pairs = [(at, there[shingle]) for shingle, at in here.items() if shingle in there]
    pairs.sort()
    tails: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, position) in enumerate(pairs):
        slot = bisect_left(tails, position)
        before[index] = last[slot - 1] if slot else -1
        if slot == len(tails):
            tails.append(position)
            last.append(index)
        else:
            tails[slot], last[slot] = position, index
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _once(words: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Return the shingles that stand only once, with their position."""
    seen: dict[tuple[int, ...], int] = {}
    for at in range(len(words) - ANCHOR + 1):
        shingle = tuple(words[at : at + ANCHOR])
        seen[shingle] = -1 if shingle in seen else at
    return {shingle: at for shingle, at in seen.items() if at >= 0}


def _gap(first: Sequence[int], second: Sequence[int], gap: Edit) -> list[Edit]:
    """Align what lies between two anchors, exactly where it is small enough."""
    i, j, k, l = gap  # noqa: E741 - the four corners of a gap, as in difflib
    while i < j and k < l and first[i] == second[k]:
        i, k = i + 1, k + 1
    while i < j and k < l and first[j - 1] == second[l - 1]:
        j, l = j - 1, l - 1  # noqa: E741 - as above
    if i == j and k == l:
        return []
    if i == j or k == l or (j - i) * (l - k) > EXACT:
        return [(i, j, k, l)]
    codes = Levenshtein.opcodes(list(first[i:j]), list(second[k:l]))
    return [
        (i + code.src_start, i + code.src_end, k + code.dest_start, k + code.dest_end)
        for code in codes
        if code.tag != "equal"
    ]


def _joined(found: Sequence[Edit]) -> list[Edit]:
    """Join edits that touch, so that a rewritten phrase is one change."""
    if not found:
        return []
    joined = [found[0]]
    for _, edit in pairwise(found):
        i, j, k, l = joined[-1]  # noqa: E741 - as above
        if edit[0] == j and edit[2] == l:
            joined[-1] = (i, edit[1], k, edit[3])
        else:
            joined.append(edit)
    return joined
