"""The grammar of English time expressions: what the words say, before any of it is counted from anywhere.

Every rule is a regular expression without unbounded repeats over the shadow text, so the whole is linear in the text.
The expressions it gives are placed in time by `date_anchor`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from tracktwo.language import date_build as build
from tracktwo.language import date_build_counted as counted
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_words import (
    BELOW_HUNDRED,
    DAY,
    GAP,
    SPELLED_YEAR,
    UNIT,
    YEAR,
    count_pattern,
    month_pattern,
    one_of,
    words,
)
from tracktwo.language.numerals import number_words

Build = Callable[["re.Match[str]"], Expression | None]
Rule = tuple["re.Pattern[str]", Build]


def find_expressions(text: str) -> list[Expression]:
    """Return the time expressions of a text in order, none overlapping: of rival readings the longest, then the first.

    >>> [(e.kind, e.year, e.month, e.day) for e in find_expressions("signed on 30 December 2016 or 2 May")]
    [('date', 2016, 12, 30), ('date', None, 5, 2)]
    """
    found = [built for pattern, make in rules() for m in pattern.finditer(text) if (built := make(m))]
    widened = [widen(text, expression) for expression in found]
    widened.sort(key=lambda e: (e.start, -e.end))
    kept: list[Expression] = []
    for expression in widened:
        if kept and expression.start < kept[-1].end:
            if expression.end - expression.start > kept[-1].end - kept[-1].start:
                kept[-1] = expression
            continue
        kept.append(expression)
    return _joined(text, kept)


_RANGE_BEFORE = re.compile(r"\b(from|between)[ \n](?:the[ \n])?$", re.IGNORECASE)
_RANGE_BETWEEN = re.compile(r"[ \n]?(and|to|until|till|through|-)[ \n]?(?:the[ \n])?$", re.IGNORECASE)


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """Join the two ends of "from Monday to Wednesday", "between March 2011 and May 2012" into one expression."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before is not None and (_makes_range(text, before, expression) or _counts_from(text, before, expression)):
            joined[-1] = replace(before, end=expression.end, to=expression)
            continue
        if before is not None and _closes(text, before, expression):
            joined[-1] = replace(before, closing=expression)
        joined.append(expression)
    return _lent(text, joined)


_CLOSING = re.compile(r"[ \n](?:ended|ending)(?:[ \n]on)?[ \n]$", re.IGNORECASE)
_LISTED = re.compile(r",?[ \n]?(?:and|or|,|&)[ \n](?:in[ \n]|on[ \n])?$|,[ \n]$|/$", re.IGNORECASE)


def _closes(text: str, first: Expression, last: Expression) -> bool:
    """Tell whether a period ends with the date behind it: "the quarter ended 30 September"."""
    near = first.kind == "period" and last.kind == "date" and last.start - first.end < 13  # noqa: PLR2004 - " ending on "
    return near and _CLOSING.fullmatch(text, first.end, last.start) is not None


def _lent(text: str, found: list[Expression]) -> list[Expression]:
    """Give dates of a list the year that stands with the last: "on 3 May and 7 June 2016"."""
    given = list(found)
    for number in range(len(given) - 2, -1, -1):
        first, last = given[number], given[number + 1]
        dated = first.kind == last.kind == "date" and first.month is not None and last.month is not None
        if not dated or first.year is not None or last.year is None or first.which or last.start - first.end > 9:  # noqa: PLR2004
            continue
        forward = ((first.month or 0), first.day or 0) <= ((last.month or 0), last.day or 99)
        if forward and first.until is None and _LISTED.fullmatch(text, first.end, last.start):
            given[number] = replace(first, year=last.year, lent=True)
    return given


def _counts_from(text: str, first: Expression, last: Expression) -> bool:
    """Tell whether the first counts from the second: "two days after 3 May"."""
    near = text[first.end : last.start].strip().lower() in ("", "the") and last.start - first.end < 6  # noqa: PLR2004
    return near and first.kind == "after" and first.to is None and last.kind in ("date", "weekday", "shift")


