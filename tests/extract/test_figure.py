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


def _counts(text: str) -> list[list[str]]:
    return [[getattr(v, "term", "") for v in r.fields.get("count", ())] for r in read(text).figures]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The blast killed another 12 people, bringing the toll to 54.", [["more"], ["total"]]),
        ("The shelling killed four people and wounded 12 more.", [[], ["more"]]),
        ("The raids killed 161 Palestinians, including 71 civilians, and five Israelis.", [[], ["part"], []]),
        ("Nine people died, including two nurses.", [[], ["part"]]),
        ("Nine people died, two of them nurses.", [[], ["part"]]),
        ("Those killed included six farmers and two guards.", [["part"], ["part"]]),
        ("Nine of the ten killed were children.", [["part"], []]),
        ("Of the 21 people who were killed, nine were children.", [[], ["part"]]),
        ("Some 840 people were wounded, including 225 children.", [[], ["part"]]),
        ("Dozens of civilians are among the 130 villagers killed.", [["part"], []]),
        ("More than 30 people have been killed in a blast.", [[]]),
        ("So far, 300 people have been killed.", [["total"]]),
        ("Some 300 people have been killed since Monday.", [["total"]]),
        ("The war killed 300 people.", [["total"]]),
        ("The blast killed 12 people.", [[]]),
        ("The army lost more than 12 soldiers on Monday.", [[]]),
    ],
)
def test_totals_additions_and_parts_are_told_apart(text: str, counts: list[list[str]]) -> None:
    assert _counts(text) == counts


def test_a_part_has_the_measure_of_its_whole_and_a_population_of_its_own() -> None:
    reports = read("The army killed 213 villagers near the fence, 17 of them children.").figures
    assert terms(reports, "measure") == ["killed", "killed"]
    assert names(reports, "population") == ["Villagers", "Children"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The toll was revised down from 60 to 54.", [(60, "denied"), (54, "happened")]),
        ("The ministry corrected the number of wounded to 31 from 44.", [(31, "happened"), (44, "denied")]),
        ("Officials put the toll at 70. They later revised it down to 54.", [(70, "happened"), (54, "happened")]),
        ("The toll rose from 40 to 54.", [(54, "happened")]),
    ],
)
def test_a_number_taken_back_is_denied(text: str, values: list[tuple[int, str]]) -> None:
    assert [(_value(r)[1], r.status) for r in read(text).figures] == values


def test_a_verb_that_says_it_is_exceeded_bounds_a_number() -> None:
    assert [_value(r) for r in read("The death toll has topped 1,600.").figures] == [("more_than", 1600, None)]


def test_a_toll_is_of_those_it_names() -> None:
    assert names(read("The Palestinian death toll rose to 167.").figures, "population") == ["Palestinian"]


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("Some 2,000 troops are in the valley.", "troops"),
        ("The group has thousands of armed men.", "armed men"),
        ("About 250 military advisers will stay.", "military advisers"),
        ("Some 400 officers were deployed along the border.", "officers"),
        ("The army will bring the 2,000 soldiers home.", "soldiers"),
    ],
)
def test_forces_are_a_strength(text: str, population: str) -> None:
    reports = read(text).figures
    assert terms(reports, "measure") == ["strength"]
    assert [v.text for r in reports for v in r.fields["population"]] == [population]


def test_forces_that_died_are_dead_and_officers_who_speak_no_strength() -> None:
    assert terms(read("Twelve soldiers were killed.").figures, "measure") == ["killed"]
    assert read("Two officers spoke to reporters.").figures == ()


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The minister said 12 people were killed.", ["The minister"]),
        ("The leaders accused the army of killing 12 people.", ["The leaders"]),
        ("The agency released a report estimating that 12 people were killed.", ["The agency"]),
        ("The group claimed responsibility for the attack that killed 12 people.", []),
        ("The president agreed to release 12 prisoners.", []),
        ("The war has claimed the lives of 12 people.", []),
        ("The mayor was saddened by the deaths of 12 people.", []),
    ],
)
def test_only_who_vouches_for_a_number_is_its_source(text: str, sources: list[str]) -> None:
    assert [[link.text for link in r.attribution] for r in read(text).figures] == [sources]


