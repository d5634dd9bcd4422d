"""Parts and borders of places: "northern Syria", "the east of Aleppo", "rural Idlib", "the border with Turkey"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracktwo.language.place_spots import Spot
from tracktwo.language.place_words import border_words, nationality_words
from tracktwo.language.reading import Token
from tracktwo.places.gazetteer import divisions_named, find_place
from tracktwo.places.parts import side_of

_OWNED = ("'s", "’s")
# Nouns behind "Aleppo's eastern", which make a part of it.
_PARTS = ("part", "parts", "half", "district", "districts", "suburb", "suburbs", "neighborhood", "neighborhoods",
          "neighbourhood", "neighbourhoods", "quarter", "quarters", "side", "outskirts", "edge", "areas")  # fmt: skip


def with_division(tokens: Sequence[Token], spot: Spot) -> Spot:
    """Read "rural Idlib" and "the Idlib countryside" as the division of that name."""
    before = tokens[spot.first - 1].text.lower() if spot.first else ""
    behind = tokens[spot.last + 1].text.lower() if spot.last + 1 < len(tokens) else ""
    if before != "rural" and behind != "countryside":
        return spot
    divisions = divisions_named(spot.key)
    if not divisions:
        return spot
    first, last = spot.first - (before == "rural"), spot.last + (behind == "countryside")
    return replace(spot, first=first, last=last, key=f"rural {spot.key}", readings=divisions, vouched=True)


def with_side(tokens: Sequence[Token], spot: Spot, floor: int) -> Spot:
    """Take in the words that make a part of a place: before it, down to token ``floor``, or behind its possessive."""
    if spot.side or not spot.readings:
        return spot
    at = spot.first - 1
    side = side_of(tokens[at].text) if at >= floor else None
    if side is not None and tokens[at].sent == tokens[spot.first].sent:
        return replace(spot, first=at, side=side)
    if at - 2 >= floor and tokens[at].text.lower() == "of" and tokens[at - 2].text.lower() == "the":
        side = side_of(tokens[at - 1].text)
        if side is not None and not tokens[at - 1].text.endswith("ern"):
            return replace(spot, first=at - 1, side=side)
    return _owning(tokens, spot)


def _owning(tokens: Sequence[Token], spot: Spot) -> Spot:
    """Read "Syria's north" and "Aleppo's eastern districts"."""
    last = spot.last + 2
    if last >= len(tokens) or tokens[spot.last + 1].text not in _OWNED:
        return spot
    side = side_of(tokens[last].text)
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if side is None:
        return spot
    if behind is not None and behind.text.lower() in _PARTS:
        return replace(spot, last=last + 1, side=side)
    ends = behind is None or behind.pos in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PUNCT")
    return replace(spot, last=last, side=side) if ends and not tokens[last].text.endswith("ern") else spot


def borders(tokens: Sequence[Token], spots: Sequence[Spot]) -> list[Spot]:
    """Return the borders that an article names: "the Turkish-Syrian border", "the border with Turkey".

    Where the words name one country only, the other is the one that the article names most of those that border on it.
    """
    codes = countries_at(tokens, spots)
    common = [code for code, _ in Counter(codes.values()).most_common()]
    found = (_border(tokens, token.i, codes, common) for token in tokens if token.text.lower() in border_words())
    return [spot for spot in found if spot is not None]


def countries_at(tokens: Sequence[Token], spots: Sequence[Spot]) -> dict[int, str]:
    """Return the countries (alpha-3) that words name, by the words' numbers: by name, adjective or people."""
    adjectives = nationality_words()
    codes = {t.i: adjectives[t.text.lower()] for t in tokens if t.text[:1].isupper() and t.text.lower() in adjectives}
    for spot in spots:
        wide = (c.place for c in spot.readings if c.place.precision == "country" or c.place.gazetteer == "tracktwo")
        country = next((place.country for place in wide if place.country), None)
        if country:
            codes |= dict.fromkeys(range(spot.first, spot.last + 1), country)
    return codes


def _border(tokens: Sequence[Token], i: int, codes: Mapping[int, str], common: Sequence[str]) -> Spot | None:
    """Return the border that the noun ``i`` stands for, with the words for its countries before and behind it."""
    first, last = _before(tokens, i, codes), _behind(tokens, i, codes)
    named = list(dict.fromkeys(codes[k] for k in range(first, last + 1) if k in codes))
    others = named[1:2] or [code for code in common if code != named[0]] if named else []
    slugs = ("-".join(sorted((named[0].lower(), other.lower()))) for other in others)
    found = next((id_ for slug in slugs if find_place(id_ := f"tracktwo:border-{slug}")), None)
    return Spot(first, last, "border", (), vouched=True, fixed=found) if found else None


def _before(tokens: Sequence[Token], i: int, codes: Mapping[int, str]) -> int:
    """Return where the words for countries right before a border begin: "Turkish-Syrian", "Syria-Turkey", "Turkish"."""
    first = i
    for k in range(i - 1, max(-1, i - 7), -1):
        if k in codes:
            first = k
        elif tokens[k].text not in ("-", "–", *_OWNED) and side_of(tokens[k].text) is None:
            break
    return first


def _behind(tokens: Sequence[Token], i: int, codes: Mapping[int, str]) -> int:
    """Return the last word of the countries behind a border: "with Turkey", "between Syria and Turkey"."""
    last = i
    word = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    if word in ("with", "between"):
        for k in range(i + 2, min(i + 9, len(tokens))):
            if k in codes:
                last = k
            elif (tokens[k].text.lower() == "and" and (word == "with" or codes.get(last) is None)) or (
                tokens[k].text.lower() not in ("and", "the", "neighboring", "neighbouring")
                and not side_of(tokens[k].text)
            ):
                break
    return last
