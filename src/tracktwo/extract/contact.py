"""Reports of the kind `contact`: one meeting, visit or call, found in verbs ("spoke by phone") and in nouns alike.

A session of a track of talks is a round, not a contact: plain "talks" count here only where people are named on both
sides. All mentions of one contact in an article become one report.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tracktwo.extract.making import make_report
from tracktwo.extract.says import attribution_of
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
from tracktwo.extract.talks.assemblies import assembly_at
from tracktwo.extract.talks.councils import council_met, council_session
from tracktwo.extract.talks.cues import classes, load, words
from tracktwo.extract.talks.drafting import draft_of, with_channel_inferred, with_field
from tracktwo.extract.talks.ground import Ground, objects_after, parties_at
from tracktwo.extract.talks.lines import is_figurative, line_of_noun, line_of_verb, named_so, rings
from tracktwo.extract.talks.merge import (
    Draft,
    dates_conflict,
    fold,
    is_over,
    party_keys,
    same_day_told,
    same_side_of_now,
)
from tracktwo.extract.talks.repair import object_of_gerund, subjects_of
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
    two_states,
    who_tells_of,
)
from tracktwo.extract.talks.visits import gone_abroad, gone_to_see, hosts_of, led_there, on_a_trip, sent_out, visit_of
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, Plover, Report, Status, TermValue

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
            draft = _from_verb(ground, token.i) or council_met(ground, token.i)
            found, again = [draft] if draft is not None else [], loose_verb(ground, token.i)
        elif token.pos in ("NOUN", "PROPN"):
            found, again = _from_noun(ground, token.i), loose_noun(ground, token.i)
            sat = None if found else council_session(ground, token.i)
            found = found if sat is None else [sat]
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
    draft = draft_of(ground, loose.head, parties, (), kind_of(ground, loose.head), (loose.head, loose.head))
    if draft is not None and draft.status != "denied" and is_over(draft, ground.reading.published):
        loose = replace(loose, told=True, status="happened")
        draft = replace(draft, status="happened")
    return None if draft is None else bare(draft, loose)


def _from_verb(ground: Ground, verb: int) -> Draft | None:
    """Read a contact from its verb: meet, visit, host, phone, or speak with a phone beside it."""
    token = ground.token(verb)
    if token.dep == "amod":  # "met the visiting minister"
        return None
    particle = ground.tree.child(verb, "prt")
    stem = f"{token.lemma} {ground.lower(particle)}" if particle is not None else token.lemma
    kind = classes("contact", "verbs").get(stem)
    if token.lemma in load("contact")["leading"]["verbs"]:
        return led_there(ground, verb)
    if kind == "travelling":
        return gone_abroad(ground, verb)
    if token.lemma in words("contact", "telling"):
        return _told_by_line(ground, verb)
    if kind is None or kind == "writing" or is_figurative(ground, verb):
        return None
    if kind == "sending":
        return sent_out(ground, verb)
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
    if kind in ("seeing", "discussing"):
        seen = gone_to_see(ground, verb, parties_at(ground, direct if kind == "seeing" else beside))
        if seen is not None or kind == "seeing":
            return seen
    if kind in ("speaking", "discussing"):
        return _spoken(ground, verb, who_tells_of(ground, verb, left), parties_at(ground, beside), line)
    right = parties_at(ground, [*direct, *beside])
    if kind == "visit":
        if any(ground.token(o).lemma in words("contact", "own_ground") for o in direct):
            return None
        right = hosts_of(ground, left, right)
    if kind == "calling":
        if token.lemma == "call" and not rings(ground, verb, left, right):
            return None
        return draft_of(ground, verb, left, right, "phone", line or (verb, verb)) if right else None
    if kind == "visit":
        return visit_of(ground, verb, left, right, (verb, verb))
    met = draft_of(ground, verb, left, right, "phone" if line else "meeting", line or (verb, verb))
    return met or assembly_at(ground, verb)


def _told_by_line(ground: Ground, verb: int) -> Draft | None:
    """Read "told the king by phone that …", "assured him in a call": people of two countries who spoke."""
    line = line_of_verb(ground, verb)
    told = people(ground, parties_at(ground, ground.tree.children(verb, "dobj", "dative")))
    left = people(ground, parties_at(ground, subjects_of(ground.tree, verb)))
    return draft_of(ground, verb, left, told, "phone", line) if line is not None and left and told else None


def _spoken(
    ground: Ground, verb: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...], line: tuple[int, int] | None
) -> Draft | None:
    """Read "discussed it by phone"; without a line, speaking only adds a topic to a contact told of elsewhere."""
    if line is not None:
        return draft_of(ground, verb, left, right, "phone", line)
    if ground.token(verb).lemma == "agree":
        return None
    leaders = across_borders(ground, left, right) or two_countries(ground, (*left, *right)) or of_offices(ground, verb)
    if ground.token(verb).lemma in words("contact", "by_line") and leaders:
        draft = draft_of(ground, verb, left, right, "phone", (verb, verb))
        if draft is not None and ("date" in draft.fields or across_borders(ground, left, right)):
            return with_channel_inferred(draft, "leaders of two states who spoke, and no meeting is told of")
    draft = draft_of(ground, verb, left, right, "meeting", (verb, verb))
    if draft is None:
        return None
    # What was said there may have a date of its own ("exchanged views on this week's talks"): only the topic is lent.
    kept = {name: values for name, values in draft.fields.items() if name in ("parties", "channel", "topic")}
    return Draft(draft.head, draft.status, kept, soft=True)


def _hosting(ground: Ground, verb: int, subjects: list[int], direct: list[int], *, passive: bool) -> Draft | None:
    """Read "hosted her counterpart", "was received by": host and guest must both be people or their governments."""
    hosts = parties_at(ground, objects_after(ground, verb, "by") if passive else subjects)
    guests = parties_at(ground, subjects if passive else direct)
    if not hosts or not guests or not all(v.id is not None for v in (*hosts, *guests)):
        return None
    if ground.token(verb).lemma in ("receive", "welcome") and not (people(ground, guests) and people(ground, hosts)):
        return None
    draft = draft_of(ground, verb, hosts, guests, "meeting", (verb, verb))
    return draft and with_field(draft, "host", hosts[:1])


def _from_noun(ground: Ground, noun: int) -> list[Draft]:
    """Read a contact from its noun: "a phone call to …", "his meeting with …"; "separate calls with" are several."""
    touch = _in_touch(ground, noun)
    if touch is not None:
        return [touch]
    kind = classes("contact", "nouns").get(ground.token(noun).lemma)
    if kind is None and ground.token(noun).lemma in words("contact", "held_by_line") and line_of_noun(ground, noun):
        kind = "phone"
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
        visit = visit_of(ground, noun, left, right, (noun, noun)) if lemma == "visit" or right else None
        visit = visit or (on_a_trip(ground, noun, left) if lemma == "trip" else None)
        return [visit] if visit is not None else []
    if channel == "message" and not (left and right):
        return []
    if channel != "phone" and lemma in words("contact", "talks") and not _personal(ground, (*left, *right)):
        officials = any(ground.lower(o) in words("contact", "officials") for o in objects_after(ground, noun, "with"))
        if not (people(ground, left) and officials):
            return []
    of_states = lemma == "summit" and two_states(ground, (*left, *right))
    if channel == "meeting" and not (people(ground, (*left, *right)) or by_office(ground, noun) or of_states):
        return []
    apart = len(right) > 1 and any(ground.lower(c) == "separate" for c in ground.tree.children(noun, "amod"))
    partners = [(one,) for one in right] if apart else [right]
    drafts = [draft_of(ground, noun, left, one, channel, line or (noun, noun)) for one in partners]
    vague = lemma == "negotiation"  # negotiations without a day are a policy, not a meeting
    return [d for d in drafts if d is not None and not (vague and "date" not in d.fields)]


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
    draft = draft_of(ground, verb, left, right, "message", (noun, noun))
    return draft and with_channel_inferred(draft, "in touch: by what means is not told")


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
    settled = same_side_of_now(one.status, two.status) or same_day_told(one.fields, two.fields)
    if not (one.bare or two.bare) and not settled:
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
