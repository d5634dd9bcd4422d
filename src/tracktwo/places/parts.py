"""Parts of places: "northern Syria", "the east of Aleppo" and "central Gaza" are places of their own, inside the whole.

A part's id is that of the whole with the part behind it ("geonames:163843:north"). No list has them: a part lies half a
radius from the middle of the whole, to the side that it is called after.
"""

import math
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from tracktwo.types import Place

# How far to the north and to the east, in radii of the whole.
_SIDES = MappingProxyType({
    "north": (0.5, 0.0), "south": (-0.5, 0.0), "east": (0.0, 0.5), "west": (0.0, -0.5), "northeast": (0.4, 0.4),
    "northwest": (0.4, -0.4), "southeast": (-0.4, 0.4), "southwest": (-0.4, -0.4), "central": (0.0, 0.0),
})  # fmt: skip
_SHARE = 0.6  # of the radius of the whole
_KM_A_DEGREE = 111.2
_PRECISION = MappingProxyType({"country": "region", "region": "region", "district": "district", "town": "district"})


@cache
def side_of(word: str) -> str | None:
    """Return the part that a word for a direction names, or None.

    >>> side_of("North-Eastern"), side_of("southern"), side_of("rural")
    ('northeast', 'south', None)
    """
    side = word.lower().replace("-", "").removesuffix("ern").removesuffix("most")
    return side if side in _SIDES else None


def part_id(whole: str, side: str) -> str:
    """Return the id of a part of a place."""
    return f"{whole}:{side}"


def whole_id(identity: str) -> str:
    """Return the id of the whole that a place is a part of, or its own.

    >>> whole_id("geonames:163843:north"), whole_id("geonames:163843")
    ('geonames:163843', 'geonames:163843')
    """
    return ":".join(identity.split(":")[:2])


def part_of(whole: Place, side: str) -> Place | None:
    """Return a part of a place; None where the place has no such part."""
    if side not in _SIDES or whole.precision not in _PRECISION:
        return None
    north, east = _SIDES[side]
    lat = max(-89.9, min(89.9, whole.lat + north * whole.radius_km / _KM_A_DEGREE))
    lon = whole.lon + east * whole.radius_km / (_KM_A_DEGREE * max(0.1, math.cos(math.radians(whole.lat))))
    word = side if side == "central" else f"{side}ern"
    return replace(
        whole, id=part_id(whole.id, side), name=f"{word} {whole.name}", lat=round(lat, 3),
        lon=round((lon + 180) % 360 - 180, 3), precision=_PRECISION[whole.precision],  # type: ignore[arg-type]
        radius_km=round(whole.radius_km * _SHARE, 1),
    )  # fmt: skip
