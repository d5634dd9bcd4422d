"""Taking in the words beside a time expression that belong to it: "late", "nearly", "night", "at 4:14 pm"."""

import re
from dataclasses import replace
from functools import cache

from tracktwo.language import date_build as build
from tracktwo.language import date_build_counted as counted
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_words import GAP, one_of, words

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
