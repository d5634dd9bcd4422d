"""Evaluation of time expressions on TimeML documents (TempEval-3): spans, and their values.

The measures are those of TempEval-3 (UzZaman et al. 2013): strict and relaxed F1 of spans, where any overlap is
enough for relaxed, and value F1, for which an overlapping expression must have the gold's value: as a string, as the
shared task compares, and beside it with spellings of one value taken for one (1949-XX and 1949, 2000-W7 and 2000-W07).
The reader gets the text and the document's creation time and nothing else.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, f1, measure
from tracktwo.evaluate.timex import parts_of, same_value, timex_of
from tracktwo.language.reading import DateMention, Layout, Paragraph, Reading
from tracktwo.pipeline import STEPS
from tracktwo.types import Article

_NEEDED = ("tagging", "syntax", "quotes", "dates")


@dataclass(frozen=True, slots=True)
class _Timex:
    """A TIMEX3 of the gold."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A found expression, a gold one, or both where they overlap."""

    found: DateMention | None
    timex: tuple[str, str] | None
    gold: _Timex | None


def evaluate_dates(folder: Path) -> Evaluation:
    """Read every TimeML file of the folder and score the time expressions found.

    Raises EvaluationError where the folder holds no such file or one that cannot be parsed.
    """
    files = sorted(folder.rglob("*.tml"))
    if not files:
        raise EvaluationError("no TimeML files", where=str(folder), next_step="hand over a folder with .tml files")
    documents = [_pairs(path) for path in files]
    metrics = [*_metrics("", documents, ()), *_metrics("DATE ", documents, ("DATE",))]
    rows = [_row(path.name, pair) for path, pairs in zip(files, documents, strict=True) for pair in pairs]
    return Evaluation("dates", len(files), tuple(metrics), tuple(rows))


def _metrics(prefix: str, documents: Sequence[Sequence[_Pair]], types: tuple[str, ...]) -> list[Metric]:
    """Return the F1 measures over all types or some."""
    kept = [_of_types(pairs, types) for pairs in documents] if types else list(documents)
    return [
        measure(f"{prefix}strict f1", [_counts(pairs, _same_span) for pairs in kept], f1),
        measure(f"{prefix}relaxed f1", [_counts(pairs, _overlap) for pairs in kept], f1),
        measure(f"{prefix}value f1", [_counts(pairs, _same_value) for pairs in kept], f1),
        measure(f"{prefix}value f1, spellings alike", [_counts(pairs, _alike) for pairs in kept], f1),
    ]


def _of_types(pairs: Sequence[_Pair], types: tuple[str, ...]) -> list[_Pair]:
    """Keep the pairs whose gold is of a type, or, where there is no gold, whose prediction is."""
    return [p for p in pairs if (p.gold.type if p.gold else p.timex[0] if p.timex else "") in types]


def _counts(pairs: Sequence[_Pair], right: Any) -> Counts:
    """Count what is right, wrong and missed in one document."""
    hits = sum(1 for p in pairs if p.found and p.gold and right(p))
    return Counts(hits, sum(1 for p in pairs if p.found) - hits, sum(1 for p in pairs if p.gold) - hits)


def _same_span(pair: _Pair) -> bool:
    """Tell whether found and gold begin and end at the same characters."""
    return bool(pair.found and pair.gold and (pair.found.start, pair.found.end) == (pair.gold.start, pair.gold.end))


def _overlap(pair: _Pair) -> bool:
    """Tell that they overlap, which every pair does."""
    return pair.found is not None and pair.gold is not None


def _same_value(pair: _Pair) -> bool:
    """Tell whether found and gold have the same value."""
    return bool(pair.timex and pair.gold and pair.timex[1] == pair.gold.value)


def _alike(pair: _Pair) -> bool:
    """Tell whether found and gold have the same value, however it is spelled."""
    return bool(pair.timex and pair.gold and same_value(pair.timex[1], pair.gold.value))


def _pairs(path: Path) -> list[_Pair]:
    """Read one document and pair what was found with the gold, in text order."""
    text, published, gold = _document(path)
    pairs: list[_Pair] = []
    left = list(gold)
    for mention in (part for whole in _found(text, published) for part in parts_of(whole)):
        same = [g for g in left if g.start < mention.end and mention.start < g.end]
        best = next((g for g in same if (g.start, g.end) == (mention.start, mention.end)), same[0] if same else None)
        if best is not None:
            left.remove(best)
        pairs.append(_Pair(mention, timex_of(mention), best))
    pairs.extend(_Pair(None, None, g) for g in left)
    return pairs


def _document(path: Path) -> tuple[str, str | None, list[_Timex]]:
    """Return a TimeML document's text, its creation time and its time expressions."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise EvaluationError(
            f"not well-formed XML: {error}", where=str(path), next_step="fetch the file again"
        ) from error
    body = root.find("TEXT")
    if body is None:
        raise EvaluationError("a TimeML file without TEXT", where=str(path), next_step="hand over TempEval-3's layout")
    created = root.find("DCT/TIMEX3")
    parts: list[str] = []
    gold: list[_Timex] = []
    _walk(body, parts, gold)
    return "".join(parts), created.get("value") if created is not None else None, gold


def _walk(node: Any, parts: list[str], gold: list[_Timex]) -> None:
    """Gather the text below a node, and the time expressions in it with their offsets."""
    for event, element in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            if element.tag == "TIMEX3":
                start = sum(map(len, parts))
                text = "".join(element.itertext())
                gold.append(_Timex(start, start + len(text), text, element.get("type", ""), element.get("value", "")))
            parts.append(element.text or "")
        elif element is not node:
            parts.append(element.tail or "")


def _found(text: str, published: str | None) -> tuple[DateMention, ...]:
    """Read a bare text with its date; all of it is body, for the corpus has been cut to it."""
    article = Article(
        id="a", path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
        language="en", outlet=None, origin=None, text=text, published=published,
        published_how="given" if published else None,
    )  # fmt: skip
    reading = Reading(article=article, layout=Layout(_paragraphs(text), ()))
    for step in STEPS:
        if step.gives in _NEEDED:
            reading = replace(reading, **{step.gives: step.run(reading)})
    return reading.dates


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut at empty lines: the corpora break lines within sentences."""
    found, at = [], 0
    for block in text.split("\n\n"):
        inner = block.strip()
        if inner:
            start = at + block.index(inner)
            found.append(Paragraph(start, start + len(inner)))
        at += len(block) + 2
    return tuple(found)


def _row(item: str, pair: _Pair) -> Mapping[str, Any]:
    """Return the row of a pair."""
    spot: DateMention | _Timex | None = pair.found or pair.gold
    assert spot is not None  # noqa: S101 - a pair has one of the two
    predicted = None
    if pair.found is not None and pair.timex is not None:
        predicted = {"type": pair.timex[0], "value": pair.timex[1], "edtf": pair.found.edtf}
    gold = None
    if pair.gold is not None:
        gold = asdict(pair.gold)
    return {"item": item, "start": spot.start, "end": spot.end, "text": spot.text, "predicted": predicted, "gold": gold}
