"""Which mentions before a mention it may take up: those in a window, and some further up with the same words.

The window bounds the number of pairs, and with it the time, so that both grow linearly with the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tracktwo.language.coreference.traits import Trait

Ints = npt.NDArray[np.int64]

WINDOW = 50  # mentions before a pronoun that it may take up
NEAR = 20  # mentions before a name or a nominal, beside those that share a word with it
AGAIN = 4  # earlier mentions of the same person of speech, beyond the window; of the same words twice as many
CLAUSES_BACK = 3  # sentences back in which a clause is taken up
_CLAUSES_KEPT = 9
_SPEECH = (1, 2)  # persons


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of a mention and a candidate, in order, and how many words the two have in common.

    ``starts[m]`` to ``starts[m + 1]`` are the pairs of mention ``m``, its farthest candidate first.
    """

    mentions: Ints
    candidates: Ints
    common: Ints
    starts: Ints


@dataclass(frozen=True, slots=True)
class _Past:
    """The mentions so far: clauses, all others, those by a word of theirs, and those of each person of speech."""

    clauses: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    by_person: dict[str, list[int]] = field(default_factory=dict)


def find_candidates(traits: Sequence[Trait]) -> Candidates:
    """Return the candidates of all mentions; clauses take up nothing."""
    mentions: list[int] = []
    candidates: list[int] = []
    common: list[int] = []
    starts = [0]
    past = _Past()
    for i, trait in enumerate(traits):
        if trait.phrase.form == "clause":
            past.clauses.append(i)
        else:
            shared = _shared(past, trait)
            chosen = {*past.others[-(WINDOW if trait.pronoun else NEAR) :], *_far(past, trait, shared)}
            if trait.pronoun in ("it", "this", "that") or trait.definite in ("the", "this"):
                chosen.update(c for c in past.clauses[-_CLAUSES_KEPT:] if _takes_up(traits[c], trait))
            found = sorted(c for c in chosen if traits[c].phrase.head != trait.phrase.head)
            mentions.extend([i] * len(found))
            candidates.extend(found)
            common.extend(shared.get(c, 0) for c in found)
            _remember(past, i, trait)
        starts.append(len(mentions))
    return Candidates(*(np.array(column, dtype=np.int64) for column in (mentions, candidates, common, starts)))


def _shared(past: _Past, trait: Trait) -> dict[int, int]:
    """Count the words that a mention shares with each of those before it that have one of them."""
    counts: dict[int, int] = {}
    if trait.pronoun:
        return counts
    for word in trait.words:
        for j in past.by_word.get(word, ())[-WINDOW:]:
            counts[j] = counts.get(j, 0) + 1
    return counts


def _far(past: _Past, trait: Trait, shared: dict[int, int]) -> list[int]:
    """Return candidates that may stand beyond the window: the same words, or "I" and "we" and "you" further up."""
    if trait.person in _SPEECH:
        return [j for word in ("i", "we", "you") for j in past.by_person.get(word, ())[-AGAIN:]]
    return sorted(shared, key=lambda j: (shared[j], j))[-2 * AGAIN :]


def _remember(past: _Past, i: int, trait: Trait) -> None:
    """Take a mention in as a candidate of those that follow."""
    past.others.append(i)
    if trait.person in _SPEECH:
        past.by_person.setdefault(trait.pronoun, []).append(i)
    if not trait.pronoun:
        for word in trait.words:
            past.by_word.setdefault(word, []).append(i)


def _takes_up(clause: Trait, trait: Trait) -> bool:
    """Tell whether a mention can take up a clause: one shortly before that does not hold it."""
    near = 0 <= trait.sent - clause.sent <= CLAUSES_BACK
    return (
        near
        and clause.phrase.head != trait.clause
        and not clause.phrase.first <= trait.phrase.head <= clause.phrase.last
    )
