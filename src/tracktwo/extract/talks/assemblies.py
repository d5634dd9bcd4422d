"""Meetings of many who go by their office and their club: "NATO defence ministers met in Oslo on Friday"."""

from tracktwo.actors.register import load_register
from tracktwo.extract.making import term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.contact_days import day_of
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, is_generic, objects_after, parties_at, phrase
from tracktwo.extract.talks.lines import topics_of
from tracktwo.extract.talks.merge import Draft, by_day
from tracktwo.extract.talks.setting import place_beside
from tracktwo.types import ActorValue, Value


def assembly_at(ground: Ground, verb: int) -> Draft | None:
    """Read the meeting of ministers or leaders that a verb tells of; it has a day or a place, and nobody's name.

    Who goes by no club or state at all is told in the words of the article, where both day and place are told.
    """
    subjects = [s for s in ground.tree.subjects(verb) if ground.token(s).tag == "NNS"]
    subjects = [s for s in subjects if ground.token(s).lemma in words("contact", "offices")]
    met = ground.tree.children(verb, "dobj") or objects_after(ground, verb, "with", "to")
    if met or not subjects or ground.token(verb).lemma not in words("contact", "assembling"):
        return None
    known = tuple(v for v in parties_at(ground, subjects) if not is_generic(ground, v))
    if len(known) == 1 and _is_state(known[0]):
        return None  # one state's own ministers
    parties = known or _in_words(ground, subjects[0])
    place, days = place_beside(ground, verb), day_of(ground, verb, parties)
    if not parties or not (days or place) or (not known and not (days and place)):
        return None
    token = ground.token(verb)
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties, "channel": (term_value(ground.reading, "multilateral", token.start, token.end),),
        "topic": topics_of(ground, verb), "date": days, "place": () if place is None else (place,),
    }  # fmt: skip
    status = status_in(ground.tree, verb).status
    if status in ("hypothetical", "conditional", "denied"):
        return None
    draft = Draft(verb, status, {name: values for name, values in fields.items() if values})
    return draft if token.tag == "VBD" else by_day(draft, ground.reading.published)


def _is_state(value: ActorValue) -> bool:
    """Tell whether a party is a state."""
    actor = load_register().actors.get(value.id or "")
    return actor is not None and actor.kind == "government"


def _in_words(ground: Ground, subject: int) -> tuple[ActorValue, ...]:
    """Return "key foreign ministers" as the article calls them."""
    if not any(ground.lower(c) in words("contact", "foreign") for c in ground.tree.subtree(subject)):
        return ()
    start, end = phrase(ground, subject)
    text = ground.reading.text[start:end]
    return (ActorValue(start=start, end=end, text=text, id=None, name=text, how="unresolved", why="nobody named"),)
