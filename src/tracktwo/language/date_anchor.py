"""Placing a time expression in time: from what the words say and from where they are counted to EDTF."""

from dataclasses import replace
from datetime import date, timedelta

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_placed import Placed, Setting, counted, inferred, plain, unresolved
from tracktwo.language.date_steps import moved_by, unit_at
from tracktwo.language.date_told import GRANULARITY, nearest, place_after, place_later, place_period, year_ago
from tracktwo.language.date_year import framed, nth_day, year_for
from tracktwo.language.edtf import add_months, days_of, duration_of, month_of, week_of

_WEEK = 7


def place_in_time(expression: Expression, setting: Setting) -> Placed:
    """Return what an expression means where it stands.

    >>> place_in_time(Expression(start=0, end=6, kind="weekday", weekday=5), Setting(spoken=date(2016, 12, 17))).edtf
    '2016-12-16'
    """
    if expression.to is not None and expression.kind == "after":
        return _counted_from(expression, expression.to, setting)
    if expression.to is not None:
        return _run(expression, expression.to, setting)
    match expression.kind:
        case "date":
            placed = _date(expression, setting)
        case "duration" if expression.which == "in" and setting.direction == "future" and setting.spoken is not None:
            placed = _ago(replace(expression, offset=1), setting, setting.spoken, f"counted from {setting.why}")
        case "duration" | "set":
            return Placed(edtf=_length(expression), granularity=expression.kind)
        case "decade":
            placed = plain(f"{(expression.year or 0) // 10}X", "decade")
        case "century":
            placed = plain(f"{(expression.year or 0) // 100}XX", "century")
        case "vague":
            return Placed(edtf=None, granularity="vague", how="unresolved", why="the words name no day")
        case "later":
            placed = place_later(expression, setting)
        case "after":
            placed = place_after(expression, setting)
        case "period":
            closing = place_in_time(expression.closing, setting) if expression.closing else None
            placed = place_period(expression, setting, closing)
        case _:
            placed = _from_now(expression, setting)
    return _trimmed(expression, setting, placed)


def _run(expression: Expression, last: Expression, setting: Setting) -> Placed:
    """Place a run from one expression to another; the first is put before the last."""
    first = replace(expression, to=None)
    if first.kind == "date" and first.year is None and last.year is not None:
        first = replace(first, year=last.year - ((first.month or 1) > (last.month or 1)))
    begins, ends = place_in_time(first, setting), place_in_time(last, setting)
    if begins.edtf is None or ends.edtf is None:
        return begins if begins.edtf is None else ends
    if begins.from_ and ends.from_ and begins.from_ > ends.from_:
        ahead = setting.direction == "future"
        begins, ends = (begins, _later(ends, 1)) if ahead else (_later(begins, -1), ends)
    edtf = f"{begins.edtf}/{ends.edtf}"
    return replace(begins, edtf=edtf, from_=begins.from_, until=ends.until)


def _counted_from(expression: Expression, base: Expression, setting: Setting) -> Placed:
    """Place "two days after 3 May"."""
    told = place_in_time(base, setting)
    if told.from_ is None or expression.count is None:
        return unresolved("day", "counted from a day that the text does not give")
    unit = expression.unit or "day"
    day = moved_by(date.fromisoformat(told.from_), unit, expression.offset * expression.count)
    edtf, granularity = day.isoformat(), "day"
    if unit in ("year", "decade", "century") or told.granularity == "year":
        edtf, granularity = f"{day.year:04}", "year"  # "a year after the 1967 war"
    elif unit in ("month", "quarter") or told.granularity == "month":
        edtf, granularity = month_of(day.year, day.month), "month"
    return counted(edtf, granularity, told.edtf or told.from_, "counted from the day beside it")


def _later(placed: Placed, sign: int) -> Placed:
    """Move an end of a run by a week (a day of the week) or a year (a date)."""
    day = date.fromisoformat(placed.from_ or "")
    if placed.granularity == "month":
        return _replaced(placed, month_of(day.year + sign, day.month))
    moved = day + timedelta(days=7 * sign) if placed.granularity in ("day", "time") else add_months(day, 12 * sign)
    return _replaced(placed, moved.isoformat())


def _replaced(placed: Placed, edtf: str) -> Placed:
    """Give a placed expression another meaning."""
    first, last = days_of(edtf)
    return replace(placed, edtf=edtf, from_=first, until=last)


def _length(expression: Expression) -> str:
    """Return the ISO duration of a duration or of what repeats."""
    unit, count = expression.unit or "day", expression.count
    if unit in ("decade", "century"):
        return (
            duration_of(count * (10 if unit == "decade" else 100), "year")
            if count is not None
            else duration_of(None, "year")
        )
    if unit == "quarter":
        return duration_of(count * 3, "month") if count is not None else duration_of(None, "month")
    return duration_of(count, unit)


