from dataclasses import replace

import pytest

from tests.report.cases import WIRE, at, coverage, entry, report, term
from tracktwo.ontology.load import load_ontology
from tracktwo.report.coverage import Coverage
from tracktwo.report.outlining import Notes
from tracktwo.report.rising import is_rising
from tracktwo.report.sections.differences import differences, rising
from tracktwo.types import Bound, QuantityValue, Value

Told = tuple[str | None, float, Bound]

_WEEK: tuple[Told, ...] = (
    ("2021-03-01", 80, "exact"),
    ("2021-03-01", 90, "exact"),
    ("2021-03-02", 105, "exact"),
    ("2021-03-03", 160, "exact"),
)


def _counts(*told: Told) -> Coverage:
    """Make a coverage of one entry: a figure of each given day, value and bound, in an article of that day."""
    base = coverage()
    reports, articles = [], {}
    for number, (day, count, bound) in enumerate(told):
        key = f"a{number}"
        articles[key] = replace(base.articles["a2"], id=key, published=day)
        value = QuantityValue(**at(WIRE, "65"), low=count, high=count if bound == "exact" else None, bound=bound)
        fields: dict[str, tuple[Value, ...]] = {"measure": (term(WIRE, "killed", "killed"),), "value": (value,)}
        reports.append(report(f"r{number}", key, "figure", fields))
    found = entry("e", reports, "killed", verdicts={"value": "differ"})
    return replace(base, articles=articles, reports={r.id: r for r in reports}, entries={"e": found})


@pytest.mark.parametrize(
    ("told", "rises"),
    [
        ((("2021-03-01", 5, "exact"), ("2021-03-02", 6, "exact"), ("2021-03-04", 9, "exact")), True),
        ((("2021-03-04", 9, "exact"), ("2021-03-01", 5, "exact")), True),
        ((("2021-03-01", 5, "exact"), ("2021-03-02", 6, "exact"), ("2021-03-02", 6, "at_least")), True),
        ((("2021-03-01", 9, "exact"), ("2021-03-02", 5, "exact")), False),
        ((("2021-03-01", 5, "exact"), ("2021-03-01", 9, "exact")), False),
        ((("2021-03-01", 5, "exact"), (None, 9, "exact")), False),
        ((("2021-03-01", 5, "exact"), ("2021-03-02", 9, "exact"), ("2021-03-03", 6, "exact")), False),
        # In a row of three days a count may go up a little from the morning to the evening of one.
        ((*_WEEK[:3], ("2021-03-02", 130, "exact"), _WEEK[3]), True),
        ((*_WEEK[:3], ("2021-03-02", 180, "exact"), ("2021-03-03", 190, "exact")), False),
        ((_WEEK[0], _WEEK[1], ("2021-03-02", 130, "exact")), False),
    ],
)
def test_a_count_rises_where_each_larger_figure_is_of_a_later_day(told: tuple[Told, ...], rises: bool) -> None:
    counted = _counts(*told)
    assert is_rising(counted, counted.entries["e"].fields["value"]) is rises


def test_a_count_that_rises_stands_apart_from_accounts_that_differ() -> None:
    kinds = load_ontology()
    up = _counts(("2021-03-01", 5, "exact"), ("2021-03-02", 6, "exact"))
    assert not differences(up, kinds, Notes(up)).items
    assert [item.entry for item in rising(up, kinds, Notes(up)).items] == ["e"]
    rivals = _counts(("2021-03-01", 5, "exact"), ("2021-03-01", 9, "exact"))
    assert [item.entry for item in differences(rivals, kinds, Notes(rivals)).items] == ["e"]
    assert not rising(rivals, kinds, Notes(rivals)).items


def test_answers_that_are_no_figures_do_not_rise() -> None:
    told = coverage()
    assert not is_rising(told, told.entries["e1"].fields["date"])
