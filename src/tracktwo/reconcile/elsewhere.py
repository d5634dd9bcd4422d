"""Meetings in two countries, of which one has no day: the summit recalled is not the summit reported."""

from tracktwo.reconcile.signature import Signature, World


def met_elsewhere(a: Signature, b: Signature, world: World) -> bool:
    """Tell whether two meetings are told of in two countries, and not both on a day of their own.

    Where both have their day, and it is one, accounts may well differ on the place. Without it, the same two people are
    told to have met at another time.
    """
    if a.kind != "contact" or ("date" in a.days and "date" in b.days):
        return False
    one, two = (_countries(signature, world) for signature in (a, b))
    return bool(one and two) and not one & two


def _countries(signature: Signature, world: World) -> frozenset[str]:
    """Return the countries of the places that a report names; none where one of them is not known."""
    found = [world.places.get(form) for form in signature.forms.get("place", frozenset())]
    countries = frozenset(place.country for place in found if place is not None and place.country)
    return countries if all(place is not None and place.country for place in found) else frozenset()
