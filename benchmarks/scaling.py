"""What an added article costs as a record grows: `python benchmarks/scaling.py FOLDER`, or `make bench`.

Reads some hundred articles (of the sample coverage, or of the folder or file named), makes variants of them until there
are ``--articles`` many, and adds these to a record: copies, days, entries and agreement, as ``add`` does, but with
what was read at hand. Reading itself looks at one article alone and costs the same whatever the record holds.
Times are of one core. ``--order feed`` adds them by day of publication, as news comes; ``shuffled`` in any order, so
that days grow fuller and fuller. ``--readings FILE.db`` keeps what was read for the next run.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

# One thread in the numeric libraries, before they are loaded: the figures are for one core.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

from variants import Told, carried, exchanges, variant, words_of_world

from tracktwo import merging
from tracktwo.dating import neighbours, redate
from tracktwo.reconcile import bands, block_keys
from tracktwo.reconcile.days import index_keys
from tracktwo.record import Record
from tracktwo.seeing import Seen
from tracktwo.store.contract import Finding, Store
from tracktwo.store.sqlite import open_sqlite
from tracktwo.workbench import world_of

SAMPLE = Path(__file__).parents[1] / "src" / "tracktwo" / "sample" / "coverage"
FIRST_DAY = date(2012, 1, 1)
CARRIED = 5  # every so many-th article is carried by another outlet, too


def read_base(path: Path, kept: Path) -> list[Told]:
    """Read the articles that variants are made of, or take them from a record in which they were read before."""
    with Record.open(kept, create=True) as record:
        start = time.process_time()
        added = record.add([path]).added
        if added:
            say(f"{added} articles read and added: {1000 * (time.process_time() - start) / added:.0f} ms each")
    store = open_sqlite(kept, read_only=True)
    reports = {article.id: tuple(store.reports(article=article.id)) for article in store.articles()}
    actors = store.actors()
    articles = sorted(store.articles(), key=lambda article: (article.published or "9", article.id))
    store.close()
    named = {article.id: tuple(actor for home, actor in actors if home == article.id) for article in articles}
    return [Told(article, reports[article.id], named[article.id]) for article in articles]


def feed(base: list[Told], number: int, a_day: int) -> Iterator[Told]:
    """Make variants, so many for each day; now and then another outlet carries one."""
    exchanged = exchanges(told.article for told in base)
    made, world = 0, 0
    while made < number:
        words = words_of_world(exchanged, world)
        for told in base:
            if made >= number:
                return
            new = variant(told, world, FIRST_DAY + timedelta(made // a_day), words)
            yield new
            made += 1
            if made % CARRIED == 0 and made < number:
                yield carried(new, f"carrier {made % 7}")
                made += 1
        world += 1


def add(store: Store, told: Told, seen: Seen) -> None:
    """Add one article as ``Record.add`` does, but for the reading."""
    article = told.article
    world = world_of({article.id: article})
    finding = Finding(
        given=article, article=article, reading="benchmark", reports=told.reports, actors=told.actors,
        blocks={report.id: block_keys(report, world) for report in told.reports},
        bands=(*bands(article), *index_keys(article)), steps={},
    )  # fmt: skip
    with store.writing():
        affected = neighbours(store, [article.id])
        merging.put(store, finding, seen=seen)
        redate(store, seen, affected | neighbours(store, [article.id]))


def measure(articles: Iterator[Told], total: int, batch: int, home: Path) -> list[float]:
    """Add all articles and print what they cost, batch by batch; return the milliseconds an article of each batch."""
    store = open_sqlite(home / "scaling.db", create=True)
    seen, spent, costs = Seen(store), 0.0, []
    say(f"{'articles':>9} {'ms an article':>14} {'entries':>9} {'MB':>7}")
    for number, told in enumerate(articles, 1):
        start = time.process_time()
        add(store, told, seen)
        spent += time.process_time() - start
        if number % batch == 0 or number == total:
            costs.append(1000 * spent / ((number - 1) % batch + 1))
            size = sum(file.stat().st_size for file in home.iterdir()) / 1e6
            say(f"{number:>9,} {costs[-1]:>14.1f} {store.counts()['entries']:>9,} {size:>7.0f}")
            spent = 0.0
    store.close()
    return costs


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--per-day", type=int, default=40)
    parser.add_argument("--order", choices=["feed", "shuffled"], default="feed")
    parser.add_argument("--readings", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        base = read_base(chosen.path, chosen.readings or home / "base.db")
        articles = feed(base, chosen.articles, chosen.per_day)
        if chosen.order == "shuffled":
            mixed = list(articles)
            random.Random(6).shuffle(mixed)  # noqa: S311 - chance with a fixed seed
            articles = iter(mixed)
        (home / "record").mkdir()
        costs = measure(articles, chosen.articles, max(1, chosen.articles // chosen.batches), home / "record")
    # The first batch is an empty record's: the second is the start.
    start = costs[1] if len(costs) > 2 else costs[0]  # noqa: PLR2004 - first, start and end
    say(f"at the end {costs[-1] / start:.2f} times the start")


if __name__ == "__main__":
    main()
