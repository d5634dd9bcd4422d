"""The rules of the grammar of time expressions: patterns, and the functions that build an expression from a match."""

import re
from collections.abc import Callable, Iterator
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
from tracktwo.language.numerals import number_pattern, number_words

Build = Callable[["re.Match[str]"], Expression | None]
Rule = tuple["re.Pattern[str]", Build]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules: patterns with the functions that build an expression from a match."""
    parts = [
        *_half_rules(),
        *_calendar_rules(),
        *_month_rules(),
        *_period_rules(),
        *_relative_rules(),
        *_counted_rules(),
        *_other_rules(),
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in parts)


def _year() -> str:
    """Return the pattern of a year behind a date."""
    return rf"(?:,?(?:{GAP})(?:of{GAP})?(?P<y>{YEAR}|'\d\d\b|{SPELLED_YEAR}))?"


def _half_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for halves of a year; they come first, for "the first half of" is early in longer times."""
    half = "(?P<h>first|second)[ -]half"
    yield rf"\b(?:the{GAP})?{half}{GAP}(?:of{GAP})?(?P<y>{YEAR})(?!\w)", build.half
    yield rf"\b(?:the{GAP})?{half}{GAP}of{GAP}(?P<w>this|last|next){GAP}year\b", build.half
    yield rf"\b(?P<w>this|last|next){GAP}year's{GAP}{half}\b", build.half
    yield rf"\b(?:the{GAP})?(?P<y>{YEAR}){GAP}{half}\b", build.half


def _calendar_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for days of a month, one or several."""
    month, to = month_pattern(), rf"(?:{GAP})?(?P<link>-|to|through|until|till|and|or)(?:{GAP})?"
    weekday = rf"(?:(?P<wd>{one_of(words()['weekdays'])})\.?,?{GAP})?"
    year = _year()
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


def _month_rules() -> Iterator[tuple[str, Build]]:
    """Yield the rules for months, years, decades, seasons, quarters and named days."""
    ordinals = one_of(number_words()["ordinals"])
    month, year = month_pattern(), _year()
    which = rf"(?:(?P<w>this|last|next|this past|this coming|past){GAP})?"
    yield rf"\b(?P<m>{month})-(?P<m2>{month}){year}(?!\w)", build.months
    yield rf"\b(?P<m>{month}),?(?:{GAP}of)?{GAP}(?P<y>{YEAR}|{SPELLED_YEAR})(?!\w)", build.month
    yield rf"\b{which}(?P<m>{month})(?!\w)(?!{GAP}\d)", build.bare_month
    yield (
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:T(?P<h>\d\d):(?P<n>\d\d)[\d:Z]*)?\b",
        build.iso,
    )
    yield r"(?<![\d/.])(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)", build.numeric
    yield rf"\b(?P<mod>mid|late|early)-(?P<y>{YEAR})(?![\w/]|-\d)", build.year_alone
    yield rf"\b(?:pre|post)-(?P<y>{YEAR})(?![\w/]|-\d)", build.year_alone
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
    within = "into|of|by|during|through|throughout|since|until|till|before|after|over|for|from"
    yield (
        (
            rf"\b(?:{within}){GAP}(?:(?P<e>the{GAP})|the{GAP}(?:early|late|mid)[ -])"
            r"(?P<s>spring|summer|autumn|winter)(?![\w-])"
        ),
        build.season_within,
    )
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
    yield rf"\bthe{GAP}(?:{latest}{GAP})?(?:fiscal{GAP})?{unit}\b(?!-|{GAP}of\b)", build.period
    yield rf"\bthe{GAP}(?P<latest>latest|full){GAP}(?:fiscal{GAP})?(?P<u>year)\b", build.period
    yield rf"\b(?:the{GAP})?(?:comparable{GAP})?(?P<back>year-(?:ago|earlier))(?:{GAP}{unit})?\b", build.period
    yield rf"\bthe{GAP}(?P<y>{YEAR}){GAP}{unit}\b", build.period
    alike = "corresponding|comparable|equivalent|same|similar|like|year-(?:ago|earlier)"
    before = rf"last{GAP}year|a{GAP}year{GAP}(?:ago|earlier|before)|(?:in|of){GAP}the{GAP}(?:previous|prior){GAP}year"
    yield (
        rf"\bthe{GAP}(?:{alike}){GAP}(?P<u>quarter|period|month){GAP}(?:{before}|(?:in|of){GAP}(?P<y>{YEAR}))(?!\w)",
        build.compared,
    )
    yield rf"\blast{GAP}year's{GAP}(?P<u>quarter|period)\b", build.compared
    yield rf"\bthe{GAP}(?:(?:latest|full){GAP})?fiscal{GAP}(?P<u>year)\b(?!{GAP}(?:ended|ending|of)\b)", build.period
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
        rf"\bthe{GAP}(?P<u>day|week|month|year|night){GAP}before\b(?!{GAP}(?:yesterday|last(?!{GAP}{weekday})))",
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
    yield rf"\b(?P<u>{UNIT})s{GAP}ago\b", counted.long_ago
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
    yield rf"\b(?P<t>{one_of(often)})\b", lambda m: counted.often(m, often[m["t"].lower()])
    for reference, phrases in sorted(words()["vague"].items()):
        yield rf"\b{one_of(phrases)}\b(?!-|{GAP}{number_pattern()}\b)", _vague(reference)
    clock = r"(?P<h>[01]?\d|2[0-3])(?::(?P<n>[0-5]\d))? ?(?P<ap>[ap])\.? ?m\b\.?|(?P<noon>noon|midnight|midday)"
    weekday = one_of([w for w in words()["weekdays"] if len(w) > 5])  # noqa: PLR2004
    zone = r"(?: [A-Z]{2,4})?(?: \(\d{1,2}:?\d\d [A-Z]{2,4}\))?"
    yield rf"\b(?:{clock}){zone},? (?:on )?(?P<d>{weekday})\b", counted.clock_weekday


def _vague(reference: str) -> Build:
    """Return the builder of words that name no day, with what they refer to."""
    return lambda m: build.made(m, "vague", which=reference)
