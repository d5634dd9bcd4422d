"""What is news and what is background: old matters that articles recall, and what has too little to it to be told."""

from datetime import date, timedelta

from tracktwo.report.coverage import Coverage, reports_of_entry, values_of
from tracktwo.report.dates import iso_days
from tracktwo.types import ActorValue, Entry, TermValue

# What was over so many days before the first article came out is recalled, not reported.
RECALLED = 30
_DONE_WITH = frozenset({"broken", "ended"})
_FOUNDATIONS = ("about", "name", "scope", "guarantors", "mediators", "place")
_PAIR = 2
_BARE = frozenset({"it", "them", "him", "her", "that", "this", "so", "us", "me", "you", "what", "up", "out", "back"})


def recalled(coverage: Coverage) -> frozenset[str]:
    """Return the entries that were over long before the first article came out: the coverage's background."""
    days = [span[0] for article in coverage.articles.values() if (span := iso_days(article.published))]
    if not days:
        return frozenset()
    before = (date.fromisoformat(min(days)) - timedelta(days=RECALLED)).isoformat()
    ended = ((entry.id, iso_days(entry.when)) for entry in coverage.entries.values())
    return frozenset(name for name, span in ended if span is not None and span[1] < before)


def richness(coverage: Coverage, entry: Entry) -> int:
    """Count the questions that an entry's reports answer: of two things told alike, the fuller one tells more."""
    return len({name for report in reports_of_entry(coverage, entry) for name in report.fields})


def weight(coverage: Coverage, entry: Entry) -> tuple[int, bool, int, str]:
    """Return what entries of one kind are ranked by: origins, then whether there is a date, then what is told of it."""
    return -entry.origins, entry.when is None, -richness(coverage, entry), entry.id


def says_something(coverage: Coverage, entry: Entry) -> bool:
    """Tell whether an entry has enough to it to make a line: a bare "deal agreed" or "stopped it" says nothing."""
    reports = reports_of_entry(coverage, entry)
    if entry.kind == "action":
        done = not any(report.status == "ongoing" for report in reports)
        acts = [value.text for value in values_of(reports, "act")]
        return any(_is_an_act(text) and not (done and text.split()[0].endswith("ing")) for text in acts)
    parties = [value for value in values_of(reports, "parties") if isinstance(value, ActorValue)]
    founded = any(values_of(reports, name) for name in _FOUNDATIONS)
    if entry.kind == "agreement":
        phases = {value.term for value in values_of(reports, "phase") if isinstance(value, TermValue)}
        return len(parties) >= _PAIR or founded or (bool(parties) and phases <= _DONE_WITH)
    if entry.kind == "ceasefire":
        return bool(parties or founded or entry.when)
    if entry.kind == "contact":
        return any(_holds_office(coverage, value) for value in parties)
    return True


def _is_an_act(text: str) -> bool:
    """Tell whether the words of an act have an object that says something.

    >>> _is_an_act("stopped it"), _is_an_act("closed the border")
    (False, True)
    """
    words = text.casefold().split()
    return len(words) > 1 and not set(words[1:]) <= _BARE


def _holds_office(coverage: Coverage, value: ActorValue) -> bool:
    """Tell whether a party is a body, or a person with an office: a reporter who meets a witness makes no news."""
    known = coverage.actors.get(value.id) if value.id else None
    return known is not None and (known.kind != "person" or bool(known.roles) or known.how == "register")
