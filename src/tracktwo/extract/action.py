"""Reports of the kind `action`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_actions(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `action`."""
    return ()
