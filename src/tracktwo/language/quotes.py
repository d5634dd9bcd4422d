"""Quotation marks: straight, curly, guillemets, mixed, nested, unclosed, and running over several paragraphs.

A newspaper closes a quotation of several paragraphs only once, and opens every paragraph anew; so an open quotation
goes on where the next paragraph begins with a mark. Everything is decided from left to right in one pass.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracktwo.language.reading import Paragraph, Quote, Reading

SCARE_WORDS = 3  # so many words in marks, without a stop or comma of their own, are a term and not speech

_DOUBLE = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»″〝〞＂]")
_SINGLE = re.compile(r"(?<!['’‘])['‘’‚‛‹›](?!['’‘])")
_OPENING = frozenset("“„‟«〝")
_CLOSING = frozenset("”»〞")
_BEFORE_OPEN = frozenset("([{<—–-/…:=|*'‘‚>")
_AFTER_CLOSE = frozenset(".,;:!?)]}>—–-/…'’‘|*")
_SENTENCE_END = re.compile(r"[.!?,;]")
# A sentence begins after a stop, unless that may be the stop of "Mr.", "Gen.", "U.S." or a number.
_SENTENCE_START = re.compile(r"(?<=[a-z]{3})[.!?]\s+")
_STOP = re.compile(r"[.!?,;…]\W*$")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double mark; ``role`` is o for opening, c for closing, t where only what stands before it can tell."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A pair of marks; ``open`` where it was never closed, ``headless`` where it was never opened."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: bool = False
    headless: bool = False
    nested: bool = False


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """Find the quotations of the body, in text order; those inside another are marked ``nested``.

    Time is linear in the length of the text.
    """
    text = reading.text
    doubles: list[_Span] = []
    for paragraph in reading.layout.paragraphs:
        _carry_on(doubles, _doubles(text, paragraph), paragraph, text)
    doubles = [span for span in doubles if not span.headless]
    singles = [
        span
        for paragraph, inside in zip(
            reading.layout.paragraphs, _by_paragraph(doubles, reading.layout.paragraphs), strict=True
        )
        for span in _singles(text, paragraph, inside)
    ]
    spans = _mark_nested(doubles, singles)
    return tuple(
        Quote(s.start, s.end, s.inner_start, s.inner_end, _kind(text, s), s.nested)  # type: ignore[arg-type]
        for s in spans
        if re.search(r"\w", text[s.inner_start : s.inner_end])
    )


def _carry_on(done: list[_Span], found: list[_Span], paragraph: Paragraph, text: str) -> None:
    """Add a paragraph's quotations; its first carries on a quotation that the paragraph before left open."""
    left_open = next((n for n in range(len(done) - 1, -1, -1) if not done[n].nested), None)
    carries = (
        left_open is not None
        and done[left_open].open
        and bool(found)
        and (found[0].start == paragraph.start or found[0].headless)
    )
    if carries and left_open is not None:
        first = found[0]
        done[left_open] = replace(done[left_open], end=first.end, inner_end=first.inner_end, open=first.open)
        done.extend(found[1:])
        return
    if left_open is not None and done[left_open].open:
        done[left_open] = replace(done[left_open], open=False)
    done.extend(_headed(span, paragraph, text) for span in found)


def _headed(span: _Span, paragraph: Paragraph, text: str) -> _Span:
    """Give a quotation that was never opened its beginning: its sentence's, where a comma or stop shows it was one.

    A mark with no such sign before it stays without a beginning and is dropped: seconds, inches, a slip.
    """
    if not span.headless or not _STOP.search(text[max(paragraph.start, span.inner_end - 3) : span.inner_end]):
        return span
    inner = text[span.start : span.inner_end].rstrip(" .!?,;…")
    ends = [match.end() for match in _SENTENCE_START.finditer(inner)]
    if not ends and span.start > paragraph.start:  # its sentence began before another quotation
        return span
    start = span.start + (ends[-1] if ends else 0)
    return replace(span, start=start, inner_start=start, headless=False)


def _marks(text: str, paragraph: Paragraph) -> list[_Mark]:
    """Return a paragraph's double marks with what their neighbours say of them."""
    marks = []
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        role = _role(match[0], before, after)
        if role:
            marks.append(_Mark(match.start(), match.end(), role))
    return marks


def _role(mark: str, before: str, after: str) -> str:
    """Tell from a mark and its neighbours whether it opens (o), closes (c), could do either (t), or is none ("").

    >>> _role('"', " ", "Y"), _role('"', ",", " "), _role('"', "5", " "), _role("“", "s", " ")
    ('o', 'c', 'c', 'c')
    """
    opens = (before.isspace() or before in _BEFORE_OPEN or before in _OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE or after in _CLOSING)
    if mark in {"``", "‘‘"} or (mark in _OPENING and not (closes and not opens)):
        return "o"
    if (mark in {"''", "’’"} or mark in _CLOSING) and not (opens and not closes):
        return "c"
    if opens != closes:
        return "o" if opens else "c"
    return "t"


