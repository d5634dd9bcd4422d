"""Evaluation of place names on geoparsing corpora (LGL, GeoVirus): found or not, and how far off.

The measures are those of Gritta et al. 2019, "A Pragmatic Guide to Geoparsing Evaluation": F1 of tagging, and for what
was found the share within 161 km (100 miles) of the gold and the median error.
"""

import hashlib
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.language.places import find_places
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.pipeline import STEPS
from tracktwo.places.gazetteer import find_place
from tracktwo.places.nesting import distance_km
from tracktwo.places.parts import whole_id
from tracktwo.types import Article

NEAR_KM = 161.0
_WORD = re.compile(r"\S+")
FARTHEST_KM = 20_015.0
_NEEDED = ("layout", "provenance", "tagging", "syntax", "quotes", "names")


@dataclass(frozen=True, slots=True)
class Gold:
    """A place name of the corpus; coordinates and GeoNames number are None where the corpus gives none."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    geonameid: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document: its counts, exact and by overlap, and the errors in km of what was found.

    ``reached`` of the errors over 161 km are of countries that the gold's point lies in;
    ``located`` gold names have points.
    """

    exact: Counts
    overlap: Counts
    errors: tuple[float, ...]
    reached: int
    located: int


def evaluate_places(folder: Path) -> Evaluation:
    """Read every corpus of the folder (XML of LGL's or GeoVirus's layout) and score the place names found.

    Raises EvaluationError where the folder holds no such file or one that cannot be parsed.
    """
    files = sorted(folder.rglob("*.xml"))
    if not files:
        raise EvaluationError(
            "no corpus of place names", where=str(folder), next_step="hand over a folder with lgl.xml or GeoVirus.xml"
        )
    outcomes: dict[str, list[Outcome]] = {}
    predictions: list[Mapping[str, Any]] = []
    for path in files:
        for item, text, gold in documents(path):
            outcome, rows = score(
                f"{path.stem}/{item}", gold, [as_marked(mention) for mention in find_places(read_names(text))]
            )
            outcomes.setdefault(path.stem, []).append(outcome)
            predictions.extend(rows)
    everything = [o for name in sorted(outcomes) for o in outcomes[name]]
    metrics = (
        [m for name in sorted(outcomes) for m in _metrics(f"{name} ", outcomes[name])] if len(outcomes) > 1 else []
    )
    return Evaluation("places", len(everything), (*_metrics("", everything), *metrics), tuple(predictions))


def _metrics(prefix: str, outcomes: Sequence[Outcome]) -> list[Any]:
    """Return the metrics of a set of documents."""
    return [
        measure(f"{prefix}precision", [o.exact for o in outcomes], precision),
        measure(f"{prefix}recall", [o.exact for o in outcomes], recall),
        measure(f"{prefix}f1", [o.exact for o in outcomes], f1),
        measure(f"{prefix}relaxed f1", [o.overlap for o in outcomes], f1),
        measure(f"{prefix}within 161 km", outcomes, _near),
        measure(f"{prefix}within 161 km, countries by their reach", outcomes, _reached),
        measure(f"{prefix}all names within 161 km", outcomes, _near_of_all),
        measure(f"{prefix}median error km", outcomes, _median),
    ]


def _near(outcomes: Sequence[Outcome]) -> float:
    """Return the share of found names that lie within 161 km of the gold."""
    errors = [e for o in outcomes for e in o.errors]
    return sum(e <= NEAR_KM for e in errors) / len(errors) if errors else 0.0


def _reached(outcomes: Sequence[Outcome]) -> float:
    """Return the same with a whole country right wherever in it the gold puts its middle."""
    errors = [e for o in outcomes for e in o.errors]
    reached = sum(o.reached for o in outcomes)
    return (sum(e <= NEAR_KM for e in errors) + reached) / len(errors) if errors else 0.0


def _near_of_all(outcomes: Sequence[Outcome]) -> float:
    """Return the share of all gold names with coordinates that are found and lie within 161 km."""
    located = sum(o.located for o in outcomes)
    return sum(e <= NEAR_KM for o in outcomes for e in o.errors) / located if located else 0.0


