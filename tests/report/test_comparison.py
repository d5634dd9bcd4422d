import pytest

from tests.report.cases import coverage
from tracktwo.cli.comparing import comparison_lines
from tracktwo.ontology.load import load_ontology
from tracktwo.report.comparison import best_entry, compare_entry, compare_reports
from tracktwo.report.terminal import Look, cells


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Moreo Quill call", "e1"),
        ("MOREO phone", "e1"),
        ("violations by Westmark", "e5"),
        ("Lake Sorrel", "e4"),
        ("fighters Tarn", "e3"),
    ],
)
def test_words_find_the_entry_they_mean(words: str, entry: str) -> None:
    found = best_entry(coverage(), words)
    assert found is not None
    assert found.id == entry


def test_words_of_nothing_find_nothing() -> None:
    assert best_entry(coverage(), "zebra") is None


def test_a_comparison_shows_where_accounts_part() -> None:
    told = coverage()
    comparison = compare_entry(told, load_ontology(), told.entries["e1"])
    signs = {line.field: line.answers[1].sign for line in comparison.lines}
    assert signs == {"date": "≠", "channel": "=", "parties": "="}
    assert comparison.verdict == "2 reports · 2 independent origins · verdict: date differs, the rest is compatible"


def test_reports_of_no_entry_are_laid_side_by_side_without_a_judgement() -> None:
    told = coverage()
    comparison = compare_reports(told, load_ontology(), [told.reports["r3"], told.reports["r4"]])
    assert {line.field: line.answers[1].sign for line in comparison.lines}["value"] == "·"


@pytest.mark.parametrize("width", [60, 100])
def test_a_comparison_fits_the_terminal(width: int) -> None:
    told = coverage()
    for line in comparison_lines(compare_entry(told, load_ontology(), told.entries["e1"]), Look(width)):
        assert cells(line) <= width
