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


@pytest.mark.parametrize(
    ("text", "means", "targets"),
    [
        ("A car bomb exploded outside a bank, killing four officers.", "explosives", {"four officers", "a bank"}),
        ("Ten people died when a bomb went off on a bus in Lahore.", "explosives", {"Ten people", "a bus"}),
        ("Four officers were wounded when their lorry hit a mine.", "explosives", {"Four officers", "their lorry"}),
        ("Bombs were set off at two churches in Jakarta.", "explosives", {"two churches"}),
        ("Rockets slammed into a school in Sderot.", "heavy-weapons", {"a school"}),
        ("Two buses were set on fire by rebels near Tumaco.", "primitive", {"Two buses"}),
        ("Insurgents burned down the town hall of Dori.", "primitive", {"the town hall"}),
        ("Guerrillas planted a mine under the bridge.", "explosives", {"the bridge"}),
        ("Soldiers opened fire on a crowd in Conakry.", "firearms", {"a crowd"}),
        ("A dynamite attack damaged two bridges near Puno.", "explosives", {"two bridges"}),
        ("A rocket hit a school in Donetsk, wounding two children.", "heavy-weapons", {"a school", "two children"}),
    ],
)  # fmt: skip
def test_what_weapons_do_and_what_comes_of_it(text: str, means: str, targets: set[str]) -> None:
    (report,) = read(text).attacks
    assert terms((report,), "means") == [means]
    assert {value.text for value in report.fields["target"]} == targets


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two judges were murdered in Cali last week.", "Two judges"),
        ("The murder of the priest shocked the town.", "the priest"),
        ("The killing of two journalists by soldiers in Borovia drew protests.", "two journalists"),
        ("Colonel Perez was killed near Puno on Monday.", "Colonel Perez"),
        ("The bombing of the embassy in Nairobi killed more than 200 people.", "more than 200 people"),
        ("Hundreds of civilians have died in government air raids.", "civilians"),
    ],
)
def test_killings_need_nobody_who_does_them(text: str, target: str) -> None:
    (report,) = read(text).attacks
    assert target in {value.text for value in report.fields["target"]}


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in a road accident near Puno on Monday.",
        "The market exploded with colour on Sunday.",
        "Prices went off a cliff in March.",
        "The plane landed in Sofia.",
        "The storm left six people dead.",
        "The virus caused the death of ten people in Lagos.",
        "She set out to fire up the crowd.",
        "Rain fell on the city of Basra.",
    ],
)
def test_deaths_and_fires_of_other_causes_are_no_attacks(text: str) -> None:
    assert read(text).attacks == ()


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed responsibility for the attack on the pipeline.",
        "The minister blamed the rebels for the attack on the pipeline.",
        "The attack on the pipeline was carried out by the rebels.",
    ],
)
def test_who_owns_up_or_is_blamed_is_the_doer(text: str) -> None:
    (report,) = read(text).attacks
    assert names((report,), "actor") == ["Rebels"]


def test_a_town_before_a_deed_is_where_it_was() -> None:
    (report,) = read("The Paris attack killed 130 people.").attacks
    assert "actor" not in report.fields
    assert [value.text for value in report.fields["place"]] == ["Paris"]


def test_the_one_place_of_a_sentence_is_where_it_was() -> None:
    (report,) = read("A crowd in Lahore watched as gunmen murdered two judges.").attacks
    (place,) = report.fields["place"]
    assert (place.text, getattr(place, "how", None)) == ("Lahore", "inferred")


def test_where_word_of_it_comes_from_is_not_where_it_was() -> None:
    (report,) = read("An officer told reporters in Lahore that rebels had murdered two judges.").attacks
    assert "place" not in report.fields


@pytest.mark.parametrize(
    "behind", ["The attack took place on Monday in the town of Kunduz.", "This incident occurred in Kunduz on Monday."]
)
def test_what_is_told_right_behind_a_deed_dates_and_places_it(behind: str) -> None:
    report = read(f"Gunmen killed two judges. {behind}").attacks[0]
    assert [value.text for value in report.fields["date"]] == ["Monday"]
    assert [value.text for value in report.fields["place"]] == ["Kunduz"]
    assert {getattr(v, "how", None) for name in ("date", "place") for v in report.fields[name]} <= {
        "carried_over", "inferred",
    }  # fmt: skip


def test_whoever_says_what_an_attack_did_has_not_done_it() -> None:
    (attack,) = read(
        "He vowed to punish them for a gas attack that Turkey said killed 1,429 people near Damascus."
    ).attacks
    assert "actor" not in attack.fields


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israel said it killed two militants in Gaza on Monday.", "Israel"),
        ("Turkey said on Monday it had shelled a village near Hama.", "Turkey"),
    ],
)
def test_a_body_that_says_what_it_did_has_done_it(text: str, actor: str) -> None:
    assert names(read(text).attacks, "actor") == [actor]


def test_a_thing_that_killed_is_nobody() -> None:
    (attack,) = read(
        "A bomb went off in Hama on Monday, and Turkey said a truck carried it. It killed 12 soldiers."
    ).attacks
    assert "actor" not in attack.fields
