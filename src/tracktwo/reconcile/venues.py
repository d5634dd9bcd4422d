"""Tracks of talks by where they are held: "talks in Switzerland" and "talks in Geneva" can be the same ones."""

from functools import cache
from types import MappingProxyType

from tracktwo.actors.states import load_states
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import places_named

_TOWNS = frozenset({"town", "point", "district"})


def same_venue(one: str, two: str) -> bool:
    """Tell whether two tracks are called alike, or the one after a country and the other after a town in it.

    >>> same_venue("switzerland", "geneva"), same_venue("lausanne", "geneva"), same_venue("norway", "geneva")
    (True, False, False)
    """
    if one == two:
        return True
    return (is_country(one) or is_country(two)) and country_of(one) is not None and country_of(one) == country_of(two)


def is_country(track: str) -> bool:
    """Tell whether a track is called after a whole country."""
    return _states().get(_key(track), ("", False))[1]


@cache
def country_of(track: str) -> str | None:
    """Return the code of the country that a track's venue is or lies in; None for a track called after anything else.

    >>> country_of("kazakhstan") == country_of("astana")
    True
    """
    known = _states().get(_key(track))
    if known is not None:
        return known[0]
    places = places_named(_key(track))
    return places[0].country if places and places[0].precision in _TOWNS else None


def _key(track: str) -> str:
    """Return a slug as the key of a place."""
    return fold_name(track.replace("-", " "))


@cache
def _states() -> MappingProxyType[str, tuple[str, bool]]:
    """Return the states by their names and capitals, and whether the name is that of the whole country."""
    found: dict[str, tuple[str, bool]] = {}
    for code, state in load_states().items():
        for name in (state.name, *state.aliases):
            found.setdefault(fold_name(name), (code, True))
    for code, state in load_states().items():
        for name in state.capitals:
            found.setdefault(fold_name(name), (code, False))
    return MappingProxyType(found)
