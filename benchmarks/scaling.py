"""What an added article costs as a record grows: `python benchmarks/scaling.py FILE`, or `make bench`.

Reading looks at one article alone and costs the same whatever the record holds, so the two halves are timed apart:

1. ``--base`` articles, drawn by a fixed seed from those of the sample coverage, or of the file or folder named, that
   bear their day, are read, each once. ``--readings FILE.db`` keeps them for the next run.
2. Variants of them are made until there are ``--articles`` many: words (capitalised ones, and so names, among them) are
   exchanged for others of their length and frequency, figures grow, days move, and whoever only articles know is
   somebody else; reports move with their texts. People and places of the register stay, so that the same few speak and
   fight in all of them. Every fifth is carried by another outlet too, with one digit changed. See ``variants.py``.
3. All are spread over ``--years`` years as the articles they were made of were, each generation of variants beginning
   at another time of these years, and added: copies, days, entries and agreement, as ``tracktwo add`` does.

``--order feed`` adds them by day of publication, as news comes; ``shuffled`` in any order, so that days grow fuller.
Times are processor time of one process: what else runs on the machine counts little. The start is what articles 501 to
1,500 cost (of small runs the second tenth), the end what the last 1,000 (the last tenth) do.
"""

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

# One thread in the numeric libraries, before they are loaded: the figures are for one core.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

from variants import Told, carried, exchanges, variant, words_of_world

from tracktwo import merging
from tracktwo.adding import read_finding
from tracktwo.collecting import collecting_seldom
from tracktwo.dating import neighbours, redate
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile import bands
from tracktwo.reconcile.days import index_keys
from tracktwo.record import Record
from tracktwo.report.comparison import best_entry, compare_entry
from tracktwo.report.coverage import take_coverage
from tracktwo.seeing import Seen
from tracktwo.sources import Failure, read_sources
from tracktwo.store.contract import Finding, Store
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Article

SAMPLE = Path(__file__).parents[1] / "src" / "tracktwo" / "sample" / "coverage"
FIRST_DAY = date(2012, 1, 1)
CARRIED = 5  # every so many-th article is carried by another outlet, too
GOLDEN = 0.618034  # of the years: where each generation of variants begins, after the one before
FULL_DAY = 10  # characters of a day of publication
START, WINDOW = 500, 1000  # articles before the first window, and in a window


def read_base(path: Path, kept: Path, most: int) -> list[Told]:
    """Read the articles that variants are made of, or take them from a record in which they were read before."""
    store = open_sqlite(kept, create=True)
    there = {article.id for article in store.articles()}
    sources = (source for source in read_sources([path]) if not isinstance(source, Failure))
    drawn = sorted((one for one in sources if len(one.published or "") >= FULL_DAY), key=lambda one: one.id)
    random.Random(6).shuffle(drawn)  # noqa: S311 - chance with a fixed seed
    start, fresh = time.process_time(), [one for one in drawn if one.id not in there][: max(0, most - len(there))]
    for article in fresh:
        with store.writing():
            store.put_finding(replace(read_finding(store, article), steps={}))
    if fresh:
        say(f"{len(fresh)} articles read: {1000 * (time.process_time() - start) / len(fresh):.0f} ms each")
    actors = store.actors()
    named = {article.id: tuple(actor for home, actor in actors if home == article.id) for article in store.articles()}
    told = [Told(one, tuple(store.reports(article=one.id)), named[one.id]) for one in store.articles()]
    store.close()
    return sorted(told, key=lambda one: (one.article.published or "", one.article.id))[:most]


def feed(base: Sequence[Told], number: int, years: float) -> Iterator[Told]:
    """Make variants in order of day; now and then another outlet carries one."""
    days, first = int(365 * years), _day(base[0].article)
    stretch = days / ((_day(base[-1].article) - first).days + 1)
    originals = number - number // (CARRIED + 1)
    placed = []
    for at in range(originals):
        world, which = divmod(at, len(base))
        own = int((_day(base[which].article) - first).days * stretch)
        placed.append(((own + int(world * GOLDEN * days)) % days, world, which))
    exchanged = exchanges(told.article for told in base)
    words: dict[int, dict[str, str]] = {}
    for made, (day, world, which) in enumerate(sorted(placed), 1):
        if world not in words:
            words[world] = words_of_world(exchanged, world)
        new = variant(base[which], world, FIRST_DAY + timedelta(day), words[world])
        yield new
        if made % CARRIED == 0:
            yield carried(new, f"carrier {made % 7}")


