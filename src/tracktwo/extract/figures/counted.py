"""The phrase that a number counts, and what is read off it."""

from dataclasses import dataclass

from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.language.reading import Quantity, Token
from tracktwo.language.tree import Tree

# A counted phrase longer than this is a misparse.
LONGEST_PHRASE = 12
# Below this length an ending says nothing of people ("list", "bier").
_SHORTEST_PERSON = 6
VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted phrase: ``top`` is the token it hangs by, ``noun`` the counted noun (None where the number stands
    alone).
    """

    top: int
    noun: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, the token that says so, and whether the counted phrase is a part of a larger one."""

    term: str
    trigger: int
    first: int
    last: int
    part: bool = False
    toll: bool = False


def counted_phrase(tree: Tree, quantity: Quantity) -> Counted:
    """Find the phrase that a quantity heads or counts."""
    noun = quantity.head
    last = (
        quantity.last
        if noun is None or not quantity.first <= noun <= quantity.last + LONGEST_PHRASE
        else max(quantity.last, noun)
    )
    inside = range(quantity.first, last + 1)
    roots = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    top = (
        noun if noun in roots else next((i for i in roots if tree.tokens[i].pos in ("NOUN", "NUM", "PROPN")), roots[-1])
    )
    if noun is None:
        noun = _noun_behind(tree, quantity, top)
        last = max(last, noun) if noun is not None else last
    if noun is None and tree.tokens[top].head == last + 1 and tree.tokens[last + 1].lemma in ("more", "other"):
        top = last = last + 1
    return Counted(top, noun, quantity.first, last)


def _noun_behind(tree: Tree, quantity: Quantity, top: int) -> int | None:
    """Return the noun in "of X" behind a number ("80 percent of the targets"), or None."""
    for prep in tree.children(top, "prep"):
        if tree.tokens[prep].lemma == "of" and prep >= quantity.first:
            below = tree.children(prep, "pobj")
            if below and (
                tree.tokens[below[0]].pos in ("NOUN", "PROPN")
                or tree.tokens[below[0]].text.lower() in figure_words().state
            ):
                return below[0]
    return None


def names_people(token: Token | None) -> bool:
    """Tell whether a noun names people, as far as a list and the ends of words show; a bare number may always count
    them.
    """
    if token is None or token.pos == "NUM":
        return True
    words = figure_words()
    if token.lemma in words.people or token.text.lower() in words.people or token.ent[2:] == "NORP":
        return True
    return (
        token.pos == "NOUN"
        and token.tag == "NNS"
        and token.lemma.endswith(words.people_endings)
        and len(token.lemma) >= _SHORTEST_PERSON
    )


def another_people(tree: Tree, top: int, series: int) -> bool:
    """Tell a people told beside the whole, as in "161 Palestinians, including 71 civilians, and five Israelis"."""
    return top != series and tree.tokens[top].ent[2:] == "NORP" and tree.tokens[series].ent[2:] != "NORP"


def first_conjunct(tree: Tree, i: int) -> int:
    """Climb from a coordinated phrase to the first of its series, whose role it shares."""
    for _ in range(8):
        token = tree.tokens[i]
        if token.dep != "conj" or tree.tokens[token.head].pos in VERBS:
            return i
        i = token.head
    return i
