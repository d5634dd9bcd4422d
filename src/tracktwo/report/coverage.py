"""All that a record holds, taken out once, so that everything told about it is a pure function of it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from tracktwo.types import (
    Actor,
    ActorValue,
    Article,
    Entry,
    Family,
    Place,
    PlaceValue,
    QuantityValue,
    Report,
    Status,
    Value,
)

# What several accounts of one thing say about its status, strongest first.
_STATUS_ORDER: tuple[Status, ...] = (
    "happened", "ongoing", "planned", "proposed", "conditional", "hypothetical", "refused", "denied",
)  # fmt: skip


# Kinds whose names are names, even where a text calls them by a common noun ("the president").
_NAMED_KINDS = frozenset({"person", "government", "outlet"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "him",
        "her",
        "them",
        "us",
        "me",
        "one",
        *("my", "our", "your", "his", "their", "its", "mine", "ours", "yours", "hers", "theirs", "others", "some"),
    ]
)
_USUAL = 3  # how many times fewer reports may give a value that is told beside the most usual one
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|some|many|all)\s+")


class Holdings(Protocol):
    """What a record has to offer to be told about; an open Record does."""

    def articles(self) -> list[Article]:
        """Return all articles."""

    def reports(self) -> list[Report]:
        """Return all reports."""

    def entries(self) -> list[Entry]:
        """Return all entries."""

    def actors(self) -> Mapping[str, Actor]:
        """Return the actors by id."""

    def places(self) -> Mapping[str, Place]:
        """Return the places by id."""

    def families(self) -> list[Family]:
        """Return the families."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A record's articles by date, its reports and entries, and who and where they speak of."""

    articles: Mapping[str, Article]
    reports: Mapping[str, Report]
    entries: Mapping[str, Entry]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    families: tuple[Family, ...] = ()


def take_coverage(record: Holdings) -> Coverage:
    """Take all out of an open record; articles are ordered by date of publication, undated ones last."""
    articles = sorted(record.articles(), key=article_order)
    return Coverage(
        articles={article.id: article for article in articles},
        reports={report.id: report for report in record.reports()},
        entries={entry.id: entry for entry in record.entries()},
        actors=record.actors(),
        places=record.places(),
        families=tuple(record.families()),
    )


def reports_of_entry(coverage: Coverage, entry: Entry) -> list[Report]:
    """Return an entry's reports in the order of their articles' dates, then of the text."""
    found = [coverage.reports[name] for name in entry.reports if name in coverage.reports]
    return sorted(found, key=lambda report: (_place(coverage, report), first_offset(report), report.id))


def first_told(coverage: Coverage, entry: Entry) -> str:
    """Return the day on which the first article that tells of an entry appeared, or "" where none has a date."""
    told = {coverage.reports[name].article for name in entry.reports if name in coverage.reports}
    return min((day for name in told if (day := coverage.articles[name].published)), default="")


def in_time(coverage: Coverage, entry: Entry) -> tuple[str, str, str]:
    """Return what entries are told in the order of: their date; undated ones last, by the day of the first report."""
    return (entry.when or "9").strip("[]{}"), first_told(coverage, entry) or "9", entry.id


def _place(coverage: Coverage, report: Report) -> tuple[str, str, str]:
    """Return what puts a report's article in the order of articles: by date, undated last, then by path and id."""
    return article_order(coverage.articles[report.article])


def article_order(article: Article) -> tuple[str, str, str]:
    """Return what articles are ordered by: the date of publication, undated ones last, then path and id."""
    return article.published or "9", article.path or "", article.id


def first_offset(report: Report) -> int:
    """Return where in its article a report begins."""
    return min((value.start for values in report.fields.values() for value in values), default=0)


def values_of(reports: Iterable[Report], field: str) -> list[Value]:
    """Return the different values that reports give for a field, in their order."""
    found: dict[object, Value] = {}
    for report in reports:
        for value in report.fields.get(field, ()):
            found.setdefault(identity(value), value)
    return list(found.values())


def usual_values(reports: Sequence[Report], field: str) -> list[Value]:
    """Return the values of a field without those that few accounts give, for a sentence that tells them all at once.

    A value stays where a third as many reports give it as give the most usual one; what the few say is among the
    differences.
    """
    given = Counter(identity(value) for report in reports for value in values_of([report], field))
    most = max(given.values(), default=0)
    return [value for value in values_of(reports, field) if given[identity(value)] * _USUAL >= most]


