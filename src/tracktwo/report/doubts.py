"""What a person should look at: accounts that differ, reports that may be one thing, and joins that rest on little.

Disputes come first, by the number of their independent origins; then reports that the rules would join but for what
stands against it in their entries; then, of every entry, its weakest tie, the least sure first. A pair that somebody
judged, be it as unsure, does not come again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tracktwo.ontology.load import Ontology
from tracktwo.reconcile.entries import links_between
from tracktwo.reconcile.same import Link, conditions_of
from tracktwo.reconcile.signature import World
from tracktwo.report.coverage import Coverage
from tracktwo.types import Entry, Report

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two reports to be looked at side by side; ``sure`` is how sure the rules are that they tell one thing, 0 to 1."""

    why: str
    kind: str
    a: str
    b: str
    entries: tuple[str, ...]
    sure: float


def doubts(coverage: Coverage, ontology: Ontology, judged: Collection[Pair] = (), kind: str = "") -> list[Doubt]:
    """Return all doubts about a record, those that matter most first, each pair once."""
    reports = [report for report in coverage.reports.values() if kind in ("", report.kind)]
    world = World(coverage.articles, ontology, coverage.places)
    homes = {name: entry for entry in coverage.entries.values() for name in entry.reports}
    weights = {(link.a, link.b): _sureness(link, coverage, world) for link in links_between(reports, world)}
    found: dict[Pair, Doubt] = {}
    for doubt in (
        *_disputes(coverage, weights, kind),
        *_apart(coverage, weights, homes),
        *_weak(coverage, weights, homes),
    ):
        pair = (doubt.a, doubt.b)
        if pair not in judged:
            found.setdefault(pair, doubt)
    return list(found.values())


def _sureness(link: Link, coverage: Coverage, world: World) -> float:
    """Bring a link's weight to 0 to 1, whatever the number of conditions that were asked."""
    asked = len(conditions_of(coverage.reports[link.a].kind, world))
    return round(min(max(link.weight / asked, 0.0), 1.0), 3)


def _disputes(coverage: Coverage, weights: dict[Pair, float], kind: str) -> Iterator[Doubt]:
    """Pair the first reports of the two best supported answers to each question that is answered differently."""
    entries = sorted(coverage.entries.values(), key=lambda entry: (-entry.origins, entry.id))
    for entry in entries:
        if kind not in ("", entry.kind):
            continue
        for name, account in entry.fields.items():
            if account.verdict != "differ":
                continue
            first = account.groups[0].reports
            other = next((group.reports for group in account.groups[1:] if not set(group.reports) & set(first)), ())
            if other:
                pair = _pair(first[0], other[0])
                yield _doubt(coverage, f"{name} differs", pair, (entry.id,), weights.get(pair, 0.0))


def _apart(coverage: Coverage, weights: dict[Pair, float], homes: dict[str, Entry]) -> Iterator[Doubt]:
    """Give, of every two entries, the surest pair that the rules find alike."""
    best: dict[Pair, tuple[float, Pair]] = {}
    for pair, sure in weights.items():
        one, two = homes[pair[0]].id, homes[pair[1]].id
        if one != two:
            between = _pair(one, two)
            best[between] = max(best.get(between, (0.0, pair)), (sure, pair))
    for between, (sure, pair) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        yield _doubt(coverage, "may be one thing", pair, between, sure)


def _weak(coverage: Coverage, weights: dict[Pair, float], homes: dict[str, Entry]) -> Iterator[Doubt]:
    """Give, of every entry, the report that is tied to it least, with what it is tied to."""
    ties: dict[str, dict[str, tuple[float, Pair]]] = {}
    for pair, sure in weights.items():
        entry = homes[pair[0]].id
        if entry == homes[pair[1]].id:
            for name in pair:
                known = ties.setdefault(entry, {})
                known[name] = max(known.get(name, (0.0, pair)), (sure, pair))
    weakest = {entry: min(known.values()) for entry, known in ties.items()}
    for entry, (sure, pair) in sorted(weakest.items(), key=lambda item: (item[1][0], item[0])):
        yield _doubt(coverage, "joined", pair, (entry,), sure)


def _doubt(coverage: Coverage, why: str, pair: Pair, entries: tuple[str, ...], sure: float) -> Doubt:
    """Make a doubt."""
    report: Report = coverage.reports[pair[0]]
    return Doubt(why=why, kind=report.kind, a=pair[0], b=pair[1], entries=entries, sure=sure)


def _pair(a: str, b: str) -> Pair:
    """Put two names in order."""
    return (a, b) if a < b else (b, a)
