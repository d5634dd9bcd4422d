"""How much of a page's main text we get, and its title and day: two sets of saved pages.

`extract_aeb` holds pages with their body; its metric is that of its makers (scrapinghub/article-extraction-benchmark):
runs of four words, counted as often as they stand, shared by page, precision and recall as means over pages, F1 of the
two means. `extract_fundus` holds pages with paragraphs, title and day; the same metric, and the share of pages whose
title (letters and digits alone) and day are right.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError, TracktwoError
from tracktwo.evaluate.outcome import Evaluation, Metric, measure
from tracktwo.sources.limits import LARGEST_FILE
from tracktwo.sources.page import read_page

RUN = 4  # words; the makers' choice


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A saved page and what its makers say it holds; title and day are None where the set does not tell."""

    item: str
    html: Path
    body: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """How one page fared; title and day are None where there is no gold."""

    precision: float
    recall: float
    title: bool | None
    published: bool | None


def evaluate_extraction(folder: Path) -> Evaluation:
    """Read every page of a folder laid out as `extract_aeb` or `extract_fundus`, and compare.

    Raises EvaluationError where the folder is laid out otherwise.
    """
    pages = _gold(folder)
    scored = []
    rows = []
    for page in pages:
        predicted = _predicted(page)
        scored.append(_score(page, predicted))
        gold = {"articleBody": page.body, "title": page.title, "published": page.published}
        rows.append({"item": page.item, "predicted": predicted, "gold": gold})
    return Evaluation("extraction", len(pages), tuple(_metrics(scored)), tuple(rows))


def _metrics(scored: Sequence[Scored]) -> list[Metric]:
    """Return the metrics of whatever the set has gold for."""
    metrics = [
        measure("body F1", scored, _body_f1),
        measure("body precision", scored, lambda units: _mean([unit.precision for unit in units])),
        measure("body recall", scored, lambda units: _mean([unit.recall for unit in units])),
    ]
    titled = [unit for unit in scored if unit.title is not None]
    dated = [unit for unit in scored if unit.published is not None]
    if titled:
        metrics.append(measure("title accuracy", titled, lambda units: _mean([bool(u.title) for u in units])))
    if dated:
        metrics.append(measure("day accuracy", dated, lambda units: _mean([bool(u.published) for u in units])))
    return metrics


def _gold(folder: Path) -> list[GoldPage]:
    """Read either layout."""
    readers: dict[str, Callable[[Path], list[GoldPage]]] = {"ground-truth.json": _aeb, "gold.jsonl": _fundus}
    for name, reader in readers.items():
        if (folder / name).is_file():
            try:
                return reader(folder / name)
            except (ValueError, KeyError, TypeError) as error:
                raise EvaluationError(
                    f"the gold is laid out otherwise than expected: {error!r}",
                    where=str(folder / name),
                    next_step="look at the folder's README",
                ) from None
    raise EvaluationError(
        "there is neither ground-truth.json nor gold.jsonl", where=str(folder), next_step="name the folder of the gold"
    )


def _aeb(path: Path) -> list[GoldPage]:
    """Read the bodies of `extract_aeb`; a page that is not there is left out (part of the set may be handed over)."""
    truth: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    pages = [
        GoldPage(item, path.parent / "html" / f"{item}.html.gz", str(truth[item]["articleBody"]))
        for item in sorted(truth)
    ]
    return [page for page in pages if page.html.is_file()]


def _fundus(path: Path) -> list[GoldPage]:
    """Read the bodies, titles and days of `extract_fundus`."""
    pages = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            day = (row.get("publishing_date") or "")[:10] or None
            body = "\n".join(row["paragraphs"])
            pages.append(GoldPage(row["id"], path.parent / row["html"], body, row.get("title"), day))
    return [page for page in pages if page.html.is_file()]


def _predicted(page: GoldPage) -> dict[str, str | None] | None:
    """Read one page as an add would; None where it fails."""
    with gzip.open(page.html) as stream:
        data = stream.read(LARGEST_FILE)
    try:
        found = read_page(data, page.item)
    except TracktwoError:
        return None
    return {"articleBody": found.text, "title": found.given.title, "published": found.given.published}


def _score(page: GoldPage, predicted: Mapping[str, str | None] | None) -> Scored:
    """Compare what was read with the gold; the title counts as right whatever its marks and capitals."""
    found: Mapping[str, str | None] = predicted or {}
    right, wrong, missed = _shared_runs(page.body, found.get("articleBody") or "")
    title = None if page.title is None else _words(page.title) == _words(found.get("title") or "")
    published = None if page.published is None else page.published == found.get("published")
    if wrong == missed == 0:
        return Scored(1.0, 1.0, title, published)
    return Scored(_part(right, right + wrong), _part(right, right + missed), title, published)


def _shared_runs(gold: str, found: str) -> tuple[int, int, int]:
    """Count the runs of four words that both texts hold, that only ours holds, and that only the gold holds.

    >>> _shared_runs("one two three four five", "one two three four six")
    (1, 1, 1)
    """
    ours, theirs = _runs(found), _runs(gold)
    right = sum((ours & theirs).values())
    return right, sum(ours.values()) - right, sum(theirs.values()) - right


def _runs(text: str) -> Counter[tuple[str, ...]]:
    """Count a text's runs of four words; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def _words(text: str) -> list[str]:
    """Return a title's words in small letters."""
    return re.findall(r"\w+", text.casefold())


def _body_f1(units: Sequence[Scored]) -> float:
    """Return the harmonic mean of mean precision and mean recall, as the makers do."""
    precision, recall = _mean([u.precision for u in units]), _mean([u.recall for u in units])
    return _part(2 * precision * recall, precision + recall)


def _mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return _part(sum(values), len(values))


def _part(part: float, whole: float) -> float:
    """Divide, taking nothing of nothing for 0."""
    return part / whole if whole else 0.0
