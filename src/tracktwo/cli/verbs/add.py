"""``tracktwo add``."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracktwo.cli.opening import talk
from tracktwo.cli.progress import shown_progress

if TYPE_CHECKING:
    from tracktwo.record import Record

PARTIAL = 3
_LISTED = 10


@click.command(
    "add",
    epilog="""\b
Prints on stdout one line: articles and their period · what was found in them · accounts that differ.
Exit status 3 where some inputs failed; the others are in, and `tracktwo list failures` has the failures.

\b
Examples:
  tracktwo --record talks.db add articles/ --manifest articles/manifest.csv
  tracktwo --record talks.db add piece.html --published 2016-12-16 --outlet "The Harbour Post" """,
)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="CSV with path,url,outlet,published,title,author,language,credit (any of them); paths relative to it.",
)
@click.option("--published", metavar="DATE", help="When all of these were published (EDTF, such as 2016-12-16).")
@click.option("--outlet", metavar="NAME", help="Who published all of these.")
@click.pass_obj
def command(
    record: Path, paths: tuple[str, ...], manifest: Path | None, published: str | None, outlet: str | None
) -> int:
    """Read articles into the record: files, folders, or - for stdin. Adding twice is adding once."""
    if not paths:
        raise click.UsageError("nothing to add: give files, folders or - for stdin")
    from tracktwo.record import Record
    from tracktwo.sources import unused_manifests

    with Record.open(record, create=True) as opened:
        with shown_progress() as tell:
            stdin = sys.stdin.buffer if "-" in paths else None
            added = opened.add(paths, manifest=manifest, published=published, outlet=outlet, stdin=stdin, progress=tell)
        click.echo(summary(opened))
        if added.known:
            talk(f"{added.added} new, {added.known} known already")
        if added.failed:
            _tell_failures(opened, added.failed)
        _tell_of_days_to_come(opened)
        empty = not opened.counts().get("articles", 0)
    for path in unused_manifests(paths, manifest):
        talk(f"{path} looks like a manifest and was not used: give it with --manifest")
    if not empty:
        talk(f"next: tracktwo --record {record} brief")
    return PARTIAL if added.failed else 0


def summary(record: "Record") -> str:
    """Return one line on what a record holds now."""
    from tracktwo.report.dates import iso_days
    from tracktwo.report.outline import spanned
    from tracktwo.report.words import counted

    counts = record.counts()
    days = [span for article in record.articles() if (span := iso_days(article.published))]
    period = f", {spanned(days)}" if days else ", undated" if counts.get("articles", 0) else ""
    talks = counts.get("kind:contact", 0) + counts.get("kind:round", 0)
    differing = sum(any(a.verdict == "differ" for a in entry.fields.values()) for entry in record.entries())
    return " · ".join([
        counted(counts.get("articles", 0), "article") + period,
        counted(counts.get("kind:statement", 0), "statement"),
        counted(counts.get("kind:figure", 0), "figure"),
        f"{talks} contacts and rounds" if talks != 1 else "1 contact or round",
        f"{counted(differing, 'account')} {'differs' if differing == 1 else 'differ'}",
    ])  # fmt: skip


def _tell_failures(record: "Record", number: int) -> None:
    """List the newest failures and say where all of them are."""
    failures = record.failures()
    earlier = f", {len(failures) - number} earlier" if len(failures) > number else ""
    talk(f"{number} failed{earlier}:")
    for failure in failures[:_LISTED]:
        advice = f" — {failure.next_step}" if failure.next_step else ""
        where = f" ({failure.where})" if failure.where and failure.where != failure.path else ""
        talk(f"  {failure.path}: {failure.what}{where}{advice}")
    if len(failures) > _LISTED:
        talk("  … and more: tracktwo list failures")


def _tell_of_days_to_come(record: "Record") -> None:
    """Name the articles dated after today: a date in the future is a slip of the pen, and dates are counted from it."""
    tomorrow = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()  # today may already be over somewhere
    late = [f"{a.path or a.id} ({a.published})" for a in record.articles() if (a.published or "") > tomorrow]
    if late:
        more = f" and {len(late) - _LISTED} more" if len(late) > _LISTED else ""
        talk(
            f"published after today: {', '.join(late[:_LISTED])}{more} — check the date, and add again with --published"
        )
