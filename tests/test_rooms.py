"""The rules between the rooms: what may import what, who may touch SQL and the network, and how long a piece may be."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tracktwo"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
INNER = ("language", "extract", "actors", "reconcile")
OUTER = ("store", "web", "cli", "engine", "record")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_inner_rooms_do_not_know_the_outer_ones(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] in INNER:
        known = {i.split(".")[1] for i in imports(path) if i.startswith("tracktwo.")}
        assert not known & set(OUTER)


def test_types_import_nothing_of_ours() -> None:
    assert not [i for i in imports(SOURCE / "types.py") if i.startswith("tracktwo")]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_net_opens_a_socket(path: Path) -> None:
    forbidden = {"socket", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    if name(path) != "sources/net.py":
        assert not imports(path) & forbidden


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_store_writes_sql(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] != "store":
        assert not [i for i in imports(path) if i.split(".")[0] in ("sqlalchemy", "sqlite3")]
        assert not re.search(r"\b(INSERT INTO|DELETE FROM|CREATE TABLE|SELECT \w+ FROM)\b", path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_codec_knows_msgspec(path: Path) -> None:
    if name(path) not in ("codec.py", "export/schema.py"):
        assert "msgspec" not in {i.split(".")[0] for i in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_pieces_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_clock_chance_or_pickle_inside(path: Path) -> None:
    found = imports(path)
    if name(path) != "evaluate/outcome.py":  # resamples with a fixed seed
        assert "random" not in found
    assert not {"pickle", "shelve", "marshal"} & found
