"""One test body for every kind's golden folder."""

import json
from pathlib import Path

import pytest

from tests.golden_cases import FOLDER, cases, read_case

ALL = [(folder.name, text) for folder in sorted(FOLDER.iterdir()) for text in cases(folder.name)]


@pytest.mark.parametrize(("kind", "text"), ALL, ids=[f"{kind}-{text.stem}" for kind, text in ALL])
def test_reports_are_what_a_careful_reader_finds(kind: str, text: Path) -> None:
    expected = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    assert read_case(text, kind) == expected["reports"]
