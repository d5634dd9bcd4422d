"""The verbs on records of our own texts, read for good; one record for those that only look."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_main import command
from tracktwo.cli.main import run
from tracktwo.language.tagging.reader import has_reader

TEXT = (
    "Envoys of both sides met in Geneva\n\n"
    "GENEVA, 3 March 2017 — Foreign minister Anna Berg of Sweden said on Friday that at least 40 civilians died in "
    "Aleppo.\n\n“The guns must fall silent,” Berg told reporters.\n"
)


def listed(record: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a verb that must be fine and return what it prints."""
    status = run(["--record", str(record), *arguments])
    said = capsys.readouterr()
    assert status == 0, said.err
    return said.out


def test_add_reads_once_and_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    record = tmp_path / "talks.db"
    arguments = [
        "--record",
        str(record),
        "add",
        str(tmp_path / "talks.txt"),
        "--outlet",
        "The Harbour Post",
        "--published",
        "2017-03-03",
    ]
    assert run(arguments) == 0
    first = capsys.readouterr()
    assert first.out.startswith("1 article, 3 Mar 2017 · ")
    assert "next: tracktwo --record" in first.err
    assert run(arguments) == 0
    second = capsys.readouterr()
    assert second.out == first.out
    assert "0 new, 1 known already" in second.err


def test_add_takes_stdin(tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "tracktwo", "--record", str(tmp_path / "a.db"), "add", "-"],
        input=TEXT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 article, ")


def test_some_failed_inputs_are_status_3_and_the_rest_is_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    record = tmp_path / "a.db"
    assert run(["--record", str(record), "add", str(tmp_path / "good.txt"), str(tmp_path / "empty.txt")]) == 3
    said = capsys.readouterr()
    assert said.out.startswith("1 article")
    assert "empty.txt" in said.err
    rows = json.loads(listed(record, capsys, "list", "failures", "--json"))
    assert len(rows) == 1
    assert rows[0]["what"]


@pytest.mark.parametrize(
    "what", ["articles", "entries", "actors", "places", "statements", "figure", "contacts", "failures"]
)
@pytest.mark.parametrize("shape", ["--json", "--csv", "--nl", "--table"])
def test_every_listing_has_every_shape(
    sample_record: Path, capsys: pytest.CaptureFixture[str], what: str, shape: str
) -> None:
    out = listed(sample_record, capsys, "list", what, shape)
    if what == "failures":
        return
    if shape == "--json":
        assert json.loads(out)
    elif shape == "--nl":
        assert [json.loads(line) for line in out.splitlines()]
    elif shape == "--csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1
    else:
        assert len(out.splitlines()) > 1


def test_filters_keep_what_they_should(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(sample_record, capsys, "list", "statements", "--json", "--actor", "Mistura"))
    assert rows
    assert all("Mistura" in json.dumps(row, ensure_ascii=False) for row in rows)
    rows = json.loads(listed(sample_record, capsys, "list", "entries", "--json", "--status", "planned"))
    assert {row["status"] for row in rows} <= {"planned"}
    rows = json.loads(
        listed(sample_record, capsys, "list", "articles", "--json", "--since", "2017-01-01", "--until", "2017-03-31")
    )
    assert rows
    assert all("2017-01" <= row["published"] <= "2017-03-31" for row in rows)
    assert len(json.loads(listed(sample_record, capsys, "list", "statements", "--json", "--limit", "2"))) == 2


def test_undated_lists_articles_without_a_date(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(sample_record, capsys, "list", "--undated", "--json"))
    assert "published" in {row["field"] for row in rows}


