"""Reports of the kind `violation`: the alleged breach of an agreement or a ceasefire.

A breach is nearly always somebody's claim. Who claims it stands in the attribution, as its source: the subject of
"accuse" where there is one, whoever the sentence is attributed to otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.extract.making import make_report
from tracktwo.extract.says import attribution_of
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import between, date_among, unique
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import ASIDES, Ground, objects_after, pair_before, parties_at, phrase_value
from tracktwo.extract.talks.merge import Draft, fold, party_keys
from tracktwo.extract.talks.truces import is_truce
from tracktwo.extract.where import place_of
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, Attribution, LinkRole, Plover, Report, Value

_MANY = frozenset({"victim"})
_TOLD = ("happened", "ongoing", "denied")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Breach:
    """A breach: its deciding token, the agreement's token, who is said to have done it, who says so, and how."""

    head: int
    of: int
    accused: tuple[ActorValue, ...]
    accusers: tuple[ActorValue, ...] = ()
    cue: int | None = None


def find_violations(reading: Reading) -> tuple[Report, ...]:
    """Find the alleged breaches that an article tells of; claims of one accused and one accuser are one report."""
    ground = Ground.of(reading)
    told: dict[tuple[Attribution, ...], list[Draft]] = {}
    last: _Breach | None = None
    for token in reading.tokens:
        for breach in _breaches_at(ground, token.i) or _the_same(ground, token.i, last):
            last = breach
            draft = _draft(ground, breach)
            if draft is not None:
                told.setdefault(_attribution(ground, breach), []).append(draft)
    by_teller: dict[tuple[str, ...], list[tuple[Draft, tuple[Attribution, ...]]]] = {}
    for chain, drafts in told.items():
        key = tuple(link.actor or link.text for link in chain)
        by_teller.setdefault(key, []).extend((draft, chain) for draft in drafts)
    kept = []
    for pairs in by_teller.values():
        chains = {draft.head: chain for draft, chain in reversed(pairs)}
        kept += [(draft, chains[draft.head]) for draft in fold([d for d, _ in pairs], _same, _MANY)]
    kept.sort(key=lambda pair: (pair[0].head, pair[0].fields["accused"][0].start))
    return tuple(_report(ground, draft, chain) for draft, chain in kept)


def _breaches_at(ground: Ground, i: int) -> list[_Breach]:
    """Read the breaches that one token tells of: as a verb, as a failure to keep, or as a noun."""
    token = ground.token(i)
    if token.pos == "VERB":
        broken = _broken_by_verb(ground, i)
    elif token.pos == "NOUN" and token.lemma in words("violation", "nouns"):
        broken = _broken_by_noun(ground, i)
    else:
        return []
    return [] if broken is None else _who(ground, i, broken)


def _broken_by_verb(ground: Ground, verb: int) -> int | None:
    """Find the agreement that a verb says was broken, or not kept."""
    token = ground.token(verb)
    if token.lemma in words("violation", "verbs"):
        broken = ground.tree.children(verb, "dobj", "nsubjpass")
        return _agreement(ground, broken) or _spoken_of(ground, broken)
    if token.lemma in words("violation", "reneging"):
        return _agreement(ground, objects_after(ground, verb, "on"))
    if token.lemma in words("violation", "failing"):
        for kept in ground.tree.children(verb, "xcomp"):
            if ground.token(kept).lemma in words("violation", "keeping"):
                return _kept(ground, kept)
            if ground.token(kept).lemma in words("violation", "stopping"):
                return _covered(ground, kept)
    if token.lemma in words("violation", "keeping") and ground.tree.children(verb, "neg"):
        return _kept(ground, verb)
    if _accusing_above(ground, verb) is not None and token.tag == "VBG":
        return _covered(ground, verb)  # accused of shelling towns covered by the truce
    if token.lemma in words("violation", "attacking"):
        return _agreement(ground, objects_after(ground, verb, *words("violation", "despite"))) or _since(ground, verb)
    return _since(ground, verb) if _attacks_carried(ground, verb) else None


def _since(ground: Ground, verb: int) -> int | None:
    """Find the truce since which, or despite which, attacks were made: "since the truce the army has kept up its
    shelling of the port".
    """
    behind = objects_after(ground, verb, "since", *words("violation", "despite"))
    return next((head for head in behind if is_truce(ground, head)), None)


def _attacks_carried(ground: Ground, verb: int) -> list[int]:
    """Return the attacks that a verb carries as its object: continued its bombardment, carried out strikes."""
    if ground.token(verb).lemma not in words("violation", "carrying"):
        return []
    return [o for o in ground.tree.children(verb, "dobj") if ground.token(o).lemma in words("violation", "attacks")]


