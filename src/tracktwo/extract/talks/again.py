"""Meetings spoken of without their parties: "their first summit", "the two leaders will meet again", "the call".

The parties are those of the meeting told of last before it in the article, or of the first one after it where none was.
Such a mention is a meeting of its own where it has a number or a day that no other has; else it adds to one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracktwo.extract.status import status_in
from tracktwo.extract.talks.cues import load, words
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft, key_of, party_keys
from tracktwo.extract.talks.nations import states_joined
from tracktwo.extract.talks.repair import subjects_of
from tracktwo.extract.talks.tables import sides_of
from tracktwo.types import ActorValue, DateValue, Status, Value

_PAIR = 2
_SHORTEST = 2  # letters of an acronym
_POINTING = frozenset({"the", "this", "that", "their", "his", "her", "a", "another", "no"})
_BEHIND = ("with", "between", "of", "among", "to", "from")


@dataclass(frozen=True, slots=True)
class Loose:
    """A mention of a meeting or call without parties: its token, ordinal, and its status where it is told."""

    head: int
    number: int | None
    status: Status
    told: bool
    partner: str | None = None


def ordinal_of(ground: Ground, i: int) -> int | None:
    """Return which meeting it is: "second summit", "met for the first time", "first met"."""
    ordinals = load("round")["ordinals"]
    for child in ground.tree.children(i, "amod", "advmod", "compound", "nummod"):
        number = 1 if ground.lower(child) in words("contact", "first") else ordinals.get(ground.lower(child))
        if number is not None:
            return int(number)
    for time in objects_after(ground, i, "for"):
        if ground.token(time).lemma == "time":
            return ordinal_of(ground, time)
    return None


def loose_noun(ground: Ground, i: int) -> Loose | None:
    """Read a noun of meeting that points to one known: "the Hanoi summit", "their first meeting", "no third summit"."""
    token = ground.token(i)
    if token.lemma not in words("contact", "again") or token.dep == "compound":
        return None
    if token.tag not in ("NN", "NNP") and not objects_after(ground, i, "with"):
        return None
    if _of_others(ground, i) or any(ground.lower(c) == "such" for c in ground.tree.children(i)):
        return None
    partners = parties_at(ground, objects_after(ground, i, "with"))
    if partners or objects_after(ground, i, *_BEHIND):
        partner = key_of(partners[0]) if len(partners) == 1 else None
        found = status_in(ground.tree, i)
        return None if partner is None else Loose(i, ordinal_of(ground, i), found.status, bool(found.cues), partner)
    number = ordinal_of(ground, i)
    pointing = {ground.lower(c) for c in ground.tree.children(i, "det", "poss")}
    if number is None and not pointing & _POINTING and not _placed(ground, i):
        return None
    found = status_in(ground.tree, i)
    return Loose(i, number, found.status, bool(found.cues) or _is_of_old(ground, i))


def _is_of_old(ground: Ground, i: int) -> bool:
    """Tell "the previous summit", "eight months after the summit in Dayton" from the meeting that is told of."""
    if any(ground.token(c).lemma in words("contact", "of_old") for c in ground.tree.children(i, "amod")):
        return True
    behind = ground.token(i).head
    counted = bool(ground.tree.children(behind, "npadvmod"))
    return counted and ground.token(i).dep == "pobj" and ground.lower(behind) in words("contact", "behind")


def loose_verb(ground: Ground, i: int) -> Loose | None:
    """Read "they met", "the two leaders agreed to meet soon": a meeting whose subject is known only from before."""
    if ground.token(i).lemma not in ("meet", "reunite", "reconvene", "huddle") or ground.tree.children(i, "dobj"):
        return None
    if ground.tree.child(i, "auxpass") is not None or objects_after(ground, i, "with"):
        return None
    subjects = ground.tree.subjects(i)
    if len(subjects) != 1 or not _both(ground, subjects[0]):
        return None
    found = status_in(ground.tree, i)
    return Loose(i, ordinal_of(ground, i), found.status, told=True)


def parties_known(ground: Ground, loose: Loose, drafts: Sequence[Draft]) -> tuple[ActorValue, ...]:
    """Return the parties of a loose mention: those of the meeting told of last, else of the first one behind it."""
    pairs = [d for d in drafts if len(d.fields["parties"]) >= _PAIR and not d.soft]
    if loose.partner is not None:
        pairs = [d for d in pairs if loose.partner in party_keys(d.fields["parties"])]
    elif ground.token(loose.head).pos != "VERB":
        pairs = _of_states(ground, loose.head, pairs)
        pairs = _most_spoken_of(ground, loose.head, pairs)
    before = [d for d in pairs if d.head < loose.head]
    source = max(before, key=lambda d: d.head, default=None) or min(pairs, key=lambda d: d.head, default=None)
    if source is None or _held_by_others(ground, loose.head, source):
        return ()
    token = ground.token(loose.head)
    return tuple(
        ActorValue(
            start=token.start, end=token.end, text=token.text, id=v.id, name=v.name,
            how="coreference", why="the parties of the meeting told of beside it",
        )
        for v in _meant(ground, loose, source)
        if isinstance(v, ActorValue)
    )  # fmt: skip


def _meant(ground: Ground, loose: Loose, source: Draft) -> Sequence[Value]:
    """Return whom "they" takes up of a meeting: the two or more that were the subject of its telling, else all.

    "Novak and Berg met with an envoy. They agreed to meet again": Novak and Berg did.
    """
    if ground.token(loose.head).pos != "VERB" or ground.token(source.head).pos != "VERB":
        return source.fields["parties"]
    subjects = party_keys(parties_at(ground, subjects_of(ground.tree, source.head)))
    meant = [v for v in source.fields["parties"] if key_of(v) in subjects]
    return meant if len(meant) >= _PAIR else source.fields["parties"]


def _of_states(ground: Ground, noun: int, pairs: list[Draft]) -> list[Draft]:
    """Keep the meetings of the two states that stand before a noun ("the US-North Korea summit"), or all of them."""
    before = [n for c in ground.tree.children(noun, "compound", "amod", "nmod") for n in ground.tree.subtree(c)]
    if not any(c in ground.token(n).text for n in before for c in "-–/"):
        return pairs
    named = {state.id for n in before for state in states_joined(ground.reading, n)}
    if len(named) < _PAIR:
        return pairs
    return [d for d in pairs if named <= _states_of(ground, d)]


def _states_of(ground: Ground, draft: Draft) -> frozenset[str]:
    """Return the states of a meeting's parties, by the ids of their governments."""
    actors = [ground.actors.get(key) for key in party_keys(draft.fields["parties"])]
    return frozenset(a.country.lower() for a in actors if a is not None and a.country is not None)


