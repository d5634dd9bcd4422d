"""Control of places: taken, lost, held, besieged, left, and nearly taken."""

import pytest

from tests.extract.war_text import names, read, terms


@pytest.mark.parametrize(
    ("text", "change", "status"),
    [
        ("Government forces recaptured Palmyra on Sunday.", "recaptured", "happened"),
        ("Islamic State captured Palmyra in May.", "captured", "happened"),
        ("The army is on the brink of retaking Aleppo.", "recaptured", "planned"),
        ("Rebels still control Idlib.", "holds", "ongoing"),
        ("Ramadi fell to Islamic State.", "captured", "happened"),
        ("The army's recapture of Aleppo was announced.", "recaptured", "happened"),
        ("Turkish troops withdrew from Afrin.", "withdrew", "happened"),
    ],
)
def test_the_change_and_its_status(text: str, change: str, status: str) -> None:
    reports = read(text).control
    assert terms(reports, "change") == [change]
    assert [r.status for r in reports] == [status]


def test_a_loss_names_both_sides() -> None:
    reports = read("The minister spoke of the government's loss of Palmyra to Islamic State.").control
    assert terms(reports, "change") == ["lost"]
    assert names(reports, "from_actor") == ["Islamic State"]


def test_the_city_is_the_town_named_before() -> None:
    reports = read("The talks were about Aleppo. Aid reached the besieged city on Friday.").control
    assert terms(reports, "change") == ["besieges"]
    assert reports[0].fields["place"][0].text == "Aleppo"
    assert reports[0].fields["place"][0].how == "carried_over"


@pytest.mark.parametrize(
    "text", ["The president took office in May.", "The party lost the election.", "They held talks in Geneva."]
)
def test_taking_and_holding_other_things(text: str) -> None:
    assert read(text).control == ()


def test_held_areas_of_a_country_are_not_the_country() -> None:
    assert read("The army began an offensive against insurgent-held areas of Syria.").control == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("War is on in northern Mali. He decided to pull a number of French troops out of the area.", "northern Mali"),
        ("The attack in northern Mali began after French troops pulled back from the region.", "northern Mali"),
        ("The king ordered about 50 French soldiers in Mali to be pulled back from the border area.", "Mali"),
        ("The president asked for a withdrawal of all French troops from northern Mali.", "northern Mali"),
        ("He stunned his allies by withdrawing French troops from a part of Mali.", "Mali"),
    ],
)  # fmt: skip
def test_forces_are_pulled_out_of_the_place_named_before(text: str, place: str) -> None:
    (report,) = read(text).control
    assert terms((report,), "change") == ["withdrew"]
    assert report.fields["place"][0].text == place
    assert names((report,), "actor") == ["Armed forces of France"]
    assert "from_actor" not in report.fields


def test_people_pulled_out_of_danger_and_partners_leaving_a_deal_hold_no_place() -> None:
    assert read("Rescuers pulled three children from the area in Mali.").control == ()
    assert read("France pulled out of the nuclear deal in Vienna.").control == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The group is seizing new territory in rural Aleppo.", "new territory"),
        ("Rebels captured several villages near Hama.", "several villages"),
        ("The strikes hit insurgent-held areas in northwestern Syria.", "areas"),
        ("The army withdrew its troops from parts of northern Syria.", "parts"),
        ("The army seized the town of Maaloula.", None),
        ("Rebels took control of Hama.", None),
        ("The army withdrew its troops from Syria.", None),
    ],
)
def test_what_is_told_of_a_part_is_not_told_of_the_whole(text: str, part: str | None) -> None:
    (report,) = read(text).control
    assert [value.text for value in report.fields.get("part", ())] == ([part] if part else [])
