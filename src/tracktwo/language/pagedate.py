"""Lines of a page that hold a date and nothing else, and the day that a full date names."""

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
# Words that stand beside a date on a page: what happened then, clock words, time zones.
_BESIDE = frozenset(
    "published updated posted modified created last first on at originally date time by as of the am pm a m p noon midnight gmt utc bst cet cest eet "
    "eest msk edt est et ct pt pdt pst cdt cst ist jst aest local hrs h o'clock z t update added issued released st nd rd th".split()
)
LONGEST = 120
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]*(?P<m>{_MONTH})\b\.?[\s,.-]*(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b"),
)
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\b")


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a date or a time of day and no other words.

    >>> is_date_line("March 18, 2017 at 4:14 pm"), is_date_line("It ended on March 18, 2017.")
    (True, False)
    """
    if len(line) > LONGEST or not re.search(r"\d", line):
        return False
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", line.casefold())
    dated = any(word in _MONTHS or word in _DAYS for word in words) or re.search(
        r"\d{1,4}[-/.:]\d{1,2}|\b\d{1,2}\s?[ap]\.?m\b", line.casefold()
    )
    return bool(dated) and all(word in _MONTHS or word in _DAYS or word in _BESIDE for word in words)


def days_in(words: str) -> tuple[tuple[str, int, int], ...]:
    """Return the full dates in a line, as ISO days with where they stand; a day that no calendar has is left out.

    A date like 03/04/2017 says neither day nor month first and is left out, unless one of the two is above 12.

    >>> days_in("ANKARA, Dec 16 2016 (Xinhua)")
    (('2016-12-16', 8, 19),)
    """
    found: dict[int, tuple[str, int, int]] = {}
    for pattern in _DATES:
        for match in pattern.finditer(words):
            month = match["m"].casefold()
            day = _day(match["y"], _MONTHS.get(month) or int(month), match["d"])
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
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
