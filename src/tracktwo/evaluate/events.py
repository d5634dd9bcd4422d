"""The task `events`: the PLOVER type of what a given source does to a given target, on the folder plover_plv.

The gold has 15 classes: what later drafts call CONCEDE and RETREAT is one class, YIELD. The word lists were written
from general knowledge and corrected by reading the rows of even number; the rows of odd number were only measured.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Evaluation, Metric, measure
from tracktwo.evaluate.parsed import parse
from tracktwo.extract.coding import Coded, code_sentence, guess, older_type
from tracktwo.language.tree import Tree

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_TAG = re.compile(r"</?[st]>")
# What is answered where no word of the sentence is in the lexicon: talk of two parties that nothing else is known of.
_UNKNOWN = Coded(0, "CONSULT", None, (), (), 0)


# Weights of the choice between coded clauses, set on the even rows: an entry whose companions fit, a step of depth, a
# noun.
_EXACT, _DEPTH, _NOUN = 0.4, 0.5, 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the character spans of its source and target, and its gold type where given."""

    number: int
    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    gold: str


def evaluate_events(folder: Path) -> Evaluation:
    """Score the coder on every ``PLV_*.tsv`` of a folder: accuracy and macro-F1, over all rows and over either half."""
    rows = read_rows(folder)
    predictions = [predict(row) for row in rows]
    pairs = [(row.number, row.gold, _MERGED.get(p.type, p.type)) for row, p in zip(rows, predictions, strict=True)]
    metrics: list[Metric] = []
    for name, part in (
        ("", pairs),
        (" (even rows, read while writing the rules)", [p for p in pairs if p[0] % 2 == 0]),
        (" (odd rows, held out)", [p for p in pairs if p[0] % 2 == 1]),
    ):
        metrics += [measure(f"accuracy{name}", part, accuracy), measure(f"macro-F1{name}", part, macro_f1)]
    found = tuple(
        {
            "item": row.number,
            "predicted": {"type": _MERGED.get(p.type, p.type), "mode": p.mode, "score": _confidence(p)},
            "gold": {"type": row.gold},
        }
        for row, p in zip(rows, predictions, strict=True)
    )
    return Evaluation("events", len(rows), tuple(metrics), found)


def _confidence(coded: Coded) -> float:
    """Say how sure the coder is: nothing known, a noun, a plain verb, or a verb whose companions fitted too."""
    if coded is _UNKNOWN:
        return 0.1
    return 0.4 if coded.noun or coded.exact < 1 else 0.6 if coded.exact == 1 else 0.8


def read_rows(folder: Path) -> list[Row]:
    """Read the rows of every ``PLV_*.tsv``, in order of file name; raises EvaluationError where there is none."""
    files = sorted(folder.glob("PLV_*.tsv"))
    if not files:
        raise EvaluationError("no PLV_*.tsv here", where=str(folder), next_step="hand over the folder plover_plv")
    found: list[Row] = []
    for path in files:
        with path.open(encoding="utf-8", newline="") as handle:
            for record in csv.DictReader(handle, delimiter="\t"):
                found.append(_row(len(found), record))
    return found


def _row(number: int, record: Mapping[str, str]) -> Row:
    """Take the marks of source and target out of a sentence and keep where they stood."""
    marked = record["marked_sentence"]
    spans: dict[str, tuple[int, int]] = {}
    plain, done = "", 0
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(marked):
        plain += marked[done : tag.start()]
        done = tag.end()
        letter = tag.group()[-2]
        if tag.group().startswith("</"):
            spans[letter] = (opened.get(letter, len(plain)), len(plain))
        else:
            opened[letter] = len(plain)
    plain += marked[done:]
    return Row(number, plain, spans.get("s", (-1, -1)), spans.get("t", (-1, -1)), record.get("gold_root") or "")


def predict(row: Row) -> Coded:
    """Choose, among all coded clauses of the sentence, the one that joins source and target best."""
    tree = parse(row.text)
    if not tree.tokens:
        return _UNKNOWN
    source, target = _inside(tree, row.source), _inside(tree, row.target)
    coded = code_sentence(tree, 0, len(tree.tokens) - 1)
    coded = tuple(c for c in coded if c.token not in source and c.token not in target) or coded
    coded = coded or guess(tree)
    if not coded:
        return _UNKNOWN
    best = max(coded, key=lambda c: (_fit(tree, c, source, target), -c.token))
    return replace(best, type=older_type(tree, best))


def _fit(tree: Tree, coded: Coded, source: frozenset[int], target: frozenset[int]) -> float:
    """Say how well a coded clause joins source and target: as doer and undergoer, by nearness in the tree, by
    exactness.
    """
    depth = sum(1 for _ in tree.ancestors(coded.token))
    fit = _EXACT * coded.exact - _DEPTH * depth - (_NOUN if coded.noun else 0.0)
    if any(_touches(tree, d, source) for d in coded.doers):
        fit += 3.0
    elif any(tree.tokens[d].pos == "PRON" for d in coded.doers) and _said_by(tree, coded.token, source):
        fit += 2.5
    elif any(_touches(tree, d, target) for d in coded.doers):
        fit -= 0.5
    if any(_touches(tree, u, target) for u in coded.undergoers):
        fit += 1.5
    elif any(i in target for i in tree.subtree(coded.token)):
        fit += 1.0
    return fit


def _said_by(tree: Tree, i: int, source: frozenset[int]) -> bool:
    """Tell whether the source is the subject of a verb above ("the government said it would …")."""
    return any(_touches(tree, s, source) for a in tree.ancestors(i) for s in tree.children(a, "nsubj"))


def _touches(tree: Tree, head: int, wanted: frozenset[int]) -> bool:
    """Tell whether a phrase holds any of the wanted tokens."""
    return head in wanted or any(i in wanted for i in tree.subtree(head))


def _inside(tree: Tree, span: tuple[int, int]) -> frozenset[int]:
    """Return the tokens inside a span of characters."""
    return frozenset(t.i for t in tree.tokens if span[0] <= t.start and t.end <= span[1])


def accuracy(pairs: Sequence[tuple[int, str, str]]) -> float:
    """Return the share of rows whose type is right."""
    return sum(gold == found for _, gold, found in pairs) / len(pairs) if pairs else 0.0


def macro_f1(pairs: Sequence[tuple[Any, str, str]]) -> float:
    """Return F1 averaged over the gold classes, each weighing the same.

    >>> macro_f1([(0, "AID", "AID"), (1, "AGREE", "AID")])
    0.3333333333333333
    """
    classes = sorted({gold for _, gold, _ in pairs})
    scores = []
    for name in classes:
        right = sum(gold == found == name for _, gold, found in pairs)
        said = sum(found == name for _, _, found in pairs)
        true = sum(gold == name for _, gold, _ in pairs)
        scores.append(2 * right / (said + true) if said + true else 0.0)
    return sum(scores) / len(scores) if scores else 0.0
