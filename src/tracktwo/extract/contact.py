"""Reports of the kind `contact`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_contacts(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `contact`."""
    return ()
