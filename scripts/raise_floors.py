"""Raise the floors of the gate to present figures: `scripts/raise_floors.py TASK FOLDER METRIC… [--because WHY]`.

Without metrics, those that have a floor already. A floor goes down only with a reason, which is kept beside it.
"""

import argparse
import sys
from pathlib import Path

from tracktwo.errors import TracktwoError
from tracktwo.evaluate.gate import corpus_of, raise_floors
from tracktwo.evaluate.tasks import load_task


def main() -> int:
    """Measure, and write the floors; 2 where the gate refuses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task")
    parser.add_argument("folder", type=Path)
    parser.add_argument("metrics", nargs="*")
    parser.add_argument("--because", default="", metavar="WHY", help="why a floor may go down")
    asked = parser.parse_args()
    try:
        evaluation = load_task(asked.task)(asked.folder)
        new = raise_floors(evaluation, corpus_of(asked.folder), asked.metrics, allow_regression=asked.because)
    except TracktwoError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for name, floor in new.items():
        sys.stdout.write(f"{asked.task} {asked.folder.name} {name}: {floor}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
