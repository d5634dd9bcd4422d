"""Reports of the kind `attack`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_attacks(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `attack`."""
    return ()