def _covered(ground: Ground, verb: int) -> int | None:
    """Find the agreement that what is attacked stands under: "attacks on areas covered by the truce"."""
    for i in ground.tree.subtree(verb):
        token = ground.token(i)
        under = ground.lower(i) in words("violation", "under") and token.dep == "prep"
        if i > verb and (under or (token.dep == "acl" and token.lemma in words("violation", "covering"))):
            heads = ground.tree.children(i, "pobj") if under else objects_after(ground, i, "by", "in", "under")
            found = _agreement(ground, heads)
            if found is not None:
                return found
    return None


def _the_same(ground: Ground, i: int, last: _Breach | None) -> list[_Breach]:
    """Read "The rebels accused the army of the same" after a breach told of just before."""
    token = ground.token(i)
    if last is None or token.lemma != "same" or token.dep != "pobj":
        return []
    cue = ground.token(token.head).head
    near = token.sent - ground.token(last.head).sent <= 1
    accusing = ground.token(cue).lemma in words("violation", "accusing") and ground.token(cue).pos == "VERB"
    return _accused_by(ground, i, last.of, cue) if near and accusing else []


def _spoken_of(ground: Ground, heads: Sequence[int]) -> int | None:
    """Return the truce that "each one", "it", "both" stands for: the last one named before it in the sentence."""
    for head in heads:
        if ground.lower(head) not in words("violation", "standing_for"):
            continue
        for i in range(head - 1, -1, -1):
            if ground.token(i).sent != ground.token(head).sent:
                return None
            if is_truce(ground, i):
                return i
    return None


def _kept(ground: Ground, verb: int) -> int | None:
    """Find the agreement that a verb of keeping is about."""
    direct = ground.tree.children(verb, "dobj", "nsubjpass")
    return _agreement(ground, [*direct, *objects_after(ground, verb, *words("violation", "prepositions"))])


def _broken_by_noun(ground: Ground, noun: int) -> int | None:
    """Find the agreement of "violation of the truce", "ceasefire violations"."""
    behind = objects_after(ground, noun, "of", "to")
    return _agreement(ground, [*behind, *ground.tree.children(noun, "compound", "amod", "nmod")])


def _agreement(ground: Ground, heads: Sequence[int]) -> int | None:
    """Return the first of the nouns that is something agreed, going down through "the terms of"."""
    for head in heads:
        if ground.token(head).lemma in words("violation", "parts"):
            below = _agreement(ground, objects_after(ground, head, "of", "under", "in"))
            if below is not None:
                return below
        if is_truce(ground, head) or ground.token(head).lemma in words("violation", "agreements"):
            return head
    return None


def _who(ground: Ground, head: int, of: int) -> list[_Breach]:
    """Find the accused and the accuser: around "accuse … of", else in the clause itself."""
    cue = _accusing_above(ground, head)
    if cue is not None:
        return _accused_by(ground, head, of, cue)
    if ground.token(head).pos == "NOUN":
        owners = [c for c in ground.tree.children(head, "poss") if c in ground.mentions]
        accused = parties_at(ground, [*objects_after(ground, head, "by"), *owners]) or _in_violation(ground, head)
    elif ground.tree.child(head, "auxpass") is not None:
        accused = parties_at(ground, objects_after(ground, head, "by"))
    else:
        accused = parties_at(ground, ground.tree.subjects(head))
    return [_Breach(head, of, accused)] if accused else []


def _in_violation(ground: Ground, noun: int) -> tuple[ActorValue, ...]:
    """Read "shelled the port in violation of the truce": the subject of the clause."""
    prep = ground.token(noun).head
    if ground.lower(prep) != "in" or ground.token(ground.token(prep).head).pos != "VERB":
        return ()
    return parties_at(ground, ground.tree.subjects(ground.token(prep).head))


def _accusing_above(ground: Ground, head: int) -> int | None:
    """Find the "accuse" (blame, condemn) that a breach hangs on through its preposition."""
    node = head
    for _ in range(7):
        above = ground.token(node).head
        if above == node:
            return None
        if ground.token(above).lemma in words("violation", "accusing") and ground.token(above).pos == "VERB":
            return above
        if ground.token(node).dep not in ("pcomp", "pobj", "prep", "xcomp", "conj"):
            return None
        node = above
    return None


def _accused_by(ground: Ground, head: int, of: int, cue: int) -> list[_Breach]:
    """Split an accusation; where sides accuse each other, each is the accused of the others."""
    subjects, objects = ground.tree.subjects(cue), ground.tree.children(cue, "dobj")
    if ground.tree.child(cue, "auxpass") is not None:
        accused = parties_at(ground, subjects)
        return (
            [_Breach(head, of, accused, parties_at(ground, objects_after(ground, cue, "by")), cue)] if accused else []
        )
    accusers = _both_sides(ground, of, subjects) or parties_at(ground, subjects)
    if any(ground.lower(o) in ("other", "another") for o in objects):
        if len(accusers) < _PAIR:
            return []
        return [_Breach(head, of, (side,), tuple(o for o in accusers if o is not side), cue) for side in accusers]
    accused = unique(parties_at(ground, objects), accusers)
    return [_Breach(head, of, accused, accusers, cue)] if accused else []


