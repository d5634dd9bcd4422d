import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tracktwo.cli.main import VERBS, cli, run
from tracktwo.cli.writing import write_out
from tracktwo.errors import ExportError

HEAVY = ("spacy", "rich", "sqlalchemy", "yaml", "jinja2", "msgspec", "vl_convert", "lxml")


def command(*arguments: str, cwd: Path | None = None, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "tracktwo", *arguments], capture_output=True, text=True, check=False, cwd=cwd,
        env={**os.environ, **environment}, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["--help"], *([verb, "--help"] for verb in VERBS)], ids=lambda a: a[0])
def test_help_imports_nothing_heavy_and_shows_examples(arguments: list[str]) -> None:
    code = (
        "import sys; from tracktwo.cli.main import run; status = run(sys.argv[1:]); "
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules]); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "heavy: []" in done.stdout
    assert "Examples:" in done.stdout
    assert done.stdout.split("Examples:")[1].count("tracktwo") >= 2


def test_help_is_there_at_once() -> None:
    # Processor time, not the clock: other work on the machine must not fail it. At rest the two are nearly the same.
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.2


def test_verbs_have_modules_and_modules_have_verbs() -> None:
    import tracktwo.cli.verbs as home

    files = {path.stem for path in Path(home.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == set(VERBS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["--nosuch"],
        ["add"],
        ["list"],
        ["find"],
        ["export", "nosuch"],
        ["dossier"],
        ["list", "articles", "--since", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--record", str(tmp_path / "none.db"), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Error" in said.err


def test_a_near_miss_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dosier"]) == 2
    assert "did you mean dossier?" in capsys.readouterr().err


def test_a_missing_record_is_told_in_three_parts_without_a_traceback(tmp_path: Path) -> None:
    done = command("--record", str(tmp_path / "none.db"), "brief")
    assert done.returncode == 2
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "where", "next"]
    assert "Traceback" not in done.stderr


def test_a_broken_pipe_is_no_error() -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m tracktwo --help | head -1 >/dev/null"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (click.Abort(), 130, "interrupted"),
        (OSError(28, "No space left on device", "x.db"), 2, "No space left on device"),
        (BrokenPipeError(), 0, ""),
        (ValueError("odd"), 70, "a fault in tracktwo: ValueError: odd"),
        (ExportError("no", where="there", next_step="else"), 2, "error: no"),
    ],
)
def test_every_end_has_its_status(
    error: BaseException, status: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", fail)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert run([]) == status
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_a_file_is_written_whole_or_not_at_all_and_a_device_stays_a_device(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")

    def broken() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        write_out(broken(), target)
    assert target.read_text() == "old"
    write_out([b"new"], target)
    assert target.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    write_out([b"new"], Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_the_record_comes_from_the_environment(tmp_path: Path) -> None:
    done = command("init", TRACKTWO_RECORD=str(tmp_path / "of-the-environment.db"))
    assert done.returncode == 0
    assert done.stdout == ""
    assert (tmp_path / "of-the-environment.db").exists()
