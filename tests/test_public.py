"""The promised names: a list that is changed on purpose."""

import subprocess
import sys

import pytest

import tracktwo

PROMISED = {
    "Actor", "Added", "Article", "Entry", "EvaluationError", "ExportError", "Failure", "Family", "InputError",
    "LimitError", "NetworkRefused", "OntologyError", "Place", "Progress", "Record", "RecordError", "Report",
    "TracktwoError", "load_ontology", "read_article", "read_sources", "reports_of",
}  # fmt: skip


def test_the_list_is_the_promise() -> None:
    assert set(tracktwo.__all__) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_every_promised_name_is_there(name: str) -> None:
    found = getattr(tracktwo, name)
    assert found.__name__ == name
    assert found.__doc__


def test_what_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'frob'"):
        _ = tracktwo.frob


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, tracktwo; print(sorted({'spacy', 'sqlalchemy', 'rich', 'yaml', 'msgspec'} & set(sys.modules)))"
    outcome = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert outcome.stdout.strip() == "[]"
