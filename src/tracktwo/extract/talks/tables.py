"""Who sat at a table: the two sides of a noun of contact, from its own phrases or from the clause around it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, governing_verb, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft, key_of
from tracktwo.extract.talks.repair import subjects_of
from tracktwo.extract.talks.verb_form import stem
from tracktwo.types import ActorValue, Value

# Prepositions that set a clause inside a contact: the clause's subject took part in it.
_DURING = frozenset({"in", "during", "at", "after", "following", "before", "on", "for", "with", "via", "over", "by",
                     "through", "since", "from"})  # fmt: skip
# "said after a meeting in …": who speaks then was there, and with the others who speak.
_TOGETHER = frozenset({"after", "following", "during", "at", "in"})
_PAIR = 2


def people(ground: Ground, values: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Return those that are persons, as far as the cast knows."""
    return tuple(v for v in values if v.id is not None and ground.kinds.get(v.id) == "person")


def across_borders(ground: Ground, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...]) -> bool:
    """Tell whether people of two countries stand on the two sides."""
    one, two = ({_country(ground, v) for v in people(ground, side)} - {None} for side in (left, right))
    return bool(one) and bool(two) and not one & two


def two_states(ground: Ground, values: tuple[ActorValue, ...]) -> bool:
    """Tell whether all are states, two at least."""
    kinds = {v.id: ground.kinds.get(v.id) for v in values if v.id is not None}
    return len(kinds) >= _PAIR and len(kinds) == len(values) and set(kinds.values()) == {"government"}


def two_countries(ground: Ground, values: tuple[ActorValue, ...]) -> bool:
    """Tell whether all are people, and of two countries at least ("Novak and Berg discussed …")."""
    persons = people(ground, values)
    return len(persons) == len(values) and len({_country(ground, v) for v in persons} - {None}) >= _PAIR