def _date(expression: Expression, setting: Setting) -> Placed:
    """Place a calendar date; the year is inferred where the words do not say it."""
    granularity = _calendar_granularity(expression)
    if expression.year is not None:
        written = plain(_written(expression, expression.year), granularity)
        return (
            replace(written, how="inferred", why="the year stands with the date behind it")
            if expression.lent
            else written
        )
    if expression.which == "same":
        told = nearest(setting, "year")
        if told is None:
            return unresolved(granularity, "the year is told before, where it is not known")
        written = plain(_written(expression, int(told.from_[:4])), granularity)
        return replace(
            written, relative_to=told.edtf, how="inferred", why=f"the year: that of {told.text!r}, told before"
        )
    if expression.year_shift is not None or expression.which is not None or setting.spoken is not None:
        if setting.spoken is None:
            return unresolved(granularity, "no day of publication to count from")
        year, why = year_for(expression, setting, setting.spoken)
        return inferred(_written(expression, year), granularity, setting, why)
    if setting.frame is not None and (year_told := framed(expression, setting)) is not None:
        return replace(plain(_written(expression, year_told), granularity), how="inferred", why=setting.frame.why)
    if expression.season is not None:
        return unresolved(granularity, "no year, and no day of publication to count from")
    return Placed(
        edtf=_without_year(expression),
        granularity=granularity,
        how="unresolved",
        why="no year, and no day of publication",
    )


def _calendar_granularity(expression: Expression) -> str:
    """Return the granularity of a calendar date."""
    if expression.hour is not None or expression.part is not None:
        return "time"
    if expression.day is not None:
        return "week" if expression.unit == "week" else "day"
    if expression.season is not None:
        return "season"
    return "month" if expression.month is not None else "year"


def _written(expression: Expression, year: int) -> str:
    """Write a calendar date of a given (first) year in EDTF."""
    if expression.other_day is not None:
        first, second = expression.other_day, (expression.month or 1, expression.day or 1)
        return "[" + ",".join(sorted(f"{year:04}-{m:02}-{d:02}" for m, d in (first, second))) + "]"
    if expression.unit == "week" and expression.month and expression.day:
        return week_of(date(year, expression.month, expression.day))
    day = expression.day
    if expression.nth is not None:
        day = nth_day(year, expression.month or 1, expression.weekday or 1, expression.nth)
    first_text = _point(year, expression.season or expression.month, day)
    if expression.until is not None:
        last_year, month, day = expression.until
        if last_year is None:
            last_year = year + (1 if (month, day) < (expression.month or 1, expression.day or 0) else 0)
        last_text = _point(last_year, month or None, day or None)
        if expression.choice is not None:
            return f"[{first_text},{last_text}]" if expression.choice == "or" else f"{{{first_text},{last_text}}}"
        return f"{first_text}/{last_text}"
    if expression.hour is not None and expression.day is not None:
        return f"{first_text}T{expression.hour:02}:{expression.minute:02}"
    return first_text


def _point(year: int, month: int | None, day: int | None) -> str:
    """Write year, month and day as far as they are known."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _without_year(expression: Expression) -> str:
    """Write a month, or a day of it, of an unknown year."""
    first = f"XXXX-{expression.month or 1:02}" + (f"-{expression.day:02}" if expression.day else "")
    if expression.until is None:
        return first
    _, month, day = expression.until
    return f"{first}/XXXX-{month:02}" + (f"-{day:02}" if day else "")


def _from_now(expression: Expression, setting: Setting) -> Placed:
    """Place what is counted from the day of speaking."""
    now = setting.spoken
    kind, unit = expression.kind, expression.unit or "day"
    if now is None:
        granularity = "day" if kind in ("weekday", "overnight", "weekend") else GRANULARITY.get(unit, unit)
        return unresolved(granularity, "no day of publication to count from")
    why = f"counted from {setting.why}"
    match kind:
        case "weekday":
            day = _weekday(expression, setting, now)
            return _day_or_time(expression, day, setting, why)
        case "overnight":
            return inferred(f"{(now - timedelta(days=1)).isoformat()}/{now.isoformat()}", "time", setting, why)
        case "weekend":
            saturday = _weekend(expression, setting, now)
            return inferred(f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", "day", setting, why)
        case "span":
            return _span(expression, setting, now, why)
        case "ago":
            return _ago(expression, setting, now, why)
        case _:
            if unit == "day":
                return _day_or_time(expression, now + timedelta(days=expression.offset), setting, why)
            return inferred(unit_at(now, unit, expression.offset), GRANULARITY.get(unit, unit), setting, why)


def _day_or_time(expression: Expression, day: date, setting: Setting, why: str) -> Placed:
    """Write a day, with its time where the words give one; a part of the day makes the granularity time."""
    if expression.hour is not None:
        return inferred(f"{day.isoformat()}T{expression.hour:02}:{expression.minute:02}", "time", setting, why)
    return inferred(day.isoformat(), "time" if expression.part else "day", setting, why)


def _weekday(expression: Expression, setting: Setting, now: date) -> date:
    """Choose the day of a weekday: the last one up to now, or the coming one; "next" means next week's."""
    back = (now.isoweekday() - (expression.weekday or 1)) % 7
    if expression.which == "next":
        monday = now - timedelta(days=now.isoweekday() - 1) + timedelta(days=7)
        return monday + timedelta(days=(expression.weekday or 1) - 1)
    if expression.which == "last":
        return now - timedelta(days=back or 7)
    if expression.which == "coming":
        return now + timedelta(days=7 - back)
    if expression.which == "this" and setting.direction != "past":
        return now + timedelta(days=(7 - back) % 7)
    if setting.direction == "future" or (setting.direction == "near" and 2 * back > _WEEK):
        return now + timedelta(days=(7 - back) % 7)
    return now - timedelta(days=back)


