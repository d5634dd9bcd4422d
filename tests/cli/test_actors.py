"""``tracktwo actors`` as a user meets it."""

import json
import shutil
from pathlib import Path

import pytest

from tracktwo.cli.main import run

CASE = '[[side]]\nname = "guarantors"\nactors = ["tur", "Nobody Atall"]\n'


@pytest.fixture
def record(tmp_path: Path, sample_record: Path) -> str:
    shutil.copy(sample_record, tmp_path / "talks.db")
    return str(tmp_path / "talks.db")


def said(record: str, capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert run(["--record", record, "actors", *arguments]) == status, capsys.readouterr().err
    told = capsys.readouterr()
    return told.out, told.err


def rows(record: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(said(record, capsys, *arguments, "--json")[0])
    return found


def test_offices_are_those_of_the_day(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [r["office"] for r in rows(record, capsys, "list", "Kerry", "--on", "2016-12-16")] == [
        "Secretary of State of United States"
    ]
    assert [r["office"] for r in rows(record, capsys, "list", "Kerry", "--on", "2018-01-01")] == [None]
    assert "nobody-atall" not in said(record, capsys, "list", "--country", "SYR")[0]


def test_merge_undo_and_log(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = said(record, capsys, "merge", "Lina Haddad", "x:ingy-sedky", "--by", "Ana", "--why", "the same woman")
    assert out.startswith("judgement 1: merge x:ingy-sedky into x:lina-haddad")
    assert "undo 1" in err
    assert "Ingy Sedky" in said(record, capsys, "show", "x:lina-haddad")[0]
    assert "nothing changed" in said(record, capsys, "merge", "x:lina-haddad", "x:ingy-sedky")[1]
    said(record, capsys, "undo", "--by", "Ana")
    log = rows(record, capsys, "log")
    assert [(r["number"], r["act"], r["by"], r["stands"]) for r in log] == [
        (2, "undo", "Ana", None),
        (1, "merge", "Ana", False),
    ]
    shown = json.loads(said(record, capsys, "show", "x:ingy-sedky", "--json")[0])
    assert (shown["name"], shown["merged"]) == ("Ingy Sedky", [])


def test_split_makes_somebody_else_of_some_articles(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    (before,) = rows(record, capsys, "list", "donald-trump")
    said(record, capsys, "split", "donald-trump", "--article", "19-shayrat", "--as", "Another Trump")
    after = {r["id"]: r["articles"] for r in rows(record, capsys, "list", "trump")}
    assert after["x:another-trump"] == 1
    assert after.get("donald-trump", 0) == int(str(before["articles"])) - 1
    said(record, capsys, "split", "vladimir-putin", "--article", "nosuch", status=2)


def test_import_goes_on_after_a_bad_row_and_twice_is_once(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    _, err = said(record, capsys, "import", str(tmp_path / "case.toml"), status=3)
    assert "nobody is known by the name 'Nobody Atall'" in err
    assert [r["id"] for r in rows(record, capsys, "list", "--side", "guarantors")] == ["tur"]
    assert "nothing changed" in said(record, capsys, "import", str(tmp_path / "case.toml"), status=3)[1]
    assert len(rows(record, capsys, "log")) == 1
    _, err = said(record, capsys, "import", str(tmp_path / "none.csv"), status=3)
    assert "cannot be read" in err


def test_a_dry_run_writes_nothing(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    said(record, capsys, "import", str(tmp_path / "case.toml"), "--dry-run", status=3)
    assert rows(record, capsys, "log") == []


def test_check_lists_gaps_and_says_so_by_its_status(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = said(record, capsys, "check", "--state", "VAT", "--since", "1950", "--until", "1951", "--json", status=1)
    assert {r["of"] for r in json.loads(out) if r["what"] == "missing"} == {"VAT"}
    assert "missing" in err
    said(record, capsys, "check", "--state", "Utopia", status=2)


def test_who_is_not_known_is_told_with_what_to_do(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = said(record, capsys, "show", "Nobody Atall", status=2)
    assert "no actor is called 'Nobody Atall'" in err
    assert "actors list" in err
    said(record, capsys, "merge", "vladimir-putin", status=2)
    said(record, capsys, "undo", status=2)
