"""Reports of the kind `contact`: one meeting, visit or call, found in verbs ("spoke by phone") and in nouns alike.

A session of a track of talks is a round, not a contact: plain "talks" count here only where people are named on both
sides. All mentions of one contact in an article become one report.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import date_among
from tracktwo.extract.talks.again import (
    Loose,
    bare,
    kind_of,
    loose_noun,
    loose_verb,
    merely_named,
    numbers_conflict,
    ordinal_of,
    parties_known,
    places_conflict,
)
from tracktwo.extract.talks.borders import at_home, count_sides, in_office
from tracktwo.extract.talks.cues import classes, load, words
from tracktwo.extract.talks.days import beside
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, is_generic, objects_after, parties_at
from tracktwo.extract.talks.lasting import lasting
from tracktwo.extract.talks.lines import is_figurative, line_of_noun, line_of_verb, named_so, rings, topics_of
from tracktwo.extract.talks.merge import Draft, by_day, dates_conflict, fold, is_over, party_keys, same_side_of_now
from tracktwo.extract.talks.repair import object_of_gerund, subjects_of
from tracktwo.extract.talks.setting import of_the_states, place_beside, told_with
from tracktwo.extract.talks.tables import (
    across_borders,
    beyond,
    both_sides,
    by_office,
    by_persons,
    of_offices,
    people,
    sides_of,
    two_countries,
    who_tells_of,
)
from tracktwo.extract.where import place_of, place_value
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, Plover, Report, Status, TermValue, Value

_MANY = frozenset({"parties", "topic"})
_PAIR = 2


def find_contacts(reading: Reading) -> tuple[Report, ...]:
    """Find the meetings, visits and calls that an article tells of, each once."""
    ground = Ground.of(reading)
    drafts: list[Draft] = []
    loose: list[Loose] = []
    for token in reading.tokens:
        found: list[Draft] = []
        again = None
        if token.pos in ("VERB", "AUX"):
            draft = _from_verb(ground, token.i)
            found, again = [draft] if draft is not None else [], loose_verb(ground, token.i)
        elif token.pos in ("NOUN", "PROPN"):
            found, again = _from_noun(ground, token.i), loose_noun(ground, token.i)
        drafts += [_numbered(ground, draft) for draft in found]
        loose += [again] if again is not None and not found else []
    drafts = [d for d in drafts if not _on_the_way(ground, d, drafts)]
    drafts += [draft for one in loose if (draft := _spoken_of_again(ground, one, drafts)) is not None]
    folded = fold(drafts, partial(_same, ground), _MANY)
    return tuple(_report(ground, by_persons(ground, draft)) for draft in folded)


def _on_the_way(ground: Ground, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell a journey to a meeting that the article tells of from a visit of its own."""
    if ground.token(draft.head).lemma not in words("contact", "going") - {"visit"}:
        return False
    going = party_keys(draft.fields["parties"])
    return any(
        going < party_keys(other.fields["parties"]) and not places_conflict(draft, other, ground.countries())
        for other in drafts
        if _channel(other) not in ("phone", "message")
    )


def _numbered(ground: Ground, draft: Draft) -> Draft:
    """Give a mention its ordinal, and tell whether it only names its meeting."""
    only_named = merely_named(ground, draft.head) and not is_over(draft, ground.reading.published)
    return replace(draft, number=ordinal_of(ground, draft.head), bare=only_named)


def _spoken_of_again(ground: Ground, loose: Loose, drafts: Sequence[Draft]) -> Draft | None:
    """Make the draft of a meeting named without its parties."""
    parties = parties_known(ground, loose, drafts)
    if not parties:
        return None
    draft = _draft(ground, loose.head, parties, (), kind_of(ground, loose.head), (loose.head, loose.head))
    if draft is not None and draft.status != "denied" and is_over(draft, ground.reading.published):
        loose = replace(loose, told=True, status="happened")
        draft = replace(draft, status="happened")
    return None if draft is None else bare(draft, loose)


