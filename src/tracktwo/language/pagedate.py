"""Lines of a page that hold a date and nothing else, and the day that a full date names."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LONGEST = 120
YEAR = r"(?P<y>(?:19|20)\d\d)"
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Words:
    """Months by their number, all words that a date line may hold, and the shapes of full dates."""

    months: dict[str, int]
    dated: frozenset[str]
    allowed: frozenset[str]
    shapes: tuple[re.Pattern[str], ...]


@cache
def _words() -> _Words:
    """Load the words of date lines."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("tracktwo.knowledge") / "furniture_dates.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    months = {name: number for number, names in enumerate(data["months"], start=1) for name in names.split()}
    dated = frozenset((*months, *data["weekdays"].split()))
    month = "|".join(sorted(months, key=lambda name: (-len(name), name)))
    shapes = (
        rf"\b(?P<m>{month})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+){YEAR}\b",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]*(?P<m>{month})\b\.?[\s,.-]*{YEAR}\b",
        rf"\b{YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        rf"\b{YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)\b",
        rf"\b(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.{YEAR}\b",
    )
    patterns = tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)
    return _Words(months, dated, dated | frozenset(data["beside"].split()), patterns)


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date or a time of day and no other words.

    >>> is_date_line("March 18, 2017 at 4:14 pm"), is_date_line("It ended on March 18, 2017.")
    (True, False)
    """
    if len(line) > LONGEST or not re.search(r"\d", line):
        return False
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", line.casefold())
    dated = any(word in _words().dated for word in words) or re.search(
        r"\d{1,4}[-/.:]\d{1,2}|\b\d{1,2}\s?[ap]\.?m\b", line.casefold()
    )
    return bool(dated) and all(word in _words().allowed for word in words)


def days_in(words: str) -> tuple[tuple[str, int, int], ...]:
    """Return the full dates in a line, as ISO days with where they stand; a day that no calendar has is left out.

    A date like 03/04/2017 says neither day nor month first and is left out, unless one of the two is above 12.

    >>> days_in("ANKARA, Dec 16 2016 (Xinhua)")
    (('2016-12-16', 8, 19),)
    """
    found: dict[int, tuple[str, int, int]] = {}
    for pattern in _words().shapes:
        for match in pattern.finditer(words):
            month = match["m"].casefold()
            day = _day(match["y"], _words().months.get(month) or int(month), match["d"])
            if day:
                found.setdefault(match.start(), (day, match.start(), match.end()))
    for match in _SLASHED.finditer(words):
        first, second = int(match[1]), int(match[2])
        if max(first, second) > 12 or first == second:  # noqa: PLR2004 - the months of the year
            day = _day(match[3], *((second, first) if first > second else (first, second)))
            if day:
                found.setdefault(match.start(), (day, match.start(), match.end()))
    return tuple(found[start] for start in sorted(found))


def _day(year: str, month: int, day: str | int) -> str | None:
    """Return an ISO day, or None where the calendar has no such day."""
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
