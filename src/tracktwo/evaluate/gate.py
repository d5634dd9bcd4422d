"""The gate: quality has a floor for every figure that matters, and a change that falls below one does not pass.

A floor belongs to a corpus: the digest of the gold folder stands beside it, and figures of another corpus are not
compared. Figures may fall short by the margin of noise that the file states and explains. Floors go up by
``raise_floors``; going down needs a reason, which is kept in the file.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.outcome import Evaluation

FLOORS = Path(__file__).with_name("floors.json")
_DIGITS = 4  # of a floor: finer differences are none


@dataclass(frozen=True, slots=True)
class Corpus:
    """A gold folder: its name, and the digest of all it holds."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One figure below its floor, or one floor that nothing was compared with, in a sentence."""

    task: str
    metric: str
    what: str


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of names and bytes of all files of a gold folder; raises EvaluationError where it has none."""
    digest = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        raise EvaluationError("no files", where=str(folder), next_step="name the folder that holds the gold")
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def corpus_of(folder: Path) -> Corpus:
    """Return a gold folder's name and digest."""
    return Corpus(folder.name, digest_of(folder))


def check_gate(evaluation: Evaluation, corpus: Corpus, floors: Path = FLOORS) -> tuple[Shortfall, ...]:
    """Compare figures with their floors on the same corpus; empty means passed.

    A task for which there are no floors yet falls short too: a gate that compares nothing must not look passed.
    """
    return tuple(_shortfalls(evaluation, corpus, _load(floors)))


def raise_floors(
    evaluation: Evaluation,
    corpus: Corpus,
    metrics: Sequence[str] = (),
    floors: Path = FLOORS,
    allow_regression: str = "",
) -> Mapping[str, float]:
    """Set the floors of a task to its present figures; ``metrics`` chooses which (else those that have one).

    Raises EvaluationError where a floor would go down, go away or come to stand on another corpus, unless
    ``allow_regression`` says why. The file is replaced whole, so that nobody ever reads half of it.
    """
    data = _load(floors)
    tasks = data["floors"].setdefault(evaluation.task, {})
    old = tasks.get(corpus.name, {})
    names = list(metrics) or list(old.get("metrics", {}))
    figures = {metric.name: metric.value for metric in evaluation.metrics}
    unknown = [name for name in names if name not in figures]
    if unknown or not names:
        raise EvaluationError(
            f"{evaluation.task} has no figure {', '.join(unknown) or 'named'}",
            where=str(floors),
            next_step=f"choose from {', '.join(figures)}",
        )
    new = {name: round(figures[name], _DIGITS) for name in names}
    worse = _worse(old, new, corpus.digest, data["margin"])
    if worse and not allow_regression.strip():
        raise EvaluationError(
            f"{evaluation.task}: {'; '.join(worse)}", where=str(floors), next_step="say why with allow_regression"
        )
    task: dict[str, Any] = {"corpus": corpus.digest, "metrics": new}
    if worse:
        task["lowered"] = [*old.get("lowered", []), {"what": worse, "why": allow_regression.strip()}]
    elif old.get("lowered"):
        task["lowered"] = old["lowered"]
    tasks[corpus.name] = task
    _write(floors, data)
    return new


def _shortfalls(evaluation: Evaluation, corpus: Corpus, data: Mapping[str, Any]) -> Iterator[Shortfall]:
    """Go through the floors of a task."""
    task = data["floors"].get(evaluation.task, {}).get(corpus.name)
    if task is None or not task["metrics"]:
        yield Shortfall(evaluation.task, "", f"has no floors on {corpus.name}")
        return
    if task["corpus"] != corpus.digest:
        yield Shortfall(evaluation.task, "", f"was measured on another {corpus.name} than its floors")
        return
    figures = {metric.name: metric.value for metric in evaluation.metrics}
    for name, floor in task["metrics"].items():
        if name not in figures:
            yield Shortfall(evaluation.task, name, f"was not measured; its floor is {floor}")
        elif not figures[name] >= floor - data["margin"]:
            yield Shortfall(evaluation.task, name, f"{figures[name]:.4f} is below the floor of {floor}")


def _worse(old: Mapping[str, Any], new: Mapping[str, float], corpus: str, margin: float) -> list[str]:
    """List how new floors are weaker than the old ones; nothing below the margin counts as going down."""
    if not old:
        return []
    found = [] if old["corpus"] == corpus else ["another corpus"]
    for name, floor in old["metrics"].items():
        if name not in new:
            found.append(f"{name} goes away")
        elif new[name] < floor - margin:
            found.append(f"{name} goes from {floor} to {new[name]}")
    return found


def _load(floors: Path) -> dict[str, Any]:
    """Read the file of floors; raises EvaluationError where it is missing or damaged."""
    try:
        data: dict[str, Any] = json.loads(floors.read_text(encoding="utf-8"))
        data["margin"] = float(data["margin"])
        data["floors"] = dict(data["floors"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            f"no file of floors: {error}",
            where=str(floors),
            next_step='begin with {"margin": 0.002, "why": "…", "floors": {}}',
        ) from error
    return data


def _write(floors: Path, data: Mapping[str, Any]) -> None:
    """Replace the file in one step."""
    handle, name = tempfile.mkstemp(dir=floors.parent, prefix=floors.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(floors)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
