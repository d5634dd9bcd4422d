"""Values that somebody types for a field: an actor's name, a place, a date in EDTF, a figure with its hedge, a term."""

import re
from dataclasses import dataclass

from tracktwo.actors.register import load_register
from tracktwo.cli.actor_rows import find_actor
from tracktwo.errors import RecordError
from tracktwo.language.edtf import days_of
from tracktwo.ontology.load import Field
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import find_place, places_named
from tracktwo.report.coverage import Coverage
from tracktwo.types import (
    ActorValue,
    Anchor,
    Bound,
    DateValue,
    PlaceValue,
    QuantityValue,
    Report,
    TermValue,
    Value,
)

_HEDGES: tuple[tuple[str, Bound], ...] = (
    (">=", "at_least"), ("≥", "at_least"), ("at least", "at_least"), (">", "more_than"), ("more than", "more_than"),
    ("<=", "up_to"), ("≤", "up_to"), ("up to", "up_to"), ("<", "less_than"), ("less than", "less_than"),
    ("about", "about"), ("~", "about"),
)  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_QUANTITY = re.compile(rf"({_NUMBER})(?:\s*(?:\.\.|–|-|to)\s*({_NUMBER}))?\s*(%|percent)?")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set: a field of a report, on a passage of its article."""

    coverage: Coverage
    report: Report
    field: Field
    anchor: Anchor


def passage_for(coverage: Coverage, report: Report, field: str, given: str) -> Anchor:
    """Return the passage that a value is to stand on: START-END as given, else that of what was read before.

    Raises RecordError where the offsets are none, or lie outside the text.
    """
    text = coverage.articles[report.article].text
    if given:
        found = re.fullmatch(r"(\d+)[-–](\d+)", given.strip())
        if not found or not int(found[1]) < int(found[2]) <= len(text):
            raise RecordError(
                f"{given!r} is no passage", where=f"a text of {len(text)} characters", next_step="write it as 120-180"
            )
        return Anchor.of(text, int(found[1]), int(found[2]))
    every = [*report.fields.get(field, ()), *(value for values in report.fields.values() for value in values)]
    return Anchor.of(text, every[0].start, every[0].end)


def set_value(setting: Setting, given: str) -> Value:
    """Read what was typed as a value of the field's type; raises RecordError where it is none."""
    start, end, text = setting.anchor.start, setting.anchor.end, setting.anchor.text
    kind = setting.field.type
    if kind == "actor":
        known = {**load_register().actors, **setting.coverage.actors}
        actor = find_actor(known, given)
        return ActorValue(start=start, end=end, text=text, id=actor.id, name=actor.name)
    if kind == "place":
        place = find_place(given) or next(iter(places_named(fold_name(given))), None)
        if place is None:
            raise _none(setting, given, "give a name or id of the gazetteer")
        return PlaceValue(start=start, end=end, text=text, id=place.id)
    if kind == "date":
        first, last = days_of(given)
        if first is None and last is None:
            raise _none(setting, given, "write it as EDTF: 2016-12-16, 2016-12, 2016-12-13/2016-12-16")
        return DateValue(start=start, end=end, text=text, edtf=given, from_=first, until=last)
    if kind == "quantity":
        return _quantity(setting, given)
    if kind == "term":
        if setting.field.terms is not None and given not in setting.field.terms:
            raise _none(setting, given, f"choose of {', '.join(setting.field.terms)}")
        return TermValue(start=start, end=end, text=text, term=given)
    return _span(setting, given)


def _quantity(setting: Setting, given: str) -> QuantityValue:
    """Read a figure: ``7500``, ``at least 7500``, ``<= 9000``, ``40-60 %``."""
    bare, bound = given.strip(), None
    for words, hedge in _HEDGES:
        if bare.casefold().startswith(words):
            bare, bound = bare[len(words) :].strip(), hedge
            break
    found = _QUANTITY.fullmatch(bare)
    if found is None or (found[2] and bound):
        raise _none(setting, given, "write it as 7500, at least 7500, up to 9000, 40-60, 12 %")
    low = float(found[1].replace(",", ""))
    high = float(found[2].replace(",", "")) if found[2] else low
    kind: Bound = bound or ("range" if found[2] else "exact")
    open_low, open_high = kind in ("up_to", "less_than"), kind in ("at_least", "more_than")
    return QuantityValue(
        start=setting.anchor.start, end=setting.anchor.end, text=setting.anchor.text, bound=kind,
        low=None if open_low else low, high=None if open_high else high, unit="percent" if found[3] else None,
    )  # fmt: skip


def _span(setting: Setting, given: str) -> Value:
    """Find a passage by its words, which must stand in the article once, or where the old value stands."""
    text = setting.coverage.articles[setting.report.article].text
    places = [match.start() for match in re.finditer(re.escape(given), text)]
    near = [at for at in places if at <= setting.anchor.end and setting.anchor.start <= at + len(given)]
    if len(near or places) != 1:
        how = "not" if not places else f"{len(places)} times"
        raise _none(setting, given, f"those words stand {how} in the article: copy a passage of it")
    at = (near or places)[0]
    return Value(start=at, end=at + len(given), text=given)


def _none(setting: Setting, given: str, advice: str) -> RecordError:
    """Say that what was given is no value of the field."""
    return RecordError(f"{given!r} is no {setting.field.type}", where=setting.field.name, next_step=advice)
