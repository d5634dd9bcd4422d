"""Which nouns are truces: ceasefire, truce, "cessation of hostilities", and the deals and proposals of one."""

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, objects_after
from tracktwo.language.tree import Tree


def truce_at(ground: Ground, i: int) -> tuple[int, ...]:
    """Return the nouns of a truce from the outermost in ("deal", "ceasefire") where ``i`` is that one."""
    token = ground.token(i)
    if token.pos not in ("NOUN", "PROPN", "VERB"):
        return ()
    if is_truce(ground, i):
        return () if _paper_above(ground, i) is not None else (i,)
    if token.lemma in words("ceasefire", "papers") and token.pos != "VERB":
        below = _truce_below(ground, i)
        return (i, below) if below is not None else ()
    return ()


def is_truce(ground: Ground, i: int) -> bool:
    """Tell whether a token is the noun of a truce; "cease-fire" in three tokens has its head at "fire"."""
    token = ground.token(i)
    if token.lemma in words("ceasefire", "truces") or token.text.lower().rstrip("s") in words("ceasefire", "truces"):
        return True
    if token.lemma == "fire" and i > 1 and ground.lower(i - 2) == "cease" and ground.token(i - 1).text in "-–":
        return True
    if token.lemma not in words("ceasefire", "stops") or token.pos != "NOUN":
        return False
    amods = {ground.lower(c) for c in ground.tree.children(i, "amod")}
    if amods & words("ceasefire", "humane"):
        return token.lemma in ("pause", "halt", "suspension")
    if token.lemma == "end":
        return False
    return any(
        ground.token(o).lemma in words("ceasefire", "stopped") for o in objects_after(ground, i, "of", "in", "to")
    )


def speaks_of_truce(ground: Ground, i: int) -> bool:
    """Tell whether a token is part of a truce's noun or of a paper about one."""
    return is_truce(ground, i) or bool(truce_at(ground, i)) or _paper_above(ground, i) is not None


def _truce_below(ground: Ground, i: int) -> int | None:
    """Find the truce that a deal or proposal is of: "ceasefire deal", "agreement on stopping the war"."""
    for child in ground.tree.children(i, "compound", "amod", "nmod"):
        if is_truce(ground, child):
            return child
    for prep in ground.tree.children(i, "prep"):
        if ground.lower(prep) not in ("on", "for", "of", "about"):
            continue
        for child in ground.tree.children(prep, "pobj", "pcomp"):
            if is_truce(ground, child) or _stops_fighting(ground.tree, child):
                return child
    return None


def _paper_above(ground: Ground, i: int) -> int | None:
    """Find the deal or proposal that a truce's noun belongs to."""
    token = ground.token(i)
    above = token.head
    if token.dep in ("pobj", "pcomp"):
        above = ground.token(above).head
    elif token.dep not in ("compound", "amod", "nmod"):
        return None
    paper = ground.token(above).lemma in words("ceasefire", "papers") and ground.token(above).pos != "VERB"
    inside = above != i and paper
    return above if inside and _truce_below(ground, above) == i else None


def _stops_fighting(tree: Tree, verb: int) -> bool:
    """Tell whether a gerund is one of stopping the fighting."""
    if tree.tokens[verb].lemma not in words("ceasefire", "stopping"):
        return False
    objects = [n for o in tree.children(verb, "dobj") for n in tree.conjuncts(o)]
    return any(tree.tokens[o].lemma in words("ceasefire", "stopped") for o in objects)
