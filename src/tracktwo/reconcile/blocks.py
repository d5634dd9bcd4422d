"""Which reports are worth comparing: keys that two reports of one thing share.

The keys of a report come from its kind's conditions: the normal forms that must be shared, the months that its date
can fall in, and for passages their neighbouring content words. Two reports that share no key are never compared, so
sharing one is part of what makes two reports one thing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import product
from math import log

from tracktwo.reconcile.belonging import states_of
from tracktwo.reconcile.rules import Condition
from tracktwo.reconcile.same import conditions_of
from tracktwo.reconcile.signature import Signature, World
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.venues import country_of
from tracktwo.types import EntryValue, Report

_MONTH = 31  # days of a bucket
_PAIRS = 24  # neighbouring content words that are kept of a passage
_RARE = 24  # content words of a passage that are kept, of those that are no topic of its article
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
        return sorted(
            f"{field} {form}"
            for field in (name, condition.other)
            for form in [*signature.forms.get(field, ()), *states_of(signature.forms.get(field, frozenset()))]
        )
    if condition.mode == "equal":
        return ["+".join(sorted(signature.forms.get(name, ())))]
    if condition.mode in ("share", "voice"):
        return sorted(signature.forms.get(name, ()))[:_FORMS]
    if condition.mode == "venue":
        return sorted({country_of(form) or form for form in signature.forms.get(name, ())})
    if condition.mode == "nested":
        return sorted(signature.forms.get(name, ()))[:_FORMS] or None
    if condition.mode == "factor":
        return _orders(signature, name, condition.amount)
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
        return ["in " + signature.article]
    months = range((days[0] - widened) // _MONTH, (days[1] + widened) // _MONTH + 1)
    return [str(month) for month in months] + ["in " + signature.article]


def _orders(signature: Signature, name: str, factor: float) -> list[str]:
    """Return the order of a figure and the next: two figures within the factor share one."""
    if name not in signature.sizes:
        return []
    order = int(log(max(signature.sizes[name][0], 1.0), factor))
    return [str(order), str(order + 1)]


def _neighbours(signature: Signature, name: str) -> list[str]:
    """Return hashes of a passage's neighbouring content words, the smallest few, and of its rare words."""
    words = signature.words.get(name)
    if words is None:
        return []
    pairs = [" ".join(sorted(pair)) for pair in words.pairs] or sorted(words.stems)
    wording = signature.wordings.get(name)
    rare = [word for word, weight in wording.weights.items() if weight >= tuning().rare] if wording else []
    return [*sorted(_digest(pair)[:8] for pair in pairs)[:_PAIRS], *sorted(_digest(word)[:8] for word in rare)[:_RARE]]


def _runs(report: Report, signature: Signature) -> Iterable[str]:
    """Return keys by which a passage meets the same words, whoever is named for them."""
    for name, wording in signature.wordings.items():
        runs = sorted(_digest(" ".join(run))[:8] for run in wording.runs)
        yield from (f"{report.kind} {name} {run}" for run in runs[:_PAIRS])


def _links(report: Report) -> Iterable[str]:
    """Return keys by which a report meets those that it is part of, and those that are part of it."""
    yield f"link {report.id}"
    for values in report.fields.values():
        for value in values:
            if isinstance(value, EntryValue):
                yield f"link {value.id}"


def _digest(key: str) -> str:
    """Shorten a key, so that an index of keys stays small."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
