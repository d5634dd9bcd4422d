"""Reports of the kind `movement`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_movements(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `movement`."""
    return ()
