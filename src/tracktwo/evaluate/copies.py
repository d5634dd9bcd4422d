"""How well copies are told from what merely quotes, excerpts or resembles, against hand-labelled pairs of articles.

Layout of the folder: ``docs*.jsonl`` (id, outlet, date, title, text) and ``pairs*.jsonl`` (a, b, label). The labels
copy and edited are what must be found; partial, quote, boilerplate and independent must not be taken for them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure, precision, recall
from tracktwo.language.layout import find_layout
from tracktwo.language.reading import Reading
from tracktwo.reconcile.copies import relate
from tracktwo.types import Article

COPIES = frozenset({"copy", "edited"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair with its gold label and the relation that we give it."""

    a: str
    b: str
    gold: str
    predicted: str | None


def evaluate_copies(folder: Path) -> Evaluation:
    """Judge every pair; raises EvaluationError where the folder is laid out otherwise."""
    articles = {row["id"]: _article(row) for row in _rows(folder, "docs*.jsonl")}
    pairs = [_judged(row, articles) for row in _rows(folder, "pairs*.jsonl")]
    rows = tuple(
        {"item": f"{pair.a}|{pair.b}", "predicted": {"relation": pair.predicted}, "gold": {"relation": pair.gold}}
        for pair in pairs
    )
    return Evaluation("copies", len(pairs), tuple(_metrics(pairs)), rows)


def confusion(pairs: Sequence[Pair]) -> dict[tuple[str, str], int]:
    """Count pairs by gold label and predicted relation ("none" where they are told apart)."""
    counts: dict[tuple[str, str], int] = {}
    for pair in pairs:
        key = (pair.gold, pair.predicted or "none")
        counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items()))


def _metrics(pairs: Sequence[Pair]) -> Iterator[Metric]:
    """Return precision, recall and F1 of copies, then the table of labels against relations as shares of each label."""
    units = [_counts(pair) for pair in pairs]
    yield measure("precision", units, precision)
    yield measure("recall", units, recall)
    yield measure("F1", units, f1)
    for gold, relation in confusion(pairs):
        of_label = [float((pair.predicted or "none") == relation) for pair in pairs if pair.gold == gold]
        yield measure(f"{gold} taken for {relation}", of_label, _mean)


def _counts(pair: Pair) -> Counts:
    """Score one pair."""
    gold, found = pair.gold in COPIES, pair.predicted in COPIES
    return Counts(int(gold and found), int(found and not gold), int(gold and not found))


def _mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def _judged(row: Mapping[str, Any], articles: Mapping[str, Article]) -> Pair:
    """Relate the two articles of a pair."""
    try:
        likeness = relate(articles[row["a"]], articles[row["b"]])
    except KeyError as error:
        raise EvaluationError(
            f"a pair names the article {error}, which no docs file has", next_step="hand over docs and pairs together"
        ) from error
    return Pair(row["a"], row["b"], row["label"], likeness.relation if likeness else None)


def _article(row: Mapping[str, Any]) -> Article:
    """Make an article of a row, with its furniture found as it is when an article is added."""
    text = row["text"]
    article = Article(
        id=row["id"], path=None, url=row.get("url"), sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain", language="en", outlet=row.get("outlet"), origin=None, title=row.get("title"),
        published=row.get("date") or None, published_how="given" if row.get("date") else None, text=text,
    )  # fmt: skip
    return replace(article, furniture=find_layout(Reading(article=article)).furniture)


def _rows(folder: Path, pattern: str) -> list[dict[str, Any]]:
    """Read the rows of all files of a name."""
    files = sorted(folder.glob(pattern))
    if not files:
        raise EvaluationError(f"no {pattern}", where=str(folder), next_step="hand over a folder with docs and pairs")
    return [
        json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
