"""Deals told of beside something else: named after two states or after a year, or by what is done under them."""

from collections.abc import Sequence

from tracktwo.extract.making import term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import between, unique
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, governing_verb, parties_at
from tracktwo.extract.talks.merge import Draft, join, party_keys
from tracktwo.extract.talks.nations import states_joined
from tracktwo.extract.when import date_value
from tracktwo.types import ActorValue, DateValue, Value

_PAIR = 2
_DATED = ("day", "month", "year")


def states_before(ground: Ground, noun: int) -> tuple[ActorValue, ...]:
    """Return the two states of "a Danish-Norwegian deal", "the U.S.-Taliban accord" that stand before a noun."""
    found: dict[str, ActorValue] = {}
    before = [
        n for c in ground.tree.children(noun, "compound", "amod", "nmod") if c < noun for n in ground.tree.subtree(c)
    ]
    if not any(dash in ground.token(n).text for n in before for dash in "-–/"):
        return ()
    for n in before:
        token = ground.token(n)
        for state in states_joined(ground.reading, n):
            value = ActorValue(start=token.start, end=token.end, text=token.text, id=state.id, name=state.name)
            found.setdefault(state.id, value)
        for value in parties_at(ground, [n]) if n in ground.mentions else ():
            found.setdefault(value.id or value.name, value)
    return tuple(found.values()) if len(found) >= _PAIR else ()


def year_before(ground: Ground, noun: int) -> tuple[DateValue, ...]:
    """Return the time that stands before a deal of old: "the 2015 nuclear deal"."""
    for mention in ground.reading.dates:
        inside = range(mention.first, mention.last + 1)
        heads = {ground.token(n).head for n in inside} - set(inside)
        if mention.last < noun and noun in heads and mention.granularity in _DATED and mention.edtf is not None:
            return (date_value(ground.reading, mention),)
    return ()


def by_contents(ground: Ground, nouns: Sequence[int]) -> Draft | None:
    """Make one deal of all that is told to be done under it ("Under the deal, Norway will …"), where two sides act."""
    parties: tuple[Value, ...] = ()
    first: int | None = None
    for noun in nouns:
        verb, how = governing_verb(ground, noun)
        bare = any(ground.lower(d) in ("the", "this", "that") for d in ground.tree.children(noun, "det"))
        if verb is None or how not in words("agreement", "under") or not bare:
            continue
        plain = {ground.token(c).dep for c in ground.tree.children(noun)} <= {"det", "punct"}
        status = status_in(ground.tree, verb).status  # "under the deal they would leave" is what it says
        if status in ("conditional", "denied") or (status == "hypothetical" and not plain):
            continue
        acting = (*between(ground, (noun,)), *parties_at(ground, ground.tree.subjects(verb)))
        parties = join(parties, unique([v for v in acting if v.id is not None]))
        first = noun if first is None else first
    if first is None or len(party_keys(parties)) < _PAIR:
        return None
    prep = ground.token(ground.token(first).head)
    return Draft(
        first,
        "happened",
        {"parties": parties, "phase": (term_value(ground.reading, "in_force", prep.start, prep.end),)},
    )
