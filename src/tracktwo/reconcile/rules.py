"""The conditions under which two reports are one thing: parsed from a kind's ``same_when``.

============ =====================================================================================================
``f``        both have it and share at least one normal form
``f=``       both have it, wholly resolved, and the sets of normal forms are equal
``f<``       both have it, and one set of normal forms holds the other
``f?``       no conflict: they share a form, or one of them does not have it
``f≈``       they share a form; or one lacks it and the two articles speak of the same people and places
``f±3d``     dates overlap when widened by three days; see ``same.py`` for reports without a date
``f±3d?``    … where the days of both are known
``f±value``  the same, by as many days as the size of the figure in ``value`` allows (a war's toll, a day's toll)
``f~0.5``    the words of the spans are at least that similar
``f~0.5?``   … where both have some
``f/4``      quantities within a factor of four
``f!g``      they share a form; or the passages in ``g`` are the very same words, six or more in a row
``f^g``      the same people are counted; where one does not say of whom, the numbers in ``g`` are nearly the same
``f%g``      they share a form; or one lacks it, and both are dated and share a form of ``g``
``f#``       of small figures in ``f``: the sentences around them share a word that is no topic of either article
``plover``   the same PLOVER type
============ =====================================================================================================
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tracktwo.errors import OntologyError

Mode = Literal[
    "share", "equal", "nested", "clear", "alike", "venue", "extent", "days", "size", "words", "factor", "plover",
    "voice", "counted", "passage", "sited",
]  # fmt: skip

_SIGNS: dict[str, Mode] = {
    "": "share",
    "=": "equal",
    "<": "nested",
    "?": "clear",
    "≈": "alike",
    "@": "venue",
    "#": "passage",
}
_FORM = re.compile(
    r"(?P<field>[a-z_]+)"
    r"(?:(?P<sign>[=<?≈@#]?)|@(?P<companion>[a-z_]+)|!(?P<said>[a-z_]+)|%(?P<doer>[a-z_]+)|\^(?P<number>[a-z_]+)|±(?P<days>\d+)d(?P<open>\??)|±(?P<size>[a-z_]+)|~(?P<words>[01]?\.\d+)(?P<soft>\??)|/(?P<factor>\d+))"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field; ``amount`` is days, a similarity or a factor; ``soft`` lets a missing value pass."""

    field: str
    mode: Mode
    amount: float = 0.0
    soft: bool = False
    other: str = ""


@cache
def parse_condition(text: str) -> Condition:
    """Parse one condition; raises OntologyError where it is none.

    >>> parse_condition("date±3d")
    Condition(field='date', mode='days', amount=3.0, soft=False, other='')
    >>> parse_condition("about~0.3?").soft
    True
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise OntologyError(
            f"no condition: {text!r}", where="same_when", next_step="see the table in tracktwo.reconcile.rules"
        )
    field = match["field"]
    if field == "plover":
        return Condition(field, "plover")
    if match["said"]:
        return Condition(field, "voice", other=match["said"])
    if match["doer"]:
        return Condition(field, "sited", soft=True, other=match["doer"])
    if match["number"]:
        return Condition(field, "counted", other=match["number"])
    if match["days"]:
        return Condition(field, "days", float(match["days"]), soft=bool(match["open"]))
    if match["size"]:
        return Condition(field, "size", other=match["size"])
    if match["words"]:
        return Condition(field, "words", float(match["words"]), soft=bool(match["soft"]))
    if match["companion"]:
        return Condition(field, "extent", soft=True, other=match["companion"])
    if match["factor"]:
        return Condition(field, "factor", float(match["factor"]))
    return Condition(field, _SIGNS[match["sign"] or ""], soft=match["sign"] in ("?", "#"))


@cache
def parse_conditions(texts: tuple[str, ...]) -> tuple[Condition, ...]:
    """Parse all conditions of a kind, in order."""
    return tuple(parse_condition(text) for text in texts)
