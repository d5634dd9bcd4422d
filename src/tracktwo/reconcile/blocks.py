"""Which reports are worth comparing: keys that two reports of one thing share.

The keys of a report come from its kind's conditions: the normal forms that must be shared, the months that its date
can fall in, and for passages their neighbouring content words. Two reports that share no key are never compared, so
sharing one is part of what makes two reports one thing.

Every key but that of a long run of words holds a stretch of time, so that a block grows with the news of that time and
not with the record: without it a third of all figures met each other, every saying of a president met all others of his
with a word in common, and whoever writes "at the end of the day" met all who ever did. What is told again years later
is found by the day that both date it to; what an article without a day tells, by nine words in a row.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from math import log

from tracktwo.reconcile.belonging import states_of
from tracktwo.reconcile.kindred import measures_of, pairs_called
from tracktwo.reconcile.rules import Condition
from tracktwo.reconcile.same import ANYBODY, conditions_of
from tracktwo.reconcile.signature import Signature, World
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.venues import country_of
from tracktwo.reconcile.wordings import denials
from tracktwo.types import EntryValue, Report

# Goes up whenever a report would get other keys: those of a record are then made anew before anything is joined.
VERSION = 2
_MONTH = 31  # days of a bucket
_TIME = re.compile(r"@(\d+)")  # in a key: the first day of its stretch of time, as an ordinal
_HERE = "in #"  # in a key: what only reports of one article share, before the article's id
_HOME = re.compile(r"#(\w+)")
_FORTNIGHT = 14  # days of a bucket, for what must be of nearly the same days
_SEASON, _LATER = (
    90,
    45,
)  # days of a bucket for sayings told in other words, and how much later they are still looked for
_STRETCH = 40  # buckets that one date falls in, at most
_PAIRS = 24  # neighbouring content words that are kept of a passage
_LONG = 9  # words of a run that hardly two people say by chance
_LONG_KEPT = 12  # of these, that are kept of a passage
_RARE = 24  # content words of a passage that are kept, of those that are no topic of its article
_FACTOR = 4  # see ``value/4`` in the ontology: two figures of one thing are within it
_BORDER = 1e-9  # what a logarithm may be off, where a figure is the first of its order
_FORMS = 12  # normal forms of one field that are kept


def keys_of(report: Report, signature: Signature, world: World) -> tuple[str, ...]:
    """Return a report's blocking keys: 16 hexadecimal digits each, sorted."""
    conditions = conditions_of(report.kind, world)
    parts = [part for condition in conditions if (part := _part(condition, signature)) is not None]
    keys = {"|".join((report.kind, *combination)) for combination in product(*parts)}
    return tuple(sorted({_digest(key) for key in (*keys, *_links(report), *_runs(report, signature))}))


def _part(condition: Condition, signature: Signature) -> Sequence[str] | None:
    """Return the alternatives that one condition gives to a key; None where it gives none."""
    name = condition.field
    if condition.mode == "plover":
        return [signature.plover or ""]
    if condition.mode == "sited":
        rare = (f"means {form}" for form in signature.forms.get("means", frozenset()) & tuning().rare_means)
        return sorted(
            f"{field} {form}"
            for field in (name, condition.other)
            for form in [*signature.forms.get(field, ()), *states_of(signature.forms.get(field, frozenset()))]
        ) + sorted(rare) or [_HERE + signature.article]
    if condition.mode == "equal":
        return ["+".join(sorted(signature.forms.get(name, ()))), *pairs_called(name, signature)]
    if condition.mode in ("share", "voice"):
        return sorted(measures_of(signature.forms.get(name, frozenset())))[:_FORMS]
    if condition.mode == "venue":
        return sorted({country_of(form) or form for form in signature.forms.get(name, ())})
    if condition.mode == "nested":
        return sorted(signature.forms.get(name, ()))[:_FORMS] or None
    if condition.mode == "counted":
        return _counted(signature, name, condition.other)
    if condition.mode == "factor":
        return _orders(signature, name, condition.amount)
    if condition.mode == "size":
        return _reaches(signature, name, condition.other)
    if condition.mode == "days" and not condition.soft:
        return _months(signature, name, int(condition.amount))
    if condition.mode == "words" and not condition.soft:
        return _neighbours(signature, name)
    return None


