"""What lies in what, and who belongs to whom: a town in its country, an army to its state."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from tracktwo.actors.states import load_states
from tracktwo.places.nesting import may_hold
from tracktwo.types import Place

_STATE = re.compile(r"(?:pop:)?([a-z]{3})(?:-|$)")  # the state that begins the id of what belongs to it


def any_within(one: Iterable[str], two: Iterable[str], places: Mapping[str, Place]) -> bool:
    """Tell whether a place of one may lie in a country or region that the other names, or the other way round."""
    second = [found for name in two if (found := places.get(name)) is not None]
    return any(may_hold(found, other) for name in one if (found := places.get(name)) is not None for other in second)


def of_one_state(one: Iterable[str], two: Iterable[str]) -> bool:
    """Tell whether a state is named in one report and what belongs to it in the other: Israel and its army."""
    first, second = frozenset(one), frozenset(two)
    return bool((states_of(first) & second) or (states_of(second) & first))


def states_of(forms: Iterable[str]) -> frozenset[str]:
    """Return the states that normal forms of actors belong to.

    >>> sorted(states_of(["isr-military", "x:somebody"]))
    ['isr']
    """
    codes = _codes()
    return frozenset(match[1] for form in forms if (match := _STATE.match(form)) and match[1] in codes)


@cache
def _codes() -> frozenset[str]:
    """Return the ids of all states."""
    return frozenset(code.lower() for code in load_states())
