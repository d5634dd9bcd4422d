"""Where an article names places: the gazetteer's names, the longest at each word, and names that the reader marks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.language.place_spots import Spot
from tracktwo.language.place_words import (
    body_words,
    directions,
    first_names,
    generic_words,
    nationality_words,
    no_place_words,
    settlement_words,
    state_abbreviations,
    words_behind,
)
from tracktwo.language.reading import Name, Reading, Token
from tracktwo.places.divisions import bare_region
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import Candidate, candidates_of_key, divisions_named, is_known, is_notable

LONGEST = 5
_VOUCHED = ("place",)
_BLOCKING = ("person", "organisation", "armed_group", "outlet", "event", "government")
_JOINING = ("of", "the", "de", "del", "la", "al", "el", "and", "-", "s")
_BODIES = ("organisation", "government", "armed_group", "outlet")
ARTICLES = ("al", "el", "ar", "as", "ash", "az", "ad", "an", "at", "deir", "bab", "khan")


def scan(reading: Reading) -> Iterator[Spot]:
    """Yield the names of places from left to right, at each token the longest."""
    doubtful = _doubtful(reading)
    tokens = reading.tokens
    names = [name for name in reading.names if name.kind == "place" or name.text not in doubtful]
    starts = [name.first for name in names]
    i = 0
    while i < len(tokens):
        at = bisect_right(starts, i) - 1
        name = names[at] if at >= 0 and names[at].last >= i else None
        spot = _abbreviated(tokens, i, name) or _known_at(reading, i, name)
        if name is not None and name.kind == "place" and name.first == i and (spot is None or spot.last < name.last):
            whole = _whole(reading, name, spot)
            spot, i = whole.spot or spot, whole.past
        if spot is not None:
            yield spot
        i = max(i + 1, spot.last + 1 if spot else 0)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a name that the reader calls a place is as a whole, if anything, and the last word that is done with it."""

    spot: Spot | None
    past: int


def _whole(reading: Reading, name: Name, begun: Spot | None) -> _Whole:
    """Read a name that the gazetteer lacks in full: "Western Kasai" and "Port of Hodeidah" by what it has of them.

    Others stand for themselves ("Squirrel Hill"), unless they hold words of no name ("Baghdad suburbs"): then the parts
    that the gazetteer has are the places.
    """
    tokens = reading.tokens
    words = [token.text for token in tokens[name.first : name.last + 1]]
    key = fold_name(name.text)
    here = name.first
    if key in no_place_words() or all(word.lower() in directions() | generic_words() for word in words):
        return _Whole(None, name.last)
    if any(word.lower() in body_words() for word in words) or _acronym(tokens, name):
        return _Whole(None, here)
    last = words[-1].lower().rstrip(".")
    if len(words) > 1 and last in words_behind("facilities"):
        return _Whole(Spot(name.first, name.last, key, _served(key, last), vouched=True), here)
    if len(words) > 1 and last in words_behind("no_place_after"):
        return _Whole(None, name.last)
    if begun is None and len(words) == 1:
        if is_known(key) and name.end < tokens[name.last].end:  # "U.S.-backed" is one word of the parse
            return _Whole(Spot(name.first, name.last, key, candidates_of_key(key), vouched=True), here)
        return _Whole(Spot(name.first, name.last, key, divisions_named(key), vouched=True), here)
    first, _, rest = key.partition(" ")
    rest = rest.removeprefix("of ")
    part = first in directions() and words[0][:1].isupper()
    if rest and (part or first in settlement_words() or first in words_behind("whole_of")) and is_known(rest):
        return _Whole(Spot(name.first, name.last, key, candidates_of_key(rest), vouched=True), here)
    capital = all(word[:1].isupper() or word.lower() in _JOINING for word in words)
    inner = [spot for i in range(name.first, name.last + 1) if (spot := _known_at(reading, i, name))]
    covered = {i for spot in inner for i in range(spot.first, spot.last + 1)}
    left = [i for i in range(name.first, name.last + 1) if i not in covered and tokens[i].text[:1].isupper()]
    if inner and (not capital or not left):
        return _Whole(None, here)
    return _Whole(Spot(name.first, name.last, key, divisions_named(key), vouched=True), here)


def _served(key: str, word: str) -> tuple[Candidate, ...]:
    """Return the town that an airport or hospital bears the name of; of a street's name nothing follows."""
    town = key.rpartition(" ")[0]
    for kind in ("international", "central", "general", "university", "teaching", "military", "regional"):
        town = town.removesuffix(f" {kind}")
    return candidates_of_key(town) if word in words_behind("town_facilities") and is_notable(town) else ()


def _acronym(tokens: Sequence[Token], name: Name) -> bool:
    """Tell an acronym that is no known place from a name in a line of capitals."""
    text = tokens[name.first].text
    if name.first != name.last or not text.isupper() or len(text) > 5 or "." in text:  # noqa: PLR2004 - longer ones are words
        return False
    around = tokens[max(0, name.first - 2) : name.first + 3]
    return not all(token.text.isupper() for token in around if token.text.isalpha())


def _abbreviated(tokens: Sequence[Token], i: int, name: Name | None) -> Spot | None:
    """Return the state of the United States whose abbreviation stands at a word ("W.Va."); "PA" behind a comma only."""
    text = ""
    for last in range(i, min(i + 3, len(tokens))):
        text += tokens[last].text
        full = state_abbreviations().get(text)
        if full is None or (
            last + 1 < len(tokens) and tokens[last + 1].text == "." and f"{text}." in state_abbreviations()
        ):
            continue
        behind_comma = i > 0 and tokens[i - 1].text in (",", "(")
        vouched = name is not None and name.kind == "place"
        if "." in text or behind_comma or (vouched and name is not None and name.first == i):
            key = fold_name(full)
            states = tuple(
                c for c in candidates_of_key(key) if c.place.country == "USA" and c.place.precision == "region"
            )
            return Spot(i, last, key, states, vouched=True)
    return None


