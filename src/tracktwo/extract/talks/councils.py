"""Meetings of one body by itself: "the Security Council met behind closed doors", "an emergency session of parliament".

The party is the body alone. A meeting that is only named has a day, a place, or the words of one that was called for
the occasion; what a body does every week is no meeting.
"""

from collections.abc import Sequence

from tracktwo.actors.register import load_register
from tracktwo.extract.making import term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.contact_days import day_of
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, governing_verb, is_generic, objects_after, parties_at, phrase
from tracktwo.extract.talks.lines import topics_of
from tracktwo.extract.talks.merge import Draft, by_day
from tracktwo.extract.talks.repair import subjects_of
from tracktwo.extract.talks.setting import place_beside
from tracktwo.extract.talks.verb_form import Finding
from tracktwo.types import ActorValue, Value

# Behind these a meeting is that of the body which then speaks or acts: "condemned it after a closed meeting".
_AT_IT = frozenset({"after", "following", "during", "at", "in"})
_UNSAID = frozenset({"hypothetical", "conditional", "denied"})
_DECIDED = frozenset({"planned", "refused"})
_PEOPLE = "pop:"  # begins the id of a parliament or crowd of nobody knows which country


def council_met(ground: Ground, verb: int) -> Draft | None:
    """Read the meeting that a verb tells of: "the council will meet on Friday", "he convened the cabinet"."""
    if ground.token(verb).lemma not in words("contact", "assembling") | words("contact", "calling_together"):
        return None
    if ground.tree.child(verb, "dobj") is not None:
        called = ground.tree.children(verb, "dobj")
        bodies = called if ground.token(verb).lemma in words("contact", "calling_together") else []
    else:
        bodies = [] if objects_after(ground, verb, "with", "to") else subjects_of(ground.tree, verb)
    bodies = [b for b in bodies if _is_body(ground, b)]
    every = any(ground.lower(n) in words("contact", "habits") for n in ground.tree.subtree(verb))
    return None if not bodies or every else _draft(ground, verb, bodies[0])


def council_session(ground: Ground, noun: int) -> Draft | None:
    """Read the meeting that a noun tells of: "a closed meeting of the council", "the cabinet held a session"."""
    token = ground.token(noun)
    if token.lemma not in words("contact", "sessions") or token.dep in ("compound", "amod"):
        return None
    if objects_after(ground, noun, "with", "between", "among") or token.tag in ("NNS", "NNPS"):
        return None
    body = next((b for b in _own_bodies(ground, noun) if _is_body(ground, b)), None)
    verb, how = governing_verb(ground, noun)
    holds = verb is not None and how == "dobj" and ground.token(verb).lemma in words("contact", "holding")
    if verb is not None and body is None and not _named_before(ground, noun):
        partner = objects_after(ground, verb, "with")
        acting = [s for s in subjects_of(ground.tree, verb) if _is_body(ground, s)]
        sits = holds or (how in _AT_IT and _called_for_it(ground, noun) and _is_new(ground, noun))
        body = acting[0] if acting and sits and not partner else None
    return None if body is None else _draft(ground, noun, body, told=holds)


def _draft(ground: Ground, at: int, body: int, *, told: bool = False) -> Draft | None:
    """Put a meeting together; None where nothing is told of it but that there is such a thing."""
    parties = _party(ground, body)
    days, place = day_of(ground, at, parties), place_beside(ground, at)
    token, found = ground.token(at), status_in(ground.tree, at)
    sited = place is not None and (token.pos == "VERB" or _is_decided(ground, found))
    if not (days or sited or told or _called_for_it(ground, at)) or found.status in _UNSAID:
        return None
    if parties[0].id is None and not (days or place):
        return None
    channel = "multilateral" if _is_of_states(parties[0]) else "meeting"
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties, "channel": (term_value(ground.reading, channel, token.start, token.end),),
        "topic": topics_of(ground, at), "date": days, "place": () if place is None else (place,),
    }  # fmt: skip
    draft = Draft(at, found.status, {name: values for name, values in fields.items() if values})
    return draft if token.tag in ("VBD", "VBN") else by_day(draft, ground.reading.published)


def _is_decided(ground: Ground, found: Finding) -> bool:
    """Tell a meeting that is planned or refused from one only named: "the summit in Oslo", "before a summit"."""
    return found.status in _DECIDED and not any(ground.token(c).pos in ("ADP", "SCONJ") for c in found.cues)


def _party(ground: Ground, body: int) -> tuple[ActorValue, ...]:
    """Return the body as the cast knows it, or in the words of the article."""
    known = [v for v in parties_at(ground, [body]) if not is_generic(ground, v)]
    known = [v for v in known if not (v.id or "").startswith(_PEOPLE)]
    known = known or _called(ground, body)
    if known:
        return tuple(known[:1])
    start, end = phrase(ground, body)
    text = ground.reading.text[start:end]
    return (ActorValue(start=start, end=end, text=text, id=None, name=text, how="unresolved", why="no state is named"),)


def _called(ground: Ground, body: int) -> list[ActorValue]:
    """Return the one body that a name before a noun is of: "the Security Council meeting", "a NATO summit"."""
    name = next((n for n in ground.reading.names if n.first <= body == n.last), None)
    first, last = ground.token(body if name is None else name.first), ground.token(body)
    text = ground.reading.text[first.start : last.end]
    called = load_register().named(text) if last.pos == "PROPN" else []
    if len(called) != 1 or called[0].kind not in ("body", "organisation"):
        return []
    return [ActorValue(start=first.start, end=last.end, text=text, id=called[0].id, name=called[0].name)]


def _is_body(ground: Ground, i: int) -> bool:
    """Tell whether a token heads the name of a body that sits together: a council, a parliament, a club of states."""
    token = ground.token(i)
    if token.tag not in ("NN", "NNP") or ground.tree.child(i, "conj") is not None:
        return False
    if token.lemma.lower() in words("contact", "bodies"):
        return True
    clubs = words("contact", "clubs")
    return token.pos == "PROPN" and any(v.id in clubs for v in (*parties_at(ground, [i]), *_called(ground, i)))


def _is_of_states(party: ActorValue) -> bool:
    """Tell a body of many states from one state's own."""
    actor = load_register().actors.get(party.id or "")
    return actor is not None and actor.country is None


def _own_bodies(ground: Ground, noun: int) -> Sequence[int]:
    """Return the nouns that say whose a meeting is: "of the council", "the council's", "a cabinet meeting"."""
    before = ground.tree.children(noun, "poss", "compound", "nmod")
    return [*objects_after(ground, noun, "of"), *before]


def _named_before(ground: Ground, noun: int) -> bool:
    """Tell whether somebody else is named as whose meeting it is."""
    return any(n in ground.mentions for n in _own_bodies(ground, noun))


def _called_for_it(ground: Ground, at: int) -> bool:
    """Tell whether a meeting was called for the occasion or closed: "an emergency session", "behind closed doors"."""
    below = [n for c in ground.tree.children(at, "amod", "compound", "nmod", "prep") for n in ground.tree.subtree(c)]
    return any(ground.lower(n) in words("contact", "for_the_occasion") for n in below)


def _is_new(ground: Ground, noun: int) -> bool:
    """Tell a meeting that is told for the first time ("a closed meeting") from one that the article goes back to."""
    return any(ground.lower(c) in ("a", "an") for c in ground.tree.children(noun, "det"))
