"""Sentences about entries, made of templates and names alone; the words stand in ``phrases.yaml``."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from tracktwo.report.coverage import Coverage, reports_of_entry, status_of_entry, usual_values, values_of
from tracktwo.report.words import actor_words, listed, quoted, value_words
from tracktwo.types import ActorValue, Entry, Report, Status, TermValue, Value

_ANY = "*"


@cache
def phrases() -> Mapping[str, Any]:
    """Load the templates, once in a process."""
    import yaml

    text = (resources.files("tracktwo") / "report" / "phrases.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - the loader is a safe one
    return loaded


def entry_phrase(coverage: Coverage, entry: Entry, *, status: Status | None = None) -> str:
    """Return one clause on an entry, in the tense of its status; the entry's caption where no template fits."""
    reports = reports_of_entry(coverage, entry)
    return report_phrase(coverage, entry.kind, reports, status or status_of_entry(coverage, entry)) or entry.caption


def report_phrase(coverage: Coverage, kind: str, reports: Sequence[Report], status: Status) -> str:
    """Return one clause on what reports of one kind tell together, or nothing where no template fits."""
    forms = _forms(kind, [report for report in reports if report.status == status] or reports)
    if forms is None:
        return ""
    slots = _slots(coverage, kind, reports)
    doers = usual_values(reports, phrases()["subjects"].get(kind, "actor"))
    doers = _without_states_of(doers)
    subject = actor_words(coverage, doers)
    if subject and (apart := _apart(kind, forms, status)):
        return _tidy(f"{apart} ({subject})")
    wrapper = phrases()["wrappers" if subject else "nameless"][status]
    forms = {**forms, **forms.get("alone", {})} if len(doers) == 1 else forms
    filled = {name: form.format(**slots) for name, form in forms.items() if isinstance(form, str)}
    if status not in ("happened", "ongoing"):
        filled["noun"] = filled.get("bare", filled["noun"])
    told = wrapper.format(subject=subject, **filled)
    if len(doers) == 1 and _is_single(coverage, doers[0]):
        told = told.replace(f"{subject} have ", f"{subject} has ")
    return _tidy(told.replace(f"{subject} were ", f"{subject} was ") if _is_one(coverage, doers) else told)


def _apart(kind: str, forms: Mapping[str, Any], status: Status) -> str:
    """Return a phrase behind which those named stand in brackets, where a clause would say who did what."""
    before = phrases()["apart"].get(kind, {}).get(status)
    if before is not None:
        return f"{before}: {forms.get('bare', forms['noun'])}"
    return str(forms.get("whole", "")) if status in ("happened", "ongoing") else ""


def _forms(kind: str, reports: Sequence[Report]) -> Mapping[str, Any] | None:
    """Return the verb forms for a kind and the term that its reports give."""
    by_term = phrases().get(kind)
    if by_term is None:
        return None
    verb = phrases()["verbs"].get(kind, "")
    told = Counter(v.term for report in reports for v in report.fields.get(verb, ()) if isinstance(v, TermValue))
    usual = max(told, key=lambda term: told[term]) if told else _ANY  # of terms told alike, the one told first
    forms: Mapping[str, Any] | None = by_term.get(usual) or by_term.get(_ANY)
    return forms


def _slots(coverage: Coverage, kind: str, reports: Sequence[Report]) -> dict[str, str]:
    """Fill what the verb forms may mention; each filler brings its leading blank, so that a missing one leaves none."""
    hit = usual_values(reports, phrases()["objects"].get(kind, ""))
    objects = actor_words(coverage, [v for v in hit if not _is_anybody(v)] or hit)
    places = listed([value_words(coverage, value) for value in values_of(reports, "place")])
    off = actor_words(coverage, values_of(reports, "from_actor"))
    origin = listed([value_words(coverage, value) for value in values_of(reports, "from_place")])
    goal = listed([value_words(coverage, value) for value in values_of(reports, "to_place")])
    of = [value.text for value in values_of(reports, "of")]
    act = [value.text for value in values_of(reports, "act")]
    means = [_means(value.term) for value in values_of(reports, "means") if isinstance(value, TermValue)]
    way = (f" from {origin}" if origin else "") + (f" to {goal}" if goal else "")
    with_means = f" ({listed(means)})" if means else ""
    return {
        "object": (f" {objects}" if objects else "") + with_means,
        "on_object": (f" on {objects}" if objects else "") + with_means,
        "where": f" {_part_words(reports)}{places}" if places else " a place not named",
        "off": f" from {off}" if off else "",
        "way": way,
        "of": quoted(of[0], 60) if of else "what was agreed",
        "act": _act_words(coverage, act[0], reports) if act else "acted",
    }


def _part_words(reports: Sequence[Report]) -> str:
    """Return what of a place is told of, where no account means the whole: "parts of", "new territory in"."""
    told = [report.fields["part"][0].text for report in reports if report.fields.get("part")]
    if not told or len(told) < len(reports):
        return ""
    return f"{told[0]} {'of' if told[0].split()[-1].lower() in phrases()['shares'] else 'in'} "


def _without_states_of(doers: Sequence[Value]) -> list[Value]:
    """Leave out a state beside its own army or police: an attack by both is told once. Its rebels are not its own."""
    ids = [value.id for value in doers if isinstance(value, ActorValue) and value.id]
    bodies = [name.split("-", 1) for name in ids if "-" in name]
    of_bodies = {state for state, body in bodies if body not in phrases()["against_the_state"]}
    return [value for value in doers if not (isinstance(value, ActorValue) and value.id in of_bodies)]


def _is_anybody(value: Value) -> bool:
    """Tell "people" from whom an account names more closely."""
    return isinstance(value, ActorValue) and value.id == "pop:people"


def _act_words(coverage: Coverage, act: str, reports: Sequence[Report]) -> str:
    """Return the words of an act: "was" goes before a participle, "continued to" before an infinitive."""
    doers = usual_values(reports, "actor")
    going = any(report.status == "ongoing" for report in reports)
    first = act.split(maxsplit=1)[0].lower()
    if not going or first.endswith(("ed", "s")):
        return quoted(act, 90)
    if first.endswith("ing"):
        single = len(doers) == 1 and _is_single(coverage, doers[0])
        return f"{'was' if single else 'were'} {quoted(act, 90)}"
    return f"continued to {quoted(act, 90)}"


def _is_one(coverage: Coverage, doers: Sequence[Value]) -> bool:
    """Say whether a subject is one person."""
    known = [coverage.actors.get(value.id) for value in doers if isinstance(value, ActorValue) and value.id]
    return len(doers) == 1 and bool(known) and known[0] is not None and known[0].kind == "person"


def _is_single(coverage: Coverage, doer: Value) -> bool:
    """Say whether somebody takes a verb in the singular: a state, a body, a person; not rebels or civilians."""
    known = coverage.actors.get(doer.id) if isinstance(doer, ActorValue) and doer.id else None
    return known is not None and known.kind in ("person", "government", "body", "organisation", "armed_group")


def _means(term: str) -> str:
    """Return a means of attack in words."""
    return str(phrases()["means"].get(term, term.replace("-", " ")))


def _tidy(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
