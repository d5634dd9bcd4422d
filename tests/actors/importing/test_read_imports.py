"""Bringing actors in: each format, its bad rows, and files that cannot be read at all."""

from pathlib import Path

import pytest

from tracktwo.actors.importing.cameo import read_cameo
from tracktwo.actors.importing.case_file import read_case
from tracktwo.actors.importing.read import read_actors
from tracktwo.actors.importing.table import office_in, read_table
from tracktwo.errors import InputError
from tracktwo.types import Role

CAMEO = """# a comment
ARLAND_  [SYR]
+ARLANDER_
+PORT_MIRA ; a town
<!-- two lines
of comment -->
OMAR_HADDAD_ ; somebody
+PRESIDENT_HADDAD_
\t[SYRELI 750101-000101]
\t[SYRGOV 011222-041207] [SYROPP >20111231] # later
\t[SYRELI]
FREE_ARLAND_ARMY_
+FAA
\t[SYRREB]
BORDER_PEOPLE [zzz]
WORLD_BANK_OF_ARLAND
\t[IGOBUSDEV]
"""
TABLE = """item,itemLabel,itemAltLabel,country,positionLabel,ofLabel,start,end,
http://www.wikidata.org/entity/Q1,Omar Haddad,"O. Haddad|Haddad Bey",Syria,President of Syria,,2011-03-15T00:00Z,2014,
Q1,Omar Haddad,,SYR,Minister of Foreign Affairs of Syria,,2014-02,,
Q2,Vladimir Putin,,RUS,President of Russia,,2012-05-07,,
"""
CASE = """
case = "Arland"
[[side]]
name = "rebels"
actors = ["Free Arland Army", "syr-rebels", "Hamas", "SYR"]
[[actor]]
name = "Free Arland Army"
kind = "armed_group"
aliases = ["FAA"]
country = "Syria"
roles = [{title = "Founder", of = "SYR", from = 2011, until = "2012-05"}]
"""


def test_a_dictionary_gives_names_codes_and_times() -> None:
    brought = read_cameo(CAMEO, "d.txt")
    assert brought.failures == ()
    assert brought.left == 1
    actors = {actor.id: actor for actor in brought.actors}
    haddad = actors["omar-haddad"]
    assert (haddad.name, haddad.aliases, haddad.country) == ("Omar Haddad", ("President Haddad",), "SYR")
    assert haddad.kind == "person"
    assert haddad.roles == (
        Role(title="Government", of="syr", from_="2001-12-22", until="2004-12-07"),
        Role(title="Political opposition", of="syr", from_="2011-12-31"),
    )
    assert (actors["free-arland-army"].kind, actors["free-arland-army"].sector) == ("armed_group", "REB")
    assert (actors["border-people"].kind, actors["border-people"].country) == ("population", None)
    assert actors["world-bank-of-arland"].kind == "organisation"


@pytest.mark.parametrize(
    ("lines", "what", "line"),
    [
        ("\t[SYRGOV]\n", "before any name", 1),
        ("A_B\n\tC_D\n\t[SYR]\n", "is no code", 2),
        ("A_B\n\t[SYRGOV 2011-12]\n", "neither six nor eight", 2),
        ("A_B\n\t[SYRGOV 20110231-20120101]\n", "no day 2011-02-31", 2),
        ("A_B\n\t[SYRGOV 20140101-20120101]\n", "before it begins", 2),
        ("A_B\nC_D [SYRREB]\n", "no code stands", 1),
        ("A_B\n\t[SYR GOV!]\n", "is no code", 2),
    ],
)
def test_a_bad_line_of_a_dictionary_is_told_and_the_rest_goes_in(lines: str, what: str, line: int) -> None:
    brought = read_cameo(f"{lines}GOOD_ONE [SYRREB]\n", "d.txt")
    assert "good-one" in [actor.id for actor in brought.actors]
    first = brought.failures[0]
    assert what in first.what
    assert first.where == f"d.txt, line {line}"
    assert first.next_step


def test_a_code_for_nobody_is_no_fault() -> None:
    brought = read_cameo("A_B\n\t[---]\n", "d.txt")
    assert (brought.actors, brought.failures, brought.left) == ((), (), 1)


def test_a_table_gives_offices_and_joins_the_rows_of_one_item() -> None:
    brought = read_table(TABLE, "t.csv")
    assert brought.failures == ()
    actors = {actor.id: actor for actor in brought.actors}
    assert set(actors) == {"omar-haddad", "vladimir-putin"}
    assert actors["omar-haddad"].aliases == ("O. Haddad", "Haddad Bey")
    assert actors["omar-haddad"].roles == (
        Role(title="President", of="syr", from_="2011-03-15", until="2014"),
        Role(title="Minister of Foreign Affairs", of="syr", from_="2014-02"),
    )
    assert actors["vladimir-putin"].name == "Vladimir Putin"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("Q7,,,,,,,,", "no name"),
        ("Q7,Q7,,,,,,,", "no name in this language"),
        ("Q7,Ana,,Utopia,,,,,", "unknown country 'Utopia'"),
        ("Q7,Ana,,SYR,President of Syria,,soon,,", "'soon' is no day"),
        ("Q7,Ana,,SYR,President of Syria,,2014,2011,", "before it begins"),
        ("Q7,Ana,,,Warden,,2014,,", "whose office"),
        ("Q7,Ana,,,Warden,the Moon Club,2014,,", "unknown body"),
    ],
)
def test_a_bad_row_of_a_table_is_told_and_the_rest_goes_in(row: str, what: str) -> None:
    brought = read_table(f"{TABLE}{row}\n", "t.csv")
    assert len(brought.actors) == 2
    (failure,) = brought.failures
    assert what in failure.what
    assert failure.where == "t.csv, line 5"


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(InputError, match="no column itemLabel"):
        read_table("name,start\nAna,2011\n", "t.csv")


