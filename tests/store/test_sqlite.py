"""What only a SQLite record can do wrong: missing, foreign, newer and read-only files, and two writers at once."""

import multiprocessing
import sqlite3
import stat
from pathlib import Path

import pytest

from tests import making
from tracktwo.errors import RecordError
from tracktwo.store.contract import StoredFailure
from tracktwo.store.sqlite import open_sqlite

WRITES = 40


def test_a_missing_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        open_sqlite(tmp_path / "none.db")


def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and long enough to be looked at " * 40)
    with pytest.raises(RecordError, match="not a record"):
        open_sqlite(path)
    assert path.read_text().startswith("not a database")


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_sqlite(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO migration VALUES ('m999_later')")
    raw.close()
    with pytest.raises(RecordError, match="newer version"):
        open_sqlite(path)


def test_reading_never_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_sqlite(path, create=True).close()
    store = open_sqlite(path, read_only=True)
    with pytest.raises(Exception, match="readonly"), store.writing():
        store.put_failure(StoredFailure("a", "b", "c", "d"))
    store.close()


def test_only_its_owner_can_read_a_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_sqlite(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def record_of_one_article(folder: Path) -> Path:
    path = folder / "record.db"
    store = open_sqlite(path, create=True)
    with store.writing():
        store.put_finding(making.finding(making.article()))
    store.close()
    return path


def test_the_text_stands_once(tmp_path: Path) -> None:
    path = record_of_one_article(tmp_path)
    raw = sqlite3.connect(path)
    data, given = raw.execute("SELECT data, given FROM article").fetchone()
    raw.close()
    assert making.TEXT not in data
    assert making.TEXT not in given


def test_keys_of_an_older_record_are_turned_round(tmp_path: Path) -> None:
    path = record_of_one_article(tmp_path)
    with sqlite3.connect(path) as raw:  # as it was before: by report and by article, with an index by key
        raw.executescript("""
            DELETE FROM migration WHERE name = 'm003_keys_stand_once';
            ALTER TABLE report DROP COLUMN blocks;
            ALTER TABLE article DROP COLUMN bands;
            ALTER TABLE block RENAME TO kept_block;
            ALTER TABLE band RENAME TO kept_band;
            CREATE TABLE block (report VARCHAR REFERENCES report (id), key VARCHAR, PRIMARY KEY (report, key))
                WITHOUT ROWID;
            CREATE INDEX block_key ON block (key);
            CREATE TABLE band (article VARCHAR REFERENCES article (id), key VARCHAR, PRIMARY KEY (article, key))
                WITHOUT ROWID;
            CREATE INDEX band_key ON band (key);
            INSERT INTO block SELECT report, lower(hex(key)) FROM kept_block;
            INSERT INTO band SELECT article, key FROM kept_band;
            DROP TABLE kept_block;
            DROP TABLE kept_band;
        """)
    raw.close()
    store, article = open_sqlite(path), making.article().id
    assert store.block_members([making.KEY, making.OTHER_KEY]) == {making.KEY: ["r1"], making.OTHER_KEY: ["r1"]}
    assert store.articles_in_bands(["band-1"]) == {article: 1}
    with store.writing():
        store.remove_article(article)
    assert (store.block_members([making.KEY]), store.articles_in_bands(["band-1"]), store.check()) == ({}, {}, [])
    store.close()


def write_many(path: Path, name: str) -> None:
    store = open_sqlite(path)
    for number in range(WRITES):
        with store.writing():
            store.failures()  # read, then write: what deferred transactions lose
            store.put_failure(StoredFailure(f"{name}-{number}", "what", "where", "next"))
    store.close()


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_sqlite(path, create=True).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(path, name)) for name in ("a", "b", "c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    store = open_sqlite(path, read_only=True)
    assert len(store.failures()) == 3 * WRITES
    store.close()


def test_handles_do_not_leak(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_sqlite(path, create=True).close()
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir()))
    for _ in range(50):
        store = open_sqlite(path)
        store.counts()
        store.close()
    assert len(list(handles.iterdir())) <= before + 1
