"""Where and when a deed was done that has neither place nor day of its own: what its sentence names besides, or what is
told right behind it ("The attack took place on Monday in the town of X").

Both are inferred, and say so.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from tracktwo.extract.attachment import lexicon, mentions_beside, site_of
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.when import date_of
from tracktwo.extract.where import place_of
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue, PlaceValue

# How many sentences behind a deed may still tell of it.
_BEHIND = 2
_COMING_AND_GOING = frozenset({"from", "to", "of", "for", "with", "by", "between", "against"})


def place_around(
    reading: Reading, tree: Tree, deed: Iterable[int], taken: Iterable[tuple[int, int]]
) -> PlaceValue | None:
    """Return the place that a deed's sentence names besides those that are somebody, or that what follows tells."""
    tokens = tuple(deed)
    here = [p for p in mentions_beside(reading.places, reading, tokens[0]) if not p.metonym]
    spans = tuple(taken)
    free = [p for p in here if not any(a <= p.start < b for a, b in spans) and says_where(reading, tree, p)]
    if len(here) == len(free) and free and len({p.place for p in free}) <= 1 + _nested(free):
        p = free[0]
        return PlaceValue(
            start=p.start, end=p.end, text=p.text, id=p.place, how="inferred", why="the place that the sentence names"
        )
    told = (place_of(reading, i) for i in _told_behind(reading, tree, tokens[0]))
    found = next((p for p in told if p is not None), None)
    return replace(found, how="carried_over", why="told right behind the deed") if found is not None else None


def date_around(reading: Reading, tree: Tree, deed: Iterable[int]) -> DateValue | None:
    """Return the day that what follows a deed tells of it."""
    told = (date_of(reading, i) for i in _told_behind(reading, tree, next(iter(deed))))
    found = next((d for d in told if d is not None), None)
    if found is None or found.how is not None:
        return found
    return replace(found, how="carried_over", why="told right behind the deed")


def says_where(reading: Reading, tree: Tree, mention: PlaceMention) -> bool:
    """Tell a place that hangs on a word of where, and on no word of saying."""
    site, preposition = site_of(reading.tokens, mention.first, mention.last)
    if preposition is None or tree.tokens[preposition].text.lower() in _COMING_AND_GOING:
        return False
    return tree.tokens[site].lemma not in lexicon()["saying_verbs"]


def _nested(places: list[PlaceMention]) -> int:
    """Count the places that stand right behind another between commas ("Cali, Colombia"): they hold it."""
    return sum(0 < b.first - a.last <= 2 for a, b in pairwise(places))  # noqa: PLR2004 - a comma between


def _told_behind(reading: Reading, tree: Tree, trigger: int) -> list[int]:
    """Return the verbs by which the next sentences of the paragraph tell of "the attack" that it happened."""
    sentences = reading.syntax.sentences
    number = tree.tokens[trigger].sent
    found: list[int] = []
    for sentence in sentences[number + 1 : number + 1 + _BEHIND]:
        if sentence.paragraph - sentences[number].paragraph > 1:
            break
        for i in range(sentence.first, sentence.last + 1):
            if tree.tokens[i].pos == "VERB" and _happened(tree, i):
                found.append(i)
    return found


def _happened(tree: Tree, i: int) -> bool:
    """Tell "the attack took place", "the incident occurred"."""
    token = tree.tokens[i]
    place = any(tree.tokens[o].lemma == "place" for o in tree.children(i, "dobj"))
    if token.lemma not in ("occur", "happen") and not (token.lemma == "take" and place):
        return False
    subjects = tree.children(i, "nsubj")
    return any(
        tree.tokens[s].lemma in words("attack", "incidents")
        and any(tree.tokens[d].text.lower() in ("the", "this") for d in tree.children(s, "det"))
        for s in subjects
    )
