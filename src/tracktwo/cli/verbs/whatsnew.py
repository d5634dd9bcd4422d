"""``tracktwo whatsnew``."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, talk

COLUMNS = ("what", "kind", "status", "when", "told", "caption", "field", "before", "now", "outlets", "origins",
           "entry")  # fmt: skip


@click.command(
    "whatsnew",
    epilog="""\b
Columns: what (new: first told since the day; changed: told before, with another answer), kind, status, when, told (the
day of the first article since), caption, field, before, now, outlets (that tell it since), origins, entry.

\b
Examples:
  tracktwo --record talks.db whatsnew --since 2017-03-01
  tracktwo --record talks.db whatsnew --no-statements --csv""",
)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Since this day (default: the newest article's)."
)
@click.option("--no-statements", is_flag=True, help="Leave out what was only said.")
@listing_options
@click.pass_obj
def command(path: Path, since: datetime | None, no_statements: bool, shape: str | None) -> None:
    """List what was first told since a day, and which answers are others than before."""
    from tracktwo.report.whatsnew import last_day, whats_new

    coverage = coverage_of(path)
    day = since.date().isoformat() if since else last_day(coverage)
    found = whats_new(coverage, day, statements=not no_statements) if day else []
    rows = [asdict(item) for item in found]
    shown = ("what", "kind", "when", "caption", "field", "before", "now", "origins", "entry")
    print_rows(
        COLUMNS, rows, shape, shown=shown, nothing=f"nothing new since {day}" if day else "no article has a date"
    )
    if rows and shape in (None, "table"):
        new = sum(item.what == "new" for item in found)
        talk(f"since {day} · {new} new · {len(found) - new} changed")
