"""Progress on stderr: a bar with rate and time left on a terminal, nothing but one line at the end elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracktwo.cli.opening import talk

if TYPE_CHECKING:
    from tracktwo.record import Progress


@contextmanager
def shown_progress() -> "Iterator[Callable[[Progress], None]]":
    """Give a function to tell progress to; draw it as fits where stderr goes."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        last: list[Progress] = []

        def remember(progress: "Progress") -> None:
            last[:] = [progress]

        yield remember
        if last:
            talk(f"read {last[0].done} of {last[0].total or last[0].done} · {last[0].failed} failed")


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], None]]":
    """Draw a bar: articles done, rate, time left, failures."""
    import rich.progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("reading articles"), bars.BarColumn(bar_width=25), bars.MofNCompleteColumn(),
        bars.TextColumn("· {task.fields[failed]} failed · {task.fields[rate]}"), bars.TimeRemainingColumn(compact=True),
    )  # fmt: skip
    with bars.Progress(*columns, console=Console(stderr=True)) as drawn:
        task = drawn.add_task("read", total=None, failed=0, rate="")

        def tell(progress: "Progress") -> None:
            speed = drawn.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            drawn.update(task, completed=progress.done, total=progress.total, failed=progress.failed, rate=rate)

        yield tell
