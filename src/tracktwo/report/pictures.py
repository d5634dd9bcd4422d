"""Two pictures as SVG: a timeline and the figures. Each has a table twin; both are deterministic.

They are Vega-Lite specifications drawn by vl-convert (Rust, in process, no network). Texts of articles enter only as
data values, which the renderer escapes; specifications hold no expression made of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.report.coverage import Coverage, status_of_entry
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.figures import Claim, claims
from tracktwo.report.sections.talks import track_of
from tracktwo.report.words import counted, plain_text, shortened
from tracktwo.types import Entry

_WIDTH = 720
_LANES = {
    "contact": "Contacts",
    "agreement": "Agreements",
    "ceasefire": "Ceasefires",
    "violation": "Alleged violations",
    "attack": "Attacks",
    "control": "Control",
    "movement": "Movements",
}
_SAID = ("happened", "ongoing")
_MOST_MARKS = 400
_MOST_FIGURES = 40
# Okabe and Ito's palette (2008), told apart by the colour-blind; grey for what is only planned or denied.
_BLUE, _ORANGE, _GREEN = "#0072B2", "#D55E00", "#009E73"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in light and dark, what it shows in words, and the table that says the same."""

    key: str
    title: str
    alt: str
    light: str
    dark: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""


def timeline(coverage: Coverage) -> Picture | None:
    """Draw the dated entries by lane: tracks of talks first; hollow is not (yet) so, alleged things are diamonds."""
    marks = [mark for entry in coverage.entries.values() if (mark := _mark(coverage, entry)) is not None]
    marks.sort(key=lambda mark: (mark["from"], mark["lane"], mark["id"]))
    kept = marks[-_MOST_MARKS:]
    if not kept:
        return None
    lanes = sorted({mark["lane"] for mark in kept}, key=lambda lane: (lane in _LANES.values(), lane))
    rows = tuple((mark["date"], mark["lane"], mark["status"], mark["caption"], str(mark["origins"])) for mark in kept)
    number = counted(len(kept), "dated entry", "dated entries")
    alt = f"Timeline of {number} in {counted(len(lanes), 'lane')}; the table says the same."
    more = f"{len(marks) - len(kept)} earlier ones are left out" if len(marks) > len(kept) else ""
    columns = ("date", "lane", "status", "what", "origins")
    return Picture(
        "timeline",
        "Timeline",
        alt,
        _svg(_timeline_spec(kept, lanes), dark=False),
        _svg(_timeline_spec(kept, lanes), dark=True),
        columns,
        rows,
        more,
    )


def _mark(coverage: Coverage, entry: Entry) -> dict[str, Any] | None:
    """Return an entry as a mark of the timeline, where it has a lane and a date."""
    days = iso_days(entry.when)
    if days is None or entry.kind not in (*_LANES, "round"):
        return None
    status = status_of_entry(coverage, entry)
    shape = "alleged" if entry.kind == "violation" else "so" if status in _SAID else "not (yet) so"
    return {
        "id": entry.id,
        "lane": shortened(track_of(coverage, entry), 30) if entry.kind == "round" else _LANES[entry.kind],
        "from": days[0],
        "until": days[1],
        "date": english_date(entry.when),
        "origins": entry.origins,
        "status": status,
        "shape": shape,
        "caption": plain_text(entry.caption),
    }


def _timeline_spec(marks: Sequence[dict[str, Any]], lanes: Sequence[str]) -> dict[str, Any]:
    """Describe the timeline: a bar for what has a stretch, a point in the middle of every mark."""
    values = [{name: mark[name] for name in ("lane", "from", "until", "shape", "origins")} for mark in marks]
    y = {
        "field": "lane",
        "type": "nominal",
        "sort": list(lanes),
        "title": None,
        "axis": {"labelLimit": 170, "grid": True},
    }
    x = {
        "field": "from",
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "title": None,
        "axis": {"format": "%-d %b %Y", "labelOverlap": True, "tickCount": 6},
    }
    shapes = {"domain": ["so", "not (yet) so", "alleged"], "range": ["circle", "circle", "diamond"]}
    colours = {"domain": ["so", "not (yet) so", "alleged"], "range": [_BLUE, _ORANGE, _GREEN]}
    fill = {
        "condition": {
            "test": "datum.shape === 'so'",
            "field": "shape",
            "type": "nominal",
            "scale": colours,
            "legend": None,
        },
        "value": "transparent",
    }
    stroke = {"field": "shape", "type": "nominal", "scale": colours, "title": None}
    return {
        "width": _WIDTH,
        "height": {"step": 34},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.35, "strokeCap": "round"},
                "encoding": {"x": x, "x2": {"field": "until"}, "y": y, "color": {**stroke, "legend": None}},
            },
            {
                "mark": {"type": "point", "size": 90, "strokeWidth": 2, "opacity": 0.9},
                "encoding": {
                    "x": x,
                    "y": y,
                    "stroke": stroke,
                    "fill": fill,
                    "shape": {"field": "shape", "type": "nominal", "scale": shapes, "title": None},
                    "size": {
                        "field": "origins",
                        "type": "quantitative",
                        "scale": {"domain": [1, 6], "range": [70, 260], "clamp": True},
                        "legend": None,
                    },
                },
            },
        ],
    }


