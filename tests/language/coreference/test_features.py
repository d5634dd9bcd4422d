"""Candidates and features: bounded, in order, and of the same shape for every article."""

import numpy as np
from tests.language.coreference.parsed import parsed

from tracktwo.language.coreference.candidates import AGAIN, WINDOW, find_candidates
from tracktwo.language.coreference.features import build_table
from tracktwo.language.coreference.resolve import read_traits

TEXT = "Ana Novak met the mayor in the town. She said that he had opened the bridge. Novak left the town."


def test_candidates_stand_before_their_mention() -> None:
    traits = read_traits(parsed(TEXT))
    found = find_candidates(traits)
    assert all(j != i for i, j in zip(found.mentions, found.candidates, strict=True))
    assert found.starts[-1] == len(found.mentions)
    assert len(found.starts) == len(traits) + 1


def test_the_number_of_candidates_is_bounded() -> None:
    traits = read_traits(parsed(" ".join([TEXT] * 60)))
    found = find_candidates(traits)
    assert max(np.diff(found.starts)) <= WINDOW + 3 * AGAIN + 9


def test_every_mention_and_pair_has_a_row() -> None:
    reading = parsed(TEXT)
    traits = read_traits(reading)
    table = build_table(reading, traits)
    assert len(table.own) == len(traits) == len(table.best)
    assert len(table.pairs) == len(table.mentions)
    assert table.own.dtype == table.pairs.dtype == np.float32
    assert {traits[i].pronoun for i in table.pronouns} == {"she", "he"}


def test_an_article_of_one_mention_has_a_table_without_pairs() -> None:
    reading = parsed("It rained.")
    table = build_table(reading, read_traits(reading))
    assert not len(table.mentions)
    assert table.pairs.shape[0] == 0


def test_traits_tell_number_and_gender() -> None:
    traits = {t.text: t for t in read_traits(parsed("Anna Novak and her brother saw three soldiers near a bridge."))}
    assert traits["anna novak"].gender == "f"
    assert traits["her brother"].gender == "m"
    assert (traits["three soldiers"].gender, traits["three soldiers"].number) == ("p", "many")


def test_a_surname_has_the_gender_of_the_full_name() -> None:
    traits = read_traits(parsed("Anna Novak left on Monday. The envoy met Novak again."))
    assert [t.gender for t in traits if t.text == "novak"] == ["f"]
