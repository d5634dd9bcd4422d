"""Who publishes: news agencies and outlets, by the names and domains they are known under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

SHORT = 5  # an alias of at most so many letters, all capitals, is matched in capitals only: "AP" is not "ap"


@dataclass(frozen=True, slots=True)
class Publisher:
    """An agency or outlet under the one name we use for it; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    country: str
    agency: bool
    aliases: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def publishers() -> tuple[Publisher, ...]:
    """Return all that we know, agencies first, so that a name both use is an agency's."""
    return (*_read("agencies.tsv", agency=True), *_read("outlets.tsv", agency=False))


def publisher_of(words: str) -> Publisher | None:
    """Return who goes by a name, with or without the article before it and the company's form after it.

    >>> publisher_of("The Associated Press").name, publisher_of("AP").name, publisher_of("ap")
    ('Associated Press', 'Associated Press', None)
    >>> publisher_of("www.cnn.com").name
    'CNN'
    """
    name = re.sub(r",? (?:LLC|Inc|Ltd|Limited|PLC|plc|Corp|GmbH|S\.A)\.?$", "", words.strip(" \t\xa0.,:;()[]|"))
    found = _by_name().get(name) or _by_name().get(name.casefold())
    if found is None and re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", name):
        found = publisher_of_url(name)
    return found


def publisher_of_url(url: str) -> Publisher | None:
    """Return whose domain an address or host name lies in.

    >>> publisher_of_url("https://edition.cnn.com/2016/12/16/x.html").name
    'CNN'
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # brackets of an address that is none
        return None
    labels = host.lower().split(".")
    for start in range(len(labels) - 1):
        found = _by_domain().get(".".join(labels[start:]))
        if found is not None:
            return found
    return None


@cache
def agency_names() -> str:
    """Return all names of agencies as one regular expression, longest first."""
    return _alternation(agency=True)


@cache
def publisher_names() -> str:
    """Return all names of agencies and outlets as one regular expression, longest first."""
    return _alternation(agency=None)


@cache
def _by_name() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for publisher in publishers():
        for alias in (publisher.name, *publisher.aliases):
            short = len(alias) <= SHORT and alias.isupper()
            found.setdefault(alias if short else alias.casefold(), publisher)
    return found


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: publisher for publisher in reversed(publishers()) for domain in publisher.domains}


def _alternation(*, agency: bool | None) -> str:
    names = {
        written
        for publisher in publishers()
        if agency is None or publisher.agency == agency
        for alias in (publisher.name, *publisher.aliases)
        for written in ({alias, alias.upper()} if len(alias) > SHORT else {alias})
    }
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _read(table: str, *, agency: bool) -> Iterator[Publisher]:
    """Read one of the two tables: comments, a header, then name, country, aliases, domains."""
    lines = (files("tracktwo.knowledge") / table).read_text(encoding="utf-8").splitlines()
    for row in [line for line in lines if line and not line.startswith("#")][1:]:
        name, country, aliases, domains = row.split("\t")
        yield Publisher(name, country, agency, _parts(aliases), _parts(domains))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
