"""``tracktwo brief``."""

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
  tracktwo --record talks.db brief --json""",
)
@click.option("--json", "as_json", is_flag=True, help="Print the outline as one JSON object.")
@click.pass_obj
def command(path: Path, as_json: bool) -> None:
    """Print the brief: where accounts differ, talks, who said what, what is planned, what happened."""
    from tracktwo.report.outline import outline

    told = outline(coverage_of(path))
    if as_json:
        from tracktwo.codec import to_json

        click.echo(to_json(told))
        return
    from tracktwo.report.terminal import brief_lines

    for line in brief_lines(told, look()):
        click.echo(line)
