"""A record's brief as an outline: what to tell, in what order, resting on which passages.

Every sentence is a template filled from entries, or a quotation; nothing is written freely. One outline feeds the
terminal and the dossier alike.
"""

from collections.abc import Sequence

from tracktwo.ontology.load import Ontology, load_ontology
from tracktwo.report.blocks import Brief
from tracktwo.report.coverage import Coverage, independent_origins
from tracktwo.report.dates import english_date, iso_days
from tracktwo.report.outlining import Notes
from tracktwo.report.sections.differences import differences, rising, side_by_side
from tracktwo.report.sections.events import background, happened, planned, undated
from tracktwo.report.sections.speech import speech
from tracktwo.report.sections.talks import talks
from tracktwo.report.sections.turns import turns
from tracktwo.report.title import title_of
from tracktwo.report.words import counted


def outline(coverage: Coverage, ontology: Ontology | None = None) -> Brief:
    """Make the brief of a record's coverage; the same coverage gives the same brief."""
    kinds = ontology or load_ontology()
    notes = Notes(coverage)
    sections = (
        differences(coverage, kinds, notes),
        rising(coverage, kinds, notes),
        side_by_side(coverage, notes),
        talks(coverage, notes),
        turns(coverage, notes),
        speech(coverage, notes),
        planned(coverage, notes),
        happened(coverage, notes),
        background(coverage, notes),
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


def period_of(coverage: Coverage) -> str:
    """Return from when to when the articles were published."""
    days = [span for article in coverage.articles.values() if (span := iso_days(article.published))]
    return spanned(days) if days else "no article has a date"


def spanned(days: Sequence[tuple[str, str]]) -> str:
    """Return the whole stretch that spans of days cover, in English."""
    return english_date(f"{min(first for first, _ in days)}/{max(last for _, last in days)}")
