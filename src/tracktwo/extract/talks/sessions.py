"""One mention of talks: from the nouns of a phrase to a draft of a round, with whatever the clause says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import date_among, hyphenated
from tracktwo.extract.talks.cues import load, words
from tracktwo.extract.talks.days import meanwhile, same_day
from tracktwo.extract.talks.ground import (
    Ground,
    doers_of,
    governing_verb,
    objects_after,
    parties_at,
    phrase_value,
)
from tracktwo.extract.talks.merge import Draft
from tracktwo.extract.talks.outcomes import outcome_of
from tracktwo.extract.talks.stages import carried_on
from tracktwo.extract.talks.tracks import Venue, format_at, gone_to, track_of
from tracktwo.extract.talks.verb_form import governor_class
from tracktwo.extract.where import place_value
from tracktwo.types import ActorValue, QuantityValue, TermValue, Value

_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of talks: its draft, its track if it names one, and whether it points back ("the talks").

    A ``weak`` one is a mere meeting: it is a session only where the article speaks of talks on the same track; a
    ``round`` only where it speaks of talks at all.
    """

    draft: Draft
    track: TermValue | None
    definite: bool
    weak: bool = False
    round: bool = False


def session_at(ground: Ground, i: int, venues: Mapping[int, Venue]) -> Mention | None:
    """Read the mention of talks whose outermost noun is token ``i``, or None where that is no such noun.

    A pronoun counts where it is what is held somewhere ("they could be held in Muscat").
    """
    nodes = _complex(ground, i) or _pronoun(ground, i)
    if not nodes:
        return None
    verb, how = governing_verb(ground, i)
    gone = how == "for" and verb is not None and ground.token(verb).lemma in words("round", "bound_for")
    if (verb is not None and how in ("nsubj", "dobj", "nsubjpass")) or _set_by(ground, nodes):
        last = carried_on(ground, verb, how)[0] if verb is not None else None
        verbs = tuple(v for v in (verb, last, *_set_by(ground, nodes)) if v is not None and _venue_verb(ground, v))
    else:
        verbs = (verb,) if verb is not None and (gone or _takes_place(ground, verb)) else ()
    track = track_of(ground, nodes, verbs, venues)
    if track is None and gone and verb is not None:
        track = gone_to(ground, verb, venues)
    number = _number(ground, nodes)
    fields = _fields(ground, i, nodes, verb, how)
    ended = "outcome" in fields
    if track is None and ground.token(i).lemma in ("conference", "dialogue", "summit") and not ended:
        return None
    if number is not None:
        fields["number"] = (number,)
    fields["place"] = () if track is None else venue_of(ground, track)
    absent = fields.get("absent")
    status = status_in(ground.tree, i).status
    if absent and status in ("refused", "denied"):
        status = "happened" if _past_session(ground, i) else "planned"
    told = bool(set(fields) - {"agenda", "place"}) or (
        status in ("planned", "proposed", "conditional", "ongoing") and not _merely_touched(ground, verb, how)
    )
    plain = not told and not _happens(ground, verb, how)
    points_back = _definite(ground, i) or ground.token(i).pos == "PRON"
    return Mention(
        Draft(i, status, {k: v for k, v in fields.items() if v}, plain), track, points_back,
        _weak(ground, nodes) and not ended,
        ground.token(i).lemma == "round",
    )  # fmt: skip


def _weak(ground: Ground, nodes: tuple[int, ...]) -> bool:
    """Tell a meeting or a summit from talks."""
    return not any(ground.token(n).lemma in words("round", "talks") or ground.token(n).pos == "PRON" for n in nodes)


def _pronoun(ground: Ground, i: int) -> tuple[int, ...]:
    """Return a pronoun that is the subject of being held or taking place."""
    token = ground.token(i)
    if token.text.lower() not in ("they", "it", "these", "this") or token.dep not in ("nsubj", "nsubjpass"):
        return ()
    return (i,) if ground.token(token.head).lemma in words("round", "held") else ()


