"""A comparison as lines of text: its accounts as columns, at most three beside each other."""

import textwrap
from collections.abc import Iterator, Sequence

from tracktwo.report.comparison import Answer, Column, Comparison, Line
from tracktwo.report.terminal import Look, cells, padded
from tracktwo.report.words import listed

_LABEL = 17
_ABREAST = 3
_GAP = 4


def comparison_lines(comparison: Comparison, look: Look) -> Iterator[str]:
    """Draw a comparison; where there are more accounts than fit, the first stands again in every block."""
    for line in textwrap.wrap(comparison.heading, look.width):
        yield look.paint(line, "strong")
    for line in textwrap.wrap(" · ".join(comparison.people), look.width):
        yield look.paint(line, "quiet")
    numbers = list(range(len(comparison.columns)))
    first, others = numbers[:1], numbers[1:]
    step = _ABREAST - 1
    for begin in range(0, max(len(others), 1), step):
        yield from _block(comparison, look, first + others[begin : begin + step])
    for line in textwrap.wrap(comparison.verdict, look.width):
        yield look.paint(line, "strong")
    if comparison.silent:
        for line in textwrap.wrap(
            f"not told, in articles of the same days, by {listed(comparison.silent)}", look.width
        ):
            yield look.paint(line, "quiet")


def _block(comparison: Comparison, look: Look, chosen: Sequence[int]) -> Iterator[str]:
    """Draw the chosen accounts beside each other."""
    width = (look.width - _LABEL - _GAP * (len(chosen) - 1)) // len(chosen)
    heads = [_head(comparison.columns[number], width) for number in chosen]
    yield from _beside("", [""] * len(chosen), heads, width, look, style="quiet")
    for line in comparison.lines:
        yield from _line(line, chosen, width, look)
    yield ""


def _head(column: Column, width: int) -> list[str]:
    """Name an account over its column."""
    return textwrap.wrap(f"{column.outlet}, {column.file}", width) + textwrap.wrap(
        f"{column.said} [{column.start}–{column.end}]", width
    )


def _line(line: Line, chosen: Sequence[int], width: int, look: Look) -> Iterator[str]:
    """Draw one question."""
    answers = [line.answers[number] for number in chosen]
    if all(answer.sign == "–" for answer in answers):
        return
    texts = [_answer(answer, width) for answer in answers]
    signs = ["" if number == 0 else answer.sign for number, answer in enumerate(answers)]
    yield from _beside(line.label, signs, texts, width, look, style="")


def _answer(answer: Answer, width: int) -> list[str]:
    """Wrap an answer and the words it was read from; three lines of each are enough beside the passage's offsets."""
    if answer.sign == "–":
        return ["–"]
    told = textwrap.wrap(answer.value, width, max_lines=4, placeholder=" …")
    words = textwrap.wrap(answer.words, width, max_lines=2, placeholder=" …") if answer.words else []
    together = f"{answer.value}  {answer.words}"
    return [together] if answer.words and cells(together) <= width else told + words


def _beside(
    label: str, signs: Sequence[str], texts: Sequence[list[str]], width: int, look: Look, *, style: str
) -> Iterator[str]:
    """Draw columns of lines beside each other, signs between them on the first line."""
    for number in range(max(map(len, texts))):
        parts = [look.paint(padded("  " + label if number == 0 else "", _LABEL), "quiet")]
        for column, (sign, lines) in enumerate(zip(signs, texts, strict=True)):
            shown = sign if number == 0 and sign != "–" else ""
            if column:
                parts.append(look.paint(padded(f" {shown}", _GAP), "warn" if shown == "≠" else "quiet"))
            parts.append(look.paint(padded(lines[number] if number < len(lines) else "", width), style))
        yield "".join(parts).rstrip()
