"""Measures of coreference: MUC, B-cubed and CEAF-e, and their mean, the CoNLL score.

MUC (Vilain and others 1995) counts links, B-cubed (Bagga and Baldwin 1998) mentions, and CEAF-e (Luo 2005) entities
under the best one-to-one pairing of clusters. The CoNLL score (Pradhan and others 2012) is the mean of their F1. All
counts are added up over documents before anything is divided, as the shared task's scorer does.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

Cluster = frozenset[Hashable]
_MEASURES = 3


@dataclass(frozen=True, slots=True)
class Shares:
    """What of one side is found in the other, of how much: ``recall`` over gold and ``precision`` over predictions."""

    recall: tuple[float, float]
    precision: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Clusterings:
    """The counts of one document by all three measures."""

    muc: Shares
    b_cubed: Shares
    ceaf_e: Shares


def compare(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Clusterings:
    """Count a document's clusters; mentions are the same where they are equal."""
    of_gold, of_predicted = _places(gold), _places(predicted)
    return Clusterings(
        Shares(_muc(gold, of_predicted), _muc(predicted, of_gold)),
        Shares(_b_cubed(gold, of_predicted), _b_cubed(predicted, of_gold)),
        _ceaf_e(gold, predicted, of_predicted),
    )


def f1_of(units: Iterable[Shares]) -> float:
    """Return F1 over documents."""
    found = list(units)
    recall = _ratio(sum(u.recall[0] for u in found), sum(u.recall[1] for u in found))
    precision = _ratio(sum(u.precision[0] for u in found), sum(u.precision[1] for u in found))
    return _ratio(2 * precision * recall, precision + recall)


def muc_f1(units: Sequence[Clusterings]) -> float:
    """Return the F1 of links."""
    return f1_of(u.muc for u in units)


def b_cubed_f1(units: Sequence[Clusterings]) -> float:
    """Return the F1 of mentions."""
    return f1_of(u.b_cubed for u in units)


def ceaf_e_f1(units: Sequence[Clusterings]) -> float:
    """Return the F1 of entities."""
    return f1_of(u.ceaf_e for u in units)


def conll_f1(units: Sequence[Clusterings]) -> float:
    """Return the mean of the three.

    >>> one = compare([frozenset("ab")], [frozenset("ab")])
    >>> conll_f1([one])
    1.0
    """
    return (muc_f1(units) + b_cubed_f1(units) + ceaf_e_f1(units)) / _MEASURES


def _places(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    """Return the number of the cluster that each mention is in."""
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _muc(clusters: Sequence[Cluster], other: Mapping[Hashable, int]) -> tuple[float, float]:
    """Count the links of clusters, and those left when the other side has parted them."""
    kept = links = 0
    for cluster in clusters:
        parts = {other[mention] for mention in cluster if mention in other}
        alone = sum(mention not in other for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        links += len(cluster) - 1
    return kept, links


def _b_cubed(clusters: Sequence[Cluster], other: Mapping[Hashable, int]) -> tuple[float, float]:
    """Add up, over the mentions of clusters, the share of a mention's cluster that the other side puts with it."""
    total = 0.0
    for cluster in clusters:
        found: dict[int, int] = {}
        for mention in cluster:
            if mention in other:
                found[other[mention]] = found.get(other[mention], 0) + 1
        total += sum(count * count for count in found.values()) / len(cluster)
    return total, sum(len(cluster) for cluster in clusters)


def _ceaf_e(gold: Sequence[Cluster], predicted: Sequence[Cluster], of_predicted: Mapping[Hashable, int]) -> Shares:
    """Pair clusters one to one for the highest sum of their likeness (Dice: 2 x common / sizes together)."""
    likeness: dict[tuple[int, int], float] = {}
    for n, cluster in enumerate(gold):
        for m in {of_predicted[mention] for mention in cluster if mention in of_predicted}:
            likeness[n, m] = 2 * len(cluster & predicted[m]) / (len(cluster) + len(predicted[m]))
    best = best_pairing(likeness)
    return Shares((best, len(gold)), (best, len(predicted)))


def best_pairing(weights: Mapping[tuple[int, int], float]) -> float:
    """Return the highest sum of weights of a one-to-one pairing of rows and columns.

    Rows and columns that share no weight part into groups, which are solved each on its own: clusters mostly touch
    few others, so that the cubic time of a group stays small.

    >>> best_pairing({(0, 0): 1.0, (0, 1): 3.0, (1, 1): 2.5})
    3.5
    """
    total = 0.0
    rows: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for row, column in weights:
        rows.setdefault(row, set()).add(column)
        columns.setdefault(column, set()).add(row)
    left = set(rows)
    while left:
        here, waiting = set(), [min(left)]
        while waiting:
            row = waiting.pop()
            if row not in here:
                here.add(row)
                waiting.extend(chain.from_iterable(columns[column] for column in rows[row]))
        left -= here
        there = sorted(set(chain.from_iterable(rows[row] for row in here)))
        total += _assign([[weights.get((row, column), 0.0) for column in there] for row in sorted(here)])
    return total


def _assign(matrix: list[list[float]]) -> float:
    """Return the highest sum of an assignment (Kuhn 1955, with potentials as by Munkres 1957): O(rows² x columns)."""
    if len(matrix) > len(matrix[0]):
        matrix = [list(column) for column in zip(*matrix, strict=True)]
    count, width = len(matrix), len(matrix[0])
    row_price, column_price = [0.0] * (count + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)  # the row, from 1, that holds a column; column 0 holds the row to be placed
    for row in range(1, count + 1):
        owner[0] = row
        way = _cheapest_way(matrix, row_price, column_price, owner)
        column = next(c for c in way if not owner[c])
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return sum(matrix[owner[c] - 1][c - 1] for c in range(1, width + 1) if owner[c])


def _cheapest_way(
    matrix: list[list[float]], row_price: list[float], column_price: list[float], owner: list[int]
) -> dict[int, int]:
    """Find the way from column 0 to a free column, as each column's forerunner; prices change on the way."""
    width = len(column_price)
    slack, seen, before = [float("inf")] * width, [False] * width, [0] * width
    way: dict[int, int] = {}
    at = 0
    while owner[at]:
        seen[at] = True
        row, step, following = owner[at], float("inf"), 0
        for c in range(1, width):
            if seen[c]:
                continue
            cost = -matrix[row - 1][c - 1] - row_price[row] - column_price[c]
            if cost < slack[c]:
                slack[c], before[c] = cost, at
            if slack[c] < step:
                step, following = slack[c], c
        for c in range(width):
            if seen[c]:
                row_price[owner[c]] += step
                column_price[c] -= step
            else:
                slack[c] -= step
        at = following
        way[at] = before[at]
    return way


def _ratio(part: float, whole: float) -> float:
    """Divide, taking nothing of nothing for 0."""
    return part / whole if whole else 0.0