def sides_of(ground: Ground, one: Sequence[Value], two: Sequence[Value]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the parties of two mentions as keys, a state in the one and its man in the other by the same key."""
    keys = []
    for values, others in ((one, two), (two, one)):
        states = {v.id for v in others if isinstance(v, ActorValue)}
        found = set()
        for value in values:
            country = _country(ground, value) if isinstance(value, ActorValue) else None
            state = country.lower() if country is not None else None
            found.add(state if state is not None and state in states else key_of(value))
        keys.append(frozenset(found))
    return keys[0], keys[1]


def _country(ground: Ground, value: ActorValue) -> str | None:
    """Return an actor's country, where it is known."""
    actor = ground.actors.get(value.id) if value.id is not None else None
    return actor.country if actor is not None else None


def by_office(ground: Ground, noun: int) -> bool:
    """Tell whether a contact is of "the foreign ministers of A and B", who go by their states."""
    between = objects_after(ground, noun, "of", "between", "among")
    if any(ground.token(o).tag == "NNS" and ground.token(o).lemma in words("contact", "offices") for o in between):
        return True
    verb, how = governing_verb(ground, noun)
    held = verb is not None and how == "dobj" and ground.token(verb).lemma in words("contact", "holding")
    return verb is not None and (held or how in _TOGETHER) and of_offices(ground, verb)


def of_offices(ground: Ground, verb: int) -> bool:
    """Tell whether a verb's subject is a plural of office, whose holders go by their states."""
    return any(
        ground.token(s).tag == "NNS" and ground.token(s).lemma in words("contact", "offices")
        for s in ground.tree.subjects(verb)
    )


def both_sides(ground: Ground, noun: int, channel: str) -> tuple[tuple[ActorValue, ...], tuple[ActorValue, ...]]:
    """Find who a noun of contact is between: its own phrases first, then the clause that it stands in."""
    toward = ("with",) if channel in ("meeting", "visit", "multilateral") else ("with", "to", "from")
    by = ("by",) if channel == "visit" else ()
    between = parties_at(
        ground, [*objects_after(ground, noun, "between", "among", "involving", "of", *by), *_involved(ground, noun)]
    )
    owners = parties_at(ground, ground.tree.children(noun, "poss"))
    named = parties_at(ground, _named_before(ground, noun))
    right = parties_at(ground, _toward(ground, noun, toward))
    if len(between) > 1 or len(named) > 1:
        return (between if len(between) > 1 else named), right
    left = owners or between
    if channel == "message":
        left, right = _sender_and_reader(ground, noun, left, right)
    if left and right:
        return left, right
    inside = _relative(ground, noun)
    if inside is not None:
        return inside
    outside, partner = _clause_sides(ground, noun)
    outside = outside or holder_of(ground, noun) or (_above(ground, noun) if channel == "phone" and right else ())
    alone = not (left or right or partner) and ground.token(noun).lemma in words("contact", "talks")
    if alone and not _spoke_together(ground, noun, outside):
        return (), ()
    return left or outside, right or partner


def _above(ground: Ground, noun: int) -> tuple[ActorValue, ...]:
    """Find whose deed or decision stands over a call with somebody ("asked for a pause in a call with …")."""
    for above in ground.tree.ancestors(noun):
        if ground.token(above).pos in ("VERB", "AUX"):
            doers = people(ground, parties_at(ground, subjects_of(ground.tree, above)))
        else:
            doers = people(ground, parties_at(ground, ground.tree.children(above, "poss")))
        if doers or ground.token(above).dep in ("ccomp", "relcl", "ROOT"):
            return doers
    return ()


def _sender_and_reader(
    ground: Ground, noun: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...]
) -> tuple[tuple[ActorValue, ...], tuple[ActorValue, ...]]:
    """Find who wrote to whom: "a letter from Novak to Berg", "Novak sent Berg a letter"."""
    above = ground.token(noun).head
    sent = ground.token(noun).dep == "dobj" and ground.token(above).lemma in words("contact", "sending")
    left = left or parties_at(ground, objects_after(ground, noun, "from"))
    left = left or (parties_at(ground, subjects_of(ground.tree, above)) if sent else ())
    readers = [*objects_after(ground, noun, "to"), *objects_after(ground, above, "to")]
    readers += [d for d in ground.tree.children(above, "dative") if sent and ground.token(d).pos != "ADP"]
    right = right or (parties_at(ground, readers) if left else ())
    verb, how = governing_verb(ground, noun)
    if verb is not None and how == "in" and not left:  # "warned the king in a letter"
        left = people(ground, parties_at(ground, subjects_of(ground.tree, verb)))
        right = right or people(ground, parties_at(ground, ground.tree.children(verb, "dobj", "dative")))
    return left, right


def _involved(ground: Ground, noun: int) -> list[int]:
    """Find who "a call involving the president and the premier" was between, where that is a clause of its own."""
    clauses = [c for c in ground.tree.children(noun, "acl") if ground.token(c).lemma in words("contact", "involving")]
    return [o for c in clauses for o in ground.tree.children(c, "dobj")]


def _named_before(ground: Ground, noun: int) -> list[int]:
    """Find who stands before a noun: "the Novak-Berg summit", "Franco-German talks"."""
    before = [n for c in ground.tree.children(noun, "compound", "nmod", "amod") for n in ground.tree.subtree(c)]
    joined = joined_names(ground, before)
    if joined:
        return joined
    return [n for n in before if n in ground.mentions and n < noun and ground.token(n).dep != "poss"]


def joined_names(ground: Ground, before: Sequence[int]) -> list[int]:
    """Find the two people of "the Novak-Berg summit" where the article names both in full elsewhere.

    Returns the heads of their mentions nearest to the front; a surname of several goes to the one named most.
    """
    for i in before:
        if ground.token(i).text not in "-–/" or i - 1 not in before or i + 1 not in before:
            continue
        one, two = (_named_most(ground, ground.token(n).text) for n in (i - 1, i + 1))
        if one is not None and two is not None and ground.mentions[one].actor != ground.mentions[two].actor:
            return [one, two]
    return []


def _named_most(ground: Ground, name: str) -> int | None:
    """Return the head of the first mention of the known person of that name whom the article names most often."""
    called = [
        m
        for m in ground.mentions.values()
        if m.kind == "person" and m.form != "pronoun" and m.actor in ground.actors and name in m.name.split()
    ]
    told = Counter(m.actor for m in called)
    most = max(called, key=lambda m: (told[m.actor], -m.head), default=None)
    return None if most is None else most.head


