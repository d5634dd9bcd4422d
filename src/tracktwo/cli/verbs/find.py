"""``tracktwo find``."""

from pathlib import Path

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import reading

COLUMNS = ("article", "title", "start", "end", "snippet")


@click.command(
    "find",
    epilog="""\b
Columns: article, title, start, end, snippet.

\b
Examples:
  tracktwo --record talks.db find ceasefire
  tracktwo --record talks.db find "parallel talks" --csv""",
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many hits.")
@listing_options
@click.pass_obj
def command(path: Path, words: tuple[str, ...], limit: int, shape: str | None) -> None:
    """Search the articles' text for words, or for a phrase in quotation marks."""
    with reading(path) as record:
        hits = record.search(" ".join(words), limit=limit)
    rows = [{name: getattr(hit, name) for name in COLUMNS} for hit in hits]
    print_rows(COLUMNS, rows, shape, nothing=f"nothing found for {' '.join(words)!r}")
