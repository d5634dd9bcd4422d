"""Readings for the tests of dates, quantities and places: every line is a paragraph, nothing is furniture."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tracktwo.language.dates import find_dates
from tracktwo.language.names import find_names
from tracktwo.language.places import find_places
from tracktwo.language.quantities import find_quantities
from tracktwo.language.quotes import find_quotes
from tracktwo.language.reading import DateMention, Layout, Paragraph, PlaceMention, Quantity, Reading
from tracktwo.language.syntax import find_syntax
from tracktwo.types import Article

SATURDAY = "2017-03-18"


def layout_of(text: str) -> Layout:
    return Layout(tuple(Paragraph(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", text)), ())


@cache
def value_reading(text: str, published: str | None = SATURDAY) -> Reading:
    article = Article(
        id="a1", path=None, url=None, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        media_type="text/plain", language="en", outlet=None, origin=None, text=text, published=published,
    )  # fmt: skip
    reading = Reading(article=article, layout=layout_of(text))
    reading = replace(reading, syntax=find_syntax(reading))
    reading = replace(reading, quotes=find_quotes(reading))
    reading = replace(reading, names=find_names(reading))
    reading = replace(reading, dates=find_dates(reading))
    reading = replace(reading, quantities=find_quantities(reading))
    return replace(reading, places=find_places(reading))


def dates(text: str, published: str | None = SATURDAY) -> dict[str, str | None]:
    return {m.text: m.edtf for m in value_reading(text, published).dates}


def date(text: str, published: str | None = SATURDAY) -> DateMention:
    (found,) = value_reading(text, published).dates
    return found


def quantity(text: str) -> Quantity:
    (found,) = value_reading(text).quantities
    return found


def counted(text: str) -> dict[str, str | None]:
    reading = value_reading(text)
    return {q.text: None if q.head is None else reading.tokens[q.head].text for q in reading.quantities}


def places(text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.place) for m in value_reading(text).places]


def token(reading: Reading, word: str) -> int:
    return next(t.i for t in reading.tokens if t.text == word)


def anchored(reading: Reading, found: Iterable[DateMention | Quantity | PlaceMention]) -> bool:
    return all(
        reading.text[m.start : m.end] == m.text
        and reading.tokens[m.first].start <= m.start < reading.tokens[m.first].end
        and reading.tokens[m.last].start < m.end
        for m in found
    )