@pytest.mark.parametrize(
    ("position", "title", "of"),
    [
        ("Prime Minister of the United Kingdom", "Prime Minister", "gbr"),
        ("Minister for Foreign Affairs of Japan", "Minister for Foreign Affairs", "jpn"),
        ("Secretary-General of the United Nations", "Secretary-General", "un"),
        ("British Foreign Secretary", "Foreign Secretary", "gbr"),
        ("Warden", "Warden", None),
    ],
)
def test_a_position_says_whose_office_it_is(position: str, title: str, of: str | None) -> None:
    assert office_in(position) == (title, of)


def test_a_case_file_gives_sides_and_actors() -> None:
    brought = read_case(CASE, "c.toml")
    assert brought.failures == ()
    actors = {actor.id: actor for actor in brought.actors}
    assert {id_: actor.side for id_, actor in actors.items()} == dict.fromkeys(
        ("free-arland-army", "hamas", "syr", "syr-rebels"), "rebels"
    )
    own = actors["free-arland-army"]
    assert (own.kind, own.country, own.aliases) == ("armed_group", "SYR", ("FAA",))
    assert own.roles == (Role(title="Founder", of="syr", from_="2011", until="2012-05"),)
    assert actors["syr-rebels"].name == "Rebels of Syria"


@pytest.mark.parametrize(
    ("piece", "what"),
    [
        ('[[side]]\nname = "x"\nactors = ["Nobody Atall"]', "nobody is known by the name 'Nobody Atall'"),
        ('[[side]]\nname = "x"\nactors = [7]', "is no name"),
        ('[[side]]\nname = "x"', "a side needs a name and a list"),
        ("[[actor]]\nname = ''", "an actor needs a name"),
        ('[[actor]]\nname = "A"\nkind = "dragon"', "unknown kind 'dragon'"),
        ('[[actor]]\nname = "A"\ncountry = "Utopia"', "unknown country"),
        ('[[actor]]\nname = "A"\nsector = "XXX"', "unknown sector"),
        ('[[actor]]\nname = "A"\nroles = [{title = "Envoy"}]', "needs a title and whose"),
        ('[[actor]]\nname = "A"\nroles = [{title = "Envoy", of = "SYR", from = "soon"}]', "is no day"),
    ],
)
def test_a_bad_piece_of_a_case_file_is_told_and_the_rest_goes_in(piece: str, what: str) -> None:
    brought = read_case(f"{CASE}\n{piece}\n", "c.toml")
    assert len(brought.actors) == 4
    (failure,) = brought.failures
    assert what in failure.what
    assert failure.where.startswith("c.toml, ")


@pytest.mark.parametrize(
    ("text", "what"), [("a = [", "no valid TOML"), ("case = 'x'", "neither"), ("sides = []", "unknown part 'sides'")]
)
def test_a_file_that_is_no_case_is_refused(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_case(text, "c.toml")


def test_the_format_goes_by_the_ending(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(CASE, encoding="utf-8")
    (tmp_path / "c.odd").write_text(CASE, encoding="utf-8")
    (tmp_path / "c.csv").write_bytes("itemLabel\nAna Müller\n".encode("latin-1"))
    assert read_actors(tmp_path / "c.toml") == read_actors(tmp_path / "c.odd", "case")
    for name, what in (("c.odd", "unknown sort"), ("c.csv", "not UTF-8"), ("none.csv", "cannot be read")):
        with pytest.raises(InputError, match=what):
            read_actors(tmp_path / name)


def test_the_example_of_a_case_file_is_whole() -> None:
    example = Path(__file__).parents[3] / "docs" / "cases" / "syria.toml"
    brought = read_actors(example)
    assert brought.failures == ()
    assert {actor.side for actor in brought.actors} == {
        "government", "opposition", "jihadists", "Kurdish-led forces",
    }  # fmt: skip


@pytest.mark.shared
def test_the_dictionaries_of_the_field_are_read(shared: Path) -> None:
    numbers = {}
    for path in sorted((shared / "gold" / "dictionaries").glob("*.actors.txt")):
        brought = read_actors(path)
        numbers[path.name] = len(brought.actors)
        assert len(brought.failures) < len(brought.actors) / 100
    assert numbers["Phoenix.Countries.actors.txt"] > 15_000
