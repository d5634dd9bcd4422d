"""Python collects seldom while articles are added, and as before afterwards."""

import gc

import pytest

from tracktwo.collecting import SELDOM, collecting_seldom


def fail_within(seen: list[tuple[int, int, int]]) -> None:
    with collecting_seldom():
        seen.append(gc.get_threshold())
        raise RuntimeError("within")


def test_it_is_as_before_afterwards_even_after_an_error() -> None:
    before, within = gc.get_threshold(), list[tuple[int, int, int]]()
    with pytest.raises(RuntimeError, match="within"):
        fail_within(within)
    assert within == [(SELDOM, *before[1:])]
    assert gc.get_threshold() == before


@pytest.mark.parametrize("told", [0, SELDOM + 1])
def test_who_wants_it_off_or_seldomer_is_left_alone(told: int) -> None:
    before = gc.get_threshold()
    gc.set_threshold(told, *before[1:])
    try:
        with collecting_seldom():
            assert gc.get_threshold() == (told, *before[1:])
    finally:
        gc.set_threshold(*before)
