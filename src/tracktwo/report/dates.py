"""EDTF dates in English, with their doubts said in words.

The grammar is the Library of Congress's Extended Date/Time Format (2019), levels 0 and 1 and the sets of level 2.
"""

import calendar
import re
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS = {"33": "first quarter", "34": "second quarter", "35": "third quarter", "36": "fourth quarter",
          "40": "first half", "41": "second half"}  # fmt: skip
_PART_MONTHS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_POINT = re.compile(r"^(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d:\d\d)\S*)?$")
_WEEK = re.compile(r"^(\d{4})-W(\d\d)$")
_DURATION = re.compile(r"^P(\d+)([YMWD])$")
_DOUBT = {"?": ("", " (uncertain)"), "~": ("about ", ""), "%": ("about ", " (uncertain)")}
UNKNOWN = "date unknown"


def english_date(edtf: str | None, *, weekday: bool = False) -> str:
    """Return an EDTF date as a reader would write it; what the date leaves open stays open.

    >>> english_date("2016-12-14"), english_date("2016-12-14", weekday=True)
    ('14 Dec 2016', 'Wed 14 Dec 2016')
    >>> english_date("2017-05-03/2017-05-04"), english_date("[2016-12-14,2016-12-15]"), english_date("2016-12")
    ('3–4 May 2017', '14 or 15 Dec 2016', 'Dec 2016')
    >>> english_date("[2016-12-13,2016-12-14,2016-12-15]")
    '13, 14 or 15 Dec 2016'
    >>> english_date("2016-35"), english_date("2016-40")
    ('third quarter of 2016', 'first half of 2016')
    >>> english_date("2011~"), english_date("2016-12-14/.."), english_date(None), english_date("P2W")
    ('about 2011', 'since 14 Dec 2016', 'date unknown', '2 weeks')
    """
    if not edtf:
        return UNKNOWN
    if (found := _DURATION.match(edtf)) is not None:
        number, unit = found.groups()
        return f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}"
    if edtf[0] in "[{" and edtf[-1] in "]}":
        return _either(edtf[1:-1], "or" if edtf[0] == "[" else "and")
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return _interval(first, last)
    return _point(edtf, weekday=weekday)


def iso_days(edtf: str | None) -> tuple[str, str] | None:
    """Return the first and last day that a plain date or closed interval can mean, or None where it is open.

    >>> iso_days("2016-34"), iso_days("2016-41")
    (('2016-04-01', '2016-06-30'), ('2016-07-01', '2016-12-31'))
    >>> iso_days("2016-02"), iso_days("2017-05-03/2017-05-04"), iso_days("P2W")
    (('2016-02-01', '2016-02-29'), ('2017-05-03', '2017-05-04'), None)
    """
    if not edtf:
        return None
    parts = [part.rstrip("?~%") for part in re.split(r"/|,|\.\.", edtf.strip("[]{}")) if part]
    spans = [_span(part) for part in parts]
    known = [span for span in spans if span is not None]
    if not known or len(known) != len(spans) or edtf.endswith((".", "/")) or edtf.startswith((".", "/")):
        return None
    return known[0][0], known[-1][1]


def _span(point: str) -> tuple[str, str] | None:
    """Return the first and last day of one date."""
    if (monday := _monday(point)) is not None:
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    found = _POINT.match(point)
    if found is None:
        return None
    year, month, day = found.group(1), found.group(2), found.group(3)
    if month is None or month == "XX":
        return f"{year}-01-01", f"{year}-12-31"
    if month in _PART_MONTHS:
        begin, end = _PART_MONTHS[month]
        return f"{year}-{begin:02}-01", f"{year}-{end:02}-{_last_day(int(year), end):02}"
    if not 1 <= int(month) <= len(MONTHS):
        return None
    if day is not None and day != "XX":
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    return f"{year}-{month}-01", f"{year}-{month}-{_last_day(int(year), int(month)):02}"


def _monday(point: str) -> date | None:
    """Return the Monday of an ISO 8601 week such as 2016-W50, or None where there is no such week."""
    found = _WEEK.match(point)
    try:
        return date.fromisocalendar(int(found.group(1)), int(found.group(2)), 1) if found else None
    except ValueError:
        return None


def _last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def _point(edtf: str, *, weekday: bool = False) -> str:
    """Return one date in English, with its qualifier in words."""
    before, after = _DOUBT.get(edtf[-1], ("", ""))
    bare = edtf.rstrip("?~%")
    if re.fullmatch(r"\d{3}X?", bare):
        return f"{before}{bare[:3]}0s{after}"
    if re.fullmatch(r"\d{2}(XX)?", bare):
        return f"{before}{int(bare[:2]) + 1}th century{after}"
    if (monday := _monday(bare)) is not None:
        return f"{before}week of {monday.day} {MONTHS[monday.month - 1]} {monday.year}{after}"
    found = _POINT.match(bare)
    if found is None:
        return edtf
    year, month, day, time = found.groups()
    if month is None or month == "XX":
        return f"{before}{year}{after}"
    if month in _SEASONS:
        return f"{before}{_SEASONS[month]} {year}{after}"
    if month in _PARTS:
        return f"{before}{_PARTS[month]} of {year}{after}"
    if not 1 <= int(month) <= len(MONTHS):
        return edtf
    words = f"{MONTHS[int(month) - 1]} {year}"
    if day is not None and day != "XX":
        words = f"{int(day)} {words}"
        if weekday:
            words = f"{_weekday(bare[:10])}{words}"
    return f"{before}{words}{', ' + time if time else ''}{after}"


def _weekday(day: str) -> str:
    """Return the name of a day's weekday and a blank, or nothing where there is no such day."""
    try:
        return _WEEKDAYS[date.fromisoformat(day).weekday()] + " "
    except ValueError:
        return ""


def _interval(first: str, last: str) -> str:
    """Return an interval in English; ``..`` is an open end, nothing an unknown one."""
    if first in ("", "..") and last in ("", ".."):
        return UNKNOWN
    if first in ("", ".."):
        return f"until {_point(last)}"
    if last in ("", ".."):
        return f"since {_point(first)}"
    if first == last:
        return _point(first)
    return _joined(_point(first), _point(last), "–")


def _either(inside: str, word: str) -> str:
    """Return a set of dates in English: one of several, or one within a stretch."""
    if ".." in inside:
        first, last = inside.split("..", 1)
        return f"some time in {_interval(first, last)}" if first and last else _interval(first, last)
    dates = [_point(part.strip()) for part in inside.split(",")]
    words = dates[-1]
    for at, earlier in enumerate(reversed(dates[:-1])):
        words = _joined(earlier, words, f" {word} " if at == 0 else ", ")
    return words


def _joined(first: str, last: str, sign: str) -> str:
    """Join two dates, leaving out of the first the month and year that the second repeats.

    >>> _joined("14 Dec 2016", "3 Jan 2017", "–"), _joined("14 Dec 2016", "16 Dec 2016", "–")
    ('14 Dec 2016 – 3 Jan 2017', '14–16 Dec 2016')
    """
    words, others = first.split(" "), last.split(" ")
    shared = 0
    while shared < min(len(words), len(others)) - 1 and words[-1 - shared] == others[-1 - shared]:
        shared += 1
    kept = " ".join(words[: len(words) - shared]) if len(words) == len(others) or sign != "–" else first
    if " " in kept and sign == "–":
        sign = " – "
    return f"{kept}{sign}{last}"
