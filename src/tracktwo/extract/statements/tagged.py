"""Sayings by the trained tagger: what the rules found is corrected by what it marks, and what they missed is added.

The tagger knows where words of saying, speakers and contents begin and end; the rules know what sort of saying a verb
makes, whom it addresses and through whom it came. So a tagged saying keeps the rules' draft of the same verb and takes
its spans from the tagger; one that no rule found becomes a draft of its own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracktwo.extract.statements.according import ACCORDING
from tracktwo.extract.statements.content import balanced, trim_span
from tracktwo.extract.statements.cues import stays_unnamed, verb_of
from tracktwo.extract.statements.lexicon import Verb, speech_words
from tracktwo.extract.statements.saying import Saying, Speaker
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.statements.speakers import RELATIVE, antecedent, speaker_at
from tracktwo.language.reading import TaggedSaying

# Characters of the longest words of saying; one that begins farther before another does not overlap it.
LONGEST_CUE = 200
# The share of a quotation's words that a tagged piece must have to be taken for all of them.
NEARLY_ALL = 0.9
_GAP = 4  # words between two pieces of one saying, at most
_OPENING = frozenset('"“„«')
_CLOSING = frozenset('"”»')
_SPOKEN_TO = frozenset({"tell", "objinf"})  # frames of verbs whose object is spoken to
_VERBS = ("VERB", "AUX")


def take_tagged(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Return the sayings that the tagger marks, with the rules' knowledge of them, and the rules' own that it allows.

    Without a tagger the rules' sayings are returned as they are. Time is linear but for sorting.
    """
    if not scene.reading.tagging.model:
        return sayings
    own = sorted((s for s in sayings if s.carried_from is None), key=lambda s: (s.cue_start, s.head))
    starts = [s.cue_start for s in own]
    carried = [s for s in sayings if s.carried_from is not None]
    relayed = sorted((relay.cue_start, relay.cue_end) for s in own for relay in s.relays)
    taken: set[int] = set()
    found: list[Saying] = []
    for tagged in scene.reading.tagging.sayings:
        first, last = _tokens_in(scene, tagged.cue)
        if last < first or _is_relay(relayed, tagged.cue) or stays_unnamed(scene, first):
            continue
        near = [s for s in _around(own, starts, tagged.cue) if s.head not in taken]
        match = max(near, key=lambda s: (s.speaker is not None, _shared(s.contents, tagged.contents)), default=None)
        saying = _draft(scene, tagged, (first, last), match, carried)
        if saying is not None:
            taken.update([match.head] if match is not None else [])
            found.append(saying)
    said = _said(scene, found)
    kept = [s for s in sayings if (s.carried_from or s.head not in taken) and _missed(s, said)]
    return sorted([*found, *kept], key=lambda s: (s.start, s.head))


def _around(own: Sequence[Saying], starts: Sequence[int], cue: tuple[int, int]) -> list[Saying]:
    """Return the rules' sayings whose words of saying overlap the tagged ones."""
    low = bisect_left(starts, cue[0] - LONGEST_CUE)
    return [s for s in own[low : bisect_left(starts, cue[1])] if cue[0] < s.cue_end]


def _is_relay(relayed: Sequence[tuple[int, int]], cue: tuple[int, int]) -> bool:
    """Tell whether words of saying are a relay's: "according to TASS" behind another's words is no saying by itself."""
    place = bisect_right(relayed, (cue[0], cue[1] + LONGEST_CUE)) - 1
    return place >= 0 and relayed[place][1] > cue[0]


def _said(scene: Scene, found: Iterable[Saying]) -> bytearray:
    """Return, for every character of the text, whether it is what somebody says."""
    said = bytearray(len(scene.reading.text))
    for saying in found:
        for start, end in saying.contents:
            said[start:end] = b"\1" * (end - start)
    return said


def _missed(saying: Saying, said: bytearray) -> bool:
    """Tell whether a saying that only the rules found stays: inside another's words, or with words that none has yet.

    The tagger marks no saying inside another. Where it gave the same words to another cue, it knows better; and of what
    people think and want, which is harder to tell than what they say. (Keeping the rest costs nothing on PolNeAR's
    development articles: content exact F1 .679 with and without, contents found .821 against .816.)
    """
    if saying.speaker is None or not saying.contents:
        return False
    if saying.carried_from is None and said[saying.cue_start] and said[saying.cue_end - 1]:
        return True
    size = sum(b - a for a, b in saying.contents)
    if saying.verb.sort == "attitude" and not saying.quotes:
        return False
    return 2 * sum(sum(said[a:b]) for a, b in saying.contents) <= size


