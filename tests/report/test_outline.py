from dataclasses import replace
from pathlib import Path

from tests.report.cases import WIRE, at, coverage, hostile_coverage, report
from tracktwo.cli.rows import undated_rows
from tracktwo.language.provenance import CONTRADICTED
from tracktwo.report.figures import claims
from tracktwo.report.outline import outline
from tracktwo.report.terminal import Look, brief_lines, cells
from tracktwo.types import EntryValue, PlaceValue

GOLDEN = Path(__file__).parent / "golden" / "brief.txt"


def test_the_brief_is_what_a_careful_reader_would_write() -> None:
    drawn = "\n".join(brief_lines(outline(coverage()), Look())) + "\n"
    assert drawn == GOLDEN.read_text(encoding="utf-8")


def test_every_note_opens_the_words_it_shows() -> None:
    told = coverage()
    brief = outline(told)
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    for note in brief.notes:
        assert told.articles[note.article].text[note.start : note.end] == note.text != ""


def test_every_row_that_tells_an_entry_has_a_note() -> None:
    for section in outline(coverage()).sections:
        if section.key != "undated":
            for item in section.items:
                for row in item.rows:
                    assert any(piece.style == "note" for piece in row.pieces), (section.key, row)


def test_figures_of_other_people_stand_together_and_are_never_averaged() -> None:
    section = next(section for section in outline(coverage()).sections if section.key == "together")
    assert [row.lead for row in section.items[0].rows] == ["65", "≥ 40"]
    assert "52" not in "".join(piece.text for row in section.items[0].rows for piece in row.pieces)


def test_an_alleged_breach_never_stands_as_a_fact() -> None:
    text = "\n".join(brief_lines(outline(coverage()), Look()))
    assert "alleged by the Free Columns: that Westmark broke" in text
    assert "Westmark broke" not in text.replace("that Westmark broke", "")


def test_a_round_that_is_planned_is_not_told_as_held() -> None:
    text = "\n".join(brief_lines(outline(coverage()), Look()))
    assert "planned for 3 Mar 2021" in text
    assert "held 3 Mar" not in text


def test_an_empty_record_makes_a_brief() -> None:
    empty = replace(coverage(), articles={}, reports={}, entries={}, families=())
    brief = outline(empty)
    assert brief.title == "The record"
    assert brief.counts == "0 articles · 0 independent origins"


def test_no_line_is_wider_than_the_terminal_and_no_control_character_gets_through() -> None:
    told = coverage()
    evil = replace(
        told, actors={**told.actors, "moreo": replace(told.actors["moreo"], name="Ilan \x1b[31mMoreo\u202e")}
    )
    for width in (60, 80, 100):
        for line in brief_lines(outline(evil), Look(width)):
            assert cells(line) <= width, line
            assert "\x1b" not in line
            assert "\u202e" not in line


def test_hostile_texts_make_a_brief_too() -> None:
    assert outline(hostile_coverage()).sections


def test_a_figure_takes_the_place_of_what_it_is_part_of() -> None:
    told = coverage()
    moved = report("m1", "a2", "movement", {"from_place": (PlaceValue(**at(WIRE, "Tarn"), id="tarn"),)})
    fields = {name: values for name, values in told.reports["r4"].fields.items() if name != "place"}
    fields["part_of"] = (EntryValue(**at(WIRE, "65"), id="m1"),)
    figure = replace(told.reports["r4"], fields=fields)
    linked = replace(told, reports={**told.reports, "r4": figure, "m1": moved})
    section = next(section for section in outline(linked).sections if section.key == "together")
    assert [row.lead for row in section.items[0].rows] == ["65", "≥ 40"]
    assert {claim.place for claim in claims(linked)} == {"Tarn"}


def test_dates_of_publication_at_odds_are_counted_and_listed() -> None:
    told = coverage()
    first = min(told.articles)
    why = f"date on the page: 3 May 2017; {CONTRADICTED} 2017-05-09"
    told = replace(told, articles={**told.articles, first: replace(told.articles[first], published_why=why)})
    last = outline(told).sections[-1]
    assert any("1 article with two dates of publication at odds" in str(item) for item in last.items)
    assert [row["why"] for row in undated_rows(told) if row["id"] == first and row["field"] == "published"] == [why]
