"""Who says so: the attribution of a passage, from the statements it lies in."""

from tracktwo.language.reading import Reading
from tracktwo.types import Attribution


def attribution_of(reading: Reading, start: int, end: int) -> tuple[Attribution, ...]:  # noqa: ARG001
    """Return the chain of who says what stands at ``[start, end)``, outermost first; empty where the outlet says it."""
    return ()
