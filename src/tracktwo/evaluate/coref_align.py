"""Pairing predicted mentions with those of the gold, one to one.

Where a phrase ends is a convention of each corpus and parser; what it is about is its head. So a predicted mention is
first paired with the gold mention of exactly its characters, and else with one that has the same head: our head stands
in the gold's smallest span (GUM's ``minspan``), or is the head of the gold's words in our parse.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol

from tracktwo.evaluate.gum import GoldMention, GoldText
from tracktwo.language.reading import Token


class Marked(Protocol):
    """A predicted mention: characters ``[start, end)``, head token and form."""

    @property
    def start(self) -> int:
        """Return its first character."""

    @property
    def end(self) -> int:
        """Return the character behind it."""

    @property
    def head(self) -> int:
        """Return its head token."""

    @property
    def form(self) -> str:
        """Return its form; ``together`` is a coordination, whose head is that of its first part."""


def extent(gold: GoldText, mention: GoldMention) -> tuple[int, int]:
    """Return the characters of a gold mention."""
    return gold.words[mention.first].start, gold.words[mention.last].end


def align(gold: GoldText, tokens: Sequence[Token], predicted: Sequence[Marked]) -> list[int | None]:
    """Return for each predicted mention the place of its gold mention, or None."""
    found: list[int | None] = [None] * len(predicted)
    taken: set[int] = set()
    exact: dict[tuple[int, int], list[int]] = {}
    for n, mention in enumerate(gold.mentions):
        exact.setdefault(extent(gold, mention), []).append(n)
    for k, mark in enumerate(predicted):
        found[k] = _take((n for n in exact.get((mark.start, mark.end), ()) if n not in taken), taken)
    heads = _heads(gold, tokens)
    for k, mark in enumerate(predicted):
        if found[k] is None:
            near = [n for n in heads.get(tokens[mark.head].start, ()) if n not in taken]
            if mark.form == "together":
                near = [n for n in near if extent(gold, gold.mentions[n])[0] == mark.start]
            near.sort(key=lambda n: _apart(extent(gold, gold.mentions[n]), (mark.start, mark.end)))
            found[k] = _take(near, taken)
    return found


def _take(near: Iterable[int], taken: set[int]) -> int | None:
    """Take the first of some gold mentions."""
    first = next(iter(near), None)
    if first is not None:
        taken.add(first)
    return first


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many characters the ends of two spans are apart."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _heads(gold: GoldText, tokens: Sequence[Token]) -> dict[int, list[int]]:
    """Return the gold mentions by the characters at which a word begins that may head them."""
    starts = [token.start for token in tokens]
    found: dict[int, list[int]] = {}
    for n, mention in enumerate(gold.mentions):
        begin, end = extent(gold, mention)
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        tops = [
            tokens[i].start for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i
        ]
        for start in dict.fromkeys([*(gold.words[c].start for c in mention.core), *tops[:1]]):
            found.setdefault(start, []).append(n)
    return found
