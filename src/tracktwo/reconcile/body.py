"""An article's own words: what is compared when copies are looked for.

Page furniture (captions, credits, tails) is left out, and words inside quotations are marked: two
reporters in one room write down the same quotation, and a message posted in public is pasted by everybody.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracktwo.types import Article, Furniture

# Characters that show nothing (soft hyphen, zero-width, byte-order mark) and combining marks stay inside a word.
_INSIDE = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"(?:[^\W_]|[{_INSIDE}])+(?:['’.,](?:[^\W_]|[{_INSIDE}])+)*|[$€£¥%]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\"“”„«»]|''|``")
# A pasted post ends in its author's handle and a date: "— Name (@handle) May 3, 2017".
_POST = re.compile(r"\(@\w{1,30}\)")
_KEPT = 64  # articles whose words are kept, some 100 kilobytes each


@dataclass(frozen=True, slots=True)
class Body:
    """Folded words of an article's body with their offsets; ``quoted[i]`` tells that word i stands in a quotation."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.keys)


def body_of(article: Article) -> Body:
    """Take the words of an article's text outside its furniture."""
    return body_of_text(article.text, article.furniture)


@lru_cache(maxsize=_KEPT)
def body_of_text(text: str, parts: tuple[Furniture, ...]) -> Body:
    """Take the words of a text; one that is added is asked for them again and again, and so is what it is near to."""
    furniture = _merged((part.start, part.end) for part in parts)
    quoted = _merged(quotations(text))
    words = [match for match in _WORD.finditer(text) if not _inside(match.start(), furniture)]
    return Body(
        keys=tuple(fold(match.group()) for match in words),
        starts=tuple(match.start() for match in words),
        ends=tuple(match.end() for match in words),
        quoted=tuple(_inside(match.start(), quoted) for match in words),
    )


def fold(word: str) -> str:
    """Give a word the form under which it is compared: case, width and kind of apostrophe do not count.

    >>> fold("Don’t"), fold("7,500")
    ("don't", '7,500')
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold().replace("’", "'")


def quotations(text: str) -> list[tuple[int, int]]:
    """Find what stands between quotation marks, paragraph by paragraph, and paragraphs that are pasted posts.

    Marks are paired in the order they come, whatever their shape, since papers mix them; a quotation left open
    ends with its paragraph.

    >>> quotations('He said: “Stop.” They did.')
    [(9, 16)]
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        if _POST.search(paragraph.group()):
            found.append(paragraph.span())
            continue
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            if opened is None:
                opened = mark.start()
            elif mark.group() not in "“„«":
                found.append((opened, mark.end()))
                opened = None
        if opened is not None:
            found.append((opened, paragraph.end()))
    return found


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort spans and join those that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of the sorted spans."""
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and offset < spans[at][1]
