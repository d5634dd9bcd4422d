"""Steps of days, weeks, months and years from a day."""

from datetime import date, timedelta

from tracktwo.language.edtf import add_months, month_of, week_of


def moved_by(now: date, unit: str, count: float) -> date:
    """Return the day ``count`` units from a day; what leaves the calendar stays at its edge."""
    days = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    try:
        if unit in days:
            return now + timedelta(days=int(days[unit] * count))
        return add_months(now, int(months[unit] * count))
    except (OverflowError, ValueError):
        return date.min if count < 0 else date.max


def unit_at(now: date, unit: str, offset: int) -> str:
    """Return the week, month, quarter, year, decade or century ``offset`` from the one a day lies in."""
    match unit:
        case "week":
            return week_of(moved_by(now, "week", offset))
        case "month":
            return month_of(now.year, now.month + offset)
        case "quarter":
            number = now.year * 4 + (now.month - 1) // 3 + offset
            return f"{number // 4:04}-{33 + number % 4}"
        case "decade":
            return f"{now.year // 10 + offset}X"
        case "century":
            return f"{now.year // 100 + offset}XX"
        case _:
            return f"{now.year + offset:04}"
