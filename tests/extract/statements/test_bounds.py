"""Whatever the text, offsets hold, and long texts end in time."""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.statements.reading import read
from tracktwo.extract.says import attribution_of
from tracktwo.extract.statement import find_statements
from tracktwo.language.layout import find_layout
from tracktwo.language.quotes import find_quotes
from tracktwo.language.reading import Reading
from tracktwo.language.syntax import find_syntax

PIECES = [
    "Karel Novotny said ", '"', "“", "”", "'", "''", "the siege would end", ", ", ". ", "\n\n", "he added", " that ",
    "according to the agency", "We keep our word.", " told reporters ", "adding ", "(", ")", "—", " ", "I said so",
]  # fmt: skip


def check(reading: Reading) -> None:
    for report in reading.statements:
        for values in report.fields.values():
            for value in values:
                assert reading.text[value.start : value.end] == value.text
        for link in report.attribution:
            assert reading.text[link.start : link.end] == link.text
        assert report.fields["speaker"]
        assert report.fields["content"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_offsets_hold_however_the_marks_are_mixed(text: str) -> None:
    check(read(text))


def parsed(text: str) -> Reading:
    """Read a text only as far as the rules for statements need it."""
    reading = Reading(article=read("").article)
    reading = replace(reading, article=replace(reading.article, text=text))
    reading = replace(reading, layout=find_layout(reading))
    reading = replace(reading, syntax=find_syntax(reading))
    return replace(reading, quotes=find_quotes(reading))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"We keep it," he said. ', '"ok, so" ', "he said that ", "according to him, "])
def test_a_paragraph_of_100_000_characters_ends_in_time(unit: str) -> None:
    reading = parsed("Karel Novotny spoke. " + unit * (100_000 // len(unit)))
    before = time.process_time()
    check(replace(reading, statements=find_statements(reading)))
    assert time.process_time() - before < 60


def test_the_same_text_gives_the_same_reports() -> None:
    text = 'Karel Novotny said the siege would end. "We keep our word," he added.'
    assert read(text).statements == read(text).statements


def test_an_empty_text_has_no_statements_and_nobody_says_it() -> None:
    reading = read("")
    assert reading.statements == ()
    assert attribution_of(reading, 0, 0) == ()