def _makes_range(text: str, first: Expression, last: Expression) -> bool:
    """Tell whether two expressions are the ends of one range: of one kind, with "from … to" or "between … and"."""
    alike = first.kind == last.kind and first.kind in ("date", "weekday") and first.to is None and first.until is None
    if not alike or last.until is not None or last.start - first.end > 9:  # noqa: PLR2004 - the longest link, " through "
        return False
    lead = _RANGE_BEFORE.search(text, max(0, first.start - 14), first.start)
    link = _RANGE_BETWEEN.fullmatch(text, first.end, last.start)
    if link is not None and link[1] == "-" and first.day is not None and last.day is not None:
        return True  # "14 December 2016 - 3 January 2017"
    if lead is None or link is None:
        return False
    return (lead[1].lower() == "between") == (link[1].lower() == "and")


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules: patterns with the functions that build an expression from a match."""
    parts = [*_calendar_rules(), *_period_rules(), *_relative_rules(), *_counted_rules(), *_other_rules()]
    return tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in parts)


def _calendar_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for dates with a month, a year, or both."""
    ordinals = one_of(number_words()["ordinals"])
    month, to = month_pattern(), rf"(?:{GAP})?(?P<link>-|to|through|until|till|and|or)(?:{GAP})?"
    weekday = rf"(?:(?P<wd>{one_of(words()['weekdays'])})\.?,?{GAP})?"
    year = rf"(?:,?(?:{GAP})(?:of{GAP})?(?P<y>{YEAR}|'\d\d\b|{SPELLED_YEAR}))?"
    which = rf"(?:(?P<w>this|last|next|this past|this coming|past){GAP})?"
    dash = rf"(?:{GAP})?(?:-|to|through|until|till)(?:{GAP})?"
    yield rf"\b{weekday}(?:the{GAP})?(?P<d>{DAY})(?:{GAP}of)?{GAP}(?P<m>{month})\b{year}(?!\w)", build.day
    yield rf"\b{weekday}{which}(?P<m>{month}){GAP}(?P<d>{DAY}){year}(?!\w)", build.day
    yield rf"\b(?P<d>{DAY}){to}(?P<d2>{DAY})(?:{GAP}of)?{GAP}(?P<m>{month})\b{year}(?!\w)", build.days
    yield rf"\b(?P<m>{month}){GAP}(?P<d>{DAY}){dash}(?P<d2>{DAY}){year}(?!\w)", build.days
    closed = rf"(?=[.,;:)\"']|$|{GAP}(?:in|at|for|to|with|when|on)\b)"  # not "April 3 and 12 people"
    yield rf"\b(?P<m>{month}){GAP}(?P<d>{DAY}){GAP}(?P<link>and|or){GAP}(?P<d2>{DAY}){year}{closed}", build.days
    yield (
        (
            rf"\b(?P<d>{DAY}){GAP}(?P<m>{month})\b(?:,?{GAP}(?P<y1>{YEAR}))?{dash}"
            rf"(?P<d2>{DAY}){GAP}(?P<m2>{month})\b{year}(?!\w)"
        ),
        build.days,
    )
    yield (
        (
            rf"\b(?P<m>{month}){GAP}(?P<d>{DAY})(?:,{GAP}(?P<y1>{YEAR}))?{dash}"
            rf"(?P<m2>{month}){GAP}(?P<d2>{DAY}){year}(?!\w)"
        ),
        build.days,
    )
    yield rf"\b(?P<m>{month})-(?P<m2>{month}){year}(?!\w)", build.months
    yield rf"\b(?P<m>{month}),?(?:{GAP}of)?{GAP}(?P<y>{YEAR}|{SPELLED_YEAR})(?!\w)", build.month
    yield rf"\b{which}(?P<m>{month})(?!\w)(?!{GAP}\d)", build.bare_month
    yield (
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:T(?P<h>\d\d):(?P<n>\d\d)[\d:Z]*)?\b",
        build.iso,
    )
    yield r"(?<![\d/.])(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)", build.numeric
    yield rf"\b(?P<mod>mid|late|early)-(?P<y>{YEAR})(?![\w/]|-\d)", build.year_alone
    yield rf"(?<![\w$£€.,/:-])(?P<y>{YEAR})(?:-(?P<y2>{YEAR}|\d\d(?!\d)))?(?![\w/]|-\d)", build.year
    yield r"\b(?:the )?(?P<y>(?:1[5-9]|20)\d)0s\b|(?<!\w)(?:the )?'?(?P<t>[2-9]0)s\b", build.decade
    yield (
        rf"\bthe{GAP}(?P<t>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        build.decade_word,
    )
    yield (
        rf"\b(?:the{GAP})?(?:(?P<n>1?\d|2[01])(?:st|nd|rd|th)|(?P<o>{ordinals}))[ -]century\b",
        build.century,
    )
    yield rf"\b(?:the{GAP}year{GAP})(?P<y>{SPELLED_YEAR})(?!\w)", build.year_alone
    yield rf"(?<!\w)(?P<y>nineteen{GAP}{BELOW_HUNDRED})(?![\w-]|{GAP}(?:thousand|hundred|million))", build.year_alone
    season = one_of(words()["seasons"])
    yield rf"\b(?:the{GAP})?(?P<s>{season})(?:{GAP}of)?{GAP}(?P<y>{YEAR}|{SPELLED_YEAR})(?!\w)", build.season
    yield rf"\b(?P<w>this|last|next|this past|this coming|past){GAP}(?P<s>{season})(?!\w)", build.season
    yield rf"(?<=\bin )(?:the{GAP})?(?:early |late )?(?P<s>{season})(?!\w)", build.season
    yield rf"\b(?:fiscal(?:{GAP}year)?|FY){GAP}?(?P<y>{YEAR})(?!\w)", build.year_alone
    ordinal = "(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)"
    yield (
        rf"\b(?:the{GAP})?(?:fiscal{GAP})?{ordinal}[ -]quarter(?:(?:{GAP}of)?{GAP}(?P<y>{YEAR}))?(?!\w)",
        build.quarter,
    )
    yield rf"\bQ(?P<q>[1-4])(?:{GAP}(?P<y>{YEAR}))?(?!\w)", build.quarter
    yield rf"\b(?:the{GAP})?(?P<y>{YEAR}){GAP}{ordinal}[ -]quarter(?!\w)", build.quarter
    yield rf"\b(?P<w>this|last|next){GAP}year's{GAP}{ordinal}[ -]quarter(?!\w)", build.quarter
    yield rf"\b(?:the{GAP})?year-(?:ago|earlier){GAP}(?P<q>first|second|third|fourth){GAP}quarter\b", build.quarter_back
    named = one_of([*words()["named_days"], *words()["moving_days"]])
    yield rf"\b{which}(?P<n>{named}){year}(?!\w)", build.named_day