def holder_of(ground: Ground, noun: int) -> tuple[ActorValue, ...]:
    """Read "Berg, in a call with …, said": the person that the phrase hangs on."""
    prep = ground.token(noun).head
    if ground.token(noun).dep != "pobj" or ground.lower(prep) not in _DURING:
        return ()
    mention = ground.mentions.get(ground.token(prep).head)
    return parties_at(ground, [mention.head]) if mention is not None and mention.kind == "person" else ()


def _relative(ground: Ground, noun: int) -> tuple[tuple[ActorValue, ...], tuple[ActorValue, ...]] | None:
    """Read "a call in which we agreed with …": both sides stand in the clause below the noun."""
    for clause in ground.tree.children(noun, "relcl"):
        left = parties_at(ground, ground.tree.subjects(clause))
        right = parties_at(ground, objects_after(ground, clause, "with"))
        if left and right:
            return left, right
    return None


def _toward(ground: Ground, noun: int, preps: tuple[str, ...]) -> list[int]:
    """Find who stands behind "with", also where the parser hung it on the place between ("a meeting at X with …")."""
    direct = objects_after(ground, noun, *preps)
    if direct:
        return direct
    taken = [p for p in ground.tree.children(noun, "prep") if ground.lower(p) in preps]
    lone = [p for p in taken if not ground.tree.children(p)]
    named = [head for head, m in ground.mentions.items() if m.first - 1 in lone]
    if named:  # "his meeting in Oslo with Berg lasted": the parser takes the name for a second subject
        return named
    if ground.token(noun).lemma in words("contact", "paid"):  # "paid a visit to the king"
        guests = [*objects_after(ground, noun, "to"), *_paid_to(ground, noun)]
        if people(ground, parties_at(ground, guests)):
            return guests
    spots = [o for o in objects_after(ground, noun, "in", "at", "on") if o not in ground.mentions or o < noun + 5]
    below = [o for spot in spots for o in objects_after(ground, spot, "with")]
    return [n for o in below for n in (o, *_split_off(ground, o))]


def _paid_to(ground: Ground, noun: int) -> list[int]:
    """Find to whom a visit was paid, which the parser hangs on the verb."""
    verb = ground.token(noun).head
    paid = ground.token(noun).dep == "dobj" and ground.token(verb).lemma in ("pay", "make")
    return objects_after(ground, verb, "to") if paid else []


def beyond(ground: Ground, node: int, *preps: str) -> list[int]:
    """Find who stands behind "with" that the parser hung on a time or place ("talked for hours with the envoys")."""
    hung = [o for p in ground.tree.children(node, "prep") for o in ground.tree.children(p, "pobj")]
    spots = [o for o in (*hung, *ground.tree.children(node, "npadvmod")) if _is_spot(ground, o)]
    return [n for spot in spots for n in objects_after(ground, spot, *preps)]


def _is_spot(ground: Ground, i: int) -> bool:
    """Tell whether a token is of a time, a length of time or a place."""
    spans = [(m.first, m.last) for m in ground.reading.dates]
    spans += [(m.first, m.last) for m in ground.reading.places]
    return ground.token(i).lemma in words("contact", "lengths") or any(a <= i <= b for a, b in spans)


