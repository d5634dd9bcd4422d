from dataclasses import replace

import pytest

from tests.report.cases import coverage
from tracktwo.report.coverage import shown_name, usual_values
from tracktwo.report.phrases import phrases, report_phrase
from tracktwo.report.words import plain_text, quantity_words, quoted, when_words, who_says
from tracktwo.types import Actor, ActorValue, Bound, QuantityValue


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (7500, None, "at_least", "≥ 7,500"),
        (250000, None, "more_than", "> 250,000"),
        (None, 9000, "up_to", "≤ 9,000"),
        (None, 10, "less_than", "< 10"),
        (108, 108, "exact", "108"),
        (3, 5, "range", "3–5"),
        (250000, 250000, "about", "about 250,000"),
        (10000, 99999, "order", "the words"),
        (None, None, "exact", "the words"),
        (2.5, 2.5, "exact", "2.5"),
        (0, 0, "exact", "0"),
    ],
)
def test_figures_keep_their_bounds(low: float | None, high: float | None, bound: Bound, words: str) -> None:
    value = QuantityValue(start=0, end=9, text="the words", low=low, high=high, bound=bound)
    assert quantity_words(value) == words


def test_who_says_so_names_the_source_or_the_outlet() -> None:
    told = coverage()
    assert who_says(told, told.reports["r1"]) == "Ilan Moreo"
    assert who_says(told, told.reports["r5"]) == "Northern Wire, carried by an unnamed outlet"
    assert who_says(told, told.reports["r7"], with_outlet=True) == "Ilan Moreo, in The Harbour Post"


def test_an_undated_entry_is_told_by_the_day_of_its_first_report_if_there_is_one() -> None:
    told = coverage()
    entry = next(entry for entry in told.entries.values() if entry.when and len(entry.reports) > 1)
    assert when_words(told, entry) == "10 or 11 Feb 2021"
    undated = replace(entry, when=None)
    days = sorted(told.articles[told.reports[name].article].published or "" for name in entry.reports)
    assert days[0] == "2021-02-12"
    assert when_words(told, undated) == "reported 12 Feb 2021"
    no_days = replace(told, articles={key: replace(a, published=None) for key, a in told.articles.items()})
    assert when_words(no_days, undated) == "date unknown"


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [("Syria's people", "his own people", "Syria's people"), ("Farmers", "farmers", "farmers")],
)
def test_whose_people_they_are_keeps_its_capital(name: str, text: str, shown: str) -> None:
    people = Actor(id="pop:some", name=name, kind="population", how="article")
    assert shown_name(people, text) == shown


def test_quotation_marks_are_not_doubled() -> None:
    assert quoted('“Yes," he said') == '“Yes," he said”'
    assert quoted("'Yes'") == "“Yes”"


def test_control_characters_are_shown() -> None:
    assert plain_text("a\x00b\u202ec\r\nd") == "a\ufffdb\ufffdc\ufffd d" or "\x00" not in plain_text("a\x00b")
    assert "\u202e" not in plain_text("\u202e")


def test_every_term_of_the_ontology_has_its_verb_in_every_status() -> None:
    from tracktwo.ontology.load import load_ontology

    kinds = load_ontology().kinds
    for kind, field in phrases()["verbs"].items():
        for term in kinds[kind].fields[field].terms or ():
            assert set(phrases()[kind][term]) >= {"past", "inf", "noun"}, (kind, term)
    assert set(phrases()["means"]) >= set(kinds["attack"].fields["means"].terms or ())
    assert set(phrases()["measures"]) >= set(kinds["figure"].fields["measure"].terms or ())
    assert set(phrases()["wrappers"]) == set(phrases()["nameless"])


def test_a_status_sets_the_tense() -> None:
    told = coverage()
    call = [told.reports["r1"]]
    assert report_phrase(told, "contact", call, "happened") == "Ilan Moreo and Dara Quill spoke by phone"
    assert report_phrase(told, "contact", call, "planned") == "Planned: Ilan Moreo and Dara Quill to speak by phone"
    assert report_phrase(told, "contact", call, "denied") == "Denied: that Ilan Moreo and Dara Quill spoke by phone"


def test_a_sentence_on_many_accounts_leaves_out_whom_few_of_them_name() -> None:
    told = coverage()
    one, other = told.reports["r1"], told.reports["r6"]
    stray = replace(one, id="stray", fields={**one.fields, "parties": other.fields["accused"]})
    few = [replace(one, id=f"x{n}") for n in range(4)]
    assert [value.text for value in usual_values([*few, stray], "parties")] == ["President Ilan Moreo", "Dara Quill"]
    assert len(usual_values([one, stray], "parties")) == 3
    assert usual_values([], "parties") == []


def test_a_state_is_left_out_beside_its_army_and_kept_beside_its_rebels() -> None:
    told = coverage()
    call = told.reports["r1"]
    first, second = call.fields["parties"]
    assert isinstance(first, ActorValue)
    assert isinstance(second, ActorValue)
    state = replace(first, id="wmk", name="Westmark")

    def told_of(body: str) -> str:
        parties = (state, replace(second, id=f"wmk-{body}", name=f"{body} of Westmark"))
        return report_phrase(told, "contact", [replace(call, fields={**call.fields, "parties": parties})], "happened")

    assert told_of("rebels") == "Westmark and rebels of Westmark spoke by phone"
    assert "Westmark and" not in told_of("military")
