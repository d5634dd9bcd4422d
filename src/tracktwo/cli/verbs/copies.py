"""``tracktwo copies``."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of

if TYPE_CHECKING:
    from tracktwo.report.copied import Copied

COLUMNS = ("family", "origin", "file", "outlet", "published", "relation", "cover", "changed", "changes", "article")


@click.command(
    "copies",
    epilog="""\b
Columns: family, origin (who wrote it first), file, outlet, published, relation (original, copy, edited, partial),
cover (the share of its own words that stand in the original), changed (how many passages), changes (from, to, start,
end), article.

\b
Examples:
  tracktwo --record talks.db copies
  tracktwo --record talks.db copies 002 --json""",
)
@click.argument("wanted", required=False, default="", metavar="[FAMILY|ARTICLE]")
@listing_options
@click.pass_obj
def command(path: Path, wanted: str, shape: str | None) -> None:
    """List the families of copies; with an article or a family, its changed words too."""
    from tracktwo.report.copied import copied

    found = copied(coverage_of(path), wanted)
    rows = [_row(one) for one in found]
    shown = ("family", "origin", "article", "file", "outlet", "published", "relation", "cover", "changed")
    nothing = f"{wanted} has no copies here" if wanted else "no article is a copy of another"
    print_rows(COLUMNS, rows, shape, shown=shown, nothing=nothing)
    if wanted and shape in (None, "table"):
        for one in found:
            for change in one.changes:
                click.echo(f"{one.file} [{change.start}–{change.end}]  {_words(change.from_)} → {_words(change.to)}")


def _row(one: "Copied") -> dict[str, Any]:
    """Return a member as a row; in its changes, ``from`` is a key as in the contract."""
    changes = [{"from": c.from_, "to": c.to, "start": c.start, "end": c.end} for c in one.changes]
    return {**asdict(one), "changed": len(changes), "changes": changes}


def _words(text: str) -> str:
    """Return a changed passage between quotation marks, or what stands for nothing."""
    from tracktwo.report.words import quoted

    return quoted(text, 80) if text.strip() else "–"
