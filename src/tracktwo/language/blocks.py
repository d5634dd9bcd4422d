"""A text cut into blocks at its line ends; lines that were wrapped at a fixed width are joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# What can end a line: the characters at which Unicode (UAX 14) breaks a line in any case.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_INK = re.compile(r"[^\s\ufeff\u200b\u200e\u200f\u2060]")
_FINAL = re.compile(r"[.!?…。！？؟۔।।]['\"”’»)\]\u200f]*$")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,}$")

WIDEST = 100  # a line longer than this was not wrapped by a mail or wire program
NARROWEST = 45
FEWEST_PAIRS = 3
WRAPPED_SHARE = 0.7
STOPPED_SHARE = 0.5
HEADLINE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or other line of the page, ``[start, end)`` without white space around it."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """The number of words, by white space."""
        return len(self.text.split())

    @property
    def stops(self) -> bool:
        """Whether it ends like a sentence; the stops of "U.S." end none in so short a line that it may be a headline.

        >>> Block(0, 9, "It ended.").stops, Block(0, 9, "In the U.S.").stops
        (True, False)
        """
        tail = self.text[-12:]
        return bool(_FINAL.search(tail)) and not (_INITIALS.search(tail) and self.words < HEADLINE_WORDS)


def cut_blocks(text: str) -> tuple[Block, ...]:
    r"""Cut a text at its line ends, or, where its lines were wrapped at a fixed width, at the ends of its paragraphs.

    >>> [block.text for block in cut_blocks("One line.\n\nAnother line.")]
    ['One line.', 'Another line.']
    """
    lines = [line for match in _LINE.finditer(text) if (line := _trim(text, match.start(), match.end()))]
    width = _wrap_width(text, lines)
    groups = _join(text, lines, width) if width else [(start, end) for start, end, _ in lines]
    return tuple(Block(start, end, re.sub(r"\s+", " ", text[start:end])) for start, end in groups)


def _trim(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return a line without white space around it, and how far it is indented; None where nothing is left."""
    inked = _INK.search(text, start, end)
    if inked is None:
        return None
    last = end
    while not _INK.match(text[last - 1]):
        last -= 1
    return inked.start(), last, inked.start() - start


def _neighbours(text: str, lines: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of lines that follow each other with no empty line between."""
    for number in range(len(lines) - 1):
        between = text[lines[number][1] : lines[number + 1][0]]
        if between.replace("\r\n", "\n").count("\n") + between.count("\r") - between.count("\r\n") <= 1:
            yield number, number + 1


def _wrap_width(text: str, lines: Sequence[tuple[int, int, int]]) -> int:
    """Return the width at which the lines were wrapped, or 0 where they were not.

    A wrapping program fills a line until the next word would not fit; so, between two lines of one paragraph, the
    first line and the next word together are wider than the page. We ask that of most neighbouring lines, and that
    not most of them end a sentence: those are paragraphs of one length by chance.
    """
    lengths = sorted(end - start + indent for start, end, indent in lines)
    if not lengths or lengths[-1] > WIDEST or lengths[-1] < NARROWEST:
        return 0
    width = lengths[-1]
    pairs = full = stopped = 0
    for here, there in _neighbours(text, lines):
        pairs += 1
        full += _is_full(text, lines[here], lines[there], width)
        stopped += _FINAL.search(text, lines[here][1] - 1, lines[here][1]) is not None
    wrapped = pairs >= FEWEST_PAIRS and full >= WRAPPED_SHARE * pairs and stopped <= STOPPED_SHARE * pairs
    return width if wrapped else 0


def _is_full(text: str, here: tuple[int, int, int], there: tuple[int, int, int], width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this line (give or take a few letters)."""
    word = text[there[0] : there[1]].split(maxsplit=1)[0]
    slack = 4  # programs differ in whether they count the space, a hyphen, a tab
    return here[1] - here[0] + here[2] + 1 + len(word) > width - slack


def _join(text: str, lines: Sequence[tuple[int, int, int]], width: int) -> list[tuple[int, int]]:
    """Join wrapped lines; a new paragraph begins after an empty line, a line cut short, or at an indent."""
    beside = set(_neighbours(text, lines))
    groups: list[tuple[int, int]] = []
    for number, (start, end, indent) in enumerate(lines):
        before = lines[number - 1] if number else None
        joined = (
            before is not None
            and (number - 1, number) in beside
            and _is_full(text, before, lines[number], width)
            and not (indent >= 2 and before[2] == 0)  # noqa: PLR2004 - two spaces are the least of indents
        )
        if joined:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups
