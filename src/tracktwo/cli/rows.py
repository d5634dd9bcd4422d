"""The rows of listings: reports of a kind, entries, articles, actors, places, failures, and what has no date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.language.provenance import CONTRADICTED
from tracktwo.ontology.load import Kind, Ontology
from tracktwo.report.coverage import Coverage, file_name, status_of_entry
from tracktwo.report.dates import iso_days
from tracktwo.report.passages import passage_of
from tracktwo.report.scope import names_actor
from tracktwo.report.words import headline, value_words, who_says
from tracktwo.types import DateValue, Entry, Report, Value

Row = dict[str, Any]

ARTICLES = (
    "id",
    "file",
    "path",
    "url",
    "outlet",
    "origin",
    "title",
    "published",
    "published_how",
    "language",
    "family",
    "reports",
)
ENTRIES = ("id", "kind", "status", "when", "where", "caption", "reports", "origins", "carriers", "verdict", "differ")
ACTORS = ("id", "name", "kind", "country", "sector", "side", "roles", "aliases", "how")
PLACES = ("id", "name", "country", "lat", "lon", "precision", "radius_km", "gazetteer", "gazetteer_id")
FAILURES = ("path", "what", "where", "next_step")
UNDATED = ("id", "kind", "field", "text", "why", "article", "start", "end")
_TABLE = {
    "articles": ("id", "file", "outlet", "published", "title", "reports"),
    "entries": ("id", "kind", "status", "when", "caption", "origins", "verdict"),
    "actors": ("id", "name", "kind", "country", "roles"),
    "places": ("id", "name", "country", "lat", "lon", "precision", "radius_km"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listing keeps: days are ISO; ``actor`` is an id or part of a name."""

    actor: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    verdict: str = ""


def table_columns(what: str, columns: Sequence[str], kind: Kind | None = None) -> Sequence[str]:
    """Return the columns that a table of a listing shows."""
    if kind is None:
        return _TABLE.get(what, columns)
    fields = [name for name in kind.caption if name in kind.fields]
    fields += ["date"] if "date" in kind.fields and "date" not in fields else []
    return ("id", "status", *fields, "said_by", "file", "start", "end")


def kind_columns(kind: Kind) -> tuple[str, ...]:
    """Return all columns of a listing of reports."""
    return ("id", "kind", "status", *kind.fields, "said_by", "plover", "published", "file", "article", "start", "end")


def report_rows(coverage: Coverage, kind: Kind, wanted: Wanted) -> list[Row]:
    """List the reports of a kind, in the order of their articles' dates and of the text."""
    found = [report for report in coverage.reports.values() if report.kind == kind.name]
    kept = [report for report in found if _kept_report(coverage, report, wanted)]
    order = {article: number for number, article in enumerate(coverage.articles)}
    rows = [_report_row(coverage, kind, report) for report in kept]
    return sorted(rows, key=lambda row: (order[row["article"]], row["start"], row["id"]))


def _report_row(coverage: Coverage, kind: Kind, report: Report) -> Row:
    """Return one report as a row: its fields in words, several values as a list."""
    article = coverage.articles[report.article]
    start, end = passage_of(article.text, report)
    row: Row = {
        name: _words(coverage, report.fields.get(name, ()), many=kind.fields[name].many) for name in kind.fields
    }
    plover = report.plover
    row |= {
        "id": report.id, "kind": report.kind, "status": report.status, "said_by": who_says(coverage, report),
        "plover": "/".join(part for part in (plover.type, plover.mode) if part) if plover else None,
        "published": article.published, "file": file_name(article), "article": article.id, "start": start, "end": end,
    }  # fmt: skip
    return row


def _words(coverage: Coverage, values: Sequence[Value], *, many: bool) -> Any:
    """Return a field's values for a row: dates as EDTF, spans as their words, all else by name."""
    words = [_bare(coverage, value) for value in values]
    return words if many else (words[0] if words else None)


def _bare(coverage: Coverage, value: Value) -> str:
    """Return one value, without marks of quotation."""
    if isinstance(value, DateValue):
        return value.edtf or value.text
    return value.text if type(value) is Value else value_words(coverage, value)


def _kept_report(coverage: Coverage, report: Report, wanted: Wanted) -> bool:
    """Say whether a report passes the filters; a report without a date of its own goes by its article's."""
    if wanted.status and report.status != wanted.status:
        return False
    if wanted.actor and not names_actor(coverage, report, wanted.actor):
        return False
    dates = [iso_days(v.edtf) for values in report.fields.values() for v in values if isinstance(v, DateValue)]
    published = iso_days(coverage.articles[report.article].published)
    return _within([days for days in dates if days] or [published], wanted)


