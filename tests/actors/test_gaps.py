"""Gaps of the register: years without holders of an office, and offices without dates."""

from tracktwo.actors.gaps import Gap, office_gaps_by_year, undated_offices
from tracktwo.actors.register import Register, with_actors
from tracktwo.types import Actor, Role


def register(*roles: Role) -> Register:
    empty = Register({}, {}, {})
    return with_actors(empty, [Actor(id="ana", name="Ana", kind="person", roles=roles)])


def test_years_in_which_nobody_holds_an_office_are_gaps() -> None:
    known = register(
        Role(title="President", of="syr", from_="2011-05", until="2013-01-01"),
        Role(title="Foreign Minister", of="syr", from_="2014"),
    )
    assert list(office_gaps_by_year(known, 2010, 2015, ["SYR"])) == [
        Gap("SYR", "head of state or government", (2010, 2014, 2015)),
        Gap("SYR", "foreign minister", (2010, 2011, 2012, 2013)),
        Gap("SYR", "defence minister", (2010, 2011, 2012, 2013, 2014, 2015)),
    ]


def test_an_office_without_dates_is_told() -> None:
    known = register(Role(title="Envoy", of="un"), Role(title="Envoy", of="eu", from_="2011"))
    assert [(actor.id, role.of) for actor, role in undated_offices(known)] == [("ana", "un")]
