"""Reading short texts of our own for the tests of this folder."""

from tracktwo.language.reading import Reading
from tracktwo.pipeline import read_article
from tracktwo.types import Article, Report


def read(text: str, published: str = "2016-12-16") -> Reading:
    """Read a text as an article of that day."""
    return read_article(
        Article(
            id="a-test", path=None, url=None, sha256="", media_type="text/plain", language="en", outlet=None,
            origin=None, text=text, published=published, published_how="given",
        )
    )  # fmt: skip


def terms(reports: tuple[Report, ...], field: str) -> list[str]:
    """Return the terms of one field, report by report."""
    return [getattr(value, "term", "") for report in reports for value in report.fields.get(field, ())]


def names(reports: tuple[Report, ...], field: str) -> list[str]:
    """Return the names in one field of actors, report by report."""
    return [getattr(value, "name", "") for report in reports for value in report.fields.get(field, ())]
