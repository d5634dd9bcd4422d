"""Judging reports in a record: entries follow, judgements outlive another reading, an undo brings every byte back."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tracktwo import merging
from tracktwo.errors import RecordError
from tracktwo.export.jsonl import jsonl_lines
from tracktwo.record import Record
from tracktwo.seeing import Seen
from tracktwo.store.contract import Finding
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Judgement, QuantityValue, Report, ReportAct

TEXTS = {
    "one.txt": "Anna Berg met Omar Haddad in Geneva on Friday. At least 40 people were killed in Karsa on Thursday.\n",
    "two.txt": "The envoys say that Anna Berg met Omar Haddad in Geneva on Friday for talks about the truce.\n",
    "three.txt": "Anna Berg met Omar Haddad in Vienna on 20 January to discuss the exchange of prisoners.\n",
}


def add(record: Record, folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
        record.add([folder / name], published="2017-03-04", outlet=f"The {name} Post")


def exported(record: Record) -> list[bytes]:
    return list(jsonl_lines(record.export_rows()))


def told(record: Record, name: str, kind: str) -> Report:
    (article,) = [one.id for one in record.articles() if one.path and one.path.endswith(name)]
    (report,) = record.reports(kind=kind, article=article)
    return report


def judgement(record: Record, act: ReportAct, *reports: Report, **what: Any) -> Judgement:
    first, *others = (record.refer([report.id]) for report in reports)
    return Judgement(
        act=act, by="Ana", at="2026-11-28T12:00:00Z", reports=first, others=tuple(at for them in others for at in them),
        **what,
    )  # fmt: skip


def judge(record: Record, act: ReportAct, *reports: Report, **what: Any) -> None:
    assert record.judge(judgement(record, act, *reports, **what)) is not None
    assert record.verify() == []


def undo(record: Record, number: int) -> None:
    assert record.judge(Judgement(act="undo", by="Ana", at="2026-11-28T13:00:00Z", undoes=number)) is not None
    assert record.verify() == []


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "r.db", create=True)
    add(record, tmp_path, *TEXTS)
    return record


def test_different_parts_what_the_rules_join_and_its_undo_joins_it_again(record: Record) -> None:
    before = exported(record)
    one, two = told(record, "one.txt", "contact"), told(record, "two.txt", "contact")
    assert len(record.entries(kind="contact")) == 2
    judge(record, "different", one, two)
    entries = record.entries(kind="contact")
    assert len(entries) == 3
    assert {entry.judged for entry in entries if {one.id, two.id} & set(entry.reports)} == {
        "kept apart by Ana (judgement 1)"
    }
    undo(record, 1)
    assert exported(record) == before


def test_same_joins_what_the_rules_part(record: Record) -> None:
    before = exported(record)
    one, three = told(record, "one.txt", "contact"), told(record, "three.txt", "contact")
    judge(record, "same", one, three)
    (entry,) = record.entries(kind="contact")
    assert len(entry.reports) == 3
    assert entry.judged == "joined by Ana (judgement 1)"
    undo(record, 1)
    assert exported(record) == before


def test_a_contradiction_through_a_third_report_is_settled_for_different(record: Record) -> None:
    one, two, three = (told(record, name, "contact") for name in TEXTS)
    judge(record, "same", one, three)
    judge(record, "different", two, three)
    homes = {name: entry.id for entry in record.entries(kind="contact") for name in entry.reports}
    assert homes[one.id] == homes[three.id] != homes[two.id]


def test_unsure_takes_an_earlier_word_back(record: Record) -> None:
    one, two = told(record, "one.txt", "contact"), told(record, "two.txt", "contact")
    judge(record, "different", one, two)
    judge(record, "unsure", two, one)
    assert len(record.entries(kind="contact")) == 2
    assert all(entry.judged is None for entry in record.entries())


def test_what_is_rejected_is_gone_from_reports_entries_and_export_and_comes_back(record: Record) -> None:
    before, counts = exported(record), record.counts()
    figure = told(record, "one.txt", "figure")
    judge(record, "reject", figure, why="a rumour")
    assert record.reports(kind="figure") == []
    assert record.entries(kind="figure") == []
    assert record.counts()["reports"] == counts["reports"] - 1
    assert "kind:figure" not in record.counts()
    assert not any(figure.id.encode() in line for line in exported(record))
    undo(record, 1)
    assert exported(record) == before


def test_an_edited_value_says_whose_it_is_and_what_was_read(record: Record) -> None:
    figure = told(record, "one.txt", "figure")
    (read,) = figure.fields["value"]
    assert isinstance(read, QuantityValue)
    judge(record, "edit", figure, field="value", values=(replace(read, low=14.0),), why="a slip of the pen")
    edited = told(record, "one.txt", "figure")
    (value,) = edited.fields["value"]
    assert isinstance(value, QuantityValue)
    assert (value.low, value.how) == (14.0, "analyst")
    assert value.why == f"set by Ana (judgement 1); a slip of the pen; read as “{read.text}”"
    assert edited.judged == "value edited by Ana (judgement 1)"
    (entry,) = record.entries(kind="figure")
    assert entry.fields["value"].groups[0].value == value
    assert any(b'"how":"analyst"' in line for line in exported(record))


def test_a_status_and_a_kind_are_relabelled_and_say_so(record: Record) -> None:
    three = told(record, "three.txt", "contact")
    judge(record, "relabel", three, field="status", to="planned")
    seen = told(record, "three.txt", "contact")
    assert (seen.status, seen.judged) == (
        "planned", f"status set to planned by Ana (judgement 1), read as {three.status}",
    )  # fmt: skip
    with pytest.raises(RecordError, match="a round needs track"):
        judge(record, "relabel", three, field="kind", to="round")
    with pytest.raises(RecordError, match="no status here"):
        judge(record, "relabel", three, field="status", to="likely")


def test_a_thing_is_not_compared_with_itself_nor_with_another_kind(record: Record) -> None:
    one, figure = told(record, "one.txt", "contact"), told(record, "one.txt", "figure")
    with pytest.raises(RecordError, match="a contact and a figure are not one thing"):
        judge(record, "same", one, figure)
    with pytest.raises(RecordError, match="compared with another"):
        judge(record, "same", one, one)


def test_what_was_judged_holds_already_whichever_is_named_first(record: Record) -> None:
    one, two = told(record, "one.txt", "contact"), told(record, "two.txt", "contact")
    judge(record, "different", one, two)
    assert record.judge(judgement(record, "different", two, one)) is None
    judge(record, "same", one, two)
    assert record.judge(judgement(record, "different", two, one)) is not None


def test_articles_and_judgements_in_any_order_make_one_record(tmp_path: Path, record: Record) -> None:
    one, two, three = (told(record, name, "contact") for name in TEXTS)
    figure = told(record, "one.txt", "figure")
    made = [
        judgement(record, "same", one, three),
        judgement(record, "different", one, two),
        judgement(record, "reject", figure),
    ]
    for one_made in made:
        record.judge(one_made)
    wanted = [(e.kind, e.reports, e.judged) for e in record.entries()]
    record._store.close()
    for number, order in enumerate(permutations(TEXTS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = open_sqlite(folder / "r.db", create=True)
        with store.writing():  # the log of another record, before any of its articles is there
            for at, one_made in enumerate(made, 1):
                store.put_judgement(replace(one_made, number=at))
        store.close()
        with Record.open(folder / "r.db") as later:
            add(later, folder, *order)
            assert [(e.kind, e.reports, e.judged) for e in later.entries()] == wanted
            assert later.verify() == []


def test_judgements_outlive_another_reading(record: Record) -> None:
    one, two = told(record, "one.txt", "contact"), told(record, "two.txt", "contact")
    judge(record, "different", one, two)
    store = record._store
    (article,) = store.articles([one.article])
    anew = [replace(report, id="n" + report.id[1:]) for report in store.reports(article=article.id)]
    finding = Finding(
        given=article, article=article, reading="another version", reports=tuple(anew), actors=(), bands=(), steps={}
    )
    seen = Seen(store)
    with store.writing():
        merging.put(store, finding, seen=seen)
    at = record.judgements()[0].reports[0]
    assert seen.meant(at).state == "read anew"
    assert len(record.entries(kind="contact")) == 3
    assert record.verify() == []


def test_what_finds_nothing_any_more_dangles_and_is_kept(record: Record) -> None:
    one, two = told(record, "one.txt", "contact"), told(record, "two.txt", "contact")
    judge(record, "different", one, two)
    record.remove(one.article)
    (kept,) = record.judgements()
    assert record.meant(kept.reports[0]).state == "dangling"
    assert record.meant(kept.others[0]).state == "found"
    assert record.verify() == []
