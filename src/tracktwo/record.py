"""Open a record: the Python API. The command line, the desk and other programs all come through here.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     with Record.open(Path(folder) / "syria.db", create=True) as record:
...         record.counts()["articles"]
0
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from tracktwo import merging
from tracktwo.actors.judgements import Judged, check_judgement, holds_already
from tracktwo.actors.known import known_actors
from tracktwo.actors.register import load_register
from tracktwo.adding import plan_for, read_again, read_finding
from tracktwo.collecting import collecting_seldom
from tracktwo.dating import neighbours, redate
from tracktwo.errors import InputError, TracktwoError
from tracktwo.export.rows import actor_ids, export_rows, used_actors, used_places
from tracktwo.extract.why import Reason, reasons_of
from tracktwo.judging import REPORT_ACTS, check_report_judgement, stands_already
from tracktwo.pipeline import reports_of
from tracktwo.reconcile.reports_at import FoundReport, report_at
from tracktwo.reconcile.rulings import PAIRING, Rulings
from tracktwo.seeing import Seen
from tracktwo.sources import Failure, count_sources, read_sources
from tracktwo.store.checks import verify
from tracktwo.store.contract import Hit, Store, StoredFailure
from tracktwo.store.sqlite import open_sqlite
from tracktwo.types import Actor, Article, Entry, Family, Judgement, Place, Report, ReportAt


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an add has come; ``total`` is None where it is not known beforehand."""

    done: int
    total: int | None
    failed: int
    path: str


@dataclass(frozen=True, slots=True)
class Added:
    """What an add did: ``added`` articles were read and stored, ``known`` ones left as they were, ``failed`` inputs."""

    added: int
    known: int
    failed: int
    articles: tuple[str, ...]


