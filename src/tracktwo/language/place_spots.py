"""Names of places as they stand in the text, before it is chosen which place each means, and what each lies in.

"Paris, Texas", "Lamar County, Texas", "Franklin County in Ohio", "Syria's Idlib", "the Turkish city of Mersin": such
words around a name leave of its namesakes those that lie there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.actors.states import load_states
from tracktwo.language.place_words import directions, nationality_words, settlement_words, state_abbreviations
from tracktwo.language.reading import Token
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import Candidate, candidates_of_key

_HAMLET = 15_000  # people, below whom a town gives way to a place of our own list that bears its name
_FAR_ADJECTIVE = 5  # words between "Turkish" and the name in "the Turkish border town of Reyhanli"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name: tokens ``first`` to ``last``, its folded name, and the places that it can mean.

    ``vouched`` where the reader or the parser calls it a place; ``sure`` where words around it say what it lies in;
    ``by_ear`` where it was looked up by its sound. ``side`` is the part of the place that is meant, by the words around
    it ("northern Syria"), which are then among the tokens. ``fixed`` is the id of a place that needs no choosing.
    """

    first: int
    last: int
    key: str
    readings: tuple[Candidate, ...]
    vouched: bool
    sure: bool = False
    by_ear: bool = False
    side: str | None = None
    fixed: str | None = None


def narrow(tokens: Sequence[Token], spots: Sequence[Spot]) -> list[Spot]:
    """Leave of each name's readings those in the place that the words around it say it is in, where there are any.

    A name without such words shares what another mention of it in the article was narrowed to.
    """
    narrowed = [replace(spot, readings=_without_hamlets(spot.readings)) for spot in spots]
    for number in range(len(spots) - 1, -1, -1):  # from the right: "Hempstead, Nassau County, New York"
        spot = narrowed[number]
        for holders in _holders(tokens, narrowed, number):
            inside = tuple(c for c in spot.readings if any(lies_in(c, holder) for holder in holders))
            if inside:
                narrowed[number] = replace(spot, readings=inside, sure=True)
                break
    told: dict[str, dict[str, Candidate]] = {}
    for spot in narrowed:
        if spot.sure:
            told.setdefault(spot.key, {}).update({c.place.id: c for c in spot.readings})
    return [s if s.sure or s.key not in told else replace(s, readings=tuple(told[s.key].values())) for s in narrowed]


def _without_hamlets(readings: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the villages that are called like what our own list has: the Middle East and Judea are none."""
    wide = tuple(c for c in readings if c.place.country is None)
    ours = any(c.place.gazetteer == "tracktwo" for c in readings)
    return wide or tuple(c for c in readings if not ours or c.place.gazetteer == "tracktwo" or c.population >= _HAMLET)


def lies_in(candidate: Candidate, holder: Candidate) -> bool:
    """Tell whether a place lies in another: a country or a division."""
    if holder.place.id == candidate.place.id:
        return False
    if holder.place.precision == "country":
        return candidate.place.country == holder.place.country and candidate.place.precision != "country"
    return holder.place.id in candidate.within


def _holders(tokens: Sequence[Token], spots: Sequence[Spot], number: int) -> Iterator[tuple[Candidate, ...]]:
    """Yield the readings of what a name may stand inside of: behind a comma or "in", before "'s", or an adjective."""
    spot = spots[number]
    after = spots[number + 1] if number + 1 < len(spots) else None
    before = spots[number - 1] if number else None
    behind = spot.last + 1
    marks = (",", "(") if any(c.place.precision == "country" for c in spot.readings) else (",", "(", "in")
    if behind < len(tokens) and tokens[behind].text in marks:
        at = behind + 1
        while at < len(tokens) and tokens[at].text.lower() in (*directions(), "the", "in"):
            at += 1
        if after is not None and behind < after.first <= at:
            yield after.readings
        elif tokens[behind].text in (",", "(") and at < len(tokens) and at == behind + 1:
            full = state_abbreviations().get(tokens[at].text)
            if full:
                yield candidates_of_key(fold_name(full))
    if before is not None and _owns(tokens, before, spot):
        yield before.readings
    country = _adjective_before(tokens, spot)
    if country:
        yield tuple(c for c in candidates_of_key(country) if c.place.precision == "country")


def _owns(tokens: Sequence[Token], before: Spot, spot: Spot) -> bool:
    """Tell whether the place before owns this one: "Yemen's port city of Hodeidah", "Syria's Homs"."""
    between = tokens[before.last + 1 : spot.first]
    if not between or between[0].text not in ("'s", "’s") or len(between) > _FAR_ADJECTIVE:
        return False
    rest = [token.text.lower() for token in between[1:]]
    return not rest or all(word in settlement_words() or word in directions() or word == "of" for word in rest)


def _adjective_before(tokens: Sequence[Token], spot: Spot) -> str | None:
    """Return the folded name of the country whose adjective stands before: "the Turkish border town of Reyhanli"."""
    words = [token.text.lower() for token in tokens[max(0, spot.first - _FAR_ADJECTIVE) : spot.first]]
    for distance, word in enumerate(reversed(words)):
        if word in nationality_words():
            between = words[len(words) - distance :]
            fits = between and between[-1] == "of" and any(w in settlement_words() for w in between)
            return _country_name(nationality_words()[word]) if fits else None
    return None


def _country_name(code: str) -> str:
    """Return the folded name of a state."""
    return fold_name(load_states()[code].name)
