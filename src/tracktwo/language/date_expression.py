"""A time expression as its words have it, before it is placed in time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression at ``[start, end)``.

    ``kind`` says how it is to be counted: date, weekday, shift (``offset`` units from now), overnight, weekend, ago,
    span (the past two weeks), after (two days after …), later (a week later; the same day: count 0), duration, set,
    decade, century, vague. ``which`` is this, last, next or None (for vague: PRESENT, PAST, FUTURE); ``season`` is the
    EDTF code of a season or quarter; ``year_shift`` is the year counted from now (June last year: -1); ``to`` is
    the other end of "from Monday to Wednesday". A date with a ``weekday`` says it beside the day ("Friday, 3 May"), or,
    with ``nth``, is that weekday of its month (4: Thanksgiving). ``lent`` marks a year that stands with the date behind
    it ("3 May and 7 June 2016"). A period ("the latest quarter", "the year-ago period") takes its time from what was
    told before, or from ``closing``, the day on which it ends ("the quarter ended 30 September").
    ``choice`` tells of two days that they are one of two ("or") or two apart ("and"), and no run.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: tuple[int | None, int, int] | None = None
    season: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    offset: int = 0
    which: str | None = None
    modifier: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int = 0
    year_shift: int | None = None
    nth: int | None = None
    lent: bool = False
    choice: str | None = None
    closing: "Expression | None" = None
    other_day: tuple[int, int] | None = None
    to: "Expression | None" = None
