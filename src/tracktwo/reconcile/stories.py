"""Stories: articles that tell of the same happening, copies or not, grouped by what they name and the words they use.

Articles become TF-IDF vectors in which names count double, and groups grow by average linkage (Sokal and Michener
1958): two groups are joined while the mean cosine between their articles is high enough; what is left alone goes to the
story whose middle is near. Wider than families and
coarser than entries: it tells which articles to read together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from tracktwo.reconcile.copies import days_between, limits
from tracktwo.reconcile.groups import Groups
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import Article

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")
_FIRST = 700  # words: news tells its story at the top
_STEM = 7  # characters that stand for a word

Vector = dict[str, float]


def stories(articles: Mapping[str, Article]) -> tuple[tuple[str, ...], ...]:
    """Group articles to stories; every article is in exactly one. A function of the set, not of any order."""
    vectors = _vectors(articles)
    groups = Groups(articles)
    sums = dict(vectors)
    sizes = dict.fromkeys(vectors, 1)
    links = _links(vectors, articles)
    joined = True
    while joined:
        joined = False
        for _, a, b in links:
            one, two = sorted((groups.root(a), groups.root(b)))
            if one == two or _dot(sums[one], sums[two]) / (sizes[one] * sizes[two]) < limits()["story"]:
                continue
            groups.join(one, two)
            sums[one] = _sum(sums[one], sums.pop(two))
            sizes[one] += sizes.pop(two)
            joined = True
    for alone, story in _strays(groups.sorted(), vectors, articles):
        groups.join(alone, story)
    return groups.sorted()


def _strays(
    groups: Sequence[Sequence[str]], vectors: Mapping[str, Vector], articles: Mapping[str, Article]
) -> list[tuple[str, str]]:
    """Pair articles that stand alone with the story whose middle they are nearest to, where they are near enough.

    An article told in other words than each of the others is far from most of them, but not from all they share. All
    strays are judged against the stories as they were, so that none draws the next one in.
    """
    middles = {group[0]: _unit([vectors[name] for name in group]) for group in groups if len(group) > 1}
    members = {group[0]: group for group in groups}
    found = []
    for (alone,) in (group for group in groups if len(group) == 1):
        near = [(round(_dot(vectors[alone], middle), 9), story) for story, middle in middles.items()]
        likely = [item for item in near if item[0] >= limits()["stray"] and _in_time(alone, members[item[1]], articles)]
        if likely:
            found.append((alone, min(likely, key=lambda item: (-item[0], item[1]))[1]))
    return found


def _in_time(alone: str, members: Sequence[str], articles: Mapping[str, Article]) -> bool:
    """Tell whether an article came out within a story's reach of any of its articles, or has no date."""
    days = [days_between(articles[alone], articles[name]) for name in members]
    return any(apart is None or apart <= limits()["story_days"] for apart in days)


def _unit(vectors: Sequence[Vector]) -> Vector:
    """Return the middle of vectors, at unit length."""
    total: Vector = {}
    for vector in vectors:
        total = _sum(total, vector)
    norm = sqrt(_dot(total, total)) or 1.0
    return {word: weight / norm for word, weight in total.items()}


def _vectors(articles: Mapping[str, Article]) -> dict[str, Vector]:
    """Weigh the words of every article against all of them, to unit length."""
    counts = {name: _counts(articles[name]) for name in sorted(articles)}
    holders = Counter(word for found in counts.values() for word in found)
    vectors = {}
    for name, found in counts.items():
        weights = {
            word: (1 + log(count)) * log(len(counts) / holders[word])
            for word, count in found.items()
            if holders[word] > 1
        }
        norm = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors[name] = {word: weights[word] / norm for word in sorted(weights)}
    return vectors


def _counts(article: Article) -> Counter[str]:
    """Count an article's words; what is written with a capital counts double, and so does the headline."""
    text = f"{article.title or ''}\n" * 2 + article.text
    counts: Counter[str] = Counter()
    for found in list(_WORD.finditer(text))[:_FIRST]:
        word = found.group()
        folded = word.casefold()
        if folded not in tuning().stopwords:
            counts[folded.removesuffix("s")[:_STEM]] += 2 if word[0].isupper() else 1
    return counts


def _links(vectors: Mapping[str, Vector], articles: Mapping[str, Article]) -> list[tuple[float, str, str]]:
    """Return the pairs alike enough and close enough in time, the most alike first."""
    names = sorted(vectors)
    found = []
    for at, a in enumerate(names):
        for b in names[at + 1 :]:
            cosine = _dot(vectors[a], vectors[b])
            if cosine < limits()["story"]:
                continue
            days = days_between(articles[a], articles[b])
            if days is None or days <= limits()["story_days"]:
                found.append((-round(cosine, 9), a, b))
    return sorted(found)


def _dot(a: Vector, b: Vector) -> float:
    """Multiply two sparse vectors; added in the order of words, so that the last digit is always the same."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def _sum(a: Vector, b: Vector) -> Vector:
    """Add two sparse vectors."""
    words: Iterable[str] = sorted({*a, *b})
    return {word: a.get(word, 0.0) + b.get(word, 0.0) for word in words}


def as_labels(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Label every member with the smallest of its group."""
    return {name: group[0] for group in groups for name in group}