def _doubtful(reading: Reading) -> frozenset[str]:
    """Return the names taken for somebody that may be towns: the gazetteer has all of them, and nobody bears them.

    The parser's model takes many towns for persons and bodies ("the loss of Palmyra", "in Khan Younis").
    """
    borne = {part for n in reading.names if n.kind == "person" and n.first != n.last for part in n.text.split()}
    told = {n.text for n in reading.names if after_preposition(reading.tokens, n.first)}
    kinds = ("person", "organisation", "government")
    return frozenset(
        name.text
        for name in reading.names
        if name.kind in kinds
        and name.text not in borne
        and is_notable(key := fold_name(name.text))
        and key not in first_names()
        and (name.text in told or key.startswith("al ") or bare_region(key) != key)
    )


def after_preposition(tokens: Sequence[Token], i: int) -> bool:
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


def _known_at(reading: Reading, i: int, name: Name | None) -> Spot | None:
    """Return the longest name of the gazetteer that begins at a token, where it may be a place."""
    tokens = reading.tokens
    begins = _may_begin(tokens, i) or (name is not None and name.first == i and tokens[i].text[:1].isupper())
    if not begins or tokens[i].text.lower() == "the" or (name is not None and name.kind in _BLOCKING):
        return None
    for last in range(_limit(tokens, i), i - 1, -1):
        text = reading.text[tokens[i].start : tokens[last].end]
        key = fold_name(text)
        if not is_known(key) or "\n" in text or not _may_end(tokens, last):
            continue
        if _no_place(text, key, tokens, i, last, name) or _common_end(tokens, key, i, last):
            continue
        inside = name is not None and name.kind in _VOUCHED and last <= name.last
        entity = tokens[i].ent[2:] in ("GPE", "LOC", "FAC") or any(
            t.ent[2:] in ("GPE", "LOC") for t in tokens[i : last + 1]
        )
        return _with_behind(tokens, Spot(i, last, key, candidates_of_key(key), vouched=inside or entity))
    return None


def _limit(tokens: Sequence[Token], i: int) -> int:
    """Return the last word that a name beginning at a word may run to: before a mark or the end of the sentence."""
    last = i
    while last + 1 < min(len(tokens), i + LONGEST) and tokens[last + 1].sent == tokens[i].sent:
        if tokens[last + 1].tag in (",", ".", ":", "``", "''", "-LRB-", "-RRB-"):
            break
        last += 1
    return last


def _common_end(tokens: Sequence[Token], key: str, first: int, last: int) -> bool:
    """Tell whether a name ends with a common noun ("Anhui province") that our list does not make part of it."""
    if first == last or not tokens[last].text.islower():
        return False
    return all(c.place.gazetteer != "tracktwo" for c in candidates_of_key(key))


def _with_behind(tokens: Sequence[Token], spot: Spot) -> Spot | None:
    """Take in "Province" or "County" behind a name; behind a town's name "Street" makes the whole no place."""
    behind = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if behind is None or behind.sent != tokens[spot.last].sent:
        return spot
    word = behind.text.lower()
    if word == "$":
        return None
    if not behind.text[:1].isupper():
        divisions = divisions_named(spot.key) if word in words_behind("region_words") else ()
        return replace(spot, key=f"{spot.key} {word}", readings=divisions) if divisions else spot
    if word in words_behind("region_words"):
        key = f"{spot.key} {word}"
        divisions = candidates_of_key(key) or divisions_named(spot.key)
        return replace(spot, last=behind.i, key=key, readings=divisions or spot.readings)
    if word in words_behind("other_place_words"):
        return replace(spot, last=behind.i, key=f"{spot.key} {word}", readings=())
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
    return follows and (low in directions() or low.split("-")[0] in ARTICLES)


def _after_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a name after a hyphen is one of a pair ("Turkey-Syria border"), not the end of a longer name."""
    return i >= 2 and tokens[i - 2].text[:1].isupper() and tokens[i - 2].text.lower() not in ARTICLES  # noqa: PLR2004


def _may_end(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a name may end at a token: with a word, not with a mark."""
    return tokens[last].text[:1].isalnum() or tokens[last].text.endswith(".")


def _no_place(text: str, key: str, tokens: Sequence[Token], first: int, last: int, name: Name | None) -> bool:
    """Tell whether words that could be a place are something else: a pronoun, a word, part of a longer name."""
    if all(word in directions() | generic_words() for word in key.split()):
        return True
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


def inside_bodies(reading: Reading) -> Iterator[Spot]:
    """Yield the places inside names of bodies ("Rapides Parish Sheriff's Office"), which tell of where it plays."""
    for name in reading.names:
        if name.kind not in _BODIES:
            continue
        i = name.first
        while i <= name.last:
            spot = _inside(reading, name, i)
            if spot is not None:
                yield spot
            i = spot.last + 1 if spot else i + 1


def _inside(reading: Reading, name: Name, i: int) -> Spot | None:
    """Return the longest place name that begins at a word inside a body's name and is not the whole of it."""
    tokens = reading.tokens
    for last in range(min(name.last, i + LONGEST - 1), i - 1, -1):
        if (i, last) == (name.first, name.last) or not tokens[i].text[:1].isupper():
            continue
        key = fold_name(reading.text[tokens[i].start : tokens[last].end])
        if len(key) > 3 and is_known(key) and key not in no_place_words() | nationality_words().keys():  # noqa: PLR2004
            return Spot(i, last, key, candidates_of_key(key), vouched=False)
    return None