def _period_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for periods that the text takes up again: "the latest quarter", "the end of the year"."""
    latest, unit = r"(?P<latest>latest|most recent|current|full)", r"(?P<u>quarter|period)"
    yield rf"\bthe{GAP}(?:{latest}{GAP})?(?:fiscal{GAP})?{unit}\b(?!{GAP}of\b)", build.period
    yield rf"\bthe{GAP}(?P<latest>latest|full){GAP}(?:fiscal{GAP})?(?P<u>year)\b", build.period
    yield rf"\b(?:the{GAP})?(?:comparable{GAP})?(?P<back>year-(?:ago|earlier))(?:{GAP}{unit})?\b", build.period
    yield rf"\bthe{GAP}(?P<y>{YEAR}){GAP}{unit}\b", build.period
    yield rf"\bthe{GAP}(?:fiscal{GAP})?(?P<u>year|quarter)(?={GAP}(?:ended|ending){GAP})", build.period
    parts = one_of(
        [w for w in words()["modifiers"] if w.endswith(" of") and w.startswith(("the ", "end", "beg", "start"))]
    )
    yield rf"\b(?P<mod>{parts}){GAP}(?:the|this){GAP}(?P<u>week|month|quarter)\b", build.within
    yield rf"\b(?P<mod>later|earlier|early|late){GAP}in{GAP}the{GAP}(?P<u>day|week|month|year)\b", build.within
    yield (
        rf"\b(?:year-end|year{GAP}end|year's{GAP}end|the{GAP}end{GAP}of{GAP}the{GAP}year)\b(?!{GAP}before)",
        build.year_end,
    )


def _relative_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for weekdays, "yesterday", "last month", "the same day"."""
    weekday = one_of([w for w in words()["weekdays"] if len(w) > 5])  # noqa: PLR2004 - no abbreviations
    which = one_of(build.WHICH)
    yield rf"\b(?:(?P<the>the{GAP})?(?P<w>{which}){GAP})?(?P<d>{weekday})\b", counted.weekday
    yield (
        rf"\b(?:every|each){GAP}(?P<d>{weekday})\b|\b(?P<p>{weekday})(?:s|{GAP}(?:night|morning|evening|afternoon)s)\b",
        counted.weekday_set,
    )
    days = {"the day before yesterday": -2, "the day after tomorrow": 2, "day before yesterday": -2, "today": 0,
            "yesterday": -1, "tomorrow": 1}  # fmt: skip
    yield rf"\b(?P<t>{one_of(days)})\b", lambda m: counted.shift(m, "day", days[" ".join(m["t"].lower().split())])
    nights = {"tonight": (0, "NIGHT"), "last night": (-1, "NIGHT"), "this morning": (0, "MORNING"),
              "this afternoon": (0, "AFTERNOON"), "this evening": (0, "EVENING"),
              "last evening": (-1, "EVENING")}  # fmt: skip
    yield rf"\b(?P<t>{one_of(nights)})\b", lambda m: counted.night(m, *nights[" ".join(m["t"].lower().split())])
    yield r"\bovernight\b", lambda m: build.made(m, "overnight")
    unit = "(?P<u>week|month|year|quarter|decade|century|weekend|fortnight)"
    yield rf"\b(?:the{GAP})?(?P<w>{which}){GAP}(?:fiscal{GAP}|calendar{GAP})?{unit}\b", counted.which_unit
    yield rf"\bthe{GAP}weekend\b", counted.weekend
    yield (
        rf"\b(?:the{GAP}|that{GAP})?(?:very{GAP})?same{GAP}(?P<u>day|week|month|year)\b",
        lambda m: counted.later(m, 0),
    )
    yield rf"\bthat{GAP}(?P<u>day|week|month|year|night|morning|evening|afternoon)\b", lambda m: counted.later(m, 0)
    yield (
        rf"\bthe{GAP}(?:next|following){GAP}(?P<u>day|week|month|year|morning|evening|night)\b",
        lambda m: counted.later(m, 1),
    )
    yield (
        rf"\bthe{GAP}(?:previous|preceding){GAP}(?P<u>day|week|month|year|evening|night)\b",
        lambda m: counted.later(m, -1),
    )
    yield (
        rf"\bthe{GAP}(?P<u>day|week|month|year|night){GAP}before\b(?!{GAP}(?:yesterday|last))",
        lambda m: counted.after_one(m, -1),
    )
    yield (
        rf"\bthe{GAP}(?P<u>day|week|month|year|morning){GAP}after\b(?!{GAP}tomorrow)",
        lambda m: counted.after_one(m, 1),
    )


