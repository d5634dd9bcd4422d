"""What every rule of this room looks at: the reading, its tree, and which words stand inside quotations."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tracktwo.language.reading import Quote, Reading, Token
from tracktwo.language.tree import Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading prepared for the rules; ``quoted[i]`` is the number of the quotation of speech around token ``i``, or -1."""

    reading: Reading
    tree: Tree
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the parse."""
        return self.reading.tokens

    def first_at(self, start: int) -> int:
        """Return the number of the first token that begins at or after character ``start``."""
        return bisect_left(self.starts, start)

    def last_before(self, end: int) -> int:
        """Return the number of the last token that begins before character ``end``; -1 where there is none."""
        return bisect_left(self.starts, end) - 1

    def sentence_end(self, i: int) -> int:
        """Return the last token of the sentence of token ``i``."""
        return self.reading.syntax.sentences[self.tokens[i].sent].last

    def sentence_start(self, i: int) -> int:
        """Return the first token of the sentence of token ``i``."""
        return self.reading.syntax.sentences[self.tokens[i].sent].first

    def paragraph_of(self, character: int) -> int:
        """Return the number of the paragraph that ``character`` lies in or follows."""
        return bisect_right([p.start for p in self.reading.layout.paragraphs], character) - 1


def set_scene(reading: Reading) -> Scene:
    """Prepare a reading: outer quotations of speech, and for each word the one it stands in (linear)."""
    quotes = tuple(sorted((q for q in reading.quotes if q.kind == "quote" and not q.nested), key=lambda q: q.start))
    quoted, number = [], 0
    for token in reading.tokens:
        while number < len(quotes) and quotes[number].end <= token.start:
            number += 1
        inside = number < len(quotes) and quotes[number].start <= token.start
        quoted.append(number if inside else -1)
    return Scene(reading, Tree(reading.tokens), quotes, tuple(quoted), tuple(t.start for t in reading.tokens))
