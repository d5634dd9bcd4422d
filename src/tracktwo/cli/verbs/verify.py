"""``tracktwo verify``."""

import json
from pathlib import Path

import click

from tracktwo.cli.opening import reading, talk

FOUND = 1


@click.command(
    "verify",
    epilog="""\b
Prints one problem a line; exit status 1 where there is any.

\b
Examples:
  tracktwo --record talks.db verify
  tracktwo --record talks.db verify --json""",
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as one JSON array.")
@click.pass_obj
def command(path: Path, as_json: bool) -> int:
    """Check that every passage stands where the record says, and that the record holds together."""
    with reading(path) as record:
        problems = record.verify()
        counts = record.counts()
    if as_json:
        click.echo(json.dumps(problems, indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem)
    if problems:
        talk(f"{len(problems)} problems found")
        return FOUND
    articles, reports = counts.get("articles", 0), counts.get("reports", 0)
    talk(f"fine: {articles:,} articles, {reports:,} reports, every passage in its place")
    return 0
