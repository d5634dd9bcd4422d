"""Parts of the figure told just before: "17 of them children", "including 154 who took no part"."""

from tracktwo.extract.figures.counted import Counted, Measure, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.language.reading import Quantity
from tracktwo.language.tree import Tree

INCLUDING = ("include", "including")
_STAND_INS = ("them", "whom", "those", "these", "which")
_BETWEEN = ("ADJ", "AUX", "ADV", "PROPN", "DET")
# How far behind "of them" the noun may stand ("of whom were young Italian soldiers").
_REACH = 5


def part_phrase(tree: Tree, quantity: Quantity) -> Counted | None:
    """Find the phrase of a number that counts a part of what was counted before; None where it does not.

    The noun is the one behind "of them", where there is one: who the part are.
    """
    tokens, last = tree.tokens, quantity.last
    behind = [t.text.lower() for t in tokens[last + 1 : last + 3]]
    if len(behind) == 2 and behind[0] == "of" and behind[1] in _STAND_INS:  # noqa: PLR2004 - "of them"
        noun = _noun_behind(tree, last + 2)
        return Counted(_top(tree, quantity), noun, quantity.first, noun if noun is not None else last + 2)
    if quantity.head is None and quantity.first > 0 and tokens[quantity.first - 1].lemma in INCLUDING:
        return Counted(_top(tree, quantity), None, quantity.first, last)
    return _said_to_be(tree, quantity)


def _said_to_be(tree: Tree, quantity: Quantity) -> Counted | None:
    """Find a bare number that is said to be of a kind: "of the 21 killed, nine were children"."""
    top = tree.tokens[_top(tree, quantity)]
    verb = tree.tokens[top.head]
    if quantity.head is not None or verb.lemma != "be" or top.dep != "nsubj":
        return None
    kinds = [i for i in tree.children(verb.i, "attr") if names_people(tree.tokens[i]) and tree.tokens[i].pos == "NOUN"]
    return Counted(top.i, kinds[0], quantity.first, kinds[0]) if kinds else None


def part_of_a_state(tree: Tree, quantity: Quantity) -> Measure | None:
    """Read "nine of the 10 killed" and "two of the dead" by the state of the whole."""
    tokens, last = tree.tokens, quantity.last
    if last + 2 >= len(tokens) or [t.text.lower() for t in tokens[last + 1 : last + 3]] not in (
        ["of", "the"], ["of", "those"],
    ):  # fmt: skip
        return None
    states = figure_words().state
    for token in tokens[last + 3 : last + 3 + _REACH]:
        if token.sent != tokens[last].sent or token.pos not in ("NUM", "NOUN", "ADJ", "PROPN", "VERB"):
            return None
        if token.text.lower() in states:
            return Measure(states[token.text.lower()], token.i, token.i, token.i, part=True)
    return None


def part_of_before(tree: Tree, counted: Counted, before: Measure) -> Measure:
    """Say what a part counts: the state named behind it ("two of those killed"), else what the whole counts."""
    states = figure_words().state
    for i in range(counted.first, min(len(tree.tokens), counted.last + 2)):
        if tree.tokens[i].text.lower() in states and tree.tokens[i].sent == tree.tokens[counted.first].sent:
            return Measure(states[tree.tokens[i].text.lower()], i, i, i, part=True)
    return Measure(before.term, before.trigger, before.first, before.last, part=True)


def _top(tree: Tree, quantity: Quantity) -> int:
    """Return the word of the quantity that hangs on something outside it."""
    inside = range(quantity.first, quantity.last + 1)
    return next((i for i in inside if tree.tokens[i].head not in inside), quantity.last)


def _noun_behind(tree: Tree, pronoun: int) -> int | None:
    """Return the noun that says who the part are, right behind "of them"."""
    noun = None
    for token in tree.tokens[pronoun + 1 : pronoun + 1 + _REACH]:
        if token.sent != tree.tokens[pronoun].sent:
            break
        if token.pos == "NOUN":
            noun = token.i
        elif noun is not None or token.pos not in _BETWEEN:
            break
    return noun
