"""The task `figure-fields`: every figure of marked articles, with its measure, value, bound, population and source.

Gold: the marks of ``figure_marks``. A predicted figure and a mark belong together where their numbers overlap. Of the
figures found, each field is right or wrong on its own; ``all of it`` asks for the figure and every one of the five.
Half of the articles are held out: no error in them is looked at when rules are mended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.codec import to_plain
from tracktwo.evaluate.figure_marks import Amount, Mark, MarkedArticle, Span, read_marked
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.extract.figures.things import THINGS
from tracktwo.pipeline import read_article
from tracktwo.types import ActorValue, Attribution, QuantityValue, Report, TermValue

FIELDS = ("measure", "value", "bound", "population", "attribution")
# Counted beside the five, over the figures for which the text states them.
STATED = ("count", "place", "period")
HALVES = ("dev", "held-out")
_NOBODY_IN_PARTICULAR = "pop:people"
_CLOSE = 0.001  # relative: a third is 33.3333 per cent


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's outcome: its half, the figures found, the wholly right ones, and right or wrong for each field."""

    half: str
    found: Counts
    whole: Counts
    fields: Mapping[str, Counts]
    rows: tuple[Mapping[str, Any], ...]


def evaluate_figure_fields(folder: Path) -> Evaluation:
    """Read every marked article below ``folder`` and compare; raises EvaluationError where there is none."""
    articles = read_marked(folder)
    scored = [score(article, predict(article)) for article in articles]
    metrics: list[Metric] = []
    for half in HALVES:
        units = [s for s in scored if s.half == half]
        metrics.extend(_metrics(half, units))
    items = sum(not mark.optional for article in articles for mark in article.marks)
    return Evaluation("figure-fields", items, tuple(metrics), tuple(row for s in scored for row in s.rows))


def predict(article: MarkedArticle) -> tuple[Report, ...]:
    """Return the figures that the program reads in an article; those of things are not marked in the gold."""
    found = read_article(article_of(article.text, name=article.id, published=article.published)).figures
    return tuple(report for report in found if not _counts_things(report))


def _counts_things(report: Report) -> bool:
    """Tell whether a figure counts rockets, strikes and the like, which the guideline leaves out."""
    return any(isinstance(value, TermValue) and value.term in THINGS for value in report.fields["measure"])


def score(article: MarkedArticle, reports: Sequence[Report]) -> Scored:
    """Compare the figures of one article with its marks."""
    pairs = _pairs(article.marks, reports)
    fields = {name: [0, 0] for name in (*FIELDS, *STATED)}
    right = whole = 0
    rows = []
    for number, mark in enumerate(article.marks):
        report = reports[pairs[number]] if number in pairs else None
        verdicts = _verdicts(article.text, mark, report) if report is not None else {}
        if report is not None and not mark.optional:
            right += 1
            whole += all(verdicts[name] for name in FIELDS)
            for name, verdict in verdicts.items():
                fields[name][0 if verdict else 1] += 1
        rows.append(_row(article, mark, report, verdicts))
    taken = set(pairs.values())
    spare = [report for n, report in enumerate(reports) if n not in taken]
    rows.extend(_row(article, None, report, {}) for report in spare)
    wanted = sum(not mark.optional for mark in article.marks)
    return Scored(
        article.half,
        Counts(right, len(spare), wanted - right),
        Counts(whole, len(spare) + right - whole, wanted - whole),
        {name: Counts(yes, 0, no) for name, (yes, no) in fields.items()},
        tuple(rows),
    )


def _metrics(half: str, units: Sequence[Scored]) -> Iterator[Metric]:
    """Measure one half."""
    found, whole = [u.found for u in units], [u.whole for u in units]
    yield measure(f"{half}: found, precision", found, precision)
    yield measure(f"{half}: found, recall", found, recall)
    yield measure(f"{half}: found, F1", found, f1)
    for name in (*FIELDS, *STATED):
        yield measure(f"{half}: {name} of the found", [u.fields[name] for u in units], recall)
    yield measure(f"{half}: all of it, F1", whole, f1)


