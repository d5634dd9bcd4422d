"""``tracktwo review``: what somebody judges of reports and entries, one by one or along the queue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.judging import judge_aloud, judging_options, new_judgement, undone_number, writing
from tracktwo.cli.listing import listing_options, print_rows
from tracktwo.cli.opening import reading, talk

if TYPE_CHECKING:
    from tracktwo.record import Record
    from tracktwo.types import Judgement, Report, ReportAt

_json = click.option("--json", "as_json", is_flag=True, help="Print the judgement as one JSON object.")


@click.group(
    "review",
    invoke_without_command=True,
    epilog="""\b
Without a verb of its own it walks the queue: accounts that differ, reports that may be one thing, joins that rest on
little. Keys: s same, d different, u unsure, r reject, e edit, n next, z undo, q quit; each judges and goes on.

\b
A judgement is a line of the log that `actors` writes to, too. It edits no report: reports are looked at through it, now
and whenever articles are added or read anew. `undo` takes one back.

\b
Examples:
  tracktwo --record talks.db review
  tracktwo --record talks.db review same r1a2b r3c4d --why "one phone call" --by Ana
  tracktwo --record talks.db review edit r1a2b value "at least 7500" --why "misread"
  tracktwo --record talks.db review export -o gold.jsonl""",
)
@click.option("--kind", default="", help="Walk only this kind: statement, contact, figure …")
@judging_options
@click.pass_context
def command(ctx: click.Context, kind: str, by: str | None, why: str) -> None:
    """Judge reports and entries: same, different, unsure, reject, relabel, edit; walk the queue, undo, export."""
    if ctx.invoked_subcommand is None:
        from tracktwo.cli.review_queue import walk

        with writing(ctx.obj) as record:
            walk(record, kind, by, why)


def _pairing(act: str, told: str) -> click.Command:
    """Make the verb of one verdict on a pair."""

    @command.command(act, help=told)
    @click.argument("one", metavar="A")
    @click.argument("other", metavar="B")
    @judging_options
    @_json
    @click.pass_obj
    def verdict(path: Path, one: str, other: str, by: str | None, why: str, as_json: bool) -> None:
        with writing(path) as record:
            left, right = _sides(record, one, other)
            _judge(path, record, new_judgement(act, by, why, reports=left, others=right), as_json)

    verdict.__doc__ = told
    return verdict


_pairing("same", "Judge that two reports or entries are one thing.")
_pairing("different", "Judge that two reports or entries are two things.")
_pairing("unsure", "Judge that nobody can tell; the pair leaves the queue, and the rules decide.")


@command.command("reject")
@click.argument("name", metavar="REPORT")
@judging_options
@_json
@click.pass_obj
def reject_command(path: Path, name: str, by: str | None, why: str, as_json: bool) -> None:
    """Judge that a report says nothing: it leaves the record's lists, entries and exports, not the log."""
    with writing(path) as record:
        _judge(
            path, record, new_judgement("reject", by, why, reports=record.refer([_report(record, name).id])), as_json
        )


@command.command("relabel")
@click.argument("name", metavar="REPORT")
@click.argument("label", type=click.Choice(["kind", "status", "type", "act"]))
@click.argument("to", metavar="TO")
@judging_options
@_json
@click.pass_obj
def relabel_command(path: Path, /, name: str, label: str, to: str, by: str | None, why: str, as_json: bool) -> None:
    """Judge that a report is of another kind, status, PLOVER type or act."""
    with writing(path) as record:
        meant = record.refer([_report(record, name).id])
        _judge(path, record, new_judgement("relabel", by, why, reports=meant, field=label, to=to), as_json)


@command.command("edit")
@click.argument("name", metavar="REPORT")
@click.argument("field", metavar="FIELD")
@click.argument("values", nargs=-1, metavar="VALUE…")
@click.option("--at", "passage", default="", metavar="START-END", help="The passage the value stands on.")
@click.option("--nothing", is_flag=True, help="The article says nothing of it: the field is emptied.")
@judging_options
@_json
@click.pass_obj
def edit_command(path: Path, /, name: str, field: str, values: Sequence[str], **options: Any) -> None:
    """Judge that a field holds something else. Actors by name or id, dates as EDTF, figures as "at least 7500".

    The value is marked as a person's wherever it is shown or exported, with what was read beside it.
    """
    if bool(values) == options["nothing"]:
        raise click.UsageError("give the values, or --nothing")
    with writing(path) as record:
        judgement = edit_judgement(record, _report(record, name).id, field, values, options["passage"])
        _judge(path, record, _signed(judgement, options["by"], options["why"]), options["as_json"])


@command.command("list", epilog="Columns: number, act, what, by, at, why, stands, state (found, read anew, shifted, "
                 "dangling: it finds nothing any more; overruled: another judgement keeps the two apart).")  # fmt: skip
@listing_options
@click.pass_obj
def list_command(path: Path, shape: str | None) -> None:
    """List the judgements on reports, the last first: who, when, why, and whether what they mean is still there."""
    from tracktwo.cli.review_rows import LOG, log_rows

    with reading(path) as record:
        rows = log_rows(record)
    print_rows(LOG, rows, shape, nothing="nobody has judged a report yet")
    lost = sum(row["state"] == "dangling" for row in rows)
    if lost:
        talk(f"{lost} find nothing any more: they are kept, and hold again when what they mean comes back")


