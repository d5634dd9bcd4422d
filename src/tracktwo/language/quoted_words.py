"""Which words stand inside quotations of speech."""

from tracktwo.language.reading import Reading


def quoted_words(reading: Reading) -> list[int]:
    """Return for each token the number of the quotation that it stands in, or -1; words in scare quotes have none."""
    inside = [-1] * len(reading.tokens)
    spans = [(q.start, q.end, n) for n, q in enumerate(reading.quotes) if q.kind == "quote" and not q.nested]
    at = 0
    for token in reading.tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and spans[at][0] <= token.start:
            inside[token.i] = spans[at][2]
    return inside
