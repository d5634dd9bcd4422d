"""Whether a judgement on reports makes sense and changes anything; for actors see ``actors.judgements``."""

from collections.abc import Sequence
from typing import get_args

from tracktwo.actors.judgements import standing
from tracktwo.errors import RecordError
from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile.amending import AMENDING, check_amendment
from tracktwo.reconcile.rulings import PAIRING
from tracktwo.seeing import Seen
from tracktwo.store.contract import Store
from tracktwo.types import Judgement, ReportAct, ReportAt

REPORT_ACTS = frozenset(get_args(ReportAct))


def check_report_judgement(judgement: Judgement, seen: Seen, store: Store) -> None:
    """Raise RecordError where a judgement means no report, pairs one with itself, or amends what cannot be so."""
    wanted = {at.id for at in (*judgement.reports, *judgement.others)}
    reports = {report.id: report for report in seen.reports(ids=wanted)}
    missing = sorted(wanted - set(reports))
    if missing or not judgement.reports:
        raise RecordError(
            f"there is no report {', '.join(missing)}", where=store.where, next_step="see tracktwo list, or review list"
        )
    if judgement.act in PAIRING:
        if not judgement.others or {at.id for at in judgement.reports} & {at.id for at in judgement.others}:
            raise RecordError(
                "a thing is compared with another", where=store.where, next_step="name two that share no report"
            )
        kinds = sorted({report.kind for report in reports.values()})
        if judgement.act == "same" and len(kinds) > 1:
            raise RecordError(
                f"a {kinds[0]} and a {kinds[1]} are not one thing", where=store.where,
                next_step=f"if one was misread: tracktwo review relabel REPORT kind {kinds[0]}",
            )  # fmt: skip
    if judgement.act in AMENDING:
        check_amendment(reports[judgement.reports[0].id], judgement, load_ontology())


def stands_already(judgement: Judgement, log: Sequence[Judgement]) -> bool:
    """Tell whether the last standing judgement on the same matter says the same."""
    last = next((one for one in reversed(standing(log)) if _matter(one) == _matter(judgement)), None)
    return last is not None and (last.act, last.to, last.values) == (judgement.act, judgement.to, judgement.values)


def _matter(judgement: Judgement) -> tuple[object, ...]:
    """Return what a judgement is on: a pair, whichever is named first; a report; or a field of a report."""
    sides = frozenset((_meant(judgement.reports), _meant(judgement.others)))
    group = "pair" if judgement.act in PAIRING else "field" if judgement.act in AMENDING else judgement.act
    return sides, group, judgement.field


def _meant(reports: Sequence[ReportAt]) -> frozenset[tuple[str, str, int, int]]:
    """Return which reports are meant, whatever their ids."""
    return frozenset((at.article, at.kind, at.start, at.end) for at in reports)
