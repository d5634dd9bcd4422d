"""Things told in several articles of the development stories: offsets and values here, the articles' text elsewhere.

The marks hold no word of the articles. How they were chosen, read and settled stands in ``marks/README-pairs.md``.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError
from tracktwo.types import Article

MARKS = Path(__file__).with_name("marks") / "pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's telling of a thing: the words at ``[start, end)`` of its text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What one telling says of a disputed field; ``value`` is empty where the words themselves are what differs."""

    mention: Mention
    value: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field that tellings of one thing answer in different ways.

    ``verdict`` is ``differ`` (they cannot both be right as worded), ``compatible`` (they can), or ``wording`` (what was
    said is given in other words).
    """

    field: str
    verdict: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with all its marked tellings; with one alone it is there to be kept apart from others.

    ``kinds`` are the kinds of report that may tell it. Nothing is asked of pairs with the things named in ``open``:
    whether they are the same may be argued.
    """

    story: str
    name: str
    kinds: frozenset[str]
    mentions: tuple[Mention, ...]
    disputes: tuple[Dispute, ...]
    open: frozenset[str]
    held_out: bool


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story: the marked articles, and the things told in them."""

    name: str
    articles: Mapping[str, Article]
    things: tuple[Thing, ...]

    @property
    def held_out(self) -> bool:
        """Tell whether errors in this story are not looked at when rules are mended."""
        return any(thing.held_out for thing in self.things)


def read_stories(folder: Path, marks: Path = MARKS) -> tuple[MarkedStory, ...]:
    """Join the marks with the stories found below ``folder``; raises EvaluationError where there is none of them."""
    things: dict[str, list[Thing]] = {}
    for line in marks.read_text(encoding="utf-8").splitlines():
        thing = _thing(json.loads(line))
        things.setdefault(thing.story, []).append(thing)
    found = []
    for path in sorted(folder.rglob("articles.jsonl")):
        told = things.get(path.parent.name)
        if told is not None:
            found.append(MarkedStory(path.parent.name, _articles(path, told), tuple(told)))
    if not found:
        raise EvaluationError(
            "none of the marked stories is here", where=str(folder), next_step="hand over the folder of the six stories"
        )
    return tuple(found)


def _articles(path: Path, things: list[Thing]) -> dict[str, Article]:
    """Read the articles of a story that things are marked in; raises EvaluationError where a mark does not fit."""
    wanted = {mention.article: mention.end for thing in things for mention in thing.mentions}
    for thing in things:
        for mention in thing.mentions:
            wanted[mention.article] = max(wanted[mention.article], mention.end)
    found = {article.id: article for article in _read(path) if article.id in wanted}
    for name, end in sorted(wanted.items()):
        if name not in found or len(found[name].text) < end:
            raise EvaluationError(
                f"article {name} is missing, or is not the text that was marked",
                where=str(path),
                next_step="hand over the stories as they were fetched",
            )
    return found


def _read(path: Path) -> Iterator[Article]:
    """Read the articles of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(
            id=row["id"], path=None, url=row.get("url"), sha256=hashlib.sha256(row["text"].encode()).hexdigest(),
            media_type="text/plain", language="en", outlet=row.get("outlet"), origin=None, title=row.get("title"),
            published=row.get("date") or None, published_how="given" if row.get("date") else None, text=row["text"],
        )  # fmt: skip


def _thing(row: Mapping[str, Any]) -> Thing:
    """Read one line of the marks."""
    return Thing(
        story=row["story"],
        name=row["cluster"],
        kinds=frozenset(row["kinds"]),
        mentions=tuple(_mention(item) for item in row["mentions"]),
        disputes=tuple(
            Dispute(
                item["field"],
                item["verdict"],
                tuple(Answer(_mention(value), value.get("value", "")) for value in item["values"]),
            )
            for item in row["disputes"]
        ),
        open=frozenset(row["open"]),
        held_out=row["held_out"],
    )


def _mention(row: Mapping[str, Any]) -> Mention:
    """Read one telling."""
    return Mention(row["article"], row["start"], row["end"])