def _both_sides(ground: Ground, of: int, subjects: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return who "each side" or "each" is: whom the truce is between, else the two named together before."""
    for subject in subjects:
        dets = {ground.lower(c) for c in ground.tree.children(subject, "det", "predet", "nummod")}
        each = ground.lower(subject) in ("each", "both") or (
            bool(dets & {"each", "both", "two"}) and ground.token(subject).lemma in words("violation", "sides")
        )
        if each:
            own = unique([v for v in between(ground, (of,)) if v.id is not None])
            return own if len(own) == _PAIR else pair_before(ground, subject)
    return ()


def _draft(ground: Ground, breach: _Breach) -> Draft | None:
    """Put a breach together; what is merely feared or conditional is left out."""
    status = status_in(ground.tree, breach.head).status
    if status == "denied" and ground.tree.children(breach.head, "neg") and _keeps(ground, breach.head):
        status = "happened"  # what is denied is the keeping
    if status not in _TOLD:
        return None
    place = place_of(ground.reading, breach.head)
    fields: dict[str, tuple[Value, ...]] = {
        "accused": breach.accused, "victim": parties_at(ground, objects_after(ground, breach.head, "against")),
        "of": (_of_what(ground, breach.of),), "act": _act(ground, breach.head),
        "date": date_among(ground, (breach.head,)), "place": () if place is None else (place,),
    }  # fmt: skip
    return Draft(breach.head, status, {name: values for name, values in fields.items() if values})


def _of_what(ground: Ground, agreement: int) -> Value:
    """Return the agreement without the place that the parser hung on it ("the truce near the port")."""
    spots = any(ground.lower(p) in ("in", "near", "at", "around") for p in ground.tree.children(agreement, "prep"))
    return phrase_value(ground, agreement, ASIDES | {"prep"}) if spots else phrase_value(ground, agreement)


def _keeps(ground: Ground, verb: int) -> bool:
    """Tell whether a verb is one of keeping what was agreed."""
    return ground.token(verb).lemma in words("violation", "keeping")


def _act(ground: Ground, head: int) -> tuple[Value, ...]:
    """Read what was done: "by shelling the port", "continued its shelling of the port"."""
    for deed in _attacks_carried(ground, head):
        return (phrase_value(ground, deed),)
    for prep in ground.tree.children(head, "prep"):
        if ground.lower(prep) in ("by", "with", "through"):
            for deed in ground.tree.children(prep, "pcomp"):
                return (phrase_value(ground, deed),)
    return ()


def _same(one: Draft, two: Draft) -> bool:
    """Tell whether two mentions, told by the same, are of one breach: the same accused, the same status."""
    return one.status == two.status and party_keys(one.fields["accused"]) == party_keys(two.fields["accused"])


def _attribution(ground: Ground, breach: _Breach) -> tuple[Attribution, ...]:
    """Return who alleges: the chain of the passage, and the accuser as its last link unless already in it."""
    token = ground.token(breach.head)
    chain = attribution_of(ground.reading, token.start, token.end)
    if breach.cue is not None and breach.accusers:
        # The accusers found here stand in the place of the accusation's own link, which may say no more than "each".
        chain = tuple(link for link in chain if link.cue_start != ground.token(breach.cue).start)
    known = {link.actor for link in chain if link.actor is not None}
    if breach.cue is None or any(v.id in known for v in breach.accusers if v.id is not None):
        return chain
    cue = ground.token(breach.cue)
    role: LinkRole = "inner" if any(link.role == "source" for link in chain) else "source"
    accusers = tuple(
        Attribution(
            role=role, actor=v.id, text=v.text, start=v.start, end=v.end,
            cue=cue.text, cue_start=cue.start, cue_end=cue.end,
        )
        for v in breach.accusers
    )  # fmt: skip
    return (*chain, *accusers)


def _report(ground: Ground, draft: Draft, chain: tuple[Attribution, ...]) -> Report:
    """Make the report of a breach; a claim is an accusation, a denied one has no code."""
    coded = bool(chain) and draft.status != "denied"
    return make_report(
        ground.reading, "violation", draft.fields, status=draft.status, attribution=chain,
        plover=Plover(type="ACCUSE", mode="allege", contexts=("military",)) if coded else None,
    )  # fmt: skip
