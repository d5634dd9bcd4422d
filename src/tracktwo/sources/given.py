"""What somebody says about an article besides its text: a manifest's row, a table's columns, an option."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracktwo.sources.day import edtf_day

# The names under which tables of articles keep what we look for; the first that holds something is taken.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articlebody", "maintext", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "sitename", "site"),
    "published": (
        "published",
        "date",
        "publication_date",
        "date_published",
        "datepublished",
        "published_at",
        "pubdate",
    ),
    "url": ("url", "link", "address"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
    "credit": ("credit", "origin", "agency"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is said about one article; ``published`` is EDTF."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    credit: str | None = None


def given_of(row: Mapping[str, str], where: str) -> Given:
    """Return what a row says, by the usual names of its columns; raises InputError for a date that is none."""
    language = column(row, "language")
    authors = column(row, "authors") or ""
    published = column(row, "published")
    return Given(
        url=column(row, "url"),
        outlet=column(row, "outlet"),
        published=edtf_day(published, where) if published else None,
        title=column(row, "title"),
        authors=tuple(part for author in authors.split(";") if (part := author.strip())),
        language=language.casefold() if language else None,
        credit=column(row, "credit"),
    )


def column(row: Mapping[str, str], what: str) -> str | None:
    """Return the first of the columns for something that holds more than white space, or None."""
    for name in COLUMNS[what]:
        value = row.get(name)
        if value is not None and value.strip():
            return value if what == "text" else value.strip()
    return None


def fill(first: Given, then: Given) -> Given:
    """Return the first, with what it leaves open taken from the second."""
    return replace(
        first,
        url=first.url or then.url,
        outlet=first.outlet or then.outlet,
        published=first.published or then.published,
        title=first.title or then.title,
        authors=first.authors or then.authors,
        language=first.language or then.language,
        credit=first.credit or then.credit,
    )