def _doubles(text: str, paragraph: Paragraph) -> list[_Span]:
    """Pair a paragraph's double marks.

    An opening mark while one is open is nested only if two closing marks follow; otherwise the one before was never
    closed and ends at the last stop or comma before the new mark.
    """
    marks = _marks(text, paragraph)
    spans: list[_Span] = []
    stack: list[_Mark] = []
    free = paragraph.start  # where the last quotation ended
    for number, mark in enumerate(marks):
        role = mark.role if mark.role != "t" else ("c" if stack else "o")
        if role == "o":
            nested = [later.role for later in marks[number + 1 : number + 3]]
            if stack and ("o" in nested or len(nested) < 2):  # noqa: PLR2004 - two closing marks
                spans.append(_unclosed(text, stack[0], mark.start))
                stack.clear()
            stack.append(mark)
        elif stack:
            opened = stack.pop()
            spans.append(_Span(opened.start, mark.end, opened.end, mark.start, nested=bool(stack)))
            free = mark.end
        else:
            spans.append(_Span(free, mark.end, free, mark.start, headless=True))
            free = mark.end
    if stack:
        spans.append(_Span(stack[0].start, paragraph.end, stack[0].end, paragraph.end, open=True))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _unclosed(text: str, opened: _Mark, before: int) -> _Span:
    """End a quotation that was never closed at the last stop or comma before the next one begins."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, opened.end, before)]
    end = ends[-1] if ends else before
    return _Span(opened.start, end, opened.end, end)


def _by_paragraph(spans: Sequence[_Span], paragraphs: Sequence[Paragraph]) -> list[list[_Span]]:
    """Return, for every paragraph, the double quotations that touch it."""
    touching: list[list[_Span]] = []
    ordered = sorted(spans, key=lambda span: span.start)
    first = 0
    for paragraph in paragraphs:
        while first < len(ordered) and ordered[first].end <= paragraph.start:
            first += 1
        last = first
        while last < len(ordered) and ordered[last].start < paragraph.end:
            last += 1
        touching.append([span for span in ordered[first:last] if span.end > paragraph.start])
    return touching


def _singles(text: str, paragraph: Paragraph, doubles: Sequence[_Span]) -> list[_Span]:
    """Pair a paragraph's single marks, apart from apostrophes; a pair never crosses a double mark."""
    edges = sorted(pair for span in doubles for pair in ((span.start, span.end), (span.end, span.start)))
    spans: list[_Span] = []
    opened: int | None = None
    ends: list[int] = []
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        role = _single_role(text, match.start(), paragraph)
        if role == "o":
            spans.extend(_closed(text, opened, ends))
            opened, ends = match.start(), []
        elif role == "c" and opened is not None:
            ends.append(match.start())
    spans.extend(_closed(text, opened, ends))
    return [span for span in spans if not _crosses(span, edges)]


def _single_role(text: str, at: int, paragraph: Paragraph) -> str:
    """Tell whether a single mark can open or close; an apostrophe within or before a word does neither."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return ""
    starts = (before.isspace() or before in _BEFORE_OPEN or before in '"“„«') and (
        after.isalnum() or after in '([$£€#@“"'
    )
    if starts and text[at] not in "’›":
        return "" if re.match(r"\d0s|em\b|til\b|n\b|tis\b|twas\b|cause\b", text[at + 1 : at + 7]) else "o"
    return "c" if not before.isspace() and not after.isalnum() else ""


def _closed(text: str, opened: int | None, ends: Sequence[int]) -> list[_Span]:
    """Close a single quotation at the first mark that is no possessive ("the states' role"), or else at the first."""
    if opened is None or not ends:
        return []
    sure = [end for end in ends if not re.match(r"s['’]\s[a-z]", text[end - 1 : end + 3])]
    end = (sure or ends)[0]
    return [_Span(opened, end + 1, opened + 1, end)]


def _crosses(span: _Span, edges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a single pair is half inside a double one: one of whose edges lies within it, and the other not."""
    first, last = bisect_right(edges, (span.start, span.end)), bisect_left(edges, (span.end, -1))
    return any(not span.start < other <= span.end for _, other in edges[first:last])


def _mark_nested(doubles: Sequence[_Span], singles: Sequence[_Span]) -> list[_Span]:
    """Put both lists in text order and mark what lies inside an earlier pair."""
    ordered = sorted((*doubles, *singles), key=lambda span: (span.start, -span.end))
    spans = []
    reach = -1
    for span in ordered:
        spans.append(replace(span, nested=span.end <= reach))
        reach = max(reach, span.end)
    return spans


def _kind(text: str, span: _Span) -> str:
    """Tell speech from a term in marks: a few words, with no stop or comma inside, and no colon or comma before."""
    inner = text[span.inner_start : span.inner_end]
    before = text[max(0, span.start - 3) : span.start].rstrip()
    short = len(inner) < 200 and len(inner.split()) <= SCARE_WORDS  # noqa: PLR2004 - split only what can be short
    alone = before == "" or before.endswith((":", ",", "\n"))
    return "scare" if short and not _STOP.search(inner) and not alone else "quote"
