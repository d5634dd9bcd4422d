"""How the accounts of one thing stand to each other, field by field: never an average, always who says what.

Values with one normal form are one group. A group's weight is its number of independent origins: ten
copies of one wire story are one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from tracktwo.ontology.load import Kind
from tracktwo.reconcile.belonging import any_within
from tracktwo.reconcile.forms import days_of, form, reach, words_of
from tracktwo.reconcile.rivals import are_rivals
from tracktwo.reconcile.signature import standing_of
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.venues import is_country
from tracktwo.types import (
    ActorValue,
    DateValue,
    EntryValue,
    FieldAccount,
    Group,
    Place,
    PlaceValue,
    QuantityValue,
    Report,
    TermValue,
    Value,
    Verdict,
)

# A meeting of more days than this is a season of talks, of which each day is its own.
_LONGEST_EVENT = 7
# Words beside a day by which the night after it is meant, and those by which the night before it is.
_NIGHT = re.compile(r"\b(?:late|night|overnight|midnight)\b", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"\b(?:early|overnight|midnight|dawn|predawn|pre-dawn|small hours)\b", re.IGNORECASE)

# Words that leave a figure open, and figures as they stand in words of a passage.
_HEDGE = re.compile(r"\b(?:more than|at least|over|nearly|almost|about|around|roughly|some|up to)\s+\d", re.IGNORECASE)
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?$")
# A week in EDTF, and by how many days one that is told loosely may be missed.
_WEEK = re.compile(r"-W\d\d$")
_LOOSE_WEEK = 2
_WEEK_ENDING = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """One value as one report gives it, with its normal form."""

    form: str
    report: str
    article: str
    value: Value


def accounts(
    kind: Kind, reports: Sequence[Report], origins: Mapping[str, str], places: Mapping[str, Place]
) -> dict[str, FieldAccount]:
    """Lay the reports of one entry side by side; ``origins`` says of each article whose account it is."""
    found = {}
    counted = {report.id: _counting(report) for report in reports}
    ahead = {report.id: _ahead(report, kind) for report in reports}
    for name, field in kind.fields.items():
        told = list(_told(name, reports))
        if not told:
            continue
        compared = name in kind.compare_on
        verdicts = [
            _verdict(name, items, many=field.many, compared=compared, places=places)
            for items in _comparable(told, ahead if field.type == "date" else counted)
        ]
        found[name] = FieldAccount(groups=_groups(told, origins), verdict=_worst(verdicts))
    return found


def _comparable(told: Sequence[_Told], marks: Mapping[str, tuple[bool, str]]) -> list[list[_Told]]:
    """Set apart what does not answer one question, by a mark of each report.

    Figures that do not count the same: "the envoy and three others" and "four", civilians and anybody. The day for
    which a thing was planned or on which it was proposed, and the day on which it came about.
    """
    apart: dict[tuple[bool, str], list[_Told]] = {}
    for item in told:
        apart.setdefault(marks[item.report], []).append(item)
    return [apart[key] for key in sorted(apart)]


def _ahead(report: Report, kind: Kind) -> tuple[bool, str]:
    """Return whether a report tells what was ahead, and how: a day is that of a proposal, or the one planned for."""
    ahead = standing_of(report.status, kind.name) == "prospective"
    return ahead, report.status if ahead else ""


def _counting(report: Report) -> tuple[bool, str]:
    """Return whether a figure adds to another, and whom it counts; a nation's people are people like others."""
    more = any(isinstance(value, TermValue) and value.term == "more" for value in report.fields.get("count", ()))
    whom = {form(value, "population") or "people" for value in report.fields.get("population", ())}
    return more, " ".join(sorted("people" if name.endswith("people") else name for name in whom)) or "people"


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return one verdict for answers of which some are not compared with the others."""
    if len(verdicts) == 1:
        return verdicts[0]
    return "differ" if "differ" in verdicts else "compatible"


def compatible(a: Value, b: Value, places: Mapping[str, Place]) -> bool:
    """Tell whether two values of one field can both be true.

    Dates: the days they can mean overlap; one that was inferred may be a day off, but not two that both are counted
    ("on Thursday", "the day before yesterday"), unless the night between them is told; "last week", said on a Monday,
    takes in the weekend before it. Quantities: what their hedges
    reach overlaps. Places: one is the other's country. Passages: other words are no contradiction; another figure, or a
    "not" that came or went between passages that are otherwise alike, is one.
    """
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        one, two = days_of(a), days_of(b)
        counted = a.relative_to is not None and b.relative_to is not None
        off = 1 if ("inferred" in (a.how, b.how) and not counted) or of_one_night(a, b) else 0
        off = max(off, *(loose_week(value) for value in (a, b)))
        return one is None or two is None or (one[0] <= two[1] + off and two[0] <= one[1] + off)
    if isinstance(a, QuantityValue) and isinstance(b, QuantityValue):
        low, high = reach(a), reach(b)
        return low[0] <= high[1] and high[0] <= low[1] and (a.unit == b.unit or None in (a.unit, b.unit))
    if isinstance(a, PlaceValue) and isinstance(b, PlaceValue):
        return "inferred" in (a.how, b.how) or _within(a, b, places)
    if isinstance(a, TermValue | EntryValue):
        return False
    return type(a) is Value and type(b) is Value and _same_sense(a.text, b.text)


def loose_week(value: DateValue) -> int:
    """Return by how many days a week told from another day may be missed: on a Sunday it is the one that ends."""
    if not _WEEK.search(value.edtf or "") or not value.how:
        return 0
    written = value.relative_to
    return _WEEK_ENDING if written and date.fromisoformat(written).isoweekday() == _WEEK_ENDING + 1 else _LOOSE_WEEK


def of_one_night(a: DateValue, b: DateValue) -> bool:
    """Tell whether two days are told of the night between them: "late on Tuesday" and "before dawn on Wednesday"."""
    first, second = sorted((a, b), key=lambda value: value.from_ or "")
    return bool(_NIGHT.search(first.text)) or bool(_SMALL_HOURS.search(second.text))


def _same_sense(one: str, two: str) -> bool:
    """Tell whether two passages do not contradict each other in figures or negation."""
    a, b = words_of(one), words_of(two)
    if a.figures and b.figures and not (a.figures <= b.figures or b.figures <= a.figures):
        hedged = bool(_HEDGE.search(one) or _HEDGE.search(two))
        if not hedged or not _near(a.figures - b.figures, b.figures - a.figures):
            return False
    fewer = min(len(a.stems), len(b.stems))
    nearly = fewer > 0 and len(a.stems & b.stems) >= 0.8 * min(max(len(a.stems), len(b.stems)), 2 * fewer)
    return a.negated == b.negated or not nearly


def _near(one: Iterable[str], two: Iterable[str]) -> bool:
    """Tell whether two rows of figures are pairwise of one size: "more than 1,400" is no word against 1,429."""
    first, second = (
        sorted(float(figure.replace(",", "")) for figure in row if _PLAIN.match(figure)) for row in (one, two)
    )
    if not first or len(first) != len(second):
        return False
    return all(max(a, b) <= min(a, b) * tuning().reach for a, b in zip(first, second, strict=True))


def _within(a: PlaceValue, b: PlaceValue, places: Mapping[str, Place]) -> bool:
    """Tell whether one place is unknown, or the country or region of the other."""
    if a.id is None or b.id is None:
        return True
    return any_within([a.id], [b.id], places)


def _told(name: str, reports: Iterable[Report]) -> Iterable[_Told]:
    """Give every value of a field with its normal form; what has none stands for itself."""
    for report in reports:
        for value in report.fields.get(name, ()):
            yield _Told(form(value, name) or f"? {value.text}", report.id, report.article, value)


def _groups(told: Sequence[_Told], origins: Mapping[str, str]) -> tuple[Group, ...]:
    """Group what is told by normal form, the best supported first."""
    by_form: dict[str, list[_Told]] = {}
    for item in told:
        by_form.setdefault(item.form, []).append(item)
    groups = []
    for normal, items in by_form.items():
        best = min(items, key=lambda item: (item.value.how is not None, item.report, item.value.start))
        reports = tuple(sorted({item.report for item in items}))
        independent = len({origins.get(item.article, item.article) for item in items})
        group = Group(value=best.value, reports=reports, origins=independent)
        groups.append((_wide(best.value), -independent, -len(reports), normal, group))
    return tuple(item[-1] for item in sorted(groups, key=lambda item: item[:-1]))


def _wide(value: Value) -> bool:
    """Tell whether a term is a country, which the name of a town in it goes before."""
    return isinstance(value, TermValue) and is_country(value.term)


def _verdict(name: str, told: Sequence[_Told], *, many: bool, compared: bool, places: Mapping[str, Place]) -> Verdict:
    """Say how the answers stand to each other."""
    answers: dict[str, dict[str, Value]] = {}
    for item in told:
        answers.setdefault(item.report, {})[item.form] = item.value
    if len(answers) == 1:
        return "single"
    distinct = {tuple(sorted(answer)): answer for answer in answers.values()}
    if len(distinct) == 1:
        return "agree"
    if not compared:
        return "compatible"
    spans = _days_told(told)
    for one, two in combinations([distinct[key] for key in sorted(distinct)], 2):
        if _within_one_span(one, two, spans):
            continue
        if not _answers_compatible(name, one, two, many=many, places=places):
            return "differ"
    return "compatible"


def _days_told(told: Sequence[_Told]) -> list[tuple[int, int]]:
    """Return the stretches of days that accounts give from the first to the last ("from 27 to 28 February")."""
    dates = [item.value for item in told if isinstance(item.value, DateValue) and "/" in (item.value.edtf or "")]
    spans = [span for value in dates if (span := days_of(value)) is not None]
    return [span for span in spans if 0 < span[1] - span[0] <= _LONGEST_EVENT]


def _within_one_span(one: Mapping[str, Value], two: Mapping[str, Value], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two answers name days of one event that a third account tells to have lasted over both."""
    days = [days_of(value) for value in (*one.values(), *two.values()) if isinstance(value, DateValue)]
    known = [day for day in days if day is not None]
    if not spans or len(known) < len(one) + len(two):
        return False
    return any(all(first <= day[0] and day[1] <= last for day in known) for first, last in spans)


def _answers_compatible(
    name: str, one: Mapping[str, Value], two: Mapping[str, Value], *, many: bool, places: Mapping[str, Place]
) -> bool:
    """Tell whether two reports' answers to one question can both be true.

    A list may be longer in one report than in another; of actors see ``rivals``. Of a field with one answer, a report
    that gives two rivals agrees with who gives either.
    """
    if set(one) <= set(two) or set(two) <= set(one):
        return True
    if all(isinstance(value, ActorValue) for value in (*one.values(), *two.values())):
        return not are_rivals(name, one, two)
    if many and not all(type(value) is Value for value in (*one.values(), *two.values())):
        return False
    return any(compatible(a, b, places) for a in one.values() for b in two.values())