def _from_verb(ground: Ground, verb: int) -> Draft | None:
    """Read a contact from its verb: meet, visit, host, phone, or speak with a phone beside it."""
    token = ground.token(verb)
    particle = ground.tree.child(verb, "prt")
    stem = f"{token.lemma} {ground.lower(particle)}" if particle is not None else token.lemma
    kind = classes("contact", "verbs").get(stem)
    if token.lemma in load("contact")["leading"]["verbs"]:
        return _led_there(ground, verb)
    if kind == "travelling":
        return _gone_abroad(ground, verb)
    if kind is None or kind == "writing" or is_figurative(ground, verb):
        return None
    if kind == "sending":
        return _sent_out(ground, verb)
    subjects = subjects_of(ground.tree, verb)
    passive = ground.tree.child(verb, "auxpass") is not None
    direct = ground.tree.children(verb, "dobj")
    beside = objects_after(ground, verb, "with", "to") if kind != "visit" else objects_after(ground, verb, "with")
    if kind == "hosting" or (passive and kind == "calling"):
        return _hosting(ground, verb, subjects, direct, passive=passive)
    if passive:
        return None
    line = line_of_verb(ground, verb)
    beside += objects_after(ground, line[1], "with", "to") if line is not None else []
    direct = direct or named_so(ground, verb) or object_of_gerund(ground.tree, verb)
    beside = beside or ([] if direct else beyond(ground, verb, "with"))
    left = parties_at(ground, subjects)
    if kind in ("speaking", "discussing"):
        return _spoken(ground, verb, who_tells_of(ground, verb, left), parties_at(ground, beside), line)
    right = parties_at(ground, [*direct, *beside])
    if kind == "visit":
        if any(ground.token(o).lemma in words("contact", "own_ground") for o in direct):
            return None
        right = people(ground, right)
    if kind == "calling":
        if token.lemma == "call" and not rings(ground, verb, left, right):
            return None
        return _draft(ground, verb, left, right, "phone", line or (verb, verb)) if right else None
    if kind == "visit":
        return _visit(ground, verb, left, right, (verb, verb))
    return _draft(ground, verb, left, right, "phone" if line else "meeting", line or (verb, verb))


def _spoken(
    ground: Ground, verb: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...], line: tuple[int, int] | None
) -> Draft | None:
    """Read "discussed it by phone"; without a line, speaking only adds a topic to a contact told of elsewhere."""
    if line is not None:
        return _draft(ground, verb, left, right, "phone", line)
    if ground.token(verb).lemma == "agree":
        return None
    leaders = across_borders(ground, left, right) or two_countries(ground, (*left, *right)) or of_offices(ground, verb)
    if ground.token(verb).lemma in words("contact", "by_line") and leaders:
        draft = _draft(ground, verb, left, right, "phone", (verb, verb))
        if draft is not None and ("date" in draft.fields or across_borders(ground, left, right)):
            return _inferred(draft, "leaders of two states who spoke, and no meeting is told of")
    draft = _draft(ground, verb, left, right, "meeting", (verb, verb))
    if draft is None:
        return None
    # What was said there may have a date of its own ("exchanged views on this week's talks"): only the topic is lent.
    kept = {name: values for name, values in draft.fields.items() if name in ("parties", "channel", "topic")}
    return Draft(draft.head, draft.status, kept, soft=True)


def _sent_out(ground: Ground, verb: int) -> Draft | None:
    """Read "the president sent his foreign minister to Oslo": the visit of who was sent, abroad."""
    passive = ground.tree.child(verb, "auxpass") is not None
    sent = ground.tree.children(verb, "nsubjpass") if passive else ground.tree.children(verb, "dobj")
    return _abroad(ground, verb, people(ground, parties_at(ground, sent)), objects_after(ground, verb, "to"))


def _led_there(ground: Ground, verb: int) -> Draft | None:
    """Read "the minister will lead a delegation to Oslo": the visit of who leads it."""
    nouns = load("contact")["leading"]["nouns"]
    led = [o for o in ground.tree.children(verb, "dobj") if ground.token(o).lemma in nouns]
    spots = [o for node in (verb, *led) for o in objects_after(ground, node, "to")]
    leaders = people(ground, parties_at(ground, doers_of(ground, verb)))
    return _abroad(ground, verb, leaders, spots) if led else None


def _gone_abroad(ground: Ground, verb: int) -> Draft | None:
    """Read "the minister will travel to Oslo": a visit that lies ahead. One that was made is told by who was met."""
    ahead = status_in(ground.tree, verb).status in ("planned", "ongoing", "refused")
    if not ahead or ground.token(verb).lemma not in words("contact", "going"):
        return None
    going = in_office(ground, parties_at(ground, subjects_of(ground.tree, verb)))
    return _abroad(ground, verb, going, objects_after(ground, verb, "to", "for"))


def _abroad(ground: Ground, verb: int, envoys: tuple[ActorValue, ...], spots: list[int]) -> Draft | None:
    """Make the visit of somebody to a place, if it lies in no country of theirs."""
    gone_to = [m for m in ground.reading.places if any(m.first <= o <= m.last for o in spots)]
    place = place_value(ground.reading, gone_to[0]) if gone_to else None
    country = ground.countries().get(place.id or "") if place is not None else None
    homes = {ground.actors[v.id].country for v in envoys if v.id is not None and v.id in ground.actors}
    if place is None or country is None or not envoys or country in homes:
        return None
    draft = _draft(ground, verb, envoys, (), "visit", (verb, verb), alone=True)
    return draft and _with(draft, "place", (place,))


