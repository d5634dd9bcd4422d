"""Reading PolNeAR: articles with their attributions, from brat standoff files."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tracktwo.errors import EvaluationError

ROLES = ("source", "cue", "content")
Span = tuple[int, int]


@dataclass(slots=True)
class GoldAttribution:
    """One attribution: the pieces of its source, cue and content, in text order."""

    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article and what one annotator marked in it."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_polnear(folder: Path) -> list[GoldDocument]:
    """Read one split, or ``dev`` of a folder of splits; of a document annotated twice the first annotator by name.

    Raises EvaluationError where the folder holds neither ``text`` and ``attributions`` nor a ``dev`` with them.
    """
    split = folder if (folder / "text").is_dir() else folder / "dev"
    if not (split / "text").is_dir() or not (split / "attributions").is_dir():
        raise EvaluationError(
            "no PolNeAR data", where=str(folder), next_step="hand over the folder with text/ and attributions/"
        )
    chosen: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rpartition("_")[0], path)
    documents = []
    for name, path in sorted(chosen.items()):
        text = (split / "text" / f"{name}.txt").read_bytes().decode("utf-8-sig")
        documents.append(GoldDocument(name, text, tuple(read_brat(path.read_text(encoding="utf-8")))))
    return documents


def read_brat(standoff: str) -> list[GoldAttribution]:
    r"""Read the attributions of a standoff file; links to spans that the file does not hold are left out.

    >>> read_brat("T1\tContent 0 4\tYes,\nT2\tCue 5 9\tsaid\nE1\tAttribution:T2 Content:T1 Cue:T2")[0].spans["cue"]
    ((5, 9),)
    """
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T") and rest:
            _, _, places = rest.partition("\t")[0].partition(" ")
            spans[key] = tuple((int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", places))
        elif key.startswith("E") and rest:
            events.append(rest)
    found = []
    for event in events:
        gold = GoldAttribution()
        for role, key in re.findall(r"([A-Za-z-]+)\d*:(T\d+)", event):
            if role.lower() in ROLES and key in spans:
                gold.spans[role.lower()] = tuple(sorted({*gold.spans.get(role.lower(), ()), *spans[key]}))
        if "content" in gold.spans:
            found.append(gold)
    return found
