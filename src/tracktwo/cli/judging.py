"""What verbs that judge share: options, the record opened to write in, a judgement made of now, and its telling."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracktwo.cli.opening import talk

if TYPE_CHECKING:
    from tracktwo.record import Record
    from tracktwo.types import Judgement

F = TypeVar("F", bound=Callable[..., Any])


def judging_options(function: F) -> F:
    """Give a verb the options that every judgement takes."""
    function = click.option("--why", default="", metavar="TEXT", help="Why; kept in the log.")(function)
    return click.option(
        "--by", envvar="TRACKTWO_ANALYST", metavar="NAME", show_envvar=True, help="Who judges; your login if not given."
    )(function)


@contextmanager
def writing(path: Path, *, create: bool = False) -> "Iterator[Record]":
    """Open a record to judge in."""
    from tracktwo.record import Record

    with Record.open(path, create=create) as record:
        yield record


def new_judgement(act: Any, by: str | None, why: str, **what: Any) -> "Judgement":
    """Make a judgement of now."""
    import datetime as dt
    import getpass

    from tracktwo.types import Judgement

    try:
        login = by or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without logins
        login = "unknown"
    now = dt.datetime.now(tz=dt.UTC).replace(microsecond=0, tzinfo=None)
    return Judgement(act=act, by=login, at=f"{now.isoformat()}Z", why=why, **what)


def undone_number(record: "Record", number: int | None, acts: Collection[str], log: str) -> int:
    """Return which judgement an undo takes back: the one named, else the last of the ``acts`` that stands.

    Raises RecordError where none of them stands; ``log`` is the verb that lists them.
    """
    from tracktwo.actors.judgements import standing
    from tracktwo.errors import RecordError

    held = [judgement.number for judgement in standing(record.judgements()) if judgement.act in acts]
    if number is None and not held:
        raise RecordError("there is nothing to undo", where="the log", next_step=f"see tracktwo {log}")
    return number if number is not None else held[-1]


def judge_aloud(
    path: Path,
    record: "Record",
    judgement: "Judgement",
    what_words: "Callable[[Judgement], str]",
    verb: str,
    *,
    as_json: bool = False,
) -> None:
    """Write a judgement and say what came of it; ``verb`` is the one that takes it back."""
    from tracktwo.codec import judgement_to_row, to_json

    before = record.counts()["entries"]
    done = record.judge(judgement)
    if as_json:
        click.echo(to_json({**judgement_to_row(done or judgement), "changed": done is not None}))
        return
    if done is None:
        talk(f"nothing changed: {judgement.act} {what_words(judgement)} holds already")
        return
    after = record.counts()["entries"]
    change = f" · {before} entries are {after} now" if before != after else ""
    click.echo(f"judgement {done.number}: {done.act} {what_words(done)}{change}")
    talk(f"take it back: tracktwo --record {path} {verb} undo {done.number}")
