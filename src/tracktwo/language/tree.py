"""Walking the parse: children, subtrees, subjects. Token numbers in, token numbers out."""

from collections.abc import Iterator, Sequence
from itertools import chain

from tracktwo.language.reading import Token


class Tree:
    """The dependency trees of an article, with each token's children at hand (O(n) to build)."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Index the children of every token."""
        self.tokens = tokens
        self._children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)

    def children(self, i: int, *deps: str) -> list[int]:
        """Return the children of token ``i`` in text order, only those with one of the labels if any are given."""
        found = self._children[i]
        return [c for c in found if self.tokens[c].dep in deps] if deps else list(found)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child with one of the labels, or None."""
        return next(iter(self.children(i, *deps)), None)

    def subtree(self, i: int) -> list[int]:
        """Return token ``i`` and all below it, in text order."""
        found, waiting = [], [i]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(self._children[node])
        return sorted(found)

    def span(self, i: int) -> tuple[int, int]:
        """Return the first and last token (inclusive) of the subtree of ``i``."""
        below = self.subtree(i)
        return below[0], below[-1]

    def outer(self, first: int, last: int) -> list[int]:
        """Return the tokens from ``first`` to ``last`` (inclusive) that hang on one outside, or on none."""
        inside = range(first, last + 1)
        return [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads of ``i`` from the nearest to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """Return ``i`` and everything coordinated with it after it ("Russia, Turkey and Iran")."""
        found = [i]
        for node in found:
            found.extend(self.children(node, "conj"))
        return found

    def subjects(self, verb: int) -> list[int]:
        """Return the heads of a verb's subjects; a coordinated verb, participle or infinitive takes its governor's."""
        for node in chain((verb,), self.ancestors(verb)):
            direct = self.children(node, "nsubj", "nsubjpass", "csubj")
            if direct:
                return direct
            if self.tokens[node].dep not in ("conj", "advcl", "xcomp", "acl", "aux", "auxpass"):
                return []
        return []
