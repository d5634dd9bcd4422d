"""An input that could not be read."""

from dataclasses import dataclass

from tracktwo.errors import TracktwoError


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, under the path that an article would have had, and why; the rest goes on."""

    path: str
    error: TracktwoError