def _held_by_others(ground: Ground, noun: int, source: Draft) -> bool:
    """Tell "Russia, Turkey and Iran agreed to hold the next meeting" from a meeting of those told of beside it."""
    verb, how = governing_verb(ground, noun)
    if verb is None or how not in ("dobj", "nsubjpass"):
        return False
    doers = parties_at(ground, [*doers_of(ground, verb), *objects_after(ground, verb, "by")])
    one, two = sides_of(ground, [v for v in doers if v.id is not None], source.fields["parties"])
    return bool(one - two)


def _most_spoken_of(ground: Ground, noun: int, pairs: list[Draft]) -> list[Draft]:
    """Return the meetings that a noun can mean: called by the same word, and of those the pair told of most often."""
    alike = [d for d in pairs if ground.token(d.head).lemma == ground.token(noun).lemma] or pairs
    told = Counter(party_keys(d.fields["parties"]) for d in pairs)
    most = max((told[party_keys(d.fields["parties"])] for d in alike), default=0)
    return [d for d in alike if told[party_keys(d.fields["parties"])] == most]


def merely_named(ground: Ground, i: int) -> bool:
    """Tell a noun that only names a meeting ("the hotel used during his meeting with …") from one that tells of it."""
    token = ground.token(i)
    if token.pos not in ("NOUN", "PROPN") or status_in(ground.tree, i).cues:
        return False
    if token.dep == "dobj":
        return ground.token(token.head).lemma not in words("contact", "holding") | words("contact", "addressing")
    return token.dep == "pobj" and ground.lower(token.head) in words("contact", "naming")


