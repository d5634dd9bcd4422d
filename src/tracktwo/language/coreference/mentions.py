"""Finding mentions: pronouns, noun phrases with all that hangs on them, whole coordinations, and clauses.

A clause is a mention only so that "this" and "it" can take it up; nothing else can. Names, nominals and pronouns nest
("the army of the country"); apposed phrases are mentions of their own ("the envoy, a former minister").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracktwo.language.coreference.words import coreference_words
from tracktwo.language.reading import Reading, Token
from tracktwo.language.tree import Tree

Form = Literal["name", "nominal", "pronoun", "clause", "together"]

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_APART = frozenset({"appos", "cc", "conj", "preconj", "parataxis"})  # children that belong to no noun's own phrase
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis", "xcomp", "pcomp", "relcl", "acl", "csubj"})
_MODIFIERS = ("compound", "nmod", "amod")
_NUMBERS = ("pobj", "nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "conj", "ROOT")
_FIRST_PERSON_S = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention: tokens ``first`` to ``last`` (inclusive), characters ``[start, end)``, head token and form."""

    first: int
    last: int
    start: int
    end: int
    head: int
    form: Form


def find_phrases(reading: Reading, tree: Tree) -> tuple[Phrase, ...]:
    """Find all phrases that can corefer, in the order of their heads; of two with one head, the coordination first."""
    spans = _spans(reading.tokens, tree)
    named = {i for name in reading.names for i in range(name.first, name.last + 1)}
    found: list[Phrase] = []
    for token in reading.tokens:
        form = _form(token, named)
        if form is None:
            continue
        if form in ("name", "nominal"):
            several = [c for c in tree.children(token.i, "conj") if reading.tokens[c].tag in _NOUNS]
            if several and token.dep != "conj":
                first, _ = _phrase(reading.tokens, tree, spans, token.i)
                last = _together_end(reading.tokens, tree, spans, token.i)
                found.append(_make(reading, first, last, token.i, "together"))
        if form == "clause":
            first, last = spans[token.i]
        elif form == "pronoun":
            first = last = token.i
        else:
            first, last = _phrase(reading.tokens, tree, spans, token.i)
        found.append(_make(reading, first, last, token.i, form))
    return tuple(found)


def _make(reading: Reading, first: int, last: int, head: int, form: Form) -> Phrase:
    """Make a phrase of whole tokens, without the marks at its ends."""
    tokens = reading.tokens
    while first < head and tokens[first].pos in ("PUNCT", "SPACE"):
        first += 1
    while last > head and (tokens[last].pos in ("PUNCT", "SPACE")) and tokens[last].text not in (")", "%"):
        last -= 1
    return Phrase(first, last, tokens[first].start, tokens[last].end, head, form)


def _form(token: Token, named: set[int]) -> Form | None:
    """Return what kind of mention a token heads, or None."""
    word = token.text.lower()
    if word in coreference_words().pronouns and _is_pronoun(token, word):
        return "pronoun"
    if token.tag in _NOUNS or (token.i in named and token.pos in ("PROPN", "NOUN")):
        if token.dep in _MODIFIERS and token.i in named and token.head in named:
            return None  # a part of a longer name
        return "name" if token.tag in ("NNP", "NNPS") else "nominal"
    if token.tag == "CD" and token.dep in _NUMBERS:
        return "nominal"
    if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES:
        return "clause"
    return None


def _is_pronoun(token: Token, word: str) -> bool:
    """Tell a pronoun from a determiner ("this city"), a complementiser ("said that") and a possessive ending."""
    if word in _FIRST_PERSON_S or word == "one":
        return token.tag == "PRP"
    if token.tag in ("PRP", "PRP$"):
        return True
    return token.tag == "DT" and token.dep not in ("det", "mark", "predet", "advmod")


def _phrase(tokens: Sequence[Token], tree: Tree, spans: Sequence[tuple[int, int]], head: int) -> tuple[int, int]:
    """Return the first and last token of the phrase of a noun: what hangs on it, up to what is apposed or joined."""
    first = last = head
    for child in reversed(tree.children(head)):
        if child < head and tokens[child].dep not in _APART:
            first = min(first, spans[child][0])
    for child in tree.children(head):
        if child > head:
            if tokens[child].dep in _APART:
                break
            last = max(last, spans[child][1])
    return first, last


def _together_end(tokens: Sequence[Token], tree: Tree, spans: Sequence[tuple[int, int]], head: int) -> int:
    """Return the last token of a coordination."""
    return _phrase(tokens, tree, spans, tree.conjuncts(head)[-1])[1]


def _spans(tokens: Sequence[Token], tree: Tree) -> list[tuple[int, int]]:
    """Return the first and last token of every token's subtree, in one pass from the leaves up (O(n))."""
    spans = [(i, i) for i in range(len(tokens))]
    waiting = [len(tree.children(i)) for i in range(len(tokens))]
    ready = [i for i, count in enumerate(waiting) if not count]
    for i in ready:
        head = tokens[i].head
        if head != i:
            spans[head] = (min(spans[head][0], spans[i][0]), max(spans[head][1], spans[i][1]))
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return spans