def venue_of(ground: Ground, track: TermValue) -> tuple[Value, ...]:
    """Return the place that a track was read from, as a value if the article's places hold it."""
    for mention in ground.reading.places:
        if mention.start <= track.start and track.end <= mention.end:
            return (place_value(ground.reading, mention),)
    return ()


def _complex(ground: Ground, i: int) -> tuple[int, ...]:
    """Return a noun of talks with those that it is a part of ("round" … "talks"), or nothing."""
    token = ground.token(i)
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return ()
    lemma = token.lemma
    before = {ground.lower(c) for c in ground.tree.children(i, "compound", "amod", "nmod") if not format_at(ground, c)}
    if before & words("round", "not_talks"):
        return ()
    if lemma in words("round", "series"):
        below = [o for o in objects_after(ground, i, "of") if ground.token(o).lemma in words("round", "talks")]
        if below and _plural_talks(ground, below[0]):
            return () if token.text.lower() in words("round", "many_sessions") else (i, below[0])
    if lemma in words("round", "talks") and _plural_talks(ground, i):
        return () if _inner(ground, i) else (i,)
    if lemma in words("round", "sessions") and token.text.lower() not in words("round", "many_sessions"):
        return (i,)
    return ()


def _plural_talks(ground: Ground, i: int) -> bool:
    """Tell talks from a talk, negotiations from "negotiation skills"."""
    token = ground.token(i)
    return token.lemma not in ("talk", "negotiation") or token.text.lower().endswith("s")


def _inner(ground: Ground, i: int) -> bool:
    """Tell whether a noun stands inside a session that is read with it ("the third round of talks")."""
    prep = ground.token(i).head
    above = ground.token(prep).head
    return ground.lower(prep) == "of" and ground.token(above).lemma in words("round", "series")


