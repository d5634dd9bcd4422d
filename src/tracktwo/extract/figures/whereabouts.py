"""Where what a figure counts happened: in its clause, in the deed it is part of, or in the attack told just before."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from tracktwo.extract.attachment import mentions_beside, site_of
from tracktwo.extract.figures.counted import Counted, Measure, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.scene import clause_of, scene_of, told_where
from tracktwo.extract.where import place_of, place_value
from tracktwo.language.reading import PlaceMention, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue, EntryValue, PlaceValue, Report

# How many sentences on a bare count of dead or of people gone still belongs to the deed told before.
_WITHIN = 3
_OF_ATTACKS = ("killed", "wounded", "casualties", "missing")
_OF_MOVEMENTS = ("evacuated", "fled", "displaced")
# Counts of what there is anywhere, and the prepositions that say where something happens.
_NOWHERE = ("strength", "percentage", "refugees")
_IN = ("in", "at", "near", "outside", "inside", "around", "across")
# How many words may stand between such a preposition and the name: "in the city of".
_RIGHT_BEHIND = 4
_PLACES = ("place", "from_place")


def place_in_clause(reading: Reading, tree: Tree, measure: Measure) -> PlaceValue | None:
    """Return the place named in the figure's clause, or where what its sentence tells with it happened."""
    there = told_where(tree, measure)
    if there is not None:
        named = next((m for m in reading.places if m.first <= there <= m.last), None)
        return place_value(reading, named) if named else place_of(reading, there)
    return next((p for p in (place_of(reading, h) for h in scene_of(tree, measure)) if p is not None), None)


def place_behind(reading: Reading, tree: Tree, counted: Counted) -> PlaceValue | None:
    """Return the place right behind a bare number: "eight died in the north, two in Aleppo"."""
    behind = counted.last + 1
    if counted.noun is not None or behind >= len(tree.tokens) or tree.tokens[behind].text.lower() not in _IN:
        return None
    near = (m for m in mentions_beside(reading.places, reading, counted.last) if 0 < m.first - behind <= _RIGHT_BEHIND)
    first = next(near, None)
    return place_value(reading, first) if first is not None and not first.metonym else None


def only_place(reading: Reading, tree: Tree, measure: Measure) -> PlaceValue | None:
    """Return the one place that a figure's sentence says something happens in, however deep it stands there.

    A place where somebody speaks, sits or comes from ("the agency's envoy in Geneva") is none.
    """
    if measure.term in _NOWHERE:
        return None
    told = set(tree.subtree(_clause_told(tree, measure.trigger)))
    inside = [
        m for m in mentions_beside(reading.places, reading, measure.trigger)
        if not m.metonym and m.first in told and _led_in(tree, m) and not _of_somebody(tree, m)
    ]  # fmt: skip
    return place_value(reading, inside[0]) if len({m.place or m.text for m in inside}) == 1 else None


def _clause_told(tree: Tree, trigger: int) -> int:
    """Return the head of the clause that a figure is told in: where somebody says so is no place of what is said, and
    where a war is spoken of is none of its dead.
    """
    for node in (trigger, *tree.ancestors(trigger)):
        if tree.tokens[node].dep in ("ccomp", "relcl", "parataxis", "ROOT"):
            return node
    return trigger


def _led_in(tree: Tree, mention: PlaceMention) -> bool:
    """Tell whether a preposition of place leads a mention in."""
    _, preposition = site_of(tree.tokens, mention.first, mention.last)
    return preposition is not None and tree.tokens[preposition].text.lower() in _IN


def _of_somebody(tree: Tree, mention: PlaceMention) -> bool:
    """Tell whether a mention says where people, bodies or those who speak are: it hangs on a name or on a noun for
    people before any verb.
    """
    for above in tree.ancestors(mention.first):
        token = tree.tokens[above]
        if token.pos == "VERB" and token.dep not in ("acl", "relcl"):
            return token.lemma in figure_words().vouching
        if mention.first <= above <= mention.last:
            continue
        if token.pos == "PROPN" or token.dep == "appos" or (token.pos == "NOUN" and names_people(token)):
            return True
    return False


def place_of_deed(reading: Reading, link: EntryValue | None) -> PlaceValue | None:
    """Return the place of the attack or movement that a figure is part of."""
    if link is None:
        return None
    deed = next((r for r in (*reading.attacks, *reading.movements) if r.id == link.id), None)
    return _place(deed) if deed is not None else None


def deed_before(reading: Reading, tree: Tree, measure: Measure, period: DateValue | None) -> Report | None:
    """Return the attack or movement told in the sentences just before that a bare count belongs to, or None.

    "Nine people were killed, medics said" counts the strike of the sentence before. A count in the perfect ("have been
    killed"), one over another time, one with a cause of its own, and one that begins anew ("Elsewhere, …") do not.
    """
    sent = tree.tokens[measure.trigger].sent
    sentence = reading.syntax.sentences[sent]
    if (
        _runs_on(tree, measure)
        or _has_cause(tree, measure)
        or tree.tokens[sentence.first].text.lower() in figure_words().anew
    ):
        return None
    if measure.term in _OF_ATTACKS:
        told: Iterable[Report] = reading.attacks
    elif measure.term in _OF_MOVEMENTS:
        told = (m for m in reading.movements if any(_term(v) == measure.term for v in m.fields.get("movement", ())))
    else:
        return None
    begin = tree.tokens[reading.syntax.sentences[max(0, sent - _WITHIN)].first].start
    end = tree.tokens[sentence.first].start
    near = [r for r in told if r.status == "happened" and _place(r) and begin <= _start(r) < end]
    if not near:
        return None
    last = max(near, key=_start)
    dates = [d.edtf for d in last.fields.get("date", ()) if isinstance(d, DateValue)]
    return None if period is not None and period.edtf not in dates else last


def carried_place(deed: Report | None) -> PlaceValue | None:
    """Return the place of a deed told before, marked as carried over."""
    place = _place(deed) if deed is not None else None
    return replace(place, how="carried_over", why="where the deed told just before happened") if place else None


def _runs_on(tree: Tree, measure: Measure) -> bool:
    """Tell whether a count is in the present perfect, or a toll that mounts: it runs over more than one deed."""
    clause = clause_of(tree, measure.trigger)
    perfect = any(tree.tokens[c].text.lower() in ("has", "have", "'ve") for c in tree.children(clause, "aux"))
    above = (tree.tokens[a].lemma for a in islice(tree.ancestors(measure.trigger), 2))
    return perfect or (measure.toll and any(lemma in figure_words().mounting for lemma in above))


def _has_cause(tree: Tree, measure: Measure) -> bool:
    """Tell whether the clause of a count names its own cause ("a second bomb killed nine"): that is another deed."""
    clause = clause_of(tree, measure.trigger)
    return not measure.toll and bool(tree.children(clause, "dobj", "obj", "agent"))


def _start(report: Report) -> int:
    """Return where the words of a report begin."""
    return min((v.start for values in report.fields.values() for v in values), default=0)


def _term(value: object) -> str:
    """Return the term of a term value."""
    return str(getattr(value, "term", ""))


def _place(report: Report) -> PlaceValue | None:
    """Return the place of an attack, or the place that a movement starts from."""
    values = (v for name in _PLACES for v in report.fields.get(name, ()))
    return next((v for v in values if isinstance(v, PlaceValue)), None)
