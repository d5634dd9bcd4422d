"""Numbers as written: figures, words, magnitudes and fractions of magnitudes. Shared by dates and quantities."""

import re
from functools import cache
from typing import Any

from tracktwo.language.lexicon_file import read_lexicon


def number_words() -> dict[str, Any]:
    """Return the lexicon of number words."""
    return read_lexicon("numbers.yaml")


@cache
def number_pattern() -> str:
    """Return a regular expression (no groups, bounded) for a number in figures or words, ignoring case.

    >>> bool(re.fullmatch(number_pattern(), "a quarter of a million", re.I))
    True
    """
    words = number_words()
    simple = "|".join(sorted([*words["ones"], *words["tens"]], key=len, reverse=True))
    large = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
    fraction = "half|third|quarter|fourth|fifth|tenth"
    figures = (
        r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,3}(?: \d{3}){1,4}(?![\d,])|\d{1,12}\.\d{1,4}|\d{1,12} 1/2|\d{1,12}"
    )
    piece = rf"(?:{simple}|{large})"
    spelled = rf"(?:an? (?:{large})|{simple}|hundred|thousand|million)(?:(?:-| and |,? ){piece}){{0,9}}"
    return (
        rf"(?:(?:an? )?couple (?:of )?(?:{large})"
        rf"|(?:an?|one|three)[ -](?:{fraction})s?(?: of)? an? (?:{large})|half an? (?:{large})"
        rf"|(?:{figures})(?:(?: |-)?(?:{large}|billion|trillion)|(?:k|m|mn|mln|bn))?\b"
        rf"|(?:{spelled})(?: and a half| and a quarter)?(?: (?:{large}))?)"
    )


def number_of(words: str) -> float | None:
    """Return the value of a number as written, or None where it is none.

    >>> [number_of(w) for w in ("forty-two", "1.5m", "a quarter of a million", "two and a half", "7,500", "many")]
    [42.0, 1500000.0, 250000.0, 2.5, 7500.0, None]
    >>> number_of("three-quarters of a million")
    750000.0
    """
    low = re.sub(r"\s+", " ", words.strip().lower())
    half = re.search(r" and a (half|quarter)\b", low)
    extra = 0.0
    if half:
        extra = 0.5 if half[1] == "half" else 0.25
        low = low[: half.start()] + low[half.end() :]
    if found := re.match(r"(?:(an?|one|three)[ -])?(half|third|quarter|fourth|fifth|tenth)s?(?: of)? an? (\w+)$", low):
        size = _magnitude(found[3])
        times = 3 if found[1] == "three" else 1
        return times * float(number_words()["fractions"][found[2]]) * size if size else None
    if found := re.match(r"([\d, .]*\d)(?: (1/2))?[ -]?([a-z]+)?$", low):
        return _figures(found[1], found[2], found[3], extra)
    low = re.sub(r"^(?:an? )?couple (?:of )?", "two ", low)
    return _spelled(re.split(r"[ ,-]+", low), extra)


def _figures(digits: str, half: str | None, magnitude: str | None, extra: float) -> float | None:
    """Return the value of figures with an optional magnitude after them."""
    size = _magnitude(magnitude) if magnitude else 1.0
    plain = digits.replace(",", "").replace(" ", "")
    if size is None or plain.count(".") > 1:
        return None
    return (float(plain) + extra + (0.5 if half else 0.0)) * size


def _spelled(parts: list[str], extra: float) -> float | None:
    """Add up a number in words: "two hundred and ten thousand"."""
    words = number_words()
    total, group, seen = 0.0, 0.0, False
    for part in parts:
        if part in ("and", "a", "an"):
            group = group or (1.0 if part != "and" else 0.0)
            continue
        value = words["ones"].get(part, words["tens"].get(part))
        if value is None and part.isdigit():
            value = int(part)
        size = _magnitude(part)
        seen = True
        if value is not None:
            group += value
        elif size is None:
            return None
        elif size < 1000:  # noqa: PLR2004 - hundred and dozen multiply what stands before them within a group
            group = (group or 1.0) * size
        else:
            total += (group + extra or 1.0) * size
            group, extra = 0.0, 0.0
    return total + group + extra if seen else None


def _magnitude(word: str) -> float | None:
    """Return the value of a magnitude or group word."""
    words = number_words()
    found = words["magnitudes"].get(word, words["groups"].get(word))
    return float(found) if found is not None else None
