"""The phrase "according to X": a saying of its own, or the relay of one that stands in the same sentence."""

from tracktwo.extract.statements.content import trim_span
from tracktwo.extract.statements.lexicon import Verb, speech_words
from tracktwo.extract.statements.saying import Relay, Saying, Speaker
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.statements.speakers import speaker_at

ACCORDING = Verb("according_to", frozenset({"clause", "quote"}), "report", "speech")


def add_according(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Add a saying for each "according to", or the relay to the saying whose sentence it closes."""
    added = []
    for token in scene.tokens:
        if token.text.lower() != "according" or scene.quoted[token.i] >= 0:
            continue
        to = token.i + 1
        if to >= len(scene.tokens) or scene.tokens[to].text.lower() != "to":
            continue
        speaker = source_of(scene, to)
        if speaker is None:
            continue
        relayed = _relayed(scene, sayings, token.i)
        cue = (token.start, scene.tokens[to].end)
        if relayed is not None:
            relayed.relays.append(Relay(speaker.heads, speaker.start, speaker.end, *cue))
            continue
        spans = _rest_of_sentence(scene, token.i, speaker)
        if spans:
            added.append(Saying(token.i, ACCORDING, *cue, speaker=speaker, contents=spans))
    return [*sayings, *added]


def source_of(scene: Scene, to: int) -> Speaker | None:
    """Return the speaker behind "according to": the object of the preposition, or else the next noun."""
    head = scene.tree.child(to, "pobj", "dobj")
    if head is None:
        end = scene.sentence_end(to)
        head = next(
            (k for k in range(to + 1, min(end, to + 8) + 1) if scene.tokens[k].pos in ("NOUN", "PROPN", "PRON")), None
        )
        while (
            head is not None
            and scene.tokens[head].dep in ("compound", "amod", "nmod", "poss")
            and scene.tokens[head].head > head
        ):
            head = scene.tokens[head].head
    if head is None or scene.tokens[head].lemma in speech_words()["mute"]:
        return None
    return speaker_at(scene, head)


def _relayed(scene: Scene, sayings: list[Saying], according: int) -> Saying | None:
    """Return the saying with a quotation, or the main verb, that stands before "according to" in its sentence."""
    sentence = scene.tokens[according].sent
    over = set(scene.above(according))
    near = [
        s for s in sayings
        if s.head < according and scene.tokens[s.head].sent == sentence and s.speaker and s.contents
        and s.verb.sort == "speech" and not s.covers(scene.tokens[according].start, scene.tokens[according].end)
        and (s.head in over or s.quotes or scene.tokens[s.head].tag != "VBG")
    ]  # fmt: skip
    return near[-1] if near and scene.tokens[according - 1].text in {",", '"', "”", "-", "—"} else None


def _rest_of_sentence(scene: Scene, according: int, speaker: Speaker) -> list[tuple[int, int]]:
    """Return the sentence without the "according to" phrase: what stands before it and behind it."""
    text = scene.reading.text
    sentence = scene.reading.syntax.sentences[scene.tokens[according].sent]
    start, end = sentence.start, sentence.end
    while end > start and text[end - 1] in ".!?":
        end -= 1
    pieces = (trim_span(text, start, scene.tokens[according].start), trim_span(text, max(speaker.end, start), end))
    return [piece for piece in pieces if piece is not None]
