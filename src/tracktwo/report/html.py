"""The dossier: one HTML file with nothing outside it, in which every line opens the passage that it rests on.

No script: notes are anchors, and CSS lights the passage whose note was followed. The policy in the page's head forbids
everything but its own style sheet (by hash) and its own pictures (as data), so that a text of an article could not do
anything even if it were not escaped.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING

from tracktwo.ontology.load import Ontology, load_ontology
from tracktwo.report.blocks import Note
from tracktwo.report.comparison import Comparison, compare_entry
from tracktwo.report.coverage import Coverage, file_name, outlet_name, reports_of_entry
from tracktwo.report.dates import english_date
from tracktwo.report.outline import outline
from tracktwo.report.passages import Context, Mark, Segment, context_of, marks_of, passage_of, segments_of
from tracktwo.report.pictures import Picture, figures_picture, timeline
from tracktwo.report.words import headline, plain_text, who_says
from tracktwo.types import Article, Entry

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_TABLES = 60


@dataclass(frozen=True, slots=True)
class Page:
    """An article as the dossier shows it."""

    article: Article
    name: str
    heading: str
    published: str
    how: str
    segments: tuple[Segment, ...]
    link: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One column of a comparison: its note, and its passage in context."""

    number: int
    context: Context


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison as the dossier shows it."""

    comparison: Comparison
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """A family of articles that copy each other: its origin, and a row for each member."""

    origin: str
    rows: tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...]


def dossier(coverage: Coverage, ontology: Ontology | None = None) -> str:
    """Return the dossier of a record's coverage as one HTML page; the same coverage gives the same page."""
    kinds = ontology or load_ontology()
    brief = outline(coverage, kinds)
    notes = list(brief.notes)
    tables = _tables(coverage, kinds, notes)
    css = _style(len(notes))
    page = _environment().get_template("dossier.html.j2")
    return page.render(
        brief=brief, notes=notes, tables=tables, entries_with_tables={t.comparison.entry for t in tables},
        pictures=[_drawn(picture) for picture in (timeline(coverage), figures_picture(coverage)) if picture],
        copies=_copies(coverage), pages=_pages(coverage, notes), names=_names(coverage),
        dates={article.id: english_date(article.published) for article in coverage.articles.values()}, css=css,
        digest=_digest(css), version=metadata.version("tracktwo"),
    )  # fmt: skip


@cache
def _environment() -> "Environment":
    """Make the environment of templates, once in a process: everything is escaped, what is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("tracktwo", "report/templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["plain"] = plain_text
    made.filters["english_date"] = english_date
    return made


def _style(notes: int) -> str:
    """Return the style sheet: the fixed part, and for each note a rule that lights its passage when followed."""
    fixed = (resources.files("tracktwo") / "report" / "templates" / "dossier.css").read_text(encoding="utf-8")
    lit = "".join(f":root:has(#p{n}:target) .p{n}{{background:var(--lit)}}\n" for n in range(1, notes + 1))
    return fixed + lit


def _digest(css: str) -> str:
    """Return the hash by which the page's policy knows its style sheet."""
    return "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def _drawn(picture: Picture) -> dict[str, object]:
    """Return a picture with its SVG as data addresses: as an image an SVG can run nothing and load nothing."""
    return {"picture": picture, "light": _data(picture.light), "dark": _data(picture.dark)}


def _data(svg: str) -> str:
    """Return an SVG as a data address."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _tables(coverage: Coverage, ontology: Ontology, notes: list[Note]) -> list[Table]:
    """Compare the entries that several articles tell, those with differing accounts first; number their passages."""
    told = [entry for entry in coverage.entries.values() if len(entry.reports) > 1]
    told.sort(
        key=lambda entry: (not _differs(entry), entry.kind == "statement", -entry.origins, entry.when or "9", entry.id)
    )
    return [_table(coverage, ontology, notes, entry) for entry in told[:_MOST_TABLES]]


def _differs(entry: Entry) -> bool:
    """Say whether accounts of an entry differ in anything."""
    return any(account.verdict == "differ" for account in entry.fields.values())


def _table(coverage: Coverage, ontology: Ontology, notes: list[Note], entry: Entry) -> Table:
    """Compare one entry."""
    numbers = {note.report: note.number for note in notes}
    accounts = []
    for report in reports_of_entry(coverage, entry):
        article = coverage.articles[report.article]
        start, end = passage_of(article.text, report)
        if report.id not in numbers:
            numbers[report.id] = len(notes) + 1
            who = who_says(coverage, report, with_outlet=True)
            notes.append(Note(len(notes) + 1, article.id, start, end, article.text[start:end], who, report.id))
        accounts.append(Account(numbers[report.id], context_of(article.text, start, end, around=120)))
    return Table(compare_entry(coverage, ontology, entry), tuple(accounts))


def _pages(coverage: Coverage, notes: Iterable[Note]) -> list[Page]:
    """Return the articles with their passages marked."""
    by_article: dict[str, list[Note]] = {}
    for note in notes:
        by_article.setdefault(note.article, []).append(note)
    return [_page(coverage, article, by_article.get(article.id, [])) for article in coverage.articles.values()]


def _page(coverage: Coverage, article: Article, notes: list[Note]) -> Page:
    """Return one article with its passages marked."""
    passages = [Mark(note.start, note.end, "passage", note.number) for note in notes]
    marks = [mark for note in notes for mark in marks_of(coverage.reports[note.report], note.number)]
    title = headline(article)
    how = ", ".join(part for part in (article.published_how, article.published_why) if part)
    link = article.url if article.url and article.url.startswith(("https://", "http://")) else None
    return Page(
        article, file_name(article), title, english_date(article.published), plain_text(how),
        tuple(segments_of(article, passages, marks)), link,
    )  # fmt: skip


def _names(coverage: Coverage) -> dict[str, str]:
    """Return a line for each article: who carried it, and its file."""
    return {a.id: f"{plain_text(outlet_name(a))}, {english_date(a.published)}" for a in coverage.articles.values()}


def _copies(coverage: Coverage) -> list[Copies]:
    """Return the families of more than one article."""
    found = []
    for family in coverage.families:
        members = [member for member in family.members if member.article in coverage.articles]
        if len(members) < 2:  # noqa: PLR2004 - one article is no copy
            continue
        origin = coverage.articles.get(family.origin or "")
        name = outlet_name(origin) if origin else family.origin or "unknown"
        rows = tuple(
            (
                member.article, outlet_name(coverage.articles[member.article]), member.relation, f"{member.cover:.0%}",
                tuple((plain_text(change.from_), plain_text(change.to)) for change in member.changed),
            )
            for member in members
        )  # fmt: skip
        found.append(Copies(plain_text(name), rows))
    return found
