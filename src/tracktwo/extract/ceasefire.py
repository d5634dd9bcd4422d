"""Reports of the kind `ceasefire`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_ceasefires(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `ceasefire`."""
    return ()
