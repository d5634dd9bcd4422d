"""What happened, what lies ahead, and what rests on an inferred date or on none."""

from tracktwo.language.provenance import CONTRADICTED
from tracktwo.report.background import recalled, says_something, weight
from tracktwo.report.blocks import Item, Row, Section
from tracktwo.report.coverage import Coverage, in_time, reports_of_entry, status_of_entry, values_of
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.outlining import Notes, cited, overflow, row, sources, styled
from tracktwo.report.phrases import entry_phrase
from tracktwo.report.sections.talks import contacts_that_are_rounds, talk_row, track_of
from tracktwo.report.words import counted, listed, quantity_words, value_words, when_words
from tracktwo.types import DateValue, Entry, QuantityValue, Report

_ROWS = 8
_FUTURE = ("planned", "proposed", "conditional")
_PLANNED = 12
_DENYING = ("den", "reject", "dismiss", "refut", "disput")
_TALKS = ("agreement", "ceasefire", "contact")
_RECALLED = frozenset({*_TALKS, "attack", "control", "movement", "action"})
_KINDS = (
    ("attack", "Attacks"), ("control", "Control of places"), ("movement", "Movements of people"),
    ("action", "Other acts"),
)  # fmt: skip


def happened(coverage: Coverage, notes: Notes) -> Section:
    """Tell attacks, changes of control and movements, those told by most origins, in order of date."""
    items, left_out, old = [], 0, recalled(coverage)
    for kind, label in _KINDS:
        entries = [e for e in coverage.entries.values() if e.kind == kind and e.id not in old and _is_told(coverage, e)]
        best = sorted(entries, key=lambda entry: weight(coverage, entry))[:_ROWS]
        left_out += len(entries) - len(best)
        if best:
            shown = sorted(best, key=lambda entry: in_time(coverage, entry))
            items.append(Item(label, tuple(_event(coverage, notes, entry) for entry in shown)))
    return Section("happened", "What happened", tuple(items), overflow(left_out, "list entries"))


def background(coverage: Coverage, notes: Notes) -> Section:
    """Tell what was over long before the first article, and is recalled by most origins, in order of date."""
    old = recalled(coverage)
    entries = [
        e for e in coverage.entries.values()
        if e.id in old and e.kind in _RECALLED and _is_told(coverage, e) and says_something(coverage, e)
    ]  # fmt: skip
    best = sorted(entries, key=lambda entry: weight(coverage, entry))[:_ROWS]
    shown = sorted(best, key=lambda entry: in_time(coverage, entry))
    rows = (talk_row(coverage, notes, e) if e.kind in _TALKS else _event(coverage, notes, e) for e in shown)
    items = tuple(Item("", (one,), entry.id) for entry, one in zip(shown, rows, strict=True))
    return Section("background", "Earlier, recalled", items, overflow(len(entries) - len(best), "timeline"))


def _is_told(coverage: Coverage, entry: Entry) -> bool:
    """Tell whether something is told to have happened, or somebody denies that it did.

    That something could happen, or did not, happened as little as what is planned; a denial answers a charge.
    """
    status = status_of_entry(coverage, entry)
    if not says_something(coverage, entry):
        return False
    if status == "denied" and entry.kind != "action":
        links = [link for report in reports_of_entry(coverage, entry) for link in report.attribution]
        return any((link.cue or "").casefold().startswith(_DENYING) for link in links)
    return status in ("happened", "ongoing")


def _event(coverage: Coverage, notes: Notes, entry: Entry) -> Row:
    """Tell one event with its place and who says so."""
    reports = reports_of_entry(coverage, entry)
    told = entry_phrase(coverage, entry)
    places = [value_words(coverage, value) for value in values_of(reports, "place")]
    if entry.kind != "control" and (unnamed := listed([place for place in places if place not in told])):
        told += f", {unnamed}"
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
