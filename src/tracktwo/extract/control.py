"""Reports of the kind `control`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_control(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `control`."""
    return ()
