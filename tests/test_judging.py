"""Judging in a record: entries follow, whatever the order, and an undo brings back every byte of an export."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tracktwo.errors import RecordError
from tracktwo.export.jsonl import jsonl_lines
from tracktwo.record import Record
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Actor, Judgement

TEXTS = {
    "one.txt": "Anna Berg met Omar Haddad in Geneva on Friday to discuss the truce.\n",
    "two.txt": "Envoys say that Anna Bergh met Omar Haddad in Geneva on Friday for talks about the truce.\n",
}
MERGE = Judgement(act="merge", by="an analyst", at="2026-11-24T12:00:00Z", ids=("x:anna-berg", "x:anna-bergh"))


def add(record: Record, folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
        record.add([folder / name], published="2017-03-04", outlet=f"The {name} Post")


def exported(record: Record) -> list[bytes]:
    return list(jsonl_lines(record.export_rows()))


def test_a_merge_joins_entries_and_its_undo_parts_them_again(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, tmp_path, *TEXTS)
        before = exported(record)
        assert len(record.entries(kind="contact")) == 2
        done = record.judge(MERGE)
        assert done is not None
        assert done.number == 1
        assert len(record.entries(kind="contact")) == 1
        assert record.verify() == []
        assert "Anna Bergh" in record.actors()["x:anna-berg"].aliases
        record.judge(Judgement(act="undo", by="an analyst", at="2026-11-24T12:01:00Z", undoes=1))
        assert exported(record) == before


def test_stored_reports_stay_as_they_were_read(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, tmp_path, *TEXTS)
        store = open_sqlite(tmp_path / "r.db")
        before = store.reports()
        record.judge(MERGE)
        assert store.reports() == before
        assert record.reports() != before
        store.close()


def test_articles_and_judgements_in_any_order_make_one_record(tmp_path: Path) -> None:
    outcomes = []
    for number, order in enumerate(permutations(("one.txt", "two.txt", "merge"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Record.open(folder / "r.db", create=True) as record:
            for step in order:
                if step == "merge":
                    record.judge(MERGE)
                else:
                    add(record, folder, step)
            outcomes.append([(e.kind, e.caption, e.origins, e.actors, e.when) for e in record.entries()])
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_an_import_is_replayed_over_articles_that_come_later(tmp_path: Path) -> None:
    bergh = Actor(
        id="anna-berg", name="Anna Berg", kind="person", aliases=("Anna Bergh",), side="government", how="analyst"
    )
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.judge(replace(MERGE, act="import", ids=(), actors=(bergh,)))
        assert record.judge(replace(MERGE, act="import", ids=(), actors=(bergh,))) is None
        add(record, tmp_path, *TEXTS)
        assert len(record.entries(kind="contact")) == 1
        assert record.actors()["anna-berg"].side == "government"
        assert [one.number for one in record.judgements()] == [1]


def test_a_split_parts_what_articles_named_alike(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, tmp_path, *TEXTS)
        record.judge(MERGE)
        (one,) = [article.id for article in record.articles() if article.path and article.path.endswith("one.txt")]
        record.judge(replace(MERGE, act="split", ids=("x:anna-berg", "x:another-berg"), articles=(one,)))
        assert len(record.entries(kind="contact")) == 2
        assert record.mentions("x:another-berg")


def test_reading_again_keeps_what_was_judged(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, tmp_path, *TEXTS)
        record.judge(MERGE)
        before = record.entries()
        for article in record.articles():
            record.remove(article.id)
        assert record.entries() == []
        add(record, tmp_path, *TEXTS)
        assert record.entries() == before


def test_an_undo_of_nothing_is_refused(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record, pytest.raises(RecordError, match="no judgement 5"):
        record.judge(Judgement(act="undo", by="an analyst", at="2026-11-24T12:00:00Z", undoes=5))
