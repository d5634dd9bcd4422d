"""The trained reader's names in terms of the parse: which words each covers, and which label each word has by it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.reading import Paragraph, TaggedName, Token

# The parser's own labels for our kinds, so that what asks a word for its label need not know who gave it.
LABELS = {
    "person": "PERSON", "government": "ORG", "armed_group": "ORG", "organisation": "ORG", "outlet": "ORG",
    "place": "GPE", "nationality": "NORP", "event": "EVENT",
}  # fmt: skip


def words_of_names(tokens: Sequence[Token], names: Iterable[TaggedName]) -> Iterator[tuple[int, int, TaggedName]]:
    """Yield each name with its first and last word; a name may begin or end inside a word ("U.N." in "U.N.-led").

    Names that touch no word, or words of two sentences, are left out.
    """
    ends = [token.end for token in tokens]
    for name in names:
        first = bisect_left(ends, name.start + 1)
        last = bisect_left(ends, name.end)
        if last < len(tokens) and tokens[last].start >= name.end:
            last -= 1
        if first <= last < len(tokens) and tokens[first].sent == tokens[last].sent:
            yield first, last, name


def labels_of_words(
    shadow: str, paragraphs: Iterable[Paragraph], names: Iterable[TaggedName]
) -> tuple[tuple[int, int, str], ...]:
    """Return stretches of the text with labels: names by the trained reader, and dates by the grammar of dates.

    They stand in for the labels of the parser's own model, which costs half its time.

    >>> labels_of_words("Anna Novak left on 3 May 2017.", [Paragraph(0, 30)], [TaggedName(0, 10, "person", 0.9)])
    ((0, 10, 'PERSON'), (19, 29, 'DATE'))
    """
    found = sorted((name.start, name.end, LABELS[name.kind]) for name in names)
    starts = [start for start, _, _ in found]
    dates = []
    for paragraph in paragraphs:
        for said in find_expressions(shadow[paragraph.start : paragraph.end]):
            start, end = paragraph.start + said.start, paragraph.start + said.end
            before = bisect_left(starts, end) - 1
            if said.kind != "period" and (before < 0 or found[before][1] <= start):  # "the quarter" may be a town's
                dates.append((start, end, "DATE"))
    return tuple(sorted([*found, *dates]))


def label_at(labels: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    """Return the label of a word, with B- where a stretch begins in it and I- where one goes on, or nothing.

    >>> label_at(((0, 10, "PERSON"),), 0, 4), label_at(((0, 10, "PERSON"),), 5, 10), label_at((), 5, 10)
    ('B-PERSON', 'I-PERSON', '')
    """
    at = bisect_left(labels, end, key=lambda stretch: stretch[0]) - 1
    if at < 0 or labels[at][1] <= start:
        return ""
    return ("B-" if labels[at][0] >= start else "I-") + labels[at][2]
