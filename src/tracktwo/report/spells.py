"""Meetings of several days: accounts that name its days one by one do not differ on when it was."""

import re
from datetime import date

from tracktwo.extract.talks.cues import load
from tracktwo.report.coverage import Coverage, reports_of_entry, values_of
from tracktwo.report.dates import iso_days
from tracktwo.report.passages import passage_of
from tracktwo.types import DateValue, Entry, PlaceValue, TermValue, Verdict

_AROUND = 300  # characters around a passage in which the length of a meeting stands
_LENGTH = re.compile(r"\b(\w+)(?:[-–\s]day\b|\s+days\s+of\b)", re.IGNORECASE)
# Places in which attacks of several days may lie.
_WIDE = frozenset({"country", "region"})
_AT_ONCE = frozenset({"phone", "message"})


def spell_of(coverage: Coverage, entry: Entry) -> str | None:
    """Return the days of a meeting as an EDTF interval, where an account tells that it lasted so long."""
    account = entry.fields.get("date")
    if entry.kind not in ("contact", "round") or account is None:
        return None
    reports = reports_of_entry(coverage, entry)
    if any(isinstance(v, TermValue) and v.term in _AT_ONCE for r in reports for v in r.fields.get("channel", ())):
        return None
    told = [group.value.edtf for group in account.groups if isinstance(group.value, DateValue)]
    days = sorted({span[0] for edtf in told if (span := iso_days(edtf)) is not None and span[0] == span[1]})
    wider = [span for edtf in told if (span := iso_days(edtf)) is not None and span[0] != span[1]]
    if len(days) < 2 or any(day[0] > days[0] or day[1] < days[-1] for day in wider):  # noqa: PLR2004 - days apart
        return None
    longest = max(
        (
            _days_told(coverage.articles[r.article].text, passage_of(coverage.articles[r.article].text, r))
            for r in reports
        ),
        default=1,
    )
    return f"{days[0]}/{days[-1]}" if _apart(days[0], days[-1]) < longest else None


def date_verdict(coverage: Coverage, entry: Entry) -> Verdict:
    """Return how the accounts of when something was stand to each other: days of one spell do not differ, nor do those
    of attacks on a whole country, of which there may be one each day.
    """
    account = entry.fields.get("date")
    if account is None:
        return "single"
    lasted = spell_of(coverage, entry) is not None or _goes_on(coverage, entry)
    return "compatible" if account.verdict == "differ" and lasted else account.verdict


def _goes_on(coverage: Coverage, entry: Entry) -> bool:
    """Tell attacks that are told without a town: rockets at a country, strikes in a region."""
    if entry.kind != "attack":
        return False
    places = [value for value in values_of(reports_of_entry(coverage, entry), "place") if isinstance(value, PlaceValue)]
    known = [coverage.places.get(value.id) for value in places if value.id is not None]
    return all(place.precision in _WIDE for place in known if place is not None)


def _days_told(text: str, passage: tuple[int, int]) -> int:
    """Return how many days a passage, or the words around it, say that something lasts."""
    around = text[max(0, passage[0] - _AROUND) : passage[1] + _AROUND]
    lengths = load("contact")["lengths_of_days"]
    return max((int(lengths.get(word.lower(), 1)) for word in _LENGTH.findall(around)), default=1)


def _apart(first: str, last: str) -> int:
    """Count the days from one to another."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
