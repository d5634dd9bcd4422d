"""A campaign that somebody began lasts from that day on, and "in the country" is in the one named before."""

from dataclasses import replace

from tracktwo.extract.war.homeland import country_named
from tracktwo.extract.war.roles import oblique
from tracktwo.extract.when import opened
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue, PlaceValue

_BEGINNING = frozenset({"begin", "start", "commence"})
_LANDS = frozenset({"country", "nation"})
_IN = ("in", "across", "inside", "throughout", "within", "around")


def since_begun(reading: Reading, tree: Tree, trigger: int, day: DateValue) -> DateValue:
    """Open the day on which somebody "began air strikes" or "started shelling": they went on from then."""
    token = tree.tokens[trigger]
    above = tree.tokens[token.head]
    many = token.tag == "NNS" if token.pos == "NOUN" else token.tag == "VBG"
    if not many or token.dep not in ("dobj", "xcomp") or above.lemma not in _BEGINNING or above.tag == "VB":
        return day
    return opened(reading, day, "since") if day.edtf is not None and "/" not in day.edtf else day


def the_country(reading: Reading, tree: Tree, trigger: int) -> PlaceValue | None:
    """Return the country named last before "the country" in which a deed is told to have been done."""
    token = tree.tokens[trigger]
    for node in (trigger, token.head) if token.dep == "dobj" else (trigger,):
        for head in oblique(tree, node, *_IN):
            bare = tree.children(head, "det") and not tree.children(head, "amod", "compound", "poss", "prep")
            if tree.tokens[head].lemma not in _LANDS or not bare:
                continue
            land = country_named(reading, tree.tokens[head].start)
            if land is not None:
                why = f"“{tree.tokens[head].text}” stands for the country named before it"
                return replace(land, how="carried_over", why=why)
    return None
