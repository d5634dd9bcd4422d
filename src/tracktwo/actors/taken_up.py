"""Whom a pronoun stands for by the trained ranker, where it is sure enough.

The ranker's choices are followed back, over other pronouns, to a name or a nominal. Where the cast does not know that
one as somebody, it may know another of the same cluster.
"""

from dataclasses import dataclass

from tracktwo.actors.draft import Draft
from tracktwo.language.coreference.records import Coreferent
from tracktwo.language.reading import Mention

# How sure the ranker must be of the least sure link before its word counts more than the rules; below it the rules
# decide. Of GUM's third-person pronouns in the dev documents, the cast brings 125 to an actor of the same entity and 49
# to another by rules alone, and 151 and 34 so; up to 0.8 little changes (150 and 31). The scores mean what they say: of
# links scored .5 to .6 there 73 in 100 are right, of .7 to .8 83, above .9 96.
SURE = 0.5
_LONGEST_WAY = 100  # pronouns to follow back over


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What a pronoun takes up: a mention of the cast, or, where that is None, something that is nobody."""

    mention: Mention | None
    score: float
    together: bool = False


def taken_up(draft: Draft, i: int) -> TakenUp | None:
    """Return what the pronoun at token ``i`` takes up; None where the ranker has no word on it, or is not sure."""
    mentions = draft.coreference.mentions
    at, score = draft.coreferents.get(i), 1.0
    for _ in range(_LONGEST_WAY):
        antecedent = mentions[at].antecedent if at is not None else None
        if at is None or antecedent is None:
            return None
        score = min(score, mentions[at].score)
        if score < SURE or _into_quotation(draft, mentions[at], mentions[antecedent]):
            return None
        at = antecedent
        if mentions[at].form != "pronoun":
            together = mentions[at].form == "together"
            return TakenUp(_known(draft, mentions[at]) or _other(draft, mentions[at]), score, together)
    return None


def _into_quotation(draft: Draft, pronoun: Coreferent, taken: Coreferent) -> bool:
    """Tell whether a pronoun of the article's own words takes up somebody inside quotation marks."""
    return draft.quoted[pronoun.head] < 0 <= draft.quoted[taken.head]


def _known(draft: Draft, found: Coreferent) -> Mention | None:
    """Return the mention of the cast with the same head, where it is somebody."""
    mention = draft.at.get(found.head)
    return mention if mention is not None and mention.actor is not None and mention.form != "pronoun" else None


def _other(draft: Draft, found: Coreferent) -> Mention | None:
    """Return the last mention of the cast before a mention that is in its cluster."""
    for other in reversed(draft.clusters.get(found.cluster, ())):
        if other.head < found.head and other.form != "pronoun":
            mention = _known(draft, other)
            if mention is not None:
                return mention
    return None
