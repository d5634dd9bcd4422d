"""``tracktwo actors``: who is who, and what somebody judged about it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.judging import judge_aloud, judging_options, new_judgement, undone_number, writing
from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import look, reading, talk

if TYPE_CHECKING:
    from tracktwo.record import Record
    from tracktwo.types import Actor, Judgement

FOUND, PARTIAL = 1, 3
_LISTED = 10  # failures that are told one by one


@click.group(
    "actors",
    epilog="""\b
A judgement (merge, split, import) is a line of a log that only grows. It edits no report: reports are looked at
through it, now and whenever articles are added. `undo` takes one back.

\b
Examples:
  tracktwo --record talks.db actors list --on 2016-12-16
  tracktwo --record talks.db actors merge staffan-de-mistura x:de-mistura --why "the same man"
  tracktwo --record talks.db actors import syria.toml""",
)
def command() -> None:
    """Say who is who: list, show, merge, split, import and check actors."""


@command.command(
    "list", epilog="Columns: id, name, kind, country, sector, side, office, roles, aliases, how, articles."
)
@click.argument("name", default="")
@click.option("--kind", default="", help="Only this kind: person, government, body, armed_group …")
@click.option("--country", default="", metavar="CODE", help="Only of this state (ISO 3166-1 alpha-3).")
@click.option("--side", default="", help="Only on this side, as a case file says.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Offices of this day, not the newest article's.",
)
@click.option("--register", "whole", is_flag=True, help="List the register too, not only whom reports name.")
@listing_options
@click.pass_obj
def list_command(path: Path, /, name: str, day: Any, whole: bool, shape: str | None, **filters: str) -> None:
    """List the actors that reports name, with the office that each held on a day. NAME is part of a name or id."""
    from tracktwo.actors.aliases import fold
    from tracktwo.cli.actor_rows import ACTORS, ACTORS_SHOWN, actor_rows, newest_day

    with reading(path) as record:
        on = day.date().isoformat() if day else newest_day(record.articles())
        actors = list((_everybody(record) if whole else record.actors()).values())
        mentioned = _mentions(record)
    sought = fold(name).casefold()
    kept = [
        actor
        for actor in actors
        if sought in fold(" ".join((actor.id, actor.name, *actor.aliases))).casefold()
        and all(not wanted or getattr(actor, key) == wanted for key, wanted in filters.items())
    ]
    print_rows(ACTORS, actor_rows(kept, on, mentioned), shape, shown=ACTORS_SHOWN, nothing="no such actors")
    if kept and shape in (None, "table"):
        talk(f"{len(kept)} actors · offices as of {on}" if on else f"{len(kept)} actors · no article is dated")


@command.command("show")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@click.pass_obj
def show_command(path: Path, name: str, as_json: bool) -> None:
    """Show one actor: names, offices in time, what was judged of it, and where reports name it. ID may be a name."""
    from tracktwo.cli.actor_rows import ACTOR_ACTS, find_actor, log_rows, role_words
    from tracktwo.codec import to_json

    with reading(path) as record:
        actor = find_actor(_everybody(record), name)
        judged = [row for row in log_rows(record.judgements(), ACTOR_ACTS) if actor.id in str(row["what"])]
        merged = sorted(id_ for id_, kept in record.judged().same.items() if kept == actor.id)
        articles = record.mentions(actor.id)
    if as_json:
        click.echo(to_json({**_plain(actor), "merged": merged, "articles": articles, "judgements": judged}))
        return
    drawn = look()
    click.echo(drawn.paint(f"actor {actor.id}", "strong"))
    pairs = [
        ("name", actor.name), ("kind", actor.kind), ("aliases", ", ".join(actor.aliases)), ("country", actor.country),
        ("sector", actor.sector), ("side", actor.side), ("known from", actor.how), ("merged here", ", ".join(merged)),
        *(("office", role_words(role)) for role in actor.roles),
        *(("judgement", f"{row['number']} {row['act']}: {row['what']}, by {row['by']}") for row in judged),
        *(("in", f"{article}  {number} reports") for article, number in articles.items()),
    ]  # fmt: skip
    for label, value in pairs:
        if value:
            click.echo(f"{drawn.paint(label.ljust(14), 'quiet')}{value}")


@command.command("merge")
@click.argument("names", nargs=-1, required=True, metavar="KEEP OTHER…")
@judging_options
@click.pass_obj
def merge_command(path: Path, names: Sequence[str], by: str | None, why: str) -> None:
    """Judge that actors are one; the first is kept. Each is named by its id, or by a name that only it has."""
    from tracktwo.cli.actor_rows import find_actor

    if len(names) < 2:  # noqa: PLR2004 - one alone is nothing to merge
        raise click.UsageError("name two actors or more: the one to keep, and the others")
    with writing(path) as record:
        known = _everybody(record, merged=True)
        _judge(path, record, new_judgement("merge", by, why, ids=tuple(find_actor(known, one).id for one in names)))


@command.command("split")
@click.argument("name", metavar="ID")
@click.option(
    "--article", "articles", multiple=True, required=True, metavar="ID", help="In this article (again for more)."
)
@click.option("--as", "other", default="", metavar="NEW", help="Who it is there: an actor's id or name, or a new name.")
@judging_options
@click.pass_obj
def split_command(path: Path, name: str, articles: Sequence[str], other: str, by: str | None, why: str) -> None:
    """Judge that an actor of some articles is somebody else there, such as another person of the same name."""
    from dataclasses import replace

    from tracktwo.actors.aliases import slug
    from tracktwo.cli.actor_rows import find_actor
    from tracktwo.cli.finding import find_thing
    from tracktwo.errors import RecordError
    from tracktwo.report.coverage import take_coverage
    from tracktwo.types import Article

    with writing(path) as record:
        known, coverage = _everybody(record, merged=True), take_coverage(record)
        actor = find_actor(known, name)
        found = [find_thing(coverage, one) for one in articles]
        wrong = next((one for one, thing in zip(articles, found, strict=True) if not isinstance(thing, Article)), None)
        if wrong is not None:
            raise RecordError(f"{wrong!r} is no article", where=str(path), next_step="see tracktwo list articles")
        made: tuple[Actor, ...] = ()
        try:
            meant = find_actor(known, other).id if other else ""
        except RecordError:
            meant = ""
        if not meant:
            meant = f"x:{slug(other)}" if other else f"{actor.id}-{len(record.judgements()) + 2}"
            made = (replace(actor, id=meant, name=other or actor.name, aliases=(), roles=(), how="analyst"),)
        ids = (actor.id, meant)
        _judge(path, record, new_judgement("split", by, why, ids=ids, articles=tuple(a.id for a in found), actors=made))


@command.command(
    "import",
    epilog="""\b
