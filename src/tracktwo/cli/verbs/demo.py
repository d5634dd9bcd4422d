"""``tracktwo demo``."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import resources
from pathlib import Path

import click

from tracktwo.cli.opening import coverage_of, look, talk
from tracktwo.cli.progress import shown_progress
from tracktwo.cli.writing import write_out

PARTIAL = 3


@click.command(
    "demo",
    epilog="""\b
Prints the brief (sections with numbered notes) and writes the dossier to tracktwo-demo.html, or where -o says.

\b
Examples:
  tracktwo demo
  tracktwo --record sample.db demo --keep -o sample.html""",
)
@click.option("--keep", is_flag=True, help="Keep the record (in the file that --record names).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("tracktwo-demo.html"),
    show_default=True,
    metavar="FILE.html",
    help="Where to write the dossier.",
)
@click.pass_context
def command(ctx: click.Context, keep: bool, output: Path) -> int:
    """Read the sample coverage that comes with tracktwo, print its brief and write its dossier."""
    from tracktwo.cli.verbs.add import summary
    from tracktwo.record import Record
    from tracktwo.report.html import dossier
    from tracktwo.report.outline import outline
    from tracktwo.report.terminal import brief_lines

    source = ctx.parent.get_parameter_source("record") if ctx.parent else None
    given = source is not None and source is not click.core.ParameterSource.DEFAULT
    with _place(ctx.obj, keep=keep or given) as path, ExitStack() as stack:
        folder = stack.enter_context(resources.as_file(resources.files("tracktwo") / "sample" / "coverage"))
        with Record.open(path, create=True) as record, shown_progress() as tell:
            added = record.add([str(folder)], manifest=folder / "manifest.csv", progress=tell)
            talk(summary(record))
        coverage = coverage_of(path)
        for line in brief_lines(outline(coverage), look()):
            click.echo(line)
        write_out([dossier(coverage).encode()], output)
        talk(f"wrote {output}; open it in any browser")
        if keep or given:
            talk(f"next: tracktwo --record {path} compare …")
    return PARTIAL if added.failed else 0


@contextmanager
def _place(path: Path, *, keep: bool) -> Iterator[Path]:
    """Give the file of the record: the one named, or one that is gone afterwards."""
    if keep:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="tracktwo-") as folder:
        yield Path(folder) / "demo.db"
