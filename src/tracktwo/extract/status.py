"""Whether a thing happened, is planned, was refused: the status of the event that a token stands for."""

from tracktwo.language.reading import Reading
from tracktwo.types import Status


def status_of(reading: Reading, head: int) -> Status:  # noqa: ARG001
    """Return the status of the event that token ``head`` (a verb, or a noun of happening) stands for."""
    return "happened"
