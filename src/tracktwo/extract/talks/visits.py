"""Journeys to another country that make a contact: who was sent, leads a delegation, will travel, is on a visit."""

from tracktwo.extract.status import status_in
from tracktwo.extract.talks.borders import in_office
from tracktwo.extract.talks.cues import classes, load, words
from tracktwo.extract.talks.drafting import draft_of, with_field
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft
from tracktwo.extract.talks.repair import subjects_of
from tracktwo.extract.talks.tables import people
from tracktwo.extract.where import place_of, place_value
from tracktwo.types import ActorValue


def gone_to_see(ground: Ground, verb: int, met: tuple[ActorValue, ...]) -> Draft | None:
    """Read "will go to Oslo to see Berg", "travelled there to discuss the truce with Berg": a meeting of people."""
    token = ground.token(verb)
    going = ground.token(token.head).lemma in words("contact", "going") | words("contact", "bound_for")
    if token.tag != "VB" or token.dep not in ("advcl", "xcomp") or not going:
        return None
    goers, place = (
        people(ground, parties_at(ground, subjects_of(ground.tree, verb))),
        place_of(ground.reading, token.head),
    )
    draft = draft_of(ground, verb, goers, met, "meeting", (verb, verb)) if goers and people(ground, met) else None
    return with_field(draft, "place", (place,)) if draft is not None and place is not None else draft


def sent_out(ground: Ground, verb: int) -> Draft | None:
    """Read "the president sent his foreign minister to Oslo": the visit of who was sent, abroad."""
    passive = ground.tree.child(verb, "auxpass") is not None
    sent = ground.tree.children(verb, "nsubjpass") if passive else ground.tree.children(verb, "dobj")
    return _abroad(ground, verb, people(ground, parties_at(ground, sent)), objects_after(ground, verb, "to"))


def led_there(ground: Ground, verb: int) -> Draft | None:
    """Read "the minister will lead a delegation to Oslo": the visit of who leads it."""
    nouns = load("contact")["leading"]["nouns"]
    led = [o for o in ground.tree.children(verb, "dobj") if ground.token(o).lemma in nouns]
    spots = [o for node in (verb, *led) for o in objects_after(ground, node, "to")]
    leaders = people(ground, parties_at(ground, doers_of(ground, verb)))
    return _abroad(ground, verb, leaders, spots) if led else None


def gone_abroad(ground: Ground, verb: int) -> Draft | None:
    """Read "the minister will travel to Oslo": a visit that lies ahead. One that was made is told by who was met."""
    ahead = status_in(ground.tree, verb).status in ("planned", "ongoing", "refused")
    if not ahead or ground.token(verb).lemma not in words("contact", "going"):
        return None
    going = in_office(ground, parties_at(ground, subjects_of(ground.tree, verb)))
    return _abroad(ground, verb, going, objects_after(ground, verb, "to", "for"))


def on_a_trip(ground: Ground, noun: int, left: tuple[ActorValue, ...]) -> Draft | None:
    """Read "in a surprise trip to Norway, the president …", "his trip to Oslo": a visit of an official abroad."""
    spots = [n for o in objects_after(ground, noun, "to") for n in ground.tree.conjuncts(o)]
    return _abroad(ground, noun, in_office(ground, left), spots)


def hosts_of(ground: Ground, guests: tuple[ActorValue, ...], met: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Return whom a visit is to: people, or the government of another state by its seat ("visit the White House")."""
    homes = {ground.actors[v.id].country for v in guests if v.id is not None and v.id in ground.actors}
    seats = [v for v in met if v.how == "metonym" and v.id is not None and ground.kinds.get(v.id) == "government"]
    abroad = [v for v in seats if (a := ground.actors.get(v.id or "")) is not None and a.country not in homes]
    return people(ground, met) or tuple(abroad)


def _abroad(ground: Ground, verb: int, envoys: tuple[ActorValue, ...], spots: list[int]) -> Draft | None:
    """Make the visit of somebody to a place, if it lies in no country of theirs."""
    gone_to = [m for m in ground.reading.places if any(m.first <= o <= m.last for o in spots)]
    gone_to = [m for m in gone_to if ground.countries().get(m.place or "") is not None]
    place = place_value(ground.reading, gone_to[0]) if gone_to else None
    country = ground.countries().get(place.id or "") if place is not None else None
    homes = {ground.actors[v.id].country for v in envoys if v.id is not None and v.id in ground.actors}
    if place is None or country is None or not envoys or country in homes:
        return None
    draft = draft_of(ground, verb, envoys, (), "visit", (verb, verb), alone=True)
    return draft and with_field(draft, "place", (place,))


def visit_of(
    ground: Ground, at: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...], words_at: tuple[int, int]
) -> Draft | None:
    """Read a visit: the guest, and the host named as its object or as who the talks were with."""
    hosts = right or _talked_with(ground, at)
    place = place_of(ground.reading, at)
    persons = people(ground, left)
    if not persons or (not hosts and (place is None or place.id is None)):
        return None
    draft = draft_of(ground, at, persons, hosts, "visit", words_at, alone=True)
    return draft and with_field(draft, "host", hosts[:1])


def _talked_with(ground: Ground, at: int) -> tuple[ActorValue, ...]:
    """Find whom a visit was for: "for talks with the Russian leader", "to meet the king"."""
    verb = at if ground.token(at).pos == "VERB" else governing_verb(ground, at)[0]
    for node in [at] if verb is None else [at, verb]:
        for purpose in objects_after(ground, node, "for"):
            if ground.token(purpose).lemma in (*_nouns("nouns"),):
                return parties_at(ground, objects_after(ground, purpose, "with"))
        for clause in ground.tree.children(node, "advcl", "xcomp", "acl"):
            if classes("contact", "verbs").get(ground.token(clause).lemma) == "meeting":
                met = [*ground.tree.children(clause, "dobj"), *objects_after(ground, clause, "with")]
                return parties_at(ground, met)
    return ()


def _nouns(section: str) -> tuple[str, ...]:
    """Return every word of a section of the contact lists."""
    return tuple(classes("contact", section))
