"""How well statements are found, against PolNeAR: sources, cues and contents, and whether the three belong together.

PolNeAR's spans follow other habits than ours: its contents keep quotation marks and "that". Predictions are widened to
those habits before they are compared, so that exact figures measure what was found and not where a mark was counted.
It marks no saying inside another ("Ana says Bo told her"; 128 of 19,832 contents of its training part lie inside
another), so that our inner sayings are left out of the comparison.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.evaluate.polnear import ROLES, GoldDocument, Span, read_polnear
from tracktwo.pipeline import RULE_STEPS, STEPS, Step, read_article
from tracktwo.types import Article, Report

Spans = dict[str, tuple[Span, ...]]
# Two contents are the same where the characters that they share make up at least half of both together (Dice).
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: gold and predicted attributions, each with its pieces by role, and its text."""

    name: str
    text: str
    gold: tuple[Spans, ...]
    predicted: tuple[Spans, ...]


def evaluate_statements(folder: Path) -> Evaluation:
    """Measure statements against PolNeAR: a split, or ``dev`` where the folder of splits is handed over.

    Exact figures compare unbroken pieces. Overlap figures give each piece the share of it that the other side covers,
    long or short alike (Johansson and Moschitti 2010); characters are counted apart, each once; a piece is touched
    where the other side has any of its characters. Raises EvaluationError where the folder is laid out otherwise.
    """
    return _evaluate("statements", folder, STEPS)


def evaluate_statements_by_rules(folder: Path) -> Evaluation:
    """Measure the same with the rules alone, as they read where no trained weights are installed."""
    return _evaluate("statements-by-rules", folder, RULE_STEPS)


def _evaluate(task: str, folder: Path, steps: Sequence[Step]) -> Evaluation:
    """Read every document through ``steps`` and compare."""
    documents = [_score(document, steps) for document in read_polnear(folder)]
    metrics = [*_span_metrics(documents), *_link_metrics(documents)]
    rows = tuple(row for document in documents for row in _rows(document))
    return Evaluation(task, sum(len(d.gold) for d in documents), tuple(metrics), rows)


def _score(document: GoldDocument, steps: Sequence[Step]) -> Scored:
    """Read a document through the steps up to statements and pair it with its gold."""
    last = next(n for n, step in enumerate(steps) if step.name == "statement")
    sha = hashlib.sha256(document.text.encode()).hexdigest()
    article = Article(
        id=document.name, path=document.name, url=None, sha256=sha, media_type="text/plain", language="en",
        outlet=None, origin=None, text=document.text,
    )  # fmt: skip
    reports = read_article(article, steps=steps[: last + 1]).statements
    gold = tuple({role: pieces for role, pieces in g.spans.items() if pieces} for g in document.attributions)
    outer = (report for report in reports if not is_inner(report))
    return Scored(document.name, document.text, gold, tuple(_spans_of(r, document.text) for r in outer))


def is_inner(report: Report) -> bool:
    """Tell whether a statement stands inside what another speaker says."""
    cues = {value.start for value in report.fields.get("cue", ())}
    return any(link.role == "inner" and link.cue_start in cues for link in report.attribution)


def _spans_of(report: Report, text: str) -> Spans:
    """Return a report's source, cue and content as pieces, widened to the habits of the corpus."""
    own = report.fields["cue"][0] if "cue" in report.fields else None
    links = [link for link in report.attribution if link.role != "relay"]
    mine = [link for link in links if own is None or link.cue_start == own.start] or links[:1]
    spans: Spans = {"content": tuple(widen(text, v.start, v.end) for v in report.fields["content"])}
    if mine:
        spans["source"] = (source_span(text, mine[0].start, mine[0].end, own.start if own else -1),)
    if own is not None:
        spans["cue"] = ((own.start, own.end + text.startswith(":", own.end)),)
    return spans


def source_span(text: str, start: int, end: int, cue: int) -> Span:
    """Return a source as the corpus marks it: with an apposition's closing comma; "who" where that is the subject.

    >>> source_span("Ana Novak, the envoy, said", 0, 20, 22)
    (0, 21)
    >>> source_span("the envoy, who said so, left", 0, 9, 15)
    (11, 14)
    """
    relative = re.match(r",? (who|which) (?:\w+ ){0,2}$", text[end:cue]) if end < cue else None
    if relative:
        return end + relative.start(1), end + relative.end(1)
    return start, end + (", " in text[start:end] and text.startswith(",", end))


