"""Place names of an article, each with the place it means here: names that the gazetteer knows, and names of places."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.language.metonymy import acts_as_government
from tracktwo.language.place_choice import Surroundings, choose, surroundings
from tracktwo.language.place_words import (
    body_words,
    directions,
    first_names,
    nationality_words,
    no_place_words,
    state_abbreviations,
    words_behind,
)
from tracktwo.language.reading import Name, PlaceMention, Reading, Token
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import Candidate, candidates_of_key, is_known

LONGEST = 5
# A name that no other step calls a place counts as one only where its town has at least so many people.
UNVOUCHED = 200_000
_VOUCHED = ("place",)
_BLOCKING = ("person", "organisation", "armed_group", "outlet", "event", "government")
_ARTICLES = ("al", "el", "ar", "as", "ash", "az", "ad", "an", "at", "deir", "bab", "khan")


@dataclass(frozen=True, slots=True)
class _Found:
    """A place name before its meaning is chosen."""

    first: int
    last: int
    readings: tuple[Candidate, ...]
    vouched: bool


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Return the place names in text order, none overlapping; a name that the gazetteer lacks has no id.

    Homonyms are told apart by the countries that the article names. A capital or country that acts ("Ankara said")
    is a mention with ``metonym`` set.
    """
    tokens = reading.tokens
    if not tokens:
        return ()
    found = list(_scan(reading))
    around = _around(reading, found)
    chosen: dict[str, Candidate | None] = {}
    mentions: list[PlaceMention] = []
    for number, spot in enumerate(found):
        behind = _behind(tokens, found, number)
        key = fold_name(reading.text[tokens[spot.first].start : tokens[spot.last].end])
        if key not in chosen or behind:
            chosen[key] = choose(spot.readings, around, behind)
        meant = chosen[key]
        if meant is not None and not spot.vouched and _unlikely(tokens, spot, meant, around):
            continue
        mentions.append(_mention(reading, spot, meant))
    return tuple(mentions)


def _mention(reading: Reading, spot: _Found, meant: Candidate | None) -> PlaceMention:
    """Make the mention of a name and its meaning."""
    start, end = reading.tokens[spot.first].start, reading.tokens[spot.last].end
    metonym = meant is not None and acts_as_government(reading.tokens, spot.first, spot.last, meant)
    text = reading.text[start:end]
    return PlaceMention(spot.first, spot.last, start, end, text, meant.place.id if meant else None, metonym)


def _scan(reading: Reading) -> Iterator[_Found]:
    """Yield the names of places from left to right, at each token the longest."""
    doubtful = _doubtful(reading)
    tokens, names = (
        reading.tokens,
        [name for name in reading.names if name.kind == "place" or name.text not in doubtful],
    )
    starts = [name.first for name in names]
    i = 0
    while i < len(tokens):
        at = bisect_right(starts, i) - 1
        name = names[at] if at >= 0 and names[at].last >= i else None
        spot = _known_at(reading, i, name)
        if spot is None and name is not None and name.kind == "place" and name.first == i and _unknown(reading, name):
            full = state_abbreviations().get(name.text)
            spot = _Found(name.first, name.last, candidates_of_key(fold_name(full)) if full else (), vouched=True)
        if spot is not None:
            yield spot
            i = spot.last + 1
        else:
            i += 1


def _doubtful(reading: Reading) -> frozenset[str]:
    """Return the names taken for somebody that may be towns: the gazetteer has all of them, and nobody bears them.

    The parser's model takes many towns for persons and bodies ("the loss of Palmyra", "in Khan Younis").
    """
    borne = {part for n in reading.names if n.kind == "person" and n.first != n.last for part in n.text.split()}
    told = {n.text for n in reading.names if _after_preposition(reading.tokens, n.first)}
    kinds = ("person", "organisation", "government")
    return frozenset(
        name.text
        for name in reading.names
        if name.kind in kinds
        and name.text not in borne
        and is_known(key := fold_name(name.text))
        and key not in first_names()
        and (name.text in told or key.startswith("al "))
    )


