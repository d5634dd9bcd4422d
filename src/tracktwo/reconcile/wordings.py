"""Are two passages tellings of one thing that was said? By its very words where they are quoted, else by rare words.

The very words: what one article puts between quotation marks stands, word for word, in the other's telling. So short a
piece as two words ("quietly buried") is enough of one speaker within few days, unless it is a name or a topic of
the article. Else both tellings are weighed word by word: a word that an article uses everywhere says little about which
of its statements is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tracktwo.reconcile.align import common
from tracktwo.reconcile.body import fold, quotations
from tracktwo.reconcile.senses import STATE, sense, senses_of
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import Value

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*|[$€£¥%]")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][^\W\d_]+")  # a capital inside a sentence
_OWN = 2  # content words that make a quoted piece one that is known again


@dataclass(frozen=True, slots=True)
class Wording:
    """A passage as its words in order, its quoted pieces, and its content words with their weights.

    ``names`` are the senses that are written as names, ``runs`` all runs of as many words as two tellings must share.
    """

    order: tuple[str, ...]
    quoted: tuple[tuple[str, ...], ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    runs: frozenset[tuple[str, ...]]


def count_senses(text: str) -> Counter[str]:
    """Count the senses of an article's content words."""
    return Counter(senses_of(_words(text)))


def wording_of(values: Iterable[Value], text: str, used: Mapping[str, int]) -> Wording:
    """Take a passage apart; ``text`` is its article's, ``used`` how often the article uses each sense."""
    passages = list(values)
    order = tuple(word for value in passages for word in _words(value.text))
    pieces = [
        tuple(_words(value.text[max(0, opened - value.start) : closed - value.start]))
        for value in passages
        for opened, closed in quotations_near(text, value.start, value.end)
    ]
    content = [word for value in passages for word in senses_of(_words(value.text))]
    weights = {word: 1 / (1 + log(max(used.get(word, 1), 1))) for word in content}
    size = tuning().run
    runs = frozenset(order[at : at + size] for at in range(len(order) - size + 1))
    names = frozenset(sense(fold(match.group())) for value in passages for match in _NAME.finditer(value.text))
    return Wording(order, tuple(piece for piece in pieces if piece), weights, names, runs)


