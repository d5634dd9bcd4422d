"""The draft of a statement: what the rules fill in before a report is made of it."""

from dataclasses import dataclass, field

from tracktwo.extract.statements.lexicon import Verb
from tracktwo.types import ActorValue


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the head tokens of the noun phrase, and the characters of the whole phrase."""

    heads: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody through whom the words came, with the words that say so."""

    heads: tuple[int, ...]
    start: int
    end: int
    cue_start: int
    cue_end: int


@dataclass(slots=True)
class Saying:
    """One saying: ``head`` is the verb (or "according"), spans are characters, ``quotes`` numbers its quotations."""

    head: int
    verb: Verb
    cue_start: int
    cue_end: int
    speaker: Speaker | None = None
    contents: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    addressees: tuple[int, ...] = ()
    relays: list[Relay] = field(default_factory=list)
    carried_from: "Saying | None" = None
    why: str | None = None

    @property
    def start(self) -> int:
        """The first character of content or cue."""
        return min([self.cue_start, *(a for a, _ in self.contents)])

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one stretch of content holds ``[start, end)``."""
        return any(a <= start and end <= b for a, b in self.contents)


@dataclass(frozen=True, slots=True)
class Standing:
    """A saying with its speakers resolved and the sayings around it, outermost first."""

    saying: Saying
    actors: tuple[ActorValue, ...]
    outer: tuple["Standing", ...] = ()
