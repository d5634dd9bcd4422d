"""Reports of the kind `statement`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_statements(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `statement`."""
    return ()
