"""The command ``tracktwo``: one verb a file in ``verbs/``, loaded only when it is called."""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from tracktwo.errors import TracktwoError

FINE, FOUND, USAGE, PARTIAL, INTERRUPTED = 0, 1, 2, 3, 130
# What sysexits.h calls a fault of the software itself: none of the promised statuses may stand for it.
FAULT = 70

# Verb → what it does, in the order of work. Kept here so that the list of verbs needs no verb's module.
VERBS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Make an empty record.",
        "add": "Read articles into the record.",
        "status": "Say what the record holds.",
        "list": "List reports of a kind, articles, actors, places, entries or failures.",
        "show": "Show one thing of the record, with the passages it rests on.",
        "find": "Search the articles' text.",
        "compare": "Lay the accounts of one thing side by side.",
        "figures": "List the figures: how many, according to whom.",
        "positions": "List who holds what on which issue, and who turned.",
        "timeline": "List what has a date, in order.",
        "whatsnew": "List what is new since a day.",
        "copies": "List the families of copies, and what they changed.",
        "actors": "Say who is who: list, show, merge, split, import and check actors.",
        "review": "Judge reports and entries: same, different, reject, relabel, edit; walk the queue, undo, export.",
        "brief": "Print the brief.",
        "dossier": "Write the dossier: one HTML file.",
        "export": "Write the record for other programs.",
        "verify": "Check the record; exit 1 where something is wrong.",
        "evaluate": "Measure against gold data.",
        "demo": "Read the sample coverage and show what comes of it.",
    }
)


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is called, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of work."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a verb."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"tracktwo.cli.verbs.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or name the nearest ones."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], list(VERBS), n=2)
            advice = f"did you mean {' or '.join(near)}?" if near else "see tracktwo --help"
            ctx.fail(f"no verb {args[0]!r}; {advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        del ctx
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Print the version and stop."""
    del param
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"tracktwo {version('tracktwo')}")
        ctx.exit()


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Exit status: 0 fine · 1 a check found something · 2 wrong usage · 3 some inputs failed · 130 interrupted

\b
Examples:
  tracktwo --record talks.db add articles/ --manifest articles/manifest.csv
  tracktwo --record talks.db brief""",
)
@click.option(
    "--record", type=click.Path(dir_okay=False, path_type=Path), default=Path("tracktwo.db"), envvar="TRACKTWO_RECORD",
    show_default=True, show_envvar=True, metavar="FILE.db", help="The record to work on.",
)  # fmt: skip
@click.option("--debug", is_flag=True, help="Show the whole traceback of an error.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.pass_context
def cli(ctx: click.Context, record: Path, debug: bool) -> None:
    """Read the press on a war and its peace talks, and keep the record."""
    ctx.obj = record
    ctx.meta["tracktwo.debug"] = debug


def main(args: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status; errors are told in three parts, never as a traceback."""
    arguments = list(sys.argv[1:] if args is None else args)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    debug = "--debug" in arguments
    try:
        outcome = cli.main(arguments, prog_name="tracktwo", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return int(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\ninterrupted; what was finished is kept", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough: what is left goes nowhere, and Python's own flush at exit must not fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FINE
    except Exception as error:
        if debug:
            raise
        return _told(error)
    return outcome if isinstance(outcome, int) else FINE


def _told(error: Exception) -> int:
    """Tell an error in three parts and return the exit status that goes with it."""
    if isinstance(error, TracktwoError):
        what, where, advice, status = error.what, error.where, error.next_step, USAGE
    elif isinstance(error, OSError):
        what, where = error.strerror or type(error).__name__, str(error.filename or "")
        advice, status = "check the path, the space on the disk and the right to write there", USAGE
    else:
        what, where = f"a fault in tracktwo: {type(error).__name__}: {error}", ""
        advice, status = "run it again with --debug before the verb, and report what it prints", FAULT
    click.echo(f"error: {what}", err=True)
    if where:
        click.echo(f"where: {where}", err=True)
    if advice:
        click.echo(f"next:  {advice}", err=True)
    return status
