"""Fixtures for every test."""

from pathlib import Path

import pytest

from tracktwo.record import Record

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of development data beside the clone, or skip the test and say so."""
    if not SHARED.is_dir():
        pytest.skip("the development data (../shared) is not here")
    return SHARED


@pytest.fixture(scope="session")
def sample_coverage() -> Path:
    """Return the folder of the sample coverage."""
    return Path(__file__).resolve().parents[1] / "src" / "tracktwo" / "sample" / "coverage"


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory, sample_coverage: Path) -> Path:
    """Return a record of the sample coverage, made once for each worker."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with Record.open(path, create=True) as record:
        record.add([sample_coverage], manifest=sample_coverage / "manifest.csv")
    return path
