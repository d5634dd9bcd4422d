"""Walking the queue of doubts in a terminal: both passages side by side, one key a judgement, and on to the next."""

import sys
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from tracktwo.cli.comparing import comparison_lines
from tracktwo.cli.judging import new_judgement
from tracktwo.cli.opening import look, talk
from tracktwo.errors import RecordError
from tracktwo.ontology.load import load_ontology
from tracktwo.record import Record
from tracktwo.report.comparison import compare_reports
from tracktwo.report.coverage import Coverage, take_coverage
from tracktwo.report.doubts import Doubt, doubts
from tracktwo.report.passages import context_of, passage_of
from tracktwo.report.terminal import Look, padded
from tracktwo.report.words import plain_text
from tracktwo.types import Judgement, Report

if TYPE_CHECKING:
    from tracktwo.types import ReportAct

_GAP = 3
_KEYS = "s same · d different · u unsure · r reject · e edit · n next · z undo · q quit"
_PAIRS: "dict[str, ReportAct]" = {"s": "same", "d": "different", "u": "unsure"}


def doubts_of(record: Record, coverage: Coverage, kind: str) -> list[Doubt]:
    """Return the queue of a record."""
    ontology = load_ontology()
    if kind and kind not in ontology.kinds:
        raise RecordError(f"there is no kind {kind!r}", where="--kind", next_step=f"one of {', '.join(ontology.kinds)}")
    return doubts(coverage, ontology, record.judged_pairs(), kind)


def walk(record: Record, kind: str, by: str | None, why: str) -> None:
    """Show one doubt after another and judge as the keys say, until the queue or the input ends."""
    coverage = take_coverage(record)
    queue = doubts_of(record, coverage, kind)
    if not queue:
        talk("nothing to review")
        return
    made: list[int] = []
    for number, doubt in enumerate(queue, 1):
        told = [record.report(name) for name in (doubt.a, doubt.b)]
        reports = [report for report in told if report is not None]
        if len(reports) < len(told):  # rejected on the way
            continue
        for line in doubt_lines(coverage, doubt, reports, f"{number}/{len(queue)}", look()):
            click.echo(line)
        if not _decide(record, doubt, reports, made, (by, why)):
            break
    talk(f"{len(made)} judgements · see them: review list")


def _decide(
    record: Record, doubt: Doubt, reports: list[Report], made: list[int], signed: tuple[str | None, str]
) -> bool:
    """Take keys until the doubt is settled or left; False where the walk is to end."""
    while True:
        key = _key()
        if key in ("q", ""):
            return False
        if key in ("n", "\r", "\n"):
            return True
        try:
            judgement = _asked(record, doubt, reports, made, key, signed)
            done = record.judge(judgement) if judgement is not None else None
        except RecordError as error:
            talk(f"{error.what} — {error.next_step}")
            continue
        if judgement is None:
            talk(_KEYS)
            continue
        if done is not None:
            if done.act == "undo":
                made.pop()
            else:
                made.append(done.number)
            talk(f"judgement {done.number}: {done.act}")
        if key not in ("e", "z"):
            return True


def _asked(
    record: Record, doubt: Doubt, reports: list[Report], made: list[int], key: str, signed: tuple[str | None, str]
) -> Judgement | None:
    """Make the judgement that a key asks for; None where it asks for nothing."""
    by, why = signed
    if key in _PAIRS:
        sides = {"reports": record.refer([doubt.a]), "others": record.refer([doubt.b])}
        return new_judgement(_PAIRS[key], by, why, **sides)
    if key == "r":
        chosen = _which(reports)
        return new_judgement("reject", by, why or _line("why"), reports=record.refer([chosen.id]))
    if key == "e":
        from dataclasses import replace

        from tracktwo.cli.verbs.review import edit_judgement

        chosen, field = _which(reports), _line("field")
        unsigned = edit_judgement(record, chosen.id, field, [_line("value")])
        return replace(unsigned, by=by or unsigned.by, why=why or _line("why"))
    if key == "z" and made:
        return new_judgement("undo", by, why, undoes=made[-1])
    return None


def doubt_lines(coverage: Coverage, doubt: Doubt, reports: list[Report], place: str, drawn: Look) -> Iterator[str]:
    """Draw a doubt: why it is one, both passages side by side, and how the answers stand to each other."""
    yield ""
    head = f"{place}  {doubt.kind}: {doubt.why}, {doubt.sure:.0%} sure that it is one thing"
    yield drawn.paint(head, "strong")
    width = (drawn.width - _GAP) // 2
    columns = [_passage_lines(coverage, report, width) for report in reports]
    for left, right in zip_longest(*columns, fillvalue=""):
        yield (padded(left, width + _GAP) + right).rstrip()
    yield ""
    yield from comparison_lines(compare_reports(coverage, load_ontology(), reports), drawn)
    yield drawn.paint(_KEYS, "quiet")


def _passage_lines(coverage: Coverage, report: Report, width: int) -> list[str]:
    """Wrap a report's passage with the words around it."""
    text = coverage.articles[report.article].text
    context = context_of(text, *passage_of(text, report))
    whole = plain_text(f"{context.before}⟦{context.passage}⟧{context.after}")
    return [report.id, *textwrap.wrap(whole, width)]


def _which(reports: list[Report]) -> Report:
    """Ask which of two reports is meant: 1 the left, 2 the right."""
    answer = _line("which, 1 left or 2 right")
    if answer not in ("1", "2"):
        raise RecordError(f"{answer!r} is neither", where="the queue", next_step="type 1 or 2")
    return reports[int(answer) - 1]


def _key() -> str:
    """Take one key of a terminal, or the first letter of a line; empty where the input has ended."""
    if sys.stdin.isatty():
        return click.getchar().casefold()
    line = sys.stdin.readline()
    return line.strip().casefold()[:1] or ("n" if line else "")


def _line(asked: str) -> str:
    """Ask for a line."""
    click.echo(f"{asked}: ", err=True, nl=False)
    return sys.stdin.readline().strip()
