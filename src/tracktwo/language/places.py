"""Place names of an article, each with the place it means here: names that the gazetteer knows, and names of places."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.language.metonymy import acts_as_government
from tracktwo.language.place_evidence import Evidence, Floats, Named, cell, gather, without
from tracktwo.language.place_evidence import around as neighbours
from tracktwo.language.place_parts import borders, with_division, with_side
from tracktwo.language.place_ranker import Rounds, load_rounds, rank
from tracktwo.language.place_scan import ARTICLES, after_preposition, inside_bodies, scan
from tracktwo.language.place_spots import Spot, narrow
from tracktwo.language.place_words import division_plurals, nationality_words, seats_of_talks, settlement_words
from tracktwo.language.reading import PlaceMention, Reading, Token
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import Candidate, divisions_named, sounding_like
from tracktwo.places.parts import part_of

# A name that no other step calls a place counts as one only where its town has at least so many people.
UNVOUCHED = 200_000
# What a name that may be no place at all, and one inside a body's name, weighs in telling where the article plays.
DOUBTFUL = 0.5
# The rest of the article must lie in a country with at least this weight for a spelling by ear to be looked up there.
HEARD = 0.5


Group = tuple[str, tuple[str, ...]]


# Named in news from anywhere, so that its naming tells little of where a town lies.
_EVERYWHERE = ("USA",)
# From this many people on a city is known everywhere.
WORLD_CITY = 1_000_000


@dataclass(frozen=True, slots=True)
class Naming:
    """An article's place names: where they stand, what each group of like ones can mean, and countries by adjective."""

    spots: tuple[Spot, ...]
    names: dict[Group, Named]
    by_ear: frozenset[Group]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The place that a name means and what the rest of the article tells about its surroundings."""

    meant: Candidate
    around: Evidence


def find_places(reading: Reading, rounds: Rounds | None = None) -> tuple[PlaceMention, ...]:
    """Return the place names in text order, none overlapping; a name that the gazetteer lacks has no id.

    Namesakes are told apart by the words around them, by what else the article names, and by what they are. A capital
    or country that acts ("Ankara said") is a mention with ``metonym`` set. ``rounds``: weights to use instead.
    """
    tokens = reading.tokens
    if not tokens:
        return ()
    naming = names_of(reading)
    choices = _choose(naming, rounds or load_rounds())
    mentions: list[PlaceMention] = []
    kept = [s for s in naming.spots if s.vouched or not _unlikely(tokens, s, choices.get(group_of(s)))]
    for spot in _with_borders(tokens, kept):
        choice = choices.get(group_of(spot))
        mentions.append(_mention(reading, spot, choice.meant if choice else None))
    return tuple(mentions)


def names_of(reading: Reading) -> Naming:
    """Gather an article's place names, each with all that it can mean."""
    tokens = reading.tokens
    listed = _divisions_listed(tokens, list(scan(reading)))
    spots = narrow(tokens, [with_division(tokens, _unlisted(tokens, spot)) for spot in listed])
    nested = [replace(spot, vouched=False) for spot in inside_bodies(reading)]
    groups: dict[Group, list[Spot]] = {}
    for spot in (*spots, *nested):
        if spot.readings:
            groups.setdefault(group_of(spot), []).append(spot)
    names = {key: _named(reading, group, nested) for key, group in groups.items()}
    by_ear = frozenset(group_of(spot) for spot in spots if spot.by_ear)
    return Naming(tuple(spots), names, by_ear, tuple(sorted(_countries_by_adjective(tokens))))


def _with_borders(tokens: Sequence[Token], spots: Sequence[Spot]) -> list[Spot]:
    """Put borders in the place of the countries that their words name, and take the words for parts into names."""
    found = borders(tokens, spots)
    taken = {i for border in found for i in range(border.first, border.last + 1)}
    left = [spot for spot in spots if taken.isdisjoint(range(spot.first, spot.last + 1))]
    whole: list[Spot] = []
    floor = 0
    for spot in sorted([*left, *found], key=lambda spot: spot.first):
        sided = spot if spot.fixed else with_side(tokens, spot, floor)
        whole.append(sided)
        floor = sided.last + 1
    return whole


def _mention(reading: Reading, spot: Spot, meant: Candidate | None) -> PlaceMention:
    """Make the mention of a name and its meaning."""
    start, end = reading.tokens[spot.first].start, reading.tokens[spot.last].end
    part = part_of(meant.place, spot.side) if meant is not None and spot.side else None
    place = part or (meant.place if meant else None)
    metonym = meant is not None and part is None and acts_as_government(reading.tokens, spot.first, spot.last, meant)
    return PlaceMention(
        spot.first, spot.last, start, end, reading.text[start:end], place.id if place else spot.fixed, metonym
    )


def _divisions_listed(tokens: Sequence[Token], spots: list[Spot]) -> list[Spot]:
    """Read names before "counties" or "provinces" as names of divisions: "in Becker, Clay and Wilkin counties"."""
    listed: dict[int, Spot] = {}
    for token in tokens:
        at = token.i - 1 if token.text.lower() in division_plurals() else -1
        while at >= 0 and tokens[at].sent == token.sent:
            first = at
            while first > 0 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].sent == token.sent:
                first -= 1
            key = fold_name(" ".join(t.text for t in tokens[first : at + 1]))
            divisions = divisions_named(key) if tokens[at].text[:1].isupper() else ()
            if not divisions:
                break
            listed |= dict.fromkeys(range(first, at + 1), Spot(first, at, key, divisions, vouched=True))
            at = first - 1
            while at >= 0 and tokens[at].text in (",", "and", "or", "&"):
                at -= 1
    left = [spot for spot in spots if not any(i in listed for i in range(spot.first, spot.last + 1))]
    return sorted({*left, *listed.values()}, key=lambda spot: spot.first)


