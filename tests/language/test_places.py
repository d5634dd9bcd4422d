import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.values import anchored, places, value_reading

from tracktwo.language.place_words import seats_of_talks
from tracktwo.language.places import find_places
from tracktwo.places.gazetteer import find_place


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    found = [(words, find_place(place) if place else None) for words, place in places(text)]
    return [(words, place.name if place else None, place.country if place else None) for words, place in found]


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Rebels in Syria left the town of al-Bab.", "al-Bab", "al-Bab", "SYR"),
        ("Aid ships reached Yemen's port of Hodeidah.", "Hodeidah", "Hodeidah", "YEM"),
        ("The Ukrainian army pulled out of Kiev.", "Kiev", "Kyiv", "UKR"),
        ("The Syrian army shelled Eastern Ghouta.", "Eastern Ghouta", "Eastern Ghouta", "SYR"),
        ("The militia in Syria lost Palmyra to the army.", "Palmyra", "Palmyra", "SYR"),
        ("Negotiators from Russia and Syria met in Geneva.", "Geneva", "Geneva", "CHE"),
        ("Troops in Sudan shelled El Fasher.", "El Fasher", "El Fasher", "SDN"),
    ],
)
def test_spellings_and_namesakes(text: str, words: str, name: str, country: str) -> None:
    assert (words, name, country) in named(text)


def test_a_town_before_its_state() -> None:
    assert ("Alexandria", "Alexandria", "USA") in named("The officer was born in Alexandria, Virginia.")
    assert ("Alexandria", "Alexandria", "EGY") in named("Ships left Egypt from Alexandria on Monday.")


def test_a_direction_makes_a_place_of_its_own() -> None:
    found = places("Rebels in eastern Aleppo surrendered, and Syrian troops entered Aleppo.")
    assert found == [("eastern Aleppo", "tracktwo:eastern-aleppo"), ("Aleppo", "geonames:170063")]


def test_who_acts_is_no_place() -> None:
    text = "Ankara said Turkey would send aid. The ministers of Iran met in Ankara. Russia accused Georgia of lying."
    found = {(m.text, m.start): m.metonym for m in value_reading(text).places}
    assert [(words, metonym) for (words, _), metonym in found.items()] == [
        ("Ankara", True), ("Turkey", True), ("Iran", False), ("Ankara", False), ("Russia", True), ("Georgia", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Officer Brown said the Turkish and Kazakh ministers agreed.",
        "Victoria Nuland said nothing of the sort.",
        "They told us that the army had left.",
        "The Aleppo Media Center said so.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert places(text) == []


def test_an_unknown_place_has_no_id() -> None:
    found = places("Shells hit the village of Karvelistan, in Syria.")
    assert ("Syria", "geonames:163843") in found
    assert all(place is None for words, place in found if words != "Syria")


WORDS = (
    "Syria", "the", "Aleppo", "in", "said", "Russia", "al-Bab", ",", "U.S.", "eastern", "Gaza", "of", "Deir al-Zor",
    "-", "Turkey", ".", "border", "with", "'s", "north", "rural", "Idlib", "counties", "Clay", "W.Va.", "Port",
    "\u200b", "…",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_offsets_hold(words: list[str]) -> None:
    reading = value_reading(" ".join(words))
    assert anchored(reading, reading.places)
    ends = [m.end for m in reading.places]
    assert all(a <= m.start for a, m in zip(ends, reading.places[1:], strict=False))
    found = [find_place(m.place) for m in reading.places if m.place]
    assert all(place is not None and 0 < place.radius_km < 10_000 for place in found)


def test_longer_names() -> None:
    assert places("Rebels in Syria hold parts of Idlib Province.") == [
        ("Syria", "geonames:163843"), ("Idlib Province", "tracktwo:idlib-governorate"),
    ]  # fmt: skip
    assert ("Jefferson County", "geonames:4700821") in places("The storm hit Jefferson County in Texas.")
    assert "Geneva" not in dict(places("They signed the Geneva Convention in Paris."))


def test_a_seat_of_talks_goes_before_its_american_namesake() -> None:
    text = "The U.S. envoy flew from Chicago to Geneva. In Houston and Denver, American voters talked of U.S. plans."
    assert ("Geneva", "geonames:2660646") in places(text)


def test_every_seat_of_talks_is_in_the_gazetteer() -> None:
    assert all(find_place(id_) for id_ in seats_of_talks())


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Troops in Syria moved on northern Syria at dawn.", "northern Syria", "geonames:163843:north"),
        ("Shells fell in the east of Donetsk, in Ukraine.", "east of Donetsk", "geonames:709717:east"),
        ("Fighters in Syria held Raqqa's eastern districts.", "Raqqa's eastern districts", "geonames:172955:east"),
        ("Rebels in Syria shelled rural Hama.", "rural Hama", "tracktwo:hama-governorate"),
        ("Jets from Syria struck the Homs countryside.", "Homs countryside", "tracktwo:homs-governorate"),
        ("Tanks stood near Syria's border with Turkey.", "Syria's border with Turkey", "tracktwo:border-syr-tur"),
        ("Troops gathered at the border between Russia and Ukraine.", "border between Russia and Ukraine",
         "tracktwo:border-rus-ukr"),
        ("The Syrian town lies near the Turkish border.", "Turkish border", "tracktwo:border-syr-tur"),
    ],
)  # fmt: skip
def test_parts_and_borders(text: str, words: str, place: str) -> None:
    assert (words, place) in places(text)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("In Yemen, aid came through the port city of Hodayda.", "Hodayda", "Hodeidah"),
        ("The storm hit Becker, Clay and Wilkin counties in Minnesota.", "Clay", "Clay County"),
        ("He was born in Charleston, W.Va., in the hills.", "W.Va.", "West Virginia"),
        ("The envoys of Saudi Arabia met the king of the Kingdom of Saudi Arabia.", "Saudi Arabia", "Saudi Arabia"),
        ("U.S.-backed forces in Iraq took Mosul.", "U.S.-backed", "United States"),
    ],
)
def test_names_that_no_list_has(text: str, words: str, place: str) -> None:
    assert place in [name for found, name, _ in named(text) if found == words]


def test_a_direction_or_common_noun_alone_is_no_place() -> None:
    text = "The West and the South talked in the Center, near the River Street Hospital."
    assert all(found not in ("West", "South", "Center", "River") for found, _ in places(text))


def test_a_village_needs_more_than_its_name() -> None:
    assert ("Paris", "Paris", "FRA") in named("Negotiators from Russia and Iran met in Paris.")
    assert ("Paris", "Paris", "USA") in named("A Paris, Texas, man was held in Lamar County. He lived in Paris.")


def test_work_grows_with_the_text() -> None:
    sentence = (
        "Troops left Aleppo, Homs and Paris for the Turkish border, and Washington said Geneva was near Franklin. "
    )
    reading = value_reading(sentence * 60)
    longer = value_reading(sentence * 120)
    for _ in range(2):
        start = time.perf_counter()
        find_places(reading)
        short = time.perf_counter() - start
        start = time.perf_counter()
        find_places(longer)
        long = time.perf_counter() - start
    assert long < 4 * short + 0.05
