"""Which places can be told of the same spot: a country and its towns, a region and what lies in it."""

import math

from tracktwo.types import Place

_EARTH_KM = 6371.0
# A place is the wider of two only where it reaches so many times as far: towns next to each other hold none the other.
_WIDER = 2.0
_AREAS = ("country", "region", "district")


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two points (haversine).

    >>> round(distance_km(55.75, 37.62, 36.2, 37.16))
    2174
    """
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def may_hold(one: Place, two: Place) -> bool:
    """Tell whether one of two places may lie in the other: by country where one is a country, else by its reach."""
    if one.id == two.id:
        return True
    if "country" in (one.precision, two.precision):
        return one.country is not None and one.country == two.country
    wide, narrow = (one, two) if one.radius_km >= two.radius_km else (two, one)
    if wide.country and narrow.country and wide.country != narrow.country:
        return False
    if wide.precision not in _AREAS or wide.radius_km < _WIDER * narrow.radius_km:
        return False
    return distance_km(wide.lat, wide.lon, narrow.lat, narrow.lon) <= wide.radius_km
