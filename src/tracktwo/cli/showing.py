"""What ``tracktwo show`` prints of an article, report, entry, actor, place or family."""

from collections import Counter
from collections.abc import Iterator

from tracktwo.ontology.load import Ontology
from tracktwo.report.comparison import role_of
from tracktwo.report.coverage import Coverage, file_name, outlet_name, reports_of_entry
from tracktwo.report.dates import english_date
from tracktwo.report.passages import context_of
from tracktwo.report.terminal import Look, padded
from tracktwo.report.words import article_words, counted, link_name, plain_text, safe_text, value_words, who_says
from tracktwo.types import Actor, Article, Entry, Family, Place, Report, Value

_LABEL = 14


def shown(coverage: Coverage, ontology: Ontology, look: Look, thing: object) -> Iterator[str]:
    """Print one thing."""
    if isinstance(thing, Article):
        yield from _article(coverage, look, thing)
    elif isinstance(thing, Report):
        yield from report_lines(coverage, ontology, look, thing)
    elif isinstance(thing, Entry):
        yield from _entry(coverage, ontology, look, thing)
    elif isinstance(thing, Actor):
        yield from _actor(coverage, look, thing)
    elif isinstance(thing, Place):
        yield from _place(look, thing)
    elif isinstance(thing, Family):
        yield from _family(coverage, look, thing)


def text_lines(article: Article, look: Look) -> Iterator[str]:
    """Print an article's text; furniture is dimmed, and where there is no colour, marked with a bar."""
    text = article.text
    position = 0
    pieces = []
    for piece in sorted(article.furniture, key=lambda piece: piece.start):
        pieces.append((text[position : piece.start], False))
        pieces.append((text[piece.start : piece.end], True))
        position = piece.end
    pieces.append((text[position:], False))
    if look.colour:
        yield "".join(look.paint(safe_text(part), "quiet") if grey else safe_text(part) for part, grey in pieces)
    else:
        yield "".join(
            "\n".join(f"| {line}" if line.strip() else line for line in safe_text(part).split("\n"))
            if grey
            else safe_text(part)
            for part, grey in pieces
        )


def _pair(look: Look, label: str, value: str | None) -> Iterator[str]:
    """Print a label and its value, where there is one."""
    if value:
        yield look.paint(padded(label, _LABEL), "quiet") + plain_text(value)


def _article(coverage: Coverage, look: Look, article: Article) -> Iterator[str]:
    """Print what is known of an article, and what was found in it."""
    yield look.paint(f"article {article.id}", "strong")
    how = ", ".join(part for part in (article.published_how, article.published_why) if part)
    published = english_date(article.published) + (f" ({how})" if how else "")
    for label, value in (
        ("title", article.title), ("outlet", article.outlet), ("origin", article.origin), ("published", published),
        ("authors", ", ".join(article.authors)), ("path", article.path), ("url", article.url),
        ("language", article.language),
        ("media type", article.media_type), ("sha256", article.sha256), ("family", article.family),
    ):  # fmt: skip
        yield from _pair(look, label, value)
    for credit in article.credits:
        yield from _pair(look, "credit", f"{credit.kind}: “{credit.text}” [{credit.start}–{credit.end}]")
    kinds = Counter(report.kind for report in coverage.reports.values() if report.article == article.id)
    yield from _pair(look, "reports", " · ".join(counted(number, kind) for kind, number in sorted(kinds.items())))
    yield from _pair(look, "furniture", counted(len(article.furniture), "piece"))


def report_lines(coverage: Coverage, ontology: Ontology, look: Look, report: Report) -> Iterator[str]:
    """Print a report: every field's value with its passage in context and its offsets, and who says so."""
    article = coverage.articles[report.article]
    kind = ontology.kinds.get(report.kind)
    yield look.paint(f"{report.kind} {report.id}", "strong") + f"  {report.status}"
    yield from _pair(look, "article", f"{article.id}, {article_words(article)}, {file_name(article)}")
    yield from _pair(look, "who says so", who_says(coverage, report, with_outlet=True))
    for name, values in report.fields.items():
        label = kind.fields[name].label.lower() if kind and name in kind.fields else name
        for value in values:
            yield from _pair(look, label, value_words(coverage, value, limit=200))
            yield _context(look, article, value.start, value.end)
            yield from _reason(look, value)
    for link in report.attribution:
        yield from _pair(look, link.role, link_name(coverage, link) + (f", “{link.cue}”" if link.cue else ""))
        yield _context(look, article, link.start, link.end)
    if report.plover:
        code = " ".join(part for part in (report.plover.type, report.plover.mode, *report.plover.contexts) if part)
        yield from _pair(look, "plover", code)


