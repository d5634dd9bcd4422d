"""Words of war from the knowledge files, arranged by lemma."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word means: a term, and the second word (particle, preposition or object) it asks for, if any."""

    term: str
    second: str | None = None


@cache
def knowledge(name: str) -> Mapping[str, Any]:
    """Load knowledge/NAME.yaml once in a process."""
    return MappingProxyType(read_lexicon(f"{name}.yaml"))


@cache
def senses(name: str, *parts: str) -> Mapping[str, tuple[Sense, ...]]:
    """Arrange a part of a knowledge file ("verbs": {term: [word …]}) by lemma, the exact ones (of two words) first."""
    table: Mapping[str, Iterable[str]] = knowledge(name)[parts[0]]
    found: dict[str, list[Sense]] = {}
    for term, words in table.items():
        for written in words:
            lemma, _, second = written.partition(" ")
            found.setdefault(lemma, []).append(Sense(term, second or None))
    return MappingProxyType({k: tuple(sorted(v, key=lambda s: s.second is None)) for k, v in found.items()})


@cache
def words(name: str, part: str) -> frozenset[str]:
    """Return a flat list of a knowledge file as a set."""
    return frozenset(knowledge(name)[part])


def sense_of(tree: Tree, i: int, table: Mapping[str, tuple[Sense, ...]]) -> tuple[Sense, int] | None:
    """Return the sense of a token and the last token that decided it (its second word, where that stands near)."""
    for sense in table.get(tree.tokens[i].lemma, ()):
        if sense.second is None:
            return sense, i
        near = [
            c
            for c in tree.children(i)
            if tree.tokens[c].dep in ("prt", "prep", "dobj", "advmod", "acomp", "oprd", "xcomp", "ccomp")
        ]
        hit = next((c for c in near if sense.second in (tree.tokens[c].lemma, tree.tokens[c].text.lower())), None)
        if hit is not None:
            return sense, hit if 0 < hit - i <= 2 else i  # noqa: PLR2004 - "taken over", not "taken … over"
    return None
