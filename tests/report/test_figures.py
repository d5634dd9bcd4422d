"""What a row of figures and its heading say of several accounts at once."""

from dataclasses import replace

from tests.report.cases import WIRE, actor, at, coverage, day, entry, report, term
from tracktwo.report.coverage import Coverage
from tracktwo.report.figures import figure_question, figure_row
from tracktwo.report.outlining import Notes
from tracktwo.report.phrases import report_phrase
from tracktwo.types import QuantityValue, Report, Value


def _told(*whom: str, period: str = "") -> tuple[Coverage, list[Report]]:
    """Make a coverage of one entry: 65 people killed, told on days one after another, each time of somebody else."""
    base, reports, articles = coverage(), [], {}
    for number, people in enumerate(whom):
        key = f"a{number}"
        articles[key] = replace(base.articles["a2"], id=key, published=f"2021-03-0{number + 1}")
        fields: dict[str, tuple[Value, ...]] = {
            "measure": (term(WIRE, "killed", "killed"),),
            "value": (QuantityValue(**at(WIRE, "65"), low=65, high=65, bound="exact"),),
            "population": (actor(WIRE, "fighters", None, people),),
        }
        if period and number == 0:
            fields["period"] = (day(WIRE, "Thursday", period),)
        reports.append(report(f"r{number}", key, "figure", fields))
    found = entry("e", reports, "killed")
    return replace(base, articles=articles, reports={r.id: r for r in reports}, entries={"e": found}), reports


def _words(told: Coverage, reports: list[Report]) -> str:
    return "".join(piece.text for piece in figure_row(told, Notes(told), reports).pieces)


def test_of_many_days_the_first_and_the_last_are_named() -> None:
    assert "1–3 Mar 2021" in _words(*_told("fighters", "fighters", "fighters"))
    assert "1 Mar 2021 and 2 Mar 2021" in _words(*_told("fighters", "fighters"))


def test_people_are_left_out_of_a_heading_beside_who_they_were() -> None:
    told, _ = _told("people", "Eastvalers")
    assert figure_question(told, told.entries["e"]) == "Killed: Eastvalers"
    told, _ = _told("people", "person")
    assert figure_question(told, told.entries["e"]) == "Killed: people"


def test_a_period_that_few_accounts_name_is_in_no_heading() -> None:
    told, _ = _told("fighters", "fighters", "fighters", "fighters", period="2021-02")
    assert "Feb" not in figure_question(told, told.entries["e"])
    told, _ = _told("fighters", period="2021-02")
    assert "Feb" in figure_question(told, told.entries["e"])


def test_a_truce_that_was_proposed_and_then_declared_is_told_as_declared() -> None:
    told = coverage()
    proposed = [
        report(f"p{number}", "a2", "ceasefire", {"phase": (term(WIRE, "planned", "proposed"),)}, status="proposed")
        for number in range(2)
    ]
    declared = report("d", "a2", "ceasefire", {"phase": (term(WIRE, "truce", "declared"),)})
    assert "declared" in report_phrase(told, "ceasefire", [*proposed, declared], "happened")
