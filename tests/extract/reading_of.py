"""Texts of our own, read through the whole pipeline."""

import hashlib
from functools import cache

from tracktwo.language.reading import Reading
from tracktwo.pipeline import read_article
from tracktwo.types import Article, Report, Value


@cache
def read(text: str, published: str | None = "2018-05-16") -> Reading:
    """Read a text as an article published on a Wednesday in May 2018."""
    return read_article(
        Article(
            id="a-test", path=None, url=None, sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="text/plain",
            language="en", outlet="The Gazette", origin=None, text=text, published=published,
            published_how="given" if published else None,
        )
    )  # fmt: skip


def words_of(report: Report, name: str) -> list[str]:
    """Return the passages of a field."""
    return [value.text for value in report.fields.get(name, ())]


def assert_anchored(reading: Reading, reports: tuple[Report, ...]) -> None:
    """Check that every value's words stand at its offsets."""
    values: list[Value] = [v for r in reports for vs in r.fields.values() for v in vs]
    assert values
    assert all(reading.text[v.start : v.end] == v.text for v in values)
