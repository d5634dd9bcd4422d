"""One type out of two readings of a clause: what the lexicon codes, and what the judge makes of the sentence."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from tracktwo.extract.coding import Coded, older_type
from tracktwo.extract.judge import TYPES, Judgement, has_judge, load_judge
from tracktwo.extract.war.lexicon import knowledge
from tracktwo.language.tree import Tree

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Trust:
    """What a lexicon's type is worth beside the judge's, in natural logarithms of likelihood."""

    fitting: float
    plain: float
    noun: float
    governed: float


@cache
def trust() -> Trust:
    """Load how far the lexicon is trusted."""
    return Trust(**knowledge("judge")["trust"])


def trust_in(coded: Coded | None) -> float:
    """Return what a code is worth: its companions fitted, a plain verb, a noun, what another verb governs, a guess."""
    if coded is None:
        return 0.0
    if coded.noun:
        return trust().noun
    return {2: trust().fitting, 1: trust().plain}.get(coded.exact, trust().governed)


def weigh(rule: str, worth: float, judgement: Judgement) -> Judgement:
    """Return the judge's judgement after the lexicon's type (before 0.8) has been given its worth."""
    likely = np.log(judgement.likely.astype(np.float64) + _SMALLEST)
    likely[TYPES.index(rule)] += worth
    raised = np.exp(likely - likely.max())
    settled = raised / raised.sum()
    best = int(settled.argmax())
    return Judgement(TYPES[best], float(settled[best]), settled.astype(np.float32))


def merged(type_: str) -> str:
    """Return the name of a type before drafts parted CONCEDE and RETREAT.

    >>> merged("RETREAT"), merged("AID")
    ('YIELD', 'AID')
    """
    return _MERGED.get(type_, type_)


def settle(tree: Tree, coded: Coded, judgement: Judgement) -> Coded:
    """Return the code with the type that lexicon and judge settle on; a type that the lexicon did not give has no mode.

    Where the judge says YIELD against the lexicon, CONCEDE is the one that needs no movement.
    """
    rule = merged(older_type(tree, coded))
    found = weigh(rule, trust_in(coded), judgement).type
    if found == rule:
        return coded
    return replace(coded, type="CONCEDE" if found == "YIELD" else found, mode=None)


def party_at(tree: Tree, head: int) -> tuple[int, int]:
    """Return the characters of a party's phrase from its first word to its head, as the judge saw parties marked."""
    first = min((i for i in tree.subtree(head) if i <= head), default=head)
    return tree.tokens[first].start, tree.tokens[head].end


def judge_between(text: str, source: tuple[int, int], target: tuple[int, int]) -> Judgement | None:
    """Return the judge's word on a sentence with its parties (characters in it); None where no weights are there."""
    return load_judge().judge(text, source, target) if has_judge() else None
