"""Counts that moved on: a toll of Tuesday and a larger one of Thursday are a series, not two accounts at odds."""

from collections.abc import Iterable
from itertools import combinations

from tracktwo.reconcile.forms import reach
from tracktwo.report.coverage import Coverage
from tracktwo.report.dates import iso_days
from tracktwo.report.figures import said_when
from tracktwo.types import FieldAccount, Group, QuantityValue

_ROW = 3  # days of a row in which a count may go up from the morning to the evening of one
_A_LITTLE = 1.5  # by this factor at most


def is_rising(coverage: Coverage, account: FieldAccount) -> bool:
    """Say whether figures that cannot all be true of one day can be true of the days they were told for.

    Each larger figure must be told for later days than each smaller one that it cannot stand beside; in a row of
    several days the count may also go up a little within one. A figure without a day, or two rival figures for one day,
    make it a difference of accounts.
    """
    told = [(group.value, days) for group in account.groups for days in [_days(coverage, group)]]
    if any(not isinstance(value, QuantityValue) or not days for value, days in told):
        return False
    counts = [(value, days) for value, days in told if isinstance(value, QuantityValue)]
    long = len({first for _, days in counts for first, _ in days}) >= _ROW
    pairs = combinations(sorted(counts, key=lambda count: _size(count[0])), 2)
    return all(_in_order(*one, *two, within_a_day=long) for one, two in pairs)


def _days(coverage: Coverage, group: Group) -> list[tuple[str, str]]:
    """Return the first and last day for which each account of a group tells its figure; none if one has no day.

    What is counted of a week or a year is told as of the day it was published on.
    """
    reports = [coverage.reports[name] for name in group.reports if name in coverage.reports]
    spans = [iso_days(said_when(coverage, report)) for report in reports]
    published = [iso_days(coverage.articles[report.article].published) for report in reports]
    told = [
        own if own is None or own[0] == own[1] or day is None else day
        for own, day in zip(spans, published, strict=True)
    ]
    return [span for span in told if span] if all(told) else []


def _size(value: QuantityValue) -> float:
    """Return the number that is told."""
    return value.low if value.low is not None else value.high or 0


def _in_order(
    small: QuantityValue,
    days: Iterable[tuple[str, str]],
    large: QuantityValue,
    later: Iterable[tuple[str, str]],
    *,
    within_a_day: bool,
) -> bool:
    """Say whether two figures can stand beside each other, or the larger one is told for later days alone."""
    one, two = reach(small), reach(large)
    if one[0] <= two[1] and two[0] <= one[1]:
        return True
    last, first = max(last for _, last in days), min(first for first, _ in later)
    return last < first or (within_a_day and last == first and _size(large) <= _A_LITTLE * _size(small))
