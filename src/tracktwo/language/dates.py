"""Time expressions."""

from tracktwo.language.reading import DateMention, Reading


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """Find dates."""
    return ()