def _pairs(marks: Sequence[Mark], reports: Sequence[Report]) -> dict[int, int]:
    """Pair marks with reports whose numbers overlap, each once, the one with the right measure first."""
    pairs: dict[int, int] = {}
    for number, mark in enumerate(marks):
        here = [
            n
            for n, report in enumerate(reports)
            if n not in pairs.values() and _overlap((mark.start, mark.end), _place_of_value(report))
        ]
        if here:
            pairs[number] = min(here, key=lambda n: (_term(reports[n]) not in mark.measures, n))
    return pairs


def _verdicts(text: str, mark: Mark, report: Report) -> dict[str, bool]:
    """Say for each field whether it is right; fields that the text does not state are left out."""
    value = _value(report)
    verdicts = {
        "measure": _term(report) in mark.measures,
        "value": any(_same_number(value, amount) for amount in mark.amounts),
        "bound": any(value.bound == amount.bound for amount in mark.amounts),
        "population": _right_population(mark, report),
        "attribution": _right_source(text, mark, report.attribution),
    }
    if mark.count:
        counts = [v.term for v in report.fields.get("count", ()) if isinstance(v, TermValue)]
        verdicts["count"] = mark.count in counts
    for name, spans in (("place", mark.place), ("period", mark.period)):
        if spans:
            verdicts[name] = any(_overlap((v.start, v.end), s) for v in report.fields.get(name, ()) for s in spans)
    return verdicts


def _same_number(value: QuantityValue, amount: Amount) -> bool:
    """Tell whether two amounts name the same numbers, whichever side their bounds leave open."""
    ours = [n for n in (value.low, value.high) if n is not None]
    gold = [n for n in (amount.low, amount.high) if n is not None]
    return all(
        abs(one - other) <= _CLOSE * abs(other)
        for one, other in ((min(ours), min(gold)), (max(ours), max(gold)))
    )  # fmt: skip


def _right_population(mark: Mark, report: Report) -> bool:
    """Tell whether those counted are named rightly; where the text names nobody, an inference is let pass."""
    ours = [v for v in report.fields.get("population", ()) if isinstance(v, ActorValue)]
    if mark.nameless and all(v.how is not None or v.id == _NOBODY_IN_PARTICULAR for v in ours):
        return True
    return any(_overlap((v.start, v.end), span) for v in ours for span in mark.population)


def _right_source(text: str, mark: Mark, links: Sequence[Attribution]) -> bool:
    """Tell whether the one who says so is named rightly: at the marked words, or by the same last word elsewhere."""
    if mark.sources is None:
        return True
    if not links:
        return mark.sourceless
    named = {text[start:end].rsplit(maxsplit=1)[-1].casefold() for start, end in mark.sources}
    return any(
        any(_overlap((link.start, link.end), span) for span in mark.sources)
        or link.text.rsplit(maxsplit=1)[-1].casefold() in named
        for link in links
    )


def _overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _place_of_value(report: Report) -> Span:
    """Return where the number of a figure stands."""
    value = _value(report)
    return value.start, value.end


def _value(report: Report) -> QuantityValue:
    """Return the number of a figure."""
    return next(v for v in report.fields["value"] if isinstance(v, QuantityValue))


def _term(report: Report) -> str:
    """Return the measure of a figure."""
    return next(v.term for v in report.fields["measure"] if isinstance(v, TermValue))


def _row(
    article: MarkedArticle, mark: Mark | None, report: Report | None, verdicts: Mapping[str, bool]
) -> Mapping[str, Any]:
    """Return one row of the predictions: where the figure stands, what was predicted and marked, what is wrong."""
    start, end = (mark.start, mark.end) if mark else _place_of_value(report) if report else (0, 0)
    gold = None
    if mark is not None:
        gold = {
            "measure": sorted(mark.measures),
            "value": [{"low": a.low, "high": a.high, "bound": a.bound} for a in mark.amounts],
            "optional": mark.optional,
        }
    return {
        "item": article.id, "half": article.half, "start": start, "end": end, "text": article.text[start:end],
        "predicted": to_plain(report) if report else None, "gold": gold,
        "wrong": [name for name, verdict in verdicts.items() if not verdict],
    }  # fmt: skip
