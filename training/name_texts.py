"""Texts to learn proper names from: news without labels, as documents of plain paragraphs."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracktwo.evaluate.named import lines_of
from tracktwo.evaluate.parsed import article_of
from tracktwo.language.layout import find_layout
from tracktwo.language.reading import Reading

_MOST_WORDS = 1_100  # of an article; what follows is more of the same names
# What an article must speak of to come first: the news that the program is for.
_CONFLICT = re.compile(
    r"\b(?:cease-?fire|truce|rebels?|insurgents?|airstrikes?|air strikes?|militants?|peace talks|Syrian?|Yemen|Libya|"
    r"Ukraine|Gaza|Hamas|Hezbollah|Islamic State|ISIS|Kurd(?:ish|s)|Houthis?|sanctions|envoy|Iran(?:ian)?|Pyongyang)\b"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its paragraphs ``[start, end)``; ``source`` names the collection, ``id`` the document in it."""

    source: str
    id: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]


def read_articles(path: Path) -> Iterator[Text]:
    """Read articles in JSON lines, gzipped or not; those that speak most of conflict come first.

    The headline becomes the first paragraph, since the program meets headlines too; furniture is left out.
    """
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in content.splitlines()]
    for row in sorted(rows, key=lambda r: (-_conflict(r["text"]), _key(r))):
        text, paragraphs = _body(row["title"], row["text"])
        yield Text("news", f"news:{_key(row)}", text, paragraphs)


def read_plain(folder: Path, source: str) -> Iterator[Text]:
    """Read a folder of text files, whole, so that offsets are those of other labels of the same files."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig")
        yield Text(source, path.stem, text, lines_of(text))


def alternate(*many: Iterable[Text], shares: Sequence[int]) -> Iterator[Text]:
    """Yield from several readers in turn, ``shares`` of each at a time, until all are exhausted."""
    readers = [iter(one) for one in many]
    empty: set[int] = set()
    while len(empty) < len(readers):
        for number, reader in enumerate(readers):
            for _ in range(shares[number]):
                text = next(reader, None)
                if text is None:
                    empty.add(number)
                    break
                yield text


def _key(row: dict[str, str]) -> str:
    """Return a short name of an article that is the same in every collection that holds it."""
    return hashlib.sha256((row.get("url") or row["text"]).encode()).hexdigest()[:12]


def _conflict(text: str) -> int:
    """Return how much a text speaks of conflict, in steps, so that order within a step is by chance of the name."""
    return min(3, len(set(_CONFLICT.findall(text))) // 2)


def _body(title: str, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the headline and the body's paragraphs as a text of its own, up to a number of words."""
    layout = find_layout(Reading(article=article_of(text)))
    parts, words = [title.strip()] if title.strip() else [], 0
    for paragraph in layout.paragraphs:
        part = text[paragraph.start : paragraph.end]
        if words > _MOST_WORDS:
            break
        words += len(part.split())
        parts.append(part)
    spans, at = [], 0
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 2
    return "\n\n".join(parts), tuple(spans)
