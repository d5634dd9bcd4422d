"""Places of a clause: from a noun of the parse to a place of the gazetteer."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace

from tracktwo.extract.war.lexicon import words
from tracktwo.language.place_ranker import alone
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.places.gazetteer import candidates, find_place
from tracktwo.types import PlaceValue


def mention_at(reading: Reading, tree: Tree, head: int) -> PlaceMention | None:
    """Return the place mention that a noun heads or holds ("safe areas in Idlib", "the city of Homs"), the nearest to
    it.
    """
    first, last = tree.span(head)
    places = reading.places
    here = places[bisect_left(places, first, key=lambda p: p.first) : bisect_right(places, last, key=lambda p: p.last)]
    here = tuple(p for p in here if not p.metonym or p.first <= head <= p.last)  # "as the U.S. says" is nowhere
    return min(here, key=lambda p: (abs(p.last - head), p.first), default=None)


def place_at(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Return the place that the noun phrase of token ``head`` names, or None."""
    mention = mention_at(reading, tree, head)
    if mention is None:
        return None
    return PlaceValue(start=mention.start, end=mention.end, text=mention.text, id=mention.place)


def place_beside(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Return the place that words of bearing behind a verb or noun name: "strikes north of the city of X"."""
    for child in tree.children(head, "prep", "advmod", "npadvmod", "appos"):
        if child < head or tree.tokens[child].lemma not in words("war_words", "bearings"):
            continue
        first, last = tree.span(child)
        inside = [p for p in reading.places if first <= p.first and p.last <= last and not p.metonym]
        if inside:
            p = inside[0]
            return PlaceValue(start=p.start, end=p.end, text=p.text, id=p.place)
    return None


def place_named(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Return the place that a noun is the name of, or that stands behind a common noun for a place ("the whole city
    of X").
    """
    mention = mention_at(reading, tree, head)
    token = tree.tokens[head]
    if mention is None:
        return None
    if not (
        mention.first <= head <= mention.last
        or token.lemma in words("war_words", "place_nouns") | words("war_words", "place_parts")
    ):
        return None
    return PlaceValue(start=mention.start, end=mention.end, text=mention.text, id=mention.place)


def place_by_grammar(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Look a name up that only grammar calls a place ("the recapture of X"): among namesakes, the country of the
    article's places.
    """
    token = tree.tokens[head]
    if token.pos != "PROPN":
        return None
    first = min([head, *(c for c in tree.children(head, "compound") if tree.tokens[c].pos == "PROPN")])
    start, end = tree.tokens[first].start, token.end
    found = candidates(reading.text[start:end])
    known = (find_place(p.place) for p in reading.places if p.place is not None)
    countries = Counter(p.country for p in known if p is not None and p.country)
    meant = alone(found, countries)
    if meant is None:
        return None
    return PlaceValue(
        start=start, end=end, text=reading.text[start:end], id=meant.place.id, how="inferred",
        why="what is taken, held or lost is a place, and the gazetteer knows one of this name",
    )  # fmt: skip


def place_or_before(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Return the place that a phrase names, or, for "the city", the town named before it."""
    place = place_at(reading, tree, head)
    token = tree.tokens[head]
    if place is not None or token.lemma not in words("war_words", "towns"):
        return place
    before = town_before(reading, token.start)
    return (
        replace(before, how="carried_over", why=f"“{token.text}” stands for the town named before it")
        if before
        else None
    )


def names_a_place(reading: Reading, tree: Tree, head: int) -> bool:
    """Tell whether a noun names a place, or is a common noun for one."""
    token = tree.tokens[head]
    return (
        token.lemma in words("war_words", "place_nouns")
        or token.ent[2:] in ("GPE", "LOC", "FAC")
        or mention_at(reading, tree, head) is not None
    )


_FAR = 600


def town_before(reading: Reading, start: int) -> PlaceValue | None:
    """Return the place named last before ``start``, within a few sentences, countries left out."""
    places = reading.places
    low = bisect_left(places, start - _FAR, key=lambda p: p.start)
    high = bisect_right(places, start, key=lambda p: p.end)
    near = [p for p in places[low:high] if not _is_country(p)]
    if not near:
        return None
    last = near[-1]
    return PlaceValue(start=last.start, end=last.end, text=last.text, id=last.place)


def land_before(reading: Reading, start: int) -> PlaceValue | None:
    """Return the place named last before ``start``, within a few sentences; a country that acts is none."""
    places = reading.places
    low = bisect_left(places, start - _FAR, key=lambda p: p.start)
    high = bisect_right(places, start, key=lambda p: p.end)
    last = next((p for p in reversed(places[low:high]) if not p.metonym and p.place is not None), None)
    return PlaceValue(start=last.start, end=last.end, text=last.text, id=last.place) if last else None


def is_country(value: PlaceValue) -> bool:
    """Tell whether a place is a whole country."""
    place = find_place(value.id) if value.id is not None else None
    return place is not None and place.precision == "country"


def in_no_country(value: PlaceValue) -> bool:
    """Tell whether a place lies in no one country, as a state that is no more does."""
    place = find_place(value.id) if value.id is not None else None
    return place is not None and place.country is None


def _is_country(mention: PlaceMention) -> bool:
    """Tell whether a place mention is of a country, or of nothing on the map."""
    place = find_place(mention.place) if mention.place is not None else None
    return mention.metonym or place is None or place.precision == "country"
