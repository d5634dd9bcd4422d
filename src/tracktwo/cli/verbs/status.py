"""``tracktwo status``."""

import json
from pathlib import Path

import click

from tracktwo.cli.opening import reading, talk


@click.command(
    "status",
    epilog="""\b
Columns: what, number.

\b
Examples:
  tracktwo --record talks.db status
  tracktwo --record talks.db status --json""",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(path: Path, as_json: bool) -> None:
    """Say how many articles, reports, entries and failures the record holds."""
    with reading(path) as record:
        counts = record.counts()
    if as_json:
        click.echo(json.dumps({"record": str(path), **counts}, indent=2, ensure_ascii=False))
        return
    click.echo(f"record    {path}")
    for name, number in counts.items():
        if not name.startswith("kind:"):
            click.echo(f"{name:<9} {number:>8,}")
    for name, number in counts.items():
        if name.startswith("kind:"):
            click.echo(f"  {name.removeprefix('kind:'):<11} {number:>4,}")
    if not counts.get("articles"):
        talk(f"next: tracktwo --record {path} add PATH…")
    elif counts.get("failures"):
        talk("next: tracktwo list failures")
