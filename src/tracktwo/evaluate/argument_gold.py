"""Reading the arguments of attacks in the folders wikievents and rams: who attacks whom, and where.

Both name parts that differ by the event ("Killer", "Injurer", "Attacker"); here they are three: attacker, victim and
place. Only events of attack, killing and wounding are taken. WikiEvents has the text of its articles and every event of
them; RAMS gives words, which are set together again, and one event in five sentences.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError

ROLES = ("attacker", "victim", "place")
_ROLES = {
    "attacker": "attacker", "killer": "attacker", "injurer": "attacker", "target": "victim", "victim": "victim",
    "place": "place",
}  # fmt: skip
_WIKIEVENTS = ("Conflict.Attack", "Life.Die", "Life.Injure")
_RAMS = (
    "conflict.attack", "life.die.deathcausedbyviolentevents", "life.die.n/a", "life.injure.injurycausedbyviolentevents",
    "life.injure.n/a",
)  # fmt: skip
_TIGHT_BEFORE = frozenset(".,;:?!)]}%”’'") | {"n't"}
_TIGHT_AFTER = frozenset("([{“‘$#-–—")
_LONGEST_CLITIC = 3  # letters of "'re"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who plays a part, by characters of the text."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its word, by characters, and its arguments."""

    start: int
    end: int
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One text with its marked events; ``complete`` where all events of it are marked, not only one."""

    name: str
    text: str
    events: tuple[Event, ...]
    complete: bool


def read_marked(folder: Path) -> list[Marked]:
    """Read the development part of either folder; raises EvaluationError where there is neither."""
    readers = {"dev.jsonl": _wikievents, "dev.jsonlines": _rams}
    for name, reader in readers.items():
        if (folder / name).is_file():
            rows = (json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines() if line)
            return [marked for marked in map(reader, rows) if marked.events]
    raise EvaluationError(
        "neither dev.jsonl nor dev.jsonlines here", where=str(folder), next_step="hand over wikievents or rams"
    )


def _wikievents(row: dict[str, Any]) -> Marked:
    """Read one article of WikiEvents, sentence by sentence: its whole text runs sentences together, and the characters
    that it gives for words do not fit it.
    """
    text, spans = "", list[tuple[int, int]]()
    for words, sentence in row["sentences"]:
        begin = len(text) + 1 if text else 0
        text = f"{text} {sentence}" if text else sentence
        spans.extend(_stand(text, begin, [word for word, *_ in words]))
    mentions = {m["id"]: (spans[m["start"]][0], spans[m["end"] - 1][1]) for m in row["entity_mentions"]}
    events = []
    for event in row["event_mentions"]:
        if event["event_type"].startswith(_WIKIEVENTS):
            trigger = event["trigger"]
            arguments = ((a["role"].lower(), *mentions[a["entity_id"]]) for a in event["arguments"])
            events.append(Event(spans[trigger["start"]][0], spans[trigger["end"] - 1][1], tuple(_kept(arguments))))
    return Marked(row["doc_id"], text, tuple(events), complete=True)


def _stand(text: str, begin: int, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text one behind the other; a word that is spelled otherwise there has no length."""
    for word in words:
        at = text.find(word, begin)
        found = at if at >= 0 else begin
        begin = found + len(word) if at >= 0 else found
        yield found, begin


def _rams(row: dict[str, Any]) -> Marked:
    """Read one window of RAMS."""
    text, spans = set_together([word for sentence in row["sentences"] for word in sentence])
    events = []
    for first, last, kinds in row["evt_triggers"]:
        if kinds[0][0].startswith(_RAMS):
            links = (
                (name[len("evt000arg00") :], spans[a][0], spans[b][1]) for _, (a, b), name in row["gold_evt_links"]
            )
            events.append(Event(spans[first][0], spans[last][1], tuple(_kept(links))))
    return Marked(row["doc_key"], text, tuple(events), complete=False)


def _kept(arguments: Iterable[tuple[str, int, int]]) -> Iterator[Argument]:
    """Yield the arguments of the three parts."""
    for role, start, end in arguments:
        if role in _ROLES:
            yield Argument(_ROLES[role], start, end)


def set_together(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text that words make, with the characters of each.

    >>> set_together(["He", "did", "n't", "say", "(", "so", ")", "."])[0]
    "He didn't say (so)."
    """
    text, spans = "", []
    for number, word in enumerate(words):
        clitic = word[:1] in "'’" and 1 < len(word) <= _LONGEST_CLITIC
        tight = word in _TIGHT_BEFORE or clitic or word == "-" or (number and words[number - 1] in _TIGHT_AFTER)
        if text and not tight:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans
