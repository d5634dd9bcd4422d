"""Every task leads to a function that exists."""

import pytest

from tracktwo.errors import EvaluationError
from tracktwo.evaluate.tasks import TASKS, load_task


@pytest.mark.parametrize("name", sorted(TASKS))
def test_a_task_can_be_loaded(name: str) -> None:
    assert callable(load_task(name))


def test_an_unknown_task_is_refused() -> None:
    with pytest.raises(EvaluationError):
        load_task("weather")
