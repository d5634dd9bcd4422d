"""Reading GUM: CoNLL-U with entities and their identity in the last column, put back to running text.

Layout: one ``*.conllu`` a document, or a folder with ``dev`` in it. A token's ``Entity=`` opens and closes mentions:
``(12-person-new-…-1,2-coref`` opens one of entity 12, ``12)`` closes it, ``(12-…)`` does both. The parts of an opening
are named by ``global.Entity`` (etype, infstat, salience, centering, minspan, link, identity).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracktwo.errors import EvaluationError

_PIECE = re.compile(r"\((?P<open>[^()]+)|(?P<close>[^()]+)\)|\)")
_PARTS = ("GRP", "etype", "infstat", "salience", "centering", "minspan", "link", "identity")
_COLUMNS = 10
_SKIPPED = re.compile(r"\d+[-.]\d+")  # ranges of words and empty nodes


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A word: its characters ``[start, end)`` in the text, universal and Penn tag."""

    start: int
    end: int
    text: str
    pos: str
    tag: str


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of an entity: words ``first`` to ``last`` (inclusive), and those of them that bear its meaning."""

    entity: str
    first: int
    last: int
    core: tuple[int, ...]
    kind: str
    link: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """A document as running text, with its words and its mentions in text order."""

    name: str
    text: str
    words: tuple[GoldWord, ...]
    mentions: tuple[GoldMention, ...]


def read_gum(folder: Path) -> list[GoldText]:
    """Read all documents of a folder, or of ``dev`` in it; raises EvaluationError where there are none."""
    split = folder / "dev" if (folder / "dev").is_dir() else folder
    files = sorted(split.glob("*.conllu"))
    if not files:
        raise EvaluationError("no .conllu files", where=str(split), next_step="hand over a folder of GUM documents")
    return [read_document(path.stem, path.read_text(encoding="utf-8")) for path in files]


def read_document(name: str, conllu: str) -> GoldText:
    """Put a document's words together: sentences are parted by a space, paragraphs (``newpar``) by a blank line."""
    parts: list[str] = []
    words: list[GoldWord] = []
    entities: list[str] = []
    names: Sequence[str] = _PARTS
    length, gap = 0, ""
    for line in conllu.splitlines():
        columns = line.split("\t")
        if line.startswith("# global.Entity"):
            names = line.partition("=")[2].strip().split("-")
        elif re.match(r"# newpar(?!_)", line):
            gap = "\n\n" if parts else ""
        elif len(columns) == _COLUMNS and not _SKIPPED.fullmatch(columns[0]):
            parts.extend((gap, columns[1]))
            length += len(gap)
            words.append(GoldWord(length, length + len(columns[1]), columns[1], columns[3], columns[4]))
            length += len(columns[1])
            misc = dict(item.partition("=")[::2] for item in columns[9].split("|"))
            entities.append(misc.get("Entity", ""))
            gap = "" if misc.get("SpaceAfter") == "No" else " "
    return GoldText(name, "".join(parts), tuple(words), tuple(_mentions(entities, names)))


def _mentions(entities: Sequence[str], names: Sequence[str]) -> list[GoldMention]:
    """Pair openings with closings, the innermost first."""
    found = []
    opened: list[tuple[dict[str, str], int]] = []
    for word, entity in enumerate(entities):
        for match in _PIECE.finditer(entity):
            if match["open"]:
                opened.append((dict(zip(names, match["open"].split("-", len(names) - 1), strict=False)), word))
            else:
                at = _closing(opened, match["close"])
                if at is not None:
                    found.append(_mention(*opened.pop(at), word))
    return sorted(found, key=lambda m: (m.first, -m.last))


def _closing(opened: Sequence[tuple[dict[str, str], int]], entity: str | None) -> int | None:
    """Return which open mention a closing belongs to: the last one, or the last of the entity that it names."""
    places = [n for n, (parts, _) in enumerate(opened) if entity is None or parts["GRP"] == entity]
    return places[-1] if places else None


def _mention(parts: dict[str, str], first: int, last: int) -> GoldMention:
    """Make a mention; ``minspan`` counts from 1 inside it."""
    core = [int(n) for n in re.findall(r"\d+", parts.get("minspan", ""))]
    inside = tuple(first + n - 1 for n in core if first + n - 1 <= last) or tuple(range(first, last + 1))
    return GoldMention(parts["GRP"], first, last, inside, parts.get("etype", ""), parts.get("link", ""))