def _counted_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for counts of units: ago, later, after, the past two weeks, plain durations."""
    count, unit = count_pattern(), rf"(?P<u>{UNIT})s?\b"
    more = r"(?:(?:more|other|full|whole|consecutive|straight|long|additional) )?"
    yield rf"\b(?P<c>{count}){GAP}{more}{unit}(?: or so)?{GAP}(?P<d>ago|from now|hence|back)\b", counted.ago
    yield rf"\b(?P<c>{count}){GAP}{more}{unit}{GAP}(?P<d>earlier|later|afterwards?)\b", counted.later_by
    yield (
        rf"\b(?P<c>{count}){GAP}{more}{unit}{GAP}(?P<d>after|before|since|from|into|following)\b(?!{GAP}now)",
        counted.after_by,
    )
    near = "day|week|month|year|hour|decade|fortnight"
    ahead = "past|last|next|coming|previous|preceding|following|recent"
    yield rf"\b(?:(?:the|these){GAP})?(?P<w>{ahead}){GAP}(?:(?P<c>{count}){GAP})?(?P<u>{UNIT})s\b", counted.span
    yield (
        rf"\bthe{GAP}(?P<w>past|last|coming){GAP}(?:(?P<c>one){GAP})?(?P<u>{near})\b",
        counted.span,
    )
    yield (
        (
            rf"\b(?:the{GAP}(?:(?:first|final|last|opening|closing){GAP})?(?!-))?(?P<c>{count})"
            rf"(?:{GAP}{more}|-){unit}(?!-old|{GAP}old\b|-?long)"
        ),
        counted.duration,
    )
    yield rf"\b(?P<c>{count})-(?P<u>{UNIT})s?-long\b", counted.duration
    yield rf"\b(?P<u>{UNIT})s?-long\b", counted.duration
    yield rf"\b(?P<c>{count}){GAP}(?:to|or|-){GAP}(?P<c2>{count}){GAP}{unit}", counted.duration
    yield rf"(?<=\bfor )(?:many{GAP}|so many{GAP})?(?P<u>{UNIT})s\b", counted.duration
    yield rf"(?<=\bof )(?:many{GAP})?(?P<u>{UNIT})s\b|(?<=\bin )(?P<v>day|week|month|year|decade)s\b", counted.duration
    yield rf"\b(?:every|each){GAP}(?:(?P<c>{count}){GAP})?(?P<u>{UNIT})s?\b", counted.repeated


def _other_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for what happens daily and for words that name no day."""
    often = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "hourly": "hour",
             "nightly": "day"}  # fmt: skip
    yield rf"\b(?P<t>{one_of(often)})\b", lambda m: build.made(m, "set", unit=often[m["t"].lower()], count=1.0)
    for reference, phrases in sorted(words()["vague"].items()):
        yield rf"\b{one_of(phrases)}\b(?!-)", _vague(reference)
    clock = r"(?P<h>[01]?\d|2[0-3])(?::(?P<n>[0-5]\d))? ?(?P<ap>[ap])\.? ?m\b\.?|(?P<noon>noon|midnight|midday)"
    weekday = one_of([w for w in words()["weekdays"] if len(w) > 5])  # noqa: PLR2004
    zone = r"(?: [A-Z]{2,4})?(?: \(\d{1,2}:?\d\d [A-Z]{2,4}\))?"
    yield rf"\b(?:{clock}){zone},? (?:on )?(?P<d>{weekday})\b", counted.clock_weekday