def _tokens_in(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """Return the first and last token of a stretch of characters; the last before the first where it holds none."""
    return scene.first_at(span[0]), scene.last_before(span[1])


def _shared(mine: Iterable[tuple[int, int]], theirs: Iterable[tuple[int, int]]) -> int:
    """Return how many characters two lists of stretches share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in mine for c, d in theirs)


def _draft(
    scene: Scene, tagged: TaggedSaying, words: tuple[int, int], near: Saying | None, carried: Sequence[Saying]
) -> Saying | None:
    """Make the draft of a tagged saying; None where nobody speaks or nothing is said."""
    first, last = words
    head = near.head if near is not None and first <= near.head <= last else _head_of(scene, first, last)
    own = [piece for piece in tagged.contents if not _is_carried(scene, tagged.cue, piece, carried)]
    if near is not None and near.verb is ACCORDING:  # its sentence is all that it speaks for
        own = [p for p in own if scene.tokens[scene.first_at(p[0])].sent == scene.tokens[first].sent]
    own = _joined(scene, _beside(scene, own, first), tagged)
    contents = [span for piece in own for span in _plain(scene, _with_subject(scene, piece, tagged.cue))]
    speaker = _speaker(scene, tagged, head, near)
    if speaker is None or not contents:
        return None
    quotes = list(dict.fromkeys(n for piece in contents for n in _quotes_in(scene, *piece)))
    verb = near.verb if near is not None else _verb(scene, first, last, quotes)
    return Saying(
        head=head, verb=verb, cue_start=tagged.cue[0], cue_end=_cue_end(scene, tagged.cue), speaker=speaker,
        contents=contents, quotes=quotes, addressees=near.addressees if near is not None else (),
        relays=near.relays if near is not None else [],
    )  # fmt: skip


def _beside(scene: Scene, pieces: list[tuple[int, int]], cue: int) -> list[tuple[int, int]]:
    """Leave out what stands in another sentence than its words of saying, unquoted, where some stands in theirs.

    "Forty fled. The mayor said five were held": that forty fled is the paper's.
    """
    here = scene.tokens[cue].sent
    near = [p for p in pieces if scene.tokens[scene.first_at(p[0])].sent <= here <= _last_sentence(scene, p)]
    return [piece for piece in pieces if piece in near or _quotes_in(scene, *piece)] if near else pieces


def _last_sentence(scene: Scene, piece: tuple[int, int]) -> int:
    """Return the number of the sentence that a piece ends in."""
    return scene.tokens[scene.last_before(piece[1])].sent


def _joined(scene: Scene, pieces: list[tuple[int, int]], tagged: TaggedSaying) -> list[tuple[int, int]]:
    """Join pieces of one sentence with a few words between them that are not who says it, nor the words of saying."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        before = joined[-1] if joined else None
        if before is not None and _is_gap(scene, (before[1], start), tagged):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _is_gap(scene: Scene, gap: tuple[int, int], tagged: TaggedSaying) -> bool:
    """Tell whether a stretch between two pieces is a few words of the same sentence that nothing else is made of."""
    first, last = _tokens_in(scene, gap)
    if last - first >= _GAP or any(a < gap[1] and gap[0] < b for a, b in (tagged.cue, *tagged.sources)):
        return False
    around = scene.tokens[max(first - 1, 0) : last + 2]
    return len({token.sent for token in around}) == 1 and not _quotes_in(scene, *gap)


def _with_subject(scene: Scene, piece: tuple[int, int], cue: tuple[int, int]) -> tuple[int, int]:
    """Return a piece that stands before its words of saying with the subject of the verb that it begins with.

    Of "Hopes for a deal depend on the outcome of the vote, the envoy said" the tagger may leave out the long subject.
    """
    first = scene.first_at(piece[0])
    if piece[1] > cue[0] or scene.tokens[first].pos not in _VERBS or scene.tokens[first].tag in ("VB", "VBG", "VBN"):
        return piece
    verb = first if scene.tokens[first].dep not in ("aux", "auxpass") else scene.tokens[first].head
    subjects = scene.tree.children(verb, "nsubj", "nsubjpass")
    if not subjects or subjects[0] >= first or scene.span(subjects[0])[1] != first - 1:
        return piece
    return scene.tokens[scene.span(subjects[0])[0]].start, piece[1]


def _is_carried(scene: Scene, cue: tuple[int, int], piece: tuple[int, int], carried: Sequence[Saying]) -> bool:
    """Tell whether a piece of another paragraph is a quotation without words of saying, which is a saying by itself."""
    if scene.paragraph_of(piece[0]) == scene.paragraph_of(cue[0]):
        return False
    near = carried[bisect_left(carried, piece[0] - 1, key=lambda s: s.cue_start) :][:1]
    return any(2 * _shared(s.contents, [piece]) > piece[1] - piece[0] for s in near)


def _quotes_in(scene: Scene, start: int, end: int) -> range:
    """Return the numbers of the quotations that a stretch of characters touches; none of them stands in another."""
    first = bisect_right(scene.quotes, start, key=lambda q: q.end)
    return range(first, max(first, bisect_left(scene.quotes, end, key=lambda q: q.start)))


def _cue_end(scene: Scene, cue: tuple[int, int]) -> int:
    """Return where the words of saying end, without a colon or comma behind them."""
    end = cue[1]
    while end - 1 > cue[0] and scene.reading.text[end - 1] in ":, ":
        end -= 1
    return end


def _head_of(scene: Scene, first: int, last: int) -> int:
    """Return the token that the others of a stretch hang on: a verb where there is one."""
    outer = scene.tree.outer(first, last)
    verbs = [i for i in outer if scene.tokens[i].pos in _VERBS]
    return (verbs or outer or [first])[-1 if verbs else 0]


def _verb(scene: Scene, first: int, last: int, quotes: Sequence[int]) -> Verb:
    """Return the lexicon's entry for the words of saying, or a plain one: speech where words are quoted."""
    known = (verb_of(scene, i) for i in range(first, last + 1))
    found = next((verb for verb in known if verb is not None), None)
    return found or Verb("tagged", frozenset({"clause", "quote"}), None, "speech" if quotes else "attitude")


def _plain(scene: Scene, piece: tuple[int, int]) -> list[tuple[int, int]]:
    """Return a piece of content without "that", marks that enclose it, and white space at its ends."""
    text = scene.reading.text
    start, end = piece
    if text[start:end].lower().startswith("that "):
        start += 5
    span = trim_span(text, start, end)
    if span is None:
        return []
    quote = next((q for q in scene.marks_near(*span) if q.start == span[0] and not q.nested), None)
    if quote is not None and span[1] >= quote.inner_end and span[1] <= quote.end + 1:
        span = trim_span(text, quote.inner_start, quote.inner_end) or span
    else:
        span = _within_quotation(scene, *span)
    return [balanced(scene, *span)]


def _within_quotation(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Return a piece that is nearly all that a quotation says in its paragraph as just that, without marks.

    A quotation of several paragraphs opens each anew and closes once, so that no pair of marks encloses the piece.
    """
    text = scene.reading.text
    paragraph = scene.reading.layout.paragraphs[scene.paragraph_of(start)]
    for quote in scene.marks_near(start, end):
        low, high = max(quote.start, paragraph.start), min(quote.end, paragraph.end)
        if quote.kind == "quote" and not quote.nested and low <= start and end <= high:
            while low < high and text[low] in _OPENING:
                low += 1
            while low < high and text[high - 1] in _CLOSING:
                high -= 1
            inner = trim_span(text, low, high)
            if inner is not None and end - start >= NEARLY_ALL * (inner[1] - inner[0]):
                return inner
    return start, end


def _speaker(scene: Scene, tagged: TaggedSaying, head: int, near: Saying | None) -> Speaker | None:
    """Return who speaks: the tagged source's words with the head that the parse gives them, else the rules' speaker."""
    if not tagged.sources or (near is not None and near.relays):
        return near.speaker if near is not None else None
    start, end = tagged.sources[0]
    while end - 1 > start and scene.reading.text[end - 1] in ", ":
        end -= 1
    first, last = _tokens_in(scene, (start, end))
    if last < first or (end <= tagged.cue[0] and _is_told(scene, head)):
        return near.speaker if near is not None else None
    if scene.tokens[first].text.lower() in RELATIVE:
        noun = antecedent(scene, first)
        if noun == first:
            return near.speaker if near is not None else None
        return speaker_at(scene, noun, head) if _may_speak(scene, noun) else None
    if near is not None and near.speaker is not None and first <= near.speaker.heads[0] <= last:
        return replace(near.speaker, start=start, end=end)
    noun = _noun_of(scene, first, last)
    return replace(speaker_at(scene, noun), start=start, end=end) if _may_speak(scene, noun) else None


def _is_told(scene: Scene, head: int) -> bool:
    """Tell whether whoever stands before the words of saying is spoken to: "was asked to", "is expected to"."""
    verb = verb_of(scene, head)
    return verb is not None and bool(verb.frames & _SPOKEN_TO) and bool(scene.tree.children(head, "auxpass"))


def _may_speak(scene: Scene, noun: int) -> bool:
    """Tell whether a noun can be somebody who speaks: a map may show, but says nothing."""
    return scene.tokens[noun].lemma not in speech_words()["mute"]


def _noun_of(scene: Scene, first: int, last: int) -> int:
    """Return the head of a noun phrase: the token whose governor lies outside it."""
    outer = scene.tree.outer(first, last)
    nouns = [i for i in outer if scene.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
    return (nouns or outer or [last])[0]
