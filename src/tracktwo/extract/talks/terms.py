"""The terms of a truce that its words tell: where it reaches, when it starts and ends, who stands surety for it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracktwo.extract.talks.accords import date_among
from tracktwo.extract.talks.cues import classes, load, words
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, objects_after, parties_at, phrase_value
from tracktwo.extract.when import date_value
from tracktwo.places.gazetteer import find_place
from tracktwo.types import ActorValue, DateValue, Value

_ASIDE = frozenset({"relcl", "appos", "conj", "cc", "prep"})
# "72-hour", "three-day" before a truce.
_LENGTH = re.compile(r"(\w+)[ -–‐](hour|day|week|month)s?[ -–‐]?(?:long[ -])?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30}
_HOURS = 24


def scope_of(ground: Ground, nodes: Sequence[int], verb: int | None) -> tuple[Value, ...]:
    """Read how far a truce reaches: "nationwide", "in the eastern suburbs", "extended to the whole country"."""
    for node in nodes:
        for child in ground.tree.children(node, "amod", "compound"):
            if ground.lower(child) in words("ceasefire", "scopes"):
                return (phrase_value(ground, child),)
    for node in nodes:
        for place in objects_after(ground, node, *words("ceasefire", "scope_preps")):
            if _named_place(ground, place) or _whole_country(ground, place):
                return (phrase_value(ground, place, _ASIDE),)
    if verb is None:
        return ()
    if ground.token(verb).lemma in words("ceasefire", "widening"):
        for place in [o for node in (verb, *nodes) for o in objects_after(ground, node, "to", "across", "throughout")]:
            if _named_place(ground, place) or _whole_country(ground, place):
                return (phrase_value(ground, place, _ASIDE),)
    return ()


def widened(ground: Ground, nodes: Sequence[int], verb: int) -> bool:
    """Tell "extended to the whole country" from "extended by a week"."""
    if ground.token(verb).lemma not in words("ceasefire", "widening"):
        return False
    reached = [o for node in (verb, *nodes) for o in objects_after(ground, node, "to", "across", "throughout")]
    return any(_whole_country(ground, o) or _named_place(ground, o) for o in reached)


def local_scope(ground: Ground, verb: int, how: str) -> tuple[Value, ...]:
    """Read where a truce is from those who made it ("rebels in the old town agreed on …") or who left under it."""
    if how == "under":
        left = objects_after(ground, verb, "from")
        out = [p for p in ground.tree.children(verb, "prep") if ground.lower(p) == "out"]
        spots = [*left, *(o for p in out for o in objects_after(ground, p, "of"))]
        for town in ground.tree.children(verb, "dobj"):
            spots += [town, *objects_after(ground, town, "of")]
    else:
        spots = [o for s in doers_of(ground, verb) for o in objects_after(ground, s, "in", "of")]
    for spot in spots:
        if _named_place(ground, spot) and not _state(ground, spot):
            return (phrase_value(ground, spot, _ASIDE),)
    return ()


def starts_of(ground: Ground, nodes: Sequence[int]) -> tuple[DateValue, ...]:
    """Read when a truce begins from the clause behind it: "that is to take effect on Monday"."""
    for node in nodes:
        for clause in ground.tree.children(node, "acl", "relcl"):
            for verb in (clause, *ground.tree.children(clause, "xcomp")):
                if takes_effect(ground, verb):
                    found = date_among(ground, (verb,)) or _hour_of_day(ground, verb)
                    if found:
                        return found
    return ()


def _hour_of_day(ground: Ground, verb: int) -> tuple[DateValue, ...]:
    """Place "would come into force at midnight", which names no day, on the day of which it is told."""
    hours = [o for o in objects_after(ground, verb, "at") if ground.token(o).lemma in words("ceasefire", "hours")]
    if not hours:
        return ()
    told = date_among(ground, [a for a in ground.tree.ancestors(verb) if ground.token(a).pos == "VERB"])
    day = (told[0].edtf if told else ground.reading.published) or ""
    if len(day[:10]) < len("2016-12-29"):
        return ()
    token = ground.token(hours[0])
    value = DateValue(
        start=token.start, end=token.end, text=token.text, edtf=day[:10], from_=day[:10], until=day[:10],
        relative_to=day[:10], how="inferred", why="the day on which it is told",
    )  # fmt: skip
    return (value,)


def takes_effect(ground: Ground, verb: int) -> bool:
    """Tell whether a verb says that something begins to hold."""
    lemma = ground.token(verb).lemma
    if classes("ceasefire", "subject_of").get(lemma) != "in_force":
        return False
    return lemma not in ("take", "come", "go", "be", "enter", "remain") or in_effect(ground, verb)


def in_effect(ground: Ground, verb: int) -> bool:
    """Tell whether "effect", "force" or "place" stands with a verb."""
    near = ground.tree.children(verb, "dobj", "advmod", "acomp")
    near += [o for p in ground.tree.children(verb, "prep") for o in ground.tree.children(p, "pobj")]
    return any(ground.token(n).lemma in words("ceasefire", "in_force_with") for n in near)


def ends_of(ground: Ground, nodes: Sequence[int], verb: int | None, start: Sequence[Value]) -> tuple[Value, ...]:
    """Read the planned end: "until Monday", or the start and a length ("a three-day truce")."""
    for node in (*nodes, *(() if verb is None else (verb,))):
        for end in objects_after(ground, node, *words("ceasefire", "until")):
            for mention in ground.reading.dates:
                if mention.first <= end <= mention.last:
                    return (date_value(ground.reading, mention),)
    for node in nodes:
        length = _length_before(ground, node)
        day = start[0] if start else None
        if length is not None and isinstance(day, DateValue) and day.from_ and day.from_ == day.until:
            return (_counted(ground, length, day),)
    return ()


def sureties(ground: Ground, nodes: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return who "would act as guarantors of the truce", who "guaranteed the ceasefire"."""
    for node in nodes:
        token = ground.token(node)
        holder = ground.token(ground.token(token.head).head)
        if token.dep == "pobj" and ground.lower(token.head) in ("of", "for") and holder.lemma == "guarantor":
            verb, how = governing_verb(ground, holder.i)
            if holder.dep == "appos":
                return parties_at(ground, [holder.head])
            if verb is not None and how in ("as", "attr", "oprd"):
                return parties_at(ground, ground.tree.subjects(verb))
        verb, how = governing_verb(ground, node)
        if verb is not None and how == "dobj" and ground.token(verb).lemma in words("ceasefire", "of_guarantors"):
            return parties_at(ground, doers_of(ground, verb))
    return ()


