"""One test body, every store: a store is named in the fixture and must pass all of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import making
from tracktwo.errors import RecordError
from tracktwo.store.checks import verify
from tracktwo.store.contract import Store, StoredFailure
from tracktwo.store.sqlite import open_sqlite

STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_sqlite(folder / "record.db", create=True),
}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


def fill(store: Store) -> None:
    article = making.article()
    with store.writing():
        store.put_finding(making.finding(article))
        store.replace_families([], [making.family(article)])
        store.replace_entries([], [making.entry(making.report(article))])


def test_what_goes_in_comes_out(store: Store) -> None:
    fill(store)
    article = making.article()
    assert store.articles() == store.articles([article.id]) == [article]
    assert store.reports() == [making.report(article)]
    assert store.reports(kind="contact", article=article.id) == [making.report(article)]
    assert store.reports(kind="attack") == []
    assert store.entries() == store.entries(ids=["e1"]) == [making.entry(making.report(article))]
    assert store.families() == [making.family(article)]
    assert [(where, actor.name) for where, actor in store.actors()] == [(article.id, "Borland")]


def test_a_whole_record_passes_its_own_check(store: Store) -> None:
    fill(store)
    assert verify(store) == []


def test_check_finds_a_moved_anchor(store: Store) -> None:
    article = making.article()
    told = making.report(article)
    wrong = replace(told.fields["date"][0], start=0, end=10)
    moved = replace(told, fields={**told.fields, "date": (wrong,)})
    with store.writing():
        store.put_finding(replace(making.finding(article), reports=(moved,)))
        store.replace_families([], [making.family(article)])
        store.replace_entries([], [making.entry(moved)])
    assert verify(store) == [f"report r1: date does not stand at [0, 10) of article {article.id}"]


def test_check_finds_what_is_in_no_entry_and_no_family(store: Store) -> None:
    article = making.article()
    with store.writing():
        store.put_finding(making.finding(article))
    assert verify(store) == ["report r1: it is in no entry", f"article {article.id}: it is in no family"]


def test_an_error_undoes_the_whole_transaction(store: Store) -> None:
    def fail_half_way() -> None:
        with store.writing():
            store.put_finding(making.finding(making.article()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    assert store.counts()["articles"] == 0
    assert store.search("envoys", 5) == []


def test_putting_an_article_again_replaces_it(store: Store) -> None:
    fill(store)
    article = making.article()
    with store.writing():
        store.put_finding(replace(making.finding(article, "r2"), reading="digest-2"))
    assert [r.id for r in store.reports()] == ["r2"]
    assert [(one.reading, one.path) for one in store.stored(article.sha256)] == [("digest-2", "one.txt")]
    assert len(store.search("envoys", 5)) == 1


def test_removing_an_article_removes_all_that_was_read_from_it(store: Store) -> None:
    fill(store)
    with store.writing():
        store.remove_article(making.article().id)
    counts = store.counts()
    assert (counts["articles"], counts["reports"]) == (0, 0)
    assert store.block_members([making.KEY]) == {}
    assert store.articles_in_bands(["band-1"]) == {}
    assert store.search("envoys", 5) == []
    assert store.actors() == []


def test_blocks_and_bands_find_their_own(store: Store) -> None:
    fill(store)
    assert store.block_members([making.KEY, "00" * 8]) == {making.KEY: ["r1"]}
    assert store.articles_in_bands(["band-1", "band-9"]) == {making.article().id: 1}
    assert [e.id for e in store.entries_of(["r1"])] == ["e1"]
    assert [f.id for f in store.families_of([making.article().id])] == ["f1"]


def test_entries_and_their_reports_find_each_other(store: Store) -> None:
    fill(store)
    assert store.entry_ids_of(["r1", "r2"]) == ["e1"]
    assert store.entry_members(["e1", "e2"]) == {"e1": ("r1",)}
    with store.writing():
        store.remove_article(making.article().id)
    assert store.entry_ids_of(["r1"]) == []
    assert store.entry_members(["e1"]) == {}  # the entry is still there, and has no report left


def test_many_ids_are_asked_for_in_batches(store: Store) -> None:
    fill(store)
    ids = [f"r{n}" for n in range(2000)]
    assert [r.id for r in store.reports(ids=ids)] == ["r1"]


def test_step_outputs_are_kept_while_they_are_used(store: Store) -> None:
    fill(store)
    assert store.get_steps(["key-r1", "none"]) == {"key-r1": b"output"}
    with store.writing():
        store.put_finding(making.finding(making.article(), "r2"))
    assert store.get_steps(["key-r1", "key-r2"]) == {"key-r2": b"output"}


def test_search_finds_other_forms_and_folds_accents(store: Store) -> None:
    fill(store)
    hit = store.search("envoy", 5)[0]
    assert hit.article == making.article().id
    assert "Arland" in hit.snippet
    assert len(store.search("pört MIRA", 5)) == 1
    assert store.search("nothing", 5) == []
    assert store.search('"met in port mira"', 5)[0].start == making.TEXT.index("met in")
    assert store.search('"mira port"', 5) == []
    assert store.search('"*(', 5) == []


def test_failures_are_kept_until_the_path_can_be_read(store: Store) -> None:
    failure = StoredFailure("empty.txt", "the file is empty", "empty.txt", "leave it out")
    with store.writing():
        store.put_failure(failure)
        store.put_failure(failure)
    assert store.failures() == [failure]
    with store.writing():
        store.drop_failure("empty.txt")
    assert store.failures() == []


def test_writing_outside_a_transaction_is_refused(store: Store) -> None:
    with pytest.raises(RuntimeError, match="writing"):
        store.put_failure(StoredFailure("a", "b", "c", "d"))


def test_the_log_of_judgements_only_grows(store: Store) -> None:
    first = making.judgement(1)
    assert (store.judgements(), store.last_judgement()) == ([], 0)
    with store.writing():
        store.put_judgement(first)
    assert (store.judgements(), store.last_judgement()) == ([first], 1)
    with pytest.raises(RecordError, match="judgement 1 cannot follow judgement 1"), store.writing():
        store.put_judgement(making.judgement(1))
    with store.writing():
        store.put_judgement(making.judgement(2))
    assert [one.number for one in store.judgements()] == [1, 2]


def test_blocks_are_replaced(store: Store) -> None:
    fill(store)
    with store.writing():
        store.replace_blocks({"r1": ["0f" * 8, "0f" * 8]})
    assert store.block_members([making.KEY, making.OTHER_KEY, "0f" * 8]) == {"0f" * 8: ["r1"]}


def test_what_is_noted_of_a_record_takes_the_place_of_what_was(store: Store) -> None:
    assert store.noted("keys") is None
    with store.writing():
        store.note("keys", "1")
        store.note("keys", "2")
        store.note("other", "3")
    assert (store.noted("keys"), store.noted("other")) == ("2", "3")
