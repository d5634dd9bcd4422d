"""Word lists of the talks kinds, read once from the knowledge folder."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> MappingProxyType[str, Any]:
    """Return the word lists of ``knowledge/NAME.yaml`` by the names of their sections."""
    text = files("tracktwo.knowledge").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe loader, in C where there is one


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
