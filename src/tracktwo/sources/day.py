"""The day of publication as files, manifests and people give it, in EDTF."""

import datetime as dt
import re

from tracktwo.errors import InputError
from tracktwo.language.pagedate import days_in, is_date_line

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_NOTHING = frozenset({"", "-", "?", "n/a", "na", "none", "null", "unknown", "nan", "undated"})


def edtf_day(given: str, where: str) -> str | None:
    """Return a day, month or year in EDTF; None where the value says that nothing is known.

    A time of day is dropped, and with it its zone: the day is that of the clock where the article was published.
    Raises InputError for what is no date, and for 03/04/2017, which may be March or April.

    >>> edtf_day("12 March 2017", "x"), edtf_day("2017-03-12T10:00Z", "x"), edtf_day("2016-12", "x"), edtf_day("", "x")
    ('2017-03-12', '2017-03-12', '2016-12', None)
    """
    value = given.strip()
    if value.casefold() in _NOTHING:
        return None
    match = _EDTF.fullmatch(value)
    if match is not None and _is_day(match[1], match[2] or "01", match[3] or "01"):
        return value
    stamp = re.match(r"(\d{4}-\d\d-\d\d)[T ]\d", value)
    if stamp is not None and _is_day(*stamp[1].split("-")):
        return stamp[1]
    days = days_in(value)
    if len({day for day, _, _ in days}) == 1 and (value.isdigit() or is_date_line(value)):
        return days[0][0]
    raise InputError(
        f"{value[:60]!r} is no date that has one meaning",
        where=where,
        next_step="write it as 2017-03-12, 2017-03 or 2017",
    )


def _is_day(year: str, month: str, day: str) -> bool:
    """Tell whether the calendar has such a day."""
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
