import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.reading_of import reading_of

from tracktwo.language.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(reading_of(text)) if not q.nested]


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotes(reading_of(text))]


def kinds(text: str) -> list[str]:
    return [q.kind for q in find_quotes(reading_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We sail at dawn," said the envoy of Arland.', ['"We sail at dawn,"']),
        ("“We sail at dawn,” said the envoy of Arland.", ["“We sail at dawn,”"]),
        ("«We sail at dawn,» said the envoy of Arland.", ["«We sail at dawn,»"]),
        ("„We sail at dawn today“, said the envoy of Arland.", ["„We sail at dawn today“"]),
        ("”We sail at dawn today,” said the envoy of Arland.", ["”We sail at dawn today,”"]),
        ('“We sail at dawn," said the envoy of Arland.', ['“We sail at dawn,"']),
        ('"We sail at dawn,” said the envoy of Arland.', ['"We sail at dawn,”']),
        ("``We sail at dawn today,'' said the envoy.", ["``We sail at dawn today,''"]),
        ("‘We sail at dawn today,’ said the envoy.", ["‘We sail at dawn today,’"]),
        ("'We sail at dawn today,' said the envoy.", ["'We sail at dawn today,'"]),
        (
            '"We sail," said the envoy, "and nobody will stop us on the way."',
            ['"We sail,"', '"and nobody will stop us on the way."'],
        ),
        ("The two islands' treaty wasn't the envoys' own work.", []),
        ("It's the islanders' harbour, and the '90s treaty doesn't name it.", []),
        ("The boat was 30\" wide and 6' deep, said the envoy.", []),
        ("Rock 'n' roll was played in the harbour.", []),
    ],
)
def test_marks_of_all_styles(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_inner_is_without_marks() -> None:
    assert inner("“We sail at dawn,” said the envoy of Arland.") == ["We sail at dawn,"]


def test_single_within_double_is_nested() -> None:
    text = "“He said ‘we shall see about that’ and left,” the envoy told reporters."
    found = find_quotes(reading_of(text))
    assert [(text[q.start : q.end], q.nested) for q in found] == [
        ("“He said ‘we shall see about that’ and left,”", False),
        ("‘we shall see about that’", True),
    ]


def test_double_within_double_is_nested() -> None:
    text = '"He said "we shall see about that" and left," the envoy told reporters.'
    assert [q.nested for q in find_quotes(reading_of(text))] == [False, True]


def test_double_within_single_is_nested() -> None:
    text = "'He said \"we shall see about that\" and left,' the envoy told reporters."
    assert [q.nested for q in find_quotes(reading_of(text))] == [False, True]


def test_apostrophe_in_a_single_quotation_does_not_close_it() -> None:
    text = "‘They don’t know the islands’ history at all,’ the envoy told reporters."
    assert quoted(text) == ["‘They don’t know the islands’ history at all,’"]


def test_quotation_of_several_paragraphs_is_one() -> None:
    text = (
        "The envoy said: “We came by sea and we shall go by sea.\n\n"
        "“Nobody asked us to stay for the night.\n\n"
        "“So we leave,” he added, and left.\n\n"
        "“Good riddance,” said the harbour master."
    )
    found = quoted(text)
    assert len(found) == 2
    assert found[0].startswith("“We came")
    assert found[0].endswith("So we leave,”")
    assert found[1] == "“Good riddance,”"


def test_quotation_carried_on_without_a_new_mark() -> None:
    text = "“We came by sea and we go by sea.\n\nNobody asked us to stay,” the envoy said."
    assert len(quoted(text)) == 1


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We came by sea and we go by sea.\n\nThe envoy left at night."
    assert quoted(text) == ["“We came by sea and we go by sea."]


def test_unclosed_quotation_ends_before_the_next() -> None:
    text = '"We came by sea, he said. "We go by sea," he added.'
    assert quoted(text) == ['"We came by sea, he said.', '"We go by sea,"']


def test_unopened_quotation_begins_with_its_sentence() -> None:
    text = "The envoy left the house. We came by sea,” he said."
    assert quoted(text) == ["We came by sea,”"]


def test_title_is_no_sentence_end() -> None:
    text = "He met Mr. Lee and Gen. Ruiz in Mira,” the envoy said."
    assert quoted(text) == ["He met Mr. Lee and Gen. Ruiz in Mira,”"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The treaty was called a “sell-out” in Borland.", "scare"),
        ("The treaty was called a “complete sell-out” in Borland.", "scare"),
        ("“Never,” said the envoy of Borland.", "quote"),
        ("He was asked, and said: “Never”", "quote"),
        ("“We shall see what they will do,” he said.", "quote"),
        ("He wants to “keep the harbour open” to all.", "quote"),
    ],
)
def test_speech_is_told_from_a_term(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_marks_in_furniture_do_not_count() -> None:
    text = "“We sail at dawn,” he said.\n\nRead: “The long road to Mira” and more\n\nThe boat left in the night."
    assert quoted(text) == ["“We sail at dawn,”"]


@given(st.text(alphabet="ab .,'’‘\"“”«»\n", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_marks_give_proper_spans(text: str) -> None:
    last = -1
    for quote in find_quotes(reading_of(text)):
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert quote.start >= last
        last = quote.start


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_borne(text: str) -> None:
    find_quotes(reading_of(text))


@pytest.mark.parametrize("piece", ['"', "“a ", "a” ", "a,” ", '"a" ', "'a ", '‘a "b" c’ ', '‘a "b c’ d" ', "a.” "])
def test_time_is_linear(piece: str) -> None:
    reading = reading_of(piece * (100_000 // len(piece)) + " It ended on Monday.")
    start = time.perf_counter()
    find_quotes(reading)
    assert time.perf_counter() - start < 5
