"""``tracktwo timeline``."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, talk

COLUMNS = ("when", "start", "end", "status", "kind", "what", "place", "verdict", "origins", "articles",
           "entry")  # fmt: skip
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    "timeline",
    epilog="""\b
Columns: when (EDTF), start, end (the first and last day it can mean), status, kind, what, place, verdict (on the date),
origins, articles, entry.

\b
Examples:
  tracktwo --record talks.db timeline --since 2016-12-01 --until 2016-12-31
  tracktwo --record talks.db timeline --kind round --kind ceasefire --csv""",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind (all but statements and figures).")
@click.option("--actor", default="", metavar="NAME", help="Only what names this actor: an id, or part of a name.")
@click.option("--since", type=_DAY, metavar="DAY", help="Only what can have been on or after this day.")
@click.option("--until", type=_DAY, metavar="DAY", help="Only what can have been on or before this day.")
@listing_options
@click.pass_obj
def command(
    path: Path, kinds: tuple[str, ...], actor: str, since: datetime | None, until: datetime | None, shape: str | None
) -> None:
    """List what has a date, in order: what was, and what is said to lie ahead."""
    from tracktwo.cli.rows import kind_named
    from tracktwo.ontology.load import load_ontology
    from tracktwo.report.timeline import timeline
    from tracktwo.report.words import counted

    ontology = load_ontology()
    named = {name: kind_named(ontology, name) for name in kinds}
    for name, kind in named.items():
        if kind is None:
            raise click.UsageError(f"no kind {name!r}; there are {', '.join(ontology.kinds)}")
    coverage = coverage_of(path)
    found = timeline(
        coverage,
        kinds=frozenset(kind.name for kind in named.values() if kind),
        since=since.date().isoformat() if since else "",
        until=until.date().isoformat() if until else "",
        actor=actor,
    )
    shown = ("when", "status", "kind", "what", "place", "verdict", "origins", "entry")
    print_rows(COLUMNS, [asdict(moment) for moment in found], shape, shown=shown, nothing="nothing with such a date")
    undated = sum(entry.when is None for entry in coverage.entries.values())
    if shape in (None, "table") and undated:
        talk(f"{counted(undated, 'entry', 'entries')} without a date: tracktwo list entries")
