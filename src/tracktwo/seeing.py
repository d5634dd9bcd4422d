"""A record's reports as the standing judgements let them be read; what is stored stays as it was read."""

from collections.abc import Iterable, Sequence

from tracktwo.actors.judgements import Judged, replay, see, standing
from tracktwo.actors.known import names_of
from tracktwo.actors.register import load_register
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile.amending import AMENDING, amend
from tracktwo.reconcile.reports_at import FoundReport, find_report
from tracktwo.reconcile.rulings import Rulings, rulings_of
from tracktwo.store.contract import Store
from tracktwo.types import Article, Judgement, Report, ReportAt
from tracktwo.workbench import Workbench

_Home = tuple[str, str]  # an article's id and its text's hash, as a judgement remembers them


class Seen:
    """The reports of a store, looked at through its judgements as they stand when this is made."""

    def __init__(self, store: Store, judged: Judged | None = None) -> None:
        """Replay the store's log, or take over what the judgements on actors were replayed to."""
        self._store = store
        log = store.judgements()
        self.judged = replay(log, load_register()) if judged is None else judged
        self.held = [judgement for judgement in standing(log) if judgement.reports]
        self._names = names_of(self.judged, load_register())
        self._meant: dict[_Home, dict[ReportAt, FoundReport]] = {}
        self._homes: dict[_Home, str] = {}
        self._derived: _Derived | None = None
        self.bench = Workbench(store)

    def reports(
        self, *, ids: Iterable[str] | None = None, kind: str | None = None, article: str | None = None
    ) -> list[Report]:
        """Return reports in order of id; those that somebody rejected are left out."""
        stored = self._store.reports(ids=ids, kind=kind, article=article)
        if not self.held:
            return [self.report(report) for report in stored]
        amended = self._made().amended
        if kind is not None and amended:
            more = self._store.reports(ids=amended)
            stored = list({r.id: r for r in (*stored, *more) if article in (None, r.article)}.values())
        found = [self.report(report) for report in stored if report.id not in self.rejected]
        return sorted((r for r in found if kind in (None, r.kind)), key=lambda report: report.id)

    def report(self, report: Report) -> Report:
        """Return one report as the judgements let it be read."""
        if self.held:
            report = amend(report, self._made().amended.get(report.id, ()), load_ontology())
        return see(report, self.judged, self._names)

    @property
    def rejected(self) -> frozenset[str]:
        """Return the reports that somebody rejected, by id."""
        return self._made().rejected if self.held else frozenset()

    @property
    def rulings(self) -> Rulings:
        """Return which reports are judged to be one thing, and which are not."""
        return self._made().rulings if self.held else Rulings()

    def meant(self, at: ReportAt) -> FoundReport:
        """Return which report a judgement means today."""
        home = (at.article, at.sha256)
        if home not in self._meant:
            self._find_all(home)
        if at not in self._meant[home]:
            self._meant[home][at] = find_report(at, self._store.reports(article=self._homes[home]))
        return self._meant[home][at]

    def counted(self, counts: dict[str, int]) -> dict[str, int]:
        """Return the counts of a store as the judgements leave them: without rejected reports, by kinds as judged."""
        touched = {*self.rejected, *(self._made().amended if self.held else ())}
        for report in self._store.reports(ids=touched):
            kind = None if report.id in self.rejected else self.report(report).kind
            counts[f"kind:{report.kind}"] -= 1
            if kind is None:
                counts["reports"] -= 1
            else:
                counts[f"kind:{kind}"] = counts.get(f"kind:{kind}", 0) + 1
        return {name: number for name, number in counts.items() if number or not name.startswith("kind:")}

    def renew(self, article: Article, gone: Sequence[str] = ()) -> bool:
        """Look anew for what judgements mean in an article that came or changed; tell whether any means it."""
        changed = {article.id, *gone}
        stale = {home for home in self._all_homes() if home[0] in changed or home[1] == article.sha256}
        for home in stale:
            self._meant.pop(home, None)
            self._homes.pop(home, None)
        if stale:
            self._derived = None
        return bool(stale)

    def _all_homes(self) -> set[_Home]:
        """Return the articles that judgements remember."""
        return {(at.article, at.sha256) for held in self.held for at in (*held.reports, *held.others)}

    def _find_all(self, home: _Home) -> None:
        """Find the article of a home, by its id or its text, and the reports in it that judgements mean."""
        stored = [one.id for one in self._store.stored(home[1])]
        self._homes[home] = home[0] if home[0] in stored or not stored else min(stored)
        reports = self._store.reports(article=self._homes[home])
        wanted = {at for held in self.held for at in (*held.reports, *held.others) if (at.article, at.sha256) == home}
        self._meant[home] = {at: find_report(at, reports) for at in wanted}

    def _made(self) -> "_Derived":
        """Return what the judgements on reports come to."""
        if self._derived is None:
            self._derived = _Derived(self)
        return self._derived


class _Derived:
    """What judgements come to, with the reports that they mean today."""

    def __init__(self, seen: Seen) -> None:
        """Find all reports that are meant, and sort out what is said of them."""
        amended: dict[str, list[Judgement]] = {}
        rejected = set()
        for judgement in seen.held:
            found = seen.meant(judgement.reports[0]).report
            if found is not None and judgement.act == "reject":
                rejected.add(found)
            elif found is not None and judgement.act in AMENDING:
                amended.setdefault(found, []).append(judgement)
        self.amended = amended
        self.rejected = frozenset(rejected)
        self.rulings = rulings_of(seen.held, lambda at: seen.meant(at).report)


def judged_of(store: Store) -> Judged:
    """Replay the log of a store."""
    return replay(store.judgements(), load_register())