def widen(text: str, start: int, end: int) -> Span:
    """Take in the quotation marks around a passage, the stop before the closing mark, and "that" before it.

    >>> widen('He said: "We agree," and left.', 10, 18)
    (9, 20)
    """
    opening = re.search(r"(?:''|[\"“”'‘])$", text[max(start - 2, 0) : start])
    if opening:
        start -= len(opening.group())
        closing = re.match(r"[,.?!]*(?:''|[\"”'’])", text[end : end + 4])
        end += closing.end() if closing else 0
    if text[max(start - 5, 0) : start].lower() == "that ":
        start -= 5
    return start, end


def _span_metrics(documents: Sequence[Scored]) -> list[Metric]:
    """Return exact and overlap F1 for each role, and of contents with and without quotation marks apart."""
    found = []
    for role in ROLES:
        found.append(measure(f"{role} exact F1", [_exact(d, role) for d in documents], f1))
        overlaps = [_overlap(d, role) for d in documents]
        found.append(measure(f"{role} overlap F1", overlaps, _covered_f1))
        found.append(measure(f"{role} characters F1", [_in_characters(d, role) for d in documents], f1))
        found.append(measure(f"{role} touched F1", [_touched(d, role) for d in documents], _covered_f1))
        if role == "content":
            found.append(measure("content overlap precision", overlaps, _covered_precision))
            found.append(measure("content overlap recall", overlaps, _covered_recall))
    for name, quoted in (("quoted", True), ("unquoted", False)):
        kept = [_only(d, quoted=quoted) for d in documents]
        found.append(measure(f"content exact F1, {name}", [_exact(d, "content") for d in kept], f1))
        found.append(measure(f"content overlap F1, {name}", [_overlap(d, "content") for d in kept], _covered_f1))
    return found


def _link_metrics(documents: Sequence[Scored]) -> list[Metric]:
    """Return how many contents are found at all, and how many of those found have the right source."""
    found = []
    for name, kept in (
        ("", documents),
        (", quoted", [_only(d, quoted=True, gold_only=True) for d in documents]),
        (", unquoted", [_only(d, quoted=False, gold_only=True) for d in documents]),
    ):
        pairs = [_matched(d) for d in kept]
        hits = [Counts(len(p), 0, len(d.gold) - len(p)) for p, d in zip(pairs, kept, strict=True)]
        sources = [_right_sources(p) for p in pairs]
        found.append(measure(f"contents found{name}", hits, recall))
        found.append(measure(f"right source of contents found{name}", sources, precision))
    return found


def _only(document: Scored, *, quoted: bool, gold_only: bool = False) -> Scored:
    """Keep the attributions whose content holds a quotation mark, or those whose content holds none."""

    def keep(items: Iterable[Spans]) -> tuple[Spans, ...]:
        return tuple(i for i in items if _has_marks(document.text, i.get("content", ())) == quoted)

    predicted = document.predicted if gold_only else keep(document.predicted)
    return Scored(document.name, document.text, keep(document.gold), predicted)


def _has_marks(text: str, pieces: Iterable[Span]) -> bool:
    """Tell whether there is a double quotation mark in the pieces."""
    return any(mark in text[a:b] for a, b in pieces for mark in ('"', "“", "”", "''"))


def _pieces(items: Iterable[Spans], role: str) -> set[Span]:
    """Return all unbroken pieces of a role."""
    return {piece for item in items for piece in item.get(role, ())}


def _exact(document: Scored, role: str) -> Counts:
    """Count the pieces of a role that are in both."""
    gold, predicted = _pieces(document.gold, role), _pieces(document.predicted, role)
    right = len(gold & predicted)
    return Counts(right, len(predicted) - right, len(gold) - right)


@dataclass(frozen=True, slots=True)
class Covered:
    """How many pieces a document has on each side, and the sum of the shares of them that the other side covers."""

    predicted: int
    predicted_covered: float
    gold: int
    gold_covered: float


def _overlap(document: Scored, role: str) -> Covered:
    """Return how far the pieces of a role are covered by the other side, each piece counting as one."""
    return _covered(document, role, _share_sum)


