"""``tracktwo find``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import reading

if TYPE_CHECKING:
    from tracktwo.store.contract import Hit
    from tracktwo.types import Article

COLUMNS = ("article", "file", "title", "start", "end", "snippet")
_SHOWN = ("file", "start", "end", "snippet")


@click.command(
    "find",
    epilog="""\b
Columns: article, file, title, start, end, snippet.

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
        articles = {hit.article: record.article(hit.article) for hit in hits}
    rows = [_row(hit, articles[hit.article]) for hit in hits]
    print_rows(COLUMNS, rows, shape, shown=_SHOWN, nothing=f"nothing found for {' '.join(words)!r}")


def _row(hit: "Hit", article: "Article | None") -> dict[str, Any]:
    """Return a hit as a row, with the names that a reader knows its article by."""
    from tracktwo.report.coverage import file_name
    from tracktwo.report.words import headline

    row = {"article": hit.article, "start": hit.start, "end": hit.end, "snippet": hit.snippet}
    return row | ({"file": file_name(article), "title": headline(article)} if article else {})
