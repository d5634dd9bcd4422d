"""Where and when a contact took place, from the words told of it in one breath."""

import itertools

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, governing_verb, objects_after
from tracktwo.extract.talks.lasting import days_long
from tracktwo.extract.where import place_of, place_value
from tracktwo.types import PlaceValue


def place_beside(ground: Ground, at: int) -> PlaceValue | None:
    """Return the place of a contact: of its word, of the verbs told with it, or the one that its clause hangs on."""
    token = ground.token(at)
    going = token.tag == "VB" and token.dep in ("advcl", "xcomp") and token.pos == "VERB"
    above = ground.token(token.head)
    arrived = going and above.lemma in words("contact", "bound_for") - words("contact", "leaving_for") - {"embark"}
    nodes = (*told_with(ground, at), *([above.i] if arrived else []))
    told = (p for node in nodes if (p := place_of(ground.reading, node)) and not _about(ground, p))
    return next(told, _where(ground, at) or _behind_colon(ground, at))


def phrase_behind_colon(ground: Ground, at: int) -> range:
    """Return the tokens of the phrase behind the colon that follows a verb: "to meet again: on Friday in Oslo"."""
    colon = max(ground.tree.subtree(at)) + 1
    prep = colon + 1
    if prep >= len(ground.tree.tokens) or ground.token(colon).text != ":" or ground.token(prep).pos != "ADP":
        return range(0)
    same = ground.token(prep).sent == ground.token(at).sent and ground.token(prep).head < colon
    return range(prep, max(ground.tree.subtree(prep)) + 1) if same else range(0)


def _behind_colon(ground: Ground, at: int) -> PlaceValue | None:
    """Return the first place of the phrase behind a colon."""
    inside = phrase_behind_colon(ground, at)
    return next((place_value(ground.reading, m) for m in ground.reading.places if m.first in inside), None)


def _about(ground: Ground, place: PlaceValue) -> bool:
    """Tell "a summit on Norway" and "Prime Minister Berg of Norway will meet" from a meeting in Norway."""
    first = next((m.first for m in ground.reading.places if m.start == place.start), 0)
    before = ground.lower(first - 1) if first > 0 else ""
    whose = before == "of" and ground.token(first - 1).head in ground.mentions
    return whose or before in ("on", "about", "over", "regarding")


def of_the_states(ground: Ground, at: int, place: PlaceValue) -> bool:
    """Tell the states of "the German-French summit" from a place where it was held."""
    before = [n for c in ground.tree.children(at, "compound", "nmod", "amod") for n in ground.tree.subtree(c)]
    inside = any(ground.token(n).start < place.end and place.start < ground.token(n).end for n in before)
    return inside and any(c in ground.token(n).text for n in before for c in "-–/")


def _where(ground: Ground, at: int) -> PlaceValue | None:
    """Read "Tokyo, where he met …": the place that the clause hangs on."""
    token = ground.token(at)
    if token.dep != "relcl" or not any(ground.lower(c) == "where" for c in ground.tree.children(at, "advmod")):
        return None
    for mention in ground.reading.places:
        if mention.first <= token.head <= mention.last:
            return place_value(ground.reading, mention)
    return None


def told_with(ground: Ground, at: int) -> list[int]:
    """Return a contact's token and the verbs told of it in one breath, whose date is its own."""
    if ground.token(at).pos == "VERB":
        talks = [o for o in objects_after(ground, at, "for") if ground.token(o).lemma in words("contact", "parts")]
        talks += [o for t in talks for o in objects_after(ground, t, "of")]
        return [at, *(c for t in talks for c in ground.tree.children(t, "acl"))]
    verb, how = governing_verb(ground, at)
    inside = [c for c in ground.tree.children(at, "relcl") if objects_after(ground, c, "with")]
    close = verb is not None and how in ("dobj", "nsubj", "nsubjpass", "in", "during", "over", "by", "via")
    if verb is not None and how in ("for", "on") and ground.token(verb).lemma in words("contact", "bound_for"):
        # expected on Monday for a meeting; whoever leaves on Monday for one, or for days of talks, meets later
        close = ground.token(verb).lemma not in words("contact", "leaving_for") and days_long(ground, at) == 1
    close = close and verb is not None and not _through_another(ground, at, verb)
    return [at, *inside, *([verb] if verb is not None and close else [])]


def _through_another(ground: Ground, at: int, verb: int) -> bool:
    """Tell whether a verb is told of something else: "struck a note in the assessment in X of the handling of the
    summit".
    """
    between = itertools.takewhile(lambda node: node != verb, ground.tree.ancestors(at))
    nouns = [ground.token(node).lemma for node in between if ground.token(node).pos == "NOUN"]
    return len(nouns) > 1 and not set(nouns) & words("contact", "parts")