def _after_preposition(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word stands right behind a preposition that takes places."""
    return i > 0 and tokens[i - 1].text.lower() in (
        "in",
        "of",
        "from",
        "near",
        "to",
        "around",
        "inside",
        "outside",
        "at",
        "towards",
    )


def _unknown(reading: Reading, name: Name) -> bool:
    """Tell whether nothing in a place's name is known to the gazetteer: then the name stands for itself."""
    key = fold_name(name.text)
    if key in directions() or key in no_place_words() or any(word in body_words() for word in key.split()):
        return False
    return not any(_known_at(reading, i, name) for i in range(name.first + 1, name.last + 1))


def _known_at(reading: Reading, i: int, name: Name | None) -> _Found | None:
    """Return the longest name of the gazetteer that begins at a token, where it may be a place."""
    tokens = reading.tokens
    if not _may_begin(tokens, i) or (name is not None and name.kind in _BLOCKING):
        return None
    limit = min(len(tokens), i + LONGEST) - 1
    for last in range(limit, i - 1, -1):
        if tokens[last].sent != tokens[i].sent or (last > i and tokens[last].tag in (",", ".", ":", "``", "''")):
            continue
        text = reading.text[tokens[i].start : tokens[last].end]
        key = fold_name(text)
        if not is_known(key) or "\n" in text or not _may_end(tokens, last):
            continue
        if _no_place(text, key, tokens, i, last, name):
            continue
        inside = name is not None and name.kind in _VOUCHED and last <= name.last
        entity = tokens[i].ent[2:] in ("GPE", "LOC", "FAC") or any(
            t.ent[2:] in ("GPE", "LOC") for t in tokens[i : last + 1]
        )
        return _with_behind(tokens, _Found(i, last, candidates_of_key(key), vouched=inside or entity))
    return None


def _with_behind(tokens: Sequence[Token], spot: _Found) -> _Found | None:
    """Take in "Province" or "County" behind a name; behind a town's name "Street" makes the whole no place."""
    behind = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if behind is None or not behind.text[:1].isupper() or behind.sent != tokens[spot.last].sent:
        return spot
    word = behind.text.lower()
    if word in words_behind("region_words"):
        return replace(spot, last=behind.i)
    if word in words_behind("other_place_words"):
        return replace(spot, last=behind.i, readings=())
    return None if word in words_behind("no_place_after") else spot


def _may_begin(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a name may begin at a token: a capital letter, an Arabic article, a direction."""
    token = tokens[i]
    if token.text.lower() == "the":
        return False
    if token.text[:1].isupper():
        joined = i > 0 and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start
        return not joined or _after_hyphen(tokens, i)
    low = token.text.lower()
    follows = i + 1 < len(tokens) and tokens[i + 1].text[:1] in "-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return follows and (low in directions() or low.split("-")[0] in _ARTICLES)


def _after_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a name after a hyphen is one of a pair ("Turkey-Syria border"), not the end of a longer name."""
    return i >= 2 and tokens[i - 2].text[:1].isupper() and tokens[i - 2].text.lower() not in _ARTICLES  # noqa: PLR2004


def _may_end(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a name may end at a token: with a word, not with a mark."""
    return tokens[last].text[:1].isalnum() or tokens[last].text.endswith(".")


def _no_place(text: str, key: str, tokens: Sequence[Token], first: int, last: int, name: Name | None) -> bool:
    """Tell whether words that could be a place are something else: a pronoun, a word, part of a longer name."""
    if len(key) <= 3 and not (text.isupper() or "." in text):  # noqa: PLR2004 - "Us", "Van", "Nis"
        return True
    if (
        first == last
        and tokens[first].pos not in ("PROPN", "ADJ", "NOUN", "X")
        and (name is None or name.kind != "place")
    ):
        return True
    vouched = name is not None and name.kind == "place"
    adjective = key in nationality_words() and all(c.place.precision != "country" for c in candidates_of_key(key))
    if adjective or (key in no_place_words() and not vouched):
        return True
    if first == last and key in first_names() and not vouched:
        return True
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    joined = (
        follows is not None
        and follows.tag == "NNP"
        and tokens[last].dep == "compound"
        and tokens[last].head == follows.i
    )
    person = tokens[first].ent[2:] == "PERSON" and not vouched and _in_longer_entity(tokens, first, last)
    return (joined and follows is not None and follows.ent[2:] in ("PERSON", "ORG")) or person


def _in_longer_entity(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the parser's entity goes on beyond a name: then it is one of its parts."""
    begun = tokens[first].ent.startswith("I-")
    return begun or (last + 1 < len(tokens) and tokens[last + 1].ent.startswith("I-"))


def _around(reading: Reading, found: Sequence[_Found]) -> Surroundings:
    """Gather the countries that the article names, by names without namesakes and by adjectives."""
    certain = [spot.readings[0] for spot in found if len(spot.readings) == 1]
    adjectives = nationality_words()
    named = [
        adjectives[low]
        for token in reading.tokens
        if (low := token.text.lower()) in adjectives and token.text[:1].isupper()
    ]
    return surroundings(certain, named)


def _behind(tokens: Sequence[Token], found: Sequence[_Found], number: int) -> tuple[Candidate, ...]:
    """Return the readings of the place that stands behind a comma: "Alexandria, Virginia"."""
    spot = found[number]
    comma = spot.last + 1
    if comma + 1 >= len(tokens) or tokens[comma].text not in (",", "("):
        return ()
    after = found[number + 1] if number + 1 < len(found) else None
    if after is not None and after.first == comma + 1:
        return after.readings
    full = state_abbreviations().get(tokens[comma + 1].text)
    return candidates_of_key(fold_name(full)) if full else ()


def _unlikely(tokens: Sequence[Token], spot: _Found, meant: Candidate, around: Surroundings) -> bool:
    """Tell whether a name that nothing else calls a place is none: nothing about it speaks for it."""
    if meant.place.precision != "town" or meant.place.gazetteer == "tracktwo":
        return False
    if not around.countries[meant.place.country or ""]:
        return True
    first = tokens[spot.first]
    speaks = (
        _after_preposition(tokens, spot.first)
        or first.text.lower() in _ARTICLES
        or first.text.lower().startswith("al-")
    )
    return not speaks and meant.population < UNVOUCHED
