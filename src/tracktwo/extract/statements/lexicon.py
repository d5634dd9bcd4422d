"""The lexicons of speech, loaded once: verbs with what can follow them, words that never speak, acts."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from tracktwo.language.lexicon_file import read_lexicon


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying, wishing or showing; ``frames`` says what can follow it (see the data's header)."""

    key: str
    frames: frozenset[str]
    act: str | None
    sort: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose phrase belongs to what is said.

        >>> sorted(reporting_verbs()["accuse"].prepositions)
        ['of']
        """
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


def read_knowledge(name: str) -> Any:
    """Read a YAML file of the knowledge folder."""
    return read_lexicon(name)


@cache
def reporting_verbs() -> dict[str, Verb]:
    """Return the verbs of saying by key: a lemma, or a lemma and its particle joined by an underscore."""
    return {
        key: Verb(key, frozenset(frames.split()), group["act"], group["sort"])
        for group in read_knowledge("reporting_verbs.yaml")["classes"]
        for key, frames in group["verbs"].items()
    }


@cache
def speech_words() -> dict[str, frozenset[str]]:
    """Return the lists of single words that the rules ask for, by name."""
    return {name: frozenset(words) for name, words in read_knowledge("speech_words.yaml").items()}


@cache
def states_of_mind() -> dict[str, Any]:
    """Return the adjectives, light verbs and nouns that report speech, by name."""
    return dict(read_knowledge("states_of_mind.yaml"))
