"""Where something happened: the place that belongs to a verb or noun of the parse."""

from tracktwo.language.reading import Reading
from tracktwo.types import PlaceValue


def place_of(reading: Reading, head: int) -> PlaceValue | None:  # noqa: ARG001
    """Return the place of the event that token ``head`` stands for, or None."""
    return None