def _set_by(ground: Ground, nodes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the participles and clauses behind the nouns ("talks set for …", "that have been taking place in …")."""
    return tuple(c for node in nodes for c in ground.tree.children(node, "acl", "relcl"))


def _venue_verb(ground: Ground, verb: int) -> bool:
    """Tell whether a verb's place is where its talks are held."""
    return ground.token(verb).lemma in words("round", "venue_verbs")


def _takes_place(ground: Ground, verb: int) -> bool:
    """Tell whether a verb is one of being held."""
    return ground.token(verb).lemma in ("take", "hold", "begin", "open", "start", "resume", "meet", "convene")


def _happens(ground: Ground, verb: int | None, how: str) -> bool:
    """Tell whether talks are the subject of a verb of happening, or the object of holding them."""
    if verb is None:
        return False
    lemma = ground.token(verb).lemma
    if how in ("nsubj", "nsubjpass"):
        return lemma in words("round", "ending") or lemma in words("status", "happening") - {
            "be",
            "go",
            "come",
            "follow",
        }
    return how == "dobj" and lemma in words("round", "party_verbs") | words("round", "host_verbs")


def _merely_touched(ground: Ground, verb: int | None, how: str) -> bool:
    """Tell whether talks are the object of a verb that says nothing of their being held ("it will help the talks")."""
    if verb is None or how != "dobj":
        return False
    lemma, lists = ground.token(verb).lemma, ("party_verbs", "host_verbs", "mediator_verbs", "venue_verbs", "absence")
    known = any(lemma in words("round", name) for name in lists) or lemma in words("talks", "joining")
    return not known and governor_class(ground.tree, verb) in (None, "transparent")


def _definite(ground: Ground, i: int) -> bool:
    """Tell whether a mention points back to talks spoken of before."""
    dets = [ground.lower(c) for c in ground.tree.children(i, "det", "poss")]
    if any(ground.token(n).lemma in words("round", "led_up") for n in ground.tree.children(i, "relcl")):
        return False
    if ground.token(i).lemma in words("round", "resuming"):
        return True
    return any(d in words("round", "definite") for d in dets)


def _past_session(ground: Ground, i: int) -> bool:
    """Tell whether the clause of those who stayed away is told in the past; "the refusal to join" is."""
    verb, _ = governing_verb(ground, i)
    if _refusal_noun(ground, verb):
        return True
    while verb is not None and ground.token(verb).dep == "xcomp":
        verb = ground.token(verb).head
    return (
        verb is not None
        and ground.token(verb).tag in ("VBD", "VBN", "VBG")
        and not any(ground.token(a).tag == "MD" for a in ground.tree.children(verb, "aux"))
    )


def _number(ground: Ground, nodes: tuple[int, ...]) -> QuantityValue | None:
    """Read the ordinal before a session: third, 3rd."""
    for node in nodes:
        for child in ground.tree.children(node, "amod", "nmod", "compound", "nummod"):
            text = ground.lower(child)
            nth = _NTH.fullmatch(text)
            number = int(nth[1]) if nth else load("round")["ordinals"].get(text)
            if number is not None and not _day_or_phase(ground, node):
                token = ground.token(child)
                return QuantityValue(
                    start=token.start, end=token.end, text=token.text, low=float(number), high=float(number),
                    bound="exact", unit="round",
                )  # fmt: skip
    return None


def _day_or_phase(ground: Ground, node: int) -> bool:
    """Tell a third day of talks from a third round."""
    return ground.token(node).lemma in ("day", "week", "phase", "start", "opening", "end")


def _fields(ground: Ground, i: int, nodes: tuple[int, ...], verb: int | None, how: str) -> dict[str, tuple[Value, ...]]:
    """Read everything but the track and the number that the phrase and its clause say."""
    fields: dict[str, tuple[Value, ...]] = {}
    mediators, hosts = hyphenated(ground, nodes, words("round", "mediated")), parties_at(ground, [])
    parties = [h for node in nodes for h in objects_after(ground, node, "between", "with", "among", "involving")]
    found = parties_at(ground, [*parties, *(c for node in nodes for c in ground.tree.children(node, "poss"))])
    if verb is not None:
        subjects = parties_at(ground, doers_of(ground, verb))
        agents = parties_at(ground, objects_after(ground, verb, "by"))
        lemma = ground.token(verb).lemma
        passive = how == "nsubjpass"
        doers = agents if passive else subjects if how == "dobj" or (how in ("in", "at", "to", "from")) else ()
        if lemma in words("round", "mediator_verbs") and how != "to":  # what led to the talks led none of them
            mediators = (*mediators, *doers)
        elif lemma in words("round", "host_verbs"):
            hosts = doers
        elif _stays_away(ground, verb, how):
            fields["absent"] = _absentees(ground, verb)
        elif lemma in words("round", "party_verbs") and how in ("dobj", "nsubjpass"):
            found = (*found, *(doers if _takes_part(ground, verb) else ()))
        elif lemma in words("round", "own") and how in ("dobj", "for"):
            found = (*found, *(doers or parties_at(ground, doers_of(ground, verb)) if len(found) == 1 else ()))
        going = how == "for" and lemma in words("round", "bound_for")
        if how in ("in", "at", "for") and (going or lemma in words("round", "taking_part")):
            found = (*found, *parties_at(ground, doers_of(ground, verb)))
        if how in ("nsubj", "nsubjpass", "by"):
            found = (*found, *parties_at(ground, objects_after(ground, verb, "with", "between")))
    fields["outcome"] = outcome_of(ground, nodes, verb, how)
    absent_by = _refusal_noun(ground, verb) or _absent_beside(ground, verb, how)
    if absent_by:
        fields["absent"] = absent_by
    fields |= {"parties": _once(found), "mediators": _once(mediators), "hosts": _once(hosts)}
    gone = verb if how == "for" and verb is not None and ground.token(verb).lemma == "be" else None
    last = carried_on(ground, verb, how)[0] if verb is not None else None
    late = last if last != verb else None
    fields["date"] = date_among(ground, (i, *meanwhile(ground, verb, how), gone, late)) or same_day(ground, verb, how)
    fields["agenda"] = _agenda(ground, nodes)
    return {name: values for name, values in fields.items() if values}


def _takes_part(ground: Ground, verb: int) -> bool:
    """Tell whether who opens talks also sits in them: not who merely tries to bring them about."""
    if ground.token(verb).lemma not in words("round", "launching"):
        return True
    own = ground.token(verb).dep == "xcomp" and governor_class(ground.tree, ground.token(verb).head) == "planned"
    return own or ground.token(verb).tag != "VB"


def _once(values: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Keep each actor once."""
    return tuple({(v.id or v.name.lower()): v for v in reversed(values)}.values())[::-1]


def _stays_away(ground: Ground, verb: int, how: str) -> bool:
    """Tell whether a clause says that its subject stayed away from the talks in it."""
    token = ground.token(verb)
    particle = next((ground.lower(c) for c in ground.tree.children(verb, "prt", "advmod")), "")
    if token.lemma in words("round", "absence") and how == "dobj":
        return True
    if f"{token.lemma} {particle}" in words("round", "absence_with") and how in ("from", "of"):
        return True
    if token.lemma not in words("round", "joining"):
        return False
    above = ground.token(token.head)
    refused = token.dep == "xcomp" and above.lemma in words("round", "refusal")
    return refused or bool(ground.tree.children(verb, "neg"))


def _absentees(ground: Ground, verb: int) -> tuple[ActorValue, ...]:
    """Return who stayed away: the subject of the verb or of the refusing above it."""
    return parties_at(ground, ground.tree.subjects(verb))


def _absent_beside(ground: Ground, verb: int | None, how: str) -> tuple[ActorValue, ...]:
    """Read "ended … after the rebels refused to attend", "went ahead although they stayed away"."""
    if verb is None or how not in ("nsubj", "nsubjpass"):
        return ()
    for clause in ground.tree.children(verb, "advcl"):
        token = ground.token(clause)
        particle = next((ground.lower(c) for c in ground.tree.children(clause, "prt", "advmod")), "")
        joining = any(ground.token(c).lemma in words("round", "joining") for c in ground.tree.children(clause, "xcomp"))
        away = f"{token.lemma} {particle}" in words("round", "absence_with")
        bare = not ground.tree.children(clause, "dobj") and (away or token.lemma in words("round", "absence"))
        not_there = token.lemma in words("round", "joining") and bool(ground.tree.children(clause, "neg"))
        if bare or not_there or (token.lemma in words("round", "not_coming") and joining):
            return parties_at(ground, ground.tree.children(clause, "nsubj"))
    return ()


def _refusal_noun(ground: Ground, verb: int | None) -> tuple[ActorValue, ...]:
    """Read "the refusal by the rebels to join the talks"."""
    if verb is None or ground.token(verb).dep not in ("acl", "relcl"):
        return ()
    noun = ground.token(verb).head
    if ground.token(noun).lemma not in ("refusal", "boycott"):
        return ()
    owners = ground.tree.children(noun, "poss")
    return parties_at(ground, [*objects_after(ground, noun, "by", "of"), *owners])


def _agenda(ground: Ground, nodes: tuple[int, ...]) -> tuple[Value, ...]:
    """Read what talks are about: "on prisoners", "aimed at ending the war", "to discuss a truce"."""
    found: list[Value] = []
    for node in nodes:
        for topic in objects_after(ground, node, *words("round", "agenda")):
            if not any(d.first <= topic <= d.last for d in ground.reading.dates) and ground.token(topic).pos != "PROPN":
                found.append(phrase_value(ground, topic))
        for clause in ground.tree.children(node, "acl", "relcl"):
            if ground.token(clause).lemma == "aim":
                gerunds = [c for p in ground.tree.children(clause, "prep") for c in ground.tree.children(p, "pcomp")]
                found += [phrase_value(ground, g) for g in gerunds]
            elif ground.token(clause).lemma in words("round", "agenda_verbs") and ground.token(clause).tag == "VB":
                found += [phrase_value(ground, o) for o in ground.tree.children(clause, "dobj")]
    return tuple(found)
