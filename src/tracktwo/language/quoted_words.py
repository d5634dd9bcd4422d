"""Which words stand inside quotations of speech."""

from collections.abc import Sequence

from tracktwo.language.reading import Quote, Reading, Token


def quoted_words(reading: Reading) -> list[int]:
    """Return for each token the number of the quotation that it stands in, or -1; words in scare quotes have none."""
    numbers = [n for n, quote in enumerate(reading.quotes) if is_speech(quote)]
    inside = words_inside(reading.tokens, [reading.quotes[n] for n in numbers])
    return [numbers[at] if at >= 0 else -1 for at in inside]


def is_speech(quote: Quote) -> bool:
    """Tell a quotation of speech that lies in no other."""
    return quote.kind == "quote" and not quote.nested


def words_inside(tokens: Sequence[Token], quotes: Sequence[Quote]) -> list[int]:
    """Return for each token the place of the one of some quotations, in text order, that it stands in, or -1."""
    inside = [-1] * len(tokens)
    at = 0
    for n, token in enumerate(tokens):
        while at < len(quotes) and quotes[at].end <= token.start:
            at += 1
        if at < len(quotes) and quotes[at].start <= token.start:
            inside[n] = at
    return inside
