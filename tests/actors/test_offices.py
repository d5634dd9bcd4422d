"""Offices without names, and the offices that titles and appositions give to names."""

import pytest
from tests.actors.readings import all_of, read, who

from tracktwo.types import Role


@pytest.mark.parametrize(
    ("words", "day", "actor"),
    [
        ("The US vice president", "2016-12-16", "joe-biden"),
        ("The US Secretary of State", "2026-02-02", "marco-rubio"),
        ("The UN secretary-general", "2016-12-16", "ban-ki-moon"),
        ("The IAEA chief", "2021-03-01", "rafael-grossi"),
        ("The Pentagon chief", "2016-12-16", "ash-carter"),
        ("The UN special envoy for Syria", "2016-12-16", "staffan-de-mistura"),
        ("The UN envoy to Yemen", "2016-12-16", "ismail-ould-cheikh-ahmed"),
        ("The UN humanitarian chief", "2016-12-16", "stephen-o-brien"),
        ("The leader of Hezbollah", "2016-12-16", "hassan-nasrallah"),
        ("The pope", "2016-12-16", "pope-francis"),
    ],
)
def test_the_longest_title_and_what_it_is_for_decide(words: str, day: str, actor: str) -> None:
    assert who(f"{words} spoke on Friday.", words, day) == actor


@pytest.mark.parametrize(
    "words",
    ["The UN climate chief", "The former US president", "The Iranian religious leader", "The deputy US president"],
)
def test_another_office_than_the_registers_stays_unnamed(words: str) -> None:
    found = who(f"{words} spoke on Friday.", words)
    assert found is None or found.startswith("x:")


def roles(text: str) -> dict[str, tuple[Role, ...]]:
    return {actor.id: actor.roles for actor in read(text).cast.actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        (
            "Marta Quillfeather, a military analyst at the Brookings Institution, spoke.",
            "military analyst",
            "brookings",
        ),
        ("Hamas spokesman Omar Quillfeather spoke.", "spokesman", "hamas"),
        ("Sen. Marta Quillfeather spoke.", "Sen.", "usa"),
        ("Norwegian Foreign Minister Marta Quillfeather spoke.", "Foreign Minister", "nor"),
        ("Marta Quillfeather, the Norwegian foreign minister, spoke.", "foreign minister", "nor"),
        ("Syria expert Marta Quillfeather of the Brookings Institution spoke.", "expert", "brookings"),
    ],
)
def test_a_title_or_apposition_gives_an_office(text: str, title: str, of: str) -> None:
    (held,) = (held for id_, held in roles(text).items() if "quillfeather" in id_)
    assert held == (Role(title=title, of=of),)


def test_a_phrase_beside_a_name_is_no_second_person() -> None:
    text = "Marta Quillfeather, a military analyst at the Brookings Institution, spoke."
    assert who(text, "a military analyst") == "x:marta-quillfeather"


@pytest.mark.parametrize(
    "text",
    [
        "Former Norwegian foreign minister Marta Quillfeather spoke.",
        "Norwegian presidential candidate Marta Quillfeather spoke.",
        "President-elect Marta Quillfeather of Norway spoke.",
        "The wife of the Norwegian foreign minister, Marta Quillfeather, spoke.",
    ],
)
def test_what_somebody_was_or_is_to_be_is_no_office(text: str) -> None:
    assert all(held == () for held in roles(text).values())


def test_an_adviser_to_somebody_is_somebody_else() -> None:
    text = "Marta Quillfeather, an adviser to Assad, spoke. President Bashar al-Assad was silent."
    assert who(text, "Assad") == "bashar-al-assad"
    assert "an adviser to Assad" not in [m.text for m in read(text).cast.mentions if m.actor == "bashar-al-assad"]


def test_a_first_name_alone_is_the_person_named_in_full() -> None:
    assert who("Marta Quillfeather was freed. Marta is safe, her family said.", "Marta") == "x:marta-quillfeather"


@pytest.mark.parametrize("text", ["Lahkdar Brahimi spoke.", "Lakhdar Brahimi spoke."])
def test_a_first_name_in_another_spelling_is_the_same_person(text: str) -> None:
    assert read(text).cast.mentions[0].actor == "lakhdar-brahimi"


def test_delegations_are_known_by_who_sent_them() -> None:
    text = "The war in Syria went on. The opposition delegation left Geneva. The Turkish delegation stayed."
    assert who(text, "The opposition delegation") == "syr-opposition-delegation"
    assert who(text, "The Turkish delegation") == "tur-delegation"


def test_the_two_presidents_are_those_named_before() -> None:
    text = "Vladimir Putin called Recep Tayyip Erdogan on Friday. The two presidents spoke of Syria."
    assert all_of(text, "The two presidents") == ["vladimir-putin", "recep-tayyip-erdogan"]


def test_sides_are_told_by_the_text() -> None:
    text = "The war in Syria went on. Syrian rebels left. Pro-government fighters stayed. Farmers waited."
    sides = {actor.name: actor.side for actor in read(text).cast.actors}
    assert sides["Rebels of Syria"] == "opposition"
    assert sides["Fighters"] == "government"
    assert sides["Farmers"] is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Weapons were sent. They sold arms to Turkey.", "Turkey"),
        ("A threat to Turkey was denied.", "Turkey"),
        ("Relations were poor, and now Turkey, which seized a ship, is angry.", "Turkey"),
        ("A commitment from Turkey was read out.", "Turkey"),
    ],
)
def test_a_state_that_gives_or_is_given_acts(text: str, words: str) -> None:
    assert who(text, words) == "tur"


@pytest.mark.parametrize("text", ["They drove to Turkey.", "Flights from Turkey were late.", "They stayed in Turkey."])
def test_a_state_that_is_gone_to_is_a_place(text: str) -> None:
    assert "tur" not in [mention.actor for mention in read(text).cast.mentions]


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("North Korea fired a rocket. The isolated nation announced it on Friday.", "The isolated nation", "prk"),
        ("Talks with Iran went on. The country announced a pause.", "The country", "irn"),
    ],
)
def test_a_nation_takes_up_the_state_named_last(text: str, words: str, state: str) -> None:
    assert who(text, words) == state


def test_a_country_that_does_nothing_is_a_place() -> None:
    text = "North Korea fired a rocket. Many people live in the country, and the country is large."
    assert "the country" not in [mention.text for mention in read(text).cast.mentions]