def _unlisted(tokens: Sequence[Token], spot: Spot) -> Spot:
    """Look a name up by its sound where no list has its spelling."""
    if spot.readings or tokens[spot.last].text[:1].islower():
        return spot
    return replace(spot, readings=sounding_like(spot.key), by_ear=True)


def group_of(spot: Spot) -> Group:
    """Return what names that mean the same share: their key and what they can mean."""
    return spot.key, tuple(c.place.id for c in spot.readings)


def _choose(naming: Naming, rounds: Rounds) -> dict[Group, _Choice]:
    """Choose for each name of the article the place that it means."""
    names = list(naming.names.values())
    likely = rank(names, naming.adjectives, rounds)
    everything = gather(names, likely, naming.adjectives)
    choices: dict[Group, _Choice] = {}
    for group, name, shares in zip(naming.names, names, likely, strict=True):
        around = without(everything, name, shares)
        best = _best(name, shares, around)
        if group not in naming.by_ear or around.countries[best.place.country or ""] >= HEARD:
            choices[group] = _Choice(best, around)
    return choices


def _best(name: Named, shares: Floats, around: Evidence) -> Candidate:
    """Return the likeliest reading; seats of talks go before their namesakes, and places known to the world before
    those in countries that nothing else names.
    """
    pairs = sorted(zip(-shares, name.readings, strict=True), key=lambda pair: (pair[0], pair[1].place.id))
    ranked = [candidate for _, candidate in pairs]
    best = next((c for c in ranked if c.place.id in seats_of_talks() and name.hint != "division"), ranked[0])
    if best.place.country is None or _spoken_for(best, around):
        return best
    return next((c for c in ranked if _of_the_world(c)), best)


def _spoken_for(candidate: Candidate, around: Evidence) -> bool:
    """Tell whether the rest of the article lies in a place's country, or near it where all news names that country."""
    if candidate.place.country not in _EVERYWHERE:
        return around.countries[candidate.place.country or ""] >= DOUBTFUL
    near = sum(around.cells.get(at, 0.0) for at in neighbours(cell(candidate)))
    return near >= DOUBTFUL or any(around.divisions.get(d, 0.0) >= DOUBTFUL for d in candidate.within)


def _of_the_world(candidate: Candidate) -> bool:
    """Tell whether a place is known everywhere: a country, a capital, a seat of talks, a city of millions."""
    place = candidate.place
    return (
        place.precision == "country"
        or candidate.capital
        or place.id in seats_of_talks()
        or candidate.population >= WORLD_CITY
    )


def _named(reading: Reading, group: Sequence[Spot], nested: Sequence[Spot]) -> Named:
    """Sum up a group of mentions of one name."""
    first, tokens = group[0], reading.tokens
    times = sum(1.0 if spot.vouched else DOUBTFUL for spot in group)
    words = reading.text[tokens[first.first].start : tokens[first.last].end]
    hint = next((hint for spot in group if (hint := _hint(tokens, spot))), "")
    begins = tokens[first.first].sent <= 1 and first not in nested
    return Named(first.key, first.readings, math.sqrt(times), begins, words.isupper() and len(words) > 3, hint)  # noqa: PLR2004


def _hint(tokens: Sequence[Token], spot: Spot) -> str:
    """Tell by the words around a name what it is called: a town or a division."""
    before = [token.text.lower() for token in tokens[max(0, spot.first - 2) : spot.first]]
    if len(before) > 1 and before[1] == "of" and before[0] in settlement_words():
        return "town" if before[0] in ("city", "town", "village", "port", "capital") else "division"
    behind = tokens[spot.last + 1].text.lower() if spot.last + 1 < len(tokens) else ""
    if behind in division_plurals() or behind in ("province", "state", "county", "governorate"):
        return "division"
    return "town" if behind in ("city", "resident", "residents", "mayor", "suburb") else ""


def _countries_by_adjective(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the country of every adjective and people that the article names."""
    adjectives = nationality_words()
    for token in tokens:
        if token.text[:1].isupper() and (low := token.text.lower()) in adjectives:
            yield adjectives[low]


def _unlikely(tokens: Sequence[Token], spot: Spot, choice: _Choice | None) -> bool:
    """Tell whether a name that nothing else calls a place is none: nothing about it speaks for it."""
    if choice is None:
        return False
    meant = choice.meant
    if meant.place.precision not in ("town", "district") or meant.place.gazetteer == "tracktwo" or spot.sure:
        return False
    if choice.around.countries[meant.place.country or ""] < DOUBTFUL:
        return True
    first = tokens[spot.first]
    speaks = (
        after_preposition(tokens, spot.first) or first.text.lower() in ARTICLES or first.text.lower().startswith("al-")
    )
    return not speaks and meant.population < UNVOUCHED