def _vague(reference: str) -> Build:
    """Return the builder of words that name no day, with what they refer to."""
    return lambda m: build.made(m, "vague", which=reference)


_CLOCK = re.compile(
    r",?(?: at| around| about)? (?P<h>[01]?\d|2[0-3])(?::(?P<n>[0-5]\d))?(?: ?(?P<ap>[ap])\.? ?m\b\.?|(?<=:\d\d))"
    r"(?P<noon>(?!))?|,? at (?P<noon2>noon|midnight|midday)",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"(?: of)? (this|last|next) year\b|(?: of)? (that|the same) year\b", re.IGNORECASE)
_POINTS = ("date", "weekday", "shift", "weekend", "decade", "century", "later", "span")
_COUNTED = ("duration", "ago", "later", "after")


def widen(text: str, expression: Expression) -> Expression:
    """Take in the words beside an expression that belong to it: "late", "nearly", "night", "at 4:14 pm"."""
    wide = expression
    if wide.kind == "date" and wide.day and wide.hour is None:
        wide = _with_week_or_clock(text, wide)
    if wide.kind in _POINTS and wide.modifier is None:
        wide = _with_modifier(text, wide)
    if wide.kind in _COUNTED and wide.modifier is None:
        wide = _with_hedge(text, wide)
    if wide.kind in ("date", "weekday", "shift", "later") and (wide.day or wide.kind != "date"):
        wide = _with_time(text, wide)
    if wide.kind == "date" and wide.month and wide.year is None and (after := _YEAR_AFTER.match(text, wide.end)):
        if after[2]:
            return replace(wide, end=after.end(), which="same")
        wide = replace(wide, end=after.end(), year_shift=build.OFFSETS[after[1].lower()])
    return wide