@command.command("queue", epilog="Columns: why, kind, a, b, sure, words_a, words_b, entries.")
@click.option("--kind", default="", help="Only this kind: statement, contact, figure …")
@click.option("--limit", type=int, default=50, show_default=True, help="How many.")
@listing_options
@click.pass_obj
def queue_command(path: Path, kind: str, limit: int, shape: str | None) -> None:
    """List what should be looked at: accounts that differ, what may be one thing, what rests on little."""
    from tracktwo.cli.review_queue import doubts_of
    from tracktwo.cli.review_rows import QUEUE, queue_rows
    from tracktwo.report.coverage import take_coverage

    with reading(path) as record:
        coverage = take_coverage(record)
        found = doubts_of(record, coverage, kind)
    rows = queue_rows(coverage, found[:limit])
    print_rows(QUEUE, rows, shape, shown=("why", "kind", "a", "b", "sure", "entries"), nothing="nothing to review")
    if len(found) > limit and shape in (None, "table"):
        talk(f"{len(found) - limit} more: --limit {len(found)}")


@command.command("undo")
@click.argument("number", type=int, required=False)
@judging_options
@_json
@click.pass_obj
def undo_command(path: Path, number: int | None, by: str | None, why: str, as_json: bool) -> None:
    """Take a judgement back: the last on a report that stands, or the one of NUMBER. An undo can be undone too."""
    from tracktwo.judging import REPORT_ACTS

    with writing(path) as record:
        undone = undone_number(record, number, REPORT_ACTS, "review list")
        _judge(path, record, new_judgement("undo", by, why, undoes=undone), as_json)


@command.command("export")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write here.")
@click.pass_obj
def export_command(path: Path, output: Path | None) -> None:
    """Write the standing judgements as gold: JSON lines by article and offset, without the articles' words."""
    from tracktwo.cli.review_rows import gold_rows
    from tracktwo.export.jsonl import jsonl_lines

    with reading(path) as record:
        lines = list(jsonl_lines(gold_rows(record)))
    if output is None:
        click.echo(b"".join(lines).decode(), nl=False)
    else:
        output.write_bytes(b"".join(lines))
        talk(f"{len(lines)} judgements written to {output}")


def edit_judgement(record: "Record", report: str, field: str, values: Sequence[str], passage: str = "") -> "Judgement":
    """Make an unsigned judgement that a field of a report holds what was typed."""
    from tracktwo.cli.setting import Setting, passage_for, set_value
    from tracktwo.errors import RecordError
    from tracktwo.ontology.load import load_ontology
    from tracktwo.report.coverage import take_coverage

    coverage = take_coverage(record)
    known = load_ontology().kinds[coverage.reports[report].kind].fields
    if field not in known:
        raise RecordError(f"there is no field {field!r}", where=report, next_step=f"edit one of {', '.join(known)}")
    anchor = passage_for(coverage, coverage.reports[report], field, passage)
    setting = Setting(coverage, coverage.reports[report], known[field], anchor)
    told = tuple(set_value(setting, value) for value in values)
    return new_judgement("edit", "", "", reports=record.refer([report]), field=field, values=told)


def _signed(judgement: "Judgement", by: str | None, why: str) -> "Judgement":
    """Say who judges, and why."""
    from dataclasses import replace

    return replace(judgement, by=by or judgement.by, why=why)


def _sides(record: "Record", one: str, other: str) -> "tuple[tuple[ReportAt, ...], tuple[ReportAt, ...]]":
    """Return what two names mean: a report, or all reports of an entry; of a report and its own entry, the others."""
    left, right = (_reports(record, name) for name in (one, other))
    if len(left) == 1:
        right = [name for name in right if name not in left] or right
    if len(right) == 1:
        left = [name for name in left if name not in right] or left
    return record.refer(left), record.refer(right)


def _reports(record: "Record", name: str) -> list[str]:
    """Return the reports of that name: one, or an entry's."""
    from tracktwo.cli.finding import find_thing
    from tracktwo.errors import RecordError
    from tracktwo.report.coverage import take_coverage
    from tracktwo.types import Entry, Report

    thing = find_thing(take_coverage(record), name)
    if isinstance(thing, Report):
        return [thing.id]
    if isinstance(thing, Entry):
        return list(thing.reports)
    raise RecordError(f"{name!r} is no report and no entry", where="the record", next_step="see tracktwo list")


def _report(record: "Record", name: str) -> "Report":
    """Return the one report of that name; an entry of one report stands for it."""
    from tracktwo.errors import RecordError

    found = _reports(record, name)
    report = record.report(found[0])
    if len(found) > 1 or report is None:
        raise RecordError(
            f"{name!r} has {len(found)} reports", where=", ".join(found[:8]), next_step="name one of them"
        )
    return report


def _judge(path: Path, record: "Record", judgement: "Judgement", as_json: bool) -> None:
    """Write a judgement and say what came of it."""
    from tracktwo.cli.review_rows import what_words

    judge_aloud(path, record, judgement, what_words, "review", as_json=as_json)
