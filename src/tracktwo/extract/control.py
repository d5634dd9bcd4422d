"""Reports of the kind `control`: who took, lost, holds or besieges a place."""

from collections.abc import Iterable
from dataclasses import replace

from tracktwo.extract.asserted import told_status
from tracktwo.extract.making import make_report, span_value, term_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.war.holding import Holding, find_holding
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.people import actors_of, content_noun, is_fighter, side_named
from tracktwo.extract.war.places import (
    in_no_country,
    is_country,
    land_before,
    place_by_grammar,
    place_named,
    town_before,
)
from tracktwo.extract.when import date_of
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, PlaceValue, Report, Status, Value

_STANDING = ("holds", "besieges")


def find_control(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `control`."""
    tree = Tree(reading.tokens)
    found: dict[str, Report] = {}
    for holding in find_holding(tree):
        report = _report(reading, tree, holding)
        if report is not None:
            found.setdefault(report.id, report)
    return tuple(found.values())


def _report(reading: Reading, tree: Tree, holding: Holding) -> Report | None:
    """Make the report of one telling; None where no place of the map is meant."""
    place = _place(reading, tree, holding)
    if place is None or (holding.beside and is_country(place)):
        return None
    if holding.change == "holds" and tree.tokens[holding.trigger].dep == "amod" and is_country(place):
        return None  # "rebel-held areas of the country" are not the country
    holders = _actors(reading, tree, holding.holders)
    losers = _actors(reading, tree, holding.losers)
    if holding.change in ("holds", "withdrew", "lost") and not holders:
        return None
    if tree.tokens[holding.trigger].lemma == "fall" and not holders and (is_country(place) or in_no_country(place)):
        return None  # a state that falls to nobody has collapsed
    first, last = tree.tokens[holding.first], tree.tokens[holding.last]
    date = date_of(reading, holding.trigger)
    actor, from_actor = holders, losers
    fields: dict[str, tuple[Value, ...]] = {
        "actor": actor,
        "from_actor": tuple(a for a in from_actor if a.text != place.text),
        "place": (place,),
        "part": _part(reading, tree, holding, place),
        "change": (term_value(reading, holding.change, first.start, last.end),),
        "date": (date,) if date else (),
    }
    return make_report(
        reading, "control", fields, status=_status(tree, holding),
        attribution=attribution_of(reading, first.start, last.end),
    )  # fmt: skip


def _actors(reading: Reading, tree: Tree, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the actors; a bare "rebel" in "rebel-held" is whom the article calls rebels elsewhere."""
    named = (content_noun(tree, h) for h in heads)  # "a number of troops"
    return side_named(reading, actors_of(reading, (h for h in named if is_fighter(tree, h))))


def _place(reading: Reading, tree: Tree, holding: Holding) -> PlaceValue | None:
    """Return the place: named in the phrase, or "the city" for the town named last before it."""
    place = place_named(reading, tree, holding.place)
    if place is not None and holding.beside:
        return replace(place, how="inferred", why="the place that the clause names")
    if place is not None:
        return place
    by_grammar = place_by_grammar(reading, tree, holding.place) if holding.sure else None
    if by_grammar is not None:
        return by_grammar
    token = tree.tokens[holding.place]
    if holding.change == "withdrew" and token.lemma in words("control", "land"):
        return _land_before(reading, tree, holding)
    if token.lemma not in words("war_words", "towns"):
        inner = [i for i in tree.subtree(holding.place) if tree.tokens[i].lemma in words("war_words", "towns")]
        if not inner or token.lemma not in words("war_words", "place_parts"):
            return None
        token = tree.tokens[inner[0]]
    before = town_before(reading, token.start)
    return (
        replace(before, how="carried_over", why=f"“{token.text}” stands for the town named before it")
        if before
        else None
    )


def _part(reading: Reading, tree: Tree, holding: Holding, place: PlaceValue) -> tuple[Value, ...]:
    """Return what of the place is told of, where it is not the whole: "new territory" in it, "several villages"."""
    head = tree.tokens[_thing(tree, holding)]
    if holding.beside or place.how is not None or head.pos != "NOUN" or head.end >= place.start:
        return ()
    if head.lemma in words("control", "whole") or (head.tag == "NN" and head.lemma in words("war_words", "towns")):
        return ()  # "the city of X" is X
    left = [c for c in tree.children(head.i, "amod", "nummod", "compound", "quantmod", "nmod") if c < head.i]
    first = min([head.i, *(c for c in left if c > holding.trigger or holding.trigger > head.i)])
    return (span_value(reading, tree.tokens[first].start, head.end),)


def _thing(tree: Tree, holding: Holding) -> int:
    """Return the object in which a place stands: "territory" in "seizing territory in X"; else the place itself."""
    if tree.tokens[holding.trigger].dep in ("amod", "nmod"):  # "rebel-held areas in X"
        return tree.tokens[holding.trigger].head
    before = tree.tokens[tree.tokens[holding.place].head]
    over = tree.tokens[before.head]
    thing = tree.child(over.i, "dobj") if over.i == holding.trigger else over.i
    aside = before.dep != "prep" or before.lemma == "from"  # "pulled troops from X"
    if aside or thing is None or tree.tokens[thing].dep != "dobj" or thing == holding.trigger:
        return holding.place
    return holding.place if tree.tokens[thing].lemma in words("control", "hold_of") else thing


def _land_before(reading: Reading, tree: Tree, holding: Holding) -> PlaceValue | None:
    """Return the place named last before "the area" that own forces are pulled out of, a few sentences back at most."""
    if not any(tree.tokens[content_noun(tree, h)].lemma in words("war_words", "own_forces") for h in holding.holders):
        return None
    token = tree.tokens[holding.place]
    before = land_before(reading, token.start)
    why = f"“{token.text}” stands for the place named before it"
    return replace(before, how="carried_over", why=why) if before else None


def _status(tree: Tree, holding: Holding) -> Status:
    """Return the status: what is only near is planned, what stands is ongoing."""
    if holding.nearly:
        return "planned"
    status = told_status(tree, holding.trigger).status
    return "ongoing" if status == "happened" and holding.change in _STANDING and not holding.over else status
