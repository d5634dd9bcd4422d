"""Who speaks each quotation, as far as its sentences tell: the subject of the verb of saying nearest to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.language.coreference.traits import Trait

_SPEAK = frozenset({"he", "she", "i"})
_PERSONS = frozenset({"m", "f", "p"})


@dataclass(slots=True)
class _Extent:
    """From which sentence and token to which the mentions of a quotation reach."""

    first_sent: int
    last_sent: int
    first: int
    last: int


def find_speakers(traits: Sequence[Trait]) -> list[int]:
    """Return for each mention in a quotation the place of the mention that speaks it; -1 where that is not known."""
    sayers: dict[int, list[int]] = {}
    extents: dict[int, _Extent] = {}
    for n, trait in enumerate(traits):
        if trait.quote < 0:
            if trait.says:
                sayers.setdefault(trait.sent, []).append(n)
            continue
        head = trait.phrase.head
        extent = extents.setdefault(trait.quote, _Extent(trait.sent, trait.sent, head, head))
        extent.last_sent, extent.last = max(extent.last_sent, trait.sent), max(extent.last, head)
    chosen = {quote: _speaker(traits, sayers, extent) for quote, extent in extents.items()}
    return [chosen.get(trait.quote, -1) for trait in traits]


def _speaker(traits: Sequence[Trait], sayers: dict[int, list[int]], extent: _Extent) -> int:
    """Return the nearest who says something in a quotation's sentences, else in the next, else in the one before."""
    inside = [n for sent in range(extent.first_sent, extent.last_sent + 1) for n in sayers.get(sent, ())]
    for near in (inside, sayers.get(extent.last_sent + 1, []), sayers.get(extent.first_sent - 1, [])):
        if near:
            return min(near, key=lambda n: (_gap(traits[n].phrase.head, extent), n))
    return -1


def _gap(head: int, extent: _Extent) -> int:
    """Return how many tokens a word stands from a quotation."""
    return extent.first - head if head < extent.first else max(head - extent.last, 0)


def says_i(trait: Trait) -> bool:
    """Tell whether who speaks can be "I": one person, and no letter or report that "says" something."""
    return trait.pronoun in _SPEAK or (not trait.pronoun and trait.gender in _PERSONS and trait.number != "many")