Formats: cameo (.txt, .actors: a dictionary of TABARI or PETRARCH), table (.csv: itemLabel, item, itemAltLabel, kind,
country, positionLabel, ofLabel, start, end, as Wikidata's query service gives them), case (.toml: sides and actors of a
conflict). What cannot be read is told, line by line, and the rest goes in: exit status 3.

\b
Examples:
  tracktwo --record talks.db actors import syria.toml
  tracktwo --record talks.db actors import ministers.csv --why "Wikidata, 24 Nov 2026\"""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=False), metavar="FILE…")
@click.option("--as", "form", type=click.Choice(["cameo", "table", "case"]), help="The format.")
@click.option("--dry-run", is_flag=True, help="Read the files and say what is in them; write nothing.")
@judging_options
@click.pass_obj
def import_command(path: Path, files: Sequence[Path], form: Any, dry_run: bool, by: str | None, why: str) -> int:
    """Bring actors in from dictionaries, tables and case files; importing twice is importing once."""
    from tracktwo.actors.importing.read import read_actors
    from tracktwo.errors import InputError

    failed = 0
    for file in files:
        try:
            brought = read_actors(file, form)
        except InputError as error:
            failed += 1
            talk(f"{file}: {error.what} — {error.next_step}")
            continue
        left = f" · {brought.left} left to the register" if brought.left else ""
        bad = f" · {len(brought.failures)} lines failed" if brought.failures else ""
        talk(f"{file}: {len(brought.actors)} actors{left}{bad}")
        failed += len(brought.failures)
        for failure in brought.failures[:_LISTED]:
            talk(f"  {failure.where}: {failure.what} — {failure.next_step}")
        if len(brought.failures) > _LISTED:
            talk(f"  … and {len(brought.failures) - _LISTED} more")
        if brought.actors and not dry_run:
            with writing(path, create=True) as record:
                _judge(path, record, new_judgement("import", by, why or f"from {file.name}", actors=brought.actors))
    return PARTIAL if failed else 0


