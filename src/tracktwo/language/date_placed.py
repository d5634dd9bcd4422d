"""An expression placed in time, and from where it was counted: what the modules that place expressions share."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tracktwo.language.edtf import days_of

Direction = Literal["past", "future", "near"]
# How far behind, in sentences, "a week later" finds the day that it counts from.
LOOK_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time told before an expression, ``back`` sentences behind it; ``from_`` and ``until`` are ISO days."""

    text: str
    edtf: str
    granularity: str
    from_: str
    until: str
    back: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTold:
    """Evidence for the year of a date without one, with its grounds; ``after`` is an ISO day that it follows."""

    year: int
    why: str
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """From where an expression is counted, and which way its clause looks ("near": the nearest, behind or ahead).

    ``spoken`` is the day of publication, or the day on which the words were spoken; ``told`` are the times told before,
    the nearest first; ``beside`` is the day of the mention it stands in apposition to; ``lead`` marks the article's
    first sentence; ``event`` is the time of the event that "two days after …" counts from; ``quarter`` the quarter of a
    year that the text speaks of, in EDTF; ``months`` says that it spoke last of several months together ("for the nine
    months"); ``frame`` is the year that the words before set ("In 2014 … in June").
    """

    spoken: date | None
    why: str = "the day of publication"
    direction: Direction | None = None
    told: tuple[Told, ...] = ()
    beside: str | None = None
    lead: bool = False
    event: Told | None = None
    quarter: str | None = None
    months: bool = False
    frame: YearTold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An expression placed in time; the fields are those of a DateMention."""

    edtf: str | None
    granularity: str
    from_: str | None = None
    until: str | None = None
    relative_to: str | None = None
    how: str | None = None
    why: str | None = None


def plain(edtf: str, granularity: str) -> Placed:
    """Return an expression that says all there is to know."""
    first, last = days_of(edtf)
    return Placed(edtf=edtf, granularity=granularity, from_=first, until=last)


def inferred(edtf: str, granularity: str, setting: Setting, why: str) -> Placed:
    """Return an expression counted from the day of speaking."""
    relative = setting.spoken.isoformat() if setting.spoken else None
    return replace(plain(edtf, granularity), relative_to=relative, how="inferred", why=why)


def counted(edtf: str, granularity: str, base: str, why: str) -> Placed:
    """Return an expression counted from another time of the text."""
    return replace(plain(edtf, granularity), relative_to=base, how="inferred", why=why)


def unresolved(granularity: str, why: str) -> Placed:
    """Return an expression that cannot be placed."""
    return Placed(edtf=None, granularity=granularity, how="unresolved", why=why)
