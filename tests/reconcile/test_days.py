import random
from dataclasses import replace

import pytest

from tests.making import article
from tracktwo.reconcile.days import SAME_EVENT, SAME_TEXT, DayTold, day_told, own_day, quote_keys
from tracktwo.types import Article

SPEECH = (
    "“We shall not leave the port of Mira before every single prisoner has come home to his own family, and nobody in "
    "Arland should doubt that we mean what we say this time,” the premier said on Tuesday."
)
OTHER = "The envoys of Arland told reporters on Tuesday that nothing had been decided yet."


def told_by(text: str, day: str | None, outlet: str) -> Article:
    return replace(article(text, outlet=outlet), published=day, published_how="given" if day else None)


UNDATED = told_by(f"{OTHER} {SPEECH}", None, "Mira Post")


def quoting(*days: str) -> dict[str, Article]:
    found = [told_by(f"{number} boats came. {SPEECH}", day, f"Paper {number}") for number, day in enumerate(days)]
    return {one.id: one for one in found}


def test_an_article_gets_the_day_of_those_that_quote_the_same_words() -> None:
    told = day_told(UNDATED, [], quoting("2017-05-03", "2017-05-03", "2017-05-04"))
    assert told == DayTold("2017-05-03", f"{SAME_EVENT}Paper 0, 2017-05-03; Paper 1, 2017-05-03")


def test_the_order_of_articles_does_not_matter() -> None:
    whole = list(quoting("2017-05-03", "2017-05-04", "2017-05-04").items())
    expected = day_told(UNDATED, [], dict(whole))
    for seed in range(6):
        random.Random(seed).shuffle(whole)
        assert day_told(UNDATED, [], dict(whole)) == expected


def test_words_quoted_at_two_times_tell_no_day() -> None:
    assert day_told(UNDATED, [], quoting("2017-05-03", "2018-05-03")) is None


def test_a_weekday_in_common_is_needed() -> None:
    other = told_by(f"Boats came. {SPEECH.replace('on Tuesday', 'last year')}", "2017-05-03", "Paper")
    assert day_told(UNDATED, [], {other.id: other}) is None


def test_a_few_words_in_common_are_not_enough() -> None:
    short = told_by("“We shall not leave the port of Mira,” he said on Tuesday.", "2017-05-03", "Paper")
    assert day_told(UNDATED, [], {short.id: short}) is None


def test_copies_come_first() -> None:
    copy = told_by(f"{OTHER} {SPEECH}", "2017-05-05", "Copier")
    assert day_told(UNDATED, [copy], quoting("2017-05-03")) == DayTold("2017-05-05", f"{SAME_TEXT}Copier, 2017-05-05")


def test_a_later_year_in_the_text_forbids_the_day() -> None:
    later = replace(UNDATED, text=UNDATED.text + " That was in 2019.")
    assert day_told(later, [], quoting("2017-05-03")) is None


def test_an_inferred_day_is_no_evidence() -> None:
    inferred = replace(UNDATED, published="2017-05-03", published_how="inferred", published_why=f"{SAME_EVENT}x")
    assert own_day(inferred) is None
    by_copyright = replace(inferred, published_why="day of the dateline, year of the copyright line (2017)")
    assert own_day(by_copyright) == "2017-05-03"
    assert day_told(UNDATED, [], {"x": inferred}) is None


@pytest.mark.parametrize("text", ["", "“", "“a b c”", "No quotation at all.", "“" + "word " * 500])
def test_any_text_has_keys(text: str) -> None:
    assert list(quote_keys(article(text))) == sorted(set(quote_keys(article(text))))
