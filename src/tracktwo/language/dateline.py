"""The dateline before an article's first words: place, sometimes day, often the agency."""

import re
from dataclasses import dataclass
from functools import cache

from tracktwo.language.outlets import publisher_names

LONGEST = 120
_CAPITALS = r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.'’\-/]*[^\W\d_a-zß-ÿ.]"
_CAPS_PLACE = rf"{_CAPITALS}(?: {_CAPITALS}){{0,4}}"
_WORD = r"[^\W\d_a-zß-ÿ][\w.'’\-/]*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_STATE = rf"(?:, ?{_WORD}(?: {_WORD}){{0,2}}| \({_WORD}(?: {_WORD}){{0,2}}\)){{0,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:,? (?:\d{4}|['’]?\d{2}))"
_DATE = rf"(?:,? {_MONTH} \d{{1,2}}{_YEAR}?|,? \d{{1,2}} {_MONTH}{_YEAR}?)"
_DASH = r"\s*(?:--+|[—–−]|-|:)\s*"
_HARD_DASH = r"\s*(?:--+|[—–−]|(?<=\s)-(?=\s))\s*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline ``[0, end)`` of a paragraph, with its agency's words, where it names one, and where they stand."""

    end: int
    agency: str | None
    agency_start: int
    agency_end: int


def dateline_of(paragraph: str) -> Dateline | None:
    """Return the dateline with which a paragraph begins, or None.

    >>> found = dateline_of("VARNA, Bulgaria (Reuters) - The two sides met.")
    >>> found.agency, found.end
    ('Reuters', 28)
    >>> dateline_of("Talks in Varna - the third - ended.") is None
    True
    """
    head = paragraph[:LONGEST]
    for pattern in _patterns():
        match = pattern.match(head)
        if match is not None and match.end() < len(paragraph):
            agency = match.groupdict().get("agency")
            where = match.span("agency") if agency else (0, 0)
            return Dateline(match.end(), agency, *where)
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the shapes of datelines, the surest first."""
    known = rf"(?:{publisher_names()})"
    named = rf"(?P<agency>{known})(?:[/,][^()]{{1,30}})?"
    other = r"(?P<agency>[^()\d]{2,40})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:{_PLACE}|{_CAPS_PLACE}){_STATE}{_DATE}?,? ?\({named}\)(?:{_DASH}|\s+)(?=\S)",
            rf"{_CAPS_PLACE}{_STATE}{_DATE}?,? ?\({other}\){_DASH}(?=\S)",
            rf"(?:{_PLACE}|{_CAPS_PLACE}){_STATE}{_DATE}\.? ?/{named}/\.?(?:{_DASH})?\s*(?=\S)",
            rf"{_PLACE}{_STATE}{_DATE},? ?\({other}\){_HARD_DASH}(?=\S)",
            rf"{_CAPS_PLACE}{_STATE}{_DATE}?(?:, (?P<agency>{known}))?{_HARD_DASH}(?=\S)",
            rf"{_PLACE}{_STATE}{_DATE}{_HARD_DASH}(?=\S)",
            rf"{_PLACE}{_STATE}, (?P<agency>{known}){_DATE}?{_HARD_DASH}(?=\S)",
            rf"\({named}\)(?:{_DASH}|\s+)(?=\S)",
        )
    )