def _months(signature: Signature, name: str, widened: int) -> list[str]:
    """Return the months that a date can fall in; of a report without a date, those around its publication.

    A report of which neither is known meets only those of its own article.
    """
    days = signature.days.get(name)
    if days is None or days[1] - days[0] > tuning().widest:
        days = signature.around
    if days is None:
        return [_HERE + signature.article]
    months = range((days[0] - widened) // _MONTH, (days[1] + widened) // _MONTH + 1)
    return [f"@{month * _MONTH}" for month in months] + [_HERE + signature.article]


def _counted(signature: Signature, name: str, value: str) -> list[str]:
    """Return whom a figure counts; and the number, by which it meets one that counts others or does not say whom."""
    told = "+".join(sorted(signature.forms.get(name, ANYBODY)))
    return [told, *(f"about {order}" for order in _orders(signature, value, tuning().unsaid))]


def _orders(signature: Signature, name: str, factor: float) -> list[str]:
    """Return the order of a figure and the next: two figures within the factor share one."""
    if name not in signature.sizes:
        return []
    order = int(log(max(signature.sizes[name][0], 1.0), factor) + _BORDER)
    return [str(order), str(order + 1)]


def _neighbours(signature: Signature, name: str) -> list[str]:
    """Return hashes of a passage's neighbouring content words, the smallest few, and of its rare words."""
    words = signature.words.get(name)
    if words is None:
        return []
    pairs = [" ".join(sorted(pair)) for pair in words.pairs] or sorted(words.stems)
    wording = signature.wordings.get(name)
    rare = [word for word, weight in wording.weights.items() if weight >= tuning().rare] if wording else []
    told = [f"{mark} {when}" for mark in _least(pairs, _PAIRS) for when in _said(signature, _SEASON, _LATER)]
    near = _said(signature, _FORTNIGHT, tuning().same_days)
    rare += [" ".join(run) for run in denials(wording)] if wording else []
    return [*told, *(f"{mark} {when}" for mark in _least(rare, _RARE) for when in near)]


def _least(items: Iterable[str], number: int) -> list[str]:
    """Return the smallest hashes of items."""
    return sorted(_digest(item)[:8] for item in items)[:number]


def _said(signature: Signature, width: int, later: int) -> list[str]:
    """Return the buckets of the days when something was said or published; undated, it meets its own article alone."""
    spans = [(signature.published, signature.published)] if signature.published is not None else []
    told = signature.days.get("date")
    if told is not None and told[1] - told[0] <= tuning().widest:
        spans.append(told)
    return _buckets(spans, width, later) or [_HERE + signature.article]


def _reaches(signature: Signature, name: str, value: str) -> list[str]:
    """Return the times in which another figure may be of the same thing; the smaller of the two says how far that is.

    A figure is compared with others of up to a fourth of it: it looks for each as far as that one reaches.
    """
    size = signature.sizes[value][0] if value in signature.sizes else 0.0
    reaches = sorted({_reach(size), _reach(size / _FACTOR)})
    told = signature.days.get(name)
    narrow = told is not None and told[1] - told[0] <= tuning().widest
    spans = [span for span in (told, None if narrow else signature.around) if span is not None]
    found = [f"{days} {bucket}" for days in reaches for bucket in _buckets(spans, max(_FORTNIGHT, 2 * days), days)]
    return [*found, _HERE + signature.article]


def _reach(size: float) -> int:
    """Return within how many days accounts of a figure of that size lie."""
    return next((days for below, days in tuning().sizes if size < below), tuning().sizes[-1][1])


def _buckets(spans: Iterable[tuple[int, int]], width: int, later: int) -> list[str]:
    """Return the buckets of time that spans of days fall in, the days after them counted in.

    Two spans that lie ``later`` days apart or less share one: the second begins where the first's days after it end.
    """
    found = {n for first, last in spans for n in range(first // width, (last + later) // width + 1)}
    return [f"@{number * width}" for number in sorted(found)[-_STRETCH:]]


def _runs(report: Report, signature: Signature) -> Iterable[str]:
    """Return keys by which a passage meets the same words, whoever is named for them.

    Long runs are found whenever they were said, for what an article without a day quotes.
    """
    near = _said(signature, _FORTNIGHT, tuning().same_days)
    for name, wording in signature.wordings.items():
        runs = _least((" ".join(run) for run in wording.runs), _PAIRS)
        yield from (f"{report.kind} {name} {run} {when}" for run in runs for when in near)
        order = wording.order
        longer = (" ".join(order[at : at + _LONG]) for at in range(len(order) - _LONG + 1))
        yield from (f"{report.kind} {name} {run}" for run in _least(set(longer), _LONG_KEPT))


def _links(report: Report) -> Iterable[str]:
    """Return keys by which a report meets those of its article that it is part of, and those that are part of it."""
    yield f"{_HERE}{report.article} link {report.id}"
    for values in report.fields.values():
        for value in values:
            if isinstance(value, EntryValue):
                yield f"{_HERE}{report.article} link {value.id}"


def _digest(key: str) -> str:
    """Shorten a key, so that an index of keys stays small; what tells where it will be looked for comes first.

    That is its article or its time, and within a time whoever spoke, or what is common to its conditions but the last.
    So the keys that an article brings lie near each other or near those of its days and its speakers, and not all over
    the index of a large record, where each costs a page to be read and written.
    """
    shortened = hashlib.sha256(key.encode()).hexdigest()
    if home := _HOME.search(key):
        return _start(home[1], 6) + shortened[:10]
    told, common = _TIME.search(key), key.rpartition("|")[0]
    if told is None:
        return shortened[:16]
    return f"{int(told[1]) // _MONTH:04x}{_start(common, 4) if common else shortened[-4:]}{shortened[:8]}"


@lru_cache(maxsize=4_096)
def _start(common: str, digits: int) -> str:
    """Return what keys that have something in common begin with."""
    return hashlib.sha256(common.encode()).hexdigest()[:digits]
