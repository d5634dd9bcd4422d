"""Which side a speaker takes on an issue in one statement: for it, against it, or none that its words tell."""

import re
from collections.abc import Sequence
from functools import cache

from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.report.coverage import Coverage
from tracktwo.types import DateValue, Report, TermValue

# The issue must be named so near the head of what is said, in characters, that the act is about it. At 60 it stands in
# the object of the verb; farther on it is as a rule a reason or a circumstance.
_NEAR = 60
_HEAD = 25  # characters in which readiness or refusal is told
# Before those words nobody else may be named: of what another does the speaker only tells.
_OWN = re.compile(r"(?:that )?(?:it|they|we|he|she|i)? ?(?:is|are|was|were|am|had|has|have)? ?", re.IGNORECASE)
_DAY = len("2016-12-16")
FOR, AGAINST = "for", "against"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the words of one list as one pattern."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(read_lexicon('stances.yaml')[name])})\b", re.IGNORECASE)


def stance_of(coverage: Coverage, report: Report, issue: str) -> str | None:
    """Return the side that a statement takes on an issue; None where it takes none, or only talks near it."""
    if report.status != "happened" or issue not in read_lexicon("stances.yaml")["matters"]:
        return None
    act = next((v.term for v in report.fields.get("act", ()) if isinstance(v, TermValue)), "")
    named = next((v for v in report.fields.get("about", ()) if isinstance(v, TermValue) and v.term == issue), None)
    content = next(
        (v for v in report.fields.get("content", ()) if named is not None and v.start <= named.start < v.end), None
    )
    if named is None or content is None or named.start - content.start > _NEAR:
        return None
    between = coverage.articles[report.article].text[content.start : named.start]
    return side_of_words(act, between)


def side_of_words(act: str, before: str) -> str | None:
    """Return the side that an act takes on what is named behind some words.

    >>> side_of_words("reject", "to extend the "), side_of_words("reject", "to walk away from the ")
    ('against', 'for')
    >>> side_of_words("report", "it would not join the "), side_of_words("report", "Oslo accepted the ")
    ('against', None)
    """
    lists = read_lexicon("stances.yaml")
    unready, ready = _pattern("unready").search(before[:_HEAD]), _pattern("ready").search(before[:_HEAD])
    signs: Sequence[bool]
    if act in lists["for"]:
        signs = (unready is None,)
    elif act in lists["against"]:
        signs = (False,)
    elif act in lists["telling"] and (found := unready or ready) and _OWN.fullmatch(before[: found.start()]):
        signs = (unready is None,)
    else:
        return None
    turned = _pattern("ending").search(before) is not None
    return FOR if signs[0] != turned else AGAINST


def changed_later(coverage: Coverage) -> frozenset[str]:
    """Return the articles that tell as happened what lies behind their day of publication: words were added later, and
    nothing said in them can be dated by it.
    """
    return frozenset(
        report.article
        for report in coverage.reports.values()
        if report.status == "happened" and (day := (coverage.articles[report.article].published or "")[:_DAY])
        for value in report.fields.get("date", ())
        if isinstance(value, DateValue) and len(day) == _DAY and (value.from_ or "") > day
    )


def stance_told(
    coverage: Coverage, reports: Sequence[Report], issue: str, undated: frozenset[str] = frozenset()
) -> tuple[str, Report] | None:
    """Return the side on which all accounts of a statement agree that tell one, with the first that does; accounts in
    ``undated`` articles are left out.
    """
    dated = [r for r in reports if r.article not in undated]
    told = [(side, r) for r in dated for side in [stance_of(coverage, r, issue)] if side is not None]
    return told[0] if len({side for side, _ in told}) == 1 else None
