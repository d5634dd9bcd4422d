"""``tracktwo review`` as a user meets it."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from tracktwo.cli.main import run


@pytest.fixture
def record(tmp_path: Path, sample_record: Path) -> str:
    shutil.copy(sample_record, tmp_path / "talks.db")
    return str(tmp_path / "talks.db")


def said(record: str, capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert run(["--record", record, *arguments]) == status, capsys.readouterr().err
    told = capsys.readouterr()
    return told.out, told.err


def rows(record: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(said(record, capsys, *arguments, "--json")[0])
    return found


def test_the_queue_begins_with_disputes_and_a_judged_pair_leaves_it(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    queue = rows(record, capsys, "review", "queue")
    whys = [str(row["why"]) for row in queue]
    assert whys[0].endswith(" differs")
    assert whys == sorted(whys, key=lambda why: (not why.endswith("differs"), why != "may be one thing"))
    first = queue[0]
    out, err = said(record, capsys, "review", "different", str(first["a"]), str(first["b"]), "--by", "Ana")
    assert out.startswith("judgement 1: different ")
    assert "review undo 1" in err
    assert (first["a"], first["b"]) not in {(row["a"], row["b"]) for row in rows(record, capsys, "review", "queue")}
    assert said(record, capsys, "verify")


def test_an_edit_is_marked_as_a_persons_wherever_it_stands(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = rows(record, capsys, "list", "figures")
    name = str(figures[0]["id"])
    said(record, capsys, "review", "edit", name, "value", "at least 7,512", "--by", "Ana", "--why", "misread")
    assert "≥ 7,512 (set by hand)" in said(record, capsys, "show", name)[0]
    assert "value edited by Ana (judgement 1)" in said(record, capsys, "show", name)[0]
    assert "≥ 7,512 (set by hand)" in said(record, capsys, "figures")[0] + json.dumps(
        rows(record, capsys, "figures"), ensure_ascii=False
    )
    exported = said(record, capsys, "export", "jsonl")[0]
    (row,) = [row for row in map(json.loads, exported.splitlines()) if row.get("id") == name]
    assert row["fields"]["value"][0]["how"] == "analyst"
    assert row["judged"] == "value edited by Ana (judgement 1)"
    said(record, capsys, "review", "undo")
    assert "set by hand" not in said(record, capsys, "show", name)[0]


def test_list_and_gold_tell_who_when_why_and_by_offset(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = str(rows(record, capsys, "list", "figures")[0]["id"])
    told = json.loads(said(record, capsys, "review", "reject", name, "--by", "Ana", "--why", "a rumour", "--json")[0])
    assert (told["number"], told["act"], told["changed"]) == (1, "reject", True)
    (row,) = rows(record, capsys, "review", "list")
    assert (row["act"], row["by"], row["why"], row["stands"], row["state"]) == (
        "reject", "Ana", "a rumour", True, "found",
    )  # fmt: skip
    (gold,) = map(json.loads, said(record, capsys, "review", "export")[0].splitlines())
    (at,) = gold["reports"]
    assert (at["report"], at["kind"], gold["act"]) == (name, "figure", "reject")
    assert at["start"] < at["end"]
    assert "text" not in at
    assert rows(record, capsys, "actors", "log") == []


def test_walking_the_queue_by_keys(
    record: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("d\nu\n?\nn\nr\n1\nmisread\nq\n"))
    out, err = said(record, capsys, "review", "--by", "Ana")
    assert "⟦" in out
    assert "s same · d different" in out
    assert "3 judgements" in err
    assert [row["act"] for row in rows(record, capsys, "review", "list")] == ["reject", "unsure", "different"]
    assert {row["by"] for row in rows(record, capsys, "review", "list")} == {"Ana"}
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert "0 judgements" in said(record, capsys, "review")[1]


def test_what_cannot_be_is_told_with_what_to_do(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = str(rows(record, capsys, "list", "figures")[0]["id"])
    assert "no quantity" not in said(record, capsys, "review", "edit", name, "value", "many", status=2)[0]
    assert "write it as 7500" in said(record, capsys, "review", "edit", name, "value", "many", status=2)[1]
    assert "no field 'colour'" in said(record, capsys, "review", "edit", name, "colour", "red", status=2)[1]
    assert "needs its value" in said(record, capsys, "review", "edit", name, "value", "--nothing", status=2)[1]
    assert "choose of" in said(record, capsys, "review", "relabel", name, "status", "likely", status=2)[1]
    assert "nothing to undo" in said(record, capsys, "review", "undo", status=2)[1]
    said(record, capsys, "review", "same", name, "nosuch", status=2)
    said(record, capsys, "review", "edit", name, "value", status=2)
