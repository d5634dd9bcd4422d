"""Passages in their articles: which stretch a note opens, and how an article's text is cut into marked pieces."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.types import Article, Report

# Which field of a report is lit in which colour; what is not named here is lit as a detail.
ROLES = {
    "speaker": "speaker", "cue": "cue", "content": "content", "date": "date", "as_of": "date", "period": "date",
    "ends": "date", "value": "figure", "number": "figure", "place": "place", "from_place": "place", "to_place": "place",
    "parties": "party", "actor": "party", "target": "party", "recipient": "party", "accused": "party",
}  # fmt: skip
_STRENGTH = ("figure", "date", "cue", "relay", "speaker", "party", "place", "detail", "content")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article to be marked, in a role, for certain notes."""

    start: int
    end: int
    role: str
    note: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is marked alike throughout; ``opens`` and ``closes`` list notes that begin or end here."""

    text: str
    role: str
    notes: tuple[int, ...]
    furniture: bool
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with the words around it, cut at the ends of sentences where they are near."""

    before: str
    passage: str
    after: str


def passage_of(text: str, report: Report) -> tuple[int, int]:
    """Return the stretch that a note on a report opens: all its words in the paragraph of its main value."""
    spans = [(v.start, v.end) for values in report.fields.values() for v in values if v.end > v.start]
    main = _main_span(report) or (spans[0] if spans else (0, 0))
    first = text.rfind("\n", 0, main[0]) + 1
    last = text.find("\n", main[1])
    last = len(text) if last < 0 else last
    spans += [(link.start, link.end) for link in report.attribution]
    spans += [
        (link.cue_start, link.cue_end) for link in report.attribution if link.cue_start is not None and link.cue_end
    ]
    inside = [span for span in spans if first <= span[0] and span[1] <= last]
    return min([main[0], *(start for start, _ in inside)]), max([main[1], *(end for _, end in inside)])


def _main_span(report: Report) -> tuple[int, int] | None:
    """Return where the value stands that a report is about."""
    for field in (
        "content",
        "value",
        "of",
        "outcome",
        "channel",
        "phase",
        "change",
        "movement",
        "means",
        "act",
        "parties",
    ):
        for value in report.fields.get(field, ()):
            if value.end > value.start:
                return value.start, value.end
    return None


def marks_of(report: Report, note: int) -> list[Mark]:
    """Return the stretches that a note lights: every value of its report, and every link of who says so."""
    found = [
        Mark(value.start, value.end, ROLES.get(field, "detail"), note)
        for field, values in report.fields.items()
        for value in values
    ]
    for link in report.attribution:
        found.append(Mark(link.start, link.end, "relay" if link.role == "relay" else "speaker", note))
        if link.cue_start is not None and link.cue_end is not None:
            found.append(Mark(link.cue_start, link.cue_end, "cue", note))
    return [mark for mark in found if mark.end > mark.start]


def segments_of(article: Article, passages: Sequence[Mark], marks: Iterable[Mark]) -> list[Segment]:
    """Cut an article's text where any mark begins or ends; joined again, the pieces are the text.

    ``passages`` are whole passages of notes (role ``passage``), which give the numbers at their ends. Takes time in
    proportion to the marks times how many of them lie over one another.
    """
    every = [*passages, *marks]
    cuts = {0, len(article.text)}
    for mark in every:
        cuts |= {mark.start, mark.end}
    for piece in article.furniture:
        cuts |= {piece.start, piece.end}
    borders = sorted(cut for cut in cuts if 0 <= cut <= len(article.text))
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in every:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    furniture = sorted((piece.start, piece.end) for piece in article.furniture)
    active: list[Mark] = []
    segments: list[Segment] = []
    where = 0
    for start, end in itertools.pairwise(borders):
        active = [mark for mark in active if mark.end > start] + opening.get(start, [])
        while where < len(furniture) and furniture[where][1] <= start:
            where += 1
        grey = where < len(furniture) and furniture[where][0] <= start
        segments.append(
            Segment(
                text=article.text[start:end],
                role=_strongest(active),
                notes=tuple(sorted({mark.note for mark in active})),
                furniture=grey,
                opens=_numbers(opening.get(start, ())),
                closes=_numbers(closing.get(end, ())),
            )
        )
    return segments


def _numbers(marks: Iterable[Mark]) -> tuple[int, ...]:
    """Return the notes whose whole passage begins or ends here."""
    return tuple(sorted({mark.note for mark in marks if mark.role == "passage"}))


def _strongest(active: Sequence[Mark]) -> str:
    """Return the role that colours a stretch under several marks: the most telling one."""
    roles = {mark.role for mark in active}
    return next((role for role in _STRENGTH if role in roles), "passage" if roles else "")


def context_of(text: str, start: int, end: int, *, around: int = 90) -> Context:
    """Return a passage with up to ``around`` characters on either side, in its own paragraph.

    >>> context_of("They met. Both sides signed. They left.", 15, 20)
    Context(before='They met. Both ', passage='sides', after=' signed. They left.')
    """
    first = max(text.rfind("\n", 0, start) + 1, start - around)
    newline = text.find("\n", end)
    last = min(len(text) if newline < 0 else newline, end + around)
    before, after = text[first:start], text[end:last]
    if first > 0 and text[first - 1] != "\n" and " " in before:
        before = "…" + before[before.index(" ") :]
    if last < len(text) and text[last] != "\n" and " " in after:
        after = after[: after.rindex(" ")] + " …"
    return Context(before, text[start:end], after)