def test_show_opens_every_kind_of_thing(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("articles", "entries", "actors", "places", "statements"):
        first = json.loads(listed(sample_record, capsys, "list", what, "--json", "--limit", "1"))[0]["id"]
        assert first in listed(sample_record, capsys, "show", first)
    family = json.loads(listed(sample_record, capsys, "list", "articles", "--json", "--limit", "1"))[0]["family"]
    assert family in listed(sample_record, capsys, "show", family)


def test_show_marks_passages_with_their_offsets(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(listed(sample_record, capsys, "list", "statements", "--json", "--limit", "1"))[0]
    whole = json.loads(listed(sample_record, capsys, "show", row["id"], "--json"))
    out = listed(sample_record, capsys, "show", row["id"])
    for value in whole["fields"]["content"]:
        assert f"[{value['start']}–{value['end']}]" in out
    text = json.loads(listed(sample_record, capsys, "show", row["article"], "--json"))["text"]
    assert all(text[v["start"] : v["end"]] == v["text"] for v in whole["fields"]["content"])


@pytest.mark.parametrize(("what", "list_of"), [("contacts", "contact.yaml"), ("ceasefires", "ceasefire.yaml")])
def test_why_names_the_rule_with_its_list_and_the_words(
    sample_record: Path, capsys: pytest.CaptureFixture[str], what: str, list_of: str
) -> None:
    row = json.loads(listed(sample_record, capsys, "list", what, "--json", "--limit", "1"))[0]
    whole = json.loads(listed(sample_record, capsys, "show", row["id"], "--why", "--json"))
    text = json.loads(listed(sample_record, capsys, "show", whole["article"], "--json"))["text"]
    reasons = whole["why"][row["id"]]
    assert {"kind", "status", "code"} <= {reason["what"] for reason in reasons}
    assert all(text[r["start"] : r["end"]] == r["text"] and r["score"] is None for r in reasons)
    assert any(list_of in reason["by"] for reason in reasons if reason["what"] == "kind")
    out = listed(sample_record, capsys, "show", row["id"], "--why")
    assert all(f"[{reason['start']}–{reason['end']}]" in out for reason in reasons)


def test_why_names_the_model_and_its_score(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(sample_record, capsys, "list", "statements", "--json", "--limit", "1"))
    whole = json.loads(listed(sample_record, capsys, "show", rows[0]["article"], "--why", "--json"))
    scored = [r for reasons in whole["why"].values() for r in reasons if r["score"] is not None]
    assert has_reader() == any(r["by"].startswith("model") for r in scored)
    assert all(0 < reason["score"] <= 1 for reason in scored)


def test_without_why_nothing_is_told_of_it(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(listed(sample_record, capsys, "list", "contacts", "--json", "--limit", "1"))[0]
    assert "why" not in json.loads(listed(sample_record, capsys, "show", row["id"], "--json"))


def test_show_finds_an_article_by_its_file_and_prints_its_text(
    sample_record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(listed(sample_record, capsys, "show", "01-vienna", "--text")) > 200
    assert run(["--record", str(sample_record), "show", "nothing-like-that"]) == 2
    assert "nothing is called" in capsys.readouterr().err


def test_find_gives_passages(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(sample_record, capsys, "find", "ceasefire", "--json"))
    assert rows
    assert all(row["start"] < row["end"] for row in rows)


def test_compare_finds_the_call_that_is_told_differently(
    sample_record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = listed(sample_record, capsys, "compare", "Putin", "Erdogan", "call")
    assert "≠" in out
    assert "date differs" in out
    told = json.loads(listed(sample_record, capsys, "compare", "Putin Erdogan call", "--json"))
    assert {column["file"] for column in told["columns"]} == {"09-call-gazette", "10-call-tribune"}


def test_figures_keep_claimants_apart(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(sample_record, capsys, "figures", "--measure", "killed", "--json"))
    assert rows
    assert all(row["who"] and row["words"] and row["start"] < row["end"] for row in rows)


@pytest.mark.parametrize("shape", ["--json", "--nl", "--csv", "--table"])
@pytest.mark.parametrize(
    "verb", [["positions"], ["timeline"], ["whatsnew", "--since", "2016-12-01"], ["copies"], ["figures", "--revisions"]]
)
def test_every_view_has_every_shape(
    sample_record: Path, capsys: pytest.CaptureFixture[str], verb: list[str], shape: str
) -> None:
    out = listed(sample_record, capsys, *verb, shape)
    rows = json.loads(out) if shape == "--json" else out.splitlines()
    assert isinstance(rows, list)
    assert rows or verb[-1] == "--revisions"


def test_a_timeline_of_no_kind_is_wrong_usage(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--record", str(sample_record), "timeline", "--kind", "zebra"]) == 2
    assert "no kind 'zebra'" in capsys.readouterr().err


def test_a_brief_of_a_part_says_which(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = listed(sample_record, capsys, "brief", "--party", "Mistura")
    assert "(PARTY: MISTURA)" in out.splitlines()[0]
    whole = json.loads(listed(sample_record, capsys, "brief", "--json"))
    part = json.loads(listed(sample_record, capsys, "brief", "--party", "Mistura", "--json"))
    assert 0 < len(part["notes"]) < len(whole["notes"])


def test_brief_dossier_export_and_verify(
    sample_record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = listed(sample_record, capsys, "brief")
    assert "WHERE ACCOUNTS DIFFER" in out
    assert max(map(len, out.splitlines())) <= 100
    assert json.loads(listed(sample_record, capsys, "brief", "--json"))["notes"]
    assert listed(sample_record, capsys, "dossier", "-o", str(tmp_path / "d.html")) == ""
    assert (tmp_path / "d.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir()] == ["d.html"]
    rows = [json.loads(line) for line in listed(sample_record, capsys, "export", "jsonl").splitlines()]
    assert rows[0]["contract"] == 1
    listed(sample_record, capsys, "verify")


def test_status_counts(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = json.loads(listed(sample_record, capsys, "status", "--json"))
    assert counts["articles"] == 21


def test_looking_never_writes(sample_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sample_record.read_bytes()
    for arguments in (["brief"], ["list", "entries"], ["find", "talks"], ["verify"], ["figures"], ["timeline"]):
        listed(sample_record, capsys, *arguments)
    assert sample_record.read_bytes() == before


def test_an_unknown_task_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "zebras", str(tmp_path)]) == 2
    assert "no task 'zebras'" in capsys.readouterr().err


@pytest.mark.slow
def test_demo_leaves_a_dossier_and_no_record(tmp_path: Path) -> None:
    done = command("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "WHERE ACCOUNTS DIFFER" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["tracktwo-demo.html"]
