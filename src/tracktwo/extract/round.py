"""Reports of the kind `round`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_rounds(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `round`."""
    return ()