def _within(dates: Iterable[tuple[str, str] | None], wanted: Wanted) -> bool:
    """Say whether any date can lie in the stretch asked for; what has no date is kept only where none is asked for."""
    if not wanted.since and not wanted.until:
        return True
    return any(
        days is not None and days[1] >= (wanted.since or "0") and days[0] <= (wanted.until or "9") for days in dates
    )


def entry_rows(coverage: Coverage, wanted: Wanted) -> list[Row]:
    """List the entries by date, undated ones last."""
    rows = []
    for entry in coverage.entries.values():
        reports = [coverage.reports[name] for name in entry.reports if name in coverage.reports]
        status = status_of_entry(coverage, entry)
        if wanted.status and status != wanted.status:
            continue
        if wanted.actor and not any(names_actor(coverage, report, wanted.actor) for report in reports):
            continue
        if not _within([iso_days(entry.when)], wanted):
            continue
        row = _entry_row(coverage, entry, status)
        if not wanted.verdict or row["verdict"] == wanted.verdict:
            rows.append(row)
    return sorted(rows, key=lambda row: ((row["when"] or "9").strip("[]{}"), row["kind"], row["id"]))


def _entry_row(coverage: Coverage, entry: Entry, status: str) -> Row:
    """Return one entry as a row; its verdict is the gravest of its fields'."""
    differ = sorted(name for name, account in entry.fields.items() if account.verdict == "differ")
    verdicts = {account.verdict for account in entry.fields.values()}
    place = coverage.places.get(entry.where) if entry.where else None
    return {
        "id": entry.id, "kind": entry.kind, "status": status, "when": entry.when,
        "where": place.name if place else entry.where,
        "caption": entry.caption, "reports": len(entry.reports), "origins": entry.origins, "carriers": entry.carriers,
        "verdict": next((v for v in ("differ", "compatible", "agree") if v in verdicts), "single"), "differ": differ,
    }  # fmt: skip


def article_rows(coverage: Coverage, wanted: Wanted) -> list[Row]:
    """List the articles by date of publication."""
    number: dict[str, int] = {}
    for report in coverage.reports.values():
        number[report.article] = number.get(report.article, 0) + 1
    return [
        {
            **{name: getattr(a, name, None) for name in ARTICLES},
            "file": file_name(a),
            "title": headline(a),
            "reports": number.get(a.id, 0),
        }
        for a in coverage.articles.values()
        if _within([iso_days(a.published)], wanted)
    ]


def actor_rows(coverage: Coverage, wanted: Wanted) -> list[Row]:
    """List the actors by name."""
    sought = wanted.actor.casefold()
    rows = []
    for actor in sorted(coverage.actors.values(), key=lambda actor: (actor.name, actor.id)):
        if sought in " ".join((actor.id, actor.name, *actor.aliases)).casefold():
            roles = [f"{role.title} of {role.of}" for role in actor.roles]
            rows.append(
                {**{name: getattr(actor, name) for name in ACTORS}, "roles": roles, "aliases": list(actor.aliases)}
            )
    return rows


def place_rows(coverage: Coverage) -> list[Row]:
    """List the places by name."""
    places = sorted(coverage.places.values(), key=lambda place: (place.name, place.id))
    return [{name: getattr(place, name) for name in PLACES} for place in places]


def undated_rows(coverage: Coverage) -> list[Row]:
    """List every date that could not be resolved, and every article with no date of publication or two at odds."""
    rows: list[Row] = []
    for article in coverage.articles.values():
        if not article.published or CONTRADICTED in (article.published_why or ""):
            why = article.published_why or "no date was given or found"
            rows.append({"id": article.id, "kind": "article", "field": "published", "text": None, "why": why,
                         "article": article.id, "start": None, "end": None})  # fmt: skip
    for report in coverage.reports.values():
        for name, values in report.fields.items():
            for value in values:
                if isinstance(value, DateValue) and value.edtf is None:
                    row: Row = {"id": report.id, "kind": report.kind, "field": name, "text": value.text}
                    row |= {"why": value.why, "article": report.article, "start": value.start, "end": value.end}
                    rows.append(row)
    return rows


def kind_named(ontology: Ontology, name: str) -> Kind | None:
    """Find a kind by its name or plural."""
    return next((kind for kind in ontology.kinds.values() if name in (kind.name, kind.plural)), None)


Lister = Callable[[Coverage, Wanted], list[Row]]
LISTS: dict[str, tuple[tuple[str, ...], Lister]] = {
    "articles": (ARTICLES, article_rows),
    "entries": (ENTRIES, entry_rows),
    "actors": (ACTORS, actor_rows),
    "places": (PLACES, lambda coverage, wanted: place_rows(coverage)),  # noqa: ARG005 - one form for all lists
}
