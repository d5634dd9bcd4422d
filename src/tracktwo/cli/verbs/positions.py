"""``tracktwo positions``."""

from dataclasses import asdict
from pathlib import Path

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, talk

COLUMNS = ("party", "side", "issue", "when", "act", "turn", "words", "outlets", "origins", "article", "start", "end",
           "report", "entry")  # fmt: skip


@click.command(
    "positions",
    epilog="""\b
Columns: party, side, issue, when, act, turn (the act before, where the position changed sides), words, outlets,
origins, article, start, end, report, entry.

\b
Examples:
  tracktwo --record talks.db positions --party Turkey --issue ceasefire
  tracktwo --record talks.db positions --csv""",
)
@click.option("--party", default="", metavar="WORD", help="Only speakers and sides whose name contains this word.")
@click.option(
    "--issue", default="", metavar="WORD", help="Only issues that contain this word (ceasefire, sanctions …)."
)
@listing_options
@click.pass_obj
def command(path: Path, party: str, issue: str, shape: str | None) -> None:
    """List who said what on which issue, by party, issue and day; a turn from yes to no is marked."""
    from tracktwo.report.positions import positions
    from tracktwo.report.words import counted

    found = positions(coverage_of(path), party=party, issue=issue)
    shown = ("party", "issue", "when", "act", "turn", "words", "origins", "entry")
    print_rows(COLUMNS, [asdict(position) for position in found], shape, shown=shown, nothing="no such positions")
    if found and shape in (None, "table"):
        turns = sum(bool(position.turn) for position in found)
        parties = len({position.party for position in found})
        talk(f"{counted(parties, 'party', 'parties')} · {counted(turns, 'turn')}")
