"""Where something happened: the place that belongs to a verb or noun of the parse."""

from tracktwo.extract.attachment import lexicon, mentions_beside, relation, site_of, top_of
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.types import PlaceValue

# Beyond these a preposition tells where something comes from or goes to, or what it is about.
_WHERE = 13


def place_value(reading: Reading, mention: PlaceMention) -> PlaceValue:  # noqa: ARG001 - one signature for all value makers
    """Return a mention of a place as a report's value."""
    return PlaceValue(start=mention.start, end=mention.end, text=mention.text, id=mention.place)


def place_of(reading: Reading, head: int) -> PlaceValue | None:
    """Return the place of the event that token ``head`` stands for, or None; a capital that acts is no place.

    A place after "in" or "at" goes before one that is gone to, come from, or acted upon.
    """
    best: tuple[tuple[int, int, int], PlaceMention] | None = None
    for mention in mentions_beside(reading.places, reading, head):
        if mention.metonym:
            continue
        key = _key(reading, mention, head)
        if key is not None and (best is None or key < best[0]):
            best = (key, mention)
    return place_value(reading, best[1]) if best else None


def _key(reading: Reading, mention: PlaceMention, head: int) -> tuple[int, int, int] | None:
    """Rank how surely a mention says where: by its preposition, by the parse, by nearness."""
    tokens = reading.tokens
    top = tokens[top_of(tokens, mention.first, mention.last)]
    site, preposition = site_of(tokens, mention.first, mention.last)
    rank = relation(tokens, site, head)
    if rank is None:
        return None
    order = lexicon()["prepositions"]
    if preposition is not None:
        word = tokens[preposition].text.lower()
        place = order.index(word) if word in order else len(order)
        return (int(place >= _WHERE), rank, abs(mention.first - head))
    if top.dep in ("compound", "nmod", "amod", "poss") and site == head:
        return (0, 1, abs(mention.first - head))  # the Astana talks
    if top.dep in ("dobj", "nsubjpass") and site == head:
        return (1, 0, abs(mention.first - head))  # bombed the town
    return (1, rank, abs(mention.first - head)) if top.dep in ("advmod", "npadvmod", "appos", "conj", "pobj") else None
