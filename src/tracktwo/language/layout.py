"""Paragraphs, the headline, and what of the page is furniture.

The words of a line decide first (`furniture.yaml`), then its shape and its place: a line without a full stop above the
first sentence, a line that stands twice, a short line between paragraphs, whatever follows the article's end.
"""

import re
from collections.abc import Sequence

from tracktwo.language.blocks import Block, cut_blocks
from tracktwo.language.dateline import dateline_of
from tracktwo.language.furniture import Judgement, judge_block
from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.types import Furniture

HEADING_WORDS = 14  # a line without a full stop that is longer than this is a sentence that lost its stop
SUMMARY_WORDS = 30  # above the first sentence such lines are summaries, and may be longer
TEASER_WORDS = 80  # a line that stands twice in a row
TITLE_WORDS = 4
SHORTEST_TITLE = 3
LONGEST_TITLE = 25
QUESTION_WORDS = 12
BULLET_WORDS = 6
SPEECH_WORDS = 7  # a line that opens with a quotation mark and has so many words is speech
LEADING_WORDS = 8  # a line with a colon behind it that leads to what follows
TAIL_SHARE = 0.25
LEAST_BODY = 0.2
DATELINE_BLOCKS = 3  # a dateline stands before the first words of the body, or after a short first block

Reasons = list[Judgement | None]


def find_layout(reading: Reading) -> Layout:
    """Find the body's paragraphs, the headline and the furniture.

    A headline is kept apart as ``title`` and is not parsed with the body, nor is it furniture.
    """
    blocks = cut_blocks(reading.text)
    reasons: Reasons = [judge_block(block) for block in blocks]
    _mark_repeats(blocks, reasons)
    title = _title(blocks, reasons, reading.article.title)
    _mark_shapes(blocks, reasons, title)
    _mark_tail(blocks, reasons)
    _rescue(blocks, reasons, title)
    body = [n for n, reason in enumerate(reasons) if reason is None and n != title]
    paragraphs, datelines = _paragraphs(blocks, body, reading.text)
    furniture = [
        *(Furniture(b.start, b.end, reason.reason) for b, reason in zip(blocks, reasons, strict=True) if reason),
        *datelines,
    ]
    furniture.sort(key=lambda piece: (piece.start, piece.end))
    headline = None if title is None else Paragraph(blocks[title].start, blocks[title].end)
    return Layout(paragraphs, tuple(furniture), headline)


def _paragraphs(
    blocks: Sequence[Block], body: Sequence[int], text: str
) -> tuple[tuple[Paragraph, ...], list[Furniture]]:
    """Return the body's paragraphs; a dateline before the first words is cut off and given back as furniture."""
    paragraphs = []
    datelines: list[Furniture] = []
    for place, number in enumerate(body):
        start, end = blocks[number].start, blocks[number].end
        found = dateline_of(text[start:end]) if place < DATELINE_BLOCKS and not datelines else None
        if found is not None:
            ends = start + len(text[start : start + found.end].rstrip())
            datelines.append(Furniture(start, ends, "dateline"))
            start += found.end
        paragraphs.append(Paragraph(start, end))
    return tuple(paragraphs), datelines


def _plain(line: str) -> str:
    """Return a line's letters and digits, for telling whether two lines are the same.

    >>> _plain("“Is it over?”")
    'is it over'
    """
    return " ".join(re.findall(r"\w+", line.casefold()))


def _mark_repeats(blocks: Sequence[Block], reasons: Reasons) -> None:
    """Mark lines that stand twice: both where they stand together, the later one where they stand apart."""
    seen: dict[str, int] = {}
    for number, block in enumerate(blocks):
        plain = _plain(block.text)
        before = seen.get(plain)
        if before is not None and plain:
            together = before == number - 1 and block.words <= TEASER_WORDS
            if together and reasons[before] is None:
                reasons[before] = Judgement("repeated")
            reasons[number] = reasons[number] or Judgement("repeated")
        seen[plain] = number


def _first_sentence(blocks: Sequence[Block], reasons: Reasons) -> int:
    """Return the number of the first block that is a sentence of the body; the number of blocks where none is."""
    for number, block in enumerate(blocks):
        if reasons[number] is None and _is_sentence(block):
            return number
    return len(blocks)


def _is_sentence(block: Block) -> bool:
    """Tell whether a block is running text: it ends like a sentence or leads to one, and is no short question."""
    leads = block.text.endswith(":") and block.words > LEADING_WORDS
    return (block.stops and not _is_question(block)) or leads or block.words > SUMMARY_WORDS


