"""Looking up what an article touches costs each block and each report once."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import making
from tracktwo.merging import BlockLookup
from tracktwo.seeing import Seen
from tracktwo.store.sqlite import open_sqlite
from tracktwo.workbench import GazetteerPlaces, StoredArticles


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
        found = lookup(["contact|arl", "none"])
        assert {key: [report.id for report in reports] for key, reports in found.items()} == {"contact|arl": ["r1"]}
    assert asked == ["contact|arl", "none"]
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
