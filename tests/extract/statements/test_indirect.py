"""Indirect speech: cue, content, act, status and what is no statement."""

import pytest

from tests.extract.statements.reading import statements, texts


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Elena Petrova promised to free all detainees.", "promised", "to free all detainees", "promise"),
        ("Elena Petrova warned that the truce would not last.", "warned", "the truce would not last", "warn"),
        ("Elena Petrova called for an end to the siege.", "called for", "an end to the siege", "demand"),
        ("Elena Petrova played down the loss of the city.", "played down", "the loss of the city", "reject"),
        (
            "Elena Petrova put the death toll at more than 70 people.",
            "put", "the death toll at more than 70 people", "report",
        ),
        ("Elena Petrova said on Friday the talks would resume.", "said", "the talks would resume", "report"),
        ("The talks will resume on Monday, Elena Petrova said.", "said", "The talks will resume on Monday", "report"),
    ],
)  # fmt: skip
def test_a_verb_of_saying_has_its_content_and_act(text: str, cue: str, content: str, act: str) -> None:
    (found,) = statements(text)
    assert texts(found, "cue") == [cue]
    assert texts(found, "content") == [content]
    assert found.fields["act"][0].term == act  # type: ignore[attr-defined]


def test_a_participle_has_the_speaker_of_the_main_clause() -> None:
    found = statements("Elena Petrova blamed the rebels for the fire, adding that Russia would not sign.")
    assert [report.fields["speaker"][0].name for report in found] == ["Elena Petrova"] * 2  # type: ignore[attr-defined]
    assert [texts(report, "content") for report in found] == [["the rebels for the fire"], ["Russia would not sign"]]


def test_the_one_spoken_to_is_the_addressee() -> None:
    (found,) = statements("Elena Petrova told reporters that the talks would resume.")
    assert texts(found, "addressee") == ["reporters"]


def test_what_is_promised_is_no_listener() -> None:
    (found,) = statements("Elena Petrova is promising unspecified economic benefits if the rebels disarm.")
    assert "addressee" not in found.fields


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Elena Petrova will announce a new truce.", "planned"),
        ("Elena Petrova did not say when the talks would resume.", "denied"),
        ("Elena Petrova announced a new truce.", "happened"),
    ],
)
def test_the_status_is_that_of_the_saying(text: str, status: str) -> None:
    assert [report.status for report in statements(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The map says nothing about the new border.",
        "It was said to be the largest evacuation of the year.",
        "Buses were expected to leave at noon.",
        "Mayor Omar Haddad opened the so-called peace bridge.",
        "We think you will like our newsletter.",
    ],
)
def test_what_puts_words_in_no_mouth_is_no_statement(text: str) -> None:
    assert statements(text) == ()


def test_an_accusation_is_plovers_accuse_and_a_report_is_nothing() -> None:
    accusation, report = statements("The rebels accused the army of shelling a village. The army said it had not.")
    assert accusation.plover is not None
    assert accusation.plover.type == "ACCUSE"
    assert report.plover is None
