"""Texts whose proper names are marked, and the one rule of where a name begins and ends that both sides are held to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tracktwo.actors.aliases import fold
from tracktwo.actors.states import load_states
from tracktwo.actors.words import is_given_name, peoples, person_words

# The coarse kinds that corpora mark; states' organs, armed groups and outlets are organisations to all of them.
COARSE = {
    "person": "person", "organisation": "organisation", "government": "organisation", "armed_group": "organisation",
    "outlet": "organisation", "place": "place", "nationality": "nationality", "event": "event",
}  # fmt: skip
_WORD = re.compile(r"[^\W_][\w'’.&]*[\w.]|[^\W_]")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"}
)  # fmt: skip
_ENDING = re.compile(r"(?:['’]s|['’]|[^\w.)]+)$")


@dataclass(frozen=True, slots=True, order=True)
class MarkedName:
    """A proper name at ``[start, end)``, of a coarse kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with its names; what lies within ``unsure`` stretches counts neither for nor against anybody."""

    name: str
    text: str
    names: tuple[MarkedName, ...]
    unsure: tuple[tuple[int, int], ...] = ()


def bare_name(text: str, start: int, end: int, kind: str) -> MarkedName | None:
    """Return a name without the article before it, a person's titles, and the possessive ending and marks behind it.

    None where no word with a capital is left. Gold and predictions of every system go through this, so that habits
    of marking ("the Pentagon", "President Novak", "Iran's") decide nothing.

    >>> bare_name("President Anna Novak's plan", 0, 22, "person")
    MarkedName(start=10, end=20, kind='person')
    """
    ending = _ENDING.search(text, start, end)
    while ending and ending.start() > start and ending.end() > ending.start():
        end = ending.start()
        ending = _ENDING.search(text, start, end)
    words = list(_WORD.finditer(text, start, end))
    while words and (words[0].group().lower() in _DETERMINERS or (kind == "person" and _is_title(words[0].group()))):
        words = words[1:]
    if not any(w.group()[0].isupper() for w in words):
        return None
    return MarkedName(words[0].start(), end, kind)


def is_people(words: str) -> bool:
    """Tell a word for a nation, people, faith or party, which corpora mark each in their own way."""
    return fold(words) in peoples()


@cache
def names_of_states() -> frozenset[str]:
    """Return all names of states."""
    return frozenset(name for state in load_states().values() for name in (state.name, *state.aliases))


def outermost(names: Iterable[MarkedName]) -> tuple[MarkedName, ...]:
    """Keep of names that overlap the longest, as the program does, and return them in text order."""
    kept: list[MarkedName] = []
    for name in sorted(set(names), key=lambda n: (n.start - n.end, n)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _is_title(word: str) -> bool:
    """Tell a word of titles and honorifics."""
    low = word.lower().rstrip(".")
    words = person_words()
    return low in words.title_heads or (low in words.honorifics and not is_given_name(word))


def lines_of(text: str) -> tuple[tuple[int, int], ...]:
    r"""Return the non-blank lines of a text, without white space around them.

    >>> lines_of("One.\n\n  Two.")
    ((0, 4), (8, 12))
    """
    return tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", text))
