"""``tracktwo figures``."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, talk

if TYPE_CHECKING:
    from tracktwo.report.coverage import Coverage
    from tracktwo.report.figures import Claim

COLUMNS = ("measure", "population", "place", "when", "value", "low", "high", "bound", "words", "who", "article",
           "start", "end", "status", "report", "entry", "article_id")  # fmt: skip

REVISIONS = ("entry", "measure", "who", "before", "before_told", "after", "after_told", "before_report",
             "after_report")  # fmt: skip


@click.command(
    "figures",
    epilog="""\b
Columns: measure, population, place, when (EDTF), value, low, high, bound, words, who, article, start, end, status,
report, entry, article_id.

\b
Examples:
  tracktwo --record talks.db figures --measure evacuated --place Aleppo
  tracktwo --record talks.db figures --csv
  tracktwo --record talks.db figures --revisions
Columns of --revisions: entry, measure, who, before, before_told, after, after_told, before_report, after_report.""",
)
@click.option(
    "--measure", default="", metavar="WORD", help="Only measures that contain this word (killed, displaced …)."
)
@click.option("--place", default="", metavar="WORD", help="Only places whose name contains this word.")
@click.option("--revisions", "revised", is_flag=True, help="List who changed their figure, and when.")
@listing_options
@click.pass_obj
def command(path: Path, measure: str, place: str, revised: bool, shape: str | None) -> None:
    """List the figures with their bounds, their words and who says so; never an average."""
    from tracktwo.report.figures import claims, revisions

    coverage = coverage_of(path)
    found = claims(coverage, measure=measure, place=place)
    if revised:
        told = [asdict(revision) for revision in revisions(coverage, found)]
        print_rows(REVISIONS, told, shape, shown=REVISIONS[:-2], nothing="nobody changed a figure")
        return
    rows = [_row(claim, marked=shape in (None, "table")) for claim in found]
    shown = ("when", "value", "measure", "population", "place", "words", "who", "in", "anchor")
    print_rows(COLUMNS, rows, shape, shown=shown, nothing="no such figures")
    if found and shape in (None, "table"):
        _sum_up(coverage, found)


def _row(claim: "Claim", *, marked: bool) -> dict[str, Any]:
    """Return a figure as a row; the table joins its anchor in one column, and marks what was not told as a fact."""
    row = {name: getattr(claim, name) for name in COLUMNS}
    if marked and claim.status not in ("happened", "ongoing"):
        row["measure"] = f"{claim.measure} ({claim.status})"
    return {**row, "in": claim.article, "anchor": f"{claim.start}–{claim.end}"}


def _sum_up(coverage: "Coverage", found: "list[Claim]") -> None:
    """Say how many claims there are, from how many origins, and which entries hold figures that differ."""
    from tracktwo.report.words import counted

    origins = {coverage.articles[c.article_id].family or c.article_id for c in found}
    differ = sorted(
        {c.entry for c in found if any(a.verdict == "differ" for a in coverage.entries[c.entry].fields.values())}
    )
    verdict = (
        f"{counted(len(differ), 'figure')} told differently: tracktwo compare {differ[0]}"
        if differ
        else "none contradicts another"
    )
    talk(f"{counted(len(found), 'claim')} · {counted(len(origins), 'independent origin')} · {verdict}")
