"""``tracktwo positions``."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, talk

if TYPE_CHECKING:
    from tracktwo.report.positions import Position

COLUMNS = ("party", "side", "issue", "when", "act", "stance", "turn", "words", "outlets", "origins", "article",
           "start", "end", "report", "entry")  # fmt: skip
CHANGES = ("party", "issue", "from", "from_when", "from_words", "from_article", "from_start", "from_end", "from_entry",
           "to", "when", "words", "article", "start", "end", "entry")  # fmt: skip


@click.command(
    "positions",
    epilog="""\b
Columns: party, side, issue, when, act, stance (for, against or empty), turn (the act before, where the position changed
sides), words, outlets, origins, article, start, end, report, entry. With --changes: party, issue, from, from_when,
from_words, from_article, from_start, from_end, from_entry, to, when, words, article, start, end, entry.

\b
Examples:
  tracktwo --record talks.db positions --party Turkey --issue ceasefire
  tracktwo --record talks.db positions --changes --json
  tracktwo --record talks.db positions --csv""",
)
@click.option("--party", default="", metavar="WORD", help="Only speakers and sides whose name contains this word.")
@click.option(
    "--issue", default="", metavar="WORD", help="Only issues that contain this word (ceasefire, sanctions …)."
)
@click.option("--changes", is_flag=True, help="Only where a party took the other side on another day.")
@listing_options
@click.pass_obj
def command(path: Path, party: str, issue: str, shape: str | None, *, changes: bool) -> None:
    """List who said what on which issue, by party, issue and day; a turn from yes to no is marked."""
    from tracktwo.report.positions import positions
    from tracktwo.report.words import counted

    found = positions(coverage_of(path), party=party, issue=issue)
    if changes:
        _print_changes(found, shape)
        return
    shown = ("party", "issue", "when", "act", "turn", "words", "origins", "entry")
    print_rows(COLUMNS, [asdict(position) for position in found], shape, shown=shown, nothing="no such positions")
    if found and shape in (None, "table"):
        turns = sum(bool(position.turn) for position in found)
        parties = len({position.party for position in found})
        talk(f"{counted(parties, 'party', 'parties')} · {counted(turns, 'turn')}")


def _print_changes(found: "Sequence[Position]", shape: str | None) -> None:
    """Print the changes among positions, each side with its passage."""
    from tracktwo.report.changes import changes

    rows = [
        {
            "party": c.party, "issue": c.issue, "from": c.from_, "from_when": c.before.when,
            "from_words": f"{c.before.act}: {c.before.words}", "from_article": c.before.article,
            "from_start": c.before.start, "from_end": c.before.end, "from_entry": c.before.entry, "to": c.to,
            "when": c.after.when, "words": f"{c.after.act}: {c.after.words}", "article": c.after.article,
            "start": c.after.start, "end": c.after.end, "entry": c.after.entry,
        }
        for c in changes(found)
    ]  # fmt: skip
    shown = ("party", "issue", "from_when", "from", "from_words", "when", "to", "words")
    print_rows(CHANGES, rows, shape, shown=shown, nothing="no change of position")
