"""The record as its users count on it: adding twice, in any order, with failures, with more metadata."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests import making
from tracktwo import pipeline
from tracktwo.errors import OntologyError
from tracktwo.export.jsonl import jsonl_lines
from tracktwo.export.schema import row_schema
from tracktwo.language.reading import Reading
from tracktwo.ontology.load import load_ontology
from tracktwo.record import Progress, Record
from tracktwo.types import Article


def exported(path: Path) -> bytes:
    with Record.open(path, read_only=True) as record:
        return b"".join(jsonl_lines(record.export_rows()))


def test_every_anchor_of_the_sample_is_exact(sample_record: Path) -> None:
    with Record.open(sample_record, read_only=True) as record:
        assert record.verify() == []


def test_every_row_of_an_export_keeps_the_contract(sample_record: Path) -> None:
    ontology = load_ontology()
    order = ["record", "article", "actor", "place", "report", "entry", "family"]
    rows = [json.loads(line) for line in exported(sample_record).splitlines()]
    assert [row["type"] for row in rows] == sorted((row["type"] for row in rows), key=order.index)
    assert rows[0]["contract"] == 1
    schemas: dict[tuple[str, str | None], jsonschema.Draft202012Validator] = {}
    for row in rows:
        key = (row["type"], row["kind"] if row["type"] in ("report", "entry") else None)
        if key not in schemas:
            schemas[key] = jsonschema.Draft202012Validator(row_schema(key[0], ontology, key[1]))
        schemas[key].validate(row)


def test_every_id_that_is_named_exists(sample_record: Path) -> None:
    rows = [json.loads(line) for line in exported(sample_record).splitlines()]
    ids = {type_: {row["id"] for row in rows if row["type"] == type_} for type_ in ("article", "report", "family")}
    actors = {row["id"] for row in rows if row["type"] == "actor"}
    places = {row["id"] for row in rows if row["type"] == "place"}
    for row in rows:
        if row["type"] == "article":
            assert row["family"] in ids["family"]
        if row["type"] == "report":
            assert row["article"] in ids["article"]
            for values in row["fields"].values():
                for value in values:
                    if "name" in value and value["id"] is not None:
                        assert value["id"] in actors
        if row["type"] == "entry":
            assert set(row["reports"]) <= ids["report"]
            assert row["where"] is None or row["where"] in places
            assert set(row["actors"]) <= actors


def test_adding_twice_is_adding_once(sample_record: Path, sample_coverage: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.db"
    shutil.copy(sample_record, path)
    before = exported(path)
    with Record.open(path) as record:
        again = record.add([sample_coverage], manifest=sample_coverage / "manifest.csv")
    assert (again.added, again.known, again.failed) == (0, 21, 0)
    assert exported(path) == before


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_adding_does_not_matter(
    seed: int, sample_record: Path, sample_coverage: Path, tmp_path: Path
) -> None:
    files = sorted(p for p in sample_coverage.iterdir() if p.suffix in (".txt", ".html"))
    random.Random(seed).shuffle(files)
    path = tmp_path / "shuffled.db"
    with Record.open(path, create=True) as record:
        for file in files:
            record.add([file], manifest=sample_coverage / "manifest.csv")
    assert exported(path) == exported(sample_record)


def test_taking_an_article_out_leaves_what_the_others_give(
    sample_record: Path, sample_coverage: Path, tmp_path: Path
) -> None:
    path = tmp_path / "less.db"
    shutil.copy(sample_record, path)
    with Record.open(path) as record:
        wire = next(a for a in record.articles() if a.path == "15-astana-three-wire.txt")
        assert record.remove(wire.id)
        assert not record.remove(wire.id)
        assert record.verify() == []
        record.add([sample_coverage / str(wire.path)], manifest=sample_coverage / "manifest.csv")
    assert exported(path) == exported(sample_record)


def test_more_metadata_replaces_the_poorer_article_and_less_changes_nothing(
    sample_coverage: Path, tmp_path: Path
) -> None:
    path = tmp_path / "grown.db"
    one = tmp_path / "03-geneva-paused.txt"
    shutil.copy(sample_coverage / one.name, one)
    with Record.open(path, create=True) as record:
        assert record.add([one]).added == 1
        assert record.articles()[0].published is None
        assert record.add([one], outlet="Continental Herald", published="2016-02-04").added == 1
        (article,) = record.articles()
        assert (article.outlet, article.published) == ("Continental Herald", "2016-02-04")
        assert record.add([one]).known == 1
        assert record.articles() == [article]


def test_a_bad_input_is_a_row_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a-empty.txt").write_text("")
    (folder / "b-good.txt").write_text("The minister said on Friday that the talks would go on in Port Mira.\n")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    seen: list[Progress] = []
    with Record.open(tmp_path / "r.db", create=True) as record:
        added = record.add([folder], progress=seen.append)
        assert (added.added, added.failed) == (1, 2)
        assert [failure.path for failure in record.failures()] == ["a-empty.txt", "c-binary.txt"]
        assert all(failure.what and failure.next_step for failure in record.failures())
        assert (seen[-1].done, seen[-1].total, seen[-1].failed) == (3, 3, 2)
        (folder / "a-empty.txt").write_text("The envoy said the round had ended without a result on Monday.\n")
        record.add([folder / "a-empty.txt"])
        assert [failure.path for failure in record.failures()] == ["c-binary.txt"]


class CountingCache:
    """A cache in memory that counts what was computed."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.computed: list[str] = []

    def get_step(self, key: str, step: str) -> bytes | None:
        del step
        return self.kept.get(key)

    def put_step(self, key: str, step: str, output: bytes) -> None:
        self.kept[key] = output
        self.computed.append(step)


