"""Turns of phrase that the parse or a plain reading gets wrong: days, joint speakers, relays, signatures, blame."""

import pytest

from tests.extract.statements.reading import chain, statements, texts
from tracktwo.types import Report


def names(report: Report) -> list[str]:
    return [value.name for value in report.fields["speaker"]]  # type: ignore[attr-defined]


def act(report: Report) -> str:
    return str(report.fields["act"][0].term)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova said on Friday she was working closely with the mediators.",
        "Elena Petrova told reporters on Friday the talks would resume.",
        "The talks will resume, Elena Petrova said on Friday.",
    ],
)
def test_the_day_behind_the_words_of_saying_is_that_of_the_saying(text: str) -> None:
    (found,) = statements(text)
    assert [value.edtf for value in found.fields["date"]] == ["2024-11-22"]  # type: ignore[attr-defined]


def test_a_day_inside_what_is_said_is_not_that_of_the_saying() -> None:
    (found,) = statements("Elena Petrova said the delegation had arrived on Thursday.")
    assert "date" not in found.fields


@pytest.mark.parametrize("occasion", ["a press conference", "a meeting of ministers"])
def test_an_occasion_is_nobody_spoken_to(occasion: str) -> None:
    (found,) = statements(f"Elena Petrova told {occasion} that the talks would resume.")
    assert "addressee" not in found.fields
    assert texts(found, "occasion") == [occasion]


def test_a_call_that_is_told_of_is_not_the_occasion_of_telling() -> None:
    (found,) = statements(
        "The presidents agreed in a phone call on Monday to extend the truce, a senior official in Oslo said on Friday."
    )
    assert texts(found, "speaker") == ["a senior official"]
    assert texts(found, "content") == ["The presidents agreed in a phone call on Monday to extend the truce"]
    assert "occasion" not in found.fields


def test_the_two_governments_are_the_two_that_spoke_before() -> None:
    _, found = statements(
        "Norway and Peru announced on Friday that a truce would begin. "
        "The truce does not cover the islands, the two governments said in a joint statement."
    )
    assert names(found) == ["Norway", "Peru"]
    assert texts(found, "speaker") == ["the two governments"] * 2


def test_two_governments_are_not_three_speakers() -> None:
    *_, found = statements(
        "Norway, Chile and Peru announced that a truce would begin. "
        "The truce does not cover the islands, the two governments said in a joint statement."
    )
    assert len(names(found)) == 1


def test_it_goes_on_for_the_body_that_spoke_before() -> None:
    _, found = statements(
        "The talks were useful, the foreign ministry of Norway said in a statement. They would go on, it said."
    )
    assert names(found) == ["Foreign ministry of Norway"]


def test_a_person_named_beside_the_office_is_the_speaker() -> None:
    first, second = statements(
        "A lawyer for the Harbour Union, Karel Novotny, confirmed the deal in Oslo. He said it covered all ports."
    )
    assert names(first) == names(second) == ["Karel Novotny"]


def test_parties_including_somebody_are_both() -> None:
    (found,) = statements(
        "Many parties involved in the peace process, including Norway, have said the talks must go on."
    )
    assert names(found)[-1] == "Norway"
    assert len(names(found)) == 2


def test_what_a_spokesman_tells_is_relayed() -> None:
    found = statements("Elena Petrova condemned the raid as an act of war, her spokesman Karel Novotny told reporters.")
    assert chain(found[-1] if names(found[-1]) == ["Elena Petrova"] else found[0])[0][0] == "relay"


def test_the_source_behind_a_participle_is_the_whole_sentences() -> None:
    outer, inner = statements("Gunmen blocked the road, demanding that the prisoners be freed, according to residents.")
    assert texts(outer, "content") == ["Gunmen blocked the road, demanding that the prisoners be freed"]
    assert texts(outer, "speaker") == ["residents"]
    assert [role for role, _ in chain(inner)] == ["source", "inner"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Karel Novotny called the delegation unserious.", "the delegation unserious", "accuse"),
        ("Karel Novotny called the decision a good step.", "the decision a good step", "report"),
        ("Karel Novotny asked the sides to stop the shelling.", "to stop the shelling", "demand"),
        ('The army "categorically denied" using mines.', "using mines", "deny"),
        ("The Harbour Union counted more than 300 dead.", "more than 300 dead", "report"),
        (
            "Elena Petrova called for support for the rebels to be cut off.",
            "support for the rebels to be cut off", "demand",
        ),
        (
            "The Harbour Union agreed to the truce on condition that the siege is lifted.",
            "the truce on condition that the siege is lifted", "agree",
        ),
    ],
)  # fmt: skip
def test_content_and_act_of_a_turn(text: str, content: str, expected: str) -> None:
    (found,) = statements(text)
    assert content in texts(found, "content")[-1]
    assert act(found) == expected


def test_asking_not_to_be_named_says_nothing() -> None:
    (found,) = statements('"It is over," the official, who asked not to be named, told reporters.')
    assert texts(found, "content") == ["It is over"]


def test_a_name_behind_a_dash_signs_the_quotation() -> None:
    (found,) = statements('"They never told us what was in the water." — Elena Petrova')
    assert names(found) == ["Elena Petrova"]
    assert texts(found, "content") == ["They never told us what was in the water."]


def test_a_parenthesis_leaves_the_sentence_around_it() -> None:
    (found,) = statements("These talks, Elena Petrova explained earlier in the hearing, were well prepared.")
    assert texts(found, "content") == ["These talks", "were well prepared"]


def test_as_somebody_put_it_leads_to_the_quotation() -> None:
    (found,) = statements('As Elena Petrova put it, "Did they lower the tax?"')
    assert texts(found, "cue") == ["put it"]
    assert texts(found, "content") == ["Did they lower the tax?"]
