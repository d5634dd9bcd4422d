"""``tracktwo compare``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracktwo.cli.opening import coverage_of, look

if TYPE_CHECKING:
    from tracktwo.report.comparison import Comparison
    from tracktwo.report.coverage import Coverage


@click.command(
    "compare",
    epilog="""\b
Columns: one account each, by date. Signs: = the same answer, ≈ compatible, ≠ another answer, · not compared, – none.

\b
Examples:
  tracktwo --record talks.db compare "Putin Erdogan call"
  tracktwo --record talks.db compare r3f2a r91bc --json""",
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS|ID…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(path: Path, words: tuple[str, ...], as_json: bool) -> None:
    """Lay the accounts of one thing side by side: an entry or reports by id, or the entry that the words mean."""
    coverage = coverage_of(path)
    comparison = _comparison(coverage, words)
    if as_json:
        from tracktwo.codec import to_json

        click.echo(to_json(comparison))
        return
    from tracktwo.cli.comparing import comparison_lines

    for line in comparison_lines(comparison, look()):
        click.echo(line)


def _comparison(coverage: "Coverage", words: tuple[str, ...]) -> "Comparison":
    """Find what to compare: ids first, then what the words mean."""
    from tracktwo.errors import RecordError
    from tracktwo.ontology.load import load_ontology
    from tracktwo.report.comparison import best_entry, compare_entry, compare_reports

    ontology = load_ontology()
    entries = [coverage.entries[name] for name in words if name in coverage.entries]
    reports = [coverage.reports[name] for name in words if name in coverage.reports]
    if len(reports) == len(words):
        return compare_reports(coverage, ontology, reports)
    if len(entries) == 1 and len(words) == 1:
        return compare_entry(coverage, ontology, entries[0])
    if entries and len(entries) + len(reports) == len(words):
        told = [coverage.reports[key] for entry in entries for key in entry.reports if key in coverage.reports]
        return compare_reports(coverage, ontology, [*told, *reports])
    found = best_entry(coverage, " ".join(words))
    if found is None:
        raise RecordError(
            f"no entry is about {' '.join(words)!r}", where="the record", next_step="see tracktwo list entries"
        )
    return compare_entry(coverage, ontology, found)
