"""Meetings of several days, whose days are no rival dates."""

from pathlib import Path

import pytest

from tracktwo.record import Record
from tracktwo.report.coverage import take_coverage
from tracktwo.report.spells import spell_of

SECOND = "President Putin met Chancellor Angela Merkel in Oslo on {day} for {length} talks on Syria."


@pytest.mark.parametrize(("length", "spell"), [("two days of", "2017-03-15/2017-03-16"), ("brief", None)])
def test_days_that_lie_in_one_meeting(tmp_path: Path, length: str, spell: str | None) -> None:
    for name, day in (("one", "Wednesday"), ("two", "Thursday")):
        text = SECOND.format(day=day, length=length)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")], published="2017-03-17")
        coverage = take_coverage(record)
    found = [spell_of(coverage, entry) for entry in coverage.entries.values() if entry.kind == "contact"]
    assert found == [spell]
