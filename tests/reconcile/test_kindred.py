"""One call of several, people counted by another word, and sayings told in other words join; unlike ones do not."""

from collections.abc import Iterable

from tests.reconcile.making import article, number, report, term, who, world
from tracktwo.reconcile import World, join
from tracktwo.types import Entry, Report, Status, Value

PUBLISHED = "2016-12-16"
MATTER = "The war in Maravia goes on, and in Maravia, as in Ostrel, talks of Maravia and Ostrel drag on."
AROUND = world(*(article(name, MATTER, outlet=name, published=PUBLISHED) for name in ("a1", "a2", "a3")))


def _join(reports: Iterable[Report], around: World = AROUND) -> tuple[Entry, ...]:
    """Join reports, each article an account of its own."""
    return join(reports, around, {name: name for name in around.articles})


def _call(of: str, status: Status, *names: str, channel: str = "phone") -> Report:
    """Make a call."""
    return report("contact", of, status=status, parties=who(*names), channel=term(channel))


def _counted(of: str, measure: str, value: float) -> Report:
    """Make a figure."""
    return report("figure", of, measure=term(measure), value=number(value))


def test_calls_announced_to_several_are_one_with_the_call_to_one_of_them() -> None:
    ahead = _call("a1", "planned", "Ana Reis", "Tom Okoro", "Ida Brandt")
    done = _call("a2", "happened", "Ana Reis", "Tom Okoro")
    assert len(_join([ahead, done])) == 1
    assert len(_join([_call("a1", "happened", "Ana Reis", "Tom Okoro", "Ida Brandt", channel="meeting"), done])) == 2


def test_refugees_and_who_fled_are_one_count_where_the_numbers_are_near() -> None:
    assert len(_join([_counted("a1", "refugees", 2_000_000), _counted("a2", "fled", 2_100_000)])) == 1
    assert len(_join([_counted("a1", "refugees", 2_000_000), _counted("a2", "fled", 4_000_000)])) == 2
    assert len(_join([_counted("a1", "wounded", 2_000_000), _counted("a2", "fled", 2_000_000)])) == 2


def _says(told: dict[str, str]) -> tuple[Entry, ...]:
    """Let one speaker say each passage in an article of its own."""
    texts = {name: f"{MATTER}\n{words}, he said." for name, words in told.items()}
    around = world(*(article(name, text, outlet=name, published=PUBLISHED) for name, text in texts.items()))
    reports = []
    for name, words in told.items():
        passage = words.strip("“”")
        start = texts[name].index(passage)
        content = Value(start=start, end=start + len(passage), text=passage)
        reports.append(report("statement", name, speaker=who("Ana Reis"), content=content))
    return _join(reports, around)


def test_a_saying_in_other_words_is_known_again() -> None:
    one, two = "the ferries would resume quickly after negotiations", "talks done, the boats could restart soon"
    assert len(_says({"b1": one, "b2": two})) == 1
    assert len(_says({"b1": one, "b2": "the harbour of the island was closed for the winter"})) == 2


def test_a_denial_that_both_quote_is_known_again() -> None:
    assert len(_says({"b1": "“This is not new”", "b2": "“the idea, to me, is not new”"})) == 1
    assert len(_says({"b1": "“This is not new”", "b2": "“the idea is good”"})) == 2


def test_a_name_alone_makes_no_saying_of_two() -> None:
    one = "thanks to Tom Okoro of Maravia and Ida Brandt of Ostrel for the grain"
    two = "a meeting with Tom Okoro of Maravia and Ida Brandt of Ostrel in spring"
    assert len(_says({"b1": one, "b2": two})) == 2
