"""What a whole collection says of a name: which kind its words mostly have, and how often they are a name at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.actors.aliases import fold

Spans = list[tuple[int, int, str]]

# A kind is clear where it has so large a share of the documents that agree on the name, and so many of them.
CLEAR_SHARE = 0.75
CLEAR_DOCUMENTS = 3
# A kind that so few of many documents give is an error of both readers rather than another bearer of the name.
RARE_SHARE = 0.12
MANY_DOCUMENTS = 8


@dataclass(frozen=True, slots=True)
class Votes:
    """Documents by kind for each name's words; occurrences of each word within names and outside."""

    kinds: Mapping[str, Counter[str]]
    inside: Counter[str]
    outside: Counter[str]

    def clear_kind(self, words: str) -> str:
        """Return the kind that the collection clearly gives to a name; nothing where it gives none."""
        counted = self.kinds.get(key_of(words))
        if not counted:
            return ""
        kind, most = counted.most_common(1)[0]
        return kind if most >= CLEAR_DOCUMENTS and most >= CLEAR_SHARE * counted.total() else ""

    def is_rare(self, words: str, kind: str) -> bool:
        """Tell whether a kind is nearly never that of a common name."""
        counted = self.kinds.get(key_of(words), Counter())
        return counted.total() >= MANY_DOCUMENTS and counted[kind] <= RARE_SHARE * counted.total()

    def name_share(self, word: str) -> float | None:
        """Return how often a word with a capital stands within a name; None where it is too seldom to tell."""
        total = self.inside[word] + self.outside[word]
        return self.inside[word] / total if total >= MANY_DOCUMENTS else None


def key_of(words: str) -> str:
    """Return a name as a key: in plain letters, without the article before it.

    >>> key_of("The Çavuşoğlu")
    'Cavusoglu'
    """
    return fold(words).replace("’", "'").removeprefix("The ").removeprefix("the ")


def count_votes(rows: Iterable[Mapping[str, Any]]) -> Votes:
    """Count over all rows the names on which both readings agree, each once a document."""
    kinds: dict[str, Counter[str]] = {}
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        small, large = ({tuple(s) for s in row[side]} for side in ("small", "large"))
        for key, kind in {(key_of(text[a:b]), kind) for a, b, kind in small & large}:
            kinds.setdefault(key, Counter())[kind] += 1
        covered = {i for a, b, _ in small & large for i in range(a, b)}
        doubtful = {i for a, b, _ in small ^ large for i in range(a, b)}
        opening = {a for a, _ in row["paragraphs"]}
        for start, end, _ in row["tags"]:
            if start in covered:
                inside[text[start:end]] += 1
            elif start not in doubtful and start not in opening and text[start - 2 : start - 1] not in (".", "?", "!"):
                outside[text[start:end]] += 1
    return Votes(kinds, inside, outside)


def overlaps(span: tuple[int, int], others: Sequence[tuple[int, int, str]]) -> bool:
    """Tell whether a span touches any of the others."""
    return any(span[0] < b and a < span[1] for a, b, _ in others)


def settle(row: Mapping[str, Any], votes: Votes) -> tuple[Spans, list[tuple[int, int]]]:
    """Return the names of a row that are sure enough, and the stretches that are not."""
    text = row["text"]
    small, large = ({(a, b, kind) for a, b, kind in row[side]} for side in ("small", "large"))
    agreed = sorted(small & large)
    of_article: dict[str, Counter[str]] = {}
    for a, b, kind in agreed:
        of_article.setdefault(key_of(text[a:b]), Counter())[kind] += 1
    spans: Spans = []
    doubtful: list[tuple[int, int]] = []
    for a, b, kind in agreed:
        words = text[a:b]
        clear = votes.clear_kind(words)
        if clear and clear != kind and votes.is_rare(words, kind):
            doubtful.append((a, b))
        else:
            spans.append((a, b, kind))
    ranked = sorted(small ^ large, key=lambda s: (-_weight(votes, text[s[0] : s[1]]), s[0] - s[1], s))
    for a, b, _ in ranked:
        if overlaps((a, b), spans):
            doubtful.append((a, b))
            continue
        own = of_article.get(key_of(text[a:b]))
        chosen = own.most_common(1)[0][0] if own else votes.clear_kind(text[a:b])
        if chosen and not overlaps((a, b), [(x, y, "") for x, y in doubtful]):
            spans.append((a, b, chosen))
        elif not any(x <= a and b <= y for x, y in doubtful):
            doubtful.append((a, b))
    return spans, _without(doubtful, spans)


def _weight(votes: Votes, words: str) -> int:
    """Return how many documents agree that words are a name."""
    return votes.kinds.get(key_of(words), Counter()).total()


def _without(stretches: Iterable[tuple[int, int]], spans: Spans) -> list[tuple[int, int]]:
    """Return what is left of stretches outside spans."""
    left: list[tuple[int, int]] = []
    for stretch in set(stretches):
        parts = [stretch]
        for a, b, _ in spans:
            parts = [p for x, y in parts for p in ((x, min(y, a)), (max(x, b), y)) if p[0] < p[1]]
        left.extend(parts)
    return sorted(left)