def quotations_near(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations of the paragraphs that a passage lies in, as far as they touch it."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    found = [(first + opened, first + closed) for opened, closed in quotations(text[first:last])]
    return [(opened, closed) for opened, closed in found if opened < end and start < closed]


def same_saying(a: Wording, b: Wording, *, one_day: bool = False, one_article: bool = False) -> float:
    """Say how sure it is that two passages of one speaker and one time tell the same saying; 0 where it is not.

    Either its very words, or enough of the weight of both in enough words. On one day a single quoted word is enough,
    if neither article uses it elsewhere: a "charade". In one article, other words are another saying.
    """
    if same_words(a, b):
        return 0.9
    if one_article:
        return 0.0
    if one_day and (_is_one_word(a, b) or _is_one_word(b, a) or denials(a) & denials(b)):
        return 0.9
    shared, alike = len(a.weights.keys() & b.weights.keys()), likeness(a, b)
    enough = any(shared >= words and alike >= least for words, least in tuning().told_alike)
    if enough and share_more_than_names(a, b):
        return alike
    return alike if one_day and _retold(a, b) else 0.0


def is_verbatim(a: Wording, b: Wording) -> bool:
    """Tell whether two passages are so much the same words that they must be one saying, whoever is named for it."""
    longest = _run(a, b)
    return longest > tuning().run and longest >= tuning().verbatim * min(len(a.order), len(b.order))


def holds_whole(a: Wording, b: Wording) -> bool:
    """Tell whether nearly all words of the shorter passage stand in the longer in runs, as a piece of it."""
    if a.runs.isdisjoint(b.runs):
        return False
    short, long = sorted((a.order, b.order), key=lambda order: (len(order), order))
    return sum(common(short, long, tuning().piece)) >= tuning().verbatim * len(short)


def same_words(a: Wording, b: Wording) -> bool:
    """Tell whether a quoted piece of one stands whole in the other, or both have a telling run of words."""
    return _held(a.quoted, b) or _held(b.quoted, a) or _run(a, b) > 0


def share_more_than_names(a: Wording, b: Wording) -> bool:
    """Tell whether two passages have rare words in common that are no names: thanks to a man are no talk with him."""
    names = a.names | b.names
    shared = (a.weights.keys() & b.weights.keys()) - names
    return any(min(a.weights[word], b.weights[word]) >= tuning().rare for word in shared if not word.startswith(STATE))


def likeness(a: Wording, b: Wording) -> float:
    """Return the share of weight that two passages have in common (Dice), 0 to 1."""
    both = sum(a.weights.values()) + sum(b.weights.values())
    shared = sum(a.weights[word] + b.weights[word] for word in sorted(a.weights.keys() & b.weights.keys()))
    return shared / both if both else 0.0


def _held(pieces: Sequence[tuple[str, ...]], other: Wording) -> bool:
    """Tell whether a quoted piece stands in the other's words as a whole, and tells something."""
    return any(_tells(piece, other) and _stands_in(piece, other.order) for piece in pieces)


def _is_one_word(a: Wording, b: Wording) -> bool:
    """Tell whether one article quotes a single word of the other's telling that both use hardly ever."""
    known = tuning()
    for piece in a.quoted:
        content = senses_of(piece)
        if len(content) == 1 and all(w.weights.get(content[0], 0) >= known.rarest for w in (a, b)):
            return True
    return False


def denials(told: Wording) -> frozenset[tuple[str, ...]]:
    """Return the runs of quoted words that deny something: "is not new"."""
    size = tuning().denial
    runs = {piece[at : at + size] for piece in told.quoted for at in range(len(piece) - size + 1)}
    return frozenset(run for run in runs if run[1:-1] and tuning().negations & {*run[:-1]} and senses_of(run[-1:]))


def _retold(a: Wording, b: Wording) -> bool:
    """Tell whether passages of one day are alike in their rarest words, names left aside, and not in topics alone."""
    known, names = tuning(), a.names | b.names
    one, two = (
        {word: weight**2 for word, weight in w.weights.items() if word not in names and not word.startswith(STATE)}
        for w in (a, b)
    )
    shared = one.keys() & two.keys()
    both = sum(one.values()) + sum(two.values())
    sharp = sum(one[word] + two[word] for word in sorted(shared)) / both if both else 0.0
    rarest = any(min(a.weights[word], b.weights[word]) >= known.rarest for word in shared)
    every = len(a.weights.keys() & b.weights.keys())
    return rarest and every >= known.retold_words and min(sharp, likeness(a, b)) >= known.retold


def _run(a: Wording, b: Wording) -> int:
    """Return the length of the longest run of words that both have and that tells something; 0 where it is short."""
    if not a.runs & b.runs:
        return 0
    longest, lengths = 0, [0] * (len(b.order) + 1)
    for i, word in enumerate(a.order):
        before = 0
        for j, other in enumerate(b.order):
            now = before + 1 if word == other else 0
            before, lengths[j + 1] = lengths[j + 1], now
            if now > longest and _tells(a.order[i - now + 1 : i + 1], a):
                longest = now
    return longest if longest >= tuning().run else 0


def _tells(piece: Sequence[str], told: Wording) -> bool:
    """Tell whether words are enough to know a saying again: not all of them names or topics of the article."""
    known = senses_of(piece)
    told_apart = [word for word in known if word not in told.names and not word.startswith(STATE)]
    return sum(told.weights.get(word, 0) >= tuning().rare for word in told_apart) >= _OWN


def _stands_in(piece: Sequence[str], order: Sequence[str]) -> bool:
    """Tell whether words stand in others, one after the other."""
    return any(tuple(order[at : at + len(piece)]) == tuple(piece) for at in range(len(order) - len(piece) + 1))


def _words(text: str) -> list[str]:
    """Fold the words of a text."""
    return [fold(match.group()) for match in _WORD.finditer(text)]
