"""Proper names."""

from tracktwo.language.reading import Name, Reading


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find names."""
    return ()
