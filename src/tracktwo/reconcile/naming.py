"""What an entry is called: a caption in plain English, its time in EDTF, its place, actors and code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tracktwo.ontology.load import Kind
from tracktwo.reconcile.agreement import loose_week
from tracktwo.reconcile.forms import days_of
from tracktwo.reconcile.signature import standing_of
from tracktwo.types import (
    ActorValue,
    DateValue,
    FieldAccount,
    PlaceValue,
    Plover,
    QuantityValue,
    Report,
    TermValue,
    Value,
)

_LONGEST = 90  # characters of a passage in a caption
_MOST = 4  # names in a row before "and others"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPOKEN = {"phone": "phone call", "multilateral": "multilateral meeting"}
_HEDGES = {
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "fewer than ",
    "about": "about ",
}
# Terms that a caption need not say.
_UNSAID = frozenset({("act", "report"), ("measure", "percentage")})
_DATES = ("date", "as_of", "period")  # what tells when a thing was, in this order


def caption_of(kind: Kind, accounts: Mapping[str, FieldAccount], plover: Plover | None) -> str:
    """Name an entry by its kind's caption fields: "phone call: Ana Reis – Tom Okoro, 14 or 15 Dec 2016"."""
    parts = [(name, _part(name, kind, accounts, plover)) for name in kind.caption]
    said = [(name, text) for name, text in parts if text]
    if not said:
        return kind.label.lower()
    words = [said[0][1]]
    for (before, _), (name, text) in pairwise(said):
        words.append(_joint(kind, before, name) + text)
    caption = "".join(words)
    return caption if kind.caption[0] == said[0][0] else f"{kind.label.lower()}: {caption}"


def as_done(accounts: Mapping[str, FieldAccount], reports: Iterable[Report]) -> Mapping[str, FieldAccount]:
    """Leave out days for which a thing was planned where other of its reports tell when it came about."""
    done = {report.id for report in reports if standing_of(report.status, report.kind) == "realised"}
    found = dict(accounts)
    for name, account in accounts.items():
        if all(isinstance(group.value, DateValue) for group in account.groups):
            groups = tuple(group for group in account.groups if any(report in done for report in group.reports))
            found[name] = replace(account, groups=groups or account.groups)
    return found


def when_of(accounts: Mapping[str, FieldAccount]) -> str | None:
    """Return when, in EDTF: the most exact of dates that agree, or a set of rivals: "[2016-12-14,2016-12-15]"."""
    for name in _DATES:
        dates = _rivals(accounts.get(name))
        if dates:
            stated = sorted({value.edtf for value in dates if value.edtf})
            plain = all(set(text) <= set("0123456789-") for text in stated)
            if len(stated) == 1:
                return stated[0]
            return "[" + ",".join(stated) + "]" if plain else _hull(dates)
    return None


def where_of(accounts: Mapping[str, FieldAccount]) -> str | None:
    """Return the id of the best supported place."""
    account = accounts.get("place") or accounts.get("to_place") or accounts.get("from_place")
    if account is None:
        return None
    return next(
        (group.value.id for group in account.groups if isinstance(group.value, PlaceValue) and group.value.id), None
    )


def actors_of(accounts: Mapping[str, FieldAccount]) -> tuple[str, ...]:
    """Return the ids of all actors that any report names."""
    values = (group.value for account in accounts.values() for group in account.groups)
    return tuple(sorted({value.id for value in values if isinstance(value, ActorValue) and value.id}))


def plover_of(reports: Sequence[Report], origins: Mapping[str, str]) -> Plover | None:
    """Return the code with the most origins behind it: first the type, then its mode; contexts are put together."""
    coded = [(report.plover, origins.get(report.article, report.article)) for report in reports if report.plover]
    if not coded:
        return None
    best = _most({(code.type, origin) for code, origin in coded})
    of_type = [(code, origin) for code, origin in coded if code.type == best]
    modes = {(code.mode, origin) for code, origin in of_type if code.mode}
    contexts = sorted({context for code, _ in of_type for context in code.contexts})
    return Plover(type=best, mode=_most(modes) if modes else None, contexts=tuple(contexts))


def day_text(first: str, last: str) -> str:
    """Write a span of days as people do.

    >>> day_text("2017-05-03", "2017-05-04")
    '3–4 May 2017'
    >>> day_text("2016-12-01", "2016-12-31")
    'Dec 2016'
    """
    one, two = date.fromisoformat(first), date.fromisoformat(last)
    if one == two:
        return f"{one.day} {_MONTHS[one.month - 1]} {one.year}"
    ends = (date.fromordinal(two.toordinal() + 1)).day == 1
    if one.day == 1 and ends and (one.year, one.month) == (two.year, two.month):
        return f"{_MONTHS[one.month - 1]} {one.year}"
    if (one.month, one.day, two.month, two.day) == (1, 1, 12, 31) and one.year == two.year:
        return str(one.year)
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.day}–{two.day} {_MONTHS[one.month - 1]} {one.year}"
    return f"{day_text(first, first)} – {day_text(last, last)}"


