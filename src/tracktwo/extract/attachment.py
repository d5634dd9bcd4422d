"""Where in the parse a date or a place hangs, and whether that is the event asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.language.reading import Reading, Token


class Spot(Protocol):
    """A mention with its tokens: a date or a place."""

    @property
    def first(self) -> int:
        """The first token."""

    @property
    def last(self) -> int:
        """The last token, inclusive."""


Mention = TypeVar("Mention", bound=Spot)


def lexicon() -> dict[str, Any]:
    """Return the words about places and about verbs that share their date and place with a noun."""
    return read_lexicon("places_words.yaml")


def mentions_beside(mentions: Sequence[Mention], reading: Reading, head: int) -> Sequence[Mention]:
    """Return the mentions that stand in the sentence of a token; ``mentions`` are in text order."""
    sentence = reading.syntax.sentences[reading.tokens[head].sent]
    low = bisect_left(mentions, sentence.first, key=lambda m: m.first)
    high = bisect_right(mentions, sentence.last, key=lambda m: m.first)
    return mentions[low:high]


def top_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the token of a span whose head lies outside it."""
    for i in range(first, last + 1):
        if not first <= tokens[i].head <= last or tokens[i].head == i:
            return i
    return last


def site_of(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int | None]:
    """Return the token that a mention hangs on, and the preposition between; names and words for places are passed.

    In "leaving the Syrian city of Homs" the name hangs on "leaving", not on "city".
    """
    node = top_of(tokens, first, last)
    preposition: int | None = None
    passed = lexicon()["nouns"]
    while tokens[node].head != node:
        label = tokens[node].dep
        node = tokens[node].head
        token = tokens[node]
        if token.pos in ("ADP", "SCONJ") and token.dep != "mark":
            preposition = node
        elif token.pos == "PROPN" and label in ("prep", "conj", "appos", "npadvmod", "compound", "nmod"):
            preposition = preposition if label == "prep" else None
        elif token.lemma in passed and token.pos == "NOUN" and label in ("prep", "appos", "conj"):
            preposition = None
        else:
            break
    return node, preposition


def relation(tokens: Sequence[Token], site: int, head: int) -> int | None:
    """Rank how surely what hangs on ``site`` tells of the event ``head``: 0 is surest, None means it does not."""
    if site == head:
        return 0
    words = lexicon()
    token, at = tokens[head], tokens[site]
    up = tokens[token.head]
    # The parser calls "deal" a verb even where it makes it an object.
    noun = token.pos in ("NOUN", "PROPN") or token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")
    if noun and at.head == head and at.dep in ("acl", "relcl") and at.lemma in words["light_verbs"]:
        return 1  # talks set for …, the agreement signed in …
    if (
        noun
        and token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "obj")
        and up.i == site
        and at.lemma in words["light_verbs"]
    ):
        return 2  # held talks on …, the talks ended on …
    if noun and token.dep in ("dobj", "nsubj", "nsubjpass") and at.dep in ("xcomp", "dobj") and at.head == up.i:
        return 4 if up.lemma in words["light_verbs"] else None
    if noun and (whole := _of_which(tokens, head)) is not None and relation(tokens, site, whole) is not None:
        return 3  # a round of talks set for …
    if not noun and at.head == head and at.dep == "nsubj" and token.lemma not in words["saying_verbs"]:
        return 5  # the strike on Sunday killed …
    if not noun and at.head == head and at.dep == "xcomp" and token.lemma in words["aspect_verbs"]:
        return 3  # began leaving today
    if (
        not noun
        and at.pos in ("NOUN", "PROPN", "PRON")
        and at.head == head
        and at.dep in ("dobj", "nsubjpass", "attr", "oprd")
    ):
        return 2  # signed a deal in …, where the parser hangs the date on the deal
    if not noun and at.dep == "pobj" and at.pos == "NOUN":
        holder = tokens[tokens[at.head].head]
        if holder.i == head or (holder.head == head and holder.dep == "dobj"):
            return 3  # speaking at a forum in …, proposed talks during a call on …
    return None if noun else _shared(tokens, site, head)


def _of_which(tokens: Sequence[Token], head: int) -> int | None:
    """Return the noun behind "of" that a noun is a part or kind of: "a round of talks"."""
    for token in tokens[head + 1 : head + 4]:
        if token.dep == "pobj" and tokens[token.head].lemma == "of" and tokens[token.head].head == head:
            return token.i
    return None


def _shared(tokens: Sequence[Token], site: int, head: int) -> int | None:
    """Rank a verb that has its time and place from the verb it hangs on: a participle, a second verb."""
    words = lexicon()
    token, at = tokens[head], tokens[site]
    if token.head != site or at.pos not in ("VERB", "AUX"):
        return None
    saying = at.lemma in words["saying_verbs"]
    if token.dep == "xcomp" and at.lemma in words["aspect_verbs"]:
        return 3
    if token.dep == "conj" and token.tag == at.tag:
        return 4
    if token.dep == "advcl" and token.tag == "VBG" and not saying:
        return 4
    if token.dep == "advcl" and token.tag == "VBG" and token.lemma in words["saying_verbs"]:
        return 4  # "… said on Friday, adding that …": said in one breath
    return None
