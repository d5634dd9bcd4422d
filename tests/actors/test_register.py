"""The register: names, offices in time, a project's own actors."""

from pathlib import Path

import pytest

from tracktwo.actors.aliases import AliasIndex, Sense, fold, slug
from tracktwo.actors.check import check_register, twice_in
from tracktwo.actors.register import PEOPLE, Register, ids_of_tables, load_register, surname, used_alone
from tracktwo.actors.states import load_states, rows
from tracktwo.errors import InputError
from tracktwo.types import Actor, Role


def test_the_register_holds_together() -> None:
    assert check_register() == []


def test_the_register_is_large_enough() -> None:
    register = load_register()
    assert len(load_states()) >= 195
    assert len([a for a in register.actors.values() if a.kind == "person"]) >= 4500
    assert len([r for a in register.actors.values() for r in a.roles if r.from_ is not None]) >= 5000
    assert len([a for a in register.actors.values() if a.kind == "outlet"]) >= 60


def test_no_id_stands_in_two_rows_or_two_tables() -> None:
    assert twice_in(ids_of_tables()) == []
    assert twice_in(["anna-novak", *ids_of_tables(), "vladimir-putin"]) == ["vladimir-putin: two rows have this id"]


@pytest.mark.parametrize("table", PEOPLE)
def test_each_table_is_ordered_and_filled(table: str) -> None:
    people = list(rows(table))
    assert len(people) > 100
    assert [row[2] for row in people] == sorted(row[2] for row in people)
    for name, gender, country, sector, *_ in people:
        assert name == name.strip()
        assert gender in ("m", "f")
        assert country
        assert sector


def test_the_check_finds_each_kind_of_fault() -> None:
    def head(id_: str, begins: str, ends: str | None, of: str = "syr") -> Actor:
        role = Role(title="President", of=of, from_=begins, until=ends)
        return Actor(id=id_, name=id_, kind="person", aliases=("Twin",), country="XXX", sector="NIX", roles=(role,))

    states = {"syr": load_register().actors["syr"]}
    faulty = {
        "a": head("a", "2010", "2014-05"),
        "b": head("b", "2013-02", "2012"),
        "c": head("c", "20-1", None, "nobody"),
    }
    said = " | ".join(check_register(Register({**states, **faulty}, {}, {})))
    for fault in (
        "unknown country XXX",
        "unknown sector NIX",
        "share the name 'Twin'",
        "ends 2012, before",
        "no day",
        "unknown body",
    ):
        assert fault in said
    assert "president of syr: a until 2014-05, b from 2013-02" in said


@pytest.mark.parametrize(
    ("title", "of", "day", "name"),
    [
        ("Secretary of State", "usa", "2016-12-16", "John Kerry"),
        ("Secretary of State", "usa", "2017-03-18", "Rex Tillerson"),
        ("foreign minister", "usa", "2012", "Hillary Clinton"),
        ("president", "tur", "2016-12-16", "Recep Tayyip Erdoğan"),
        ("prime minister", "tur", "2013-06", "Recep Tayyip Erdoğan"),
        ("special envoy for Syria", "un", "2013-09-01", "Lakhdar Brahimi"),
        ("secretary general", "un", "2016-06", "Ban Ki-moon"),
    ],
)
def test_offices_are_true_on_their_day(title: str, of: str, day: str, name: str) -> None:
    register = load_register()
    holders = [a.name for _, a in register.holders(title, of)]
    assert name in holders
    if title != "special envoy for Syria":
        holder = register.office_holder(title, of, day)
        assert holder is not None
        assert holder.name == name


def test_the_plain_title_goes_before_a_longer_one() -> None:
    commander = load_register().office_holder("commander", "revolutionary-guards", "2022-06-01")
    assert commander is not None
    assert commander.name == "Hossein Salami"
    assert load_register().office_holder("commander", "rus", "2022-11-01") is None
    in_ukraine = load_register().office_holder("Commander in Ukraine", "rus", "2022-11-01")
    assert in_ukraine is not None
    assert in_ukraine.name == "Sergei Surovikin"


def test_a_year_of_change_has_no_one_holder() -> None:
    assert load_register().office_holder("president", "usa", "2017") is None


def test_leaders_change_with_the_office_that_governs() -> None:
    register = load_register()
    for day in ("2013-06-01", "2016-06-01"):
        leader = register.leader("tur", day)
        assert leader is not None
        assert leader.id == "recep-tayyip-erdogan"
    leader = register.leader("deu", "2015-01-01")
    assert leader is not None
    assert leader.name == "Angela Merkel"


def test_role_on_a_day() -> None:
    role = load_register().role_on("vladimir-putin", "2010-01-01")
    assert role is not None
    assert role.title == "Prime Minister"
    assert load_register().role_on("vladimir-putin", "1990-01-01") is None


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("Erdoğan", "recep-tayyip-erdogan"),
        ("Cavusoglu", "mevlut-cavusoglu"),
        ("Al-Nusra Front", "nusra-front"),
        ("ISIL", "islamic-state"),
        ("U.N.", "un"),
        ("Moscow", None),
        ("Turkey", "tur"),
        ("is", None),
    ],
)
def test_names_lead_to_actors(written: str, id_: str | None) -> None:
    assert [a.id for a in load_register().named(written)] == ([id_] if id_ else [])


def test_a_project_adds_its_own_actors(tmp_path: Path) -> None:
    own = tmp_path / "actors.yaml"
    own.write_text(
        "- {id: anna-novak, name: Anna Novak, kind: person, country: SVK, sector: GOV,\n"
        "   roles: [{title: Special Envoy for Arland, of: un, from: '2015-01'}]}\n",
        encoding="utf-8",
    )
    register = load_register(own)
    assert [a.id for a in register.named("Anna Novak")] == ["anna-novak"]
    assert register.role_on("anna-novak", "2016-01-01") is not None
    assert load_register().named("Anna Novak") == ()


@pytest.mark.parametrize("text", ["- {id: x", "- {name: nobody}", "- 7"])
def test_a_faulty_file_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    own = tmp_path / "actors.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_register(own)
    assert str(own) in str(caught.value)


def test_the_longest_name_wins() -> None:
    index = AliasIndex([("North", Sense("actor", "n")), ("North Arland", Sense("actor", "na"))])
    text = "North Arland and North"
    assert [(text[h.start : h.end], h.senses[0].id) for h in index.find(text, 0, len(text))] == [
        ("North Arland", "na"),
        ("North", "n"),
    ]


def test_folding_and_slugs() -> None:
    assert fold("Łódź, Ålesund, Đakovo") == "Lodz, Alesund, Dakovo"
    assert slug("  O'Brien & Søn ") == "o-brien-son"
    assert surname("Staffan de Mistura") == "Mistura"


@pytest.mark.parametrize(
    ("id_", "word"),
    [
        ("wang-yi", "Wang"),
        ("carrie-lam", "Lam"),
        ("ban-ki-moon", "Ban"),
        ("meles-zenawi", "Meles"),
        ("ferdinand-marcos-jr", "Marcos"),
        ("king-abdullah-of-saudi-arabia", ""),
        ("king-mohammed-vi", ""),
        ("prince-hassan-bin-talal", "Talal"),
        ("angela-merkel", "Merkel"),
    ],
)
def test_a_person_is_called_by_the_custom_of_the_country(id_: str, word: str) -> None:
    assert used_alone(load_register().actors[id_]) == word