def identity(value: Value) -> object:
    """Return what makes two values the same answer: the normal form, or the words where there is none."""
    if isinstance(value, ActorValue):
        return ("actor", value.id or value.name.casefold())
    if isinstance(value, PlaceValue):
        return ("place", value.id or value.text.casefold())
    for part in ("edtf", "term"):
        if getattr(value, part, None) is not None:
            return (part, getattr(value, part))
    if isinstance(value, QuantityValue):
        return ("quantity", value.low, value.high, value.bound, value.unit)
    return ("span", value.text.casefold())


def status_of_entry(coverage: Coverage, entry: Entry) -> Status:
    """Return an entry's status: the strongest that one of its reports gives."""
    told = {coverage.reports[name].status for name in entry.reports if name in coverage.reports}
    return next((status for status in _STATUS_ORDER if status in told), "happened")


def independent_origins(coverage: Coverage) -> int:
    """Return how many origins the articles have: copies of one piece, and pieces of one family, count once."""
    return len({article.family or article.id for article in coverage.articles.values()})


def outlet_name(article: Article) -> str:
    """Return who published an article, and who wrote it where that is somebody else.

    >>> article = Article(id="a", path=None, url=None, sha256="", media_type="", language=None, outlet=None,
    ...                   origin="The Harbour Post", text="")
    >>> outlet_name(article)
    'The Harbour Post, carried by an unnamed outlet'
    """
    if article.outlet and article.origin and not _same_house(article.outlet, article.origin):
        return f"{article.origin}, carried by {article.outlet}"
    if article.origin and not article.outlet:
        return f"{article.origin}, carried by an unnamed outlet"
    return article.outlet or "an unnamed outlet"


def _same_house(outlet: str, origin: str) -> bool:
    """Say whether two names are one: the same, or one the beginning of the other (a Press and its Press Service)."""
    one, other = sorted((outlet.casefold(), origin.casefold()), key=len)
    return other == one or other.startswith(f"{one} ")


def file_name(article: Article) -> str:
    """Return a short name to tell articles apart by: the file's name without its ending, or the id."""
    return PurePath(article.path).stem if article.path else article.id


def actor_name(coverage: Coverage, value: ActorValue) -> str:
    """Return the display name of an actor value; what the text calls by a common noun begins with a small letter."""
    known = coverage.actors.get(value.id) if value.id else None
    return shown_name(known, value.text) if known else nobody(value.name)


# "Syria's people", which the text calls "his own people": whose it is stays a name.
_OWNED = re.compile(r"[^\W\d_][\w-]*['’]s\b")


def shown_name(actor: Actor, text: str) -> str:
    """Return an actor's name as it stands in a sentence: a description (rebels of Syria) begins with a small letter.

    ``text`` is what the article calls the actor at this place.
    """
    if actor.how != "article":
        return actor.name
    made_up = " of " in actor.name and actor.name.casefold() not in text.casefold()
    small = _DETERMINER.sub("", text)[:1].islower()
    common = actor.kind not in _NAMED_KINDS and small and not _OWNED.match(actor.name)
    if (made_up or common or _is_plain_people(actor, text)) and not actor.name[1:2].isupper():
        return actor.name[:1].lower() + actor.name[1:]
    return actor.name


def _is_plain_people(actor: Actor, text: str) -> bool:
    """Say whether an actor is nothing but a common noun (people, civilians), as the text's last word shows it."""
    last = text.rsplit(maxsplit=1)[-1:]
    return actor.kind == "population" and " " not in actor.name and bool(last) and last[0][:1].islower()


def nobody(words: str) -> str:
    """Return words that name somebody; a pronoun that stayed unresolved names nobody, and says so.

    >>> nobody("it"), nobody("her office")
    ('somebody not named (“it”)', 'her office')
    """
    return f"somebody not named (“{words}”)" if words.strip().casefold() in _PRONOUNS else words


def place_name(coverage: Coverage, value: Value) -> str:
    """Return the name of a place value."""
    known = coverage.places.get(value.id) if isinstance(value, PlaceValue) and value.id else None
    return known.name if known else value.text
