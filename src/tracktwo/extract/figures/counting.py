"""How a figure counts: a running total, an addition to another count, or a part of one."""

from tracktwo.extract.figures.counted import Counted, Measure, another_people, first_conjunct
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.parts import INCLUDING
from tracktwo.extract.figures.scene import clause_of
from tracktwo.extract.making import term_value
from tracktwo.extract.war.roles import oblique
from tracktwo.language.reading import Quantity, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue, TermValue

# How far a war named beside the verb may hang below it ("have been killed in fighting", "in the years of war").
_DEPTH = 5


def counting_of(
    reading: Reading,
    tree: Tree,
    quantity: Quantity,
    counted: Counted,
    measure: Measure,
    period: DateValue | None,
    *,
    of_one_deed: bool,
) -> TermValue | None:
    """Say that a figure is a ``total`` so far, ``more`` than what was counted before, or a ``part`` of it.

    None where the figure stands for itself. ``of_one_deed`` says that it belongs to a single attack or movement, whose
    count is no running total in the perfect tense alone.
    """
    at = _part(tree, counted, measure)
    if at is not None:
        return _term(reading, "part", at)
    at = _more(tree, quantity)
    if at is not None:
        return _term(reading, "more", at)
    if period is not None and period.how is None and "/" in (period.edtf or ""):
        return term_value(reading, "total", period.start, period.end)
    at = _total(tree, counted, measure, of_one_deed=of_one_deed)
    return _term(reading, "total", at) if at is not None else None


def _part(tree: Tree, counted: Counted, measure: Measure) -> int | None:
    """Return the word that makes the figure a part: "including", "of them", "among"."""
    first = counted.first
    for i in range(max(0, first - 2), first):
        among = tree.tokens[i].lemma == "among" and tree.tokens[i + 1].text.lower() not in ("the", "its", "their")
        if tree.tokens[i].sent == tree.tokens[first].sent and (among or tree.tokens[i].lemma in INCLUDING):
            return i
    series = first_conjunct(tree, counted.top)
    verb = tree.tokens[tree.tokens[series].head]
    led = verb.lemma == "include" and tree.tokens[series].dep == "dobj"
    if led and not another_people(tree, counted.top, series):
        return verb.i
    return first if measure.part else None


def _more(tree: Tree, quantity: Quantity) -> int | None:
    """Return the word that adds the figure to another: "another 12", "12 more", "five others"."""
    words, tokens = figure_words().adding, tree.tokens
    before = range(max(0, quantity.first - 1), quantity.last + 1)
    inside = [i for i in before if tokens[i].text.lower() in words and tokens[i + 1].lemma != "than"]
    behind = [
        i for i in range(quantity.last + 1, min(len(tokens), quantity.last + 3)) if tokens[i].text.lower() in words
    ]
    near = [i for i in (*inside, *behind) if tokens[i].sent == tokens[quantity.first].sent]
    plain = quantity.bound != "at_least" or not quantity.text.lower().endswith("more")
    return next((i for i in near if plain or i > quantity.last), None)


def _total(tree: Tree, counted: Counted, measure: Measure, *, of_one_deed: bool) -> int | None:
    """Return the word that makes the figure a total: a toll, "so far", "since", the war that it counts over."""
    if measure.toll:
        return measure.trigger
    words = figure_words()
    verb = clause_of(tree, measure.trigger)
    below = [i for i in tree.subtree(verb) if _depth(tree, i, verb) <= _DEPTH and tree.tokens[i].dep != "relcl"]
    for i in below:
        token = tree.tokens[i]
        if (
            token.lemma in words.over
            and token.dep in ("nsubj", "pobj", "agent")
            and i not in range(counted.first, counted.last + 1)
        ):
            return i
        if token.text.lower() == "since" or (token.text.lower() == "far" and tree.tokens[i - 1].text.lower() == "so"):
            return i
    if of_one_deed or measure.term == "strength" or _of_one(tree, verb):
        return None
    perfect = (c for c in tree.children(verb, "aux") if tree.tokens[c].text.lower() in ("has", "have", "'ve"))
    return next((c for c in perfect if not any(tree.tokens[t].tag == "TO" for t in tree.children(verb, "aux"))), None)


def _of_one(tree: Tree, verb: int) -> bool:
    """Tell whether a verb counts one happening: "have been killed in a blast"."""
    return any(
        tree.tokens[d].text.lower() in ("a", "an")
        for noun in (*oblique(tree, verb, "in", "by", "after", "when"), *tree.children(verb, "nsubj"))
        for d in tree.children(noun, "det")
    )


def _depth(tree: Tree, i: int, top: int) -> int:
    """Return how many steps a word hangs below another."""
    steps = 0
    while i != top and steps <= _DEPTH:
        i, steps = tree.tokens[i].head, steps + 1
    return steps


def _term(reading: Reading, term: str, at: int) -> TermValue:
    """Make the value, anchored at the word that decided it."""
    return term_value(reading, term, reading.tokens[at].start, reading.tokens[at].end)
