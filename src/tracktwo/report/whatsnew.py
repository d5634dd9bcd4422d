"""What is new since a day: things first told, and answers that are others than before."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.report.coverage import Coverage, outlet_name, reports_of_entry, status_of_entry
from tracktwo.report.dates import iso_days
from tracktwo.report.scope import fresh_values, is_fresh, news_of
from tracktwo.report.timeline import named
from tracktwo.report.words import value_words
from tracktwo.types import Entry, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """Something new: a thing first told (``what`` is ``new``), or a field of a known one answered otherwise."""

    what: str
    kind: str
    status: str
    when: str
    told: str
    caption: str
    field: str
    before: str
    now: str
    outlets: tuple[str, ...]
    origins: int
    entry: str


def last_day(coverage: Coverage) -> str:
    """Return the day on which the newest article came out; nothing where no article has a date."""
    days = [span[1] for article in coverage.articles.values() if (span := iso_days(article.published))]
    return max(days, default="")


def whats_new(coverage: Coverage, since: str, *, statements: bool = True) -> list[Novelty]:
    """List what is new since a day, changes before new things, told by most origins first."""
    found = [
        item
        for entry in coverage.entries.values()
        if statements or entry.kind != "statement"
        for item in _novelties(coverage, entry, since)
    ]
    return sorted(
        found, key=lambda item: (item.what, -item.origins, item.kind, item.when or "9", item.entry, item.field)
    )


def _novelties(coverage: Coverage, entry: Entry, since: str) -> Iterator[Novelty]:
    """Tell what is new about one entry."""
    news = news_of(coverage, entry, since)
    if news == "new":
        yield _novelty(coverage, entry, since, "new", "", "", "")
    elif news == "changed":
        fresh = {name for name in entry.reports if is_fresh(coverage, name, since)}
        for name, account in sorted(entry.fields.items()):
            new = fresh_values(account, fresh)
            if new and account.verdict in ("differ", "compatible"):
                old = [group.value for group in account.groups if group.value not in new]
                yield _novelty(coverage, entry, since, "changed", name, _words(coverage, old), _words(coverage, new))


def _novelty(coverage: Coverage, entry: Entry, since: str, what: str, field: str, before: str, now: str) -> Novelty:
    """Put one novelty into words; the outlets are those that tell it since the day."""
    reports = [report for report in reports_of_entry(coverage, entry) if is_fresh(coverage, report.id, since)]
    articles = [coverage.articles[report.article] for report in reports]
    return Novelty(
        what=what, kind=entry.kind, status=status_of_entry(coverage, entry), when=entry.when or "",
        told=min((article.published or "" for article in articles), default=""),
        caption=named(coverage, entry), field=field, before=before, now=now,
        outlets=tuple(dict.fromkeys(outlet_name(article) for article in articles)), origins=entry.origins,
        entry=entry.id,
    )  # fmt: skip


def _words(coverage: Coverage, values: list[Value]) -> str:
    """Return answers side by side, never joined to one."""
    return " | ".join(dict.fromkeys(value_words(coverage, value) for value in values if type(value) is not Value))
