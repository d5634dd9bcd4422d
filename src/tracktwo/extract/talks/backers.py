"""Who stands before a hyphen: "UN-led", "Russian-backed"."""

from collections.abc import Iterable

from tracktwo.actors.register import load_register
from tracktwo.extract.talks.ground import Ground, is_party
from tracktwo.extract.talks.nations import states_by_adjective
from tracktwo.extract.who import actors_at
from tracktwo.types import ActorValue


def backers_at(ground: Ground, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the actors that stand before a hyphen: a name ("UN-led") or a state's adjective ("Russian-backed")."""
    found: list[ActorValue] = []
    for head in heads:
        known = [v for v in actors_at(ground.reading, head) if v.id is not None and is_party(ground, v)]
        found += known or _mention_inside(ground, head) or _named_by_register(ground, head)
    return tuple(found)


def _named_by_register(ground: Ground, i: int) -> list[ActorValue]:
    """Return the actor whose name or adjective begins a hyphened word, where nobody else is called so."""
    token, text = ground.token(i), ground.reading.text
    name = next((n for n in ground.reading.names if n.start <= token.start < n.end), None)
    spans = [(token.start, token.start + len(token.text.split("-")[0]))]
    if name is not None:
        spans.insert(0, (name.start, min(name.end, token.end)))
    for start, end in spans:
        words_there = text[start:end]
        state = states_by_adjective().get(words_there.lower())
        actors = load_register().named(words_there)
        if state is not None:
            return [ActorValue(start=start, end=end, text=words_there, id=state.id, name=state.name)]
        if len(actors) == 1:
            return [ActorValue(start=start, end=end, text=words_there, id=actors[0].id, name=actors[0].name)]
    return []


def _mention_inside(ground: Ground, i: int) -> list[ActorValue]:
    """Return the actor whose mention overlaps a token ("U.N.-brokered")."""
    token = ground.token(i)
    for m in ground.reading.cast.mentions:
        if m.actor is not None and m.start < token.end and token.start < m.end:
            return [
                ActorValue(
                    start=m.start, end=m.end, text=ground.reading.text[m.start : m.end], id=m.actor, name=m.name,
                    how=m.how, why=m.why,
                )
            ]  # fmt: skip
    return []
