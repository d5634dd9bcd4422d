"""Finding known names in text: one pass over its words, the longest name first, blind to accents but not to case."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+|[^\s\w]|_")
_ODD_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae",
     "ʿ": "'", "ʻ": "'", "’": "'", "‘": "'"}
)  # fmt: skip
_ARTICLE = frozenset({"Al", "AL", "El", "al", "el"})  # the Arabic article, however it is written
_SHORTEST_SHOUTED = 5  # letters of a word in capitals that may be an ordinary name in a headline


def fold(text: str) -> str:
    """Return ``text`` in plain letters, so that "Erdoğan" and "Erdogan" are one name.

    >>> fold("Çavuşoğlu, Yıldırım")
    'Cavusoglu, Yildirim'
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_ODD_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Return ``text`` as the part of an id: lower case, plain letters, words joined by hyphens.

    >>> slug("Jean-Marc Ayrault"), slug("N'Djamena")
    ('jean-marc-ayrault', 'n-djamena')
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text).lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning of a name: ``use`` is actor, surname, state, capital, building, adjective or people; ``id`` of whom."""

    use: str
    id: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at ``[start, end)`` of the text, with all that it can mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class _Node:
    """A word of known names, and the words that may follow it."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    senses: tuple[Sense, ...] = ()


class AliasIndex:
    """All known names as a tree of words; hyphens inside a name do not count ("al-Assad", "al Assad")."""

    def __init__(self, names: Iterable[tuple[str, Sense]]) -> None:
        """Put every name into the tree (time and space: the number of their words)."""
        self._root = _Node()
        for name, sense in names:
            node = self._root
            for word in _words(name):
                node = node.next.setdefault(word, _Node())
            if node is not self._root and sense not in node.senses:
                node.senses = (*node.senses, sense)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return all that ``name`` can mean; nothing where it is not known."""
        node: _Node | None = self._root
        for word in _words(name):
            node = node.next.get(word) if node is not None else None
        return node.senses if node is not None else ()

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Yield the known names in ``text[start:end]``, the longest at each place, none overlapping."""
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        at = 0
        while at < len(words):
            length, senses = self._longest(words, at)
            if senses:
                yield Hit(words[at][1], words[at + length - 1][2], senses)
            at += length

    def _longest(self, words: list[tuple[str, int, int]], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Return how many words the longest name at ``at`` has, and its senses; (1, ()) where none is."""
        node: _Node | None = self._root
        found: tuple[int, tuple[Sense, ...]] = (1, ())
        i = at
        while node is not None and i < len(words):
            word = words[i][0]
            if word == "-" and i > at:
                i += 1
                continue
            node = _follow(node, word)
            i += 1
            if node is not None and node.senses:
                found = (i - at, node.senses)
        return found


def _follow(node: _Node, word: str) -> _Node | None:
    """Return the node that ``word`` leads to; a word in capitals may be a name of ordinary spelling (headlines)."""
    plain = _plain(word)
    following = node.next.get(plain)
    if following is None and len(plain) >= _SHORTEST_SHOUTED and plain.isupper():
        following = node.next.get(plain.capitalize())
    return following


def _words(name: str) -> list[str]:
    """Cut a name into its words, folded, without hyphens."""
    return [_plain(word) for word in _WORD.findall(name) if word != "-"]


def _plain(word: str) -> str:
    """Fold one word; the Arabic article has one spelling."""
    return "al" if word in _ARTICLE else fold(word)