def _touched(document: Scored, role: str) -> Covered:
    """Return how many pieces of a role have a character in common with the other side, each piece counting as one."""
    return _covered(document, role, _touched_by)


def _covered(document: Scored, role: str, how_far: Callable[[set[Span], set[int]], float]) -> Covered:
    """Return the pieces of a role on each side, and how far in all the other side's characters cover them."""
    gold, predicted = _pieces(document.gold, role), _pieces(document.predicted, role)
    return Covered(
        len(predicted), how_far(predicted, _characters(gold)), len(gold), how_far(gold, _characters(predicted))
    )


def _touched_by(pieces: set[Span], other: set[int]) -> int:
    """Count the pieces that have a character among the other side's."""
    return sum(not other.isdisjoint(range(a, b)) for a, b in pieces)


def _share_sum(pieces: set[Span], other: set[int]) -> float:
    """Return the sum over pieces of the share of each that lies in the other side's characters."""
    return sum(len(other.intersection(range(a, b))) / (b - a) for a, b in sorted(pieces) if b > a)


def _covered_precision(units: Sequence[Covered]) -> float:
    """Return the mean share of a predicted piece that gold covers."""
    return sum(u.predicted_covered for u in units) / max(sum(u.predicted for u in units), 1)


def _covered_recall(units: Sequence[Covered]) -> float:
    """Return the mean share of a gold piece that predictions cover."""
    return sum(u.gold_covered for u in units) / max(sum(u.gold for u in units), 1)


def _covered_f1(units: Sequence[Covered]) -> float:
    """Return the harmonic mean of the two."""
    p, r = _covered_precision(units), _covered_recall(units)
    return 2 * p * r / (p + r) if p + r else 0.0


def _in_characters(document: Scored, role: str) -> Counts:
    """Count the characters of a role that are in both; a character counts once, however many pieces hold it."""
    gold = _characters(_pieces(document.gold, role))
    predicted = _characters(_pieces(document.predicted, role))
    right = len(gold & predicted)
    return Counts(right, len(predicted) - right, len(gold) - right)


def _characters(pieces: Iterable[Span]) -> set[int]:
    """Return the offsets that the pieces cover."""
    return {place for start, end in pieces for place in range(start, end)}


def _matched(document: Scored) -> list[tuple[Spans, Spans]]:
    """Pair each gold attribution with the prediction closest in content: best pairs first, each used once."""
    gold = [_characters(g.get("content", ())) for g in document.gold]
    predicted = [_characters(p.get("content", ())) for p in document.predicted]
    ranked = sorted(
        (-_dice(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if _dice(g, p) >= SAME
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((document.gold[i], document.predicted[j]))
    return pairs


def _dice(one: set[int], other: set[int]) -> float:
    """Return the share of two sets that they have in common (Dice 1945)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _right_sources(pairs: Iterable[tuple[Spans, Spans]]) -> Counts:
    """Count the pairs whose sources are the same by at least half; a gold attribution without a source is left out."""
    named = [(g["source"], p.get("source", ())) for g, p in pairs if "source" in g]
    right = sum(_dice(_characters(g), _characters(p)) >= SAME for g, p in named)
    return Counts(right, len(named) - right, 0)


def _rows(document: Scored) -> list[dict[str, Any]]:
    """Return a row for each predicted and gold piece; those with the same place and role share one."""
    rows: dict[tuple[int, int, str], dict[str, Any]] = {}
    for side, items in (("predicted", document.predicted), ("gold", document.gold)):
        for number, item in enumerate(items):
            for role, pieces in item.items():
                for start, end in pieces:
                    row = rows.setdefault((start, end, role), _empty_row(document, start, end))
                    if row[side] is None:
                        row[side] = {"role": role, "statement": number}
                    else:
                        rows[start, end, f"{role}{side}{number}"] = {
                            **_empty_row(document, start, end), side: {"role": role, "statement": number},
                        }  # fmt: skip
    return [rows[key] for key in sorted(rows)]


def _empty_row(document: Scored, start: int, end: int) -> dict[str, Any]:
    """Return a row that nobody has filled yet."""
    return {
        "item": document.name, "start": start, "end": end, "text": document.text[start:end],
        "predicted": None, "gold": None,
    }  # fmt: skip
