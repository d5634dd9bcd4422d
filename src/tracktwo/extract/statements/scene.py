"""What every rule of this room looks at: the reading, its tree, and which words stand inside quotations."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from tracktwo.language.quoted_words import is_speech, words_inside
from tracktwo.language.reading import DateMention, Quote, Reading, Token
from tracktwo.language.tree import Tree

# A phrase of more words than this is a broken parse; walking further would take quadratic time on such text.
LONGEST_PHRASE = 600


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading prepared for the rules.

    ``quotes`` are the outer quotations of speech and ``quoted[i]`` the number of the one around token ``i``, or -1;
    ``marked`` are all quotations, terms in marks included. The tuples of starts are for looking up by character;
    ``tokens`` are the words of the parse, ``persons`` the numbers of those in a person's name.
    """

    reading: Reading
    tree: Tree
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]
    marked: tuple[Quote, ...]
    token_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]
    marked_starts: tuple[int, ...]
    tokens: tuple[Token, ...]
    persons: frozenset[int]
    date_starts: tuple[int, ...]

    def below(self, i: int) -> list[int]:
        """Return token ``i`` and those below it in text order: the nearest ``LONGEST_PHRASE`` in the tree."""
        found = [i]
        for node in found:
            if len(found) >= LONGEST_PHRASE:
                break
            found.extend(self.tree.children(node))
        return sorted(found)

    def span(self, i: int) -> tuple[int, int]:
        """Return the first and last token of what stands below token ``i``."""
        below = self.below(i)
        return below[0], below[-1]

    def above(self, i: int) -> list[int]:
        """Return the governors of token ``i``, the nearest first, at most ``LONGEST_PHRASE``."""
        return list(islice(self.tree.ancestors(i), LONGEST_PHRASE))

    def first_at(self, start: int) -> int:
        """Return the number of the first token that begins at or after character ``start``."""
        return bisect_left(self.token_starts, start)

    def last_before(self, end: int) -> int:
        """Return the number of the last token that begins before character ``end``; -1 where there is none."""
        return bisect_left(self.token_starts, end) - 1

    def sentence_end(self, i: int) -> int:
        """Return the last token of the sentence of token ``i``."""
        return self.reading.syntax.sentences[self.tokens[i].sent].last

    def sentence_start(self, i: int) -> int:
        """Return the first token of the sentence of token ``i``."""
        return self.reading.syntax.sentences[self.tokens[i].sent].first

    def paragraph_of(self, character: int) -> int:
        """Return the number of the paragraph that ``character`` lies in or follows."""
        return bisect_right(self.paragraph_starts, character) - 1

    def marks_near(self, start: int, end: int) -> tuple[Quote, ...]:
        """Return the quotations, terms in marks included, that may overlap ``[start, end)``: a few at each side."""
        low = max(bisect_left(self.marked_starts, start) - 2, 0)
        return self.marked[low : bisect_left(self.marked_starts, end)]

    def mentions_between(self, start: int, end: int) -> tuple[DateMention, ...]:
        """Return the days named in ``[start, end)``."""
        low = bisect_left(self.date_starts, start)
        return self.reading.dates[low : bisect_left(self.date_starts, end)]

    def has_marks(self, start: int, end: int) -> bool:
        """Tell whether any quotation overlaps ``[start, end)``."""
        return any(quote.start < end and start < quote.end for quote in self.marks_near(start, end))


def set_scene(reading: Reading) -> Scene:
    """Prepare a reading: outer quotations of speech, and for each word the one it stands in (linear)."""
    marked = tuple(sorted(reading.quotes, key=lambda quote: (quote.start, -quote.end)))
    quotes = tuple(quote for quote in marked if is_speech(quote))
    quoted = tuple(words_inside(reading.tokens, quotes))
    return Scene(
        reading, Tree(reading.tokens), quotes, quoted, marked, tuple(t.start for t in reading.tokens),
        tuple(p.start for p in reading.layout.paragraphs), tuple(q.start for q in marked), reading.tokens,
        frozenset(i for name in reading.names if name.kind == "person" for i in range(name.first, name.last + 1)),
        tuple(d.start for d in reading.dates),
    )  # fmt: skip
