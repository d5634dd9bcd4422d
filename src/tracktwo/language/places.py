"""Place names."""

from tracktwo.language.reading import PlaceMention, Reading


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Find places."""
    return ()
