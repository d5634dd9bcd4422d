"""Reports of the kind `agreement`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_agreements(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `agreement`."""
    return ()
