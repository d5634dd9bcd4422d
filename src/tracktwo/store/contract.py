"""What every store must do. One body of tests (``tests/contract``) holds for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from tracktwo.types import Actor, Article, Entry, Family, Judgement, Report


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """What of an article is needed to see whether it must be read again.

    ``given`` is the article as it came in, as JSON without its text; ``reading`` the digest of the steps it went
    through.
    """

    id: str
    path: str | None
    reading: str
    given: str


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """An input that could not be read, kept until a later add of the same path succeeds."""

    path: str
    what: str
    where: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found: offsets in the article's text, and the words around it."""

    article: str
    title: str | None
    start: int
    end: int
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """All that reading one article gives, to be stored whole or not at all; ``given`` is the article as it came in.

    ``blocks``, the keys under which each report is found again, 16 hexadecimal digits each, depend on what was judged:
    they are put in with it.
    """

    given: Article
    article: Article
    reading: str
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    bands: tuple[str, ...]
    steps: Mapping[str, tuple[str, bytes]]
    blocks: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Store(Protocol):
    """A record's store. Writing happens inside ``writing()``: one transaction, taken at once, whole or not at all."""

    where: str

    def close(self) -> None:
        """Let go of the file or connection."""

    def writing(self) -> AbstractContextManager[None]:
        """Open the one write transaction; reads inside see its own writes."""

    def foreign_writes(self) -> int:
        """Return a number that is another one after somebody else has written to the record."""

    # articles
    def articles(self, ids: Iterable[str] | None = None) -> list[Article]:
        """Return articles by id, or all, in order of id."""

    def stored(self, sha256: str) -> list[StoredArticle]:
        """Return what is stored under a text's hash."""

    def put_finding(self, finding: Finding) -> None:
        """Store an article with its reports, replacing what was stored under its id."""

    def put_articles(self, articles: Iterable[Article]) -> None:
        """Write changed articles back (a new family, an inferred date), leaving their reports alone."""

    def remove_article(self, article: str) -> None:
        """Remove an article and all that was read from it."""

    def get_steps(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the cached outputs of steps that are there, by key."""

    # reports
    def reports(
        self, *, ids: Iterable[str] | None = None, kind: str | None = None, article: str | None = None
    ) -> list[Report]:
        """Return reports in order of id."""

    def block_members(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the reports in each block, by the block's key; blocks without any are left out."""

    def articles_in_bands(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many of the bands each article holds, in order of id; those that hold none are left out."""

    def actors(self) -> list[tuple[str, Actor]]:
        """Return the actors that articles named, each with its article, in order of id and article."""

    # families and entries
    def families(self, ids: Iterable[str] | None = None) -> list[Family]:
        """Return families in order of id."""

    def families_of(self, articles: Iterable[str]) -> list[Family]:
        """Return the families that any of the articles belong to."""

    def replace_families(self, old: Iterable[str], new: Iterable[Family]) -> None:
        """Put new families in the place of old ones."""

    def entries(self, *, ids: Iterable[str] | None = None, kind: str | None = None) -> list[Entry]:
        """Return entries in order of id."""

    def entries_of(self, reports: Iterable[str]) -> list[Entry]:
        """Return the entries that any of the reports belong to."""

    def entry_ids_of(self, reports: Iterable[str]) -> list[str]:
        """Return the ids of the entries that any of the reports belong to, in order."""

    def entry_members(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the reports of entries, in order, by the entry's id; entries that have none left are left out."""

    def replace_entries(self, old: Iterable[str], new: Sequence[Entry]) -> None:
        """Put new entries in the place of old ones; those that are as they were stay untouched."""

    def replace_blocks(self, blocks: Mapping[str, Iterable[str]]) -> None:
        """Put new block keys in the place of the old ones of each report, by the report's id."""

    # notes
    def noted(self, name: str) -> str | None:
        """Return what was noted of the record itself under a name, such as how its keys were made; None if nothing."""

    def note(self, name: str, value: str) -> None:
        """Note something of the record itself, in the place of what was noted under the name."""

    # judgements
    def put_judgement(self, judgement: Judgement) -> None:
        """Write a judgement at the end of the log; raises RecordError where its number is not the next."""

    def judgements(self) -> list[Judgement]:
        """Return all judgements in order of number; none is ever changed or removed."""

    def last_judgement(self) -> int:
        """Return the number of the last judgement, 0 where there is none."""

    # failures, counts, search, checks
    def put_failure(self, failure: StoredFailure) -> None:
        """Keep a failed input."""

    def drop_failure(self, path: str) -> None:
        """Forget a failure after its path could be read."""

    def failures(self) -> list[StoredFailure]:
        """Return the failures in order of path."""

    def counts(self) -> dict[str, int]:
        """Return the number of articles, reports, entries, families, failures, and of reports by kind."""

    def search(self, words: str, limit: int) -> list[Hit]:
        """Return passages that hold the words, best first."""

    def check(self) -> list[str]:
        """Return what the database itself finds wrong with the file."""
