"""A record in one SQLite file: WAL, one ``BEGIN IMMEDIATE`` transaction at a time, FTS5 for search.

Deferred transactions lose when two writers meet (1,056 of 1,200 failed as measured); immediate ones wait their turn.
``synchronous=FULL`` makes a commit outlast a power cut.
"""

import contextlib
import hashlib
import os
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from tracktwo.errors import RecordError
from tracktwo.store.contract import Hit
from tracktwo.store.migrations import migrate, pending
from tracktwo.store.sql import SqlStore
from tracktwo.types import Article

# How long a writer waits for another, in milliseconds: an article takes well under a second.
BUSY_TIMEOUT = 30_000
# Pages kept at hand, in kilobytes: an article's keys go to a thousand pages of the indexes, and the default holds 500.
# Some hundred of those lie anywhere in the record; those of 20,000 articles have room here.
CACHE = 262_144
# Pages in the log before they go into the file: several articles' work, since articles of one time share pages.
CHECKPOINT = 32_000
SNIPPET = 80

_CREATE_INDEX = """
CREATE VIRTUAL TABLE IF NOT EXISTS search
USING fts5(article UNINDEXED, title, text, tokenize = 'porter unicode61 remove_diacritics 2')
"""


class SqliteStore(SqlStore):
    """A record in one SQLite file."""

    def _begin(self, connection: Connection) -> None:
        """Take the write lock at once."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def foreign_writes(self) -> int:
        """Return SQLite's count of what other connections have committed."""
        with self._connection() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def _index(self, article: Article) -> None:
        """Add an article to the full-text index."""
        statement = text("INSERT INTO search (rowid, article, title, text) VALUES (:row, :article, :title, :text)")
        title, row = article.title or "", _search_row(article.id)
        self._run(statement, [{"row": row, "article": article.id, "title": title, "text": article.text}])

    def _unindex(self, article: str) -> None:
        """Take an article out of the full-text index."""
        self._run(text("DELETE FROM search WHERE rowid = :row"), [{"row": _search_row(article)}])

    def search(self, words: str, limit: int) -> list[Hit]:
        """Return one passage an article that holds all the words, best articles first.

        Words in quotation marks are looked for as a phrase. A hit's offsets are those of the first word or phrase
        found; an article that holds words only in other forms (the index stems) is shown from its start.
        """
        terms = [" ".join(re.findall(r"\w+", term)) for term in re.findall(r'"[^"]*"|\w+', words)]
        query = " ".join(f'"{term}"' for term in terms if term)
        if not query:
            return []
        statement = text(
            "SELECT article, title, text FROM search WHERE search MATCH :query ORDER BY rank, article LIMIT :limit"
        )
        with self._connection() as connection:
            rows = list(connection.execute(statement, {"query": query, "limit": limit}))
        return [_hit(row[0], row[1] or None, row[2], terms) for row in rows]

    def check(self) -> list[str]:
        """Return what SQLite finds wrong with the file."""
        with self._connection() as connection:
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            loose = [
                f"row {row[1]} of {row[0]} points to a missing {row[2]}"
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
            ]
        return found + loose


def open_sqlite(path: Path, *, create: bool = False, read_only: bool = False) -> SqliteStore:
    """Open the record at ``path``; ``create`` makes it where it is missing, ``read_only`` forbids every write.

    Raises RecordError where there is none, where it is no record, or where it was written by a newer version.
    """
    where = str(path)
    if not path.exists() and not create:
        raise RecordError("there is no record here", where=where, next_step="make one with `tracktwo init` or `add`")
    if path.is_dir() or not path.parent.is_dir():
        raise RecordError("a record is a file in an existing folder", where=where, next_step="name a file")
    fresh = not path.exists()
    mode = "ro" if read_only else "rwc" if create else "rw"
    engine = create_engine(f"sqlite:///file:{quote(str(path.resolve()))}?mode={mode}&uri=true", poolclass=StaticPool)
    event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
    store = SqliteStore(engine, where)
    try:
        if read_only:
            _check_current(store)
        else:
            _bring_up_to_date(store)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = f"SQLite says: {error.args[0]}"
        advice = f"name another file, or a new one; {said}"
        raise RecordError("this file is not a record", where=where, next_step=advice) from error
    if fresh:
        with contextlib.suppress(OSError):
            os.chmod(path, 0o600)  # noqa: PTH101 - a record may name people at risk: its owner alone reads it
    return store


def _bring_up_to_date(store: SqliteStore) -> None:
    """Apply missing migrations and make the search index, in one transaction."""
    with store.writing(), store._connection() as connection:  # noqa: SLF001 - this module is the store's own
        migrate(connection, store.where)
        connection.exec_driver_sql(_CREATE_INDEX)


def _check_current(store: SqliteStore) -> None:
    """Refuse to read a record that lacks a migration, since reading never writes."""
    with store._connection() as connection:  # noqa: SLF001 - this module is the store's own
        missing = pending(connection)
    if missing:
        raise RecordError(
            "the record was written by an older version of tracktwo",
            where=store.where,
            next_step="bring it up to date with `tracktwo init`",
        )


def _prepare_writer(connection: Any, _record: Any) -> None:
    """Set up a connection for writing; SQLAlchemy gets hold of transactions only when we begin them."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")


def _prepare_reader(connection: Any, _record: Any) -> None:
    """Set up a connection that cannot write."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA query_only = ON")


def _search_row(article: str) -> int:
    """Return an article's row number in the index, made from its id: found at once, and the same after a VACUUM."""
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:8]) >> 1


def _hit(article: str, title: str | None, body: str, terms: list[str]) -> Hit:
    """Make a hit of the first word that stands in the text as it was asked for."""
    found = None
    for term in terms:
        found = re.search(r"\b" + r"\W+".join(map(re.escape, term.split())) + r"\b", body, re.IGNORECASE)
        if found:
            break
    start, end = found.span() if found else (0, 0)
    left, right = max(0, start - SNIPPET), min(len(body), end + SNIPPET)
    return Hit(article, title, start, end, " ".join(body[left:right].split()))
