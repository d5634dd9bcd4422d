"""Direct speech: each quotation goes to a saying, by the parse, by where the cue stands, or to the speaker before."""

from tracktwo.extract.statements.content import trim_span
from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene

# A cue farther than this from its quotation (in words) is not its cue: "said", a name and a long apposition fit.
FARTHEST_CUE = 40
# "…." Smith said. — behind a full stop inside the marks, only so few words after the cue leave it a cue.
SHORT_TAIL = 3


def attach_quotes(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Give every quotation to a saying; returns the sayings with those added that only a quotation shows."""
    by_head = {s.head: s for s in sayings}
    added: list[Saying] = []
    last: Saying | None = None
    for number, quote in enumerate(scene.quotes):
        owner = (
            _holding(scene, sayings, number)
            or _cue_after(scene, by_head, number)
            or _cue_before(scene, by_head, number)
        )
        if owner is None:
            owner = _going_on(scene, number, last)
        if owner is None:
            owner = _carried_over(scene, number, [*sayings, *added])
            if owner is None:
                continue
            added.append(owner)
        _take(scene, owner, number)
        last = owner
        del quote
    return [*sayings, *added]


def _take(scene: Scene, saying: Saying, number: int) -> None:
    """Add a quotation's words to a saying's content: widen a stretch that overlaps it, or add one for each paragraph."""
    quote = scene.quotes[number]
    saying.quotes.append(number)
    for place, (start, end) in enumerate(saying.contents):
        if start < quote.end and quote.start < end:
            low = quote.inner_start if start >= quote.start and end <= quote.end else min(start, quote.start)
            high = quote.inner_end if start >= quote.start and end <= quote.end else max(end, quote.end)
            saying.contents[place] = trim_span(scene.reading.text, low, high) or (start, end)
            return
    for start, end in _by_paragraph(scene, quote.inner_start, quote.inner_end):
        saying.contents.append((start, end))
    saying.contents.sort()


def _by_paragraph(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a quotation at the ends of paragraphs, dropping the marks that open each one anew."""
    pieces = []
    for paragraph in scene.reading.layout.paragraphs[max(scene.paragraph_of(start), 0) :]:
        if paragraph.start >= end:
            break
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        while low < high and scene.reading.text[low] in '"“”„«':
            low += 1
        span = trim_span(scene.reading.text, low, high)
        if span is not None:
            pieces.append(span)
    return pieces


def _holding(scene: Scene, sayings: list[Saying], number: int) -> Saying | None:
    """Return the saying whose content, by the parse, overlaps the quotation: the one with the shortest content."""
    quote = scene.quotes[number]
    fitting = [
        (min(b - a for a, b in s.contents if a < quote.end and quote.start < b), s.head, s)
        for s in sayings
        if s.speaker is not None and any(a < quote.end and quote.start < b for a, b in s.contents)
    ]
    return min(fitting, key=lambda f: f[:2])[2] if fitting else None


def _cue_after(scene: Scene, by_head: dict[int, Saying], number: int) -> Saying | None:
    """Return the saying whose cue follows the quotation in the same sentence ("…," she said)."""
    quote, text = scene.quotes[number], scene.reading.text
    inner = text[quote.inner_start : quote.inner_end].rstrip()
    tail = text[quote.end : quote.end + 3].lstrip()
    if not tail or text[quote.end : quote.end + 2].strip(" \u00a0") == "" and "\n" in text[quote.end : quote.end + 2]:
        return None
    short_tail = False
    if inner.endswith(".") and not tail.startswith(","):
        short_tail = True
    limit = scene.quotes[number + 1].start if number + 1 < len(scene.quotes) else len(text)
    i = scene.first_at(quote.end)
    paragraph = scene.paragraph_of(quote.end - 1)
    for k in range(i, min(i + FARTHEST_CUE, len(scene.tokens))):
        token = scene.tokens[k]
        if token.start >= limit or scene.paragraph_of(token.start) != paragraph or token.text in {".", "!", "?"}:
            return None
        saying = by_head.get(k)
        if (
            saying is None
            or saying.speaker is None
            or "quote" not in saying.verb.frames
            or _own_clause(saying, quote.start)
        ):
            continue
        return saying if not short_tail or (not saying.contents and scene.sentence_end(k) - k <= SHORT_TAIL) else None
    return None


def _own_clause(saying: Saying, before: int) -> bool:
    """Tell whether the saying has other content behind it, so that the quotation before it is not its own."""
    return any(start > saying.cue_end for start, _ in saying.contents) and not any(
        end <= before for _, end in saying.contents
    )


def _cue_before(scene: Scene, by_head: dict[int, Saying], number: int) -> Saying | None:
    """Return the saying whose cue leads up to the quotation in the same sentence (She said: "…")."""
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
        if token.start < floor or scene.paragraph_of(token.start) != paragraph or token.text in {".", "!", "?"}:
            return None
        saying = by_head.get(k)
        if saying is not None and saying.speaker is not None and "quote" in saying.verb.frames:
            return saying
    return None


def _going_on(scene: Scene, number: int, last: Saying | None) -> Saying | None:
    """Return the saying of the quotation before, where this one goes on right behind the sentence of its cue."""
    if last is None or number - 1 not in last.quotes:
        return None
    quote, before = scene.quotes[number], scene.quotes[number - 1]
    if scene.paragraph_of(quote.start) != scene.paragraph_of(before.end - 1):
        return None
    low, high = scene.first_at(max(before.end, last.cue_end)), scene.last_before(quote.start)
    between = [scene.tokens[k] for k in range(low, high + 1)]
    stops = [token.i for token in between if token.text in {".", "!", "?"}]
    words = any(token.text[0].isalnum() for token in between)
    return last if not words or stops == [high] else None


def _carried_over(scene: Scene, number: int, sayings: list[Saying]) -> Saying | None:
    """Make a saying of a quotation that opens its sentence and has no cue: its speaker is the last one before."""
    quote = scene.quotes[number]
    i = scene.first_at(quote.start)
    if i >= len(scene.tokens):
        return None
    paragraph = scene.reading.layout.paragraphs[scene.paragraph_of(quote.start)]
    opens = paragraph.start == quote.start or scene.reading.text[: quote.start].rstrip()[-1:] in {
        ".",
        "!",
        "?",
        '"',
        "”",
    }
    before = [
        s for s in sayings if s.start < quote.start and s.speaker is not None and s.contents and s.verb.sort == "speech"
    ]
    if not opens or not before:
        return None
    source = max(before, key=lambda s: (s.cue_start, s.head))
    if scene.paragraph_of(quote.start) - scene.paragraph_of(source.cue_start) > 2:
        return None
    origin = source.carried_from or source
    return Saying(
        head=origin.head, verb=origin.verb, cue_start=quote.start, cue_end=quote.start, speaker=origin.speaker,
        carried_from=origin, why="the quotation has no words of saying of its own; the last speaker before it goes on",
    )  # fmt: skip
