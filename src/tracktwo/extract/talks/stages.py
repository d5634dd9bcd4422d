"""Through which words a truce's step is told: "is set to begin", "appeared to hold", "the fighting shattered it"."""

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground

_SUBJECTS = ("nsubj", "nsubjpass")


def carried_on(ground: Ground, verb: int, how: str) -> tuple[int, str]:
    """Go from "is set", "is due", "appeared" to the infinitive that tells what the subject does."""
    for _ in range(3):
        if how not in _SUBJECTS:
            return verb, how
        carriers = [verb, *ground.tree.children(verb, "acomp")]
        below = [
            c
            for node in carriers
            if ground.token(node).lemma in words("ceasefire", "carrying")
            for c in ground.tree.children(node, "xcomp")
            if c > node and not _was_to(ground, verb)
        ]
        if not below:
            return verb, how
        verb = below[0]
        how = "nsubjpass" if ground.tree.child(verb, "auxpass") is not None else "nsubj"
    return verb, how


def _was_to(ground: Ground, verb: int) -> bool:
    """Tell "minutes before the truce was due to begin", which is over, from a truce that is due."""
    return ground.token(verb).dep == "advcl" and ground.token(verb).tag in ("VBD", "VBN")


def by_fighting(ground: Ground, verb: int) -> bool:
    """Tell "the clashes shattered the truce", which accuses nobody, from a breach by one side."""
    subjects = ground.tree.children(verb, *_SUBJECTS)
    if ground.token(verb).dep == "relcl" and any(ground.token(s).tag in ("WDT", "WP") for s in subjects):
        subjects = [ground.token(verb).head]
    return bool(subjects) and all(ground.token(s).lemma in words("ceasefire", "strife") for s in subjects)