def _weekend(expression: Expression, setting: Setting, now: date) -> date:
    """Choose the Saturday of a weekend."""
    saturday = now - timedelta(days=(now.isoweekday() - 6) % 7)
    inside = now.isoweekday() >= 6  # noqa: PLR2004 - Saturday and Sunday
    if expression.which == "next":
        return saturday + timedelta(days=14 if not inside else 7)
    if expression.which == "last":
        return saturday - timedelta(days=7 if inside else 0)
    if expression.which == "this" or setting.direction == "future":
        return saturday if inside else saturday + timedelta(days=7)
    return saturday if now.isoweekday() != 6 else saturday - timedelta(days=7)  # noqa: PLR2004 - on a Saturday, the one before


def _span(expression: Expression, setting: Setting, now: date, why: str) -> Placed:
    """Place "the past two weeks": a range that ends or begins now; without a number the far end is open."""
    count, unit = expression.count, expression.unit or "day"
    today = now.isoformat()
    if count is None and unit in ("minute", "hour"):  # a few hours reach into the day before or after at most
        count, unit = 1, "day"
    if count is None:
        open_range = f"../{today}" if expression.offset < 0 else f"{today}/.."
        return inferred(open_range, GRANULARITY.get(unit, unit), setting, why + "; how long is not said")
    far = moved_by(now, unit, expression.offset * count).isoformat()
    edtf = f"{far}/{today}" if expression.offset < 0 else f"{today}/{far}"
    return inferred(edtf, GRANULARITY.get(unit, unit), setting, why)


def _ago(expression: Expression, setting: Setting, now: date, why: str) -> Placed:
    """Place "three weeks ago": a day for days and weeks (give or take half a week), else a month or a year."""
    count, unit = expression.count, expression.unit or "day"
    if count is None and unit == "minute":
        return inferred(now.isoformat(), "time", setting, why)
    if count is None:
        return unresolved(GRANULARITY.get(unit, unit), "how long ago is not said")
    if (compared := year_ago(expression, setting)) is not None:
        return compared
    if unit in ("second", "minute", "hour"):
        return inferred(moved_by(now, "day", expression.offset * (count // 24)).isoformat(), "time", setting, why)
    if unit in ("month", "quarter"):
        moved = moved_by(now, unit, expression.offset * count)
        return inferred(month_of(moved.year, moved.month), "month", setting, why)
    if unit in ("year", "decade", "century"):
        moved = moved_by(now, unit, expression.offset * count)
        return inferred(f"{moved.year:04}", "year", setting, why)
    day = moved_by(now, unit, expression.offset * count)
    placed = inferred(day.isoformat(), "day" if unit == "day" else "week", setting, why)
    if unit != "week":
        return placed
    first, last = (day - timedelta(days=3)).isoformat(), min(day + timedelta(days=3), max(now, day)).isoformat()
    return replace(placed, from_=first, until=last)


def _trimmed(expression: Expression, setting: Setting, placed: Placed) -> Placed:
    """Narrow what "early", "late", "earlier" and "later" leave of a span."""
    if expression.modifier not in ("EARLIER", "LATER") or placed.from_ is None or setting.spoken is None:
        return placed
    now = setting.spoken.isoformat()
    if expression.modifier == "EARLIER" and placed.until is not None and placed.from_ <= now < placed.until:
        return replace(placed, until=now)
    if expression.modifier == "LATER" and placed.until is not None and placed.from_ < now <= placed.until:
        return replace(placed, from_=now)
    return placed
