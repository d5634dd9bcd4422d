"""Counts that moved on: a toll of Tuesday and a larger one of Thursday are a series, not two accounts at odds."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tracktwo.reconcile.forms import reach
from tracktwo.report.coverage import Coverage
from tracktwo.report.dates import iso_days
from tracktwo.report.figures import said_when, size_of
from tracktwo.types import FieldAccount, Group, QuantityValue, Report

_ROW = 3  # days of a row in which a count may go up from the morning to the evening of one
_A_LITTLE = 1.5  # by this factor at most


def is_rising(coverage: Coverage, account: FieldAccount) -> bool:
    """Say whether figures that cannot all be true of one day can be true of the days they were told for.

    Each larger figure must be told for later days than each smaller one that it cannot stand beside. Where all are told
    as of the days of their articles, several of them, the count may also go up a little within one. A figure without a
    day, or two rival figures for one day, make it a difference of accounts.
    """
    told = [(group.value, days) for group in account.groups for days in [_days(coverage, group)]]
    if any(not isinstance(value, QuantityValue) or not days for value, days in told):
        return False
    counts = [(value, days) for value, days in told if isinstance(value, QuantityValue)]
    row = {day.first for _, days in counts for day in days}
    long = len(row) >= _ROW and all(day.published for _, days in counts for day in days)
    pairs = combinations(sorted(counts, key=lambda count: size_of(count[0])), 2)
    return all(_in_order(*one, *two, within_a_day=long) for one, two in pairs)


@dataclass(frozen=True, slots=True)
class _Day:
    """The first and last day for which a figure is told; ``published``: it is told as of the day of its article."""

    first: str
    last: str
    published: bool


def _days(coverage: Coverage, group: Group) -> list[_Day]:
    """Return the day for which each account of a group tells its figure; none if one has no day."""
    told = [_day(coverage, coverage.reports[name]) for name in group.reports if name in coverage.reports]
    return [day for day in told if day] if all(told) else []


def _day(coverage: Coverage, report: Report) -> _Day | None:
    """Return the day for which a figure is told; what is counted of a week or a year is told as of its publication."""
    own, published = iso_days(said_when(coverage, report)), iso_days(coverage.articles[report.article].published)
    if own is not None and published is not None and own[0] != own[1]:
        own = published
    return _Day(*own, published=own == published) if own is not None else None


def _in_order(
    small: QuantityValue, days: Iterable[_Day], large: QuantityValue, later: Iterable[_Day], *, within_a_day: bool
) -> bool:
    """Say whether two figures can stand beside each other, or the larger one is told for later days alone."""
    one, two = reach(small), reach(large)
    if one[0] <= two[1] and two[0] <= one[1]:
        return True
    last, first = max(day.last for day in days), min(day.first for day in later)
    return last < first or (within_a_day and last == first and size_of(large) <= _A_LITTLE * size_of(small))
