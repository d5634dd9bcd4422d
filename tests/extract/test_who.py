"""From tokens to actor values."""

import pytest

from tests.actors.readings import read
from tracktwo.extract.who import actor_named, actors_at, mention_of
from tracktwo.language.reading import Reading


def values(text: str, word: str) -> list[tuple[str, str | None]]:
    reading = read(text)
    return [(v.text, v.id) for v in actors_at(reading, token(reading, word))]


def token(reading: Reading, word: str) -> int:
    return next(t.i for t in reading.tokens if t.text == word)


def test_coordinated_actors_come_apart() -> None:
    assert values("The talks are run by Russia, Turkey and Iran.", "Russia") == [
        ("Russia", "rus"),
        ("Turkey", "tur"),
        ("Iran", "irn"),
    ]


def test_a_counterpart_with_his_name_is_the_second_of_two() -> None:
    found = values("Putin and his Kazakh counterpart Nursultan Nazarbayev spoke.", "Putin")
    assert found == [
        ("Putin", "vladimir-putin"),
        ("his Kazakh counterpart Nursultan Nazarbayev", "nursultan-nazarbayev"),
    ]


def test_including_adds_members() -> None:
    found = values("Many parties, including Russia and Iran, have said so.", "parties")
    assert found == [("Many parties", "pop:parties"), ("Russia", "rus"), ("Iran", "irn")]


@pytest.mark.parametrize(
    ("text", "word", "id_"),
    [
        ("Assad's forces took the hill.", "forces", "syr-military"),
        ("In the Syrian war, government forces took the hill.", "forces", "syr-military"),
        ("The rebels, who fled, were tired of the Libyan war.", "who", "lby-rebels"),
        ("In Geneva Ankara was praised.", "Ankara", "tur"),
        ("Samantha Power spoke. She left.", "She", "samantha-power"),
        ("French Foreign Minister Jean-Marc Ayrault spoke.", "Minister", "jean-marc-ayrault"),
        ("Iran's foreign ministry was angry. The ministry statement was long.", "statement", "irn-foreign-ministry"),
    ],
)
def test_heads_lead_to_actors(text: str, word: str, id_: str) -> None:
    assert [id_ for _, id_ in values(text, word)] == [id_]


def test_nobody_known_is_unresolved() -> None:
    reading = read("They said that the weather was bad.")
    for word in ("They", "weather"):
        (value,) = actors_at(reading, token(reading, word))
        assert value.id is None
        assert value.how == "unresolved"
        assert reading.text[value.start : value.end] == value.text


def test_a_resolved_pronoun_has_a_name() -> None:
    reading = read("Putin said he was ready.")
    (value,) = actors_at(reading, token(reading, "he"))
    assert (value.text, value.name, value.how) == ("he", "Vladimir Putin", "coreference")


def test_actor_named_by_a_span() -> None:
    reading = read("The Turkish president and Putin spoke on Friday.")
    assert [v.id for v in actor_named(reading, 0, 2)] == ["recep-tayyip-erdogan"]
    assert [v.id for v in actor_named(reading, 0, 4)] == ["recep-tayyip-erdogan", "vladimir-putin"]


def test_mention_of_a_head_and_of_a_title() -> None:
    reading = read("UN envoy Staffan de Mistura left.")
    for word in ("Mistura", "envoy"):
        mention = mention_of(reading, token(reading, word))
        assert mention is not None
        assert mention.actor == "staffan-de-mistura"
    assert mention_of(reading, token(reading, "left")) is None


def test_two_readings_do_not_mix() -> None:
    one, two = read("Putin left."), read("Assad left.")
    assert [v.id for v in (*actors_at(one, 0), *actors_at(two, 0), *actors_at(one, 0))] == [
        "vladimir-putin",
        "bashar-al-assad",
        "vladimir-putin",
    ]
