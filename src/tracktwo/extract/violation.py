"""Reports of the kind `violation`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_violations(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `violation`."""
    return ()
