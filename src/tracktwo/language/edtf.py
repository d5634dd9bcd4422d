"""Extended Date/Time Format (ISO 8601-2:2019): writing dates, and the days that an expression can mean.

Beside EDTF proper, an ISO week (``2017-W11``) and an ISO duration (``P6Y``) are written, as ISO 8601-1 has them.
Seasons are those of the northern half of the world; quarters are EDTF's 33 to 36, half-years 40 and 41.
"""

import calendar
import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])$")
_PART = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_YEAR = re.compile(r"\d{4}$")
_DECADE = re.compile(r"(\d{3})X$")
_CENTURY = re.compile(r"(\d{2})XX$")
# One of two days, or both of them.
_SET = re.compile(r"[\[{]([^,\]}]+),([^,\]}]+)[\]}]$")
# First month of EDTF's seasons (spring, summer, autumn, winter), quarters and half-years.
PART_STARTS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_HALVES = (40, 41)


def days_of(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that an expression can mean; None where that side is open or unknown.

    >>> days_of("2017-W11"), days_of("2016-12/.."), days_of("XXXX-10-20"), days_of("P6Y")
    (('2017-03-13', '2017-03-19'), ('2016-12-01', None), (None, None), (None, None))
    >>> days_of("[2016-12-14,2016-12-15]"), days_of("2016-41")
    (('2016-12-14', '2016-12-15'), ('2016-07-01', '2016-12-31'))
    """
    if not edtf:
        return None, None
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return days_of(first)[0], days_of(last)[1]
    if either := _SET.match(edtf):
        sides = [days_of(either[1]), days_of(either[2])]
        return min((s[0] for s in sides if s[0]), default=None), max((s[1] for s in sides if s[1]), default=None)
    try:
        first_day, last_day = _span_of(edtf)
    except ValueError:  # a day that the calendar does not have
        return None, None
    return (first_day.isoformat(), last_day.isoformat()) if first_day and last_day else (None, None)


def _span_of(edtf: str) -> tuple[date, date] | tuple[None, None]:
    """Return the days of a single expression; raises ValueError for days that the calendar does not have."""
    if found := _DAY.match(edtf):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _WEEK.match(edtf):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    if found := _MONTH.match(edtf):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _PART.match(edtf):
        return _months(int(found[1]), PART_STARTS[int(found[2])], months_of_part(int(found[2])))
    if _YEAR.match(edtf):
        return _months(int(edtf), 1, 12)
    if found := _DECADE.match(edtf):
        return _months(int(found[1]) * 10, 1, 120)
    if found := _CENTURY.match(edtf):
        return _months(int(found[1]) * 100, 1, 1200)
    return None, None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and last day of ``count`` months from a month on."""
    last = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])


def months_of_part(code: int) -> int:
    """Return how many months a season, a quarter or a half-year lasts.

    >>> months_of_part(33), months_of_part(41)
    (3, 6)
    """
    return 6 if code in _HALVES else 3


def week_of(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_of(date(2017, 3, 18))
    '2017-W11'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_of(year: int, month: int) -> str:
    """Return a month; ``month`` may run over the year's ends (0 is last December).

    >>> month_of(2017, 0)
    '2016-12'
    """
    total = year * 12 + month - 1
    return f"{total // 12:04}-{total % 12 + 1:02}"


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last day where it has no such day.

    >>> add_months(date(2017, 3, 31), -1)
    datetime.date(2017, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def duration_of(count: float | None, unit: str) -> str:
    """Return an ISO duration; X stands for an unknown number, as TimeML writes it.

    >>> duration_of(6, "year"), duration_of(2.5, "year"), duration_of(None, "day"), duration_of(72, "hour")
    ('P6Y', 'P2Y6M', 'PXD', 'PT72H')
    """
    letter = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}[unit]
    time = "T" if unit in ("second", "minute", "hour") else ""
    if count is None:
        return f"P{time}X{letter}"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    smaller = {"year": ("M", 12), "week": ("D", 7), "day": ("TH", 24), "hour": ("M", 60), "minute": ("S", 60)}
    if unit not in smaller:
        return f"P{time}{count:g}{letter}"
    whole, (below, times) = int(count), smaller[unit]
    rest = round((count - whole) * times)
    hours = below.startswith("T")
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{'T' if hours else ''}{rest}{below[-1]}"
