"""The time of the event that "two days after …" counts from: its own date, or the only day that is told of it."""

from collections.abc import Sequence
from itertools import islice

from tracktwo.language.reading import DateMention, Token
from tracktwo.language.tree import Tree

_CLIMB = 6
# Nouns under which anything can happen: that they come again says nothing.
_LOOSE = frozenset(
    {"day", "time", "year", "month", "week", "end", "start", "beginning", "news", "thing", "report", "statement"}
)


def event_of(tree: Tree, last: int) -> int | None:
    """Return the head of what stands behind "after" or "before" (token ``last``): a noun, or the verb of a clause."""
    tokens = tree.tokens
    if last + 1 >= len(tokens):
        return None
    marker = tokens[last]
    below = tree.child(last, "pobj", "pcomp")
    if below is not None:
        return below
    return marker.head if marker.dep == "mark" and marker.head > last else None


def time_of_event(tree: Tree, event: int, mentions: Sequence[DateMention], own: int) -> DateMention | None:
    """Return the time of an event; ``mentions`` are times of the text, ``own`` is the start of the one that counts.

    A date that hangs on the event itself comes first ("a month before his death in 1995"). A noun with "the" may take
    the day that hangs on another mention of it ("Friday's vote"), where the text tells only one.
    """
    direct = [m for m in mentions if m.start != own and m.first > event and _hangs_on(tree, m, event)]
    if direct:
        return direct[0]
    head = tree.tokens[event]
    definite = any(tree.tokens[c].text.lower() in ("the", "that", "this") for c in tree.children(event, "det"))
    if head.pos != "NOUN" or not definite or head.lemma in _LOOSE:
        return None
    told = [m for m in mentions if m.start != own and m.granularity in ("day", "time") and _names(tree, m, head)]
    return told[0] if len({m.from_ for m in told}) == 1 else None


def _hangs_on(tree: Tree, mention: DateMention, event: int) -> bool:
    """Tell whether a time hangs on a token, through prepositions and, below a verb, through its nouns."""
    top = next(iter(tree.outer(mention.first, mention.last)), mention.last)
    for node in islice(tree.ancestors(top), _CLIMB):
        if node == event:
            return True
        if tree.tokens[node].pos in ("VERB", "AUX") or tree.tokens[node].dep in ("relcl", "acl", "advcl"):
            return False
    return False


def _names(tree: Tree, mention: DateMention, head: Token) -> bool:
    """Tell whether a time hangs on another mention of the noun: "Friday's vote", "the vote on Friday"."""
    top = next(iter(tree.outer(mention.first, mention.last)), mention.last)
    nouns = (n for n in islice(tree.ancestors(top), 2) if tree.tokens[n].pos == "NOUN")
    noun = next(nouns, None)
    return noun is not None and noun != head.i and tree.tokens[noun].lemma == head.lemma
