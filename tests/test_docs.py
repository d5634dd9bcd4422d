"""Documents that cannot rot: what they name exists, and what exists is named."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import click

from tracktwo.cli.main import cli

HERE = Path(__file__).parents[1]
DOCS = HERE / "docs"


def named(requirement: str) -> str:
    return re.split(r"[\[<>=~! ]", requirement)[0]


def test_every_dependency_says_why_it_is_here() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^- `([\w-]+)`[:(]? ?", text, re.MULTILINE))
    core_and_dev = {named(r) for r in (*project["dependencies"], *project["optional-dependencies"]["dev"])}
    extras = set(project["optional-dependencies"]) - {"dev"}
    assert explained == core_and_dev | extras
    for extra in extras:
        for requirement in project["optional-dependencies"][extra]:
            assert f"`{named(requirement)}`" in text


def test_links_between_documents_lead_somewhere() -> None:
    for page in (HERE / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_locks_have_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (HERE / name).read_text(encoding="utf-8")
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z0-9])", text):
            assert "--hash=sha256:" in block, block[:60]


def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_pages", HERE / "scripts" / "write_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_code_says() -> None:
    # In a process of its own: what other tests did to this one (streams, loaded verbs) must not show in the help.
    code = "import runpy, sys; sys.stdout.write(runpy.run_path(sys.argv[1])['reference']())"
    command = [sys.executable, "-c", code, str(HERE / "scripts" / "write_pages.py")]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == said, "run `make docs`"


def test_the_readme_shows_what_the_demo_prints() -> None:
    written = (HERE / "README.md").read_text(encoding="utf-8")
    assert written == pages().with_brief(written, pages().sample_brief()), "run `make docs`"


def test_every_verb_is_explained_in_the_start_or_the_recipes() -> None:
    told = (DOCS / "start.md").read_text(encoding="utf-8") + (DOCS / "recipes.md").read_text(encoding="utf-8")
    for verb in cli.list_commands(click.Context(cli)):
        assert f"tracktwo {verb}" in told or re.search(rf"--record \S+ {verb}\b", told), verb


def test_the_recipes_in_python_run(tmp_path: Path, sample_record: Path, sample_coverage: Path) -> None:
    shutil.copy(sample_record, tmp_path / "talks.db")
    (tmp_path / "articles").mkdir()
    shutil.copy(sample_coverage / "16-astana-three-copy.txt", tmp_path / "articles" / "one.txt")
    recipes = re.findall(r"```python\n(.*?)```", (DOCS / "recipes.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(recipes) == 2
    for recipe in recipes:
        outcome = subprocess.run(
            [sys.executable, "-c", recipe], check=True, cwd=tmp_path, capture_output=True, text=True
        )
        assert outcome.stdout.count("\n") > 5


def test_the_method_shows_the_floors_of_the_gate() -> None:
    written = (DOCS / "method.md").read_text(encoding="utf-8")
    assert written == pages().with_floors(written), "run `make docs`"
