"""The task `status`: whether what is told happened, goes on, is planned, proposed, denied, refused or imagined.

Gold: events in the stories, marked at their word with the status that a careful reader gives them, whether the program
reads a report there or not. An event is found where a report was decided by a passage that takes in its word; the
reports' statuses are compared there (`of reports`). A report that no passage of its own decided, as of an attack
without means, counts for the words between its first and its last in a sentence. `where it stands` asks the judge of
status itself at every word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, measure, recall
from tracktwo.evaluate.stories import is_held_out, read_articles, read_gold
from tracktwo.extract.status import status_of
from tracktwo.language.reading import Reading
from tracktwo.pipeline import read_article, reports_of
from tracktwo.types import Report

_SENTENCE = 200  # characters: values farther apart than this are not of one sentence
_DECISIVE = ("channel", "phase", "act", "means", "change", "movement", "track", "name")

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One event: its gold status, the report's (None where none was found) and the judge's own."""

    item: Item
    report: str | None
    judge: str | None


def evaluate_status(folder: Path) -> Evaluation:
    """Read the marked articles of the folder of stories and compare; raises EvaluationError where some are missing."""
    gold = read_gold("status")
    articles = read_articles(folder, frozenset(item["article"] for item in gold))
    judged = [
        one
        for name, article in sorted(articles.items())
        for one in judge(read_article(article), [item for item in gold if item["article"] == name])
    ]
    rows = tuple(
        {
            "item": one.item["article"], "start": one.item["start"], "end": one.item["end"],
            "predicted": {"report": one.report, "judge": one.judge}, "gold": {"status": one.item["status"]},
        }
        for one in judged
    )  # fmt: skip
    return Evaluation("status", len(judged), tuple(_metrics(judged)), rows)


def judge(reading: Reading, items: Sequence[Item]) -> list[Judged]:
    """Give every event of an article the status of the report on it and that of the judge."""
    reports = reports_of(reading)
    found = []
    for item in items:
        start, end = item["start"], item["end"]
        report = _report_on(reports, start, end)
        tokens = [t for t in reading.tokens if t.start < end and start < t.end]
        inside = {t.i for t in tokens}
        head = next((t.i for t in tokens if t.head not in inside or t.head == t.i), None)
        own = status_of(reading, head) if head is not None else None
        found.append(Judged(item, report.status if report else None, own))
    return found


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """Return the mean F1 of the statuses that occur in gold.

    >>> macro_f1([("planned", "planned"), ("denied", "planned")])
    0.3333333333333333
    """
    labels = {gold for gold, _ in pairs}
    scores = []
    for label in labels:
        right = sum(1 for gold, said in pairs if gold == said == label)
        wrong = sum(1 for gold, said in pairs if (gold == label) != (said == label))
        scores.append(2 * right / (2 * right + wrong))
    return sum(sorted(scores)) / len(scores) if scores else 0.0


def _report_on(reports: Sequence[Report], start: int, end: int) -> Report | None:
    """Return the report that was decided closest to a word."""
    fitting = [
        (last - first, n)
        for n, report in enumerate(reports)
        for first, last in _decisive(report)
        if first < end and start < last
    ]
    return reports[min(fitting)[1]] if fitting else None


def _decisive(report: Report) -> list[tuple[int, int]]:
    """Return the passages that decided a report, or the reach of its first value's sentence where none did."""
    names = ("cue",) if report.kind == "statement" else _DECISIVE
    decided = [(value.start, value.end) for name in names for value in report.fields.get(name, ())]
    if decided or report.kind in ("statement", "figure"):
        return decided
    values = sorted((v for values in report.fields.values() for v in values), key=lambda v: v.start)
    near = [v for v in values if v.start - values[0].start < _SENTENCE]
    return [(near[0].start, max(v.end for v in near))] if near else []


def _metrics(judged: Sequence[Judged]) -> Iterator[Metric]:
    """Yield the figures of the development part and of the story held out."""
    for label, out in (("", False), (" (held out)", True)):
        units = list(_units([one for one in judged if is_held_out(one.item["article"]) == out]))
        yield measure(f"macro-F1 of reports{label}", units, _of_reports)
        yield measure(f"macro-F1 where it stands{label}", units, _where_it_stands)
        found = [Counts(*_found(unit)) for unit in units]
        yield measure(f"found{label}", found, recall)


def _units(judged: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Yield the events of one article after another."""
    for name in sorted({one.item["article"] for one in judged}):
        yield [one for one in judged if one.item["article"] == name]


def _found(unit: Sequence[Judged]) -> tuple[int, int, int]:
    """Count the events on which there is a report, and the others."""
    found = sum(1 for one in unit if one.report is not None)
    return found, 0, len(unit) - found


def _of_reports(units: Sequence[Sequence[Judged]]) -> float:
    """Return macro-F1 over the events on which there is a report."""
    return macro_f1([(one.item["status"], one.report) for unit in units for one in unit if one.report is not None])


def _where_it_stands(units: Sequence[Sequence[Judged]]) -> float:
    """Return macro-F1 of the judge over all events."""
    return macro_f1([(one.item["status"], one.judge) for unit in units for one in unit])
