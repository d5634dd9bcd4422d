"""The tagger's marks against the rules' drafts, on texts of our own and with marks made by hand."""

from dataclasses import replace

from tests.extract.statements.reading import chain, texts
from tracktwo.evaluate.parsed import article_of
from tracktwo.language.reading import Reading, TaggedSaying, Tagging
from tracktwo.pipeline import RULE_STEPS, STEPS, read_article
from tracktwo.types import Report

Mark = tuple[str, str, tuple[str, ...]]


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def statements(text: str, *marks: Mark) -> tuple[Report, ...]:
    """Read a text in which the tagger marks (source, cue, contents)."""
    tagging = Tagging(
        "by hand",
        tuple(
            TaggedSaying(
                span(text, cue), (span(text, source),) if source else (), tuple(span(text, c) for c in contents), 1.0
            )
            for source, cue, contents in marks
        ),
    )  # fmt: skip

    def mark(reading: Reading) -> Tagging:  # noqa: ARG001 - has the shape of a step
        return tagging

    last = next(n for n, step in enumerate(STEPS) if step.name == "statement")
    steps = [replace(step, run=mark) if step.name == "tagging" else step for step in STEPS[: last + 1]]
    return read_article(article_of(text), steps=steps).statements


def test_the_tagger_s_spans_correct_the_rules_ones() -> None:
    text = "The mediator Ana Novak said on Monday in Geneva that the talks had stalled, a day after the walkout."
    (report,) = statements(
        text, ("The mediator Ana Novak", "said", ("that the talks had stalled, a day after the walkout",))
    )
    assert texts(report, "content") == ["the talks had stalled, a day after the walkout"]
    assert texts(report, "speaker") == ["The mediator Ana Novak"]


def test_what_no_rule_knows_becomes_a_statement() -> None:
    text = "The general poured cold water on the idea of a quick withdrawal."
    (report,) = statements(text, ("The general", "poured cold water on", ("the idea of a quick withdrawal",)))
    assert texts(report, "cue") == ["poured cold water on"]
    assert texts(report, "content") == ["the idea of a quick withdrawal"]


def test_marks_around_a_whole_quotation_are_not_content() -> None:
    text = "“We will not sign,” the envoy told reporters."
    (report,) = statements(text, ("the envoy", "told reporters", ("“We will not sign,”",)))
    assert texts(report, "content") == ["We will not sign"]
    assert [value.term for value in report.fields["mode"] if hasattr(value, "term")] == ["direct"]


def test_a_quotation_that_the_tagger_misses_stays() -> None:
    text = "The envoy said the convoy had left. “It was the last one,” said Bo Lind, a driver."
    found = statements(text, ("The envoy", "said", ("the convoy had left",)))
    assert [texts(r, "content") for r in found] == [["the convoy had left"], ["It was the last one"]]


def test_a_saying_inside_another_stays_with_its_chain() -> None:
    text = "Ana Novak said that Bo Lind had told her the truce would hold."
    outer, inner = statements(text, ("Ana Novak", "said", ("that Bo Lind had told her the truce would hold",)))
    assert texts(outer, "speaker") == ["Ana Novak"]
    assert [words for _, words in chain(inner)][:2] == ["Ana Novak", "Bo Lind"]


def test_words_given_to_another_cue_are_not_told_twice() -> None:
    text = "The ministry confirmed the deal, and the rebels said they would honour it."
    found = statements(text, ("the rebels", "said", ("the deal, and the rebels", "they would honour it")))
    assert [texts(r, "cue") for r in found] == [["said"]]


def test_a_saying_that_only_the_rules_find_stays() -> None:
    text = "A monitoring group put the death toll at more than 70 people. The envoy said the convoy had left."
    found = statements(text, ("The envoy", "said", ("the convoy had left",)))
    assert [texts(r, "cue") for r in found] == [["put"], ["said"]]


def test_a_relative_pronoun_speaks_for_its_noun() -> None:
    text = "The opposition, who attended earlier rounds, refused to join the talks in Geneva."
    (report,) = statements(text, ("who attended earlier rounds", "refused", ("to join the talks in Geneva",)))
    assert texts(report, "speaker") == ["The opposition"]


def test_what_only_the_tagger_takes_for_a_saying_swallows_none() -> None:
    text = "The council adopted a resolution that calls for a ceasefire by May."
    found = statements(text, ("The council", "adopted", ("a resolution that calls for a ceasefire by May",)))
    assert [texts(r, "content") for r in found][-1] == ["a ceasefire by May"]


def test_without_a_tagger_the_rules_read_alone() -> None:
    text = "The envoy said the convoy had left. She wanted an answer."
    assert [texts(r, "content") for r in statements(text)] == [["the convoy had left"]]
    last = next(n for n, step in enumerate(RULE_STEPS) if step.name == "statement")
    found = read_article(article_of(text), steps=RULE_STEPS[: last + 1]).statements
    assert [texts(r, "content") for r in found] == [["the convoy had left"], ["an answer"]]
