"""The grammar of English time expressions: what the words say, before any of it is counted from anywhere.

Every rule is a regular expression without unbounded repeats over the shadow text, so the whole is linear in the text.
The expressions it gives are placed in time by `date_anchor`.
"""

import re
from dataclasses import replace
from itertools import pairwise

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_rules import rules
from tracktwo.language.date_widen import widen


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
    return _joined(text, [e for e, after in pairwise([*kept, None]) if e is not None and not _opens(text, e, after)])


def _opens(text: str, first: Expression, last: Expression | None) -> bool:
    """Tell whether words that name no day stand right before some that do: "most recently last October"."""
    near = last is not None and last.start - first.end <= 2  # noqa: PLR2004 - a blank, or a comma and one
    return near and first.kind == "vague" and last is not None and not text[first.end : last.start].strip(" ,\n")


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
