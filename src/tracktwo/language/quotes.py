"""Quotation marks."""

from tracktwo.language.reading import Quote, Reading


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """Find quotations."""
    return ()
