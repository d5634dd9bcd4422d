"""What happened, what lies ahead, and what rests on an inferred date or on none."""

from tracktwo.language.provenance import CONTRADICTED
from tracktwo.report.blocks import Item, Row, Section
from tracktwo.report.coverage import Coverage, in_time, reports_of_entry, status_of_entry, values_of
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.outlining import Notes, cited, overflow, row, sources, styled
from tracktwo.report.phrases import entry_phrase
from tracktwo.report.sections.talks import contacts_that_are_rounds, track_of
from tracktwo.report.words import counted, listed, quantity_words, value_words, when_words
from tracktwo.types import DateValue, Entry, QuantityValue, Report

_ROWS = 8
_FUTURE = ("planned", "proposed", "conditional")
_PLANNED = 12
_KINDS = (
    ("attack", "Attacks"), ("control", "Control of places"), ("movement", "Movements of people"),
    ("action", "Other acts"),
)  # fmt: skip


def happened(coverage: Coverage, notes: Notes) -> Section:
    """Tell attacks, changes of control and movements, those told by most origins, in order of date."""
    items, left_out = [], 0
    for kind, label in _KINDS:
        entries = [
            e for e in coverage.entries.values() if e.kind == kind and status_of_entry(coverage, e) not in _FUTURE
        ]
        best = sorted(entries, key=lambda entry: (-entry.origins, entry.when is None, entry.when or "", entry.id))[
            :_ROWS
        ]
        left_out += len(entries) - len(best)
        if best:
            shown = sorted(best, key=lambda entry: in_time(coverage, entry))
            items.append(Item(label, tuple(_event(coverage, notes, entry) for entry in shown)))
    return Section("happened", "What happened", tuple(items), overflow(left_out, "list entries"))


def _event(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one event with its place and who says so."""
    reports = reports_of_entry(coverage, entry)
    told = entry_phrase(coverage, entry)
    places = listed([value_words(coverage, value) for value in values_of(reports, "place")])
    if places and entry.kind != "control":
        told += f", {places}"
    attributed = [report for report in reports if report.attribution]
    said = styled(f" · according to {sources(coverage, attributed)} ", "quiet") if attributed else ()
    return row(when_words(coverage, entry), told, said, cited(coverage, notes, entry))


def planned(coverage: Coverage, notes: Notes) -> Section:
    """Tell what was said to lie ahead of the newest article, in order of date."""
    as_of = max((days[1] for a in coverage.articles.values() if (days := iso_days(a.published))), default="")
    told = contacts_that_are_rounds(coverage)
    found = []
    for entry in coverage.entries.values():
        days = iso_days(entry.when)
        future = status_of_entry(coverage, entry) in _FUTURE and entry.kind != "statement"
        if days and days[1] >= as_of and future and entry.id not in told:
            found.append(entry)
    found.sort(key=lambda entry: (iso_days(entry.when), entry.id))
    items = tuple(Item("", (_plan(coverage, notes, entry),), entry.id) for entry in found[:_PLANNED])
    title = f"Planned, as of {english_date(as_of)}" if as_of else "Planned"
    return Section("planned", title, items, overflow(len(found) - _PLANNED, "list entries --status planned"))


def _plan(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one planned thing."""
    reports = reports_of_entry(coverage, entry)
    places = listed([value_words(coverage, value) for value in values_of(reports, "place")])
    told = entry_phrase(coverage, entry).removeprefix("Planned: ")
    if entry.kind == "round":
        numbers = [quantity_words(v) for v in values_of(reports, "number") if isinstance(v, QuantityValue)]
        told = f"{track_of(coverage, entry)}: {'round ' + numbers[0] if numbers else 'next talks'}"
    told = told[:1].upper() + told[1:]
    where = f", {places}" if places and places not in told else ""
    return row(when_words(coverage, entry), told + where + " ", cited(coverage, notes, entry))


def undated(coverage: Coverage) -> Section:
    """Count what rests on an inferred date, what could not be dated, and which articles have no date of their own."""
    dates = [value for report in coverage.reports.values() for value in _dates(report)]
    relative = sum(1 for value in dates if value.edtf and value.relative_to)
    inferred = sum(1 for value in dates if value.edtf and value.how and not value.relative_to)
    open_ = sum(1 for value in dates if not value.edtf)
    without = sum(1 for article in coverage.articles.values() if not article.published)
    guessed = sum(
        1 for article in coverage.articles.values() if article.published and article.published_how == "inferred"
    )
    lines = [
        f"{counted(inferred, 'date')} of reports {'was' if inferred == 1 else 'were'} inferred, not read"
        if inferred
        else "nothing here rests on an inferred date",
    ]
    if relative:
        lines.append(f"{counted(relative, 'date')} counted from another day (“Friday”, “two days later”)")
    if open_:
        lines.append(f"{counted(open_, 'date')} could not be resolved: tracktwo list --undated")
    if without:
        lines.append(f"{counted(without, 'article')} without a date of publication")
    if guessed:
        lines.append(f"{counted(guessed, 'article')} with an inferred date of publication")
    if doubtful := sum(1 for article in coverage.articles.values() if CONTRADICTED in (article.published_why or "")):
        lines.append(f"{counted(doubtful, 'article')} with two dates of publication at odds: tracktwo list --undated")
    return Section("undated", "Undated or inferred", (Item("", tuple(row("", line) for line in lines)),))


def _dates(report: Report) -> list[DateValue]:
    """Return all dates of a report."""
    return [value for values in report.fields.values() for value in values if isinstance(value, DateValue)]
