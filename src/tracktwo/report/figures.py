"""Figures in rows: value, population, measure, who says so, as of when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.report.blocks import Row
from tracktwo.report.coverage import Coverage, file_name, identity, reports_of_entry, usual_values, values_of
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.outlining import Notes, row, sources, styled
from tracktwo.report.phrases import phrases
from tracktwo.report.words import listed, plain_text, quantity_words, value_words, who_says
from tracktwo.types import DateValue, Entry, EntryValue, QuantityValue, Report, TermValue, Value

# Measures that the population tells by itself: 500 fighters, not "500 fighters strength".
_TOLD_BY_WHOM = frozenset({"strength"})
_ABREAST = 4  # figures in one lead
_PAIR = 2
_FEW = 3  # how many times fewer accounts than all may name a period that is told of all of them
# Whom a figure counts, where it says no more than that they are human.
_ANYBODY = frozenset({"people", "person", "persons"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure as one article gives it."""

    report: str
    entry: str
    measure: str
    population: str
    place: str
    when: str
    value: str
    low: float | None
    high: float | None
    bound: str
    words: str
    who: str
    article: str
    article_id: str
    start: int
    end: int
    status: str


def claims(coverage: Coverage, *, measure: str = "", place: str = "") -> list[Claim]:
    """List all figures by measure, place and date; ``measure`` and ``place`` keep those that contain the words."""
    found = [
        claim for entry in coverage.entries.values() if entry.kind == "figure" for claim in _claims(coverage, entry)
    ]
    kept = [c for c in found if measure.casefold() in c.measure.casefold() and place.casefold() in c.place.casefold()]
    return sorted(
        kept, key=lambda c: (c.measure, c.place, c.entry, c.when or "9", c.low or c.high or 0, c.article, c.start)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A source that gave one figure, and later another: neither replaces the other."""

    entry: str
    measure: str
    who: str
    before: str
    before_told: str
    after: str
    after_told: str
    before_report: str
    after_report: str


def revisions(coverage: Coverage, found: Iterable[Claim]) -> list[Revision]:
    """List who changed their figure when: of one thing, by one source, in articles of different days."""
    by_source: dict[tuple[str, str], list[tuple[str, Claim]]] = {}
    for claim in found:
        published = coverage.articles[claim.article_id].published
        if published:
            by_source.setdefault((claim.entry, claim.who), []).append((published, claim))
    told = []
    for key in sorted(by_source):
        line = sorted(by_source[key], key=lambda item: (item[0], item[1].start, item[1].report))
        for (first, before), (then, after) in pairwise(line):
            if first < then and before.value != after.value:
                told.append(_revision(before, after, first, then))
    return told


def _revision(before: Claim, after: Claim, first: str, then: str) -> Revision:
    """Set two figures of one source against each other."""
    return Revision(
        entry=before.entry, measure=before.measure, who=before.who, before=before.value, before_told=first,
        after=after.value, after_told=then, before_report=before.report, after_report=after.report,
    )  # fmt: skip


def _claims(coverage: Coverage, entry: Entry) -> Iterable[Claim]:
    """List the figures of one entry."""
    for report in reports_of_entry(coverage, entry):
        value = next((v for v in report.fields.get("value", ()) if isinstance(v, QuantityValue)), None)
        if value is None:
            continue
        yield Claim(
            report=report.id, entry=entry.id, measure=_first(coverage, report, "measure"),
            population=_first(coverage, report, "population"), place=_place(coverage, report),
            when=said_when(coverage, report) or "", value=quantity_words(value), low=value.low, high=value.high,
            bound=value.bound, words=plain_text(value.text), who=who_says(coverage, report),
            article=file_name(coverage.articles[report.article]), article_id=report.article,
            start=value.start, end=value.end, status=report.status,
        )  # fmt: skip


def places_of(coverage: Coverage, report: Report) -> tuple[Value, ...]:
    """Return where a figure was counted: its own place, else that of what it is part of (an evacuation, an attack)."""
    if own := report.fields.get("place", ()):
        return own
    for link in report.fields.get("part_of", ()):
        whole = coverage.reports.get(link.id) if isinstance(link, EntryValue) else None
        for name in ("place", "from_place"):
            if whole and (found := whole.fields.get(name, ())):
                return found
    return ()


def _place(coverage: Coverage, report: Report) -> str:
    """Return where a figure was counted in words, or nothing."""
    return listed([value_words(coverage, value) for value in places_of(coverage, report)])


def said_when(coverage: Coverage, report: Report) -> str | None:
    """Return as of when a figure holds: its own date, else its period, else the day its article was published."""
    for name in ("as_of", "period"):
        for value in report.fields.get(name, ()):
            if isinstance(value, DateValue) and value.edtf and iso_days(value.edtf) is not None:
                return value.edtf
    return coverage.articles[report.article].published


def figure_row(coverage: Coverage, notes: Notes, reports: Sequence[Report]) -> Row:
    """Tell one answer to "how many": value, of whom, who says so, published when."""
    values = [value for value in values_of(reports, "value") if isinstance(value, QuantityValue)]
    people = _people(coverage, values_of(reports, "population"))
    terms = [value.term for value in values_of(reports, "measure") if isinstance(value, TermValue)]
    measures = listed([term for term in terms if term not in _TOLD_BY_WHOM or not people])
    lead = _lead(values)
    published = {coverage.articles[report.article].published for report in reports}
    dates = _days_words(sorted(day for day in published if day))
    if measures and all(report.status not in ("happened", "ongoing") for report in reports):
        measures += f" ({reports[0].status})"
    said = "; ".join(
        part for part in (" ".join(p for p in (people, measures) if p), sources(coverage, list(reports))) if part
    )
    return row(lead, said, styled(f" · {dates} " if dates else "", "quiet"), notes.cite_all(list(reports)))


def _people(coverage: Coverage, values: Sequence[Value]) -> str:
    """Return whom figures count; bare people are left out beside those who are told by more."""
    told = [value_words(coverage, value) for value in values]
    return listed([words for words in told if words not in _ANYBODY] or told[:1])


def _days_words(days: Sequence[str]) -> str:
    """Return days of publication in words; of more than two, the first and the last."""
    if len(days) > _PAIR:
        return english_date(f"{days[0]}/{days[-1]}")
    return listed([english_date(day) for day in days])


def _lead(values: Sequence[QuantityValue]) -> str:
    """Return the figures side by side; of many, the smallest and the largest as they were given."""
    ordered = sorted(values, key=size_of)
    words = list(dict.fromkeys(quantity_words(value) for value in ordered))
    return ", ".join(words) if len(words) <= _ABREAST else f"{words[0]} … {words[-1]}"


def size_of(value: QuantityValue) -> float:
    """Return the number that is told, for putting figures in order: of two, the lower."""
    return value.low if value.low is not None else value.high or 0


def figure_question(coverage: Coverage, entry: Entry) -> str:
    """Return what figures of one entry count."""
    reports = reports_of_entry(coverage, entry)
    people = _people(coverage, usual_values(reports, "population"))
    period = [value_words(coverage, value) for value in values_of(reports, "period")]
    of_it = sum(bool(report.fields.get("period")) for report in reports)
    tail = f", {period[0]}" if len(period) == 1 and _FEW * of_it >= len(reports) else ""
    return figure_heading(coverage, [entry]) + (f": {people}" if people else "") + tail


def figure_heading(coverage: Coverage, entries: Sequence[Entry]) -> str:
    """Return the measures and the place that figures share."""
    reports = [report for entry in entries for report in reports_of_entry(coverage, entry)]
    names = phrases()["measures"]
    measures = [names.get(v.term, v.term) for v in values_of(reports, "measure") if isinstance(v, TermValue)]
    places = [value_words(coverage, value) for value in _usual_places(coverage, reports)]
    heading = " or ".join([measures[0], *(m.lower() for m in measures[1:])]) if measures else "Figures"
    return heading + (f", {listed(places)}" if places else "")


def _usual_places(coverage: Coverage, reports: Sequence[Report]) -> list[Value]:
    """Return the places that most of the reports give: one that a few accounts name is no heading for all."""
    told = [places_of(coverage, report) for report in reports]
    given = Counter(identity(value) for values in told for value in values)
    first = {identity(value): value for values in reversed(told) for value in values}
    return [value for name, value in first.items() if given[name] * 4 >= max(given.values()) * 3]


def _first(coverage: Coverage, report: Report, field: str) -> str:
    """Return the first value of a field in words, or nothing."""
    return next((value_words(coverage, value) for value in report.fields.get(field, ())), "")
