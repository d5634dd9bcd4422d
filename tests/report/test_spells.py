"""Meetings of several days, whose days are no rival dates."""

from pathlib import Path

import pytest

from tracktwo.ontology.load import load_ontology
from tracktwo.record import Record
from tracktwo.report.comparison import compare_entry
from tracktwo.report.coverage import Coverage, take_coverage
from tracktwo.report.spells import date_verdict, spell_of
from tracktwo.report.timeline import timeline

SECOND = "President Putin met Chancellor Angela Merkel in Oslo on {day} for {length} talks on Syria."


@pytest.mark.parametrize(("length", "spell"), [("two days of", "2017-03-15/2017-03-16"), ("brief", None)])
def test_days_that_lie_in_one_meeting(tmp_path: Path, length: str, spell: str | None) -> None:
    coverage = _told(tmp_path, *(SECOND.format(day=day, length=length) for day in ("Wednesday", "Thursday")))
    found = [entry for entry in coverage.entries.values() if entry.kind == "contact"]
    assert [spell_of(coverage, entry) for entry in found] == [spell]


@pytest.mark.parametrize(
    ("length", "verdict"), [("two days of", "compatible"), ("brief", "differ")], ids=["two-days", "one-day"]
)
def test_no_view_calls_the_days_of_one_meeting_a_difference(tmp_path: Path, length: str, verdict: str) -> None:
    coverage = _told(tmp_path, *(SECOND.format(day=day, length=length) for day in ("Wednesday", "Thursday")))
    (entry,) = (entry for entry in coverage.entries.values() if entry.kind == "contact")
    lines = compare_entry(coverage, load_ontology(), entry).lines
    assert [line.verdict for line in lines if line.field == "date"] == [verdict]
    assert [moment.verdict for moment in timeline(coverage, kinds={"contact"})] == [verdict]


@pytest.mark.parametrize(("where", "verdict"), [("Israel", "compatible"), ("Ashkelon", "differ")])
def test_attacks_on_a_whole_land_may_be_one_each_day(tmp_path: Path, where: str, verdict: str) -> None:
    texts = (f"Militants fired rockets at {where} on {day}." for day in ("Wednesday", "Thursday"))
    coverage = _told(tmp_path, *texts)
    found = [entry for entry in coverage.entries.values() if entry.kind == "attack"]
    assert [date_verdict(coverage, entry) for entry in found] == [verdict]


def _told(folder: Path, *texts: str) -> Coverage:
    """Read articles of one day into a record, and take what they tell."""
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    with Record.open(folder / "r.db", create=True) as record:
        record.add([str(path) for path in paths], published="2017-03-17")
        return take_coverage(record)
