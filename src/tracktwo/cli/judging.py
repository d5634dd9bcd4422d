"""What verbs that judge have in common: their options, the record opened to write in, and a judgement made of now."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

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
