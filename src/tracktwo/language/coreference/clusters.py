"""From choices to clusters: each mention joins the cluster of what it takes up, where the two can be the same.

The ranker looks at two mentions at a time. What it cannot see is that a cluster has become impossible: "she" in one
with "Mr. Haddad". So a cluster keeps the genders and numbers of its pronouns and names, and the next likely candidate
is taken where the likeliest does not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tracktwo.language.coreference.features import Table
from tracktwo.language.coreference.ranker import Likely
from tracktwo.language.coreference.speakers import says_i
from tracktwo.language.coreference.traits import Trait

# How likely "takes up none" must be before a mention is left alone. A pronoun of the third person nearly always takes
# up something; an "it" or "you" often nothing. Set by hand from that and not tuned.
ALONE: dict[str, float] = {"he": 1.0, "she": 1.0, "they": 0.9, "it": 0.6, "nominal": 0.5}
ALONE_ELSE = 0.75
_SEXES = ("m", "f")
_PARTS = ("nsubj", "nsubjpass", "dobj", "dative")
# How sure it is that who speaks a quotation is its "I": 30 of 33 times in the documents of GUM that we have.
SPEAKER = 0.9
TRIED = 4  # clusters tried before a mention is left alone


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mention takes up (None: nothing), and how sure that is."""

    antecedent: int | None
    score: float
    how: str


@dataclass(slots=True)
class _Draft:
    """Clusters while they grow: each mention's cluster, and the genders that are sure of a cluster."""

    traits: Sequence[Trait]
    home: list[int] = field(default_factory=list)
    genders: dict[int, set[str]] = field(default_factory=dict)


def choose(traits: Sequence[Trait], table: Table, likely: Likely) -> list[Choice]:
    """Return the choices of all mentions, in order."""
    draft = _Draft(traits)
    choices = []
    for i, trait in enumerate(traits):
        choice = _choice(draft, i, table, likely)
        choices.append(choice)
        draft.home.append(i if choice.antecedent is None else draft.home[choice.antecedent])
        genders = draft.genders.setdefault(draft.home[i], set())
        genders.update(_sure_gender(trait))
    return choices


def _choice(draft: _Draft, i: int, table: Table, likely: Likely) -> Choice:
    """Choose for one mention: "I" in a quotation goes to who speaks it, all else by rank."""
    if draft.traits[i].pronoun == "i":
        spoken = _spoken(draft, i, table, likely)
        if spoken is not None:
            return spoken
    return _ranked(draft, i, table, likely, i)


def _spoken(draft: _Draft, i: int, table: Table, likely: Likely) -> Choice | None:
    """Return the speaker of the quotation around "I", if a person is; if named behind it, whom the speaker takes up."""
    speaker = int(table.speakers[i])
    if speaker < 0 or not says_i(draft.traits[speaker]):
        return None
    if speaker < i:
        return Choice(speaker, SPEAKER, "speaker")
    known = _ranked(draft, speaker, table, likely, i)
    return None if known.antecedent is None else Choice(known.antecedent, min(known.score, SPEAKER), "speaker")


def _ranked(draft: _Draft, i: int, table: Table, likely: Likely, before: int) -> Choice:
    """Choose for one mention among those before a place."""
    trait = draft.traits[i]
    first, last = int(table.starts[i]), int(table.starts[i + 1])
    last = first + int(np.searchsorted(table.candidates[first:last], before))
    alone = float(likely.none[i])
    limit = _limit(trait)
    if first == last or alone > limit:
        return Choice(None, alone, "new")
    for score, candidate in _by_cluster(
        draft, table.candidates[first:last].tolist(), likely.pairs[first:last].tolist()
    ):
        if not trait.pronoun and score <= alone:
            break
        if _fits(draft, i, candidate):
            return Choice(candidate, score, "ranked")
    return Choice(None, alone, "new")


def _limit(trait: Trait) -> float:
    """Return how likely "takes up none" must be before a mention is left alone; "its" and "itself" are never empty."""
    if not trait.pronoun:
        return ALONE["nominal"]
    if trait.pronoun == "it" and trait.pronoun_form != "plain":
        return ALONE["they"]
    return ALONE.get(trait.pronoun, ALONE_ELSE)


def _by_cluster(draft: _Draft, candidates: Sequence[int], scores: Sequence[float]) -> list[tuple[float, int]]:
    """Return the likeliest clusters among a mention's candidates: how likely each is, and its likeliest mention.

    The ranker learnt that any mention of the right cluster is right, so that a cluster is as likely as its mentions
    together: three mentions of one man with .2 each outweigh another man with .3.
    """
    total: dict[int, float] = {}
    best: dict[int, tuple[float, int]] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        home = draft.home[candidate]
        total[home] = total.get(home, 0.0) + score
        best[home] = max(best.get(home, (-1.0, -1)), (score, candidate))
    order = sorted(total, key=lambda home: (-total[home], -best[home][1]))[:TRIED]
    return [(min(total[home], 1.0), best[home][1]) for home in order]


def _fits(draft: _Draft, i: int, candidate: int) -> bool:
    """Tell whether a mention can join a candidate's cluster: no man in a woman's, and no two parts of one verb."""
    trait, other = draft.traits[i], draft.traits[candidate]
    sure = _sure_gender(trait)
    if sure and draft.genders[draft.home[candidate]] - sure:
        return False
    return not _beside(trait, other)


def _sure_gender(trait: Trait) -> set[str]:
    """Return the gender that a mention gives its cluster; that a name or noun is a thing is not sure enough."""
    return {trait.gender} if trait.gender in _SEXES or (trait.pronoun and trait.gender) else set()


def _beside(trait: Trait, other: Trait) -> bool:
    """Tell whether a plain pronoun is a part of the same verb as another mention ("he told him"): never the same."""
    parts = trait.owner == other.owner and trait.role in _PARTS and other.role in _PARTS
    return parts and trait.pronoun_form == "plain" and trait.phrase.form == "pronoun"


def clusters_of(choices: Sequence[Choice]) -> list[int]:
    """Return the number of each mention's cluster: that of the first mention in it."""
    found: list[int] = []
    for i, choice in enumerate(choices):
        found.append(i if choice.antecedent is None else found[choice.antecedent])
    return found
