"""Which articles are worth comparing: a short list of fingerprints per article, and the pairs that share some.

Fingerprints are hashes of six-word shingles, chosen by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of
every ``WINDOW`` neighbouring shingles the smallest hash is kept. Any passage of ``WINDOW + SHINGLE - 1`` words
(21) that two articles share therefore shares a fingerprint, however long or different the rest is. A MinHash of
whole articles, which we tried first, finds whole copies as well but loses the shortened and rewritten ones: those
share about a third of their shingles, and 32 bands of four rows see only four in ten of such pairs.
"""

import struct
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracktwo.reconcile.body import Body
from tracktwo.reconcile.fingerprint import KEY, fingerprint

SHINGLE = 6
WINDOW = 16
CROWD = 24  # articles under one fingerprint: up to here every pair is looked at, beyond only neighbours in a chain
SHARED = 2  # fingerprints that a pair must share, unless one of them is short
SHORT = 12  # fingerprints: below this one shared fingerprint is enough


def sketch(body: Body, key: bytes = KEY) -> bytes:
    """Return an article's fingerprints, eight bytes each, sorted; empty where it has fewer than six words.

    ``key`` may be a record's own secret, so that nobody can write articles that flood its index.
    """
    hashes = [
        fingerprint(" ".join(words), key=key)
        for words in zip(*(body.keys[shift:] for shift in range(SHINGLE)), strict=False)
    ]
    return b"".join(sorted(_winnow(hashes)))


def fingerprints(sketched: bytes) -> tuple[int, ...]:
    """Unpack a sketch to signed 64-bit numbers, as a store's index takes them."""
    return struct.unpack(f">{len(sketched) // 8}q", sketched)


def candidates(sketches: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of articles that share fingerprints, sorted; a function of the whole set, not of any order.

    A fingerprint that more than ``CROWD`` articles have (a mass of copies, a template) pairs each article
    only with its neighbours in the order of ids and with the first: enough to connect copies, and linear.
    """
    holders: dict[int, list[str]] = {}
    for article in sorted(sketches):
        for mark in sorted(set(fingerprints(sketches[article]))):
            holders.setdefault(mark, []).append(article)
    shared: Counter[tuple[str, str]] = Counter()
    for articles in holders.values():
        shared.update(_pairs(articles))
    return tuple(sorted(pair for pair, count in shared.items() if count >= _needed(pair, sketches)))


def _winnow(hashes: Sequence[bytes]) -> set[bytes]:
    """Keep the smallest hash of every window, by a queue of rising hashes: linear."""
    if len(hashes) <= WINDOW:
        return set(sorted(hashes)[: max(1, len(hashes) // 4)] if hashes else ())
    kept = set()
    rising: deque[int] = deque()
    for at, value in enumerate(hashes):
        while rising and hashes[rising[-1]] >= value:
            rising.pop()
        rising.append(at)
        if rising[0] <= at - WINDOW:
            rising.popleft()
        if at >= WINDOW - 1:
            kept.add(hashes[rising[0]])
    return kept


def _pairs(articles: Sequence[str]) -> list[tuple[str, str]]:
    """Pair the sorted holders of one fingerprint."""
    if len(articles) <= CROWD:
        return [(first, second) for at, first in enumerate(articles) for second in articles[at + 1 :]]
    return [*pairwise(articles), *((articles[0], other) for other in articles[2:])]


def _needed(pair: tuple[str, str], sketches: Mapping[str, bytes]) -> int:
    """Say how many fingerprints a pair must share."""
    return 1 if any(is_short(sketches[article]) for article in pair) else SHARED


def is_short(sketched: bytes) -> bool:
    """Tell whether an article has so few fingerprints that one in common is enough."""
    return len(sketched) < SHORT * 8
