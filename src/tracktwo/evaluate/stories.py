"""The stories that our own gold is marked on: articles from the folder of stories, marks from the repository.

The articles are not ours to pass on, so the marks hold article ids, offsets and values and no word of the text. They
stand in ``tests/gold`` of the repository, beside the guideline, and are not part of an installed program.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.parsed import article_of
from tracktwo.types import Article

GOLD = Path(__file__).parents[3] / "tests" / "gold"
# The story whose errors nobody looks at when mending rules.
HELD_OUT = "ne-syria-2019-10"


def read_gold(name: str, home: Path = GOLD) -> list[Mapping[str, Any]]:
    """Read the marks of a set, one JSON object a line; raises EvaluationError where the repository is not at hand."""
    path = home / f"{name}.jsonl"
    if not path.is_file():
        raise EvaluationError(
            f"the marks of {name!r} are part of the repository, not of the installed program",
            where=str(path), next_step="run this in a clone of the repository",
        )  # fmt: skip
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def read_articles(folder: Path, wanted: frozenset[str]) -> dict[str, Article]:
    """Read the wanted articles of a folder of stories, by id; raises EvaluationError where some are not there."""
    found = {name: article for name, article in _articles(folder) if name in wanted}
    missing = sorted(wanted - found.keys())
    if missing:
        raise EvaluationError(
            f"{len(missing)} of {len(wanted)} articles are not here, the first is {missing[0]}",
            where=str(folder), next_step="hand over the folder that holds the stories, each with its articles.jsonl",
        )  # fmt: skip
    return found


def is_held_out(article: str) -> bool:
    """Tell whether an article belongs to the story kept from tuning.

    >>> is_held_out("ne-syria-2019-10-03"), is_held_out("hanoi-summit-2019-01")
    (True, False)
    """
    return article.startswith(HELD_OUT)


def _articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield id and article of every line of every story."""
    for path in sorted(folder.glob("*/articles.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], article_of(row["text"], name=row["id"], published=row["date"])