def _inferred(draft: Draft, why: str) -> Draft:
    """Mark a channel as inferred."""
    channel = tuple(replace(v, how="inferred", why=why) for v in draft.fields["channel"])
    return replace(draft, fields={**draft.fields, "channel": channel})


def _hosting(ground: Ground, verb: int, subjects: list[int], direct: list[int], *, passive: bool) -> Draft | None:
    """Read "hosted her counterpart", "was received by": host and guest must both be people or their governments."""
    hosts = parties_at(ground, objects_after(ground, verb, "by") if passive else subjects)
    guests = parties_at(ground, subjects if passive else direct)
    if not hosts or not guests or not all(v.id is not None for v in (*hosts, *guests)):
        return None
    if ground.token(verb).lemma in ("receive", "welcome") and not (people(ground, guests) and people(ground, hosts)):
        return None
    draft = _draft(ground, verb, hosts, guests, "meeting", (verb, verb))
    return draft and _with(draft, "host", hosts[:1])


def _visit(
    ground: Ground, at: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...], words_at: tuple[int, int]
) -> Draft | None:
    """Read a visit: the guest, and the host named as its object or as who the talks were with."""
    hosts = right or _talked_with(ground, at)
    place = place_of(ground.reading, at)
    persons = people(ground, left)
    if not persons or (not hosts and (place is None or place.id is None)):
        return None
    draft = _draft(ground, at, persons, hosts, "visit", words_at, alone=True)
    return draft and _with(draft, "host", hosts[:1])


def _talked_with(ground: Ground, at: int) -> tuple[ActorValue, ...]:
    """Find whom a visit was for: "for talks with the Russian leader", "to meet the king"."""
    verb = at if ground.token(at).pos == "VERB" else governing_verb(ground, at)[0]
    for node in [at] if verb is None else [at, verb]:
        for purpose in objects_after(ground, node, "for"):
            if ground.token(purpose).lemma in (*words_of("nouns"),):
                return parties_at(ground, objects_after(ground, purpose, "with"))
        for clause in ground.tree.children(node, "advcl", "xcomp", "acl"):
            if classes("contact", "verbs").get(ground.token(clause).lemma) == "meeting":
                met = [*ground.tree.children(clause, "dobj"), *objects_after(ground, clause, "with")]
                return parties_at(ground, met)
    return ()


def words_of(section: str) -> tuple[str, ...]:
    """Return every word of a section of the contact lists."""
    return tuple(classes("contact", section))


def _from_noun(ground: Ground, noun: int) -> list[Draft]:
    """Read a contact from its noun: "a phone call to …", "his meeting with …"; "separate calls with" are several."""
    touch = _in_touch(ground, noun)
    if touch is not None:
        return [touch]
    kind = classes("contact", "nouns").get(ground.token(noun).lemma)
    if kind is None or ground.token(noun).dep == "compound":
        return []
    line = line_of_noun(ground, noun)
    lemma = ground.token(noun).lemma
    if kind == "phone" or line is not None:
        channel = "phone" if line is not None or lemma == "call" else "meeting"
    else:
        channel = kind
    left, right = both_sides(ground, noun, channel)
    if channel == "visit":
        visit = _visit(ground, noun, left, right, (noun, noun)) if lemma == "visit" or right else None
        return [visit] if visit is not None else []
    if channel == "message" and not (left and right):
        return []
    if channel != "phone" and lemma in words("contact", "talks") and not _personal(ground, (*left, *right)):
        officials = any(ground.lower(o) in words("contact", "officials") for o in objects_after(ground, noun, "with"))
        if not (people(ground, left) and officials):
            return []
    if channel == "meeting" and not people(ground, (*left, *right)) and not by_office(ground, noun):
        return []
    apart = len(right) > 1 and any(ground.lower(c) == "separate" for c in ground.tree.children(noun, "amod"))
    partners = [(one,) for one in right] if apart else [right]
    drafts = [_draft(ground, noun, left, one, channel, line or (noun, noun)) for one in partners]
    return [draft for draft in drafts if draft is not None]


def _in_touch(ground: Ground, noun: int) -> Draft | None:
    """Read "has been in touch with both ministers": they spoke or wrote, which is not told."""
    prep = ground.token(noun).head
    if ground.lower(noun) not in words("contact", "touch") or ground.lower(prep) != "in":
        return None
    verb = ground.token(prep).head
    if ground.token(verb).pos not in ("VERB", "AUX") or ground.tree.children(noun, "amod"):
        return None
    left = parties_at(ground, subjects_of(ground.tree, verb))
    right = parties_at(ground, [*objects_after(ground, noun, "with"), *objects_after(ground, verb, "with")])
    if not left or not right:
        return None
    draft = _draft(ground, verb, left, right, "message", (noun, noun))
    return draft and _inferred(draft, "in touch: by what means is not told")


