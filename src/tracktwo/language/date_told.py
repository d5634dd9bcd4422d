"""Placing what counts from another time of the text: "a week later", "that year", "the latest quarter"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_placed import LOOK_BACK, Placed, Setting, Told, counted, inferred, plain, unresolved
from tracktwo.language.date_steps import moved_by, unit_at
from tracktwo.language.edtf import add_months, days_of, month_of

GRANULARITY = {"day": "day", "week": "week", "month": "month", "quarter": "season", "year": "year"}
# What can tell a day, a week, a month, a quarter, a year: itself and what is finer.
_FINE = {
    "day": ("day", "time"),
    "week": ("day", "time", "week"),
    "month": ("day", "time", "month"),
    "quarter": ("day", "time", "month", "season"),
    "year": ("day", "time", "week", "month", "season", "year"),
}
_QUARTER = re.compile(r"(\d{4})-(3[3-6])$")
_SHIFTABLE = re.compile(r"(\d{4})(-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01]))$")
_RUN_OF_MONTHS = re.compile(r"(\d{4})(-\d\d)/(\d{4})(-\d\d)$")
# A quarter or a year is said to end on a day; it is the calendar's where that day is so near its end.
_SLACK = 10


def nearest(setting: Setting, unit: str, within: int = LOOK_BACK) -> Told | None:
    """Return the nearest time told before that says which day, month or year it is."""
    fine = _FINE.get(unit, _FINE["day"])
    fits = (t for t in setting.told if t.back <= within and t.granularity in fine)
    return next((t for t in fits if _one(t, unit)), None)


def _one(told: Told, unit: str) -> bool:
    """Tell whether a time lies within one unit: one day, one year."""
    if unit == "year":
        return told.from_[:4] == told.until[:4]
    if unit in ("month", "quarter"):
        return told.from_[:7] == told.until[:7] or told.granularity == "season"
    return told.from_ == told.until or unit == "week"


def place_later(expression: Expression, setting: Setting) -> Placed:
    """Place "a week later", "the following month", "that year", "the previous Friday", "a year earlier"."""
    unit = expression.unit or "day"
    granularity = "time" if expression.part else GRANULARITY.get(unit, unit)
    if expression.count is None:
        return unresolved(granularity, "how much later is not said")
    if expression.weekday is not None:
        return _weekday_from(expression, setting)
    if unit == "year" and expression.count == 1 and (shifted := _year_on(expression, setting)) is not None:
        return shifted
    # "That year" is found further back than "a week later": a year stays the year of a whole paragraph.
    told = nearest(setting, unit if unit in _FINE else "day", LOOK_BACK + (unit in ("month", "year")))
    if told is None:
        if unit == "year" and expression.count and setting.spoken is not None:
            year = f"{setting.spoken.year + int(expression.offset * expression.count):04}"
            return inferred(year, granularity, setting, f"counted from {setting.why}, for no other day is told")
        return unresolved(granularity, "counted from a day that the text does not give")
    placed = _from_told(expression, told, granularity)
    now = setting.spoken.isoformat() if setting.spoken else "9"
    if told.until <= now < (placed.from_ or "") and expression.offset > 0:
        return unresolved(granularity, "what is told lies behind, and the day to count from is not clear")
    return placed


def _from_told(expression: Expression, told: Told, granularity: str) -> Placed:
    """Count from a time told before."""
    unit, base = expression.unit or "day", date.fromisoformat(told.from_)
    why = f"counted from a day told before, {told.text!r}"
    if expression.count == 0:
        edtf = told.from_ if unit == "day" else unit_at(base, unit, 0)
    elif unit in ("day", "week", "hour", "minute", "second"):
        edtf = moved_by(base, unit, expression.offset * (expression.count or 0)).isoformat()
        granularity = "day" if granularity == "week" else granularity
    else:
        moved = moved_by(base, unit, expression.offset * (expression.count or 0))
        edtf = month_of(moved.year, moved.month) if unit in ("month", "quarter") else f"{moved.year:04}"
    return counted(edtf, granularity, told.edtf, why)


def _weekday_from(expression: Expression, setting: Setting) -> Placed:
    """Place "the previous Friday": before the day told last, else before the day of speaking."""
    told = nearest(setting, "day")
    base = date.fromisoformat(told.from_) if told else setting.spoken
    if base is None:
        return unresolved("day", "counted from a day that the text does not give")
    back = (base.isoweekday() - (expression.weekday or 1)) % 7
    day = base - timedelta(days=back or 7) if expression.offset < 0 else base + timedelta(days=(7 - back) % 7 or 7)
    why = f"counted from a day told before, {told.text!r}" if told else f"counted from {setting.why}"
    return counted(day.isoformat(), "time" if expression.part else "day", told.edtf if told else base.isoformat(), why)


def _year_on(expression: Expression, setting: Setting) -> Placed | None:
    """Place "a year earlier" after a month or a quarter: that of another year ("in March, from 200 a year earlier")."""
    if setting.months and setting.spoken is not None:
        return _of_months(expression, setting)
    beside = next((t for t in setting.told if t.back == 0 and t.granularity in ("month", "season", "year")), None)
    if beside is None and setting.quarter is not None and expression.offset < 0:
        return _shifted(setting.quarter, -1, "season", "a year before the quarter that the text speaks of")
    if beside is None or not _can_shift(beside.edtf):
        return None
    return _shifted(
        beside.edtf, expression.offset, beside.granularity, f"counted from a time told before, {beside.text!r}"
    )


def _of_months(expression: Expression, setting: Setting) -> Placed:
    """Place "a year earlier" after "in the nine months": the year alone, for the months are not told."""
    year = (setting.spoken.year if setting.spoken else 0) + expression.offset
    return inferred(f"{year:04}", "year", setting, f"the year, counted from {setting.why}, for several months of it")


def _can_shift(edtf: str) -> bool:
    """Tell whether a time is a month, a quarter, a half-year, or a run of months, which other years have too."""
    return bool(_SHIFTABLE.match(edtf) or _RUN_OF_MONTHS.match(edtf))


def _shifted(edtf: str, years: int, granularity: str, why: str) -> Placed:
    """Move a month, a quarter or a run of months by years."""
    moved = "/".join(f"{int(point[:4]) + years:04}{point[4:]}" for point in edtf.split("/"))
    return counted(moved, granularity, edtf, why)


def _compared(expression: Expression, setting: Setting) -> Placed:
    """Place "the same period last year": the time told last, in that year; where none is told, the year alone."""
    units = ("month",) if expression.unit == "month" else ("month", "season")
    told = next((t for t in setting.told if t.granularity in units and _can_shift(t.edtf)), None)
    if told is None and setting.quarter is not None and expression.unit != "month":
        years = expression.year - int(setting.quarter[:4]) if expression.year is not None else -1
        return _shifted(setting.quarter, years, "season", "the quarter that the text speaks of, in that year")
    if told is not None:
        years = expression.year - int(told.edtf[:4]) if expression.year is not None else -1
        return _shifted(told.edtf, years, told.granularity, f"the time told before, {told.text!r}, in that year")
    if expression.year is not None:
        return plain(f"{expression.year:04}", "year")
    if setting.spoken is None:
        return unresolved("year", "no day of publication to count from")
    return inferred(f"{setting.spoken.year - 1:04}", "year", setting, f"the year: counted from {setting.why}")


def year_ago(expression: Expression, setting: Setting) -> Placed | None:
    """Place "a year ago" where the text speaks of a quarter: the same quarter, for the two are compared."""
    if expression.unit != "year" or expression.count != 1 or expression.offset > 0 or setting.quarter is None:
        return None
    return _shifted(setting.quarter, -1, "season", "a year before the quarter that the text speaks of")


def place_period(expression: Expression, setting: Setting, closing: Placed | None) -> Placed:
    """Place "the latest quarter", "the year-earlier period", "the quarter ended 30 September"."""
    if closing is not None:
        return _closed(expression, closing)
    if expression.which == "compared":
        return _compared(expression, setting)
    unit = expression.unit or "period"
    if unit == "year":
        if setting.spoken is None:
            return unresolved("period", "no day of publication to count from")
        return inferred(f"{setting.spoken.year:04}", "year", setting, f"the year: counted from {setting.why}")
    if expression.year is not None:
        if setting.quarter is None:
            return (
                plain(f"{expression.year:04}", "year")
                if unit == "period"
                else unresolved("period", "no quarter is told")
            )
        return counted(
            f"{expression.year:04}{setting.quarter[4:]}",
            "season",
            setting.quarter,
            "the quarter that the text speaks of",
        )
    if expression.which == "current" and setting.spoken is not None:
        return inferred(unit_at(setting.spoken, "quarter", 0), "season", setting, f"counted from {setting.why}")
    if setting.quarter is not None:
        why = "the quarter that the text speaks of"
        return _shifted(
            setting.quarter, expression.offset, "season", why if not expression.offset else f"a year before {why}"
        )
    if expression.which == "latest" and unit == "quarter" and setting.spoken is not None:
        return inferred(unit_at(setting.spoken, "quarter", -1), "season", setting, f"counted from {setting.why}")
    if setting.months and expression.offset and unit == "period" and setting.spoken is not None:
        return _of_months(expression, setting)
    told = nearest(setting, "quarter") if expression.offset else None
    if told is not None and _can_shift(told.edtf):
        return _shifted(
            told.edtf, expression.offset, told.granularity, f"counted from a time told before, {told.text!r}"
        )
    return unresolved("period", "no period is told before")


def _closed(expression: Expression, closing: Placed) -> Placed:
    """Place a period by the day on which it ends; a quarter that ends about the end of the calendar's is that one."""
    if closing.until is None or closing.until != closing.from_:
        return unresolved("period", "the day on which it ends is not known")
    end = date.fromisoformat(closing.until)
    why = "it ends on the day that stands behind it"
    if expression.unit == "quarter":
        quarter = unit_at(end - timedelta(days=_SLACK), "quarter", 0)
        last = days_of(quarter)[1] or closing.until
        if abs((date.fromisoformat(last) - end).days) <= _SLACK:
            return counted(quarter, "season", closing.edtf or closing.until, why)
    begin = add_months(end, -3 if expression.unit == "quarter" else -12) + timedelta(days=1)
    return counted(f"{begin.isoformat()}/{end.isoformat()}", GRANULARITY[expression.unit or "year"], closing.until, why)


