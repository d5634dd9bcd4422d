"""Who speaks in a quotation, as far as the words right around it tell."""

from bisect import bisect_right
from collections.abc import Iterator

from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.words import person_words

_SUBJECTS = ("nsubj", "nsubjpass")
_LONGEST = 40  # sentences of a quotation that are looked at


def speaker_at(draft: Draft, i: int) -> Who:
    """Return who speaks at token ``i``: the subject of the verb of saying nearest to the quotation it stands in.

    Names are known from the start, so a speaker named behind the quotation is found; a nominal must stand before it.
    """
    plain = Who(None, draft.tokens[i].text, "person", "unresolved", "no speaker of the quotation is found")
    number = draft.quoted[i]
    if number < 0:
        return plain
    speaker = draft.speakers.get(number) or _speaker(draft, number)
    if speaker is None:
        return plain
    draft.speakers[number] = speaker
    return Who(speaker.actor, speaker.name, speaker.kind, "speaker", "the speaker of the quotation")


def _speaker(draft: Draft, number: int) -> Who | None:
    """Return who speaks in quotation ``number``, where that is known by now."""
    quote = draft.reading.quotes[number]
    for sent in _sentences(draft, quote.start, quote.end):
        for head in _sayers(draft, sent):
            who = _who(draft, head)
            if who is not None:
                return who
    return None


def _who(draft: Draft, head: int) -> Who | None:
    """Return whom the subject of a verb of saying stands for, where that is known by now."""
    mention = draft.at.get(head)
    if mention is not None:
        return Who(mention.actor, mention.name, mention.kind) if mention.actor else None
    name = draft.name_at.get(head)
    return draft.whom.get(name) if name is not None else None


def _sayers(draft: Draft, sent: int) -> Iterator[int]:
    """Yield the subjects of verbs of saying in a sentence, outside quotation marks."""
    sentence = draft.reading.syntax.sentences[sent]
    for token in draft.tokens[sentence.first : sentence.last + 1]:
        subject = draft.quoted[token.i] < 0 and token.dep in _SUBJECTS
        if subject and draft.tokens[token.head].lemma in person_words().saying_verbs:
            yield token.i


def _sentences(draft: Draft, start: int, end: int) -> Iterator[int]:
    """Yield the sentences that a quotation touches, then the next of its paragraph, then the one before it."""
    sentences = draft.reading.syntax.sentences
    first = max(bisect_right(draft.sentence_starts, start) - 1, 0)
    last = min(bisect_right(draft.sentence_starts, end - 1) - 1, first + _LONGEST)
    yield from range(first, last + 1)
    if last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[last].paragraph:
        yield last + 1
    if first > 0:
        yield first - 1