def _named_place(ground: Ground, i: int) -> bool:
    """Tell whether a token lies in the name of a place."""
    named = any(n.first <= i <= n.last and n.kind == "place" for n in ground.reading.names)
    return named or any(p.first <= i <= p.last and not p.metonym for p in ground.reading.places)


def _whole_country(ground: Ground, i: int) -> bool:
    """Tell whether a noun is "the country", "the rest of the country"."""
    return ground.token(i).lemma in words("ceasefire", "countries")


def _state(ground: Ground, i: int) -> bool:
    """Tell whether a place is a whole country."""
    found = [find_place(p.place) for p in ground.reading.places if p.first <= i <= p.last and p.place is not None]
    return any(place is not None and place.precision == "country" for place in found)


def _length_before(ground: Ground, node: int) -> tuple[int, int, timedelta] | None:
    """Return the characters of a length before a truce and what it comes to."""
    first = min([node, *(c for child in ground.tree.children(node, "amod", "compound", "nmod") if child < node
                         for c in ground.tree.subtree(child))])  # fmt: skip
    start, end = ground.token(first).start, ground.token(node).start
    match = _LENGTH.search(ground.reading.text, start, end)
    if match is None:
        return None
    word, unit = match[1].lower(), match[2].lower()
    number = int(word) if word.isdigit() else load("ceasefire")["numbers"].get(word)
    if number is None:
        return None
    length = timedelta(hours=number) if unit == "hour" else timedelta(days=number * _DAYS[unit])
    return match.start(1), match.end(2), length


def length_after(ground: Ground, nodes: Sequence[int]) -> int | None:
    """Return the token of a length of time behind "for" ("for five days"), None where none is told."""
    for node in nodes:
        for length in objects_after(ground, node, "for"):
            numbered = ground.tree.child(length, "nummod", "quantmod") is not None
            if ground.token(length).lemma in ("minute", "hour", *_DAYS) and numbered:
                return length
    return None


def _counted(ground: Ground, length: tuple[int, int, timedelta], day: DateValue) -> DateValue:
    """Add a length to the day of a start; hours that fill no day end on the same day."""
    start, end, span = length
    last = (date.fromisoformat((day.from_ or "")[:10]) + timedelta(days=span // timedelta(hours=_HOURS))).isoformat()
    return replace(
        day, start=start, end=end, text=ground.reading.text[start:end], edtf=last, from_=last, until=last,
        relative_to=(day.from_ or "")[:10], how="inferred", why="the start and the length",
    )  # fmt: skip
