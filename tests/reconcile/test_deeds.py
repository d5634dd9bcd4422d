"""One attack told with another place or other victims; two strikes of a day stay two."""

from tests.reconcile.making import article, day, report, term, where, who, world
from tracktwo.reconcile import join
from tracktwo.types import Report

TEXT = "The war in Maravia goes on, and in Maravia, as in Ostrel, nobody speaks of peace; Maravia mourns."
WORLD = world(*(article(name, TEXT, published="2016-12-16") for name in ("a1", "a2", "a3")))


def _attack(of: str, means: str, place: str | None, target: str, on: str = "2016-12-14") -> Report:
    told = [where(place)] if place else []
    return report("attack", of, means=term(means), target=who(target), date=day(on), place=told)


def _carriers(*reports: Report) -> list[int]:
    return sorted(entry.carriers for entry in join(reports, WORLD, {name: name for name in WORLD.articles}))


def test_poison_gas_on_one_day_is_one_attack_whatever_place_is_named() -> None:
    told = [
        _attack("a1", "unconventional", "Ostrel", "Civilians"),
        _attack("a2", "unconventional", None, "Civilians"),
        _attack("a3", "unconventional", "Maravia", "Civilians"),
    ]
    assert _carriers(*told) == [3]


def test_on_another_day_it_is_another() -> None:
    one, two = (
        _attack(of, "unconventional", None, "Civilians", on) for of, on in (("a1", "2016-12-08"), ("a2", "2016-12-14"))
    )
    assert _carriers(one, two) == [1, 1]


def test_two_air_strikes_on_one_day_stay_two() -> None:
    told = [_attack("a1", "aerial", "Ostrel", "Civilians"), _attack("a2", "aerial", "Maravia", "Civilians")]
    assert _carriers(*told) == [1, 1]


def test_a_place_that_is_hit_is_nobody() -> None:
    suburbs = who("the suburbs of Ostrel suburbs")
    other = report("attack", "a2", means=term("unconventional"), target=suburbs, date=day("2016-12-14"))
    assert _carriers(_attack("a1", "unconventional", None, "Civilians"), other) == [2]
