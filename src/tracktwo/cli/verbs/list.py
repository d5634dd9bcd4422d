"""``tracktwo list``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import coverage_of, reading

if TYPE_CHECKING:
    from tracktwo.cli.rows import Wanted

_DAY = click.DateTime(["%Y-%m-%d"])
_STATUS = click.Choice(
    ["happened", "ongoing", "planned", "proposed", "conditional", "denied", "refused", "hypothetical"]
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing: all its columns, those of a table, and its rows."""

    columns: Sequence[str]
    shown: Sequence[str]
    rows: list[dict[str, Any]]


@click.command(
    "list",
    epilog="""\b
WHAT is a kind of report (statements, contacts, rounds, agreements, ceasefires, violations, attacks, control,
movements, figures, actions), or articles, entries, actors, places, failures.

\b
Columns of a kind: id, kind, status, the kind's fields, said_by, plover, published, file, article, start, end.
Of articles: id, file, path, url, outlet, origin, title, published, published_how, language, family, reports.
Of entries: id, kind, status, when, where, caption, reports, origins, carriers, verdict, differ.
Of actors: id, name, kind, country, sector, side, roles, aliases, how.
Of places: id, name, country, lat, lon, precision, radius_km, gazetteer, gazetteer_id.
Of failures: path, what, where, next_step.    Of --undated: id, kind, field, text, why, article, start, end.

\b
Examples:
  tracktwo --record talks.db list statements --actor Putin --since 2016-12-01
  tracktwo --record talks.db list entries --verdict differ --csv""",
)
@click.argument("what", required=False)
@click.option(
    "--undated", is_flag=True, help="List dates that could not be resolved, and articles with no date or two at odds."
)
@click.option("--actor", default="", metavar="NAME", help="Only what names this actor: an id, or part of a name.")
@click.option("--since", type=_DAY, metavar="DAY", help="Only what can have been on or after this day (2016-12-16).")
@click.option("--until", type=_DAY, metavar="DAY", help="Only what can have been on or before this day.")
@click.option("--status", type=_STATUS, default=None, help="Only this status.")
@click.option("--verdict", type=click.Choice(["agree", "differ", "compatible", "single"]), help="Only entries with it.")
@click.option("--limit", type=click.IntRange(1), help="At most so many rows.")
@listing_options
@click.pass_obj
def command(
    path: Path, /, what: str | None, undated: bool, limit: int | None, shape: str | None, **filters: Any
) -> None:
    """List reports of a kind, articles, actors, places, entries or failures."""
    from tracktwo.cli.rows import Wanted

    if what is None and not undated:
        raise click.UsageError(
            "say what to list: a kind such as statements, or articles, entries, actors, places, failures"
        )
    for end in ("since", "until"):
        filters[end] = filters[end].date().isoformat() if filters[end] else ""
    wanted = Wanted(**{name: value or "" for name, value in filters.items()})
    listed = _undated(path) if undated else _listed(path, what or "", wanted)
    print_rows(listed.columns, listed.rows[:limit], shape, shown=listed.shown, nothing="nothing to list")


def _undated(path: Path) -> Listed:
    """List what has no date."""
    from tracktwo.cli.rows import UNDATED, undated_rows

    return Listed(UNDATED, UNDATED, undated_rows(coverage_of(path)))


def _listed(path: Path, what: str, wanted: "Wanted") -> Listed:
    """Make the listing asked for."""
    from tracktwo.cli.rows import FAILURES, LISTS, kind_columns, kind_named, report_rows, table_columns
    from tracktwo.ontology.load import load_ontology

    if what == "failures":
        with reading(path) as record:
            rows = [{name: getattr(failure, name) for name in FAILURES} for failure in record.failures()]
        return Listed(FAILURES, FAILURES, rows)
    if what in LISTS:
        columns, lister = LISTS[what]
        return Listed(columns, table_columns(what, columns), lister(coverage_of(path), wanted))
    ontology = load_ontology()
    kind = kind_named(ontology, what)
    if kind is None:
        known = ", ".join([*(kind.plural for kind in ontology.kinds.values()), *LISTS, "failures"])
        raise click.UsageError(f"nothing is called {what!r}; there are {known}")
    columns = kind_columns(kind)
    return Listed(columns, table_columns(what, columns, kind), report_rows(coverage_of(path), kind, wanted))
