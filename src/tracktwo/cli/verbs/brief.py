"""``tracktwo brief``."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from tracktwo.cli.opening import coverage_of, look


@click.command(
    "brief",
    epilog="""\b
Prints sections, each line with the numbers of its notes; a note names who says so, the report, and the passage
[start–end] of its article.

\b
Examples:
  tracktwo --record talks.db brief
  tracktwo --record talks.db brief --since 2017-03-01 --party Turkey
  tracktwo --record talks.db brief --track Astana --json""",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Only what was first told since this day, or told anew with another answer.",
)
@click.option("--party", default="", metavar="NAME", help="Only what names this actor: an id, or part of a name.")
@click.option("--track", default="", metavar="NAME", help="Only this track of talks, and what speaks of it.")
@click.option("--json", "as_json", is_flag=True, help="Print the outline as one JSON object.")
@click.pass_obj
def command(path: Path, since: datetime | None, party: str, track: str, as_json: bool) -> None:
    """Print the brief: where accounts differ, talks, who said what, what is planned, what happened."""
    from tracktwo.report.outline import outline
    from tracktwo.report.scope import Scope, narrowed

    scope = Scope(since.date().isoformat() if since else "", party, track)
    coverage = coverage_of(path)
    told = outline(narrowed(coverage, scope) if scope.words else coverage)
    if scope.words:
        told = replace(told, title=f"{told.title} ({scope.words})")
    if as_json:
        from tracktwo.codec import to_json

        click.echo(to_json(told))
        return
    from tracktwo.report.terminal import brief_lines

    for line in brief_lines(told, look()):
        click.echo(line)
