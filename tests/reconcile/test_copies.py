"""Copies are found by their words, told from what merely quotes the same, and compared word by word."""

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconcile.making import article
from tracktwo.reconcile import bands, bands_needed, families, near_bands, origins, relate
from tracktwo.reconcile.align import common, edits
from tracktwo.reconcile.body import body_of
from tracktwo.types import Article, Family, Furniture

STORY = (
    "Envoys of the two warring sides met in the port of Saltmere on Tuesday for the first time in eleven months. "
    "The talks, held in a disused customs house, lasted a little over four hours and broke up without a handshake. "
    "A spokesman for the river command said 214 prisoners would be handed over before the end of the week. "
    "The government in the capital did not confirm the number, but a senior official called the meeting useful. "
    "Fishermen in the harbour reported seeing three buses with curtained windows leave along the coast road. "
    "Both delegations are expected to return to Saltmere next month, when the mediator will put a map on the table. "
    "Shelling along the eastern ridge, which had killed nine people since Sunday, died down as the talks began."
)
OTHER = (
    "Mediators got rivals face to face in Saltmere this week, ending nearly a year of silence between them. "
    "Nobody shook hands. Over four hours in an old building by the docks the sides traded lists of captives, and "
    "the rebels promised to free over two hundred of them by Friday. Officials in the capital would only say it had "
    "been worth the journey. Guns on the ridge to the east fell quiet while the delegates spoke, residents told us, "
    "after a bloody start to the week in which several villagers lost their lives. A second meeting is planned."
)
QUOTE = (
    '"We have come here with open hands, we have listened to everything that was put before us, and we will go home '
    'and ask our people if they are ready to live beside those who burned their orchards and took away their sons," '
)


