"""What ``tracktwo show --why`` prints: the rule or model behind each report of a thing, its score, and its words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.opening import reading
from tracktwo.report.coverage import Coverage, reports_of_entry
from tracktwo.report.terminal import Look, padded
from tracktwo.report.words import plain_text
from tracktwo.types import Article, Entry, Report

if TYPE_CHECKING:
    from tracktwo.extract.why import Reason

_LABEL = 14
_NONE = "read by other versions of the steps: add the article again"


def why_of(path: Path, coverage: Coverage, thing: object) -> "dict[str, tuple[Reason, ...]]":
    """Return the reasons of every report that a thing is or holds, by the report's id."""
    with reading(path) as record:
        return {report.id: record.reasons(report) for report in _reports(coverage, thing)}


def reason_lines(coverage: Coverage, look: Look, reasons: "Mapping[str, tuple[Reason, ...]]") -> Iterator[str]:
    """Print the reasons of each report: what is explained, by what, how sure a model was, and the words."""
    for id_, held in reasons.items():
        yield ""
        yield look.paint(f"why {coverage.reports[id_].kind} {id_}", "strong")
        if not held:
            yield " " * _LABEL + look.paint(_NONE, "warn")
        for reason in held:
            score = "" if reason.score is None else f", score {reason.score:.2f}"
            words = f"[{reason.start}–{reason.end}] “{plain_text(reason.text)}”"
            yield look.paint(padded(reason.what, _LABEL), "quiet") + f"{plain_text(reason.by)}{score}"
            yield " " * _LABEL + words


def _reports(coverage: Coverage, thing: object) -> list[Report]:
    """Return the report itself, those of an entry, or all of an article."""
    if isinstance(thing, Report):
        return [thing]
    if isinstance(thing, Entry):
        return list(reports_of_entry(coverage, thing))
    if isinstance(thing, Article):
        return [report for report in coverage.reports.values() if report.article == thing.id]
    return []
