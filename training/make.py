"""Make the reader from nothing: silver names, the teacher, its word on unlabelled articles, the student, the export.

Usage: make.py GOLD WORK [--version N]. ``GOLD`` is the folder of development data, ``WORK`` takes what is made on the
way. A step whose outcome is there is not done again, and fitting goes on from its last checkpoint.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from encoders import open_minilm, open_mpnet

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "tracktwo" / "models"


def run(script: str, *arguments: object) -> None:
    """Run one script of this folder; its output is shown, and its failure ends the whole."""
    print("==", script, *arguments, flush=True)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)  # noqa: S603 - our own scripts


def main() -> None:
    """Go through the steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--version", type=int, default=1)
    options = parser.parse_args()
    gold, work = options.gold, options.work
    work.mkdir(parents=True, exist_ok=True)
    small, large = open_minilm(), open_mpnet(work / "encoder")
    readings, names, soft = work / "names_read.jsonl", work / "names.jsonl", work / "soft"
    if not names.exists():
        run("make_name_readings.py", readings, "--gold", gold, "--limit", 2000)
        run("make_name_silver.py", readings, names, "--gold", gold)
    if not (work / "teacher" / "weights.pt").exists():
        run("train_statements.py", large, gold / "polnear", work / "teacher")
    run("label_softly.py", work / "teacher" / "weights.pt", large, names, soft, "--gold", gold)
    if not (work / "reader" / "weights.pt").exists():
        run("train_reader.py", small, gold, names, soft, work / "reader")
    run("train_events.py", small, gold, work / "events")
    run("export_events.py", work / "events", small, MODELS / "events")
    run("export_reader.py", work / "reader" / "weights.pt", small, MODELS / "reader", options.version)
    run("train_coreference.py", gold / "gum" / "train", MODELS / "coreference" / "ranker.npz")


if __name__ == "__main__":
    main()
