"""Word lists of the talks kinds, read once from the knowledge folder."""

from functools import cache
from types import MappingProxyType
from typing import Any

from tracktwo.language.lexicon_file import read_lexicon


@cache
def load(name: str) -> MappingProxyType[str, Any]:
    """Return the word lists of ``knowledge/NAME.yaml`` by the names of their sections."""
    return MappingProxyType(read_lexicon(f"{name}.yaml"))


@cache
def words(name: str, section: str) -> frozenset[str]:
    """Return a plain list of words as a set.

    >>> "if" in words("status", "conditions")
    True
    """
    return frozenset(load(name)[section])


@cache
def classes(name: str, section: str) -> MappingProxyType[str, str]:
    """Return a section of lists as one map from word to the name of its list; the first list that has a word wins.

    >>> classes("status", "verbs")["boycott"]
    'refused'
    """
    found: dict[str, str] = {}
    for label, entries in load(name)[section].items():
        for entry in entries:
            found.setdefault(str(entry), label)
    return MappingProxyType(found)
