"""Reports of the kind `figure`."""

from tracktwo.language.reading import Reading
from tracktwo.types import Report


def find_figures(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `figure`."""
    return ()
