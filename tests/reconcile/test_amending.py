"""A report as somebody reads it who knows better: labels and values, marked, and only what its kind allows."""

from dataclasses import replace

import pytest

from tests.reconcile.making import number, report, span, term, who
from tracktwo.errors import RecordError
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile.amending import amend, check_amendment
from tracktwo.reconcile.reports_at import find_report, report_at
from tracktwo.types import Judgement, Report, Value

ONTOLOGY = load_ontology()


def judged(act: str, field: str, to: str = "", *values: Value, number: int = 1) -> Judgement:
    return Judgement(
        number=number, act=act, by="Ana", at="2026-11-28T12:00:00Z", field=field, to=to, values=values  # type: ignore[arg-type]
    )  # fmt: skip


def test_another_kind_keeps_the_fields_and_terms_that_it_allows() -> None:
    truce = report("ceasefire", "a1", parties=who("Arland", "Borland"), phase=term("violated"), scope=span("the north"))
    with pytest.raises(RecordError, match="agreement needs phase"):
        check_amendment(truce, judged("relabel", "kind", "agreement"), ONTOLOGY)
    held = replace(truce, fields={**truce.fields, "phase": (term("ended"),)})
    made = amend(held, [judged("relabel", "kind", "agreement")], ONTOLOGY)
    assert (made.kind, set(made.fields)) == ("agreement", {"parties", "phase"})
    assert made.judged == "kind set to agreement by Ana (judgement 1), read as ceasefire"
    assert held.kind == "ceasefire"


def test_amendments_follow_each_other_and_all_are_told() -> None:
    figure = report("figure", "a1", measure=term("killed"), value=number(40))
    log = [judged("edit", "value", "", number(14)), judged("relabel", "status", "denied", number=2)]
    made = amend(figure, log, ONTOLOGY)
    assert made.status == "denied"
    assert (
        made.judged == "value edited by Ana (judgement 1); status set to denied by Ana (judgement 2), read as happened"
    )
    assert [value.how for value in made.fields["value"]] == ["analyst"]


def at(start: int, end: int, name: str, of: str = "contact") -> Report:
    told = Value(start=start, end=end, text="x" * (end - start))
    return report(
        of, "a1", name=name, parties=who("Arland"), channel=replace(term("phone"), start=start, end=end), about=told
    )


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([at(10, 20, "r1"), at(50, 60, "r2")], ("r1", "found")),
        ([at(10, 20, "n1"), at(50, 60, "n2")], ("n1", "read anew")),
        ([at(8, 20, "n1"), at(50, 60, "n2")], ("n1", "shifted")),
        ([at(18, 30, "n1")], (None, "dangling")),
        ([at(10, 20, "n1", "action")], (None, "dangling")),
        ([at(10, 20, "n1"), at(10, 20, "n2")], (None, "dangling")),
        ([], (None, "dangling")),
    ],
)
def test_a_report_is_found_by_its_passage_or_dangles(reports: list[Report], expected: tuple[str | None, str]) -> None:
    found = find_report(report_at(at(10, 20, "r1"), "hash"), reports)
    assert (found.report, found.state) == expected
