"""The timeline, positions and copies of a small coverage; who did not carry a thing."""

from dataclasses import replace

import pytest

from tests.report.cases import COPY, WIRE, actor, at, coverage, entry, report, term
from tracktwo.ontology.load import load_ontology
from tracktwo.report.changes import changes
from tracktwo.report.comparison import compare_entry
from tracktwo.report.copied import copied
from tracktwo.report.coverage import Coverage
from tracktwo.report.outline import outline
from tracktwo.report.positions import positions
from tracktwo.report.stances import side_of_words
from tracktwo.report.timeline import timeline
from tracktwo.types import Report, Value


def test_a_timeline_has_what_is_dated_in_order_and_what_lies_ahead_as_planned() -> None:
    found = timeline(coverage())
    assert [(m.entry, m.start, m.end, m.status) for m in found] == [
        ("e1", "2021-02-10", "2021-02-11", "happened"),
        ("e4", "2021-03-03", "2021-03-03", "planned"),
    ]
    assert found[0].verdict == "differ"
    assert found[1].what == "Lake Sorrel: planned: talks"


def test_a_timeline_is_narrowed_by_kind_day_and_actor() -> None:
    told = coverage()
    assert [m.entry for m in timeline(told, kinds={"statement"})] == ["e6"]
    assert [m.entry for m in timeline(told, since="2021-02-11", until="2021-02-28")] == ["e1"]
    assert [m.entry for m in timeline(told, actor="Free Columns")] == ["e4"]


def _said(id_: str, article: str, text: str, words: str, act: str) -> Report:
    fields: dict[str, tuple[Value, ...]] = {
        "speaker": (actor(text, "Dara Quill", "quill", "Dara Quill"),),
        "content": (Value(**at(text, words)),),
        "about": (term(text, words, "ceasefire"),),
        "act": (term(text, words, act),),
    }
    return report(id_, article, "statement", fields)


def _with_a_turn() -> Coverage:
    told = coverage()
    yes = _said("s1", "a2", WIRE, "talks is planned", "agree")
    told_again = _said("s2", "a2", WIRE, "will stay away", "report")
    no = _said("s3", "a3", COPY, "will stay away", "reject")
    entries = {
        f"p{n}": entry(f"p{n}", [r], "Dara Quill", when=f"2021-02-1{n}") for n, r in enumerate((yes, told_again, no))
    }
    return replace(
        told,
        reports={**told.reports, **{r.id: r for r in (yes, told_again, no)}},
        entries={**told.entries, **entries},
    )


def test_positions_stand_by_party_issue_and_day_and_a_turn_is_marked() -> None:
    found = positions(_with_a_turn(), party="quill", issue="cease")
    assert [(p.when, p.act, p.turn) for p in found] == [
        ("2021-02-10", "agree", ""),
        ("2021-02-11", "report", ""),
        ("2021-02-12", "reject", "agree"),
    ]
    assert positions(_with_a_turn(), party="moreo") == []


def test_copies_name_the_origin_and_the_changed_words() -> None:
    found = copied(coverage())
    assert [(c.article, c.relation, c.origin) for c in found] == [
        ("a2", "original", "Northern Wire"),
        ("a3", "edited", "Northern Wire"),
    ]
    (change,) = found[1].changes
    assert (change.from_, change.to, COPY[change.start : change.end]) == ("65", "66", "66")
    assert copied(coverage(), "a3") == found
    assert copied(coverage(), "a1") == []


def test_a_comparison_names_the_outlets_of_the_same_days_that_do_not_tell_it() -> None:
    told = coverage()
    silent = compare_entry(told, load_ontology(), told.entries["e3"]).silent
    assert silent == ("The Harbour Post",)


def test_a_change_of_position_shows_both_sides_on_their_days() -> None:
    (change,) = changes(positions(_with_a_turn(), party="quill"))
    assert (change.from_, change.before.when, change.to, change.after.when) == (
        "for",
        "2021-02-10",
        "against",
        "2021-02-12",
    )
    assert change.before.words == "talks is planned"
    assert WIRE[change.before.start : change.before.end]


@pytest.mark.parametrize(
    ("act", "before", "side"),
    [
        ("agree", "to a ", "for"),
        ("reject", "an end to the ", "for"),
        ("promise", "not to join the ", "against"),
        ("report", "they will not attend the ", "against"),
        ("report", "ready to join the ", "for"),
        ("report", "the army will not observe the ", None),
        ("demand", "a lasting ", None),
    ],
)
def test_a_side_is_told_by_the_act_and_the_words_before_the_issue(act: str, before: str, side: str | None) -> None:
    assert side_of_words(act, before) == side


def test_a_change_within_a_day_or_of_the_same_side_is_none() -> None:
    told = positions(_with_a_turn(), party="quill")
    assert changes([replace(p, when="2021-02-10") for p in told]) == []
    assert changes([replace(p, stance="for" if p.stance else "") for p in told]) == []


def test_a_brief_tells_who_changed_position_with_both_passages() -> None:
    (section,) = [s for s in outline(_with_a_turn()).sections if s.key == "turns"]
    (item,) = section.items
    assert item.label == "Dara Quill on ceasefire: for, then against"
    assert len(item.rows) == 2
    assert [s for s in outline(coverage()).sections if s.key == "turns"] == []
