"""Words of two tellings are one sense where news exchanges them; two sides of a dispute never are."""

import pytest

from tracktwo.reconcile.senses import STATE, sense, senses_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("negotiations", "talks"),
        ("tests", "testing"),
        ("lost", "loses"),
        ("moratorium", "freeze"),
        ("promised", "pledge"),
        ("syria's", "syrian"),
    ],
)
def test_words_that_retellings_exchange_are_one(one: str, two: str) -> None:
    assert sense(one) == sense(two)


@pytest.mark.parametrize(
    ("one", "two"), [("accept", "reject"), ("truce", "war"), ("begin", "end"), ("killed", "wounded")]
)
def test_words_that_sides_part_by_are_two(one: str, two: str) -> None:
    assert sense(one) != sense(two)


def test_two_words_that_mean_one_are_one_sense() -> None:
    assert senses_of(("they", "handed", "over", "arms")) == senses_of(("they", "surrendered", "weapons"))
    assert senses_of(("north", "korea's", "leader")) == (STATE + "prk", "leader")


def test_numbers_keep_every_digit() -> None:
    assert senses_of(("7,500", "shells")) == ("7,500", "shell")
