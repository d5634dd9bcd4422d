"""Tolls and other counts that go by a noun: "the death toll rose to 54", "put the number at 40", "revised from 60"."""

from tracktwo.extract.figures.counted import LONGEST_PHRASE, Counted, Measure, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.war.roles import oblique
from tracktwo.language.reading import Token
from tracktwo.language.tree import Tree

_COUNTS_OF_DEAD = ("toll", "death", "number", "total", "hundred", "thousand", "dozen", "million", "score")


def by_toll(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off a toll: "the death toll rose to 54", "put the toll at 54", "a toll of 54"."""
    token = tree.tokens[counted.top]
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    if noun is not None and not names_people(noun) and noun.i != counted.top:
        return None
    prep = tree.tokens[token.head]
    if token.dep == "pobj" and prep.lemma == "from" and not withdrawn(tree, counted):
        return None
    reach = [token.i, *(a for a, _ in zip(tree.ancestors(token.i), range(4), strict=False))]
    for node in reach[1:]:
        if tree.tokens[node].pos == "NOUN" and tree.tokens[node].lemma not in _COUNTS_OF_DEAD:
            return None  # "the toll from an attack by dozens of militants"
        beside = [node, *tree.children(node, "nsubj", "nsubjpass", "dobj", "obj", "attr")]
        for i in beside:
            if i != token.i and tree.tokens[i].lemma == "toll":
                return _toll_measure(tree, i)
    return None


def reached_by_toll(tree: Tree, counted: Counted) -> Measure | None:
    """Read a toll that a verb brings to a number of dead: "raises the toll to 68 killed"."""
    token = tree.tokens[counted.top]
    return by_toll(tree, counted) if token.dep == "pobj" and tree.tokens[token.head].lemma in ("to", "at") else None


def withdrawn(tree: Tree, counted: Counted) -> bool:
    """Tell whether a number is one that somebody takes back: "revised down from 60", "corrected to 31 from 44"."""
    return _word_before(tree, counted) == "from" and _revising(tree, counted) is not None


def _word_before(tree: Tree, counted: Counted) -> str:
    """Return the word right before a counted phrase."""
    first = tree.tokens[counted.first]
    before = tree.tokens[first.i - 1] if first.i > 0 else None
    return before.text.lower() if before is not None and before.sent == first.sent else ""


def _revising(tree: Tree, counted: Counted) -> Token | None:
    """Return the verb close above that puts another number in the place of one told before.

    The parse takes "from 60 to 54" now for two phrases, now for one: only the verb above is looked for.
    """
    for above, _ in zip(tree.ancestors(counted.top), range(4), strict=False):
        if tree.tokens[above].lemma in figure_words().withdrawing:
            return tree.tokens[above]
    return None


def stands_for_count(tree: Tree, counted: Counted) -> int | None:
    """Return the noun that stands for a count told before, where a bare number is given for it: "put the number at
    5,000", "the figure was 40"; None otherwise.
    """
    token = tree.tokens[counted.top]
    if counted.noun is not None and tree.tokens[counted.noun].pos != "NUM":
        return None
    head = tree.tokens[token.head]
    revising = _revising(tree, counted) if _word_before(tree, counted) in ("from", "to", "at") else None
    if revising is not None:
        beside = tree.children(revising.i, "dobj", "obj", "nsubj", "nsubjpass")
        it = next((b for b in beside if tree.tokens[b].text.lower() == "it" and b > revising.i), None)
        if it is not None:
            return it
    elif token.dep == "pobj" and head.lemma in ("at", "to"):
        head = tree.tokens[head.head]
        beside = tree.children(head.i, "dobj", "obj", "nsubj", "nsubjpass") if head.pos == "VERB" else [head.i]
    elif token.dep in ("attr", "dobj", "oprd") and head.lemma in figure_words().counts_reach:
        beside = tree.children(head.i, "nsubj")
    else:
        return None
    known = (b for b in beside if tree.tokens[b].lemma in figure_words().counts)
    return next((b for b in known if not tree.children(b, "acl", "relcl", "compound")), None)


def count_of(tree: Tree, noun: int) -> Measure | None:
    """Read what "the number of dead" or "the number of refugees" counts, off the words behind "of"."""
    words = figure_words()
    for i in oblique(tree, noun, "of", "for"):
        token = tree.tokens[i]
        term = words.noun.get(token.lemma) or words.state.get(token.text.lower())
        if term is None:  # "the number of people displaced"
            below = (tree.tokens[c].text.lower() for c in tree.children(i, "acl", "amod", "relcl"))
            term = next((words.state[b] for b in below if b in words.state), None)
        if term is None and token.lemma in words.fighters:
            term = "strength"
        if term:
            return Measure(term, noun, noun, i if i - noun <= LONGEST_PHRASE else noun, toll=term != "strength")
    return None


def _toll_measure(tree: Tree, toll: int) -> Measure:
    """Name the measure of a toll: of deaths, unless the word before it says otherwise."""
    before = [
        c for c in tree.children(toll, "compound", "amod") if tree.tokens[c].lemma in ("death", "casualty", "injury")
    ]
    lemma = tree.tokens[before[0]].lemma if before else "death"
    term = {"death": "killed", "casualty": "casualties", "injury": "wounded"}[lemma]
    return Measure(term, toll, min([*before, toll]), toll, toll=True)
