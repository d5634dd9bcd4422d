"""An add that is killed at any moment leaves whole articles only, and adding again makes the record complete."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tracktwo.export.jsonl import jsonl_lines
from tracktwo.record import Record

KILLS = 8
# From before the first article is stored to after the last: measured as 1 to 6 seconds on two cores.
LONGEST_LIFE = 7.0


def exported(path: Path) -> bytes:
    with Record.open(path, read_only=True) as record:
        return b"".join(jsonl_lines(record.export_rows()))


def add_and_kill(path: Path, coverage: Path, life: float) -> None:
    command = [
        sys.executable, "-m", "tracktwo", "--record", str(path), "add", str(coverage),
        "--manifest", str(coverage / "manifest.csv"),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(life)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.slow
def test_killed_and_run_again_is_as_if_never_killed(tmp_path: Path, sample_coverage: Path, sample_record: Path) -> None:
    chance = random.Random(20161216)
    path = tmp_path / "killed.db"
    stored = []
    for _ in range(KILLS):
        add_and_kill(path, sample_coverage, chance.uniform(0.3, LONGEST_LIFE))
        if path.exists() and path.stat().st_size:
            with Record.open(path) as record:
                assert record.verify() == []
                stored.append(record.counts()["articles"])
    with Record.open(path, create=True) as record:
        record.add([sample_coverage], manifest=sample_coverage / "manifest.csv")
    assert stored == sorted(stored)
    assert exported(path) == exported(sample_record)
