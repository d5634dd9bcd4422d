"""The sample coverage against its own gold file: a check of the whole reading that every clone can run.

A gold item names an article, a kind and what its report must hold. Names match where the gold's words stand in the
actor's name or in the words of the text, accents and case apart; ``content`` must lie within the content's passages;
``says`` must be a source in the attribution, ``relay`` and ``inner`` a link of that role; all else is a normal form.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tracktwo.codec import to_plain
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.pipeline import complete_article, read_article, reports_of
from tracktwo.places.gazetteer import find_place
from tracktwo.sources import Failure, read_sources
from tracktwo.types import ActorValue, Article, DateValue, PlaceValue, QuantityValue, Report, TermValue, Value

_ABOUT = frozenset({"article", "kind"})


def evaluate_sample(folder: Path) -> Evaluation:
    """Read ``folder/coverage`` and compare with ``folder/gold.jsonl``; raises OSError where either is missing."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line]
    read = _read_all(folder)
    rows: list[Mapping[str, Any]] = []
    counts: dict[str, list[Counts]] = {}
    speakers: list[Counts] = []
    for path in sorted({item["article"] for item in gold}):
        article, reports = read[path]
        for kind in sorted({item["kind"] for item in gold}):
            items = [item for item in gold if item["article"] == path and item["kind"] == kind]
            told = [report for report in reports if report.kind == kind]
            matched = _match(article, items, told)
            counts.setdefault(kind, []).append(
                Counts(len(matched), len(told) - len(matched), len(items) - len(matched))
            )
            rows.extend(_rows(items, told, matched))
        speakers.append(_speakers(article, [i for i in gold if i["article"] == path], reports))
    metrics = [measure(f"{kind}.recall", units, recall) for kind, units in counts.items()]
    metrics.append(measure("statement.precision", counts["statement"], precision))
    metrics.append(measure("statement.f1", counts["statement"], f1))
    metrics.append(measure("statement.found_with_right_speaker", speakers, recall))
    return Evaluation("sample", len(gold), tuple(metrics), tuple(rows))


def _read_all(folder: Path) -> dict[str, tuple[Article, tuple[Report, ...]]]:
    """Read every article of the coverage."""
    coverage = folder / "coverage"
    found = {}
    for source in read_sources([coverage], manifest=coverage / "manifest.csv", published=None, outlet=None):
        if isinstance(source, Failure):
            raise source.error
        reading = read_article(source)
        found[source.path or ""] = (complete_article(reading), reports_of(reading))
    return found


def _match(article: Article, items: Sequence[Mapping[str, Any]], told: Sequence[Report]) -> dict[int, int]:
    """Pair gold items with reports that hold all they ask for, each report once, in order."""
    pairs: dict[int, int] = {}
    for number, item in enumerate(items):
        fits = partial(_holds, article, item)
        free = (n for n, report in enumerate(told) if n not in pairs.values() and fits(report))
        found = next(free, None)
        if found is not None:
            pairs[number] = found
    return pairs


def _speakers(article: Article, items: Sequence[Mapping[str, Any]], reports: Sequence[Report]) -> Counts:
    """Count the statements whose content was found, and those of them with the right speaker."""
    statements = [report for report in reports if report.kind == "statement"]
    right = missed = 0
    for item in items:
        if item["kind"] != "statement":
            continue
        found = [r for r in statements if _has_content(article, r, item["content"])]
        if any(_has_all(r.fields.get("speaker", ()), item["speaker"]) for r in found):
            right += 1
        elif found:
            missed += 1
    return Counts(right, 0, missed)


def _holds(article: Article, item: Mapping[str, Any], report: Report) -> bool:
    """Say whether a report holds all that a gold item asks for."""
    return all(_meets(article, report, key, wanted) for key, wanted in item.items() if key not in _ABOUT)


def _meets(article: Article, report: Report, key: str, wanted: Any) -> bool:
    """Say whether a report meets one condition of a gold item."""
    match key:
        case "status":
            return report.status == str(wanted)
        case "content":
            return _has_content(article, report, wanted)
        case "says" | "relay" | "inner":
            role = "source" if key == "says" else key
            links = [link for link in report.attribution if link.role == role]
            return any(_fold(wanted) in _fold(f"{link.actor or ''} {link.text}") for link in links)
        case _:
            return _has_all(report.fields.get(key, ()), wanted if isinstance(wanted, list) else [wanted])


def _has_content(article: Article, report: Report, words: str | Sequence[str]) -> bool:
    """Say whether the words, or each of several passages, lie within the report's content wherever they stand."""
    passages = [words] if isinstance(words, str) else words
    spans = [(value.start, value.end) for value in report.fields.get("content", ())]
    return all(
        any(
            start <= found.start() and found.end() <= end
            for found in re.finditer(rf"(?<!\w){re.escape(passage)}(?!\w)", article.text)
            for start, end in spans
        )
        for passage in passages
    )


def _has_all(values: Sequence[Value], wanted: Sequence[str]) -> bool:
    """Say whether every wanted name or normal form is among the values."""
    forms = [_fold(_form(value)) for value in values]
    return all(any(_fold(want) in form for form in forms) for want in wanted)


def _form(value: Value) -> str:
    """Return a value's normal form with the words it was read from."""
    match value:
        case ActorValue():
            return f"{value.name} {value.text}"
        case PlaceValue():
            place = find_place(value.id) if value.id else None
            return f"{place.name if place else ''} {value.text}"
        case DateValue():
            return value.edtf or ""
        case QuantityValue():
            number = value.low if value.low is not None else value.high
            return f"{value.bound} {number:.0f}" if number is not None else value.bound
        case TermValue():
            return value.term
        case _:
            return value.text


def _fold(words: str) -> str:
    """Fold case and accents."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("-", " ")


def _rows(
    items: Sequence[Mapping[str, Any]], told: Sequence[Report], matched: Mapping[int, int]
) -> list[Mapping[str, Any]]:
    """Return a row per gold item, and one per report that no gold item asked for."""
    rows: list[Mapping[str, Any]] = []
    for number, item in enumerate(items):
        found = told[matched[number]] if number in matched else None
        rows.append({"item": item["article"], "predicted": to_plain(found) if found else None, "gold": dict(item)})
    spare = [report for n, report in enumerate(told) if n not in matched.values()]
    rows.extend({"item": report.article, "predicted": to_plain(report), "gold": None} for report in spare)
    return rows
