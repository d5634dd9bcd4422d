"""Examples for the coreference ranker: an article's table of features, and which of its pairs are right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from tracktwo.evaluate.coref_align import align
from tracktwo.evaluate.coreference import read_text
from tracktwo.evaluate.gum import GoldText, read_gum
from tracktwo.language.coreference.features import Table, build_table
from tracktwo.language.coreference.resolve import read_traits


@dataclass(frozen=True, slots=True)
class Example:
    """One document for one part (pronouns, or names and nominals).

    ``rows`` are the mentions that choose; pair ``p`` belongs to the chooser ``choosers[p]`` (its place in ``rows``)
    and to ``candidates[p]``; ``right`` marks the pairs of one entity, ``old`` the choosers that have such a pair.
    """

    name: str
    own: Tensor
    best: Tensor
    rows: Tensor
    choosers: Tensor
    candidates: Tensor
    pairs: Tensor
    right: Tensor
    old: Tensor


@dataclass(frozen=True, slots=True)
class Read:
    """A document as read by the program: its features, and the gold entity of each of our mentions (or none)."""

    gold: GoldText
    table: Table
    entities: tuple[str | None, ...]


def read_documents(folder: Path) -> list[Read]:
    """Read all documents of a folder."""
    found = []
    for gold in read_gum(folder):
        reading = read_text(gold)
        traits = read_traits(reading)
        places = align(gold, reading.tokens, [trait.phrase for trait in traits])
        entities = tuple(None if place is None else gold.mentions[place].entity for place in places)
        found.append(Read(gold, build_table(reading, traits), entities))
    return found


def examples_of(documents: Sequence[Read], part: str) -> list[Example]:
    """Return the examples for one part; documents without a mention to choose for are left out."""
    made = (_example(document, part) for document in documents)
    return [example for example in made if len(example.rows) and len(example.pairs)]


def _example(document: Read, part: str) -> Example:
    """Make one example."""
    table = document.table
    rows = torch.from_numpy(table.pronouns if part == "pronoun" else table.nominals)
    place = torch.full((len(table.own),), -1)
    place[rows] = torch.arange(len(rows))
    mentions, candidates = torch.from_numpy(table.mentions), torch.from_numpy(table.candidates)
    kept = place[mentions] >= 0
    numbers: dict[str, int] = {}
    entity = torch.tensor(
        [-1 - n if e is None else numbers.setdefault(e, len(numbers)) for n, e in enumerate(document.entities)]
    )
    right = (entity[mentions] == entity[candidates])[kept]
    choosers = place[mentions[kept]]
    old = torch.zeros(len(rows), dtype=torch.bool)
    old[choosers[right]] = True
    return Example(
        document.gold.name, torch.from_numpy(table.own), torch.from_numpy(table.best)[rows], rows, choosers,
        candidates[kept], torch.from_numpy(table.pairs)[kept], right, old,
    )  # fmt: skip
