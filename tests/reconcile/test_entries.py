"""Reports of one thing become one entry, whatever the order; two things stay two."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconcile.making import article, day, number, part_of, report, span, term, where, who, world
from tracktwo.reconcile import World, block_keys, join, reconcile, touched
from tracktwo.reconcile.entries import make_entries
from tracktwo.reconcile.hanging import partner_of
from tracktwo.reconcile.regions import regroup
from tracktwo.types import Article, DateValue, Entry, EntryValue, Place, Report, Status

ABOUT_MARA = "The war in Maravia goes on, and in Maravia, as in Ostrel, talks of Maravia and Ostrel drag on."
ABOUT_ILO = "Far off, in Ilonga, the rivals of Ilonga and Peth met, and both Ilonga and Peth were content."
PAPERS = {
    name: article(name, text, outlet=f"Paper {name}", published=published)
    for name, text, published in (
        ("a1", ABOUT_MARA, "2016-12-16"),
        ("a2", ABOUT_MARA, "2016-12-16"),
        ("a3", ABOUT_MARA, "2017-03-18"),
        ("a4", ABOUT_ILO, "2016-12-16"),
        ("u1", "", None),
        ("u2", "", None),
    )
}
WORLD = world(*PAPERS.values())


def _join(reports: Iterable[Report], around: World = WORLD) -> tuple[Entry, ...]:
    return join(reports, around, {name: name for name in around.articles})


def _groups(reports: Iterable[Report], around: World = WORLD) -> list[list[str]]:
    return sorted(list(entry.reports) for entry in _join(reports, around))


def _call(of: str, on: str | None, *names: str) -> Report:
    date = [day(on)] if on else []
    return report("contact", of, parties=who(*(names or ("Ana Reis", "Tom Okoro"))), channel=term("phone"), date=date)


NEAR = world(
    *(
        article(name, ABOUT_MARA, outlet=f"Paper {name}", published=published)
        for name, published in (
            ("a1", "2016-12-16"),
            ("a2", "2016-12-16"),
            ("b1", "2016-12-14"),
            ("b2", "2016-12-16"),
            ("b3", "2016-12-24"),
        )
    )
)


def _call_of(of: str, status: Status) -> Report:
    return report("contact", of, status=status, parties=who("Ana Reis", "Tom Okoro"), channel=term("phone"))


def test_a_call_told_for_two_days_is_one_entry_with_a_dispute() -> None:
    (entry,) = _join([_call("a1", "2016-12-14"), _call("a2", "2016-12-15")])
    assert entry.fields["date"].verdict == "differ"
    assert entry.fields["parties"].verdict == "agree"
    assert entry.when == "[2016-12-14,2016-12-15]"
    assert entry.caption == "phone call: Ana Reis – Tom Okoro, 14 or 15 Dec 2016"
    assert (entry.origins, entry.carriers) == (2, 2)


def test_two_calls_a_week_apart_stay_two() -> None:
    assert len(_join([_call("a1", "2016-12-08"), _call("a2", "2016-12-15")])) == 2


def test_a_vague_report_ties_no_two_calls_together() -> None:
    vague = report("contact", "a2", parties=who("Ana Reis", "Tom Okoro"), channel=term("phone"), date=day("2016-12"))
    entries = _join([_call("a1", "2016-12-04"), _call("a2", "2016-12-15"), vague])
    assert sorted(len(entry.reports) for entry in entries) == [1, 2]


def test_calls_of_others_and_other_channels_stay_apart() -> None:
    visit = report("contact", "a1", parties=who("Ana Reis", "Tom Okoro"), channel=term("visit"), date=day("2016-12-14"))
    assert len(_join([_call("a1", "2016-12-14"), _call("a2", "2016-12-14", "Ana Reis", "Bo Lind"), visit])) == 3


def test_a_party_that_is_nobody_known_joins_nothing() -> None:
    one, two = _call("a1", "2016-12-14", "Ana Reis", "he"), _call("a2", "2016-12-14", "Ana Reis", "he")
    assert len(_join([one, two])) == 2


def test_a_report_without_a_date_is_of_the_days_before_its_article() -> None:
    assert len(_join([_call("a1", "2016-12-14"), _call("a2", None)])) == 1
    assert len(_join([_call("a1", "2016-12-14"), _call("a3", None)])) == 2


def test_without_any_date_only_reports_of_one_article_join() -> None:
    assert len(_join([_call("u1", None), _call("u1", None)])) == 1
    assert len(_join([_call("u1", None), _call("u2", None)])) == 2


def _round(of: str, status: Status, on: str | None, no: int | None = None) -> Report:
    date, numbers = [day(on)] if on else [], [number(no)] if no else []
    return report("round", of, status=status, track=term("ostrel"), date=date, number=numbers)


def test_a_round_planned_and_then_held_is_one_entry() -> None:
    assert len(_join([_round("a1", "planned", "2017-03-14"), _round("a3", "happened", "2017-03-15")])) == 1


def test_a_proposed_round_does_not_swallow_one_held_later() -> None:
    assert len(_join([_round("a1", "proposed", None), _round("a3", "happened", "2017-03-15")])) == 2
    assert len(_join([_round("a3", "proposed", None), _round("a3", "happened", "2017-03-15")])) == 2


def test_a_plan_is_one_with_what_came_of_it_within_days() -> None:
    assert len(_join([_call_of("b1", "planned"), _call_of("b2", "happened")], NEAR)) == 1
    assert len(_join([_call_of("b2", "planned"), _call_of("b1", "happened")], NEAR)) == 2, "told afterwards: another"
    assert len(_join([_call_of("b1", "planned"), _call_of("b3", "happened")], NEAR)) == 2, "a week later"
    assert len(_join([_call_of("b1", "denied"), _call_of("b2", "happened")], NEAR)) == 2


def _sitting(of: str, status: Status, on: str | None) -> Report:
    date = [day(on)] if on else []
    return report("contact", of, status=status, parties=who("Upper Council"), channel=term("multilateral"), date=date)


def test_the_meeting_of_a_council_that_was_announced_is_the_one_that_was_held() -> None:
    (entry,) = _join([_sitting("b1", "planned", "2016-12-15"), _sitting("b2", "happened", None)], NEAR)
    assert len(entry.reports) == 2
    assert len(_join([_sitting("b1", "planned", "2016-12-15"), _sitting("b2", "happened", "2016-12-15")], NEAR)) == 1


def test_two_meetings_of_a_council_a_week_apart_stay_two() -> None:
    assert len(_join([_sitting("b1", "happened", "2016-12-07"), _sitting("b2", "happened", "2016-12-14")], NEAR)) == 2
    assert len(_join([_sitting("b1", "planned", "2016-12-21"), _sitting("b2", "happened", None)], NEAR)) == 2
    assert len(_join([_sitting("b1", "planned", "2016-12-15"), _sitting("b3", "happened", None)], NEAR)) == 2


def test_rounds_with_other_numbers_stay_apart() -> None:
    assert len(_join([_round("a3", "happened", "2017-03-15", 3), _round("a3", "happened", "2017-03-15", 2)])) == 2


def _said(of: str, words: str, who_says: str = "Ana Reis") -> Report:
    return report("statement", of, speaker=who(who_says), content=span(words), mode=term("direct"))


def test_a_quotation_that_two_outlets_carry_is_one_entry() -> None:
    long = (
        "The next step is to reach a full halt of fighting in all of Maravia, and then we will count our dead together"
    )
    short = "The next step is to reach a full halt of fighting in all of Maravia"
    assert len(_join([_said("a1", long), _said("a2", short)])) == 1


def test_other_words_make_another_statement() -> None:
    words = "The next step is to reach a full halt of fighting in all of Maravia"
    other = "Nobody in Maravia has asked us for help, and we would not give it"
    assert len(_join([_said("a1", words), _said("a2", other), _said("a2", other, "Tom Okoro")])) == 3


def test_the_very_words_under_two_names_are_one_statement_whose_speaker_differs() -> None:
    words = "The next step is to reach a full halt of fighting in all of Maravia"
    (entry,) = _join([_said("a1", words), _said("a2", words, "Tom Okoro")])
    assert entry.fields["speaker"].verdict == "differ"
    assert entry.caption.startswith("Ana Reis: ")


def test_a_misread_speaker_joins_a_group_that_says_the_very_words() -> None:
    words = "The next step is to reach a full halt of fighting in all of Maravia before the snow"
    short = "Envoys now want a full halt of fighting soon, so they hope"
    (entry,) = _join([_said("a1", words), _said("b1", short), _said("a2", words, "Tom Okoro")], NEAR)
    assert len(entry.reports) == 3


def test_common_words_make_no_statement_the_same() -> None:
    assert (
        len(_join([_said("a1", "the danger of a nuclear weapon"), _said("a2", "to build a nuclear weapon here")])) == 2
    )


def test_the_same_words_a_year_apart_are_two_statements() -> None:
    words = "The next step is to reach a full halt of fighting in all of Maravia"
    late = world(*PAPERS.values(), article("late", published="2018-01-02"))
    assert len(_join([_said("a1", words), _said("late", words)], late)) == 2
    assert len(_join([_said("a1", words), _said("u1", words)], late)) == 1


def test_much_the_same_said_on_two_days_is_two_statements_and_the_very_words_are_one() -> None:
    words = "There is no hurry at all as long as nobody tests a rocket near the Maravian coast"
    again = "We are happy as long as nobody tests a rocket near the Maravian coast, and so are they"
    told = [
        [replace(_said(of, text), fields={**_said(of, text).fields, "date": (day(on),)}) for of, text, on in pair]
        for pair in (
            (("a1", words, "2016-12-14"), ("a2", again, "2016-12-14")),
            (("a1", words, "2016-12-13"), ("a2", again, "2016-12-15")),
            (("a1", words, "2016-12-14"), ("a2", words, "2016-12-15")),
        )
    ]
    assert [len(_join(pair)) for pair in told] == [1, 2, 1]


def test_a_row_of_statements_does_not_drift() -> None:
    words = [f"w{number}aaaaa" for number in range(40)]
    row = [" ".join(words[at : at + 16]) for at in range(0, 24, 6)]
    assert len(_join([_said(of, text) for of, text in zip(("a1", "a2", "u1", "u2"), row, strict=True)])) > 1


def test_percentages_that_differ_answer_other_questions() -> None:
    shares = [
        report(
            "figure",
            "a1",
            measure=term("percentage"),
            value=replace(number(low), unit="percent"),
            population=who("Voters"),
        )
        for low in (51, 60)
    ]
    assert len(_join(shares)) == 2


def test_a_quotation_that_lost_its_not_differs() -> None:
    words = "We will not lift the siege of the harbour before the prisoners are home"
    (entry,) = _join([_said("a1", words), _said("a2", words.replace("not ", ""))])
    assert entry.fields["content"].verdict == "differ"
    (entry,) = _join([_said("a1", words), _said("a2", words.replace("the harbour", "the old harbour"))])
    assert entry.fields["content"].verdict == "compatible"


def _toll(of: str, low: float, bound: str, population: str = "people", place: str | None = None) -> Report:
    spots = [where(place)] if place else []
    value = number(low, bound=bound)
    return report("figure", of, measure=term("killed"), value=value, population=who(population), place=spots)


def test_rival_tolls_of_a_war_are_one_question_with_rival_answers() -> None:
    (entry,) = _join(
        [_toll("a1", 250_000, "more_than"), _toll("a1", 470_000, "more_than"), _toll("a2", 250_000, "about")]
    )
    assert entry.fields["value"].verdict == "differ"
    assert len(entry.fields["value"].groups) == 3
    assert {group.value.low for group in entry.fields["value"].groups} == {250_000, 470_000}  # type: ignore[attr-defined]


def test_tolls_of_other_wars_and_other_populations_stay_apart() -> None:
    tolls = [
        _toll("a1", 250_000, "about"),
        _toll("a4", 250_000, "about"),
        _toll("a2", 250_000, "about", "civilians"),
        _toll("a2", 30, "exact"),
    ]
    assert len(_join(tolls)) == 4


def test_tolls_of_one_place_join_when_they_are_of_the_same_days() -> None:
    same = [_toll("a1", 12, "exact", place="Ostrel"), _toll("a2", 15, "exact", place="Ostrel")]
    later = _toll("a3", 14, "exact", place="Ostrel")
    assert sorted(len(entry.reports) for entry in _join([*same, later])) == [1, 2]


def _wounded(of: str, text: str, words: str, value: float, *of_whom: str) -> Report:
    at = text.index(words)
    figure = replace(number(value), start=at, end=at + len(words), text=words)
    people = [replace(one, id=f"pop:{one.name}") for one in who(*of_whom)]
    return report("figure", of, measure=term("wounded"), population=people, value=figure)


BUS = "A bomb tore up a bus in Mara on Wednesday. It wounded 24 people, the hospital said."
BUS_TOO = "The bomb on the bus wounded 17, one hospital said."
FENCE = "Soldiers fired at a crowd near the fence. They wounded 19 people, doctors said."


def test_small_figures_join_where_their_sentences_have_a_word_in_common() -> None:
    texts = {"b1": BUS, "b2": BUS_TOO, "b3": FENCE}
    around = world(*(article(name, f"{ABOUT_MARA}\n{text}", published="2016-12-16") for name, text in texts.items()))
    told = [
        _wounded("b1", f"{ABOUT_MARA}\n{BUS}", "24 people", 24, "people"),
        _wounded("b2", f"{ABOUT_MARA}\n{BUS_TOO}", "17", 17),
        _wounded("b3", f"{ABOUT_MARA}\n{FENCE}", "19 people", 19, "people"),
    ]
    assert sorted(len(entry.reports) for entry in _join(told, around)) == [1, 2]


def test_a_toll_that_does_not_say_of_whom_joins_one_that_is_near_it() -> None:
    def toll(of: str, value: float, *of_whom: str) -> Report:
        people = [replace(one, id=f"pop:{one.name}") for one in who(*of_whom)]
        return report("figure", of, measure=term("killed"), population=people, value=number(value))

    assert len(_join([toll("a1", 161, "mar-people"), toll("a2", 167)])) == 1
    assert len(_join([toll("a1", 161, "mar-people"), toll("a2", 260)])) == 2
    assert len(_join([toll("a1", 161, "civilians"), toll("a2", 167, "people")])) == 2
    assert len(_join([toll("a1", 161, "mar-people"), toll("a2", 167, "people")])) == 1
    assert len(_join([toll("a1", 161, "mar-people"), toll("a2", 167, "ost-people")])) == 2
    assert len(_join([toll("a1", 161, "mar-people"), toll("a2", 150), toll("a2", 167, "people")])) == 1


def test_numbers_in_words_tell_no_event_from_another() -> None:
    texts = {
        "c1": "Two boats sank off Peth. Six were hurt.",
        "c2": "Two trucks burned in Mara. Six monks fell; 7 were hurt.",
    }
    around = world(*(article(name, text, published="2016-12-16") for name, text in texts.items()))
    told = [_wounded("c1", texts["c1"], "Six", 6), _wounded("c2", texts["c2"], "7", 7)]
    assert len(_join(told, around)) == 2


def test_a_gazetteer_that_is_only_looked_up_in_is_used() -> None:
    def left(of: str, place: str) -> Report:
        return report(
            "control",
            of,
            actor=who("Maravian Army"),
            change=term("withdrew"),
            place=where(place),
            date=day("2016-12-14"),
        )

    class Looked(dict[str, Place]):
        def __len__(self) -> int:
            return 0

    def spot(name: str, precision: Literal["town", "country"]) -> Place:
        return Place(
            id=name, name=name.title(), country="MV", lat=10.0, lon=10.0, precision=precision,
            radius_km=300.0 if precision == "country" else 10.0, gazetteer="own", gazetteer_id=name,
        )  # fmt: skip

    spots = Looked(maravia=spot("maravia", "country"), ostrel=spot("ostrel", "town"))
    told = [left("a1", "Maravia"), left("a2", "Ostrel")]
    assert len(reconcile(PAPERS, told, (), places=spots)) == 1
    assert len(reconcile(PAPERS, told, ())) == 2


def test_a_stretch_long_over_is_another_toll_and_a_bare_year_tells_nothing() -> None:
    def toll(of: str, value: float, *period: DateValue) -> Report:
        return report("figure", of, measure=term("killed"), value=number(value), period=period)

    assert len(_join([toll("a1", 161), toll("a2", 213, day("2005-09-01", 2500))])) == 2
    assert len(_join([toll("a1", 161), toll("a2", 166, day("2005-01-01", 365))])) == 1


def test_one_misread_party_does_not_keep_a_group_apart() -> None:
    def truce(of: str, *parties: str) -> Report:
        return report("ceasefire", of, parties=who(*parties), phase=term("declared"), date=day("2016-12-14"))

    told = [truce("a1", "Maravia", "Ostrel"), truce("a2", "Maravia", "Ostrel"), truce("a2", "Ostrel", "Maravia")]
    misread = truce("a1", "Ana Reis", "Maravia")
    other = truce("a1", "Ilonga", "Peth")
    assert sorted(len(entry.reports) for entry in _join([*told, misread, other])) == [1, 4]


def test_a_link_leads_to_the_entry_of_the_thing() -> None:
    attack = report("attack", "a1", place=where("Ostrel"), date=day("2016-12-14"), means=term("aerial"))
    toll = report(
        "figure", "a1", measure=term("killed"), value=number(12), part_of=part_of(attack), place=where("Ostrel")
    )
    entries = {entry.kind: entry for entry in _join([attack, toll])}
    link = entries["figure"].fields["part_of"].groups[0].value
    assert isinstance(link, EntryValue)
    assert link.id == entries["attack"].id


def test_copies_of_one_story_weigh_one() -> None:
    text = " ".join(f"word{number} of the long wire story from the port" for number in range(30))
    papers = {name: article(name, text, published="2016-12-16") for name in ("c1", "c2", "c3")}
    papers["d1"] = article("d1", "Something else was written here by other hands.", published="2016-12-16")
    calls = [_call(name, "2016-12-14") for name in ("c1", "c2", "c3")] + [_call("d1", "2016-12-15")]
    (entry,) = reconcile(papers, calls)
    assert (entry.origins, entry.carriers) == (2, 4)
    assert [group.origins for group in entry.fields["date"].groups] == [1, 1]
    assert [len(group.reports) for group in entry.fields["date"].groups] == [3, 1]


def test_a_thing_was_when_it_came_about_not_when_it_was_planned_for() -> None:
    parties = who("Ana Reis", "Tom Okoro")
    planned = report(
        "contact", "a1", status="planned", parties=parties, channel=term("meeting"), date=day("2020-05-04")
    )
    held = report("contact", "a2", parties=parties, channel=term("meeting"), date=day("2020-05-05"))
    (entry,) = _join([planned, held])
    assert entry.when == "2020-05-05"
    assert entry.caption.endswith("5 May 2020")
    assert {group.value.text for group in entry.fields["date"].groups} == {"2020-05-04", "2020-05-05"}


def test_ids_come_from_the_smallest_report() -> None:
    one = report("contact", "a1", name="r2", parties=who("Ana Reis", "Tom Okoro"), channel=term("phone"))
    (alone,) = _join([one])
    two = report("contact", "a1", name="r1", parties=who("Ana Reis", "Tom Okoro"), channel=term("phone"))
    (both,) = _join([two, one])
    assert alone.id != both.id
    assert both.id == _join([two])[0].id == "e1"


# A small world of reports among which anything can happen: near and far dates, missing dates, shared and other parties.
PEOPLE = ("Ana Reis", "Tom Okoro", "Bo Lind")
SENTENCES = (
    "We will open the harbour road to all who carry food and medicine",
    "We will open the harbour road to all who carry food, medicine and letters",
    "Nobody will open the harbour road before the prisoners are home",
    "The prisoners are home and the road is open to all who carry food",
)
CALLS = st.builds(
    lambda of, on, first, second: ("call", of, on, first, second),
    st.sampled_from(sorted(PAPERS)),
    st.sampled_from([None, "2016-12", *(f"2016-12-{number:02d}" for number in range(8, 20))]),
    st.sampled_from(PEOPLE[:2]),
    st.sampled_from(PEOPLE[1:]),
)
SAYINGS = st.builds(
    lambda of, speaker, words: ("said", of, speaker, words),
    st.sampled_from(sorted(PAPERS)),
    st.sampled_from(PEOPLE),
    st.sampled_from(SENTENCES),
)
TOLLS = st.builds(
    lambda of, low, place: ("toll", of, low, place),
    st.sampled_from(sorted(PAPERS)),
    st.sampled_from([9, 12, 40, 7_500, 9_000, 250_000, 470_000]),
    st.sampled_from(["Ostrel", "Maravia", None]),
)
PILES = st.lists(st.one_of(CALLS, SAYINGS, TOLLS), max_size=14)
CROWDS = st.lists(st.one_of(CALLS, SAYINGS, TOLLS), min_size=10, max_size=40)


def _made(pile: Sequence[tuple[object, ...]]) -> list[Report]:
    makers: Mapping[object, Callable[..., Report]] = {
        "call": _call,
        "said": lambda of, speaker, words: _said(of, words, speaker),
        "toll": lambda of, low, place: _toll(of, low, "about", place=place),
    }
    reports = []
    for turn, (kind, *rest) in enumerate(pile):
        made = makers[kind](*rest)
        name = f"r{turn:03d}"
        reports.append(
            Report(id=name, article=made.article, kind=made.kind, status=made.status, fields=made.fields, step="t")
        )
    return reports


@settings(max_examples=80, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(pile: list[tuple[object, ...]], chance: object) -> None:
    reports = _made(pile)
    shuffled = list(reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _join(reports) == _join(shuffled)


@settings(max_examples=80, deadline=None)
@given(PILES, st.randoms(use_true_random=False), st.integers(1, 5))
def test_adding_in_batches_gives_what_adding_at_once_gives(
    pile: list[tuple[object, ...]], chance: object, size: int
) -> None:
    record = _Record()
    at_once = _in_batches(pile, chance, size, record.add)
    assert record.all() == at_once


@settings(max_examples=150, deadline=None)
@given(CROWDS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_joining_only_what_can_have_moved_gives_what_joining_all_gives(
    pile: list[tuple[object, ...]], chance: object, size: int
) -> None:
    record = _Record()
    at_once = _in_batches(pile, chance, size, record.add_by_regions)
    assert record.all() == at_once


@settings(max_examples=60, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_removing_leaves_what_was_never_added(pile: list[tuple[object, ...]], chance: object) -> None:
    reports = _made(pile)
    chance.shuffle(reports)  # type: ignore[attr-defined]
    gone = reports[: len(reports) // 3]
    record = _Record()
    record.add(reports)
    record.remove(gone)
    assert record.all() == _join(reports[len(gone) :])


def _in_batches(
    pile: list[tuple[object, ...]], chance: object, size: int, add: Callable[[Sequence[Report]], None]
) -> tuple[Entry, ...]:
    """Add a shuffled pile batch by batch; return what joining it at once gives."""
    reports = _made(pile)
    chance.shuffle(reports)  # type: ignore[attr-defined]
    for at in range(0, len(reports), size):
        add(reports[at : at + size])
    return _join(reports)


class _Record:
    """A store as the protocol has it, in memory."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.keys: dict[str, set[str]] = {}
        self.entries: dict[str, Entry] = {}
        self.linked: dict[str, set[str]] = {}

    def add(self, reports: Sequence[Report]) -> None:
        self._store(reports)
        self._update(reports)

    def add_by_regions(self, reports: Sequence[Report]) -> None:
        self._store(reports)
        affected, groupings = regroup(reports, self._lookup, WORLD, self.linked, self._homes)
        self.entries = {name: entry for name, entry in self.entries.items() if not affected.keys() & set(entry.reports)}
        made = make_entries(groupings, affected, WORLD, {name: name for name in WORLD.articles})
        self.entries |= {entry.id: entry for entry in made}

    def _store(self, reports: Sequence[Report]) -> None:
        for item in reports:
            self.reports[item.id] = item
            for key in block_keys(item, WORLD):
                self.keys.setdefault(key, set()).add(item.id)

    def _homes(self, reports: Iterable[str]) -> dict[str, tuple[str, ...]]:
        wanted = set(reports)
        groups = [entry.reports for entry in self.entries.values() if wanted & set(entry.reports)]
        return {name: members for members in groups for name in members}

    def remove(self, reports: Sequence[Report]) -> None:
        lost = {item.id for item in reports}
        seeds = {name for entry in self.entries.values() if lost & set(entry.reports) for name in entry.reports} - lost
        for item in reports:
            del self.reports[item.id]
        self.entries = {name: entry for name, entry in self.entries.items() if not lost & set(entry.reports)}
        self._update([self.reports[name] for name in seeds])

    def all(self) -> tuple[Entry, ...]:
        return tuple(self.entries[name] for name in sorted(self.entries))

    def _update(self, seeds: Sequence[Report]) -> None:
        affected = touched(seeds, self._lookup, WORLD)
        names = {item.id for item in affected}
        self.entries = {name: entry for name, entry in self.entries.items() if not names & set(entry.reports)}
        self.entries |= {entry.id: entry for entry in _join(affected)}

    def _lookup(self, keys: Sequence[str]) -> dict[str, list[Report]]:
        named = {key: name for key in keys if (name := partner_of(key)) is not None and name in self.reports}
        held = {key: sorted(self.keys.get(key, ())) for key in keys} | {key: [name] for key, name in named.items()}
        return {key: [self.reports[n] for n in names if n in self.reports] for key, names in held.items()}


@pytest.mark.parametrize("count", [300])
def test_many_copies_of_one_report_cost_little(count: int) -> None:
    papers: dict[str, Article] = {
        f"p{number:04d}": article(f"p{number:04d}", published="2016-12-16") for number in range(count)
    }
    around = World(papers, WORLD.ontology)
    (entry,) = _join([_call(name, "2016-12-14") for name in papers], around)
    assert entry.carriers == count
