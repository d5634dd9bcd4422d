"""The marked figures of development articles: offsets and values beside the package, the articles' text elsewhere.

The marks hold no word of the articles. How they were drawn, read and settled stands in ``marks/README.md``.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError

MARKS = Path(__file__).with_name("marks") / "figures.jsonl"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bound, as in the contract's ``quantity``."""

    low: float | None
    high: float | None
    bound: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of an article: ``[start, end)`` is its number with the words that bound it.

    Several measures, amounts or spans are alternatives that are all right. ``sources`` is None where every answer is
    right; ``sourceless`` and ``nameless`` say that naming nobody is right. An optional figure counts neither as
    missed nor as wrong.
    """

    start: int
    end: int
    measures: frozenset[str]
    amounts: tuple[Amount, ...]
    population: tuple[Span, ...]
    nameless: bool
    sources: tuple[Span, ...] | None
    sourceless: bool
    count: str
    place: tuple[Span, ...]
    period: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its figures; ``half`` is ``dev`` or ``held-out``."""

    id: str
    half: str
    text: str
    published: str | None
    marks: tuple[Mark, ...]


def read_marked(folder: Path, marks: Path = MARKS) -> tuple[MarkedArticle, ...]:
    """Join the marks with the articles found below ``folder`` (``articles.jsonl``, plain or gzipped), by id.

    Raises EvaluationError where the folder has none of the marked articles, or one whose text is another than was
    marked.
    """
    rows = {row["article"]: row for row in map(json.loads, marks.read_text(encoding="utf-8").splitlines())}
    found = []
    for article in _articles(folder):
        row = rows.pop(article["id"], None)
        if row is None:
            continue
        if hashlib.sha256(article["text"].encode()).hexdigest() != row["sha256"]:
            raise EvaluationError(
                f"article {article['id']} has another text than the one whose figures were marked",
                where=str(folder),
                next_step="hand over the articles as they were fetched",
            )
        figures = tuple(_mark(figure) for figure in row["figures"])
        found.append(MarkedArticle(article["id"], row["half"], article["text"], article.get("date") or None, figures))
    if not found:
        raise EvaluationError(
            "none of the marked articles is here",
            where=str(folder),
            next_step="hand over a folder with articles.jsonl, such as stories or allsides_conflict",
        )
    return tuple(sorted(found, key=lambda article: article.id))


def _articles(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Yield every article below a folder, each id once."""
    seen: set[str] = set()
    for path in sorted((*folder.rglob("articles.jsonl"), *folder.rglob("articles.jsonl.gz"))):
        packed = path.read_bytes()
        for line in (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines():
            article = json.loads(line)
            if article["id"] not in seen:
                seen.add(article["id"])
                yield article


def _mark(row: Mapping[str, Any]) -> Mark:
    """Read one figure of the file of marks."""
    sources, population = row.get("source", []), row.get("population", [])
    return Mark(
        start=row["start"],
        end=row["end"],
        measures=frozenset(row["measure"]),
        amounts=tuple(Amount(a["low"], a["high"], a["bound"]) for a in row["value"]),
        population=_spans(population),
        nameless=not population or None in population,
        sources=None if sources is None else _spans(sources),
        sourceless=not sources or None in sources,
        count=row.get("count", ""),
        place=_spans(row.get("place", [])),
        period=_spans(row.get("period", [])),
        optional=row.get("optional", False),
    )


def _spans(rows: Sequence[Sequence[int] | None]) -> tuple[Span, ...]:
    """Read the spans of a list, leaving out what stands for none."""
    return tuple((row[0], row[1]) for row in rows if row is not None)
