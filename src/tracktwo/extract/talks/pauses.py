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
    stopped = _stopped(ground, i)
    return _draft(ground, i) if stopped and length_after(ground, (i, *stopped)) is not None else None


def campaign_paused_at(ground: Ground, i: int) -> Draft | None:
    """Read "agreed to halt its offensive", "paused the operation": a truce though no length is told."""
    stopped = _stopped(ground, i)
    if not stopped or length_after(ground, (i, *stopped)) is not None or not _campaign(ground, i, stopped):
        return None
    return _draft(ground, i)


def _stopped(ground: Ground, i: int) -> list[int]:
    """Return what a verb of pausing stops, where that is fighting."""
    token = ground.token(i)
    if token.pos != "VERB" or token.lemma not in words("ceasefire", "pausing"):
        return []
    stopped = [*ground.tree.children(i, "dobj", "nsubjpass", "xcomp"), *objects_after(ground, i, "from")]
    return stopped if any(ground.token(s).lemma in words("ceasefire", "paused") for s in stopped) else []


def _draft(ground: Ground, i: int) -> Draft | None:
    """Put the truce together; it needs somebody known who stops."""
    token, status = ground.token(i), status_in(ground.tree, i).status
    parties = parties_at(ground, _brought_to(ground, i)) if ground.tree.child(i, "auxpass") is None else ()
    if status not in _TOLD or not any(v.id is not None for v in parties):
        return None
    phase = "declared" if status in ("happened", "ongoing", "planned", "refused") else "proposed"
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties, "date": date_among(ground, (i,)),
        "phase": (term_value(ground.reading, phase, token.start, token.end),),
    }  # fmt: skip
    return Draft(i, status, {name: values for name, values in fields.items() if values})


def _campaign(ground: Ground, i: int, stopped: list[int]) -> bool:
    """Tell whether somebody agrees to stop, or pauses, a campaign and no single attack."""
    agreed = ground.token(i).dep in ("xcomp", "ccomp") and ground.token(ground.token(i).head).lemma == "agree"
    if not agreed and ground.token(i).lemma not in words("ceasefire", "pausing_alone"):
        return False
    return any(ground.token(s).lemma in words("ceasefire", "campaigns") for s in stopped)


def _brought_to(ground: Ground, i: int) -> list[int]:
    """Return who stops: its doer, or whom another "persuaded to pause …"."""
    above = ground.token(i).head
    if ground.token(i).dep in ("xcomp", "ccomp", "advcl") and ground.token(above).lemma in words(
        "ceasefire", "bringing"
    ):
        return ground.tree.children(above, "dobj") or ground.tree.children(i, "nsubj")
    return doers_of(ground, i)
