"""Truces told by a verb alone: "agreed to pause its offensive for five days", "would stop shelling for seven hours".

How long fighting is to stop makes a truce of it, or that a whole campaign is to: whoever merely halts an attack has
declared none.
"""

from tracktwo.extract.making import term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import date_among
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, doers_of, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft
from tracktwo.extract.talks.terms import length_after
from tracktwo.types import Value

_TOLD = ("happened", "ongoing", "planned", "proposed", "refused")


def pausing_at(ground: Ground, i: int) -> Draft | None:
    """Read the truce that verb ``i`` tells of, or None where it stops no fighting for a stated time."""
    token = ground.token(i)
    if token.pos != "VERB" or token.lemma not in words("ceasefire", "pausing"):
        return None
    stopped = [*ground.tree.children(i, "dobj", "nsubjpass", "xcomp"), *objects_after(ground, i, "from")]
    if not any(ground.token(s).lemma in words("ceasefire", "paused") for s in stopped):
        return None
    length = length_after(ground, (i, *stopped)) or _campaign(ground, i, stopped)
    parties = parties_at(ground, _brought_to(ground, i)) if ground.tree.child(i, "auxpass") is None else ()
    status = status_in(ground.tree, i).status
    if length is None or status not in _TOLD or not any(v.id is not None for v in parties):
        return None
    phase = "declared" if status in ("happened", "ongoing", "planned", "refused") else "proposed"
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties, "date": date_among(ground, (i,)),
        "phase": (term_value(ground.reading, phase, token.start, token.end),),
    }  # fmt: skip
    return Draft(i, status, {name: values for name, values in fields.items() if values})


def _campaign(ground: Ground, i: int, stopped: list[int]) -> int | None:
    """Return what is stopped where somebody agrees to stop, or pauses, a campaign and no single attack."""
    agreed = ground.token(i).dep in ("xcomp", "ccomp") and ground.token(ground.token(i).head).lemma == "agree"
    if not agreed and ground.token(i).lemma not in words("ceasefire", "pausing_alone"):
        return None
    return next((s for s in stopped if ground.token(s).lemma in words("ceasefire", "campaigns")), None)


def _brought_to(ground: Ground, i: int) -> list[int]:
    """Return who stops: its doer, or whom another "persuaded to pause …"."""
    above = ground.token(i).head
    if ground.token(i).dep in ("xcomp", "ccomp", "advcl") and ground.token(above).lemma in words(
        "ceasefire", "bringing"
    ):
        return ground.tree.children(above, "dobj") or ground.tree.children(i, "nsubj")
    return doers_of(ground, i)
