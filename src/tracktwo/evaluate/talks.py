"""The task `talks`: contacts, rounds, agreements, steps of ceasefires and alleged violations, marked in stories.

A gold item is one thing that one article tells of: the kinds it may be read as (a summit can be a contact or a round),
for steps the phases that fit, and the passages that tell of it. A report is that thing where its kind and phase fit, a
party is common to both (where both name some) and one of its anchors stands in a sentence that tells of it. Each pairs
once, the best-fitting first. Marked as optional is what careful readers may take or leave (hoped-for deals, meetings
within one side): it is neither missed nor invented. A second report on a thing that was found is invented, unless it
shows it as another of its kinds. Of the pairs, days are compared where the report gives one or the gold needs one.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.codec import to_plain
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.stories import is_held_out, read_articles, read_gold
from tracktwo.language.reading import Reading
from tracktwo.pipeline import read_article
from tracktwo.types import ActorValue, DateValue, Report, TermValue, Value

KINDS = ("contact", "round", "agreement", "ceasefire", "violation")
_GIVES = ("contacts", "rounds", "agreements", "ceasefires", "violations")
_STEPS = ("agreement", "ceasefire")
_DECISIVE = ("channel", "phase", "track", "name", "act")

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What was read in one article: its reports of the kinds of talks, and where its sentences begin."""

    reports: tuple[Report, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's outcome: pairs of gold item and report, items missed, reports invented."""

    article: str
    pairs: tuple[tuple[Item, Report], ...]
    missed: tuple[Item, ...]
    invented: tuple[Report, ...]


def evaluate_talks(folder: Path) -> Evaluation:
    """Read the marked articles of the folder of stories and compare; raises EvaluationError where some are missing."""
    gold = read_gold("talks")
    articles = read_articles(folder, frozenset(item["article"] for item in gold))
    told = {name: told_of(read_article(article)) for name, article in articles.items()}
    scored = score(gold, told)
    rows = tuple(row for one in scored for row in _rows(one))
    items = sum(1 for item in gold if not item.get("optional"))
    return Evaluation("talks", items, tuple(_metrics(scored)), rows)


def told_of(reading: Reading) -> Told:
    """Take from a reading what is compared."""
    reports = tuple(report for name in _GIVES for report in getattr(reading, name))
    starts = tuple(reading.tokens[s.first].start for s in reading.syntax.sentences)
    return Told(reports, tuple(sorted(starts)))


def score(gold: Sequence[Item], told: Mapping[str, Told]) -> list[Scored]:
    """Pair the gold with the reports of every article."""
    return [_score(name, [item for item in gold if item["article"] == name], told[name]) for name in sorted(told)]


def _score(article: str, items: Sequence[Item], told: Told) -> Scored:
    """Pair one article's items and reports, the best-fitting first, and sort out the rest."""
    asked = [item for item in items if not item.get("optional")]
    fits = sorted(
        (
            (-fit, i, r)
            for i, item in enumerate(asked)
            for r, report in enumerate(told.reports)
            if (fit := _fit(item, report, told.sentences))
        ),
    )
    pairs: dict[int, int] = {}
    for _, i, r in fits:
        if i not in pairs and r not in pairs.values():
            pairs[i] = r
    spare = [r for n, r in enumerate(told.reports) if n not in pairs.values()]
    found = [(item, told.reports[pairs[i]]) for i, item in enumerate(asked) if i in pairs]
    return Scored(
        article,
        tuple(found),
        tuple(item for i, item in enumerate(asked) if i not in pairs),
        tuple(report for report in spare if not _may_stand(report, items, found, told.sentences)),
    )


def _fit(item: Item, report: Report, sentences: Sequence[int]) -> float:
    """Return how well a report fits an item, 0 where it is something else."""
    if report.kind not in item["kinds"]:
        return 0.0
    steps = item.get("steps")
    if report.kind in _STEPS and steps and _term(report, "phase") not in steps:
        return 0.0
    named, parties = item.get("parties", ()), _actors(report)
    common = sum(1 for name in named if _is_named(name, parties))
    if named and parties and not common:
        return 0.0
    near = {bisect_right(sentences, start) for start, _ in item["at"]}
    anchors = [v for values in report.fields.values() for v in values]
    if not any(bisect_right(sentences, v.start) in near for v in anchors):
        return 0.0
    decisive = [v for name in _DECISIVE for v in report.fields.get(name, ())]
    exact = any(v.start < end and start < v.end for v in decisive for start, end in item["at"])
    inside = any(bisect_right(sentences, v.start) in near for v in decisive)
    share = common / len(named) if named else 0.0
    dated = "dates" in item and _day(report) in item["dates"]
    stated = report.status in item.get("statuses", ())
    return 1.0 + 3 * exact + 2 * inside + 2 * share + dated + stated


def _may_stand(
    report: Report, items: Sequence[Item], found: Sequence[tuple[Item, Report]], sentences: Sequence[int]
) -> bool:
    """Tell whether a report that no item needs may stand: an optional item, or another kind of one that was found."""
    if any(item.get("optional") and _fit(item, report, sentences) for item in items):
        return True
    return any(other.kind != report.kind and _fit(item, report, sentences) for item, other in found)


def _metrics(scored: Sequence[Scored]) -> Iterator[Metric]:
    """Yield the figures over all stories, then those of development and of the story held out, by kind too."""
    parts = {"": [s for s in scored if not is_held_out(s.article)]}
    parts[" (held out)"] = [s for s in scored if is_held_out(s.article)]
    yield from _of_all(scored)
    for label, part in parts.items():
        counts = [Counts(len(s.pairs), len(s.invented), len(s.missed)) for s in part]
        yield measure(f"recall{label}", counts, recall)
        yield measure(f"precision{label}", counts, precision)
        yield measure(f"F1{label}", counts, f1)
        yield measure(f"dates right{label}", [_dates(s) for s in part], recall)
        yield measure(f"status right{label}", [_statuses(s) for s in part], recall)
        yield measure(f"parties named{label}", [_parties(s) for s in part], recall)
        for kind in KINDS:
            counts = [_of_kind(s, kind) for s in part]
            yield measure(f"{kind} recall{label}", counts, recall)
            yield measure(f"{kind} precision{label}", counts, precision)


def _of_all(scored: Sequence[Scored]) -> Iterator[Metric]:
    """Yield the figures over all stories together, the one held out among them."""
    counts = [Counts(len(s.pairs), len(s.invented), len(s.missed)) for s in scored]
    yield measure("all stories: recall", counts, recall)
    yield measure("all stories: precision", counts, precision)
    yield measure("all stories: dates right", [_dates(s) for s in scored], recall)


def _of_kind(one: Scored, kind: str) -> Counts:
    """Count one article's items of a kind: the first that an item may be read as."""
    return Counts(
        sum(1 for item, _ in one.pairs if item["kinds"][0] == kind),
        sum(1 for report in one.invented if report.kind == kind),
        sum(1 for item in one.missed if item["kinds"][0] == kind),
    )


def _dates(one: Scored) -> Counts:
    """Count the days of one article's pairs that are right, where the report gives one or the gold needs one."""
    asked = [(i, r) for i, r in one.pairs if "dates" in i and (_day(r) is not None or None not in i["dates"])]
    right = sum(1 for item, report in asked if _day(report) in item["dates"])
    return Counts(right, 0, len(asked) - right)


def _statuses(one: Scored) -> Counts:
    """Count the statuses of one article's pairs that are right."""
    asked = [(i, r) for i, r in one.pairs if "statuses" in i]
    right = sum(1 for item, report in asked if report.status in item["statuses"])
    return Counts(right, 0, len(asked) - right)


def _parties(one: Scored) -> Counts:
    """Count the parties of the gold that the reports name, in whatever part."""
    asked = [(name, _actors(report)) for item, report in one.pairs for name in item.get("parties", ())]
    right = sum(1 for name, actors in asked if _is_named(name, actors))
    return Counts(right, 0, len(asked) - right)


def _actors(report: Report) -> list[str]:
    """Return names and words of everybody in a report, folded."""
    values = (v for values in report.fields.values() for v in values)
    return [_fold(f"{v.name} {v.text} {v.id or ''}") for v in values if isinstance(v, ActorValue)]


def _is_named(name: str, actors: Sequence[str]) -> bool:
    """Tell whether a party of the gold is among the actors, by the last word of its name."""
    return any(_fold(name).split()[-1] in actor for actor in actors)


def _fold(words: str) -> str:
    """Fold case and accents."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("-", " ")


def _term(report: Report, name: str) -> str | None:
    """Return the term of a field."""
    return next((v.term for v in report.fields.get(name, ()) if isinstance(v, TermValue)), None)


def _day(report: Report) -> str | None:
    """Return the EDTF of a report's date, None where it has none or none that was resolved."""
    dates: Sequence[Value] = report.fields.get("date", ())
    return next((v.edtf for v in dates if isinstance(v, DateValue)), None)


def _rows(one: Scored) -> Iterator[Mapping[str, Any]]:
    """Yield a row per pair, per item missed and per report invented."""
    for item, report in one.pairs:
        yield {"item": one.article, "predicted": to_plain(report), "gold": dict(item)}
    for item in one.missed:
        yield {"item": one.article, "predicted": None, "gold": dict(item)}
    for report in one.invented:
        yield {"item": one.article, "predicted": to_plain(report), "gold": None}