def who_tells_of(ground: Ground, verb: int, left: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Return who spoke in "said all went well after speaking with …": who says so, if nobody else does."""
    if people(ground, left) or ground.token(verb).dep != "pcomp":
        return left
    for above in ground.tree.ancestors(verb):
        if ground.token(above).lemma in words("status", "speech"):
            return people(ground, parties_at(ground, ground.tree.subjects(above))) or left
    return left


def _split_off(ground: Ground, head: int) -> list[int]:
    """Find the second of two names behind "with" where the parser made it an object of the verb."""
    joints = ground.tree.children(head, "cc")
    if not joints or ground.tree.children(head, "conj"):
        return []
    near = range(joints[-1] + 1, min(joints[-1] + 7, len(ground.tree.tokens)))
    return [i for i in near if i in ground.mentions and ground.token(i).dep == "dobj"][:1]


def _spoke_together(ground: Ground, noun: int, outside: tuple[ActorValue, ...]) -> bool:
    """Tell whether two people do something together after talks: "announced by A and B after talks in …"."""
    verb, how = governing_verb(ground, noun)
    persons = people(ground, outside)
    if len(persons) < _PAIR or len(persons) != len(outside):
        return False
    held = how == "dobj" and verb is not None and ground.token(verb).lemma in words("contact", "holding")
    return how in _TOGETHER or (held and len({_country(ground, v) for v in persons} - {None}) >= _PAIR)


def _clause_sides(ground: Ground, noun: int) -> tuple[tuple[ActorValue, ...], tuple[ActorValue, ...]]:
    """Find a noun's missing sides in its clause: who held it, and with whom."""
    verb, how = governing_verb(ground, noun)
    if verb is not None and _backs_out(ground, verb, noun):
        return parties_at(ground, subjects_of(ground.tree, verb)), ()
    if verb is None or (how not in _DURING and how not in ("dobj", "nsubjpass")) or not _near(ground, noun, verb):
        return (), ()
    partner = parties_at(ground, objects_after(ground, verb, "with"))
    if how in _DURING and ground.token(verb).lemma in words("contact", "telling"):  # "told the king in a call that …"
        partner = partner or people(ground, parties_at(ground, ground.tree.children(verb, "dobj", "dative")))
    if (
        not partner
        and how not in _DURING
        and ground.token(verb).lemma not in (words("contact", "holding") | words("contact", "addressing"))
        and stem(ground.tree, verb) not in words("contact", "own")
    ):
        return (), ()
    if how == "nsubjpass" or ground.tree.child(verb, "auxpass") is not None:
        agents = parties_at(ground, objects_after(ground, verb, "by"))
        if not agents and how in _DURING:  # "is expected for a meeting with …"
            agents = people(ground, parties_at(ground, ground.tree.subjects(verb)))
        return agents, partner
    return parties_at(ground, [s for s in subjects_of(ground.tree, verb) if not _gone_to(ground, s)]), partner


def _backs_out(ground: Ground, verb: int, noun: int) -> bool:
    """Tell whether somebody "pulled out of", "withdrew from" a meeting, which was then to be with them."""
    preps = [ground.token(noun).head]
    preps += [ground.token(p).head for p in preps if ground.token(ground.token(p).head).pos == "ADP"]
    out = {ground.lower(p) for p in preps}
    phrases = {f"{ground.token(verb).lemma} {word}" for word in out} | {stem(ground.tree, verb)}
    return verb in {ground.token(p).head for p in preps} and bool(phrases & words("contact", "backing_out"))


def _gone_to(ground: Ground, subject: int) -> bool:
    """Tell the place in "left for Hanoi to meet …", which the parser takes for a subject."""
    verb = ground.token(subject).head
    marked = any(ground.lower(m) == "for" and m < subject for m in ground.tree.children(verb, "mark"))
    return marked and any(m.first <= subject <= m.last for m in ground.reading.places)


def _near(ground: Ground, noun: int, verb: int) -> bool:
    """Tell whether a noun hangs on a verb with nothing between but a part of it ("at the start of a meeting")."""
    node = ground.token(noun)
    while node.head not in (verb, node.i):
        node = ground.token(node.head)
        if node.pos in ("NOUN", "PROPN") and node.lemma not in words("contact", "parts"):
            return False
    return True


def by_persons(ground: Ground, draft: Draft) -> Draft:
    """Leave out a state whose own official is a party: one mention names the country, another whom it sent."""
    parties = tuple(v for v in draft.fields["parties"] if isinstance(v, ActorValue))
    officials = {a.country for v in parties if (a := ground.actors.get(v.id or "")) is not None and a.kind == "person"}
    kept = tuple(v for v in parties if (v.id or "").upper() not in officials)
    if len(kept) < 2 or len(kept) == len(parties):  # noqa: PLR2004 - a contact has two sides
        return draft
    return replace(draft, fields={**draft.fields, "parties": kept})
