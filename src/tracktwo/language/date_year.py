"""The year of a date written without one: by its weekday, the year that the words before set, tense and distance."""

import calendar
from datetime import date, timedelta

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_placed import Setting
from tracktwo.language.edtf import PART_STARTS, months_of_part

# Without a tense, a day and month without a year is the nearest one, but not one further ahead than this: news
# announces meetings weeks ahead, and tells of the past years back.
AHEAD_DAYS = 92
# A chronicle tells in the present tense of what is over ("On 6 May the two meet"): a day only so long past
# is not put off for the better part of a year.
JUST_PAST_DAYS = 31
FAR_AHEAD_DAYS = 300
# A quarter that ended so recently is the one that is reported on, though its report lies ahead.
QUARTER_DAYS = 92


def year_for(expression: Expression, setting: Setting, now: date) -> tuple[int, str]:
    """Choose the year of a date written without one, and say why; ``now`` is the day from which it is counted."""
    counted = f"the year: counted from {setting.why}, {now.isoformat()}"
    if expression.which == "ago":  # "the year-ago third quarter"
        return _last_begun(expression, now) - 1, counted
    if expression.year_shift is not None:
        return now.year + expression.year_shift, counted
    if expression.weekday is not None and expression.nth is None and (year := _by_weekday(expression, now)):
        return year, f"{counted}, and the weekday beside it"
    if expression.which is None and setting.frame is not None and (year := framed(expression, setting)) is not None:
        return year, setting.frame.why
    return _by_distance(expression, setting, now), counted


def framed(expression: Expression, setting: Setting) -> int | None:
    """Return the year that the words before set, where the date then lies behind; None where they set none."""
    frame = setting.frame
    if frame is None:
        return None
    year = frame.year
    if (
        frame.after is not None
        and first_day(expression, year).isoformat() < frame.after[: 7 if expression.day is None else 10]
    ):
        year += 1
    day = first_day(expression, year)
    if expression.weekday is not None and expression.nth is None and day.isoweekday() != expression.weekday:
        return None
    return year if setting.spoken is None or day <= setting.spoken else None


def _by_weekday(expression: Expression, now: date) -> int | None:
    """Return the year about now in which a day falls on the weekday that is written beside it; the nearest of them."""
    years = [
        y for y in (now.year - 1, now.year, now.year + 1) if first_day(expression, y).isoweekday() == expression.weekday
    ]
    return min(years, key=lambda y: abs((first_day(expression, y) - now).days), default=None)


def by_weekday_after(expression: Expression, year: int) -> int | None:
    """Return the first year from ``year`` on in which a day falls on its weekday; None for what has no such year soon.

    >>> friday = Expression(start=0, end=1, kind="date", month=12, day=16, weekday=5)
    >>> by_weekday_after(friday, 2015)
    2016
    """
    if expression.weekday is None or expression.nth is not None or expression.day is None:
        return None
    soon = range(year, year + 6)
    return next((y for y in soon if first_day(expression, y).isoweekday() == expression.weekday), None)


def nearest_year(expression: Expression, day: date) -> int:
    """Return the year in which a date lies nearest to a day."""
    years = [y for y in (day.year - 1, day.year, day.year + 1) if y >= 1]
    return min(years, key=lambda y: abs((first_day(expression, y) - day).days))


def _last_begun(expression: Expression, now: date) -> int:
    """Return the year of the last such date that has begun."""
    return now.year if first_day(expression, now.year) <= now else now.year - 1


def _by_distance(expression: Expression, setting: Setting, now: date) -> int:
    """Choose the last such date or the coming one, by "last" and "next", by tense, and by how far each is."""
    first = {year: first_day(expression, year) for year in (now.year - 1, now.year, now.year + 1, now.year + 2)}
    past = max(year for year in first if first[year] <= now)
    coming = min(year for year in first if _is_ahead(expression, first[year], now))
    match expression.which:
        case "last":
            return past if (now - first[past]).days > 31 or expression.day else past - 1  # noqa: PLR2004 - "last March" in March
        case "next":
            return coming if first[coming] > now else coming + 1
        case "this":
            return now.year
    behind, ahead = (now - first[past]).days, (first[coming] - now).days
    if expression.season is not None and expression.season > 32:  # noqa: PLR2004 - quarters
        ended = behind - 30 * months_of_part(expression.season)
        if setting.direction == "future" and ahead > 0 and ended < QUARTER_DAYS <= ahead:
            return past  # "expects to report a loss for the third quarter"
    if setting.direction == "future":
        told = expression.day is not None and behind <= JUST_PAST_DAYS and ahead > FAR_AHEAD_DAYS
        return past if told else coming
    if setting.direction == "past" or expression.season:
        return past
    return coming if ahead <= AHEAD_DAYS and ahead < behind else past


def _is_ahead(expression: Expression, first: date, now: date) -> bool:
    """Tell whether a date is not over yet."""
    if expression.day is not None:
        return first >= now
    return first + timedelta(days=30 * months_of_part(expression.season) if expression.season else 27) >= now


def first_day(expression: Expression, year: int) -> date:
    """Return the first day of a calendar expression in a given year; 29 February falls back to the 28th."""
    if expression.season is not None:
        return date(year, PART_STARTS[expression.season], 1)
    month, day = expression.month or 1, expression.day or 1
    if expression.nth is not None:
        return date(year, month, nth_day(year, month, expression.weekday or 1, expression.nth))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def nth_day(year: int, month: int, weekday: int, nth: int) -> int:
    """Return the day of the n-th weekday of a month.

    >>> nth_day(1999, 11, 4, 4)
    25
    """
    first = calendar.weekday(year, month, 1) + 1
    return 1 + (weekday - first) % 7 + 7 * (nth - 1)