def _median(outcomes: Sequence[Outcome]) -> float:
    """Return the median error in km."""
    errors = [e for o in outcomes for e in o.errors]
    return statistics.median(errors) if errors else 0.0


def documents(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
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


def _gold(node: Any, text: str) -> Gold | None:
    """Read one gold name of either layout; GeoVirus counts from 1, which shows in the text."""
    start, end = node.findtext("start"), node.findtext("end")
    if start is None or end is None:
        return None
    name = node.findtext("phrase") or node.findtext("name") or ""
    lat, lon = node.findtext(".//lat"), node.findtext(".//lon")
    known = lat not in (None, "") and lon not in (None, "")
    first = int(start)
    shift = int(text[first : int(end)] != name and text[first - 1 : int(end) - 1] == name)
    entry = node.find("gaztag")
    return Gold(
        first - shift, int(end) - shift, name, float(lat) if known else None, float(lon) if known else None,
        entry.get("geonameid") if entry is not None else None,
    )  # fmt: skip


def read_names(text: str) -> Reading:
    """Read a bare text as far as the step of places, left out."""
    article = Article(
        id="a", path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
        language="en", outlet=None, origin=None, text=text,
    )  # fmt: skip
    reading = Reading(article=article)
    for step in STEPS:
        if step.gives in _NEEDED:
            reading = replace(reading, **{step.gives: step.run(reading)})
    return reading


def as_marked(mention: PlaceMention) -> PlaceMention:
    """Return a mention as these corpora mark it: "Syria" of "northern Syria", "Anhui" of "Anhui province"."""
    words = list(_WORD.finditer(mention.text))
    while len(words) > 1 and words[0].group()[:1].islower():
        words = words[1:]
    while len(words) > 1 and words[-1].group()[:1].islower() and mention.place is not None:
        words = words[:-1]
    if not words or mention.place is None:
        return mention
    name = mention.text[words[0].start() : words[-1].end()].removesuffix("'s").removesuffix("’s")
    start = mention.start + words[0].start()
    return replace(mention, start=start, end=start + len(name), text=name, place=whole_id(mention.place))


def score(item: str, gold: Sequence[Gold], found: Sequence[PlaceMention]) -> tuple[Outcome, list[dict[str, Any]]]:
    """Compare one document's names with the gold, and make a row of each."""
    exact = {(g.start, g.end): g for g in gold}
    rows: list[dict[str, Any]] = []
    errors: list[float] = []
    right = overlapping = reached = 0
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
            reached += NEAR_KM < error <= _country_reach(mention)
        rows.append(_row(item, mention, near))
    rows.extend(_missed(item, g) for g in gold if (g.start, g.end) not in touched)
    counts = Counts(right, len(found) - right, len(gold) - right)
    relaxed = Counts(overlapping, len(found) - overlapping, len(gold) - overlapping)
    located = sum(g.lat is not None for g in gold)
    return Outcome(counts, relaxed, tuple(errors), reached, located), rows


def _country_reach(mention: PlaceMention) -> float:
    """Return how far the country that a mention means reaches; 0 for other places."""
    place = find_place(mention.place) if mention.place else None
    return place.radius_km if place is not None and place.precision == "country" else 0.0


def _error(gold: Gold, mention: PlaceMention) -> float | None:
    """Return how far a found name is off; one without a place is as far off as the earth allows."""
    if gold.lat is None or gold.lon is None:
        return None
    place = find_place(mention.place) if mention.place else None
    if place is None:
        return FARTHEST_KM
    return distance_km(gold.lat, gold.lon, place.lat, place.lon)


def _row(item: str, mention: PlaceMention, gold: Gold | None) -> dict[str, Any]:
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


def _missed(item: str, gold: Gold) -> dict[str, Any]:
    """Return the row of a gold name that was not found."""
    return {
        "item": item,
        "start": gold.start,
        "end": gold.end,
        "text": gold.name,
        "predicted": None,
        "gold": _golden(gold),
    }


def _golden(gold: Gold) -> dict[str, Any]:
    """Return what the gold says."""
    return {"start": gold.start, "end": gold.end, "name": gold.name, "lat": gold.lat, "lon": gold.lon}