def kind_of(ground: Ground, i: int) -> str:
    """Return the channel that a loose mention's word says."""
    return "phone" if ground.token(i).lemma == "call" else "meeting"


def numbers_conflict(one: Draft, two: Draft) -> bool:
    """Tell a first meeting from a second."""
    return one.number is not None and two.number is not None and one.number != two.number


def places_conflict(one: Draft, two: Draft, country: dict[str, str | None]) -> bool:
    """Tell meetings in two countries apart; ``country`` holds the countries of the places that are known."""
    first = {country.get(key_of(v)) for v in one.fields.get("place", ())} - {None}
    second = {country.get(key_of(v)) for v in two.fields.get("place", ())} - {None}
    return bool(first) and bool(second) and not first & second


def bare(draft: Draft, loose: Loose) -> Draft:
    """Make the draft of a loose mention bare or soft, by what it tells."""
    days = [v for v in draft.fields.get("date", ()) if isinstance(v, DateValue) and v.edtf is not None]
    own = loose.number is not None or bool(days)
    noun = loose.partner is None and draft.status in ("denied", "refused", "hypothetical")
    soft = not own and (not loose.told or noun)
    return replace(draft, soft=soft, bare=not loose.told, number=loose.number)


def _both(ground: Ground, subject: int) -> bool:
    """Tell whether a subject is "they", "both", "the two leaders", with nobody named."""
    token = ground.token(subject)
    if token.text.lower() in ("they", "both"):
        return not ground.tree.children(subject, "prep", "conj", "appos")
    two = {ground.lower(c) for c in ground.tree.children(subject, "nummod", "det", "predet")} & {"two", "both"}
    people = token.lemma in words("talks", "pairs_of_people") or token.lemma in words("talks", "pairs")
    return bool(two) and people and not ground.tree.children(subject, "conj", "appos")


def _of_others(ground: Ground, i: int) -> bool:
    """Tell a meeting that somebody or something else is named with ("the Security Council meeting")."""
    before = [n for c in ground.tree.children(i, "compound", "amod", "nmod", "poss") for n in ground.tree.subtree(c)]
    if {ground.lower(c) for c in before} & words("round", "not_talks"):
        return True
    if any(_of_a_body(ground, n) or ground.lower(n).startswith("inter-") or ground.lower(n) == "inter" for n in before):
        return True
    pronouns = words("talks", "pronouns")
    places = {n for m in ground.reading.places for n in range(m.first, m.last + 1)}
    return any(n in ground.mentions and ground.lower(n) not in pronouns and n not in places for n in before)


def _of_a_body(ground: Ground, i: int) -> bool:
    """Tell whether a token before a meeting names a body or club of states ("a NATO summit", "the G20 summit")."""
    token = ground.token(i)
    if token.pos != "PROPN":
        return False
    name = next((n for n in ground.reading.names if n.first <= i <= n.last), None)
    letters = token.text.replace(".", "")
    short = len(letters) >= _SHORTEST and letters.isupper()
    placed = name is not None and name.kind in ("place", "nationality", "person", "government")
    return not placed and (short or any(c.isdigit() for c in letters) or (name is not None and name.kind == "body"))


def _placed(ground: Ground, i: int) -> bool:
    """Tell whether a place or a day stands before a noun ("the Hanoi summit", "Wednesday's meeting")."""
    before = {n for c in ground.tree.children(i, "compound", "nmod", "poss", "amod") for n in ground.tree.subtree(c)}
    spans = [*((m.first, m.last) for m in ground.reading.places), *((d.first, d.last) for d in ground.reading.dates)]
    return any(first <= n <= last for first, last in spans for n in before)
