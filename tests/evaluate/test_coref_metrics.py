"""MUC, B-cubed and CEAF-e on worked examples."""

from itertools import permutations
from random import Random

import pytest

from tracktwo.evaluate.coref_metrics import (
    Cluster,
    b_cubed_f1,
    best_pairing,
    ceaf_e_f1,
    compare,
    conll_f1,
    muc_f1,
)


def sets(*clusters: str) -> list[Cluster]:
    return [frozenset(cluster) for cluster in clusters]


def test_what_is_the_same_scores_one() -> None:
    assert conll_f1([compare(sets("abc", "de"), sets("de", "abc"))]) == 1.0


def test_the_worked_example_of_the_reference_scorer() -> None:
    # Pradhan and others (2014), section 5: key {abc, defg}, response {ab, cd, fghi}.
    units = [compare(sets("abc", "defg"), sets("ab", "cd", "fghi"))]
    assert muc_f1(units) == pytest.approx(0.4)
    assert b_cubed_f1(units) == pytest.approx(2 * (5 / 12) * 0.5 / (5 / 12 + 0.5))
    assert ceaf_e_f1(units) == pytest.approx(2 * 0.65 * (1.3 / 3) / (0.65 + 1.3 / 3))


def test_counts_add_up_over_documents() -> None:
    good, bad = compare(sets("ab"), sets("ab")), compare(sets("ab"), sets("ac"))
    assert muc_f1([good, bad]) == pytest.approx(0.5)


def test_nothing_found_scores_nothing() -> None:
    assert conll_f1([compare(sets("ab"), [])]) == 0.0


def test_the_pairing_is_the_best_of_all() -> None:
    chance = Random(7)
    for _ in range(50):
        rows, columns = chance.randint(1, 4), chance.randint(4, 5)
        weights = {(r, c): chance.random() for r in range(rows) for c in range(columns) if chance.random() < 0.7}
        tried = (sum(weights.get((r, p[r]), 0.0) for r in range(rows)) for p in permutations(range(columns), rows))
        assert best_pairing(weights) == pytest.approx(max(tried))
