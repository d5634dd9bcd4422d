"""The articles whose mentions of actors are marked: files of JSON lines, each article under its text's hash."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import EvaluationError

_ID = 16  # hexadecimal digits of the hash, enough to tell articles apart


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of a gold folder; ``id`` is the beginning of its text's SHA-256, ``story`` the story it belongs to."""

    id: str
    folder: str
    outlet: str
    date: str
    title: str
    text: str
    story: str | None


def read_articles(folder: Path) -> Iterator[GoldArticle]:
    """Yield the articles of every ``articles.jsonl`` or ``articles.jsonl.gz`` under a folder, file by file.

    Raises EvaluationError where there is no such file, or one is damaged.
    """
    paths = sorted((*folder.rglob("articles.jsonl"), *folder.rglob("articles.jsonl.gz")))
    if not paths:
        raise EvaluationError(
            "no articles.jsonl or articles.jsonl.gz", where=str(folder), next_step="name a folder that holds some"
        )
    for path in paths:
        try:
            yield from _read(path)
        except (OSError, ValueError, KeyError) as error:
            raise EvaluationError(
                f"the articles cannot be read: {error}", where=str(path), next_step="get the file again"
            ) from error


def _read(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of one file."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            id_ = hashlib.sha256(row["text"].encode()).hexdigest()[:_ID]
            yield GoldArticle(
                id_, path.parent.name, row["outlet"], row["date"], row["title"], row["text"], row.get("story")
            )
