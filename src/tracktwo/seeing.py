"""A record's reports as the standing judgements on actors let them be read; what is stored stays as it was read."""

from collections.abc import Iterable

from tracktwo.actors.judgements import Judged, replay, see
from tracktwo.actors.known import names_of
from tracktwo.actors.register import load_register
from tracktwo.store.contract import Store
from tracktwo.types import Report


class Seen:
    """The reports of a store, looked at through its judgements as they stand when this is made."""

    def __init__(self, store: Store, judged: Judged | None = None) -> None:
        """Replay the store's log, or take over what it was replayed to."""
        self._store = store
        self.judged = judged_of(store) if judged is None else judged
        self._names = names_of(self.judged, load_register())

    def reports(
        self, *, ids: Iterable[str] | None = None, kind: str | None = None, article: str | None = None
    ) -> list[Report]:
        """Return reports in order of id."""
        return [self.report(report) for report in self._store.reports(ids=ids, kind=kind, article=article)]

    def report(self, report: Report) -> Report:
        """Return one report as the judgements let it be read."""
        return see(report, self.judged, self._names)


def judged_of(store: Store) -> Judged:
    """Replay the log of a store."""
    return replay(store.judgements(), load_register())
