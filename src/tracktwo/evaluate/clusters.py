"""How well articles are grouped to stories, against two sets of news clusters.

Layouts: ``news_cluster*.jsonl`` (id, cluster, title, date, text), as of Giveme5W1H; or ``ECB_*_corpus.txt`` (document,
sentence, word number, word, chain, parted by tabs), as of ECB+, whose document names tell topic and sub-topic:
``2_11ecbplus``.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Evaluation, Metric, measure
from tracktwo.reconcile.stories import as_labels, stories
from tracktwo.types import Article

_ECB = re.compile(r"(\d+)_\d+(ecb(?:plus)?)")


@dataclass(frozen=True, slots=True)
class Placed:
    """One article with the story it belongs to, and the one we put it in."""

    article: str
    gold: str
    predicted: str


def evaluate_clusters(folder: Path) -> Evaluation:
    """Group the articles of a folder and compare; raises EvaluationError where the layout is neither of the two."""
    articles, gold = _read(folder)
    labels = as_labels(stories(articles))
    placed = [Placed(name, gold[name], labels[name]) for name in sorted(articles)]
    rows = tuple(
        {"item": item.article, "predicted": {"cluster": item.predicted}, "gold": {"cluster": item.gold}}
        for item in placed
    )
    return Evaluation("clusters", len(placed), tuple(_metrics(placed)), rows)


def rand_index(placed: Sequence[Placed]) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985): 1 for the same groups, about 0 for chance."""
    together = _pairs(Counter((item.gold, item.predicted) for item in placed).values())
    gold = _pairs(Counter(item.gold for item in placed).values())
    predicted = _pairs(Counter(item.predicted for item in placed).values())
    chance = gold * predicted / max(_pairs([len(placed)]), 1)
    most = (gold + predicted) / 2
    return (together - chance) / (most - chance) if most != chance else 1.0


def b_cubed(placed: Sequence[Placed]) -> list[tuple[float, float]]:
    """Return each article's precision and recall (Bagga and Baldwin 1998): the right share of its group and story."""
    together = Counter((item.gold, item.predicted) for item in placed)
    gold = Counter(item.gold for item in placed)
    predicted = Counter(item.predicted for item in placed)
    found = []
    for item in placed:
        both = together[item.gold, item.predicted]
        found.append((both / predicted[item.predicted], both / gold[item.gold]))
    return found


def _metrics(placed: Sequence[Placed]) -> list[Metric]:
    """Return the Rand index and B-cubed, with intervals over articles."""
    units = b_cubed(placed)
    return [
        measure("adjusted Rand index", placed, rand_index),
        measure("B-cubed precision", units, lambda drawn: _mean([unit[0] for unit in drawn])),
        measure("B-cubed recall", units, lambda drawn: _mean([unit[1] for unit in drawn])),
        measure("B-cubed F1", units, _harmonic),
    ]


def _harmonic(units: Sequence[tuple[float, float]]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    p, r = _mean([unit[0] for unit in units]), _mean([unit[1] for unit in units])
    return 2 * p * r / (p + r) if p + r else 0.0


def _mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def _pairs(sizes: Iterable[int]) -> int:
    """Count the pairs inside groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def _read(folder: Path) -> tuple[dict[str, Article], dict[str, str]]:
    """Read whichever of the two layouts a folder has."""
    files = sorted(folder.glob("news_cluster*.jsonl"))
    if files:
        return _read_rows(files)
    files = sorted(folder.glob("ECB_*_corpus.txt"))
    if files:
        return _read_ecb(files)
    raise EvaluationError(
        "neither news_cluster*.jsonl nor ECB_*_corpus.txt", where=str(folder), next_step="hand over fivew1h or ecbplus"
    )


def _read_rows(files: Sequence[Path]) -> tuple[dict[str, Article], dict[str, str]]:
    """Read one JSON object a line."""
    articles, gold = {}, {}
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            articles[row["id"]] = _article(row["id"], row["text"], row.get("title"), (row.get("date") or "")[:10])
            gold[row["id"]] = row["cluster"]
    return articles, gold


def _read_ecb(files: Sequence[Path]) -> tuple[dict[str, Article], dict[str, str]]:
    """Put the words of each document together again."""
    words: dict[str, list[str]] = {}
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) > 3 and _ECB.fullmatch(columns[0]):  # noqa: PLR2004 - the word is the fourth column
                words.setdefault(columns[0], []).append(columns[3])
    gold = {name: _ecb_story(name) for name in words}
    return {name: _article(name, " ".join(found), None, "") for name, found in words.items()}, gold


def _ecb_story(name: str) -> str:
    """Return the topic and sub-topic of a document's name.

    >>> _ecb_story("2_11ecbplus")
    '2ecbplus'
    """
    match = _ECB.fullmatch(name)
    return "".join(match.groups()) if match else name


def _article(name: str, text: str, title: str | None, published: str) -> Article:
    """Make an article."""
    return Article(
        id=name, path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
        language="en", outlet=None, origin=None, title=title, published=published or None,
        published_how="given" if published else None, text=text,
    )  # fmt: skip


def labelled(gold: Mapping[str, str], predicted: Mapping[str, str]) -> list[Placed]:
    """Pair two labellings of the same articles."""
    return [Placed(name, gold[name], predicted[name]) for name in sorted(gold)]
