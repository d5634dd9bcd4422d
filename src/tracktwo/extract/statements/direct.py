"""Direct speech: each quotation goes to a saying, by the parse, by where the cue stands, or to the speaker before."""

from bisect import bisect_left
from collections.abc import Sequence

from tracktwo.extract.statements.content import trim_span
from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene

# A cue farther than this from its quotation (in words) is not its cue: "said", a name and a long apposition fit.
FARTHEST_CUE = 40
# "…." Smith said. — behind a full stop inside the marks, only so few words after the cue leave it a cue.
SHORT_TAIL = 3
# A speaker goes on without a cue over at most so many paragraphs, and is looked for among so many sayings.
FARTHEST_SPEAKER = 2
SAYINGS_BEFORE = 50

_STOPS = frozenset({".", "!", "?"})


def attach_quotes(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Give every quotation to a saying; returns the sayings with those added that only a quotation shows."""
    by_head = {s.head: s for s in sayings}
    ordered = sorted((s for s in sayings if s.speaker and s.verb.sort == "speech"), key=lambda s: (s.cue_start, s.head))
    starts = [s.cue_start for s in ordered]
    added: list[Saying] = []
    last: Saying | None = None
    for number, holders in enumerate(_holders(scene, sayings)):
        owner = _narrowest(scene, holders, number)
        owner = owner or _cue_after(scene, by_head, number) or _cue_before(scene, by_head, number)
        owner = owner or _going_on(scene, number, last)
        if owner is None:
            start = scene.quotes[number].start
            before = [
                s for s in ordered[: bisect_left(starts, start)][-SAYINGS_BEFORE:] if s.contents and s.start < start
            ]
            owner = _carried_over(scene, number, [*before[-1:], *added[-1:]])
            if owner is None:
                continue
            added.append(owner)
        _take(scene, owner, number)
        last = owner
    return [*sayings, *added]


def _holders(scene: Scene, sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Return, for each quotation, the sayings whose content overlaps it by the parse (one sweep from left to right)."""
    pieces = sorted(
        ((start, end, n) for n, s in enumerate(sayings) if s.speaker is not None for start, end in s.contents),
    )
    found: list[list[Saying]] = []
    active: list[tuple[int, int, int]] = []
    place = 0
    for quote in scene.quotes:
        while place < len(pieces) and pieces[place][0] < quote.end:
            active.append(pieces[place])
            place += 1
        active = [piece for piece in active if piece[1] > quote.start]
        found.append([sayings[n] for n in dict.fromkeys(piece[2] for piece in active)])
    return found


def _narrowest(scene: Scene, holders: Sequence[Saying], number: int) -> Saying | None:
    """Return the saying that holds the quotation with the shortest stretch of content."""
    quote = scene.quotes[number]
    fitting = [
        (min((b - a for a, b in s.contents if a < quote.end and quote.start < b), default=0), s.head, s)
        for s in holders
    ]
    return min(fitting, key=lambda f: f[:2])[2] if fitting else None


def _take(scene: Scene, saying: Saying, number: int) -> None:
    """Add a quotation's words to a saying's content: widen a stretch that overlaps it, or add one a paragraph."""
    quote = scene.quotes[number]
    saying.quotes.append(number)
    for place, (start, end) in enumerate(saying.contents):
        if start < quote.end and quote.start < end:
            inside = start >= quote.start and end <= quote.end
            low = quote.inner_start if inside else min(start, quote.start)
            high = quote.inner_end if inside else max(end, quote.end)
            saying.contents[place] = trim_span(scene.reading.text, low, high) or (start, end)
            return
    saying.contents.extend(_by_paragraph(scene, quote.inner_start, quote.inner_end))
    saying.contents.sort()


def _by_paragraph(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a quotation at the ends of paragraphs, dropping the marks that open each one anew."""
    pieces = []
    for number in range(max(scene.paragraph_of(start), 0), scene.paragraph_of(max(end - 1, start)) + 1):
        paragraph = scene.reading.layout.paragraphs[number]
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        while low < high and scene.reading.text[low] in '"“”„«':
            low += 1
        span = trim_span(scene.reading.text, low, high)
        if span is not None:
            pieces.append(span)
    return pieces


def _cue_after(scene: Scene, by_head: dict[int, Saying], number: int) -> Saying | None:
    """Return the saying whose cue follows the quotation in the same sentence ("…," she said)."""
    quote, text = scene.quotes[number], scene.reading.text
    closed = text[quote.inner_start : quote.inner_end].rstrip().endswith(".")
    stopped = closed and not text[quote.end : quote.end + 3].lstrip().startswith(",")
    limit = scene.quotes[number + 1].start if number + 1 < len(scene.quotes) else len(text)
    paragraph = scene.paragraph_of(quote.end - 1)
    first = scene.first_at(quote.end)
    for k in range(first, min(first + FARTHEST_CUE, len(scene.tokens))):
        token = scene.tokens[k]
        if token.start >= limit or scene.paragraph_of(token.start) != paragraph or token.text in _STOPS:
            return None
        saying = by_head.get(k)
        if not _may_quote(saying) or saying is None or _speaks_on(saying, quote.start):
            continue
        return saying if not stopped or (not saying.contents and scene.sentence_end(k) - k <= SHORT_TAIL) else None
    return None


def _may_quote(saying: Saying | None) -> bool:
    """Tell whether a saying's verb can carry quoted words, and somebody speaks."""
    return saying is not None and saying.speaker is not None and "quote" in saying.verb.frames


def _speaks_on(saying: Saying, before: int) -> bool:
    """Tell whether the saying has content of its own behind it, and none before ``before``."""
    behind = any(start > saying.cue_end for start, _ in saying.contents)
    return behind and not any(end <= before for _, end in saying.contents)


def _cue_before(scene: Scene, by_head: dict[int, Saying], number: int) -> Saying | None:
    """Return the saying whose cue leads up to the quotation in the same sentence or a paragraph that a colon closes."""
    quote = scene.quotes[number]
    floor = scene.quotes[number - 1].end if number else 0
    i = scene.last_before(quote.start)
    if i < 0:
        return None
    paragraph = scene.paragraph_of(quote.start)
    if scene.paragraph_of(scene.tokens[i].start) == paragraph - 1 and scene.tokens[i].text == ":":
        paragraph -= 1
    for k in range(i, max(i - FARTHEST_CUE, -1), -1):
        token = scene.tokens[k]
        if token.start < floor or scene.paragraph_of(token.start) != paragraph or token.text in _STOPS:
            return None
        saying = by_head.get(k)
        if _may_quote(saying):
            return saying
    return None


def _going_on(scene: Scene, number: int, last: Saying | None) -> Saying | None:
    """Return the saying of the quotation before, where this one goes on right behind the sentence of its cue."""
    if last is None or not last.quotes or last.quotes[-1] != number - 1:
        return None
    quote, before = scene.quotes[number], scene.quotes[number - 1]
    if scene.paragraph_of(quote.start) != scene.paragraph_of(before.end - 1):
        return None
    low, high = scene.first_at(max(before.end, last.cue_end)), scene.last_before(quote.start)
    stops, words = [], False
    for k in range(low, high + 1):
        if scene.tokens[k].text in _STOPS:
            stops.append(k)
        words = words or scene.tokens[k].text[0].isalnum()
        if len(stops) > 1:
            return None
    return last if not words or stops == [high] else None


def _carried_over(scene: Scene, number: int, before: Sequence[Saying]) -> Saying | None:
    """Make a saying of a quotation that opens its sentence and has no cue: its speaker is the last one before."""
    quote = scene.quotes[number]
    text = scene.reading.text
    paragraph = scene.paragraph_of(quote.start)
    behind = text[max(quote.start - 9, 0) : quote.start].rstrip()[-1:]
    opens = scene.paragraph_starts[paragraph] == quote.start or behind in {".", "!", "?", '"', "”"}
    if not opens or not before or scene.first_at(quote.start) >= len(scene.tokens):
        return None
    source = max(before, key=lambda s: (s.cue_start, s.head))
    if paragraph - scene.paragraph_of(source.cue_start) > FARTHEST_SPEAKER:
        return None
    origin = source.carried_from or source
    return Saying(
        head=origin.head, verb=origin.verb, cue_start=quote.start, cue_end=quote.start, speaker=origin.speaker,
        carried_from=origin, why="the quotation has no words of saying of its own; the last speaker before it goes on",
    )  # fmt: skip
