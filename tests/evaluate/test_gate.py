"""The gate itself: it lets pass what it should, stops what it should, and never loosens by itself."""

import json
from pathlib import Path

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.gate import FLOORS, Corpus, check_gate, corpus_of, digest_of, raise_floors
from tracktwo.evaluate.outcome import Evaluation, Metric
from tracktwo.evaluate.tasks import TASKS, load_task

ABC, XYZ = Corpus("days", "abc"), Corpus("days", "xyz")


def _measured(**figures: float) -> Evaluation:
    metrics = tuple(Metric(name, value, value, value) for name, value in figures.items())
    return Evaluation("dates", 10, metrics, ())


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    task = {"corpus": "abc", "metrics": {"F1": 0.8, "recall": 0.7}}
    path.write_text(json.dumps({"margin": 0.01, "why": "a test", "floors": {"dates": {"days": task}}}))
    return path


def test_at_or_above_the_floor_passes(floors: Path) -> None:
    assert check_gate(_measured(F1=0.8, recall=0.9), ABC, floors) == ()


def test_the_margin_passes_and_no_more(floors: Path) -> None:
    assert check_gate(_measured(F1=0.7901, recall=0.7), ABC, floors) == ()
    (short,) = check_gate(_measured(F1=0.7899, recall=0.7), ABC, floors)
    assert (short.task, short.metric) == ("dates", "F1")


def test_what_is_not_a_number_does_not_pass(floors: Path) -> None:
    assert len(check_gate(_measured(F1=float("nan"), recall=0.7), ABC, floors)) == 1


def test_a_figure_that_went_missing_does_not_pass(floors: Path) -> None:
    assert [short.metric for short in check_gate(_measured(F1=0.9), ABC, floors)] == ["recall"]


def test_another_corpus_or_no_floor_does_not_pass(floors: Path) -> None:
    assert len(check_gate(_measured(F1=0.9, recall=0.9), XYZ, floors)) == 1
    assert len(check_gate(Evaluation("places", 1, (), ()), ABC, floors)) == 1


def test_floors_go_up(floors: Path) -> None:
    assert raise_floors(_measured(F1=0.85, recall=0.75), ABC, floors=floors) == {"F1": 0.85, "recall": 0.75}
    assert len(check_gate(_measured(F1=0.8, recall=0.8), ABC, floors)) == 1


@pytest.mark.parametrize(
    ("figures", "corpus", "names"),
    [
        ({"F1": 0.5, "recall": 0.7}, ABC, []),
        ({"F1": 0.9, "recall": 0.9}, XYZ, []),
        ({"F1": 0.9, "recall": 0.9}, ABC, ["F1"]),
    ],
)
def test_floors_go_down_only_for_a_reason(
    floors: Path, figures: dict[str, float], corpus: Corpus, names: list[str]
) -> None:
    before = floors.read_text()
    with pytest.raises(EvaluationError):
        raise_floors(_measured(**figures), corpus, names, floors)
    with pytest.raises(EvaluationError):
        raise_floors(_measured(**figures), corpus, names, floors, allow_regression="  ")
    assert floors.read_text() == before
    raise_floors(_measured(**figures), corpus, names, floors, allow_regression="the gold was corrected")
    assert json.loads(floors.read_text())["floors"]["dates"]["days"]["lowered"][0]["why"] == "the gold was corrected"


def test_reasons_are_kept_when_floors_rise_again(floors: Path) -> None:
    raise_floors(_measured(F1=0.5, recall=0.7), ABC, floors=floors, allow_regression="a slip")
    raise_floors(_measured(F1=0.9, recall=0.9), ABC, floors=floors)
    assert len(json.loads(floors.read_text())["floors"]["dates"]["days"]["lowered"]) == 1


def test_a_figure_that_was_never_measured_gets_no_floor(floors: Path) -> None:
    with pytest.raises(EvaluationError):
        raise_floors(_measured(F1=0.9), ABC, ["F2"], floors)
    with pytest.raises(EvaluationError):
        raise_floors(Evaluation("places", 1, (Metric("F1", 1, 1, 1),), ()), ABC, floors=floors)


def test_nothing_is_left_behind(floors: Path) -> None:
    raise_floors(_measured(F1=0.9, recall=0.9), ABC, floors=floors)
    assert [path.name for path in floors.parent.iterdir()] == ["floors.json"]


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text("{")
    with pytest.raises(EvaluationError, match=r"floors\.json"):
        check_gate(_measured(F1=1.0), ABC, path)


def test_the_digest_sees_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("a")
    first = digest_of(tmp_path)
    (tmp_path / "one.txt").write_text("b")
    second = digest_of(tmp_path)
    (tmp_path / "one.txt").rename(tmp_path / "two.txt")
    assert len({first, second, digest_of(tmp_path)}) == 3


def test_an_empty_folder_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        digest_of(tmp_path)


def test_the_shipped_floors_are_well_formed() -> None:
    data = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert 0 <= data["margin"] < 0.05
    assert data["why"]
    for task, corpora in data["floors"].items():
        assert task in TASKS
        for floor in corpora.values():
            assert len(floor["corpus"]) == 64
            assert all(0 <= figure <= 1 for figure in floor["metrics"].values())


@pytest.mark.shared
@pytest.mark.parametrize(
    ("task", "gold"), [("copies", "syndication"), ("clusters", "fivew1h"), ("clusters", "ecbplus")]
)
def test_the_quick_tasks_stay_above_their_floors(shared: Path, task: str, gold: str) -> None:
    folder = shared / "gold" / gold
    assert check_gate(load_task(task)(folder), corpus_of(folder)) == ()
