"""One mention of a contact: its parties, channel, topic, day and place put together into a draft."""

from dataclasses import replace

from tracktwo.extract.making import term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.borders import at_home, count_sides
from tracktwo.extract.talks.contact_days import day_of
from tracktwo.extract.talks.ground import Ground, is_generic
from tracktwo.extract.talks.lasting import lasting
from tracktwo.extract.talks.lines import topics_of
from tracktwo.extract.talks.merge import Draft, by_day
from tracktwo.extract.talks.setting import of_the_states, place_beside
from tracktwo.extract.talks.tables import across_borders
from tracktwo.types import ActorValue, Value

_PAIR = 2


def draft_of(
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
    fields["date"] = lasting(ground, at, day_of(ground, at, fields["parties"]))
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


def with_field(draft: Draft, name: str, values: tuple[Value, ...]) -> Draft:
    """Add a field to a mention."""
    return Draft(draft.head, draft.status, {**draft.fields, name: values}, draft.soft)


def with_channel_inferred(draft: Draft, why: str) -> Draft:
    """Mark a channel as inferred."""
    channel = tuple(replace(v, how="inferred", why=why) for v in draft.fields["channel"])
    return replace(draft, fields={**draft.fields, "channel": channel})