def _draft(
    ground: Ground,
    at: int,
    left: tuple[ActorValue, ...],
    right: tuple[ActorValue, ...],
    channel: str,
    words_at: tuple[int, int],
    *,
    alone: bool = False,
) -> Draft | None:
    """Put a mention together; it needs two parties, one of them known, or for a visit one known person."""
    parties = {(v.id or v.name.lower()): v for v in (*left, *right) if not is_generic(ground, v)}
    if (len(parties) < _PAIR and not alone) or not any(v.id is not None for v in parties.values()):
        return None
    if at_home(ground, tuple(parties.values())) and ground.token(at).lemma != "meeting":
        return None
    if channel == "meeting" and count_sides(ground, tuple(parties.values())) > _PAIR:
        channel = "multilateral"
    first, last = ground.token(min(words_at)), ground.token(max(words_at))
    fields: dict[str, tuple[Value, ...]] = {
        "parties": tuple(parties.values()),
        "channel": (term_value(ground.reading, channel, first.start, last.end),),
        "topic": topics_of(ground, at),
    }
    days = date_among(ground, told_with(ground, at)) or date_among(ground, beside(ground, at))
    fields["date"] = lasting(ground, at, days)
    place = place_beside(ground, at)
    if place is not None and channel != "phone" and not of_the_states(ground, at, place):
        fields["place"] = (place,)
    apart = any(ground.lower(c) == "separate" for c in ground.tree.children(at, "amod"))
    many = ground.token(at).tag == "NNS" and ground.token(at).lemma != "talk" and not apart
    if many and not fields["date"] and not (left and right):
        return None  # "their meetings" are many, and none of them
    status = status_in(ground.tree, at).status
    filled = {name: values for name, values in fields.items() if values}
    draft = Draft(at, status, filled, soft=status == "hypothetical" and not across_borders(ground, left, right))
    return draft if ground.token(at).tag in ("VBD", "VBN") else by_day(draft, ground.reading.published)


def _with(draft: Draft, name: str, values: tuple[Value, ...]) -> Draft:
    """Add a field to a mention."""
    return Draft(draft.head, draft.status, {**draft.fields, name: values}, draft.soft)


def _personal(ground: Ground, values: tuple[ActorValue, ...]) -> bool:
    """Tell whether all known parties are persons, and there are two."""
    known = [v for v in values if v.id is not None]
    return len(known) > 1 and len(people(ground, tuple(known))) == len(known)


def _same(ground: Ground, one: Draft, two: Draft) -> bool:
    """Tell whether two mentions are of one contact."""
    first, second = sides_of(ground, one.fields["parties"], two.fields["parties"])
    if not (first <= second or second <= first) or len(first & second) < min(_PAIR, len(first), len(second)):
        return False
    if dates_conflict(one.fields, two.fields) or numbers_conflict(one, two):
        return False
    if not (one.bare or two.bare) and not same_side_of_now(one.status, two.status):
        return False
    if places_conflict(one, two, ground.countries()):
        return False
    channels = {_channel(one), _channel(two)}
    return two.soft or len(channels) == 1 or channels <= {"visit", "meeting"} or channels <= {"meeting", "multilateral"}


def _channel(draft: Draft) -> str:
    """Return a mention's channel."""
    value = draft.fields["channel"][0]
    return value.term if isinstance(value, TermValue) else ""


def _report(ground: Ground, draft: Draft) -> Report:
    """Make the report of a mention, with who says so and its PLOVER code."""
    token = ground.token(draft.head)
    return make_report(
        ground.reading, "contact", draft.fields, status=draft.status,
        attribution=attribution_of(ground.reading, token.start, token.end),
        plover=_plover(_channel(draft), len(draft.fields["parties"]), draft.status),
    )  # fmt: skip


def _plover(channel: str, parties: int, status: Status) -> Plover | None:
    """Code a contact: held is CONSULT, to come is AGREE, refused is REJECT; what is denied or imagined has no code."""
    if status in ("happened", "ongoing"):
        mode = {"phone": "phone", "visit": "visit", "multilateral": "multilateral"}.get(channel)
        return Plover(type="CONSULT", mode="multilateral" if parties > _PAIR else mode, contexts=("diplomatic",))
    if status in ("planned", "proposed"):
        return Plover(type="AGREE", contexts=("diplomatic",))
    return Plover(type="REJECT", mode="meet", contexts=("diplomatic",)) if status == "refused" else None
