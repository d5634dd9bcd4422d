"""The rows of ``tracktwo review``: the log of judgements on reports, the queue, and judgements as gold."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracktwo.actors.judgements import standing
from tracktwo.cli.actor_rows import of_acts
from tracktwo.codec import to_plain
from tracktwo.judging import REPORT_ACTS
from tracktwo.reconcile.rulings import PAIRING
from tracktwo.record import Record
from tracktwo.report.coverage import Coverage
from tracktwo.report.doubts import Doubt
from tracktwo.report.words import value_words
from tracktwo.types import Judgement, ReportAt

Row = dict[str, Any]
LOG = ("number", "act", "what", "by", "at", "why", "stands", "state")
QUEUE = ("why", "kind", "a", "b", "sure", "words_a", "words_b", "entries")
# How a judgement's reports were found, the worst first.
_STATES = ("dangling", "shifted", "read anew", "found")


def log_rows(record: Record) -> list[Row]:
    """Return the judgements on reports, the last first; ``state`` tells whether what they mean is still there."""
    log = record.judgements()
    held = {judgement.number for judgement in standing(log)}
    return [
        {
            "number": one.number, "act": one.act, "what": what_words(one), "by": one.by, "at": one.at, "why": one.why,
            "stands": one.number in held if one.act != "undo" else None,
            "state": state_of(record, one) if one.number in held else None,
        }
        for one in reversed(of_acts(log, REPORT_ACTS))
    ]  # fmt: skip


def state_of(record: Record, judgement: Judgement) -> str:
    """Return how surely a judgement finds what it means: found, read anew, shifted, or dangling, or overruled.

    Overruled is a *same* whose two sides another judgement keeps apart.
    """
    sides = (judgement.reports, judgement.others) if judgement.act in PAIRING else (judgement.reports,)
    states = [min((record.meant(at).state for at in side), key=_STATES[::-1].index) for side in sides]
    worst = min(states, key=_STATES.index)
    if judgement.act == "same" and worst != "dangling" and not _together(record, judgement):
        return "overruled"
    return worst


def _together(record: Record, judgement: Judgement) -> bool:
    """Tell whether the two sides of a judgement are of one entry."""
    left, right = ({record.meant(at).report for at in side} for side in (judgement.reports, judgement.others))
    return any(left & set(entry.reports) and right & set(entry.reports) for entry in record.entries())


def what_words(judgement: Judgement) -> str:
    """Return what a judgement is about, in few words."""
    if judgement.act == "undo":
        return f"judgement {judgement.undoes}"
    if judgement.act in PAIRING:
        return f"{_side(judgement.reports)} and {_side(judgement.others)}"
    what = _side(judgement.reports)
    if judgement.act == "relabel":
        return f"{what}: {judgement.field} is {judgement.to}"
    if judgement.act == "edit":
        empty = Coverage(articles={}, reports={}, entries={}, actors={}, places={})
        told = "; ".join(value_words(empty, value) for value in judgement.values)
        return f"{what}: {judgement.field} is {told or 'nothing'}"
    return what


def _side(side: Sequence[ReportAt]) -> str:
    """Name a report, or the first of an entry's."""
    more = f" and {len(side) - 1} more" if len(side) > 1 else ""
    return f"{side[0].kind} {side[0].id}{more}"


def queue_rows(coverage: Coverage, found: Iterable[Doubt]) -> list[Row]:
    """Return the queue as rows, with the passages of both reports."""
    from tracktwo.report.passages import passage_of

    rows = []
    for doubt in found:
        words = []
        for name in (doubt.a, doubt.b):
            report = coverage.reports[name]
            text = coverage.articles[report.article].text
            start, end = passage_of(text, report)
            words.append(text[start:end])
        row: Row = {name: getattr(doubt, name) for name in ("why", "kind", "a", "b", "sure")}
        rows.append({**row, "words_a": words[0], "words_b": words[1], "entries": list(doubt.entries)})
    return rows


def gold_rows(record: Record) -> list[Row]:
    """Return the standing judgements as gold: who judged what, by article and offset; no text of the articles.

    Every report has the id that it has today (none where the judgement dangles) and the one it had when it was judged.
    """
    log = record.judgements()
    return [
        {
            "type": "judgement", "number": one.number, "act": one.act,
            "reports": [_gold(record, at) for at in one.reports], "others": [_gold(record, at) for at in one.others],
            "field": one.field or None, "to": one.to or None,
            "values": [_bare(to_plain(value)) for value in one.values],
            "by": one.by, "at": one.at, "why": one.why, "state": state_of(record, one),
        }
        for one in standing(log)
        if one.act in REPORT_ACTS
    ]  # fmt: skip


def _bare(value: Row) -> Row:
    """Return a value without the article's words."""
    return {name: item for name, item in value.items() if name != "text"}


def _gold(record: Record, at: ReportAt) -> Row:
    """Return a report as gold means it."""
    found = record.meant(at)
    return {
        "article": at.article, "sha256": at.sha256, "kind": at.kind, "start": at.start, "end": at.end,
        "report": found.report, "judged_as": at.id, "state": found.state,
    }  # fmt: skip
