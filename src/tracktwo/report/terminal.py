"""Briefs and tables as aligned lines of text for a terminal, with or without colour."""

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.report.blocks import Brief, Item, Piece, Row, Section
from tracktwo.report.words import plain_text

WIDTH = 100
_LABEL = 22
_LEAD = 18
_NARROW = 70
# A column narrower than this says nothing.
_LEAST = 8
_ANSI: Mapping[str, str] = {"strong": "1", "quote": "36", "quiet": "2", "warn": "33", "note": "34"}


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw: columns of the terminal, and whether it takes colour."""

    width: int = WIDTH
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """Return a text in a style, or as it is where there is no colour."""
        code = _ANSI.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters two, combining ones none.

    >>> cells("Aşta"), cells("北京")
    (4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """Fill a text up with blanks to a number of columns."""
    return text + " " * max(0, width - cells(text))


def brief_lines(brief: Brief, look: Look) -> Iterator[str]:
    """Draw a brief: its head, its sections, its notes."""
    title = plain_text(brief.title).upper()
    gap = look.width - cells(title) - cells(brief.counts)
    if gap > 1:
        yield look.paint(title, "strong") + " " * gap + look.paint(brief.counts, "quiet")
    else:
        yield look.paint(title, "strong")
        yield look.paint(brief.counts, "quiet")
    yield look.paint(brief.period, "quiet")
    for section in brief.sections:
        yield ""
        yield from _section(section, look)
    if brief.notes:
        yield ""
        yield look.paint("NOTES", "strong")
        yield look.paint("  open one with: tracktwo show REPORT", "quiet")
        last = len(str(len(brief.notes))) + 2
        for note in brief.notes:
            number = f"[{note.number}]".rjust(last)
            where = f"{note.report} [{note.start}–{note.end}]"
            gap = 31 if look.width >= _NARROW else 0
            yield from _wrapped(
                (Piece(note.who),), look, first=f"  {number} {padded(where, gap)} ", rest=last + gap + 4
            )


def _section(section: Section, look: Look) -> Iterator[str]:
    """Draw a section."""
    yield look.paint(section.title.upper(), "strong")
    with_labels = any(item.label for item in section.items)
    for item in section.items:
        yield from _item(item, look, with_labels=with_labels)
    if section.more:
        yield look.paint(f"  {section.more}", "quiet")


def _item(item: Item, look: Look, *, with_labels: bool) -> Iterator[str]:
    """Draw an item: its label beside its first row, or above where it is long or the terminal is narrow."""
    label = plain_text(item.label)
    indent = 2 + (_LABEL if with_labels and look.width >= _NARROW else 0)
    leads = [cells(row.lead) for row in item.rows]
    lead = min(max(leads, default=0) + 2, _LEAD + 6) if any(leads) else 0
    above = bool(label) and (cells(label) > _LABEL - 2 or look.width < _NARROW)
    if above:
        for line in textwrap.wrap(label, look.width - 2):
            yield "  " + look.paint(line, "strong")
    for number, row in enumerate(item.rows):
        shown = "" if above or number else label
        first = "  " + look.paint(shown, "strong") + " " * max(0, indent - 2 - cells(shown))
        yield from _row(row, look, first, indent, lead)


def _row(row: Row, look: Look, first: str, indent: int, lead: int) -> Iterator[str]:
    """Draw a row: its lead in a column, its text wrapped beside."""
    words = plain_text(row.lead)
    if lead and cells(words) > lead - 2:
        yield first + words
        first, words = " " * indent, ""
    yield from _wrapped(row.pieces, look, first=first + padded(words, lead), rest=indent + lead, start=indent + lead)


def _wrapped(pieces: Sequence[Piece], look: Look, *, first: str, rest: int, start: int | None = None) -> Iterator[str]:
    """Wrap pieces of text at blanks; the first line begins with ``first``, the others with ``rest`` blanks."""
    line, used = first, cells(first) if start is None else start
    fresh = True
    for word, style in _words(pieces):
        need = cells(word) + (0 if fresh else 1)
        if used + need > look.width and not fresh:
            yield line.rstrip()
            line, used, fresh = " " * rest, rest, True
            need = cells(word)
        line += ("" if fresh else " ") + look.paint(word, style)
        used += need
        fresh = False
    yield line.rstrip()


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Split pieces into words with their styles; a note is one word in brackets, kept with the note before it."""
    notes = ""
    for piece in pieces:
        if piece.style == "note":
            notes += f"[{piece.text}]"
            continue
        if notes:
            yield notes, "note"
            notes = ""
        for word in plain_text(piece.text).split(" "):
            if word:
                yield word, piece.style
    if notes:
        yield notes, "note"


def table_lines(
    columns: Sequence[str], rows: Sequence[Sequence[str]], look: Look, *, right: frozenset[str]
) -> Iterator[str]:
    """Draw a table that fits the width: columns of prose give way first, ids, dates and numbers last."""
    texts = [[plain_text(cell) for cell in row] for row in rows]
    widths = _widths(columns, texts, look.width - 2 * (len(columns) - 1))
    for number, row in enumerate([list(columns), *texts]):
        line = "  ".join(_cell(c, w, name in right) for c, w, name in zip(row, widths, columns, strict=True)).rstrip()
        yield look.paint(line, "strong") if number == 0 else line


def _widths(columns: Sequence[str], texts: Sequence[Sequence[str]], room: int) -> list[int]:
    """Share the room out: while it does not suffice, the widest column of prose gives way, then the widest of all."""
    widths = [max([cells(name), *(cells(row[number]) for row in texts)]) for number, name in enumerate(columns)]
    prose = [number for number in range(len(columns)) if any(" " in row[number] for row in texts)]
    for number in prose, list(range(len(columns))):
        while sum(widths) > room and number and max(widths[n] for n in number) > _LEAST:
            widest = max(number, key=lambda n: (widths[n], -n))
            widths[widest] -= 1
    return widths


def _cell(text: str, width: int, to_the_right: bool) -> str:
    """Fit a cell into its column."""
    if cells(text) > width:
        while text and cells(text) > width - 1:
            text = text[:-1]
        text += "…"
    blanks = " " * max(0, width - cells(text))
    return blanks + text if to_the_right else text + blanks
