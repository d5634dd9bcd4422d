"""Evaluation of place names on geoparsing corpora (LGL, GeoVirus): found or not, and how far off.

The measures are those of Gritta et al. 2019, "A Pragmatic Guide to Geoparsing Evaluation": F1 of tagging, and for what
was found the share within 161 km (100 miles) of the gold and the median error.
"""

import hashlib
import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.pipeline import STEPS
from tracktwo.places.gazetteer import find_place
from tracktwo.types import Article

NEAR_KM = 161.0
EARTH_KM = 6371.0
_NEEDED = ("layout", "provenance", "tagging", "syntax", "quotes", "names", "places")


@dataclass(frozen=True, slots=True)
class _Gold:
    """A place name of the corpus; the coordinates are None where the corpus gives none."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One document: its counts, exact and by overlap, and the errors in km of what was found."""

    exact: Counts
    overlap: Counts
    errors: tuple[float, ...]


def evaluate_places(folder: Path) -> Evaluation:
    """Read every corpus of the folder (XML of LGL's or GeoVirus's layout) and score the place names found.

    Raises EvaluationError where the folder holds no such file or one that cannot be parsed.
    """
    files = sorted(folder.rglob("*.xml"))
    if not files:
        raise EvaluationError(
            "no corpus of place names", where=str(folder), next_step="hand over a folder with lgl.xml or GeoVirus.xml"
        )
    outcomes: dict[str, list[_Outcome]] = {}
    predictions: list[Mapping[str, Any]] = []
    for path in files:
        for item, text, gold in _documents(path):
            outcome, rows = _score(f"{path.stem}/{item}", gold, _found(text))
            outcomes.setdefault(path.stem, []).append(outcome)
            predictions.extend(rows)
    everything = [o for name in sorted(outcomes) for o in outcomes[name]]
    metrics = (
        [m for name in sorted(outcomes) for m in _metrics(f"{name} ", outcomes[name])] if len(outcomes) > 1 else []
    )
    return Evaluation("places", len(everything), (*_metrics("", everything), *metrics), tuple(predictions))


def _metrics(prefix: str, outcomes: Sequence[_Outcome]) -> list[Any]:
    """Return the metrics of a set of documents."""
    return [
        measure(f"{prefix}precision", [o.exact for o in outcomes], precision),
        measure(f"{prefix}recall", [o.exact for o in outcomes], recall),
        measure(f"{prefix}f1", [o.exact for o in outcomes], f1),
        measure(f"{prefix}relaxed f1", [o.overlap for o in outcomes], f1),
        measure(f"{prefix}within 161 km", outcomes, _near),
        measure(f"{prefix}median error km", outcomes, _median),
    ]


def _near(outcomes: Sequence[_Outcome]) -> float:
    """Return the share of found names that lie within 161 km of the gold."""
    errors = [e for o in outcomes for e in o.errors]
    return sum(e <= NEAR_KM for e in errors) / len(errors) if errors else 0.0


def _median(outcomes: Sequence[_Outcome]) -> float:
    """Return the median error in km."""
    errors = [e for o in outcomes for e in o.errors]
    return statistics.median(errors) if errors else 0.0


def _documents(path: Path) -> Iterator[tuple[str, str, list[_Gold]]]:
    """Yield the documents of a corpus: id, text, gold names."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise EvaluationError(
            f"not well-formed XML: {error}", where=str(path), next_step="fetch the corpus again"
        ) from error
    for number, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        gold = [_gold(node, text) for node in (*article.iter("toponym"), *article.iter("location"))]
        yield article.get("docid") or str(number), text, [g for g in gold if g is not None and g.end <= len(text)]


def _gold(node: Any, text: str) -> _Gold | None:
    """Read one gold name of either layout; GeoVirus counts from 1, which shows in the text."""
    start, end = node.findtext("start"), node.findtext("end")
    if start is None or end is None:
        return None
    name = node.findtext("phrase") or node.findtext("name") or ""
    lat, lon = node.findtext(".//lat"), node.findtext(".//lon")
    known = lat not in (None, "") and lon not in (None, "")
    first = int(start)
    shift = int(text[first : int(end)] != name and text[first - 1 : int(end) - 1] == name)
    return _Gold(first - shift, int(end) - shift, name, float(lat) if known else None, float(lon) if known else None)


def _found(text: str) -> tuple[PlaceMention, ...]:
    """Read a bare text and return its place names."""
    article = Article(
        id="a", path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
        language="en", outlet=None, origin=None, text=text,
    )  # fmt: skip
    reading = Reading(article=article)
    for step in STEPS:
        if step.gives in _NEEDED:
            reading = replace(reading, **{step.gives: step.run(reading)})
    return reading.places


def _score(item: str, gold: Sequence[_Gold], found: Sequence[PlaceMention]) -> tuple[_Outcome, list[dict[str, Any]]]:
    """Compare one document's names with the gold, and make a row of each."""
    exact = {(g.start, g.end): g for g in gold}
    rows: list[dict[str, Any]] = []
    errors: list[float] = []
    right = overlapping = 0
    touched: set[tuple[int, int]] = set()
    for mention in found:
        match = exact.get((mention.start, mention.end))
        near = match or next(
            (g for g in gold if g.start < mention.end and mention.start < g.end and (g.start, g.end) not in touched),
            None,
        )
        right += match is not None
        if near is not None:
            overlapping += 1
            touched.add((near.start, near.end))
        error = _error(near, mention) if near else None
        if error is not None:
            errors.append(error)
        rows.append(_row(item, mention, near))
    rows.extend(_missed(item, g) for g in gold if (g.start, g.end) not in touched)
    counts = Counts(right, len(found) - right, len(gold) - right)
    relaxed = Counts(overlapping, len(found) - overlapping, len(gold) - overlapping)
    return _Outcome(counts, relaxed, tuple(errors)), rows


def _error(gold: _Gold, mention: PlaceMention) -> float | None:
    """Return how far a found name is off; one without a place is as far off as the earth allows."""
    if gold.lat is None or gold.lon is None:
        return None
    place = find_place(mention.place) if mention.place else None
    if place is None:
        return math.pi * EARTH_KM
    return distance_km(gold.lat, gold.lon, place.lat, place.lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two points (haversine).

    >>> round(distance_km(55.75, 37.62, 36.2, 37.16))
    2174
    """
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _row(item: str, mention: PlaceMention, gold: _Gold | None) -> dict[str, Any]:
    """Return the row of a found name."""
    place = find_place(mention.place) if mention.place else None
    predicted = {
        "name": place.name if place else mention.text,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }
    return {
        "item": item, "start": mention.start, "end": mention.end, "text": mention.text, "predicted": predicted,
        "gold": _golden(gold) if gold else None,
    }  # fmt: skip


def _missed(item: str, gold: _Gold) -> dict[str, Any]:
    """Return the row of a gold name that was not found."""
    return {
        "item": item,
        "start": gold.start,
        "end": gold.end,
        "text": gold.name,
        "predicted": None,
        "gold": _golden(gold),
    }


def _golden(gold: _Gold) -> dict[str, Any]:
    """Return what the gold says."""
    return {"start": gold.start, "end": gold.end, "name": gold.name, "lat": gold.lat, "lon": gold.lon}
