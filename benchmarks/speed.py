"""How fast and how large: `make bench`, or `python benchmarks/speed.py FOLDER` for articles of your own.

Prints, for one core: articles and words read a second (all steps, nothing cached), the share of each step, the time to
add the same articles to a record, the time to help, and the largest memory in use.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# One thread in the numeric libraries, before they are loaded: the figures are for one core.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

from tracktwo.pipeline import STEPS, read_article
from tracktwo.record import Record
from tracktwo.sources import read_sources
from tracktwo.types import Article

SAMPLE = Path(__file__).parents[1] / "src" / "tracktwo" / "sample" / "coverage"
HELP_RUNS = 5


class Clock:
    """A cache that keeps nothing and notes when each step ended."""

    def __init__(self) -> None:
        """Begin with no time spent."""
        self.spent: Counter[str] = Counter()
        self._last = time.process_time()

    def get_step(self, key: str, step: str) -> bytes | None:
        """Find nothing, and start the step's clock."""
        del key, step
        self._last = time.process_time()
        return None

    def put_step(self, key: str, step: str, output: bytes) -> None:
        """Stop the step's clock."""
        del key, output
        self.spent[step] += time.process_time() - self._last


def read_all(articles: list[Article]) -> None:
    """Time the reading of articles, step by step."""
    read_article(articles[0])  # loads the model and the lexicons
    clock, start = Clock(), time.process_time()
    for article in articles:
        read_article(article, clock)
    spent = time.process_time() - start
    words = sum(len(article.text.split()) for article in articles)
    say(f"{len(articles)} articles, {words:,} words, one core")
    say(f"reading: {len(articles) / spent:.1f} articles/s, {words / spent:,.0f} words/s")
    for step in STEPS:
        say(f"  {step.name:<12} {1000 * clock.spent[step.name] / len(articles):6.1f} ms an article")


def add_all(folder: Path, manifest: Path | None) -> None:
    """Time a whole add, with families, entries and the store."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        with Record.open(Path(home) / "bench.db", create=True) as record:
            added = record.add([folder], manifest=manifest)
            say(f"adding: {added.added / (time.perf_counter() - start):.1f} articles/s with store and entries")
            start = time.perf_counter()
            record.add([folder], manifest=manifest)
            say(f"adding again: {time.perf_counter() - start:.2f} s")


def help_time() -> None:
    """Time the shortest of a few runs of ``tracktwo --help``."""
    runs = []
    for _ in range(HELP_RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tracktwo", "--help"], check=True, stdout=subprocess.DEVNULL)
        runs.append(time.perf_counter() - start)
    say(f"help: {min(runs):.2f} s")


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Run all of it over the sample coverage or the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    manifest = folder / "manifest.csv"
    articles = [item for item in read_sources([folder]) if isinstance(item, Article)]
    read_all(articles)
    add_all(folder, manifest if manifest.exists() else None)
    help_time()
    say(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
