"""Proper names, and what the parser's model gets wrong about them."""

import time

from tests.actors.readings import names, read


def test_a_person_is_found_behind_a_long_title() -> None:
    found = names("Norwegian Minister of Foreign Affairs and Regional Cooperation Jean-Luc Harstad met him on Monday.")
    assert found["Jean-Luc Harstad"] == "person"
    assert found["Norwegian"] == "nationality"


def test_who_stands_beside_an_office_that_speaks_is_no_second_place() -> None:
    found = names("The governor of Homs, Talal Barazi, told Radio Concord that nine civilians had also died.")
    assert found["Homs"] == "place"
    assert found["Talal Barazi"] == "person"


def test_secretary_of_state_is_no_body() -> None:
    found = names("US Secretary of State John Kerry flew to Geneva.")
    assert found["John Kerry"] == "person"
    assert "State" not in found


def test_a_surname_means_whoever_was_named_in_full() -> None:
    text = "Activist Marta Quillfeather left the town. Quillfeather said the road was open."
    assert [n.kind for n in read(text).names if n.text == "Quillfeather"] == ["person"]


def test_a_surname_known_to_the_register_counts_only_with_its_full_name() -> None:
    assert "Power" not in names("Power cuts were reported in the town.")
    text = "Samantha Power spoke on Monday. Power left in the evening."
    assert [n.kind for n in read(text).names if n.text == "Power"] == ["person"]


def test_leaders_by_their_surname_alone_are_persons() -> None:
    assert names("Assad and Erdogan did not meet.") == {"Assad": "person", "Erdogan": "person"}


def test_another_member_of_a_family_is_not_the_leader() -> None:
    assert names("Asma al-Assad opened a school.")["Asma al-Assad"] == "person"


def test_dotted_and_hyphened_names_are_found_inside_a_token() -> None:
    found = names("The U.N.-brokered talks went on, RFE/RL reported, and so did the UN-led ones.")
    assert found["U.N."] == "organisation"
    assert found["UN"] == "organisation"
    assert found["RFE/RL"] == "outlet"


def test_short_acronyms_need_their_capitals() -> None:
    assert names("It is said that IS lost the town.").get("IS") == "armed_group"
    assert "is" not in names("It is said that it is so.")
    assert names("RUSSIA IS READY FOR TALKS").get("IS") is None


def test_an_expanded_acronym_has_the_kind_of_its_expansion() -> None:
    found = names("The League for Quiet Harbours (LQH) met on Monday. Critics of LQH stayed away.")
    assert found["League for Quiet Harbours"] == "organisation"
    assert found["LQH"] == "organisation"


def test_accents_do_not_matter() -> None:
    assert names("Çavuşoğlu and Erdoğan met.") == {"Çavuşoğlu": "person", "Erdoğan": "person"}


def test_a_body_keeps_the_country_in_its_name() -> None:
    found = names("Researchers of Damascus University counted the wells.")
    assert found.get("Damascus University") == "organisation"


def test_a_town_is_no_people() -> None:
    assert names("Civilians fled from Aleppo to Idlib.") == {"Aleppo": "place", "Idlib": "place"}


def test_names_stand_where_they_say() -> None:
    reading = read("“Mr Çavuşoğlu” met the U.N.’s envoy, Staffan de Mistura, in\u00a0Geneva.")
    assert reading.names
    for name in reading.names:
        assert reading.text[name.start : name.end] == name.text


def test_nothing_comes_of_nothing() -> None:
    assert names("") == {}
    assert names("\n\n") == {}


def test_time_grows_with_the_text_only() -> None:
    from tracktwo.language.acronyms import expansion

    text = "A (B" * 20_000
    begun = time.perf_counter()
    assert expansion(text, 0, len(text), "XYZ") is None
    assert time.perf_counter() - begun < 1
