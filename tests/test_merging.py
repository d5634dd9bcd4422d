"""Looking up what an article touches costs each block and each report once."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import making
from tracktwo import merging, workbench
from tracktwo.merging import BlockLookup
from tracktwo.reconcile import block_keys
from tracktwo.reconcile.copies import Likeness, relate
from tracktwo.seeing import Seen
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Article
from tracktwo.workbench import GazetteerPlaces, StoredArticles

NONE = "00" * 8  # the key of no block


def test_blocks_are_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_sqlite(tmp_path / "r.db", create=True)
    with store.writing():
        store.put_finding(making.finding(making.article()))
    asked: list[str] = []
    whole = store.block_members

    def counted(keys: Iterable[str]) -> dict[str, list[str]]:
        wanted = list(keys)
        asked.extend(wanted)
        return whole(wanted)

    monkeypatch.setattr(store, "block_members", counted)
    lookup = BlockLookup(store, Seen(store))
    for _ in range(3):
        found = lookup([making.KEY, NONE])
        assert {key: [report.id for report in reports] for key, reports in found.items()} == {making.KEY: ["r1"]}
    assert asked == [making.KEY, NONE]
    store.close()


def test_articles_and_places_are_looked_up_by_id(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "r.db", create=True)
    article = making.article()
    with store.writing():
        store.put_finding(making.finding(article))
    articles = StoredArticles(store)
    assert len(articles) == 0
    assert articles[article.id] == article
    assert list(articles) == [article.id]
    assert "none" not in articles
    places = GazetteerPlaces()
    assert places["geonames:163843"].name == "Syria"
    assert "none" not in places
    assert (list(places), len(places)) == ([], 0)
    store.close()


def test_two_articles_are_compared_once_and_again_when_one_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []

    def counted(a: Article, b: Article) -> Likeness | None:
        compared.append((a.id, b.id))
        return relate(a, b)

    monkeypatch.setattr(workbench, "relate", counted)
    store = open_sqlite(tmp_path / "r.db", create=True)
    bench = Seen(store).bench
    one, other = making.article(), replace(making.article(), id="a2")
    told = [bench.likeness(one, other), bench.likeness(other, one)]
    assert [likeness and likeness.relation for likeness in told] == ["copy", "copy"]
    assert compared == [(one.id, other.id)]
    bench.renew([other.id])
    changed = replace(other, text="Nothing of it was kept, neither a name nor a day of all that stood there before.")
    assert bench.likeness(one, changed) is None
    assert compared == [(one.id, other.id)] * 2
    store.close()


def test_keys_of_another_version_are_made_anew_before_anything_is_joined(sample_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    shutil.copy(sample_record, path)
    store = open_sqlite(path)
    reports = [report.id for report in store.reports()]
    made = block_keys(store.reports(ids=[reports[0]])[0], workbench.world_of(StoredArticles(store)))
    with store.writing():
        store.replace_blocks({report: [NONE] for report in reports})
        store.note(merging.KEYS, "another")
    assert len(store.block_members([NONE])[NONE]) == len(reports)
    with store.writing():
        merging.renew_keys(store)
    assert store.block_members([NONE]) == {}
    assert all(reports[0] in members for members in store.block_members(made).values())
    assert set(store.block_members(made)) == set(made)
    store.close()
