"""Strengths: how many troops, fighters or police there are, are sent or are withdrawn."""

from tracktwo.extract.figures.counted import Counted, Measure
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.language.tree import Tree

# How many verbs above a counted phrase may post it ("are being prepared to deploy").
_ABOVE = 3


def strength_of(tree: Tree, counted: Counted, *, after_strength: bool) -> Measure | None:
    """Read a count of forces of which nothing else is said: by its noun, or by a verb that posts police.

    ``after_strength`` says that a strength was told just before, so that "the 14,000 sent in May" counts forces too.
    """
    if counted.noun is None:
        return None
    words, noun = figure_words(), tree.tokens[counted.noun]
    armed = any(tree.tokens[c].text.lower() == "armed" for c in tree.children(noun.i, "amod"))
    before = {tree.tokens[c].text.lower() for c in tree.children(noun.i, "amod", "compound", "nmod")}
    of_forces = noun.lemma in words.staff and bool(before & words.military)
    if noun.lemma in words.fighters or of_forces or (armed and noun.lemma in words.people):
        return Measure("strength", noun.i, noun.i, noun.i)
    if noun.pos == "VERB" and noun.lemma in words.posting and after_strength:
        return Measure("strength", noun.i, noun.i, noun.i)
    if noun.lemma in words.police and _posted(tree, counted.top):
        return Measure("strength", noun.i, noun.i, noun.i)
    return None


def _posted(tree: Tree, top: int) -> bool:
    """Tell whether one of the verbs just above a phrase posts it somewhere."""
    verbs = [tree.tokens[a] for a in tree.ancestors(top) if tree.tokens[a].pos == "VERB"]
    return any(verb.lemma in figure_words().posting for verb in verbs[:_ABOVE])