def _words(count: int, seed: int) -> str:
    """Make a text of invented words that shares none with a text of another seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abdeiklmnoprstu", k=7)) for _ in range(count)) + "."


def _changed(found: tuple[Family, ...], name: str) -> list[tuple[str, str]]:
    """Return what a member changed."""
    member = next(member for family in found for member in family.members if member.article == name)
    return [(change.from_, change.to) for change in member.changed]


def _families(*articles: Article) -> tuple[Family, ...]:
    return families({item.id: item for item in articles})


def test_a_copy_under_another_outlets_name_is_a_copy() -> None:
    copy = "By our staff\n\n" + STORY.replace("Envoys of", "Representatives of")
    likeness = relate(article("a", STORY), article("b", copy))
    assert likeness is not None
    assert likeness.relation == "copy"


def test_two_accounts_of_one_event_are_apart() -> None:
    assert relate(article("a", STORY), article("b", OTHER)) is None


def test_relation_does_not_depend_on_the_side() -> None:
    a, b = article("a", STORY), article("b", STORY[: len(STORY) // 2] + _words(60, 1))
    assert relate(a, b) == relate(b, a)


def test_a_shared_quotation_makes_no_copy() -> None:
    a = article("a", _words(60, 1) + f"\n\n{QUOTE} she said.\n\n" + _words(60, 2))
    b = article("b", _words(60, 3) + f"\n\n{QUOTE} the envoy told them.\n\n" + _words(60, 4))
    assert relate(a, b) is None


def test_a_shared_post_makes_no_copy() -> None:
    post = _words(45, 9) + " — Ana Reis (@anareis) May 3, 2017"
    a = article("a", _words(60, 1) + f"\n\n{post}\n\n" + _words(60, 2))
    b = article("b", _words(60, 3) + f"\n\n{post}\n\n" + _words(60, 4))
    assert relate(a, b) is None


def test_a_shared_footer_marked_as_furniture_makes_no_copy() -> None:
    footer = _words(120, 9)
    texts = {"a": _words(90, 1), "b": _words(90, 2)}
    made = []
    for name, text in texts.items():
        whole = f"{text}\n\n{footer}"
        mark = Furniture(len(text) + 2, len(whole), "repeated on many pages")
        made.append(replace(article(name, whole), furniture=(mark,)))
    assert relate(*made) is None


def test_a_long_template_in_unlike_articles_weeks_apart_makes_no_family() -> None:
    template = _words(150, 9)
    a = article("a", _words(150, 1) + template, published="2017-01-01")
    b = article("b", _words(150, 2) + template, published="2017-05-01")
    assert len(_families(a, b)) == 2


def test_an_excerpt_is_partial_and_ties_no_two_families() -> None:
    first, second = _words(300, 1), _words(300, 2)
    blog = " ".join(first.split()[40:200]) + "\n\n" + " ".join(second.split()[40:120]) + "\n\n" + _words(30, 3)
    found = _families(article("a", first), article("b", second), article("c", blog))
    assert [[member.article for member in family.members] for family in found] == [["a", "c"], ["b"]] or [
        [member.article for member in family.members] for family in found
    ] == [["b"], ["a", "c"]]
    relations = {member.article: member.relation for family in found for member in family.members}
    assert relations == {"a": "original", "b": "original", "c": "partial"}


def test_alone_is_a_family_of_one() -> None:
    (family,) = _families(article("a", STORY))
    assert [(member.article, member.relation, member.cover) for member in family.members] == [("a", "original", 1.0)]


def test_an_empty_article_is_in_a_family_too() -> None:
    assert len(_families(article("a", ""), article("b", ""), article("c", "One."))) == 3


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("214 prisoners", "241 prisoners", ("214", "241")),
        ("did not confirm", "did confirm", ("not", "")),
        ("would be handed", "would not be handed", ("", "not")),
        ("river command", "coast command", ("river", "coast")),
        ("on Tuesday", "on Thursday", ("Tuesday", "Thursday")),
        ("nine people", "ninety people", ("nine", "ninety")),
    ],
)
def test_a_changed_word_in_a_copy_is_a_finding(old: str, new: str, change: tuple[str, str]) -> None:
    original, copy = (
        article("a", STORY, published="2017-05-01"),
        article("b", STORY.replace(old, new), published="2017-05-02"),
    )
    assert _changed(_families(original, copy), "b") == [change]


def test_offsets_of_changes_are_those_of_the_copy() -> None:
    text = "Exclusive.\n\n" + STORY.replace("214", "241").replace("three buses", "four buses")
    found = _families(article("a", STORY, published="2017-05-01"), article("b", text, published="2017-05-02"))
    member = found[0].members[1]
    assert [text[change.start : change.end] for change in member.changed] == [change.to for change in member.changed]
    assert ("214", "241") in _changed(found, "b")


def test_a_hundred_one_digit_changes_are_all_seen() -> None:
    chance = random.Random(5)
    digits = [at for at, sign in enumerate(STORY) if sign.isdigit()]
    articles = {"a": article("a", STORY, published="2017-05-01")}
    wanted = {}
    for turn in range(100):
        at = digits[turn % len(digits)]
        other = chance.choice([sign for sign in "0123456789" if sign != STORY[at]])
        name = f"c{turn:03d}"
        articles[name] = article(name, STORY[:at] + other + STORY[at + 1 :], published="2017-05-02")
        wanted[name] = (STORY[:at] + other + STORY[at + 1 :])[digits[0] : digits[-1] + 1]
    found = families(articles)
    assert len(found) == 1
    assert {name: _changed(found, name) for name in wanted} == {name: [("214", text)] for name, text in wanted.items()}


def test_the_original_is_the_agency_then_the_earliest_then_the_longest() -> None:
    wire = article("z", STORY, outlet="Harbour Press", published="2017-05-03")
    credited = article("m", STORY, outlet="Daily Lantern", origin="Harbour Press", published="2017-05-02")
    plain = article("a", STORY + " " + _words(10, 1), outlet="Evening Post", published="2017-05-01")
    assert _families(wire, credited, plain)[0].members[0].article == "z"
    assert _families(credited, plain)[0].members[0].article == "m"
    assert _families(article("b", STORY, published="2017-05-02"), plain)[0].members[0].article == "a"
    assert _families(article("a", STORY), article("b", STORY + " " + _words(10, 1)))[0].members[0].article == "b"


def test_origins_count_a_wire_story_once() -> None:
    articles = {
        "a": article("a", STORY, outlet="Daily Lantern", origin="Reuters"),
        "b": article("b", STORY, outlet="Evening Post"),
        "c": article("c", OTHER, outlet="The Beacon", origin="REUTERS"),
        "d": article("d", _words(80, 1), outlet="The Beacon"),
        "e": article("e", _words(80, 2), outlet="www.beacon.com"),
        "f": article("f", _words(80, 3)),
    }
    answer = origins(articles, families(articles))
    assert answer["a"] == answer["b"] == answer["c"]
    assert answer["d"] == answer["e"]
    assert len(set(answer.values())) == 3


def test_families_do_not_depend_on_the_order_of_articles() -> None:
    texts = [STORY, STORY.replace("214", "241"), OTHER, STORY[:400] + _words(30, 1)]
    articles = [article(name, text) for name, text in zip("abcd", texts, strict=True)]
    outcomes = {families({item.id: item for item in order}) for order in permutations(articles)}
    assert len(outcomes) == 1


def test_hidden_characters_and_apostrophes_change_nothing() -> None:
    shown = STORY.replace("government", "govern\u00adment").replace("Saltmere", "Salt\u200bmere")
    found = _families(article("a", STORY, published="2017-05-01"), article("b", shown, published="2017-05-02"))
    assert _changed(found, "b") == []


def test_a_passage_of_21_words_shares_a_band() -> None:
    passage = " ".join(_words(21, 7).split())
    a, b = article("a", _words(80, 1) + " " + passage), article("b", passage + " " + _words(80, 2))
    assert set(bands(a)) & set(bands(b))


def test_one_band_in_common_is_enough_for_a_short_article() -> None:
    long, short = article("a", _words(300, 1) + " " + _words(60, 2)), article("b", _words(60, 2))
    assert bands_needed(short) == 1
    assert bands_needed(long) == 2
    one = next(iter(set(bands(long)) & set(bands(short))))
    held = {one, "s" + one[1:]} & set(bands(short))
    assert len(held & set(near_bands(long))) >= bands_needed(long)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_edits_turn_the_old_into_the_new(old: list[str], new: list[str]) -> None:
    rebuilt: list[str] = []
    at = 0
    for i, j, k, last in edits(old, new):
        rebuilt += old[at:i] + new[k:last]
        at = j
    assert rebuilt + old[at:] == new


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_marked_words_stand_in_the_other(own: list[str], other: list[str]) -> None:
    marks = common(own, other)
    runs = {tuple(other[at : at + 5]) for at in range(len(other))}
    for at, mark in enumerate(marks):
        held = any(
            tuple(own[start : start + 5]) in runs for start in range(max(0, at - 4), at + 1) if start + 5 <= len(own)
        )
        assert mark == held


def test_a_monotonous_text_takes_no_longer_than_its_length() -> None:
    long = article("a", "war " * 30_000)
    longer = article("b", "war " * 30_000 + "peace")
    assert relate(long, longer) is not None
    assert len(body_of(long)) == 30_000
    assert edits(body_of(long).keys, body_of(longer).keys) == [(30_000, 30_000, 30_000, 30_001)]
