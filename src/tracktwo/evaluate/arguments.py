"""The task `arguments`: attacker, victim and place of attacks, on the development parts of wikievents and rams.

Nothing is given where all events of a text are marked (WikiEvents): in each sentence with a marked event, the parts
that its events have are compared with the parts of the attacks that we read there. Where a text has but one marked
event (RAMS), its word is given: the attack is the one read nearest to it in its sentence. An argument is right where
its head, by our parse, is that of a marked one of the same part; what another sentence names counts as missed unless
we give it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracktwo.evaluate.argument_gold import ROLES, Event, Marked, read_marked
from tracktwo.evaluate.outcome import Counts, Evaluation, f1, measure, precision, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.pipeline import read_article
from tracktwo.types import Report

_FIELDS = {"attacker": "actor", "victim": "target", "place": "place"}

# A part and the head that plays it, by its number in the parse.
Played = tuple[str, int]


def evaluate_arguments(folder: Path) -> Evaluation:
    """Score heads of arguments on whichever of the two folders is handed over."""
    marked = read_marked(folder)
    compared = [pair for one in marked for pair in compare(one, read_article(article_of(one.text)))]
    metrics = [measure(f"{role} head F1", [_counts(c, role) for c in compared], f1) for role in ROLES]
    units = [_counts(c) for c in compared]
    metrics += [
        measure("head precision", units, precision), measure("head recall", units, recall),
        measure("head F1", units, f1),
    ]  # fmt: skip
    return Evaluation("arguments", len(compared), tuple(metrics), tuple(c["row"] for c in compared))


def compare(marked: Marked, reading: Reading) -> Iterator[Mapping[str, Any]]:
    """Yield, of each sentence or event, the parts of the gold and ours as sets, and a row that shows them."""
    tree = Tree(reading.tokens)
    if not tree.tokens:
        return
    starts = [t.start for t in tree.tokens]
    told = [(report, _sentences(tree, starts, report)) for report in reading.attacks]
    units: dict[int, list[Event]] = {}
    for number, event in enumerate(marked.events):
        sentence = tree.tokens[_token(starts, event.start)].sent
        units.setdefault(sentence if marked.complete else number, []).append(event)
    for events in units.values():
        here = tree.tokens[_token(starts, events[0].start)].sent
        ours = [report for report, sentence in told if sentence == here]
        if not marked.complete:
            ours = sorted(ours, key=lambda r: _distance(r, events[0]))[:1]
        gold = {(a.role, _head(tree, starts, a.start, a.end)) for e in events for a in e.arguments}
        found = set(_played(tree, starts, ours))
        yield {"gold": gold, "found": found, "row": _row(marked, tree, gold, found)}


def _token(starts: list[int], at: int) -> int:
    """Return the number of the token over a character, or of the one before it."""
    return max(0, bisect_right(starts, at) - 1)


def _sentences(tree: Tree, starts: list[int], report: Report) -> int:
    """Return the sentence of the words by which a report was decided."""
    start, _ = _decisive(report)
    return tree.tokens[_token(starts, start)].sent


def _decisive(report: Report) -> tuple[int, int]:
    """Return the characters that tell of the deed: the words of the means, else all that the report names."""
    named = report.fields.get("means") or report.fields.get("target") or report.fields.get("actor", ())
    values = named or [v for held in report.fields.values() for v in held]
    return min(v.start for v in values), max(v.end for v in values)


def _distance(report: Report, event: Event) -> int:
    """Return how far a report's words stand from the word of an event; 0 where they hold it."""
    start, end = _decisive(report)
    return max(0, start - event.end, event.start - end)


def _played(tree: Tree, starts: list[int], reports: Iterable[Report]) -> Iterator[Played]:
    """Yield the parts of reports by their heads."""
    for report in reports:
        for role, field in _FIELDS.items():
            for value in report.fields.get(field, ()):
                yield role, _head(tree, starts, value.start, value.end)


def _head(tree: Tree, starts: list[int], start: int, end: int) -> int:
    """Return the head of some words: the first of them that hangs on none of the others."""
    first = _token(starts, start)
    return tree.outer(first, max(first, _token(starts, end - 1)))[0]


def _counts(compared: Mapping[str, Any], role: str | None = None) -> Counts:
    """Count the parts of one unit, or those of one part."""
    gold, found = (
        {played for played in compared[side] if role in (None, played[0])} for side in ("gold", "found")
    )  # fmt: skip
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def _row(marked: Marked, tree: Tree, gold: set[Played], found: set[Played]) -> dict[str, Any]:
    """Return the parts as words."""
    shown = [[(role, tree.tokens[i].text) for role, i in sorted(side)] for side in (found, gold)]
    return {"item": marked.name, "predicted": shown[0] or None, "gold": shown[1] or None}
