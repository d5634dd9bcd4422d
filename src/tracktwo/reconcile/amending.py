"""A report as somebody reads it who knows better: another label, another value, each marked as a person's.

What was read stays in the store as it was; an amended report is made of it whenever it is looked at. A value that
somebody set says so in ``how`` and ``why``, with what was read before; a label that somebody set stands in ``judged``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast, get_args

from tracktwo.errors import RecordError
from tracktwo.ontology.load import Kind, Ontology
from tracktwo.reconcile.rulings import by_whom
from tracktwo.types import Judgement, Plover, Report, Status, TermValue, Value

AMENDING = frozenset({"relabel", "edit"})
LABELS = ("kind", "status", "type", "act")
BY_HAND = "analyst"


def amend(report: Report, judgements: Sequence[Judgement], ontology: Ontology) -> Report:
    """Return a report as standing judgements amend it, one after the other; the report itself is left as it is."""
    for judgement in judgements:
        report = _edited(report, judgement) if judgement.act == "edit" else _relabelled(report, judgement, ontology)
    return report


def check_amendment(report: Report, judgement: Judgement, ontology: Ontology) -> None:
    """Raise RecordError where a report cannot be amended so: an unknown label, a field that its kind lacks or needs."""
    kind = ontology.kinds[report.kind]
    if judgement.act == "edit":
        known = kind.fields.get(judgement.field)
        if known is None or known.type == "entry":
            raise _refused(report, f"{kind.name} has no field {judgement.field!r} to edit", ", ".join(kind.fields))
        if not judgement.values and known.required:
            raise _refused(report, f"every {kind.name} needs its {known.name}", "reject the report instead")
        return
    if judgement.field not in LABELS:
        raise _refused(report, f"{judgement.field!r} is no label", f"relabel one of {', '.join(LABELS)}")
    allowed = _labels(judgement.field, kind, ontology)
    if judgement.to not in allowed:
        raise _refused(
            report, f"{judgement.to!r} is no {judgement.field} here", f"choose of {', '.join(sorted(allowed))}"
        )
    if judgement.field == "kind":
        lacking = _lacking(report, ontology.kinds[judgement.to], kind)
        if lacking:
            raise _refused(report, f"a {judgement.to} needs {', '.join(lacking)}", "reject it, or choose another kind")


def _labels(label: str, kind: Kind, ontology: Ontology) -> frozenset[str]:
    """Return what a label can be."""
    if label == "kind":
        return frozenset(ontology.kinds)
    if label == "status":
        return frozenset(get_args(Status))
    if label == "type":
        return frozenset(ontology.plover["types"])
    known = kind.fields.get("act")
    return frozenset(known.terms or ()) if known is not None else frozenset()


def _lacking(report: Report, kind: Kind, old: Kind) -> list[str]:
    """Return the fields that a kind needs and a report does not have."""
    fields = _fitting(report, kind, old)
    return [name for name, field in kind.fields.items() if field.required and name not in fields]


def _fitting(report: Report, kind: Kind, old: Kind) -> dict[str, tuple[Value, ...]]:
    """Return the fields of a report that another kind has too, of the same type, with values that it allows."""
    found = {}
    for name, values in report.fields.items():
        field = kind.fields.get(name)
        if field is None or field.type != old.fields[name].type:
            continue
        terms = field.terms
        kept = tuple(v for v in values if terms is None or not isinstance(v, TermValue) or v.term in terms)
        if kept:
            found[name] = kept
    return found


def _edited(report: Report, judgement: Judgement) -> Report:
    """Put values in the place of what was read; what is no field of the kind any more is left alone."""
    before = report.fields.get(judgement.field, ())
    why = _why(judgement, " · ".join(value.text for value in before if value.how != BY_HAND))
    values = tuple(replace(value, how=BY_HAND, why=why) for value in judgement.values)
    fields = {**report.fields, judgement.field: values}
    told = f"{judgement.field} edited by {by_whom(judgement)}"
    return replace(report, fields={name: kept for name, kept in fields.items() if kept}, judged=_told(report, told))


def _relabelled(report: Report, judgement: Judgement, ontology: Ontology) -> Report:
    """Give a report another label; of another kind, it keeps the fields that both kinds have."""
    label, to = judgement.field, judgement.to
    told = f"{label} set to {to} by {by_whom(judgement)}"
    if label == "status":
        return replace(report, status=cast("Status", to), judged=_told(report, f"{told}, read as {report.status}"))
    if label == "type":
        was = f", read as {report.plover.type}" if report.plover else ""
        return replace(report, plover=Plover(type=to), judged=_told(report, told + was))
    if label == "act":
        return replace(report, fields=_with_act(report, judgement), judged=_told(report, told))
    kind, old = ontology.kinds.get(to), ontology.kinds[report.kind]
    if kind is None or _lacking(report, kind, old):
        return report
    fields = _fitting(report, kind, old)
    return replace(report, kind=to, fields=fields, judged=_told(report, f"{told}, read as {report.kind}"))


def _with_act(report: Report, judgement: Judgement) -> dict[str, tuple[Value, ...]]:
    """Return the fields with another act, which stands on the words that the old one or the report stands on."""
    every = (value for values in report.fields.values() for value in values)
    base = next(iter(report.fields.get("act", ())), None) or next(every)
    why = _why(judgement, base.term if isinstance(base, TermValue) else "")
    act = TermValue(start=base.start, end=base.end, text=base.text, term=judgement.to, how=BY_HAND, why=why)
    return {**report.fields, "act": (act,)}


def _why(judgement: Judgement, read: str) -> str:
    """Say who set a value, why, and what was read."""
    parts = [f"set by {by_whom(judgement)}", judgement.why, f"read as “{read}”" if read else "nothing was read"]
    return "; ".join(part for part in parts if part)


def _told(report: Report, words: str) -> str:
    """Add what was judged to what was judged before."""
    return "; ".join(_parts((report.judged, words)))


def _parts(words: Iterable[str | None]) -> list[str]:
    """Drop what is not there."""
    return [word for word in words if word]


def _refused(report: Report, what: str, advice: str) -> RecordError:
    """Say why a report cannot be amended so."""
    return RecordError(what, where=f"{report.kind} {report.id}", next_step=advice)
