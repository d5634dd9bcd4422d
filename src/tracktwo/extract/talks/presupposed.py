"""Who says that there is a truce or a deal: nobody but the outlet where an accusation takes it for granted.

In "accused the army of breaking the truce signed in May" the breach is the accuser's claim; the truce is not.
"""

from tracktwo.extract.says import attribution_of
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground
from tracktwo.types import Attribution

_DEFINITE = frozenset({"the", "this", "that", "these", "its", "their"})
_DEEPEST = 10


def attribution_of_known(ground: Ground, i: int) -> tuple[Attribution, ...]:
    """Return who says that there is what noun ``i`` names: inside an accusation, whoever tells of the accusation."""
    cue = _accusation_above(ground, i) if _definite(ground, i) else None
    token = ground.token(i if cue is None else cue)
    chain = attribution_of(ground.reading, token.start, token.end)
    return tuple(link for link in chain if cue is None or link.cue_start != token.start)


def _definite(ground: Ground, i: int) -> bool:
    """Tell whether a noun is known already: "the truce", "December's truce"."""
    before = ground.tree.children(i, "det", "poss")
    return any(ground.lower(d) in _DEFINITE or ground.token(d).dep == "poss" for d in before)


def _accusation_above(ground: Ground, i: int) -> int | None:
    """Find the verb of accusing whose matter ("of …", "for …") a noun stands in."""
    below = i
    for _, above in zip(range(_DEEPEST), ground.tree.ancestors(i), strict=False):
        accusing = ground.token(above).lemma in words("violation", "accusing") and ground.token(above).pos == "VERB"
        if accusing and ground.token(below).dep in ("prep", "dobj"):
            return above
        below = above
    return None
