"""Whatever the text, offsets hold and time is linear with the trained reader too."""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.statements.test_bounds import PIECES, check, parsed
from tracktwo.evaluate.parsed import article_of
from tracktwo.extract.statement import find_statements
from tracktwo.language.tagging.tagger import find_tagging
from tracktwo.pipeline import STEPS, read_article

LAST = next(n for n, step in enumerate(STEPS) if step.name == "statement")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_offsets_hold_however_the_marks_are_mixed(text: str) -> None:
    check(read_article(article_of(text, published="2024-11-22"), steps=STEPS[: LAST + 1]))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"We keep it," he said. ', "He said that they agreed to talks. "])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    spent = []
    for size in (50_000, 100_000):
        reading = parsed("Karel Novotny spoke. " + unit * (size // len(unit)))
        before = time.process_time()
        reading = replace(reading, tagging=find_tagging(reading))
        check(replace(reading, statements=find_statements(reading)))
        spent.append(time.process_time() - before)
    assert spent[1] < 3 * spent[0]
