"""How talks ended: "without progress", "collapsed", "were cut short", "the breakdown of the talks"."""

from tracktwo.extract.making import span_value
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, phrase_value
from tracktwo.types import Value

_BESIDE = frozenset({"without", "with", "amid"})


def outcome_of(ground: Ground, nodes: tuple[int, ...], verb: int | None, how: str) -> tuple[Value, ...]:
    """Read how talks ended from the noun that they hang on, or from the verb that they are subject or object of."""
    if ground.token(nodes[0]).lemma in words("round", "breaking_nouns"):
        return _span(ground, nodes[0], nodes[0])
    if verb is None or how not in ("nsubj", "nsubjpass", "dobj"):
        return ()
    lemma, itself = ground.token(verb).lemma, how != "dobj"
    if lemma in words("round", "ending"):
        for prep in ground.tree.children(verb, "prep"):
            if _is_outcome(ground, prep) and (itself or ground.lower(prep) == "without"):
                return (phrase_value(ground, prep),)
    for word in ground.tree.children(verb, "prt", "advmod", "acomp", "oprd"):
        broken = f"{lemma} {ground.lower(word)}" in words("round", "broken")
        abrupt = itself and lemma in words("round", "ending") and ground.lower(word) in words("round", "abrupt")
        if broken or abrupt:
            return _span(ground, min(verb, word), max(verb, word))
    return _span(ground, verb, verb) if itself and lemma in words("round", "breaking") else ()


def _span(ground: Ground, first: int, last: int) -> tuple[Value, ...]:
    """Return the words from one token to another."""
    return (span_value(ground.reading, ground.token(first).start, ground.token(last).end),)


def _is_outcome(ground: Ground, prep: int) -> bool:
    """Tell "without progress" and "in deadlock" from "in Geneva" and "in March"."""
    if ground.lower(prep) in _BESIDE:
        return True
    named = any(ground.token(o).pos in ("PROPN", "NUM") for o in ground.tree.children(prep, "pobj"))
    return ground.lower(prep) == "in" and not named
