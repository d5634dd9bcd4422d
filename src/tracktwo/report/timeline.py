"""Everything that has a date, in order: what was, what is said to lie ahead, and what was called off."""

from collections.abc import Collection
from dataclasses import dataclass

from tracktwo.report.coverage import Coverage, reports_of_entry, status_of_entry, values_of
from tracktwo.report.dates import iso_days
from tracktwo.report.phrases import entry_phrase
from tracktwo.report.scope import names_actor
from tracktwo.report.sections.talks import track_of
from tracktwo.report.spells import date_verdict
from tracktwo.report.words import listed, value_words
from tracktwo.types import Entry

# Kinds that fill a timeline with talk and counts; they are shown where they are asked for.
_LEFT_OUT = frozenset({"statement", "figure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry on a timeline: ``start`` and ``end`` are the first and last day that its date leaves open."""

    when: str
    start: str
    end: str
    status: str
    kind: str
    what: str
    place: str
    verdict: str
    origins: int
    articles: int
    entry: str


def timeline(
    coverage: Coverage,
    *,
    kinds: Collection[str] = (),
    since: str = "",
    until: str = "",
    actor: str = "",
) -> list[Moment]:
    """List dated entries by their first day; days are ISO and kept where the entry can lie between them."""
    found = []
    for entry in coverage.entries.values():
        days = iso_days(entry.when)
        if days is None or (entry.kind not in kinds if kinds else entry.kind in _LEFT_OUT):
            continue
        if days[1] < (since or "0") or days[0] > (until or "9"):
            continue
        if actor and not any(names_actor(coverage, report, actor) for report in reports_of_entry(coverage, entry)):
            continue
        found.append(_moment(coverage, entry, days))
    return sorted(found, key=lambda moment: (moment.start, moment.end, moment.kind, moment.entry))


def named(coverage: Coverage, entry: Entry) -> str:
    """Tell an entry in one clause, a round of talks by its track."""
    told = entry_phrase(coverage, entry)
    return f"{track_of(coverage, entry)}: {told[:1].lower()}{told[1:]}" if entry.kind == "round" else told


def _moment(coverage: Coverage, entry: Entry, days: tuple[str, str]) -> Moment:
    """Put one entry on the timeline; its verdict is that on its date."""
    places = values_of(reports_of_entry(coverage, entry), "place")
    return Moment(
        when=entry.when or "", start=days[0], end=days[1], status=status_of_entry(coverage, entry), kind=entry.kind,
        what=named(coverage, entry), place=listed([value_words(coverage, value) for value in places]),
        verdict=date_verdict(coverage, entry), origins=entry.origins, articles=entry.carriers,
        entry=entry.id,
    )  # fmt: skip
