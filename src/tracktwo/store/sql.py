"""A store over SQLAlchemy Core: what SQLite and any other SQL database do alike."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, insert, select, update

from tracktwo import codec
from tracktwo.errors import RecordError
from tracktwo.store import tables
from tracktwo.store.contract import Finding, StoredArticle, StoredFailure
from tracktwo.types import Actor, Article, Entry, Family, Judgement, Report

# SQLite takes at most 32,766 bound values a statement; 500 keeps every database's planner quick.
BATCH = 500
KEY = 8  # bytes of the key of a block
Id = TypeVar("Id", str, bytes)


class SqlStore:
    """A store over one engine. Subclasses add what only their database can do: opening, locking, search."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Keep the engine; ``where`` names the record in errors."""
        self.where = where
        self._engine = engine
        self._open: Connection | None = None

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open the one write transaction; an error inside undoes all of it."""
        with self._engine.connect() as connection:
            self._begin(connection)
            self._open = connection
            try:
                yield
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                self._open = None

    def _begin(self, connection: Connection) -> None:
        """Begin a transaction that holds the write lock from its first moment."""
        connection.begin()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """Give the open transaction's connection, or a fresh one for reading."""
        if self._open is not None:
            yield self._open
            return
        with self._engine.connect() as connection:
            yield connection

    def _run(self, statement: Any, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        """Execute a writing statement inside ``writing()``."""
        if self._open is None:
            raise RuntimeError("writes stand inside `with store.writing():`")
        if rows is None:
            self._open.execute(statement)
        elif rows:
            self._open.execute(statement, rows)

    def _rows(self, statement: Any) -> list[Any]:
        """Execute a reading statement."""
        with self._connection() as connection:
            return list(connection.execute(statement))

    def _by_ids(self, statement: Any, column: Any, ids: Iterable[Id]) -> list[Any]:
        """Execute a reading statement for many ids, in batches."""
        wanted = iter(sorted(set(ids)))
        found = []
        while batch := list(islice(wanted, BATCH)):
            found.extend(self._rows(statement.where(column.in_(batch))))
        return found

    # articles

    def articles(self, ids: Iterable[str] | None = None) -> list[Article]:
        """Return articles by id, or all, in order of id."""
        table = tables.ARTICLE
        statement = select(table.c.data, table.c.text).order_by(table.c.id)
        rows = self._rows(statement) if ids is None else self._by_ids(statement, table.c.id, ids)
        return [codec.from_plain({**codec.from_json(data), "text": text}, Article) for data, text in rows]

    def stored(self, sha256: str) -> list[StoredArticle]:
        """Return what is stored under a text's hash."""
        t = tables.ARTICLE
        statement = select(t.c.id, t.c.path, t.c.reading, t.c.given).where(t.c.sha256 == sha256).order_by(t.c.id)
        return [StoredArticle(*row) for row in self._rows(statement)]

    def put_finding(self, finding: Finding) -> None:
        """Store an article with its reports, replacing what was stored under its id."""
        article = finding.article
        self.remove_article(article.id)
        given, bands = _article_row(finding.given)["data"], sorted(set(finding.bands))
        row = {**_article_row(article), "reading": finding.reading, "given": given, "bands": " ".join(bands)}
        self._run(insert(tables.ARTICLE), [row])
        blocks = {report.id: _packed(finding.blocks.get(report.id, ())) for report in finding.reports}
        rows = [
            {
                "id": r.id,
                "article": r.article,
                "kind": r.kind,
                "data": _json(codec.report_to_row(r)),
                "blocks": blocks[r.id],
            }
            for r in finding.reports
        ]
        self._run(insert(tables.REPORT), rows)
        self._run(insert(tables.ACTOR), [{"article": article.id, "id": a.id, "data": _json(a)} for a in finding.actors])
        self._run(insert(tables.BLOCK), _block_rows(blocks))
        self._run(insert(tables.BAND), [{"key": key, "article": article.id} for key in bands])
        self._put_steps(article.id, finding.steps)
        self._index(article)

    def _put_steps(self, article: str, steps: Mapping[str, tuple[str, bytes]]) -> None:
        """Keep the outputs of an article's steps, and drop those that no present step version uses."""
        self._run(delete(tables.STEP_OUTPUT).where(tables.STEP_OUTPUT.c.article == article))
        self._run(delete(tables.STEP_OUTPUT).where(tables.STEP_OUTPUT.c.key.in_(sorted(steps))))
        rows = [
            {"key": key, "article": article, "step": step, "data": zlib.compress(output, 1)}
            for key, (step, output) in steps.items()
        ]
        self._run(insert(tables.STEP_OUTPUT), rows)

    def put_articles(self, articles: Iterable[Article]) -> None:
        """Write changed articles back, leaving their reports alone."""
        for article in articles:
            row = _article_row(article)
            self._run(update(tables.ARTICLE).where(tables.ARTICLE.c.id == row.pop("id")).values(**row))

    def remove_article(self, article: str) -> None:
        """Remove an article and all that was read from it; its cached steps stay, they may be wanted again."""
        t = tables.REPORT
        self._drop_blocks(self._rows(select(t.c.id, t.c.blocks).where(t.c.article == article)))
        a, b = tables.ARTICLE, tables.BAND
        bands = [
            key for (kept,) in self._rows(select(a.c.bands).where(a.c.id == article)) for key in (kept or "").split()
        ]
        this = delete(b).where(b.c.key == bindparam("one"), b.c.article == article)
        self._run(this, [{"one": key} for key in bands])
        self._run(delete(a).where(a.c.id == article))
        self._unindex(article)

    def get_steps(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the cached outputs of steps that are there, by key."""
        t = tables.STEP_OUTPUT
        return {key: zlib.decompress(data) for key, data in self._by_ids(select(t.c.key, t.c.data), t.c.key, keys)}

    # reports

    def reports(
        self, *, ids: Iterable[str] | None = None, kind: str | None = None, article: str | None = None
    ) -> list[Report]:
        """Return reports in order of id."""
        table = tables.REPORT
        statement = select(table.c.data).order_by(table.c.id)
        if kind is not None:
            statement = statement.where(table.c.kind == kind)
        if article is not None:
            statement = statement.where(table.c.article == article)
        rows = self._rows(statement) if ids is None else self._by_ids(statement, table.c.id, ids)
        return [codec.report_from_row(codec.from_json(data)) for (data,) in rows]

    def block_members(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the reports in each block, by the block's key; blocks without any are left out."""
        t = tables.BLOCK
        found: dict[str, list[str]] = {}
        packed = (bytes.fromhex(key) for key in keys)
        for key, report in self._by_ids(select(t.c.key, t.c.report).order_by(t.c.key, t.c.report), t.c.key, packed):
            found.setdefault(key.hex(), []).append(report)
        return found

    def articles_in_bands(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many of the bands each article holds, in order of id; those that hold none are left out."""
        found = Counter(row[0] for row in self._by_ids(select(tables.BAND.c.article), tables.BAND.c.key, keys))
        return dict(sorted(found.items()))

    def actors(self) -> list[tuple[str, Actor]]:
        """Return the actors that articles named, each with its article, in order of id and article."""
        t = tables.ACTOR
        rows = self._rows(select(t.c.article, t.c.data).order_by(t.c.id, t.c.article))
        return [(article, codec.from_plain(codec.from_json(data), Actor)) for article, data in rows]

    # families and entries

    def families(self, ids: Iterable[str] | None = None) -> list[Family]:
        """Return families in order of id."""
        statement = select(tables.FAMILY.c.data).order_by(tables.FAMILY.c.id)
        rows = self._rows(statement) if ids is None else self._by_ids(statement, tables.FAMILY.c.id, ids)
        return [codec.from_plain(codec.from_json(data), Family) for (data,) in rows]

    def families_of(self, articles: Iterable[str]) -> list[Family]:
        """Return the families that any of the articles belong to."""
        member = tables.FAMILY_MEMBER
        rows = self._by_ids(select(member.c.family).distinct(), member.c.article, articles)
        return self.families(row[0] for row in rows)

    def replace_families(self, old: Iterable[str], new: Iterable[Family]) -> None:
        """Put new families in the place of old ones."""
        self._delete(tables.FAMILY, old)
        made = list(new)
        self._run(insert(tables.FAMILY), [{"id": family.id, "data": _json(family)} for family in made])
        members = [{"article": one.article, "family": family.id} for family in made for one in family.members]
        self._run(insert(tables.FAMILY_MEMBER), members)

    def entries(self, *, ids: Iterable[str] | None = None, kind: str | None = None) -> list[Entry]:
        """Return entries in order of id."""
        statement = select(tables.ENTRY.c.data).order_by(tables.ENTRY.c.id)
        if kind is not None:
            statement = statement.where(tables.ENTRY.c.kind == kind)
        rows = self._rows(statement) if ids is None else self._by_ids(statement, tables.ENTRY.c.id, ids)
        return [codec.entry_from_row(codec.from_json(data)) for (data,) in rows]

    def entries_of(self, reports: Iterable[str]) -> list[Entry]:
        """Return the entries that any of the reports belong to."""
        return self.entries(ids=self.entry_ids_of(reports))

    def entry_members(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the reports of entries, in order, by the entry's id; entries that have none left are left out."""
        link = tables.ENTRY_REPORT
        rows = self._by_ids(select(link.c.entry, link.c.report).order_by(link.c.report), link.c.entry, ids)
        found: dict[str, list[str]] = {}
        for entry, report in rows:
            found.setdefault(entry, []).append(report)
        return {entry: tuple(reports) for entry, reports in found.items()}

    def entry_ids_of(self, reports: Iterable[str]) -> list[str]:
        """Return the ids of the entries that any of the reports belong to, in order."""
        link = tables.ENTRY_REPORT
        return sorted({row[0] for row in self._by_ids(select(link.c.entry).distinct(), link.c.report, reports)})

    def replace_entries(self, old: Iterable[str], new: Sequence[Entry]) -> None:
        """Put new entries in the place of old ones; those that are as they were stay untouched."""
        t, link = tables.ENTRY, tables.ENTRY_REPORT
        before = dict(self._by_ids(select(t.c.id, t.c.data), t.c.id, old))
        # Reports that were stored anew have lost their entry, be it as it was.
        held = Counter(row[0] for row in self._by_ids(select(link.c.entry), link.c.entry, before))
        rows = {
            entry.id: {"id": entry.id, "kind": entry.kind, "data": _json(codec.entry_to_row(entry))} for entry in new
        }
        same = {e.id for e in new if before.get(e.id) == rows[e.id]["data"] and held[e.id] == len(e.reports)}
        self._delete(t, before.keys() - same)
        self._run(insert(t), [row for id_, row in rows.items() if id_ not in same])
        links = ({"report": r, "entry": entry.id} for entry in new if entry.id not in same for r in entry.reports)
        self._run(insert(link), list(links))

    def replace_blocks(self, blocks: Mapping[str, Iterable[str]]) -> None:
        """Put new block keys in the place of the old ones of each report, by the report's id."""
        t, packed = tables.REPORT, {report: _packed(keys) for report, keys in blocks.items()}
        self._drop_blocks(self._by_ids(select(t.c.id, t.c.blocks), t.c.id, packed))
        put = update(t).where(t.c.id == bindparam("one")).values(blocks=bindparam("told"))
        self._run(put, [{"one": report, "told": told} for report, told in packed.items()])
        self._run(insert(tables.BLOCK), _block_rows(packed))

    def _drop_blocks(self, reports: Iterable[tuple[str, bytes | None]]) -> None:
        """Take the keys of reports, given with them, out of the index."""
        t = tables.BLOCK
        this = delete(t).where(t.c.key == bindparam("one"), t.c.report == bindparam("of"))
        rows = _block_rows({report: told for report, told in reports if told})
        self._run(this, [{"one": row["key"], "of": row["report"]} for row in rows])

    # notes

    def noted(self, name: str) -> str | None:
        """Return what was noted of the record itself under a name; None if nothing."""
        t = tables.META
        return next((value for (value,) in self._rows(select(t.c.value).where(t.c.key == name))), None)

    def note(self, name: str, value: str) -> None:
        """Note something of the record itself, in the place of what was noted under the name."""
        self._run(delete(tables.META).where(tables.META.c.key == name))
        self._run(insert(tables.META), [{"key": name, "value": value}])

    # judgements

    def put_judgement(self, judgement: Judgement) -> None:
        """Write a judgement at the end of the log; raises RecordError where its number is not the next."""
        last = self.last_judgement()
        if judgement.number != last + 1:
            raise RecordError(
                f"judgement {judgement.number} cannot follow judgement {last}",
                where=self.where,
                next_step="somebody else judged in between: look at the log, and judge again",
            )
        row = {"number": judgement.number, "data": _json(codec.judgement_to_row(judgement))}
        self._run(insert(tables.ACTOR_JUDGEMENT).values(**row))

    def judgements(self) -> list[Judgement]:
        """Return all judgements in order of number; none is ever changed or removed."""
        t = tables.ACTOR_JUDGEMENT
        rows = self._rows(select(t.c.data).order_by(t.c.number))
        return [codec.judgement_from_row(codec.from_json(data)) for (data,) in rows]

    def last_judgement(self) -> int:
        """Return the number of the last judgement, 0 where there is none."""
        return self._rows(select(func.max(tables.ACTOR_JUDGEMENT.c.number)))[0][0] or 0

    def _delete(self, table: Table, ids: Iterable[str]) -> None:
        """Delete rows by id."""
        wanted = iter(sorted(set(ids)))
        while batch := list(islice(wanted, BATCH)):
            self._run(delete(table).where(table.c.id.in_(batch)))

    # failures and counts

    def put_failure(self, failure: StoredFailure) -> None:
        """Keep a failed input."""
        self.drop_failure(failure.path)
        row = {"path": failure.path, "what": failure.what, "place": failure.where, "next_step": failure.next_step}
        self._run(insert(tables.FAILURE).values(**row))

    def drop_failure(self, path: str) -> None:
        """Forget a failure after its path could be read."""
        self._run(delete(tables.FAILURE).where(tables.FAILURE.c.path == path))

    def failures(self) -> list[StoredFailure]:
        """Return the failures in order of path."""
        t = tables.FAILURE
        statement = select(t.c.path, t.c.what, t.c.place, t.c.next_step).order_by(t.c.path)
        return [StoredFailure(*row) for row in self._rows(statement)]

    def counts(self) -> dict[str, int]:
        """Return the number of articles, reports, entries, families, failures, and of reports by kind."""
        counted = {
            "articles": tables.ARTICLE, "reports": tables.REPORT, "entries": tables.ENTRY,
            "families": tables.FAMILY, "failures": tables.FAILURE,
        }  # fmt: skip
        found = {name: self._rows(select(func.count()).select_from(table))[0][0] for name, table in counted.items()}
        kinds = select(tables.REPORT.c.kind, func.count()).group_by(tables.REPORT.c.kind).order_by(tables.REPORT.c.kind)
        return found | {f"kind:{kind}": number for kind, number in self._rows(kinds)}

    # what a database does in its own way

    def foreign_writes(self) -> int:
        """Return a number that is another one after somebody else has written to the record."""
        raise NotImplementedError

    def _index(self, article: Article) -> None:
        """Add an article to the full-text index."""
        raise NotImplementedError

    def _unindex(self, article: str) -> None:
        """Take an article out of the full-text index."""
        raise NotImplementedError


def _json(thing: Any) -> str:
    """Encode for a text column."""
    return codec.to_json(thing).decode()


def _packed(keys: Iterable[str]) -> bytes:
    """Put the keys of a report, 16 hexadecimal digits each, into ``KEY`` bytes each, one after another."""
    return b"".join(bytes.fromhex(key) for key in sorted(set(keys)))


def _block_rows(blocks: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the rows of packed keys in their order in the index, so that each page of it is gone to once."""
    pairs = sorted((keys[at : at + KEY], report) for report, keys in blocks.items() for at in range(0, len(keys), KEY))
    return [{"key": key, "report": report} for key, report in pairs]


def _article_row(article: Article) -> dict[str, Any]:
    """Return an article's columns; its text stands in a column of its own, and only there."""
    plain = codec.to_plain(article)
    text = plain.pop("text")
    return {"id": article.id, "path": article.path, "sha256": article.sha256, "text": text, "data": _json(plain)}