def _reason(look: Look, value: Value) -> Iterator[str]:
    """Say how a value was inferred, where it was."""
    if value.how:
        why = f": {value.why}" if value.why else ""
        yield " " * _LABEL + look.paint(f"{value.how}{why}", "warn")


def _context(look: Look, article: Article, start: int, end: int) -> str:
    """Print a passage in context: marked by colour, and by brackets where there is none."""
    context = context_of(article.text, start, end)
    before, passage, after = (_spaced(part) for part in (context.before, context.passage, context.after))
    marked = look.paint(passage, "quote") if look.colour else f"⟦{passage}⟧"
    return " " * _LABEL + f"[{start}–{end}] {before}{marked}{after}"


def _spaced(part: str) -> str:
    """Make a part of a line fit for a terminal without losing the blanks at its ends."""
    clean = plain_text(part)
    return (" " if part[:1].isspace() else "") + clean + (" " if part[-1:].isspace() and clean else "")


def _entry(coverage: Coverage, ontology: Ontology, look: Look, entry: Entry) -> Iterator[str]:
    """Print an entry: the answers to each question, who gives them, then its reports."""
    yield look.paint(f"{entry.kind} {entry.id}", "strong")
    yield from _pair(look, "caption", entry.caption)
    yield from _pair(look, "when", english_date(entry.when, weekday=True))
    place = coverage.places.get(entry.where) if entry.where else None
    yield from _pair(look, "where", place.name if place else entry.where)
    yield from _pair(
        look, "told by", f"{counted(entry.carriers, 'article')}, {counted(entry.origins, 'independent origin')}"
    )
    yield from _pair(look, "judged", entry.judged)
    kind = ontology.kinds.get(entry.kind)
    for name, account in entry.fields.items():
        label = kind.fields[name].label.lower() if kind and name in kind.fields else name
        yield look.paint(padded(label, _LABEL), "quiet") + look.paint(
            account.verdict, "warn" if account.verdict == "differ" else "quiet"
        )
        for group in account.groups:
            yield " " * _LABEL + f"{value_words(coverage, group.value)}  {', '.join(group.reports)}"
    for report in reports_of_entry(coverage, entry):
        yield ""
        yield from report_lines(coverage, ontology, look, report)


def _actor(coverage: Coverage, look: Look, actor: Actor) -> Iterator[str]:
    """Print an actor."""
    yield look.paint(f"actor {actor.id}", "strong")
    for label, value in (
        ("name", actor.name), ("kind", actor.kind), ("aliases", ", ".join(actor.aliases)), ("country", actor.country),
        ("sector", actor.sector), ("side", actor.side), ("known from", actor.how),
    ):  # fmt: skip
        yield from _pair(look, label, value)
    for role in actor.roles:
        stretch = f"{role.from_ or '..'}/{role.until or '..'}"
        held = f", {english_date(stretch)}" if role.from_ or role.until else ""
        yield from _pair(look, "role", f"{role.title} of {role_of(coverage, role)}{held}")
    entries = [entry for entry in coverage.entries.values() if actor.id in entry.actors]
    for entry in sorted(entries, key=lambda entry: (entry.when or "9", entry.id)):
        yield from _pair(look, entry.kind, f"{entry.id}  {english_date(entry.when)}  {entry.caption}")


def _place(look: Look, place: Place) -> Iterator[str]:
    """Print a place."""
    yield look.paint(f"place {place.id}", "strong")
    for label, value in (
        ("name", place.name), ("country", place.country), ("lat, lon", f"{place.lat}, {place.lon}"),
        ("precision", f"{place.precision}, within {place.radius_km:g} km"),
        ("gazetteer", f"{place.gazetteer} {place.gazetteer_id}"),
    ):  # fmt: skip
        yield from _pair(look, label, value)


def _family(coverage: Coverage, look: Look, family: Family) -> Iterator[str]:
    """Print a family of copies, with what they changed."""
    yield look.paint(f"family {family.id}", "strong")
    yield from _pair(look, "origin", family.origin)
    for member in family.members:
        article = coverage.articles.get(member.article)
        name = f"{file_name(article)}, {plain_text(outlet_name(article))}" if article else member.article
        yield from _pair(look, member.relation, f"{member.article}  {name}, {member.cover:.0%} of its words")
        for change in member.changed:
            yield (
                " " * _LABEL + f"[{change.start}–{change.end}] “{plain_text(change.from_)}” → “{plain_text(change.to)}”"
            )
