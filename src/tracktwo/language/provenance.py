"""Credits, origin and date of publication, from the text's own words."""

from tracktwo.language.reading import Provenance, Reading


def find_provenance(reading: Reading) -> Provenance:
    """Find credits, origin and date."""
    return Provenance()