@command.command("check", epilog="Columns: what (fault, no dates, missing), of, office, when, text.")
@click.option("--since", type=int, default=2011, show_default=True, metavar="YEAR", help="The first year to look at.")
@click.option("--until", type=int, default=None, metavar="YEAR", help="The last year; this one if not given.")
@click.option("--state", "states", multiple=True, metavar="CODE", help="Only this state; may be repeated.")
@listing_options
@click.pass_obj
def check_command(path: Path, /, since: int, until: int | None, states: Sequence[str], shape: str | None) -> int:
    """List gaps and faults of the register and of what was imported; exit status 1 where there are any.

    Faults: two holders of one office at a time, names that two actors have, unknown states. Missing: years without a
    known head of state or government, foreign or defence minister.
    """
    import datetime as dt

    from tracktwo.actors.register import load_register, with_actors
    from tracktwo.actors.states import load_states
    from tracktwo.cli.actor_rows import CHECK, check_rows, check_words

    unknown = [code for code in states if code.upper() not in load_states()]
    if unknown:
        raise click.UsageError(f"unknown state {unknown[0]!r}: write its ISO 3166-1 alpha-3 code, such as SYR")
    register = load_register()
    if path.exists():
        with reading(path) as record:
            register = with_actors(register, record.judged().actors.values())
    last = until if until is not None else dt.datetime.now(tz=dt.UTC).year
    rows = check_rows(register, since, last, [code.upper() for code in states])
    print_rows(CHECK, rows, shape, shown=("what", "of", "office", "when", "text"), nothing="nothing found")
    if rows:
        talk(check_words(rows))
    return FOUND if rows else 0


@command.command("log", epilog="Columns: number, act, what, by, at, why, stands.")
@listing_options
@click.pass_obj
def log_command(path: Path, shape: str | None) -> None:
    """List the judgements on actors, the last first: who, when, why, and whether it stands."""
    from tracktwo.cli.actor_rows import ACTOR_ACTS, LOG, log_rows

    with reading(path) as record:
        rows = log_rows(record.judgements(), ACTOR_ACTS)
    print_rows(LOG, rows, shape, nothing="nobody has judged anything yet")


@command.command("undo")
@click.argument("number", type=int, required=False)
@judging_options
@click.pass_obj
def undo_command(path: Path, number: int | None, by: str | None, why: str) -> None:
    """Take a judgement back: the last that stands, or the one of NUMBER. An undo can be undone too."""
    from tracktwo.cli.actor_rows import ACTOR_ACTS

    with writing(path) as record:
        undone = undone_number(record, number, ACTOR_ACTS, "actors log")
        _judge(path, record, new_judgement("undo", by, why, undoes=undone))


def _judge(path: Path, record: "Record", judgement: "Judgement") -> None:
    """Write a judgement and say what came of it."""
    from tracktwo.cli.actor_rows import what_words

    judge_aloud(path, record, judgement, what_words, "actors")


def _everybody(record: "Record", *, merged: bool = False) -> "dict[str, Actor]":
    """Return everybody whom reports, articles, imports and the register know; ``merged`` keeps merged ids too."""
    from tracktwo.actors.register import load_register

    known = {**load_register().actors, **record.told_actors(), **record.actors()}
    if merged:
        return {**record.told_actors(as_read=True), **known}
    same = record.judged().same
    return {id_: actor for id_, actor in known.items() if id_ not in same}


def _mentions(record: "Record") -> dict[str, int]:
    """Return in how many articles reports name each actor."""
    from tracktwo.export.rows import actor_ids

    pairs = {(id_, report.article) for report in record.reports() for id_ in actor_ids(report)}
    found: dict[str, int] = {}
    for id_, _ in pairs:
        found[id_] = found.get(id_, 0) + 1
    return found


def _plain(actor: "Actor") -> dict[str, Any]:
    """Return an actor as a plain object."""
    from tracktwo.codec import to_plain

    plain: dict[str, Any] = to_plain(actor)
    return plain
