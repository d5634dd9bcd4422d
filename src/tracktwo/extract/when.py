"""When something happened: the date that belongs to a verb or noun of the parse."""

from tracktwo.language.reading import Reading
from tracktwo.types import DateValue


def date_of(reading: Reading, head: int) -> DateValue | None:  # noqa: ARG001
    """Return the date of the event that token ``head`` (a verb, or a noun of happening) stands for, or None."""
    return None
