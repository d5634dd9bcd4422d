"""Articles added one by one, in whatever order, make the entries that all of them make at once."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracktwo import merging
from tracktwo.export.rows import export_rows
from tracktwo.reconcile import bands, reconcile
from tracktwo.seeing import Seen
from tracktwo.store.checks import verify
from tracktwo.store.contract import Finding
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Article, Entry, Report
from tracktwo.workbench import GazetteerPlaces, Workbench

BENCHMARKS = str(Path(__file__).parents[1] / "benchmarks")
MADE = 24


@pytest.fixture
def findings(sample_record: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Make variants of the sample's articles, of two months, two of them told by another outlet too."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    variants = __import__("variants")
    store = open_sqlite(sample_record, read_only=True)
    base = [variants.Told(a, tuple(store.reports(article=a.id)), ()) for a in store.articles()]
    store.close()
    exchanged = variants.exchanges(told.article for told in base)
    made = []
    for number in range(MADE):
        words = variants.words_of_world(exchanged, number // 8)
        new = variants.variant(base[number % 8], number // 8, date(2016, 1, 1) + timedelta(3 * number), words)
        made += [new, variants.carried(new, "The Carrier")] if number % 12 == 0 else [new]
    return [_finding(told.article, told.reports) for told in made]


def _finding(article: Article, reports: tuple[Report, ...]) -> Finding:
    return Finding(
        given=article, article=article, reading="made", reports=reports, actors=(), bands=bands(article), steps={}
    )


def added(findings: list[Finding], path: Path, *, one_seen: bool) -> list[Entry]:
    store = open_sqlite(path, create=True)
    seen = Seen(store)
    for finding in findings:
        with store.writing():
            merging.put(store, finding, seen=seen if one_seen else Seen(store))
    found = store.entries()
    store.close()
    return found


def test_one_by_one_in_any_order_is_all_at_once(findings: list[Finding], tmp_path: Path) -> None:
    articles = {finding.article.id: finding.article for finding in findings}
    reports = [report for finding in findings for report in finding.reports]
    at_once = list(reconcile(articles, reports, places=GazetteerPlaces()))
    assert len(at_once) < len(reports)
    mixed = random.Random(4).sample(findings, len(findings))
    assert added(findings, tmp_path / "feed.db", one_seen=True) == at_once
    assert added(mixed, tmp_path / "mixed.db", one_seen=True) == at_once
    assert added(mixed[::-1], tmp_path / "anew.db", one_seen=False) == at_once


def exported(findings: list[Finding], path: Path, *, batch: int, most: int) -> list[dict[str, Any]]:
    """Add in batches, each with the record opened anew, keeping so many reports at hand; return the export."""
    for start in range(0, len(findings), batch):
        store = open_sqlite(path, create=True)
        seen = Seen(store)
        seen.bench = Workbench(store, most)
        for finding in findings[start : start + batch]:
            with store.writing():
                merging.put(store, finding, seen=seen)
        store.close()
    store = open_sqlite(path, read_only=True)
    rows = list(export_rows(store))
    assert verify(store) == []
    store.close()
    return rows


def test_batches_order_and_what_is_at_hand_leave_the_export_as_it_is(findings: list[Finding], tmp_path: Path) -> None:
    whole = exported(findings, tmp_path / "whole.db", batch=len(findings), most=8000)
    mixed = random.Random(8).sample(findings, len(findings))
    assert exported(mixed, tmp_path / "batches.db", batch=7, most=8000) == whole
    assert exported(mixed[::-1], tmp_path / "forgetful.db", batch=len(findings), most=20) == whole


def test_an_article_stored_again_leaves_all_as_it_was(findings: list[Finding], tmp_path: Path) -> None:
    whole = exported(findings, tmp_path / "once.db", batch=len(findings), most=8000)
    assert exported([*findings, findings[3]], tmp_path / "twice.db", batch=len(findings), most=8000) == whole


def test_what_another_process_wrote_is_looked_at_anew(findings: list[Finding], tmp_path: Path) -> None:
    first, second, *_ = findings
    store = open_sqlite(tmp_path / "two.db", create=True)
    other = open_sqlite(tmp_path / "two.db")
    seen = Seen(store)
    with store.writing():
        merging.put(store, first, seen=seen)
    with other.writing():
        merging.remove(other, first.article.id)
    with store.writing():
        merging.put(store, second, seen=seen)
    assert {name for entry in store.entries() for name in entry.reports} == {report.id for report in second.reports}
    other.close()
    store.close()
