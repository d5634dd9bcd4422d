"""Figures: their hedge, what they count, of whom, since when, and who vouches for them."""

import pytest

from tests.extract.war_text import names, read, terms
from tracktwo.types import EntryValue, QuantityValue, Report


def _value(report: Report) -> tuple[str, float | None, float | None]:
    value = report.fields["value"][0]
    assert isinstance(value, QuantityValue)
    return value.bound, value.low, value.high


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("At least 40 people were killed in the town.", "killed", ("at_least", 40, None)),
        ("The blast wounded 12 others.", "wounded", ("exact", 12, 12)),
        ("The war has left some 90,000 people dead.", "killed", ("about", 90_000, 90_000)),
        ("The death toll rose to 54.", "killed", ("exact", 54, 54)),
        ("The group put the death toll at more than 3,000.", "killed", ("more_than", 3000, None)),
        ("Up to 900 people were taken out of the city.", "evacuated", ("up_to", None, 900)),
        ("Police detained 30 protesters.", "detained", ("exact", 30, 30)),
        ("The fighting forced 5,000 villagers to flee.", "fled", ("exact", 5000, 5000)),
        ("The attack claimed the lives of 14 people.", "killed", ("exact", 14, 14)),
        ("Two boys were among those killed.", "killed", ("exact", 2, 2)),
        ("More than 200 people are missing.", "missing", ("more_than", 200, None)),
        ("The war drove four million refugees abroad.", "refugees", ("exact", 4_000_000, 4_000_000)),
        ("The rebels freed 20 soldiers.", "released", ("exact", 20, 20)),
    ],
)
def test_a_number_is_read_with_its_hedge_and_measure(text: str, measure: str, value: tuple[str, float, float]) -> None:
    reports = read(text).figures
    assert terms(reports, "measure") == [measure]
    assert [_value(r) for r in reports] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders met for three hours.",
        "The parliament voted on 15 bills.",
        "He left the party with two friends.",
        "About 60 percent of voters support the plan.",
        "The army destroyed 12 tanks.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert read(text).figures == ()


def test_a_part_and_its_whole_are_two_figures_of_one_population() -> None:
    reports = read("Some 2,500 people were taken out of the town, including 35 wounded.").figures
    assert terms(reports, "measure") == ["evacuated", "wounded"]
    assert names(reports, "population") == ["People", "People"]
    assert reports[1].fields["population"][0].how == "carried_over"


def test_a_figure_is_linked_to_the_movement_it_belongs_to() -> None:
    reading = read("Up to 2,500 people were evacuated from Homs on Monday.")
    link = reading.figures[0].fields["part_of"][0]
    assert isinstance(link, EntryValue)
    assert link.id == reading.movements[0].id


def test_who_puts_the_toll_vouches_for_it_and_kills_nobody() -> None:
    reading = read("The Monitoring Centre put the death toll from the war at more than 3,000 people.")
    assert [link.text for link in reading.figures[0].attribution] == ["The Monitoring Centre"]
    assert reading.attacks == ()


def test_according_to_vouches_for_both_figures_of_a_sentence() -> None:
    reports = read(
        "More than 300 people have been killed and 2,000 displaced, according to the United Nations."
    ).figures
    assert terms(reports, "measure") == ["killed", "displaced"]
    assert [r.attribution[0].actor for r in reports] == ["un", "un"]


def test_an_aside_of_the_outlet_has_no_source() -> None:
    reports = read("The minister said they spoke about the conflict that has killed some 12,000 people.").figures
    assert [r.attribution for r in reports] == [()]


def test_since_then_counts_from_the_sentence_before() -> None:
    reports = read("The truce began on Monday. Since then, at least 30 people have been killed.").figures
    period = reports[0].fields["period"][0]
    assert getattr(period, "edtf", None) == "2016-12-12/.."
    assert period.text == "Monday"
    assert period.how == "inferred"


def test_a_bare_count_belongs_to_the_attack_told_just_before() -> None:
    reading = read("Two rockets hit a school in Idlib on Friday. Nine pupils were killed, medics said.")
    (attack,), (figure,) = reading.attacks, reading.figures
    assert [v.id for v in figure.fields["part_of"] if isinstance(v, EntryValue)] == [attack.id]
    assert [v.how for v in figure.fields["place"]] == ["carried_over"]


@pytest.mark.parametrize(
    "text",
    [
        "More than 400 people have been killed, medics said.",
        "Elsewhere, nine pupils were killed.",
        "The raid brought the death toll to 700.",
        "A storm later killed six farmers.",
    ],
)
def test_counts_over_more_than_one_deed_belong_to_none(text: str) -> None:
    figures = read(f"Two rockets hit a school in Idlib on Friday. {text}").figures
    assert [f.fields.get("part_of", ()) for f in figures] == [()]


def test_people_whom_planes_carry_are_evacuated_only_where_that_is_told() -> None:
    assert read("The plane carried 150 passengers from Cairo to Paris.").figures == ()
