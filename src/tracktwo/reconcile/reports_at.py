"""Which report a judgement means: by article, kind and passage, so that it outlives the reading it was made on.

A step that reads better makes other reports of the same text, and their ids with them. A report is found again by its
id; else by the passage of its main value, which may have become a little longer or shorter. Of several there, the one
whose other values stand where they stood. What is not found, or could be two, is never guessed at: the judgement
dangles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tracktwo.types import Report, ReportAt, Value

State = Literal["found", "read anew", "shifted", "dangling"]
# The field whose words a report of some kind is about, the most telling first.
_MAIN = (
    "content", "value", "of", "outcome", "channel", "phase", "change", "movement", "means", "act", "parties",
)  # fmt: skip
# Share of two passages that must be common to both for the one to be the other, read a little otherwise.
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class FoundReport:
    """The report that a judgement means today, and how surely it was found; None where it dangles."""

    report: str | None
    state: State


def report_at(report: Report, sha256: str) -> ReportAt:
    """Return how a judgement is to remember a report; ``sha256`` is its article's."""
    main = _main(report)
    start, end = (main.start, main.end) if main else (0, 0)
    return ReportAt(
        id=report.id,
        article=report.article,
        sha256=sha256,
        kind=report.kind,
        start=start,
        end=end,
        also=_anchors(report),
    )


def find_report(at: ReportAt, reports: Sequence[Report]) -> FoundReport:
    """Find the report that is meant among the reports of its article, as they were read."""
    if any(report.id == at.id for report in reports):
        return FoundReport(at.id, "found")
    scored = sorted(_scored(at, reports), reverse=True)
    if not scored or scored[0][0] < _OVERLAP or (len(scored) > 1 and scored[0][:2] == scored[1][:2]):
        return FoundReport(None, "dangling")
    whole, _, name = scored[0]
    return FoundReport(name, "read anew" if whole == 1.0 else "shifted")


def _scored(at: ReportAt, reports: Iterable[Report]) -> Iterable[tuple[float, float, str]]:
    """Weigh the reports of the kind by their main passage, then by the places of their other values."""
    for report in reports:
        main = _main(report)
        if report.kind != at.kind or main is None:
            continue
        common = min(at.end, main.end) - max(at.start, main.start)
        whole = max(at.end, main.end) - min(at.start, main.start)
        also, others = set(at.also), set(_anchors(report))
        alike = len(also & others) / max(len(also | others), 1)
        yield max(common, 0) / max(whole, 1), alike, report.id


def _main(report: Report) -> Value | None:
    """Return the value that a report is about."""
    named = (value for name in _MAIN for value in report.fields.get(name, ()))
    every = (value for values in report.fields.values() for value in values)
    return next((value for value in (*named, *every) if value.end > value.start), None)


def _anchors(report: Report) -> tuple[tuple[int, int], ...]:
    """Return where all values of a report stand."""
    return tuple(sorted({(value.start, value.end) for values in report.fields.values() for value in values}))
