"""The gate: every figure that has a floor, measured again; gold that is not in the repository is skipped, aloud."""

import json
from pathlib import Path

import pytest

from tracktwo.evaluate.gate import FLOORS, check_gate, corpus_of
from tracktwo.evaluate.tasks import load_task

OWN = {"sample": FLOORS.parents[1] / "sample", "heldout": Path(__file__).parents[1] / "heldout"}
CASES = [
    (task, corpus)
    for task, corpora in json.loads(FLOORS.read_text(encoding="utf-8"))["floors"].items()
    for corpus in corpora
]


def gold_folder(task: str, corpus: str, request: pytest.FixtureRequest) -> Path:
    if task == "sample":
        return OWN[corpus]
    shared: Path = request.getfixturevalue("shared")
    return shared / "gold" / corpus


@pytest.mark.slow
@pytest.mark.parametrize(
    ("task", "corpus"),
    [pytest.param(*case, marks=() if case[0] == "sample" else pytest.mark.shared) for case in CASES],
)
def test_no_figure_falls_below_its_floor(task: str, corpus: str, request: pytest.FixtureRequest) -> None:
    folder = gold_folder(task, corpus, request)
    assert check_gate(load_task(task)(folder), corpus_of(folder)) == ()


def test_the_sample_has_floors() -> None:
    assert {("sample", corpus) for corpus in OWN} <= set(CASES)
