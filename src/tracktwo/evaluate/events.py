"""The task `events`: the PLOVER type of what a given source does to a given target, on the folder plover_plv.

The gold has 15 classes: what later drafts call CONCEDE and RETREAT is one class, YIELD. Lexicon and judge are weighed
(``extract.weighing``), and the lexicon is measured alone beside them. Its word lists were written from general
knowledge and corrected by reading the rows of even number; the rows of odd number were only measured. The judge was
fitted to rows of PLV's training part: each of those is answered by one of five networks that had not seen its sentence,
whose answers come with the model (``folds.npz``), so that the figures are those of a cross-validation.
"""

import csv
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Evaluation, Metric, measure
from tracktwo.evaluate.parsed import parse
from tracktwo.extract.coding import Coded, code_sentence, guess, older_type
from tracktwo.extract.judge import FOLDER, Judgement, judgement_of
from tracktwo.extract.weighing import judge_between, merged, trust_in, weigh
from tracktwo.language.tree import Tree

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
    """Score types on every ``PLV_*.tsv`` of a folder: accuracy and macro-F1, over all rows and over either half."""
    rows = read_rows(folder)
    coded = [predict(row) for row in rows]
    settled = [_settled(row, rule) for row, rule in zip(rows, coded, strict=True)]
    pairs = [(row.number, row.gold, found[0]) for row, found in zip(rows, settled, strict=True)]
    alone = [(row.number, row.gold, merged(rule.type)) for row, rule in zip(rows, coded, strict=True)]
    odd = [p for p in alone if p[0] % 2 == 1]
    metrics: list[Metric] = []
    for name, part in (
        ("", pairs),
        (" (lexicon alone)", alone),
        (" (lexicon alone, odd rows, held out)", odd),
    ):
        metrics += [measure(f"accuracy{name}", part, accuracy), measure(f"macro-F1{name}", part, macro_f1)]
    found = tuple(
        {
            "item": row.number,
            "predicted": {"type": type_, "mode": rule.mode if merged(rule.type) == type_ else None, "score": score},
            "gold": {"type": row.gold},
        }
        for row, rule, (type_, score) in zip(rows, coded, settled, strict=True)
    )
    return Evaluation("events", len(rows), tuple(metrics), found)


def _settled(row: Row, rule: Coded) -> tuple[str, float]:
    """Return the type that lexicon and judge settle on, and how sure they are; without weights the lexicon's."""
    judgement = _judgement(row)
    if judgement is None:
        return merged(rule.type), _confidence(rule)
    settled = weigh(merged(rule.type), 0.0 if rule is _UNKNOWN else trust_in(rule), judgement)
    return settled.type, round(settled.score, 4)


def _judgement(row: Row) -> Judgement | None:
    """Return the judge's word on a row: of the network that has not seen it where it was trained on."""
    unseen = _folds().get(f"{sentence_key(row.text)}-{row.source[0]}-{row.target[0]}")
    return judgement_of(unseen) if unseen is not None else judge_between(row.text, row.source, row.target)


@cache
def _folds() -> Mapping[str, np.ndarray]:
    """Load the judgements of the cross-validation, by sentence and parties; none without weights."""
    path = FOLDER / "folds.npz"
    if not path.is_file():
        return {}
    with np.load(path) as arrays:
        return dict(zip(arrays["keys"].tolist(), arrays["likely"].astype(np.float32), strict=True))


def sentence_key(text: str) -> str:
    """Return the name that a sentence goes by among the judgements: a hash of its letters and digits alone."""
    return hashlib.sha256(re.sub(r"\W+", "", text).lower().encode()).hexdigest()[:16]


def _confidence(coded: Coded) -> float:
    """Say how sure the lexicon is: nothing known, a noun, a plain verb, or a verb whose companions fitted too."""
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
