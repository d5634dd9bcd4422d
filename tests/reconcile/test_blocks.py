"""What shares a key can be of one thing; what cannot be shares none; keys of one article or speaker lie together."""

import pytest

from tests.reconcile.making import article, day, number, part_of, report, span, term, who, world
from tracktwo.reconcile.hanging import block_keys
from tracktwo.types import Report

WORLD = world(article("a1", published="2016-12-16"), article("a2", published="2016-12-17"))


def keys(told: Report) -> set[str]:
    return set(block_keys(told, WORLD))


def dead(of: str, value: float, *whom: str) -> Report:
    return report("figure", of, measure=term("killed"), value=number(value), population=who(*whom))


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ((20_000, "Arlanders"), (50_000, "Arlanders"), True),
        ((20_000, "Arlanders"), (50_000, "Borlanders"), False),
        ((20_000,), (50_000,), True),
        ((20_000,), (24_000, "Arlanders"), True),
        ((20_000,), (50_000, "Arlanders"), False),
        ((20_000, "Arlanders"), (300_000, "Arlanders"), False),
    ],
)
def test_figures_meet_by_whom_they_count_or_by_nearly_one_number(
    one: tuple[float, str], other: tuple[float, str], met: bool
) -> None:
    assert bool(keys(dead("a1", *one)) & keys(dead("a2", *other))) is met


def test_keys_are_sixteen_hexadecimal_digits() -> None:
    told = report("statement", "a1", speaker=who("Ana Reis"), content=span("the harbour stays open until the winter"))
    assert keys(told)
    assert all(len(bytes.fromhex(key)) == 8 for key in keys(told))


def test_a_part_meets_its_whole_and_their_keys_lie_together() -> None:
    whole = report("attack", "a1", attacker=who("Arland"), means=term("artillery"), date=day("2016-12-15"))
    part = report("figure", "a1", measure=term("killed"), value=number(3), part_of=part_of(whole))
    (shared,) = keys(whole) & keys(part)
    alone = keys(report("attack", "a1", attacker=who("Arland"), means=term("artillery"), date=day("2016-12-15")))
    (other,) = alone - keys(whole)
    assert shared[:6] == other[:6]
    assert shared != other


def test_what_one_speaker_says_lies_together_in_its_time() -> None:
    told = report("statement", "a1", speaker=who("Ana Reis"), content=span("the harbour stays open until the winter"))
    starts = [key[:8] for key in keys(told)]
    assert max(map(starts.count, starts)) > len(starts) / 4