@pytest.mark.parametrize(
    "text",
    [
        "The group condemned the attack in Homs that killed 43 people.",
        "Twelve people died after a bridge fell in Homs.",
        "Gunmen stormed a house in Homs, killing three men.",
        "The army took positions in Homs, where dozens were killed.",
        "A raid on a school in Homs killed seven pupils and wounded 12.",
    ],
)
def test_a_figure_has_the_place_of_what_is_told_with_it(text: str) -> None:
    assert [[v.text for v in r.fields["place"]] for r in read(text).figures] == [["Homs"]] * len(read(text).figures)


def test_shot_and_killed_is_killed_and_shot_alone_leaves_it_open() -> None:
    assert terms(read("Five people were shot and killed.").figures, "measure") == ["killed"]
    assert terms(read("Police shot five protesters.").figures, "measure") == ["casualties"]


def test_who_did_it_is_not_counted_as_a_victim() -> None:
    assert terms(read("They left the museum where two gunmen had killed 21 people.").figures, "measure") == [
        "strength",
        "killed",
    ]


def test_the_same_elsewhere_has_the_measure_and_population_of_the_count_before() -> None:
    reports = read("Eight women were killed in Homs, two in Aleppo.").figures
    assert terms(reports, "measure") == ["killed", "killed"]
    assert names(reports, "population") == ["Women", "Women"]
    assert [v.text for r in reports for v in r.fields["place"]] == ["Homs", "Aleppo"]


def test_where_a_body_is_based_is_not_where_people_died() -> None:
    (figure,) = read("The Monitoring Centre, a group based in Vienna, put the toll at 54.").figures
    assert "place" not in figure.fields


def test_money_is_no_count_of_people() -> None:
    assert terms(read("The blast left six people injured and caused millions in losses.").figures, "measure") == [
        "wounded"
    ]


def test_where_a_war_is_spoken_of_is_not_where_its_dead_fell() -> None:
    text = (
        "Speaking at a forum in the resort of Sochi, the leader said they spoke of the war that has left 250,000 dead."
    )
    (figure,) = read(text).figures
    assert "place" not in figure.fields


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("In all, 456 rockets were estimated to have been fired from the hills.", "projectiles", 456),
        ("The brigade said it had fired 573 rockets toward the border.", "projectiles", 573),
        ("Residents described the 90 shells fired from the valley.", "projectiles", 90),
        ("Since the truce was declared, three missiles have been launched.", "projectiles", 3),
        ("The army carried out some 500 airstrikes.", "strikes", 500),
        ("The ministry reported 30 raids overnight.", "strikes", 30),
        ("The town burned in the wake of 60 French strikes.", "strikes", 60),
    ],
)
def test_what_is_fired_and_flown_is_counted_though_nobody_is(text: str, measure: str, low: float) -> None:
    (report,) = (r for r in read(text).figures if r.fields["value"][0].text.split()[-1] == text_of(low))
    assert terms((report,), "measure") == [measure]
    assert _value(report)[1] == low
    assert "population" not in report.fields


def text_of(low: float) -> str:
    return "three" if low == 3 else f"{low:.0f}"


@pytest.mark.parametrize(
    "text", ["The depot held 400 rockets.", "The union called three strikes in May.", "They found 40 shells in a barn."]
)
def test_rockets_in_store_and_strikes_of_workers_are_not_counted(text: str) -> None:
    assert read(text).figures == ()


def test_a_day_is_nobody_who_was_counted() -> None:
    reports = read("The death toll in Homs moved from three to four early Tuesday when a soldier was killed.").figures
    assert reports
    assert all(not value.text.endswith("Tuesday") for one in reports for value in one.fields.get("population", ()))
