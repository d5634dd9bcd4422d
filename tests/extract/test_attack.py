"""Attacks: by what means, by whom, on whom; and words of war that are none."""

import pytest

from tests.extract.war_text import names, read, terms


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Russian warplanes bombed a hospital in Idlib.", "aerial"),
        ("Rebels shelled government positions near Hama.", "heavy-weapons"),
        ("Gunmen kidnapped two aid workers in Aleppo.", "abduct"),
        ("Four soldiers were killed in a suicide attack in Kabul.", "suicide-attack"),
        ("A car bomb killed six people in Baghdad.", "explosives"),
        ("Two farmers were killed in an Israeli drone strike.", "drone"),
        ("Gunmen shot dead a judge in Mosul.", "firearms"),
        ("The army continued its bombardment of the town.", "heavy-weapons"),
        ("Civilians were killed in a chemical attack near Damascus.", "unconventional"),
    ],
)
def test_the_means_follow_from_the_words(text: str, means: str) -> None:
    reports = read(text).attacks
    assert terms(reports, "means") == [means]
    assert [(r.plover.type, r.plover.mode) for r in reports if r.plover] == [("ASSAULT", means)]


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the proposal.",
        "The parties struck a deal.",
        "He died of a heart attack.",
        "The minister hit out at his critics.",
        "The law targets corruption.",
        "They walked past a destroyed house.",
        "More than 300 people have been killed, according to the United Nations.",
    ],
)
def test_words_of_war_that_are_no_attack(text: str) -> None:
    assert read(text).attacks == ()


def test_an_adjective_of_a_nation_is_its_state() -> None:
    assert names(read("Russian air strikes hit a market in Idlib.").attacks, "actor") == ["Russia"]


def test_what_is_denied_stays_denied() -> None:
    reports = read("Turkey denied shelling Kurdish positions in Syria.").attacks
    assert [r.status for r in reports] == ["denied"]


def test_both_sides_of_a_fight_are_actors() -> None:
    reports = read("Rebels clashed with government troops near Hama on Monday.").attacks
    assert len(names(reports, "actor")) == 2
    assert names(reports, "target") == []


def test_its_planes_are_those_of_whom_somebody_blames() -> None:
    reports = read("The council accused Turkey of wrecking the truce with its air strikes south of Hama.").attacks
    assert names(reports, "actor") == ["Turkey"]


def test_what_is_said_twice_is_told_once() -> None:
    reports = read("Russian jets bombed a hospital in Idlib. Russian jets bombed a hospital in Idlib.").attacks
    assert len(reports) == 1


def test_strikes_of_workers_and_missiles_into_the_sea_are_no_attacks() -> None:
    text = "Dock workers carried out two strikes in Beirut. The navy fired two missiles into the sea on Tuesday."
    assert read(text).attacks == ()


def test_where_rockets_come_from_is_not_where_they_hit() -> None:
    reports = read("Rockets fired from Yemen hit a school on Friday.").attacks
    assert all("place" not in r.fields or not r.fields["place"] for r in reports)
