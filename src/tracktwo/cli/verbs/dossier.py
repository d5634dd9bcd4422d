"""``tracktwo dossier``."""

from pathlib import Path

import click

from tracktwo.cli.opening import coverage_of, talk
from tracktwo.cli.writing import write_out


@click.command(
    "dossier",
    epilog="""\b
Writes one HTML file that needs nothing else: the brief, pictures with their tables, comparisons, copies, notes, and
the articles with the passages marked.

\b
Examples:
  tracktwo --record talks.db dossier -o talks.html
  tracktwo --record talks.db dossier -o - > talks.html""",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE.html",
    help="Where to write it; - is stdout.",
)
@click.pass_obj
def command(path: Path, output: Path) -> None:
    """Write the dossier: everything the record tells, each line opening the passage it rests on."""
    from tracktwo.report.html import dossier

    page = dossier(coverage_of(path))
    write_out([page.encode()], output)
    if str(output) != "-":
        talk(f"wrote {output}, {len(page) // 1000:,} kB; open it in any browser")
