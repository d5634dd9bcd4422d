"""Things of war that are counted: the rockets and shells fired, the strikes flown."""

from itertools import islice

from tracktwo.extract.figures.counted import VERBS, Counted, Measure, first_conjunct
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.language.tree import Tree

# The measures of things: nobody is counted by them.
THINGS = frozenset({"projectiles", "strikes"})
# How many verbs above the counted phrase may fire it: "are believed to have been launched".
_ABOVE = 3
_GOVERNED = ("dobj", "obj", "nsubjpass", "nsubj", "pobj")


def things_of(tree: Tree, counted: Counted) -> Measure | None:
    """Say which things of war a phrase counts: what is fired, by the verb that fires it, and strikes by their noun.

    "The depot held 400 rockets" counts none that was fired. Plain "strikes" are counted where somebody carries them
    out, or where whose they are stands before them: a union has strikes too.
    """
    if counted.noun is None:
        return None
    words, noun = figure_words(), tree.tokens[counted.noun]
    if noun.lemma in words.projectiles and _is_fired(tree, counted):
        return Measure("projectiles", noun.i, noun.i, noun.i)
    from_air = noun.lemma in words.strikes_from_air
    if from_air or (noun.lemma in words.strikes and (_is_carried_out(tree, counted) or _is_of_forces(tree, noun.i))):
        return Measure("strikes", noun.i, noun.i, noun.i)
    return None


def _is_fired(tree: Tree, counted: Counted) -> bool:
    """Tell whether a verb above or behind a phrase fires what it counts."""
    behind = [i for node in {counted.top, counted.noun or counted.top} for i in tree.children(node, "acl", "relcl")]
    return any(tree.tokens[i].lemma in figure_words().firing for i in (*behind, *_verbs_above(tree, counted)))


def _is_carried_out(tree: Tree, counted: Counted) -> bool:
    """Tell whether a verb that carries out or reports strikes governs them."""
    return any(tree.tokens[i].lemma in figure_words().striking for i in _verbs_above(tree, counted))


def _verbs_above(tree: Tree, counted: Counted) -> list[int]:
    """Return the verbs that govern a phrase, with those below the first that it is the subject of."""
    top = tree.tokens[first_conjunct(tree, counted.top)]
    above = [i for i in islice(tree.ancestors(top.i), _ABOVE + 1) if tree.tokens[i].pos in VERBS]
    if top.dep not in _GOVERNED or not above:
        return above[:1]
    below = [i for i in tree.children(above[0], "xcomp", "ccomp") if tree.tokens[above[0]].head != i]
    return [*above[:1], *below] if top.dep in ("nsubj", "nsubjpass") else above[:1]


def _is_of_forces(tree: Tree, noun: int) -> bool:
    """Tell whether whose the strikes are, or by what means they are flown, stands before their noun."""
    before = [tree.tokens[i] for i in tree.children(noun, "amod", "compound", "nmod", "poss")]
    return any(token.ent[2:] in ("NORP", "GPE") or token.lemma in figure_words().striking_means for token in before)
