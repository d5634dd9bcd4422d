"""Sessions told by a verb alone: "sat down in Vienna", "agreed to meet again", "bring the sides together"."""

from collections.abc import Mapping

from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import date_among
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft
from tracktwo.extract.talks.sessions import Mention, venue_of
from tracktwo.extract.talks.tracks import Venue, track_of
from tracktwo.extract.talks.verb_form import has_modal, stem
from tracktwo.types import Value

# "together" stands this near behind "bring": "bring the warring sides together".
_NEAR = 8


def gathering_at(ground: Ground, i: int, venues: Mapping[int, Venue]) -> Mention | None:
    """Read the session that verb ``i`` tells of, or None where it tells of none.

    A mere meeting is weak: a session only where the article speaks of talks on the same track. "Again" or a war to
    be ended makes it one by itself.
    """
    if ground.token(i).pos != "VERB":
        return None
    if ground.token(i).lemma == "bring":
        return _brought_together(ground, i, venues)
    if ground.token(i).dep == "conj" and ground.token(i).lemma in words("round", "by_itself"):
        return _resumed(ground, i, venues)
    if stem(ground.tree, i) not in words("round", "gathering") or ground.tree.children(i, "dobj"):
        return None
    subjects = [s for s in ground.tree.subjects(i) if ground.token(s).tag in ("NNS", "NNPS")]
    if objects_after(ground, i, "with") or not any(_can_gather(ground, s) for s in subjects):
        return None
    again = any(ground.lower(c) in words("round", "again") for c in ground.tree.children(i, "advmod"))
    again = again or ground.token(i).lemma == "reconvene"
    track = track_of(ground, (i,), (), venues)
    if track is None and not again:
        return None
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties_at(ground, subjects), "date": date_among(ground, (i,)),
        "place": () if track is None else venue_of(ground, track),
    }  # fmt: skip
    weak = not again and not _for_peace(ground, i)
    status = status_in(ground.tree, i).status
    return Mention(Draft(i, status, {k: v for k, v in fields.items() if v}), track, track is None, weak)


def _resumed(ground: Ground, i: int, venues: Mapping[int, Venue]) -> Mention | None:
    """Read "the talks were suspended on Tuesday and would resume on Friday": a session of its own, still to come."""
    if ground.tree.children(i, "dobj", "xcomp", "nsubj", "nsubjpass"):
        return None
    talks = any(ground.token(s).lemma in words("round", "talks") for s in ground.tree.subjects(i))
    status, date = status_in(ground.tree, i).status, date_among(ground, (i,))
    if not talks or not date or not (has_modal(ground.tree, i) or status == "planned"):
        return None
    track = track_of(ground, (i,), (), venues)
    return Mention(Draft(i, "planned", {"date": date}), track, definite=True)


def _brought_together(ground: Ground, i: int, venues: Mapping[int, Venue]) -> Mention | None:
    """Read "bring the sides together in …": others must still come, so it is a proposal at most."""
    brought = [o for o in ground.tree.children(i, "dobj") if ground.token(o).tag in ("NNS", "NNPS", "NNP", "NN")]
    behind = {ground.lower(n) for n in range(i + 1, min(i + _NEAR, len(ground.tree.tokens)))}
    track = track_of(ground, (i,), (), venues)
    if not brought or "together" not in behind or track is None:
        return None
    if not any(_can_gather(ground, n) or parties_at(ground, [n]) for o in brought for n in ground.tree.conjuncts(o)):
        return None
    status = status_in(ground.tree, i).status
    fields: dict[str, tuple[Value, ...]] = {
        "parties": parties_at(ground, brought), "date": date_among(ground, (i,)), "place": venue_of(ground, track),
    }  # fmt: skip
    kept = {k: v for k, v in fields.items() if v}
    return Mention(Draft(i, "proposed" if status == "planned" else status, kept), track, definite=False)


def _can_gather(ground: Ground, noun: int) -> bool:
    """Tell whether a noun is of those who sit in talks, not of people who meet anywhere."""
    return any(ground.token(n).lemma in words("round", "gatherers") for n in ground.tree.conjuncts(noun))


def _for_peace(ground: Ground, verb: int) -> bool:
    """Tell whether a meeting is for the end of a war: "for a new attempt at ending the war", "to discuss a truce"."""
    below = ground.tree.subtree(verb)
    causes = words("round", "causes")
    resumed = [c for c in below if c > verb and ground.token(c).lemma in words("round", "by_itself")]
    talks = [o for c in resumed for o in ground.tree.children(c, "dobj")]
    talks = [o for o in talks if ground.token(o).lemma in words("round", "talks")]  # "met to resume talks"
    return bool(talks) or any(n > verb and ground.token(n).lemma in causes for n in below)
