"""``tracktwo init``."""

from pathlib import Path

import click

from tracktwo.cli.opening import talk


@click.command(
    "init",
    epilog="""\b
Examples:
  tracktwo --record talks.db init
  TRACKTWO_RECORD=talks.db tracktwo init""",
)
@click.pass_obj
def command(path: Path) -> None:
    """Make an empty record; one that is there already is left as it is. Prints nothing on stdout."""
    from tracktwo.record import Record

    there = path.exists()
    with Record.open(path, create=True) as record:
        held = record.counts().get("articles", 0)
    talk(f"{path} is there already, with {held} articles" if there else f"made {path}")
    talk(f"next: tracktwo --record {path} add PATH…")