def _day(article: Article) -> date:
    """Return an article's day of publication."""
    return date.fromisoformat((article.published or "")[:FULL_DAY])


def add(store: Store, told: Told, seen: Seen) -> None:
    """Add one article as ``Record.add`` does, but for the reading."""
    article = told.article
    finding = Finding(
        given=article, article=article, reading="benchmark", reports=told.reports, actors=told.actors,
        bands=(*bands(article), *index_keys(article)), steps={},
    )  # fmt: skip
    with store.writing():
        affected = neighbours(store, [article.id])
        merging.put(store, finding, seen=seen)
        redate(store, seen, affected | neighbours(store, [article.id]))


def measure(articles: Iterator[Told], batch: int, home: Path) -> list[float]:
    """Add all articles and print what they cost, batch by batch; return the milliseconds of each."""
    store = open_sqlite(home / "scaling.db", create=True)
    seen, costs, reports = Seen(store), [], 0
    say(f"{'articles':>9} {'day':>10} {'ms each':>8} {'reports':>8} {'entries':>9} {'store MB':>9} {'memory MB':>9}")
    for told in articles:
        start = time.process_time()
        add(store, told, seen)
        costs.append(1000 * (time.process_time() - start))
        reports += len(told.reports)
        if len(costs) % batch == 0:
            size = sum(file.stat().st_size for file in home.iterdir()) / 1e6
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            each, entries = _mean(costs[-batch:]), store.counts()["entries"]
            day = told.article.published
            say(f"{len(costs):>9,} {day:>10} {each:>8.1f} {reports:>8,} {entries:>9,} {size:>9,.0f} {memory:>9,.0f}")
    store.close()
    return costs


def look(path: Path) -> None:
    """Print what looking at the whole record costs."""
    with Record.open(path, read_only=True) as record:
        start = time.process_time()
        rows = sum(1 for _ in record.export_rows())
        say(f"export of {rows:,} rows: {time.process_time() - start:.1f} s")
        start = time.process_time()
        coverage = take_coverage(record)
        say(f"all taken for a brief: {time.process_time() - start:.1f} s")
        start = time.process_time()
        entry = best_entry(coverage, "obama iran")
        if entry is not None:
            compare_entry(coverage, load_ontology(), entry)
        say(f"an entry found and compared in it: {time.process_time() - start:.1f} s")


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _mean(costs: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(costs) / len(costs) if costs else 0.0


def _verdict(costs: Sequence[float]) -> None:
    """Print the end beside the start."""
    few = len(costs) < START + 2 * WINDOW
    before, window = (len(costs) // 10, len(costs) // 10) if few else (START, WINDOW)
    start, end = sorted(costs[before : before + window]), sorted(costs[-window:])
    for name, one, two in (
        ("mean", _mean(start), _mean(end)),
        ("median", start[len(start) // 2], end[len(end) // 2]),
    ):
        say(f"{name}: {one:.1f} ms at the start, {two:.1f} ms at the end, {two / one:.2f} times as much")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--base", type=int, default=400)
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--years", type=float, default=8.5)
    parser.add_argument("--order", choices=["feed", "shuffled"], default="feed")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--until", type=int, help="stop after so many articles of the feed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        base = read_base(chosen.path, chosen.readings or home / "base.db", chosen.base)
        articles: Iterator[Told] = feed(base, chosen.articles, chosen.years)
        if chosen.order == "shuffled":
            mixed = list(articles)
            random.Random(6).shuffle(mixed)  # noqa: S311 - chance with a fixed seed
            articles = iter(mixed)
        number = min(chosen.until or chosen.articles, chosen.articles)
        (home / "record").mkdir()
        some = (told for told, _ in zip(articles, range(number), strict=False))
        with collecting_seldom():
            costs = measure(some, max(1, number // chosen.batches), home / "record")
        _verdict(costs)
        look(home / "record" / "scaling.db")


if __name__ == "__main__":
    main()
