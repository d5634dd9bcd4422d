"""A record's brief as an outline: what to tell, in what order, resting on which passages.

Every sentence is a template filled from entries, or a quotation; nothing is written freely. One outline feeds the
terminal and the dossier alike.
"""

from collections import Counter
from collections.abc import Sequence

from tracktwo.ontology.load import Ontology, load_ontology
from tracktwo.report.blocks import Brief
from tracktwo.report.coverage import Coverage, independent_origins
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.outlining import Notes
from tracktwo.report.sections.differences import differences, side_by_side
from tracktwo.report.sections.events import happened, planned, undated
from tracktwo.report.sections.speech import speech
from tracktwo.report.sections.talks import talks, track_of
from tracktwo.report.words import counted, listed
from tracktwo.types import PlaceValue

_TRACKS = 3
# A country names the brief where so many reports, and such a share of all that have a place, are there.
_ENOUGH, _SHARE = 2, 0.5
# Kinds whose places say where the conflict is; talks are often held elsewhere.
_LOCAL = frozenset({"attack", "control", "movement", "figure", "violation", "ceasefire"})


def outline(coverage: Coverage, ontology: Ontology | None = None) -> Brief:
    """Make the brief of a record's coverage; the same coverage gives the same brief."""
    kinds = ontology or load_ontology()
    notes = Notes(coverage)
    sections = (
        differences(coverage, kinds, notes),
        side_by_side(coverage, notes),
        talks(coverage, notes),
        speech(coverage, notes),
        planned(coverage, notes),
        happened(coverage, notes),
        undated(coverage),
    )
    origins = counted(independent_origins(coverage), "independent origin")
    return Brief(
        title=title_of(coverage),
        counts=f"{counted(len(coverage.articles), 'article')} · {origins}",
        period=period_of(coverage),
        sections=tuple(section for section in sections if section.items),
        notes=notes.listed(),
    )


def title_of(coverage: Coverage) -> str:
    """Name the country where most reports of violence, movement and figures are, and the tracks of talks."""
    tracks = Counter(track_of(coverage, e) for e in coverage.entries.values() if e.kind == "round")
    names = [name for name, _ in sorted(tracks.items(), key=lambda item: (-item[1], item[0]))][:_TRACKS]
    talks_in = f"talks in {listed(sorted(names))}" if names else ""
    country = _country(coverage)
    if country and talks_in:
        return f"{country}: {talks_in}"
    return country or (talks_in[:1].upper() + talks_in[1:]) or "The record"


def period_of(coverage: Coverage) -> str:
    """Return from when to when the articles were published."""
    days = [span for article in coverage.articles.values() if (span := iso_days(article.published))]
    return spanned(days) if days else "no article has a date"


def spanned(days: Sequence[tuple[str, str]]) -> str:
    """Return the whole stretch that spans of days cover, in English."""
    return english_date(f"{min(first for first, _ in days)}/{max(last for _, last in days)}")


def _country(coverage: Coverage) -> str:
    """Return the name of the country that most reports of local events speak of, or nothing."""
    found: Counter[str] = Counter()
    for report in coverage.reports.values():
        if report.kind in _LOCAL:
            for values in report.fields.values():
                for value in values:
                    place = coverage.places.get(value.id) if isinstance(value, PlaceValue) and value.id else None
                    if place and place.country:
                        found[place.country] += 1
    if not found:
        return ""
    code = min(found, key=lambda name: (-found[name], name))
    if found[code] < _ENOUGH or found[code] < _SHARE * found.total():
        return ""
    names = [place.name for place in coverage.places.values() if place.precision == "country" and place.country == code]
    names += [actor.name for actor in coverage.actors.values() if actor.kind == "government" and actor.country == code]
    return names[0] if names else ""
