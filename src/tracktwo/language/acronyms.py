"""Acronyms that the text itself expands: "Islamic State (IS)"."""

import re
from dataclasses import dataclass

from tracktwo.language.reading import Reading

_BRACKETED = re.compile(r"\(\s?([A-Z][A-Za-z&/.-]{1,11})\s?[,;)]")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_FURTHEST = 12  # words that an expansion may have
_SHORTEST_SHARE = 2  # capitals that an acronym needs at least


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form in brackets, and the words ``[start, end)`` before it that it stands for."""

    short: str
    start: int
    end: int


def find_acronyms(reading: Reading) -> tuple[Acronym, ...]:
    """Find the acronyms that the body expands."""
    found = []
    for paragraph in reading.layout.paragraphs:
        for match in _BRACKETED.finditer(reading.text, paragraph.start, paragraph.end):
            long = expansion(reading.text, paragraph.start, match.start(), match.group(1))
            if long is not None:
                found.append(Acronym(match.group(1), *long))
    return tuple(found)


def expansion(text: str, floor: int, end: int, short: str) -> tuple[int, int] | None:
    """Return the words before ``end`` whose initials spell ``short``; small words between them may go unspelt.

    >>> text = "The Organisation for Security and Co-operation in Europe (OSCE)"
    >>> text[slice(*expansion(text, 0, 57, "OSCE"))]
    'Organisation for Security and Co-operation in Europe'
    """
    letters = [c.lower() for c in short if c.isupper()]
    if len(letters) < _SHORTEST_SHARE:
        return None
    words = list(_WORD.finditer(text, max(floor, end - 200), end))[-_FURTHEST:]
    at, last = len(letters) - 1, None
    for word in reversed(words):
        initial = word.group()[0].lower()
        if at >= 0 and initial == letters[at] and (word.group()[0].isupper() or last is not None):
            at -= 1
            last = last or word
            if at < 0:
                return word.start(), last.end()
        elif word.group()[0].isupper() and last is None:
            return None
    return None
