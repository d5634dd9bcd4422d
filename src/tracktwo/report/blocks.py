"""The outline of a brief, as frozen blocks: what it says, before anybody decides how it looks.

A brief has sections, a section has items, an item has rows; a row is a lead (a date, a figure, a number of a round)
and pieces of text. Every piece that states something ends in notes, and a note is a passage of an article.
"""

from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "strong", "quote", "quiet", "warn", "note"]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered passage: code points ``[start, end)`` of the article's text, and who says so there."""

    number: int
    article: str
    start: int
    end: int
    text: str
    who: str
    report: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style; of style ``note`` it is the number of a note."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an item: a lead that is set apart in a column of its own, and what is said."""

    lead: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something a section speaks of; ``entry`` is the id of the entry that its rows are about, where it is one."""

    label: str
    rows: tuple[Row, ...]
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; ``more`` says what was left out and how to see it."""

    key: str
    title: str
    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief; note number n stands at ``notes[n - 1]``."""

    title: str
    counts: str
    period: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
