"""From likelihoods to clusters."""

import numpy as np
from tests.language.coreference.parsed import parsed

from tracktwo.language.coreference.clusters import choose, clusters_of
from tracktwo.language.coreference.features import build_table
from tracktwo.language.coreference.ranker import Likely
from tracktwo.language.coreference.resolve import read_traits

TEXT = "Omar Haddad spoke. Haddad left. Mr. Lindqvist came. He was late."


def test_several_mentions_of_one_man_outweigh_a_likelier_mention_of_another() -> None:
    reading = parsed(TEXT)
    traits = read_traits(reading)
    table = build_table(reading, traits)
    words = [TEXT[t.phrase.start : t.phrase.end] for t in traits]
    full, short, other, he = (words.index(word) for word in ("Omar Haddad", "Haddad", "Mr. Lindqvist", "He"))
    likely = Likely(np.zeros(len(table.mentions), np.float32), np.ones(len(traits), np.float32))
    weights = {(short, full): 0.9, (he, full): 0.25, (he, short): 0.3, (he, other): 0.45}
    for (mention, candidate), weight in weights.items():
        likely.pairs[(table.mentions == mention) & (table.candidates == candidate)] = weight
    likely.none[[short, he]] = 0
    choices = choose(traits, table, likely)
    assert choices[he].antecedent == short
    assert np.isclose(choices[he].score, 0.55)
    assert clusters_of(choices)[he] == clusters_of(choices)[full]