@cache
def _modifiers() -> "re.Pattern[str]":
    """Return the pattern of a modifier right before an expression."""
    return re.compile(rf"\b({one_of(words()['modifiers'])})(?:[ -]|{GAP}(?:in|on){GAP})(?:the{GAP})?$", re.IGNORECASE)


@cache
def _hedges() -> "re.Pattern[str]":
    """Return the pattern of a hedge right before a count."""
    return re.compile(rf"\b({one_of(words()['hedges'])})(?:{GAP}(?:the|a|another))?{GAP}$", re.IGNORECASE)


_CLOCK_BEFORE = re.compile(
    r"\b(?P<h>[01]?\d|2[0-3])(?::(?P<n>[0-5]\d))? ?(?:(?P<ap>[ap])\.? ?m\b\.?|(?<=:\d\d))(?P<noon>(?!))?"
    r"(?: [A-Z]{2,4})?,? (?:on )?(?:the )?$",
    re.IGNORECASE,
)
_WEEK_BEFORE = re.compile(r"\b(?:the )?week of (?:the )?$", re.IGNORECASE)


def _with_week_or_clock(text: str, expression: Expression) -> Expression:
    """Take in "the week of" or a time by the clock before a day: "5 p.m. EST on 9 November"."""
    start = max(0, expression.start - 24)
    if (week := _WEEK_BEFORE.search(text, start, expression.start)) and not expression.until:
        return replace(expression, start=week.start(), unit="week")
    if clock := _CLOCK_BEFORE.search(text, start, expression.start):
        hour, minute = counted.clock_of(clock)
        return replace(expression, start=clock.start(), hour=hour, minute=minute)
    return expression


def _with_modifier(text: str, expression: Expression) -> Expression:
    """Take in "early", "late", "the end of" before a point in time."""
    found = _modifiers().search(text, max(0, expression.start - 30), expression.start)
    if not found:
        return expression
    modifier = words()["modifiers"][" ".join(found[1].lower().split())]
    return replace(expression, start=found.start(), modifier=modifier)


def _with_hedge(text: str, expression: Expression) -> Expression:
    """Take in "more than", "nearly" before a count."""
    found = _hedges().search(text, max(0, expression.start - 30), expression.start)
    if not found:
        return expression
    return replace(expression, start=found.start(), modifier=words()["hedges"][" ".join(found[1].lower().split())])


def _with_time(text: str, expression: Expression) -> Expression:
    """Take in the part of the day or the time by the clock after a day."""
    if part := re.compile(r"[ \n](morning|afternoon|evening|night)\b", re.IGNORECASE).match(text, expression.end):
        return replace(expression, end=part.end(), part=words()["parts_of_day"][part[1].lower()])
    if expression.hour is None and (clock := _CLOCK.match(text, expression.end)):
        if clock["noon2"]:
            return replace(expression, end=clock.end(), hour=0 if clock["noon2"].lower() == "midnight" else 12)
        hour, minute = counted.clock_of(clock)
        return replace(expression, end=clock.end(), hour=hour, minute=minute)
    return expression
