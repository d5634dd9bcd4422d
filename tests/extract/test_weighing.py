"""Settling on one type between the lexicon and the judge."""

import numpy as np
import pytest

from tracktwo.evaluate.parsed import parse
from tracktwo.extract.coding import code_sentence
from tracktwo.extract.judge import TYPES, Judgement, judgement_of
from tracktwo.extract.weighing import settle, trust, trust_in, weigh


def judged(**shares: float) -> Judgement:
    """Make a judgement from shares, what is left being spread over the other types."""
    likely = np.full(len(TYPES), (1 - sum(shares.values())) / (len(TYPES) - len(shares)), dtype=np.float32)
    for name, share in shares.items():
        likely[TYPES.index(name)] = share
    return judgement_of(likely)


def test_a_sure_judge_overrules_the_lexicon() -> None:
    assert weigh("AID", trust().fitting, judged(COERCE=0.97)).type == "COERCE"


def test_the_lexicon_decides_where_the_judge_wavers() -> None:
    assert weigh("AID", trust().plain, judged(COERCE=0.35, AID=0.3)).type == "AID"


def test_shares_stay_shares() -> None:
    assert weigh("AID", 1.0, judged(AID=0.5)).likely.sum() == pytest.approx(1.0)


def test_a_type_that_both_give_keeps_its_mode() -> None:
    tree = parse("The rebels freed four hostages.")
    (coded,) = code_sentence(tree, 0, len(tree.tokens) - 1)
    assert settle(tree, coded, judged(YIELD=0.9)) == coded
    changed = settle(tree, coded, judged(COERCE=0.99))
    assert (changed.type, changed.mode) == ("COERCE", None)


def test_nothing_coded_is_worth_nothing() -> None:
    assert trust_in(None) == 0.0