def figures_picture(coverage: Coverage) -> Picture | None:
    """Draw the figures: a dot where one is exact, a line towards the open side of "at least" and "up to"."""
    found = [c for c in claims(coverage) if c.measure != "percentage" and (c.low is not None or c.high is not None)]
    kept = found[:_MOST_FIGURES]
    if not kept:
        return None
    values = [_bar(number, claim) for number, claim in enumerate(kept, 1)]
    rows = tuple(
        (
            str(number),
            claim.value,
            " ".join(p for p in (claim.population, claim.measure) if p),
            claim.place,
            english_date(claim.when),
            claim.who,
        )
        for number, claim in enumerate(kept, 1)
    )
    alt = f"{counted(len(kept), 'figure')} by claimant on a logarithmic scale; the table says the same."
    more = f"{len(found) - len(kept)} more: tracktwo figures" if len(found) > len(kept) else ""
    columns = ("", "value", "of whom", "where", "as of", "who says so")
    return Picture(
        "figures",
        "Figures",
        alt,
        _svg(_figures_spec(values), dark=False),
        _svg(_figures_spec(values), dark=True),
        columns,
        rows,
        more,
    )


def _bar(number: int, claim: Claim) -> dict[str, Any]:
    """Return a figure as a mark: an open side runs half a step of ten further, to be drawn as an arrow's shaft."""
    low, high = claim.low, claim.high
    known = [value for value in (low, high) if value is not None and value > 0]
    at = max(known, default=0.5)
    first, last = (min(known, default=0.5), at)
    if claim.bound in ("at_least", "more_than"):
        first, last = at, at * 3
    elif claim.bound in ("up_to", "less_than"):
        first, last = max(at / 3, 0.5), at
    who = shortened(claim.who, 26)
    what = shortened(", ".join(part for part in (claim.population or claim.measure, claim.place) if part), 26)
    return {
        "row": f"{number}. {claim.value} {what} · {who}",
        "n": number,
        "at": None if claim.bound in ("range", "order") and first < last else at,
        "low": first,
        "high": last,
        "group": claim.measure,
        "open": claim.bound in ("at_least", "more_than", "up_to", "less_than"),
    }


def _figures_spec(values: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Describe the figures: one row each, coloured by measure and place."""
    y = {"field": "row", "type": "nominal", "sort": {"field": "n"}, "title": None, "axis": {"labelLimit": 380}}
    x = {"type": "quantitative", "scale": {"type": "log"}, "axis": {"format": ",", "tickCount": 6}, "title": None}
    colour = {
        "field": "group",
        "type": "nominal",
        "title": None,
        "legend": {"orient": "bottom", "columns": 4, "labelLimit": 160},
        "scale": {"range": [_BLUE, _ORANGE, _GREEN, "#CC79A7", "#8A6D00", "#56B4E9", "#7A7A7A", "#E69F00"]},
    }
    return {
        "width": _WIDTH - 260,
        "height": {"step": 26},
        "data": {"values": list(values)},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "color": colour},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 80},
                "encoding": {"x": {**x, "field": "at"}, "y": y, "color": colour},
            },
        ],
    }


def _svg(spec: dict[str, Any], *, dark: bool) -> str:
    """Draw a specification; the background stays clear, so that the page shows through."""
    import vl_convert

    ink, faint = ("#e6e4df", "#4a4a48") if dark else ("#24231f", "#d8d5cd")
    text = {"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "labelFont": "sans-serif"}
    config = {
        "background": None,
        "view": {"stroke": None},
        "legend": {**text, "orient": "bottom", "symbolStrokeWidth": 2},
        "axis": {**text, "domainColor": faint, "tickColor": faint, "gridColor": faint},
    }
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    drawn: str = vl_convert.vegalite_to_svg({"$schema": schema, "config": config, **spec}, allowed_base_urls=[])
    return drawn
