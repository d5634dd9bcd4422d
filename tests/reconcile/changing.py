"""Near-copies with one thing changed, made by machine with a seed: a digit, a number in words, a name, a "not"."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.reconcile.body import body_of
from tracktwo.types import Article

_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "twenty",
    "thirty", "forty", "fifty", "sixty", "hundred", "thousand", "million", "third", "half", "quarter",
)  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_AUXILIARY = re.compile(r"\b(?:will|would|can|could|did|does|do|is|was|were|has|have|had|should|must|are)\b")
_NEGATION = re.compile(r"\b(?:not|never|no)\s")
_OTHERS = ("Velmora", "Dastin", "Orrika", "Halden", "Quist", "Marenko")


@dataclass(frozen=True)
class Changed:
    """A text with one change: the words that stood there, those that stand there now, and where."""

    sort: str
    text: str
    old: str
    new: str
    start: int


def digit_changes(article: Article, chance: random.Random) -> Iterator[Changed]:
    """Change one digit of the article's own words, wherever it stands: 7,500, 2.5, 40 percent, 16 December, 2016."""
    body = body_of(article)
    places = [
        (first, last, at)
        for first, last in zip(body.starts, body.ends, strict=True)
        for at in range(first, last)
        if article.text[at] in "0123456789"
    ]
    while places:
        first, last, at = chance.choice(places)
        digit = chance.choice([sign for sign in "0123456789" if sign != article.text[at]])
        text = article.text[:at] + digit + article.text[at + 1 :]
        yield Changed("digit", text, article.text[first:last], text[first:last], first)


def word_changes(article: Article, chance: random.Random) -> Iterator[Changed]:
    """Change a number in words, a name, or whether something is denied."""
    body = body_of(article)
    inside = list(zip(body.starts, body.ends, strict=True))
    makers = (_number_in_words, _name, _dropped_not, _added_not)
    while True:
        made = chance.choice(makers)(article.text, inside, chance)
        if made is not None:
            yield made


Words = Sequence[tuple[int, int]]


def _replaced(sort: str, text: str, at: tuple[int, int], new: str) -> Changed:
    return Changed(sort, text[: at[0]] + new + text[at[1] :], text[at[0] : at[1]], new, at[0])


def _number_in_words(text: str, words: Words, chance: random.Random) -> Changed | None:
    found = [(first, last) for first, last in words if text[first:last] in _NUMBERS]
    if not found:
        return None
    at = chance.choice(found)
    return _replaced("number in words", text, at, chance.choice([n for n in _NUMBERS if n != text[at[0] : at[1]]]))


def _name(text: str, words: Words, chance: random.Random) -> Changed | None:
    known = set(words)
    found = [match.span() for match in _NAME.finditer(text) if match.span() in known]
    return _replaced("name", text, chance.choice(found), chance.choice(_OTHERS)) if found else None


def _dropped_not(text: str, words: Words, chance: random.Random) -> Changed | None:
    known = {first for first, _ in words}
    found = [match.span() for match in _NEGATION.finditer(text) if match.start() in known]
    if not found:
        return None
    first, last = chance.choice(found)
    return Changed("not dropped", text[:first] + text[last:], text[first:last].strip(), "", first)


def _added_not(text: str, words: Words, chance: random.Random) -> Changed | None:
    known = {last for _, last in words}
    found = [
        match.end()
        for match in _AUXILIARY.finditer(text)
        if match.end() in known and re.match(r" (?!not\b)", text[match.end() :])
    ]
    if not found:
        return None
    at = chance.choice(found)
    return Changed("not added", text[:at] + " not" + text[at:], "", "not", at + 1)