def number_text(value: QuantityValue) -> str:
    """Write a figure with its hedge.

    >>> number_text(QuantityValue(start=0, end=0, text="", low=7500, high=None, bound="at_least"))
    'at least 7,500'
    """
    ends = sorted({end for end in (value.low, value.high) if end is not None})
    if not ends or value.bound == "order":
        return value.text
    return (
        _HEDGES.get(value.bound, "")
        + "–".join(f"{end:,.10g}" for end in ends)
        + (f" {value.unit}" if value.unit else "")
    )


def _part(name: str, kind: Kind, accounts: Mapping[str, FieldAccount], plover: Plover | None) -> str:
    """Write one part of a caption."""
    if name == "plover":
        return plover.type.lower().replace("_", " ") if plover else ""
    account = accounts.get(name)
    if account is None:
        return ""
    field = kind.fields[name]
    if field.type == "date":
        return _dates_text(_rivals(account))
    values = [group.value for group in account.groups]
    if field.type == "quantity":
        figures = list(dict.fromkeys(number_text(value) for value in values if isinstance(value, QuantityValue)))
        return f"{kind.name} {figures[0].split(' ')[0]}" if name == "number" else " or ".join(figures[:_MOST])
    texts = list(dict.fromkeys(text for value in values if (text := _text(value, name))))
    rivals = field.type == "actor" and account.verdict == "differ" and name != "parties"
    if not field.many or field.type == "span" or rivals:
        return texts[0] if texts else ""
    more = " and others" if len(texts) > _MOST else ""
    return (" – " if name == "parties" else ", ").join(texts[:_MOST]) + more


def _text(value: Value, field: str) -> str:
    """Write one value; what goes without saying is left out."""
    if isinstance(value, ActorValue):
        return value.name[:1].lower() + value.name[1:] if field == "population" and _is_common(value) else value.name
    if isinstance(value, TermValue):
        return "" if (field, value.term) in _UNSAID else _SPOKEN.get(value.term, value.term.replace("_", " "))
    text = " ".join(value.text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _is_common(value: ActorValue) -> bool:
    """Tell whether an actor is named by a common noun: one word that the text writes small."""
    last = value.text.split()[-1:]
    return not last or last[0][:1].islower()


def _joint(kind: Kind, before: str, name: str) -> str:
    """Say what stands between two parts of a caption."""
    first = kind.fields.get(before)
    if name == "content" or (
        first is not None and before == kind.caption[0] and first.type == "term" and name == "parties"
    ):
        return ": "
    if name == "measure" or (first is not None and first.type == "quantity" and name == "population"):
        return " "
    return ", "


def _rivals(account: FieldAccount | None) -> list[DateValue]:
    """Return the dates that matter: where some are more exact than others and agree, only those."""
    if account is None:
        return []
    dates = [group.value for group in account.groups if isinstance(group.value, DateValue) and group.value.from_]
    return [value for value in dates if not any(_inside(other, value) for other in dates)]


def _inside(inner: DateValue, outer: DateValue) -> bool:
    """Tell whether one date lies in another, or near a week that is told loosely, and is more exact."""
    one, two = days_of(inner), days_of(outer)
    if one is None or two is None or one[1] - one[0] >= two[1] - two[0]:
        return False
    off = loose_week(outer)
    return two[0] - off <= one[0] and one[1] <= two[1] + off


def _hull(dates: Sequence[DateValue]) -> str:
    """Return the interval from the first to the last day that any of the dates can mean."""
    return f"{min(value.from_ or '' for value in dates)}/{max(value.until or '' for value in dates)}"


def _dates_text(dates: Sequence[DateValue]) -> str:
    """Write rival dates with "or", leaving out a month or year that they share."""
    spans = sorted({(value.from_, value.until) for value in dates if value.from_ and value.until})
    texts = [day_text(first, last) for first, last in spans]
    tails = {text.split(" ", 1)[1] for text in texts if " " in text}
    if len(texts) > 1 and len(tails) == 1 and all(first == last for first, last in spans):
        return " or ".join(text.split(" ", 1)[0] for text in texts) + " " + tails.pop()
    return " or ".join(texts)


def _most(votes: set[tuple[str, str]] | set[tuple[str | None, str]]) -> str:
    """Return what most origins say; of equals the first in the alphabet."""
    counts = Counter(str(choice) for choice, _ in votes)
    return min(counts, key=lambda choice: (-counts[choice], choice))