def _is_question(block: Block) -> bool:
    """Tell whether a block is one short question without quotation marks, as sub-headings and teasers are."""
    return block.text.endswith("?") and block.words <= QUESTION_WORDS and not re.search(r'["“”«»]|[.!?] ', block.text)


def _title(blocks: Sequence[Block], reasons: Reasons, given: str | None) -> int | None:
    """Return the number of the headline: the given one where it stands in the text, or the first likely line on top."""
    if len(blocks) < 2:  # noqa: PLR2004 - a headline stands above something
        return None
    first = _first_sentence(blocks, reasons)
    if given:
        for number, block in enumerate(blocks[: first + 1]):
            if _plain(block.text) == _plain(given):
                reasons[number] = None
                return number
        return None  # the headline is known and stands elsewhere: no line of the text is to be taken for it
    bullets = next((n for n in range(first) if (reason := reasons[n]) and reason.reason == "summary"), first)
    top = [n for n in range(bullets) if reasons[n] is None]
    if first == len(blocks):
        return top[0] if len(top) > 1 and blocks[top[0]].words <= HEADING_WORDS < blocks[top[1]].words else None
    for number in top:
        if TITLE_WORDS < blocks[number].words <= LONGEST_TITLE and re.match(r"[\w\"'“‘«]", blocks[number].text):
            return number
    short = [n for n in top if blocks[n].words >= SHORTEST_TITLE and not _is_author(n, reasons)]
    return max(short, key=lambda n: (blocks[n].words, -n), default=None)


def _is_author(number: int, reasons: Reasons) -> bool:
    """Tell whether a short line stands right above a byline or an outlet's name, as an author's name does."""
    below = reasons[number + 1] if number + 1 < len(reasons) else None
    return below is not None and below.reason == "byline"


def _mark_shapes(blocks: Sequence[Block], reasons: Reasons, title: int | None) -> None:
    """Mark lines that are no running text by their shape: topic lines and summaries on top, headings further down."""
    first = _first_sentence([*blocks], reasons) if title is None else _first_after(blocks, reasons, title)
    for number, block in enumerate(blocks):
        if reasons[number] is not None or number == title:
            continue
        if number < first:
            if not _is_sentence(block):
                reasons[number] = Judgement("topic" if title is not None and number < title else "summary")
        elif _is_heading(block):
            reasons[number] = Judgement("heading")


def _first_after(blocks: Sequence[Block], reasons: Reasons, title: int) -> int:
    """Return the first sentence other than the headline."""
    for number, block in enumerate(blocks):
        if number != title and reasons[number] is None and _is_sentence(block):
            return number
    return len(blocks)


def _is_heading(block: Block) -> bool:
    """Tell whether a line within the body is a heading: short, with no full stop, or wholly in capitals.

    A longer line without its stop is a sentence; so is one that ends in a colon or comma, or a longer item of a list.
    """
    if _is_question(block):
        return True
    if block.stops:
        return False
    words = block.words
    if block.text.endswith((":", ",", ";")) or re.match(r"[•*·–—-]\s", block.text):
        return words < BULLET_WORDS
    if words >= SPEECH_WORDS and re.match(r"[\"“„«]", block.text):
        return False
    return words <= HEADING_WORDS or _is_capitalised(block.text)


def _is_capitalised(line: str) -> bool:
    """Tell whether all longer words begin with a capital, as in a headline of the American style."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 4]  # noqa: PLR2004 - "with", "from" may be small
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _mark_tail(blocks: Sequence[Block], reasons: Reasons) -> None:
    """Mark all that follows a credit or copyright line, where little of the text does."""
    total = sum(len(block.text) for block in blocks)
    after = total
    begun = False
    for number, reason in enumerate(reasons):
        after -= len(blocks[number].text)
        begun = begun or reason is None
        if reason is not None and reason.ends and begun and after <= TAIL_SHARE * total:
            for later in range(number + 1, len(blocks)):
                reasons[later] = reasons[later] or Judgement("after the end")
            return


def _rescue(blocks: Sequence[Block], reasons: Reasons, title: int | None) -> None:
    """Give back what only its shape condemned, where next to nothing would be left of the text."""
    total = sum(len(block.text) for block in blocks)
    kept = sum(len(b.text) for n, b in enumerate(blocks) if reasons[n] is None and n != title)
    if kept >= LEAST_BODY * total:
        return
    for number, reason in enumerate(reasons):
        if (
            reason is not None
            and reason.reason in {"heading", "summary", "topic"}
            and blocks[number].words > TITLE_WORDS
        ):
            reasons[number] = None
