"""What truces and deals share: who is between, who guarantees, what it is about, and the verb that tells its fate."""

from collections.abc import Sequence

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, objects_after, parties_at, phrase
from tracktwo.extract.when import date_of
from tracktwo.types import ActorValue, DateValue, Value

_HYPHENS = "-–‐"


def between(ground: Ground, nodes: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return whom the nouns say an accord is between: "between A and B", "with B", "A's deal"."""
    heads: list[int] = []
    for node in nodes:
        heads += objects_after(ground, node, "between", "with", "among")
        heads += [c for c in ground.tree.children(node, "poss") if c in ground.mentions]
    return parties_at(ground, heads)


def hyphenated(ground: Ground, nodes: Sequence[int], participles: frozenset[str]) -> tuple[ActorValue, ...]:
    """Return who stands before a hyphen ("Egyptian-brokered") or after by ("brokered by Turkey")."""
    heads: list[int] = []
    for node in nodes:
        for child in ground.tree.children(node, "amod", "acl", "compound", "nmod"):
            text = ground.lower(child)
            if text in participles:
                heads += objects_after(ground, child, "by")
                heads += [c for c in ground.tree.children(child) if c < child]
                if child > 1 and ground.token(child - 1).text in _HYPHENS:
                    heads.append(child - 2)
            elif "-" in text and text.rsplit("-", 1)[-1] in participles:
                heads.append(child)
    return parties_at(ground, [h for h in heads if h in ground.mentions])


def guarantors(ground: Ground, nodes: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return who guarantees: "guaranteed by A", "that it guaranteed, alongside B and C", "with A as guarantor"."""
    heads: list[int] = []
    verbs = words("ceasefire", "of_guarantors")
    for node in nodes:
        for clause in ground.tree.children(node, "acl", "relcl"):
            if ground.token(clause).lemma not in verbs:
                continue
            heads += objects_after(ground, clause, "by")
            if ground.token(clause).dep == "relcl":
                heads += [s for s in ground.tree.children(clause, "nsubj") if ground.token(s).tag not in ("WDT", "WP")]
            heads += objects_after(ground, clause, "alongside", "with")
            heads += _alongside(ground, clause)
    return parties_at(ground, heads)


def _alongside(ground: Ground, clause: int) -> list[int]:
    """Find ", alongside B and C," behind a guaranteeing clause, which the parser hangs higher up."""
    nearby = range(clause + 1, min(clause + 4, len(ground.tree.tokens)))
    preps = [i for i in nearby if ground.lower(i) == "alongside" and ground.token(i).sent == ground.token(clause).sent]
    return [o for prep in preps for o in ground.tree.children(prep, "pobj")]


def date_among(ground: Ground, heads: Sequence[int | None]) -> tuple[DateValue, ...]:
    """Return the first date that one of the tokens has."""
    for head in heads:
        date = date_of(ground.reading, head) if head is not None else None
        if date is not None:
            return (date,)
    return ()


def clause_after(ground: Ground, verb: int) -> Value:
    """Return an infinitive or that-clause from its marker to its end, without what follows a comma after it."""
    start, end = phrase(ground, verb, frozenset({"parataxis", "advcl"}))
    return Value(start=start, end=end, text=ground.reading.text[start:end])


def unique(values: Sequence[ActorValue], without: Sequence[ActorValue] = ()) -> tuple[ActorValue, ...]:
    """Keep each actor once, and none of ``without``."""
    apart = {v.id or v.name.lower() for v in without}
    kept: dict[str, ActorValue] = {}
    for value in values:
        key = value.id or value.name.lower()
        if key not in apart:
            kept.setdefault(key, value)
    return tuple(kept.values())
