"""Places of a clause: from a noun of the parse to a place of the gazetteer."""

from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import PlaceValue

# Nouns that people leave and reach though they name no place of a map.
PLACE_NOUNS = frozenset(
    {"home", "house", "city", "town", "village", "area", "district", "neighborhood", "neighbourhood", "country", "region",
     "border", "enclave", "camp", "quarter", "suburb", "province", "territory", "land", "base", "stronghold", "bastion",
     "shelter", "safety", "front", "zone", "governorate", "capital"}
)  # fmt: skip


def mention_at(reading: Reading, tree: Tree, head: int) -> PlaceMention | None:
    """Return the place mention that a noun heads or holds ("safe areas in Idlib", "the city of Homs"), the nearest to it."""
    first, last = tree.span(head)
    here = [p for p in reading.places if first <= p.first and p.last <= last]
    return min(here, key=lambda p: (abs(p.last - head), p.first), default=None)


def place_at(reading: Reading, tree: Tree, head: int) -> PlaceValue | None:
    """Return the place that the noun phrase of token ``head`` names, or None."""
    mention = mention_at(reading, tree, head)
    if mention is None:
        return None
    return PlaceValue(start=mention.start, end=mention.end, text=mention.text, id=mention.place)


def names_a_place(reading: Reading, tree: Tree, head: int) -> bool:
    """Tell whether a noun names a place, or is a common noun for one."""
    token = tree.tokens[head]
    return (
        token.lemma in PLACE_NOUNS
        or token.ent[2:] in ("GPE", "LOC", "FAC")
        or mention_at(reading, tree, head) is not None
    )


# Nouns that stand for a town named before: "the city".
COMMON_TOWNS = frozenset({"city", "town", "village", "enclave", "stronghold", "bastion", "port"})
_FAR = 600


def town_before(reading: Reading, start: int) -> PlaceValue | None:
    """Return the place named last before ``start``, within a few sentences, countries left out."""
    near = [p for p in reading.places if start - _FAR <= p.start and p.end <= start and not _is_country(reading, p)]
    if not near:
        return None
    last = near[-1]
    return PlaceValue(start=last.start, end=last.end, text=last.text, id=last.place)


def _is_country(reading: Reading, mention: PlaceMention) -> bool:
    """Tell whether a place mention is a country: by its id where that says so, else by its actor in the register."""
    del reading
    return mention.metonym or mention.place is None or len(mention.place.rsplit(":", 1)[-1]) <= 3  # noqa: PLR2004 - a country code
