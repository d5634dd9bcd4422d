"""A part of a record: new since a day, of a party, of a track; what is new, and who changed a figure."""

from dataclasses import replace

from tests.report.cases import COPY, actor, at, coverage, entry, report, said_by, term
from tracktwo.report.coverage import Coverage
from tracktwo.report.figures import claims, revisions
from tracktwo.report.outline import outline
from tracktwo.report.scope import Scope, narrowed
from tracktwo.report.whatsnew import last_day, whats_new
from tracktwo.types import FieldAccount, Group, QuantityValue


def _with_a_later_figure() -> Coverage:
    """Return the coverage in which state television counts 66 on the next day."""
    told = coverage()
    first = told.reports["r4"]
    later = report(
        "r8",
        "a3",
        "figure",
        {
            "measure": (term(COPY, "killed", "killed"),),
            "population": (actor(COPY, "fighters", None, "fighters"),),
            "value": (QuantityValue(**at(COPY, "66"), low=66, high=66, bound="exact"),),
        },
        attribution=(said_by(COPY, "State television"),),
    )
    both = entry("e3", [first, later], "65 or 66 fighters killed, Tarn")
    groups = tuple(Group(value=r.fields["value"][0], reports=(r.id,), origins=1) for r in (first, later))
    both = replace(both, fields={"value": FieldAccount(groups=groups, verdict="differ")})
    return replace(told, reports={**told.reports, "r8": later}, entries={**told.entries, "e3": both})


def test_a_known_thing_with_another_answer_is_news_and_a_repeated_one_is_none() -> None:
    told = _with_a_later_figure()
    assert last_day(told) == "2021-02-13"
    (change,) = whats_new(told, "2021-02-13")
    assert (change.what, change.field, change.before, change.now) == ("changed", "value", "65", "66")
    assert change.outlets == ("Vale Daily",)
    assert {item.what for item in whats_new(told, "2021-02-12")} == {"new"}
    assert whats_new(told, "2021-02-14") == []


def test_the_brief_since_a_day_tells_the_news_alone_with_the_older_account_beside_it() -> None:
    part = narrowed(_with_a_later_figure(), Scope(since="2021-02-13"))
    assert set(part.entries) == {"e3"}
    assert set(part.articles) == {"a2", "a3"}
    (item,) = outline(part).sections[0].items
    assert [row.lead for row in item.rows] == ["65", "66"]


def test_the_brief_of_a_party_or_a_track_keeps_what_names_it() -> None:
    told = coverage()
    assert set(narrowed(told, Scope(party="free columns")).entries) == {"e4", "e5"}
    assert set(narrowed(told, Scope(track="Lake Sorrel")).entries) == {"e1", "e4"}
    assert narrowed(told, Scope(track="Geneva")).entries == {}
    assert Scope(since="2021-02-13", party="Quill").words == "new since 13 Feb 2021, party: Quill"


def test_who_changed_a_figure_is_told_and_neither_figure_goes() -> None:
    told = _with_a_later_figure()
    found = claims(told)
    (change,) = revisions(told, found)
    assert (change.who, change.before, change.after) == ("State television", "65", "66")
    assert (change.before_told, change.after_told) == ("2021-02-12", "2021-02-13")
    assert {claim.value for claim in found} == {"≥ 40", "65", "66"}