def test_only_what_follows_from_a_changed_step_runs_again() -> None:
    cache = CountingCache()
    article = making.article()
    first = pipeline.read_article(article, cache)
    assert len(cache.computed) == len(pipeline.STEPS)
    cache.computed.clear()
    assert pipeline.read_article(article, cache) == first
    assert cache.computed == []
    newer = [replace(s, version=s.version + 1) if s.name == "figure" else s for s in pipeline.STEPS]
    pipeline.read_article(article, cache, newer)
    assert cache.computed == ["figure"]


def test_a_corrected_date_does_not_parse_the_text_again() -> None:
    cache = CountingCache()
    pipeline.read_article(making.article(), cache)
    cache.computed.clear()
    pipeline.read_article(replace(making.article(), published="2017-05-05"), cache)
    assert {"layout", "syntax", "quotes"}.isdisjoint(cache.computed)
    assert "dates" in cache.computed


def test_a_step_that_needs_what_no_step_gives_is_refused() -> None:
    with pytest.raises(OntologyError, match="which no step before it gives"):
        pipeline.check_steps(pipeline.STEPS[3:])


def test_ids_do_not_depend_on_where_the_files_lie(sample_coverage: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(sample_coverage, copy)
    digests = []
    for number, folder in enumerate((sample_coverage, copy)):
        path = tmp_path / f"{number}.db"
        with Record.open(path, create=True) as record:
            record.add([folder / "20-zones.txt"], published="2017-05-04")
        digests.append(hashlib.sha256(exported(path)).hexdigest())
    assert digests[0] == digests[1]


def test_a_fault_of_ours_costs_one_article_and_not_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text("The envoy said on Friday that the talks in Port Mira would go on. BREAK\n")
    (folder / "b.txt").write_text("The minister said on Friday that the talks in Port Mira would go on.\n")
    whole = pipeline.read_article

    def read(article: Article, cache: pipeline.StepCache | None = None) -> Reading:
        if "BREAK" in article.text:
            raise IndexError("tuple index out of range")
        return whole(article, cache)

    monkeypatch.setattr("tracktwo.adding.read_article", read)
    with Record.open(tmp_path / "r.db", create=True) as record:
        added = record.add([folder])
        assert (added.added, added.failed) == (1, 1)
        (failure,) = record.failures()
        assert failure.path == "a.txt"
        assert "IndexError" in failure.what


def test_hash_seed_order_batches_clock_and_locale_do_not_matter(sample_coverage: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in sample_coverage.iterdir() if path.suffix in (".txt", ".html"))
    mixed = random.Random(7).sample(files, len(files))
    outcomes = set()
    # At once and in order; and shuffled, in two batches, by two processes.
    for seed, zone, language, batches in (
        ("1", "Asia/Tokyo", "C", ([str(sample_coverage)],)),
        ("2", "America/Lima", "C.UTF-8", (mixed[:8], mixed[8:])),
    ):
        path = tmp_path / f"{seed}.db"
        for batch in batches:
            surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
            command = [
                sys.executable, "-m", "tracktwo", "--record", str(path), "add", *batch,
                "--manifest", str(sample_coverage / "manifest.csv"),
            ]  # fmt: skip
            subprocess.run(command, check=True, env=surroundings, capture_output=True)
        outcomes.add(hashlib.sha256(exported(path)).hexdigest())
    assert len(outcomes) == 1


@pytest.mark.shared
def test_one_call_of_which_two_articles_of_a_day_tell_different_days_is_a_dispute(shared: Path, tmp_path: Path) -> None:
    folder = shared / "coverage" / "astana"
    with Record.open(tmp_path / "five.db", create=True) as record:
        record.add([folder], manifest=folder / "manifest.csv")
        calls = [e for e in record.entries() if e.kind == "contact" and len(e.reports) > 1]
    assert [call.fields["date"].verdict for call in calls] == ["differ"]
