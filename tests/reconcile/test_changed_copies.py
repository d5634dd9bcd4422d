"""A thousand near-copies in which one thing was changed: every change is reported, none is merged away."""

import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import pytest

from tests.reconcile.changing import Changed, digit_changes, word_changes
from tests.reconcile.making import article
from tracktwo.reconcile import families
from tracktwo.record import Record
from tracktwo.report.copied import copied
from tracktwo.report.coverage import Coverage, take_coverage
from tracktwo.types import Article, Value

PIECE = (
    "The grain terminal at Ostrava Bay moved 7,500 tonnes in a week, up 2.5 percent on the 1,040.75 of a year before,"
    " its manager Tom Velk said on 3 March 2017. About forty of the 112 silos are empty, and nine will not be filled "
    "before the thaw. Half of the 60-year-old cranes did not work in January; three were mended by 14:30 on the 16th."
    " The port took in $1.2 million, or 18% more, and could not pay its 230 dockers until Friday. “We have 5,000 "
    "reasons to be glad and not one to be idle,” Velk told the Harbour Gazette, which is read by 0.4 percent of the "
    "town."
)


def originals(folder: Path) -> list[Article]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [article(f"a{number:02d}", text, published="2017-05-01") for number, text in enumerate([PIECE, *texts])]


def missed(pairs: Iterable[tuple[Article, Changed]]) -> list[tuple[str, str, str, str]]:
    """Return the changes that the family of an original and its copy does not list, as its one change, in its place."""
    found = []
    for original, change in pairs:
        copy = replace(original, id="z", text=change.text, published="2017-05-02")
        grouped = families({original.id: original, "z": copy})
        listed = [(c.from_, c.to, c.start) for f in grouped for m in f.members if m.article == "z" for c in m.changed]
        if listed != [(change.old, change.new, change.start)]:
            around = change.text[max(0, change.start - 30) : change.start + 30]
            found.append((change.sort, change.old, change.new, f"{around!r} {listed}"))
    return found


def test_of_a_thousand_copies_with_one_digit_changed_every_change_is_reported(sample_coverage: Path) -> None:
    chance = random.Random(1)
    sources = originals(sample_coverage)
    makers = [digit_changes(source, chance) for source in sources]
    pairs = [
        (source, made)
        for _ in range(60)
        for source, maker in zip(sources, makers, strict=True)
        for made in islice(maker, 1)
    ][:1000]
    assert len(pairs) == 1000
    assert len({made.text for _, made in pairs}) > 600
    assert missed(pairs) == []


def test_a_changed_name_number_in_words_or_negation_is_reported(sample_coverage: Path) -> None:
    chance = random.Random(2)
    pairs = [
        (source, made) for source in originals(sample_coverage) for made in islice(word_changes(source, chance), 12)
    ]
    assert min(Counter(made.sort for _, made in pairs).values()) > 20
    assert missed(pairs) == []


@pytest.mark.shared
def test_every_change_in_copies_of_syndicated_originals_is_reported(shared: Path) -> None:
    chance = random.Random(3)
    lines = (shared / "gold" / "syndication" / "docs_dev.jsonl").read_text(encoding="utf-8").splitlines()
    sources = [article(f"a{n:03d}", json.loads(line)["text"], published="2017-05-01") for n, line in enumerate(lines)]
    long = [source for source in sources if len(source.text.split()) > 80][:60]
    pairs = [
        (source, made)
        for source in long
        for made in chain(islice(digit_changes(source, chance), 4), islice(word_changes(source, chance), 2))
    ]
    assert len(pairs) > 200
    # A word beside its like ("1, 1") can be told from it in two ways: what is changed is listed all the same.
    assert [one for one in missed(pairs) if not _listed(one)] == []


def _listed(one: tuple[str, str, str, str]) -> bool:
    return repr(one[1]) in one[3] and repr(one[2]) in one[3]


WIRE = (
    "Envoys of Arland and Borland met in Port Mira on Tuesday. Anna Berg, the Arland minister, said that the army "
    "will not open the northern road before the harvest. Shells killed 214 people in Karsa on Monday, the Red "
    "Crescent said. Fishermen in the harbour reported seeing three buses with curtained windows leave along the coast"
    " road after dark, and the mediator asked both sides to send their maps before the end of the month."
)
CHANGES = {"digit": ("214", "241"), "name": ("Anna Berg", "Anna Lind"), "not": ("will not", "will")}


def test_what_a_copy_changed_is_shown_and_never_merged_away(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        for name, (old, new) in {"wire": ("", ""), **CHANGES}.items():
            (tmp_path / f"{name}.txt").write_text(WIRE.replace(old, new) if old else WIRE, encoding="utf-8")
            day = "2017-05-03" if name == "wire" else "2017-05-04"
            record.add([tmp_path / f"{name}.txt"], published=day, outlet=f"The {name} Post")
        coverage = take_coverage(record)
    shown = {one.file: {(c.from_, c.to) for c in one.changes} for one in copied(coverage)}
    assert shown == {"wire": set(), "digit": {("214", "241")}, "name": {("Berg", "Lind")}, "not": {("not", "")}}
    assert disputed(coverage, "figure", "value") == {"214", "241"}
    assert disputed(coverage, "statement", "speaker") == {"Anna Berg", "Anna Lind"}
    contents = disputed(coverage, "statement", "content")
    assert {" not " in words for words in contents if "northern road" in words} == {True, False}


def disputed(coverage: Coverage, kind: str, field: str) -> set[str]:
    """Return the words of the answers that are said to differ."""
    values: set[Value] = {
        group.value
        for entry in coverage.entries.values()
        if entry.kind == kind and field in entry.fields and entry.fields[field].verdict == "differ"
        for group in entry.fields[field].groups
    }
    return {value.text for value in values}
