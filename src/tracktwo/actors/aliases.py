"""Finding known names in text: one pass over its words, the longest name first, blind to accents but not to case."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+|[^\s\w]|_")
_FIRST_WORD = re.compile(r"[^\W_]+|[^\s\w-]|_")
_BETWEEN = re.compile(r"[^a-z0-9]+")  # what parts the words of an id
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
    return _BETWEEN.sub("-", fold(text).lower()).strip("-")


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
    """All known names as trees of words, one for each first word; hyphens inside a name do not count ("al-Assad").

    A tree is grown when its first word is first met: an article meets some hundreds of the many thousand first words.
    """

    def __init__(self, names: Iterable[tuple[str, Sense]]) -> None:
        """Sort the names by their first word (time and space: the number of names)."""
        self._ungrown: dict[str, list[tuple[str, Sense]]] = {}
        self._trees: dict[str, _Node] = {}
        for name, sense in names:
            first = _FIRST_WORD.search(name)
            if first is not None:
                self._ungrown.setdefault(_plain(first.group()), []).append((name, sense))

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return all that ``name`` can mean; nothing where it is not known."""
        words = _words(name)
        node = self._tree(words[0]) if words else None
        for word in words[1:]:
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

    def _tree(self, word: str) -> _Node | None:
        """Return the tree of the names that begin with ``word``, grown if need be."""
        tree = self._trees.get(word)
        if tree is None and word in self._ungrown:
            tree = self._trees[word] = _grow(self._ungrown[word])
        return tree

    def _longest(self, words: list[tuple[str, int, int]], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Return how many words the longest name at ``at`` has, and its senses; (1, ()) where none is."""
        found: tuple[int, tuple[Sense, ...]] = (1, ())
        node = _follow(self._tree, words[at][0])
        i = at + 1
        while node is not None:
            if node.senses:
                found = (i - at, node.senses)
            while i < len(words) and words[i][0] == "-":
                i += 1
            if i == len(words):
                break
            node = _follow(node.next.get, words[i][0])
            i += 1
        return found


def _grow(names: Iterable[tuple[str, Sense]]) -> _Node:
    """Put names, without the first word that they share, into a tree."""
    root = _Node()
    for name, sense in names:
        node = root
        for word in _words(name)[1:]:
            node = node.next.setdefault(word, _Node())
        if sense not in node.senses:
            node.senses = (*node.senses, sense)
    return root


def _follow(after: Callable[[str], _Node | None], word: str) -> _Node | None:
    """Return what comes ``after`` with ``word``; a word in capitals may be a name of ordinary spelling (headlines)."""
    plain = _plain(word)
    following = after(plain)
    if following is None and len(plain) >= _SHORTEST_SHOUTED and plain.isupper():
        following = after(plain.capitalize())
    return following


def _words(name: str) -> list[str]:
    """Cut a name into its words, folded, without hyphens."""
    return [_plain(word) for word in _WORD.findall(name) if word != "-"]


def _plain(word: str) -> str:
    """Fold one word; the Arabic article has one spelling."""
    return "al" if word in _ARTICLE else fold(word)
