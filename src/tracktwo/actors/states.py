"""States and their names: what "Turkish", "Ankara" and "the Kremlin" belong to."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class State:
    """A state by its names; ``code`` is ISO 3166-1 alpha-3, the id of its government the same in lower case."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    buildings: tuple[str, ...]

    @property
    def id(self) -> str:
        """The actor id of the state and its government."""
        return self.code.lower()


@cache
def load_states() -> dict[str, State]:
    """Load the states of the knowledge folder by their code."""
    return {state.code: state for state in (_state(row) for row in rows("states.tsv"))}


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table of the knowledge folder, without its comments."""
    text = resources.files("tracktwo.knowledge").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _state(row: list[str]) -> State:
    """Make a state of one row; a people without a name of its own takes its adjective's plural."""
    code, name, *lists = row
    aliases, adjectives, people, capitals, buildings = (tuple(cell.split("|")) if cell else () for cell in lists)
    return State(code, name, aliases, adjectives, people or tuple(f"{a}s" for a in adjectives), capitals, buildings)
