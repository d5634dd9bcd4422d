"""``tracktwo export``."""

from pathlib import Path

import click

from tracktwo.cli.opening import reading, talk
from tracktwo.cli.writing import write_out


@click.command(
    "export",
    epilog="""\b
Columns: each line is one JSON object with `type`: record, article, actor, place, report, entry or family.

\b
Examples:
  tracktwo --record talks.db export jsonl -o talks.jsonl
  tracktwo --record talks.db export jsonl | head -1""",
)
@click.argument("form", type=click.Choice(["jsonl"]), metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; stdout if not given.",
)
@click.pass_obj
def command(path: Path, form: str, output: Path | None) -> None:
    """Write the whole record for other programs. FORMAT is jsonl."""
    del form
    from tracktwo.export.jsonl import jsonl_lines

    with reading(path) as record:
        write_out(jsonl_lines(record.export_rows()), output)
    if output is not None and str(output) != "-":
        talk(f"wrote {output}")