class Record:
    """An open record; use it in a ``with`` block."""

    def __init__(self, store: Store) -> None:
        """Take over an open store."""
        self._store = store
        self._looked: Seen | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the record at ``path``; raises RecordError where there is none, or it is newer than this program."""
        return cls(open_sqlite(Path(path), create=create, read_only=read_only))

    def __enter__(self) -> Self:
        """Return the record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self._store.close()

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        manifest: Path | None = None,
        published: str | None = None,
        outlet: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Added:
        """Read articles into the record: one transaction an article, a failed input becomes a row and the rest goes on.

        Adding what is there already changes nothing. Killed at any moment, the record holds whole articles only, and
        adding again does the rest.
        """
        total = count_sources(paths, manifest=manifest)
        added, known, failed = [], 0, 0
        sources = read_sources(paths, manifest=manifest, published=published, outlet=outlet, stdin=stdin)
        with self._store.writing():
            merging.renew_keys(self._store)
        with collecting_seldom():
            for done, source in enumerate(sources, 1):
                outcome = source if isinstance(source, Failure) else self._take(source)
                if isinstance(outcome, Failure):
                    failed += 1
                    self._keep_failure(outcome)
                elif outcome:
                    added.append(outcome)
                else:
                    known += 1
                if progress:
                    progress(Progress(done, total, failed, source.path or ""))
        return Added(len(added), known, failed, tuple(added))

    def _take(self, article: Article) -> str | Failure | None:
        """Read and store one article; return its id, None where nothing was to be done, or why it could not be read."""
        plan = plan_for(self._store, article)
        if plan.article is None:
            return None
        try:
            finding = read_finding(self._store, plan.article)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one article must not cost the rest of the batch
            return Failure(article.path or article.id, _fault(error, article))
        try:
            with self._store.writing():
                seen = self._seen()  # as judged now: the article took a while to read
                affected = neighbours(self._store, [finding.article.id, *plan.replaced])
                merging.put(self._store, finding, plan.replaced, seen)
                redate(self._store, seen, affected | neighbours(self._store, [finding.article.id]))
                if article.path is not None:
                    self._store.drop_failure(article.path)
        except BaseException:
            self._looked = None  # what was looked at in the transaction is as if it had never been
            raise
        return finding.article.id

    def _keep_failure(self, failure: Failure) -> None:
        """Keep a failed input in the record."""
        error = failure.error
        with self._store.writing():
            self._store.put_failure(StoredFailure(failure.path, error.what, error.where, error.next_step))

    def remove(self, article: str) -> bool:
        """Take an article and all that was read from it out of the record; False where there is none of that id."""
        if not self._store.articles([article]):
            return False
        with self._store.writing():
            merging.renew_keys(self._store)
            affected = neighbours(self._store, [article])
            merging.remove(self._store, article)
            self._looked = None  # what judgements meant in it is gone
            redate(self._store, self._seen(), affected)
        return True

    def articles(self) -> list[Article]:
        """Return all articles, in order of id."""
        return self._store.articles()

    def article(self, id_: str) -> Article | None:
        """Return an article, or None."""
        return next(iter(self._store.articles([id_])), None)

    def reports(self, *, kind: str | None = None, article: str | None = None) -> list[Report]:
        """Return reports, of one kind or article if named, in order of id."""
        return self._seen().reports(kind=kind, article=article)

    def report(self, id_: str) -> Report | None:
        """Return a report, or None."""
        return next(iter(self._seen().reports(ids=[id_])), None)

    def reasons(self, report: Report) -> tuple[Reason, ...]:
        """Tell why a report is what it is: by which rule or model, how sure, on which words; reads its article again.

        Empty where the article was read by other versions of the steps: adding it again renews the report.
        """
        article = self.article(report.article)
        reading = read_again(self._store, article) if article is not None else None
        if reading is None or all(report.id != one.id for one in reports_of(reading)):
            return ()
        return reasons_of(reading, report)

    def entries(self, *, kind: str | None = None) -> list[Entry]:
        """Return entries, of one kind if named, in order of id."""
        return self._store.entries(kind=kind)

    def entry(self, id_: str) -> Entry | None:
        """Return an entry, or None."""
        return next(iter(self._store.entries(ids=[id_])), None)

    def families(self) -> list[Family]:
        """Return the families of articles that copy each other; an article alone is a family of one."""
        return self._store.families()

    def actors(self) -> dict[str, Actor]:
        """Return the actors that reports name, by id: of the register, or of the articles."""
        return used_actors(self._store, self._seen())

    def judge(self, judgement: Judgement) -> Judgement | None:
        """Judge and bring entries up to date; return the judgement with its number, None where it holds already.

        Raises RecordError where it makes no sense, such as an undo of what is not in the log.
        """
        with self._store.writing():
            merging.renew_keys(self._store)
            log, of_reports = self._store.judgements(), judgement.act in REPORT_ACTS
            if of_reports:
                check_report_judgement(judgement, self._seen(), self._store)
            else:
                check_judgement(judgement, log, self._store.where)
            if (stands_already if of_reports else holds_already)(judgement, log):
                return None
            numbered = replace(judgement, number=log[-1].number + 1 if log else 1)
            merging.judge(self._store, numbered)
        return numbered

    def told_actors(self, *, as_read: bool = False) -> dict[str, Actor]:
        """Return all actors that articles made or that were imported, by id; reports need not name them.

        ``as_read`` gives those of the articles alone, no judgement looked at.
        """
        judged = Judged() if as_read else self._seen().judged
        return known_actors(self._store.actors(), judged, load_register())

    def mentions(self, actor: str) -> dict[str, int]:
        """Return how many reports of each article name an actor, by the article's id."""
        named = (report.article for report in self.reports() if actor in actor_ids(report))
        return dict(sorted(Counter(named).items()))

    def judgements(self) -> list[Judgement]:
        """Return the log of judgements, the first first; nothing in it is ever changed."""
        return self._store.judgements()

    def refer(self, reports: Iterable[str]) -> tuple[ReportAt, ...]:
        """Return how judgements are to remember reports, in order of id."""
        found = self._store.reports(ids=reports)
        hashes = {article.id: article.sha256 for article in self._store.articles({r.article for r in found})}
        return tuple(report_at(report, hashes[report.article]) for report in found)

    def meant(self, at: ReportAt) -> FoundReport:
        """Return which report a judgement means today, and how surely it was found."""
        return self._seen().meant(at)

    def judged_pairs(self) -> set[tuple[str, str]]:
        """Return the pairs of reports that somebody judged, be it as unsure, each in order of id."""
        pairs = [judgement for judgement in self._seen().held if judgement.act in PAIRING]
        found = set()
        for judgement in pairs:
            left, right = ([self.meant(at).report for at in side] for side in (judgement.reports, judgement.others))
            found |= {(min(a, b), max(a, b)) for a in left for b in right if a is not None and b is not None}
        return found

    def rulings(self) -> Rulings:
        """Return which reports are judged to be one thing, and which are not."""
        return self._seen().rulings

    def judged(self) -> Judged:
        """Return what the standing judgements make of actors."""
        return self._seen().judged

    def _seen(self) -> Seen:
        """Return the reports as judged, replaying the log only where somebody has judged since."""
        if self._looked is None or self._looked.judged.number != self._store.last_judgement():
            self._looked = Seen(self._store)
        return self._looked

    def places(self) -> dict[str, Place]:
        """Return the places that reports name, by id."""
        return used_places(self._seen())

    def failures(self) -> list[StoredFailure]:
        """Return the inputs that could not be read, with the reason and what to do."""
        return self._store.failures()

    def counts(self) -> dict[str, int]:
        """Return the number of articles, reports, entries, families, failures, and of reports by kind (``kind:…``)."""
        return self._seen().counted(self._store.counts())

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Return passages that hold all the words, best first."""
        return self._store.search(words, limit)

    def verify(self) -> list[str]:
        """Check every hash, anchor and link of the record; return the problems, none where all is well."""
        return verify(self._store, self._seen().rejected)

    def export_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of ``export jsonl`` in the order of the contract."""
        return export_rows(self._store)


def _fault(error: Exception, article: Article) -> InputError:
    """Say that reading an article failed through a fault of this program, and what it was."""
    where = article.path or article.id
    if isinstance(error, TracktwoError):
        return InputError(error.what, where=where, next_step=error.next_step)
    what = f"a fault in tracktwo while reading: {type(error).__name__}: {error}"
    return InputError(what, where=where, next_step="report it with the file; the rest of the batch is in")
