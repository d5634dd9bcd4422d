"""Quotations: which saying each belongs to."""

import pytest

from tests.extract.statements.reading import statements, texts
from tracktwo.types import Report


def mode(report: Report) -> str:
    return report.fields["mode"][0].term  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We will stay in the hall," said Karel Novotny.', ["We will stay in the hall"]),
        ('Karel Novotny said: "We will stay in the hall."', ["We will stay in the hall."]),
        (
            '"We will stay," Karel Novotny said, "and nobody will leave."',
            ["We will stay", "and nobody will leave."],
        ),
        (
            '"We will stay here," Karel Novotny said. "Nobody will leave the hall. Not today."',
            ["We will stay here", "Nobody will leave the hall. Not today."],
        ),
        ("‘We will stay in the hall,’ said Karel Novotny.", ["We will stay in the hall"]),
        ('“We will stay in the hall," said Karel Novotny.', ["We will stay in the hall"]),
    ],
)  # fmt: skip
def test_a_quotation_goes_to_its_cue(text: str, content: list[str]) -> None:
    found = statements(text)
    assert [texts(report, "content") for report in found] == [content]
    assert mode(found[0]) == "direct"


def test_a_paragraph_that_is_only_a_quotation_carries_the_speaker_over() -> None:
    found = statements('Karel Novotny said the army would leave.\n\n"We keep our word, and others should too."')
    assert found[1].fields["speaker"][0].name == "Karel Novotny"  # type: ignore[attr-defined]
    assert found[1].fields["speaker"][0].how == "carried_over"
    assert found[1].fields["speaker"][0].why
    assert "cue" not in found[1].fields


def test_i_said_inside_a_quotation_is_no_statement_of_its_own() -> None:
    found = statements('"I have said many times that the siege must end," said Karel Novotny.')
    assert [texts(report, "cue") for report in found] == [["said"]]
    assert texts(found[0], "content") == ["I have said many times that the siege must end"]


def test_a_quoted_phrase_inside_indirect_speech_is_mixed() -> None:
    found = statements('Karel Novotny said the siege was "a crime without a name" and would end soon.')
    assert mode(found[0]) == "mixed"
    assert texts(found[0], "content") == ['the siege was "a crime without a name" and would end soon']


def test_a_quotation_nobody_can_have_said_is_left_alone() -> None:
    assert statements('"Peace now and bread for all," read the wall.') == ()
