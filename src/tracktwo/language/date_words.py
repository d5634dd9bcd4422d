"""The words of time expressions, as regular expressions and values."""

import re
from functools import cache
from typing import Any

from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.language.numerals import number_of, number_pattern

# At most two blanks between words, and no more: the patterns stay bounded.
GAP = r"[ \n]{1,2}"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
# Years in words, as transcripts of broadcasts have them: "nineteen ninety-six", "two thousand and one".
_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
BELOW_HUNDRED = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_UNITS}))?|{_TENS})"
SPELLED_YEAR = (
    rf"(?:(?:eighteen|nineteen){GAP}{BELOW_HUNDRED}|twenty{GAP}(?:{_TENS}|twenty(?:[ -](?:{_UNITS}))?)"
    rf"|two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{_UNITS}|{_TENS}))?)\b(?![ -](?:thousand|hundred|million|people))"
)
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|yr|decade|centurie|century)"


def words() -> dict[str, Any]:
    """Return the lexicon of time expressions."""
    return read_lexicon("dates.yaml")


def one_of(keys: object) -> str:
    """Return an alternation of literal words, the longest first, with any white space between their words."""
    assert isinstance(keys, (dict, list, tuple, set, frozenset))  # noqa: S101 - told to the type checker
    ordered = sorted((str(key) for key in keys), key=lambda key: (-len(key), key))
    return "(?:" + "|".join(re.escape(key).replace("\\ ", GAP) for key in ordered) + ")"


@cache
def month_pattern() -> str:
    """Return the pattern of a month's name or its abbreviation with or without a full stop."""
    full = [m for m in words()["months"] if len(m) > 4 or m in ("may", "june", "july")]  # noqa: PLR2004
    short = [m for m in words()["months"] if m not in full]
    return rf"(?:{one_of(full)}|{one_of(short)}\b\.?)"


@cache
def count_pattern() -> str:
    """Return the pattern of a count before a unit: a number, or "several", "a few", "a couple of"."""
    vague = one_of([w for w in words()["vague_counts"] if w != "couple"])
    return (
        rf"(?:(?:an?{GAP})?couple(?:{GAP}of)?(?:{GAP}more)?|(?:an?{GAP}|the{GAP})?{vague}|half an?|half"
        rf"|{number_pattern()}|an?|the)"
    )


def month_number(word: str) -> int:
    """Return a month's number.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return int(words()["months"][word.strip(". ").lower()])


def spelled_year(words_: str) -> int:
    """Return a year written in words.

    >>> spelled_year("nineteen ninety-six"), spelled_year("two thousand and one"), spelled_year("twenty twelve")
    (1996, 2001, 2012)
    """
    parts = [part for part in words_.lower().replace("-", " ").split() if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + int(number_of(" ".join(parts[2:])) or 0)
    return int(number_of(parts[0]) or 0) * 100 + int(number_of(" ".join(parts[1:])) or 0)


def weekday_number(word: str) -> int:
    """Return a weekday's ISO number (Monday is 1), also of its plural.

    >>> weekday_number("Tues."), weekday_number("Thursdays")
    (2, 4)
    """
    low = word.strip(". ").lower()
    known = words()["weekdays"]
    return int(known.get(low) or known[low.removesuffix("s")])


def unit_of(word: str) -> str:
    """Return the unit that a word, singular or plural, stands for; fortnights are left to ``unit_size``.

    >>> unit_of("Nights"), unit_of("centuries")
    ('day', 'century')
    """
    low = word.lower().rstrip("s")
    return str(words()["units"][low])


def unit_size(word: str) -> int:
    """Return how many of its unit a word stands for: a fortnight is two weeks."""
    return 2 if word.lower().startswith("fortnight") else 1


def count_of(phrase: str) -> float | None:
    """Return a count before a unit; None where the words name no number ("several").

    >>> count_of("a couple of"), count_of("a few"), count_of("a"), count_of("two and a half")
    (2.0, None, 1.0, 2.5)
    """
    low = " ".join(phrase.lower().split())
    if "couple" in low:
        return 2.0
    bare = low.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    if low.startswith("half") and low in ("half", "half a", "half an"):
        return 0.5
    if bare in words()["vague_counts"]:
        return None
    if low in ("a", "an", "the"):
        return 1.0
    return number_of(low)
