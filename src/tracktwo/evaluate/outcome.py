"""What an evaluation gives back: metrics with intervals, and one row per predicted or gold item."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Unit = TypeVar("Unit")
ROUNDS = 1000
SEED = 2017


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure with its 95 % bootstrap interval over documents (or rows, where rows are independent)."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome of one task: ``predictions`` holds the rows that ``--predictions`` writes."""

    task: str
    items: int
    metrics: tuple[Metric, ...]
    predictions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives of one document."""

    right: int
    wrong: int
    missed: int


def precision(units: Sequence[Counts]) -> float:
    """Return right / (right + wrong), 0 where nothing was predicted."""
    return _share(sum(u.right for u in units), sum(u.right + u.wrong for u in units))


def recall(units: Sequence[Counts]) -> float:
    """Return right / (right + missed), 0 where there is no gold."""
    return _share(sum(u.right for u in units), sum(u.right + u.missed for u in units))


def f1(units: Sequence[Counts]) -> float:
    """Return the harmonic mean of precision and recall over all units together (micro).

    >>> round(f1([Counts(8, 2, 2), Counts(0, 0, 0)]), 2)
    0.8
    """
    p, r = precision(units), recall(units)
    return _share(2 * p * r, p + r)


def measure(name: str, units: Sequence[Unit], statistic: Callable[[Sequence[Unit]], float]) -> Metric:
    """Compute a statistic and its percentile bootstrap interval (Efron 1979): resampled units, seeded."""
    if not units:
        return Metric(name, 0.0, 0.0, 0.0)
    chance = random.Random(SEED)  # noqa: S311 - a seeded resampling, not a secret
    drawn = sorted(statistic(chance.choices(units, k=len(units))) for _ in range(ROUNDS))
    return Metric(name, statistic(units), drawn[int(0.025 * ROUNDS)], drawn[int(0.975 * ROUNDS) - 1])


def _share(part: float, whole: float) -> float:
    """Divide, taking nothing of nothing for 0."""
    return part / whole if whole else 0.0