def place_after(expression: Expression, setting: Setting) -> Placed:
    """Place "two days after …": the day beside it, or by the event's own day, or in the lead the day of publication."""
    unit = expression.unit or "day"
    granularity = "time" if expression.part else GRANULARITY.get(unit, unit)
    if setting.beside is not None:
        placed = plain(setting.beside, "day")
        return replace(placed, relative_to=setting.beside, how="inferred", why="in apposition to the day beside it")
    if setting.event is not None and expression.count is not None:
        if nearest(replace(setting, told=(replace(setting.event, back=0),)), unit) is None:
            return unresolved(
                granularity, f"the event that it counts from is told for {setting.event.text!r}, no closer"
            )
        moved = _from_told(expression, setting.event, granularity)
        return replace(moved, why=f"counted from the event, told for {setting.event.text!r}")
    if setting.lead and setting.spoken is not None:
        return inferred(
            setting.spoken.isoformat(), "day", setting, "the first sentence tells of the day of publication"
        )
    return unresolved(granularity, "counted from an event that the text does not date")


def quarter_told(edtfs: Iterable[str], now: date | None) -> str | None:
    """Return the quarter of a year that a text speaks of: the latest one told that was over by a day, else had begun.

    The fourth quarter of a financial year is reported on before the calendar's is over.

    >>> quarter_told(["1989-35", "1988-35", "1989-36"], date(1989, 10, 26))
    '1989-35'
    >>> quarter_told(["1989-36"], date(1989, 11, 2))
    '1989-36'
    """
    quarters = {q: days_of(q) for q in edtfs if _QUARTER.match(q)}
    today = now.isoformat() if now else "9"
    over = [q for q, (_, last) in quarters.items() if (last or "9") <= today]
    begun = [q for q, (first, _) in quarters.items() if (first or "9") <= today]
    return max(over or begun, default=None)
