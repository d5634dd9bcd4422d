"""Machine-made variants of articles that were read: as many as a benchmark needs, for the price of reading a few.

A variant is told on another day and in other words. Words, with a capital or without, are exchanged for others of the
same length and about the same frequency, so that offsets stay, hardly two variants share a passage, and words stand
together as often as in a corpus of that size; numbers grow, dates move with the day of publication, and whoever only
articles know is somebody else. Actors of the register and places stay: the same few speak in all of them, as in the
news.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tracktwo.extract.making import report_id
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import (
    Actor,
    ActorValue,
    Article,
    Attribution,
    DateValue,
    EntryValue,
    PlaceValue,
    QuantityValue,
    Report,
    Value,
)

_WORD = re.compile(r"\b[A-Za-z][a-z]{2,}\b")
_NUMBER = re.compile(r"\b\d+\b")
# What stays in its words: names, where they tell who or where. All else is told in other words, dates and what was said
# too; kept, every variant would be a copy of all others of its article, and every saying said again in each.
_NAMING = (ActorValue, PlaceValue)
_NAME = re.compile(r"\b[A-Z][\w.]*")
_BAND = 32  # words of neighbouring frequency that are exchanged for each other


@dataclass(frozen=True)
class Told:
    """An article with all that was read from it."""

    article: Article
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]


def exchanges(articles: Iterable[Article]) -> list[list[str]]:
    """Return the bands of words that are exchanged for each other: of one length, and of like frequency.

    Words that carry no topic ("the", "after") are exchanged among themselves: no two reporters order them alike.
    """
    counts = Counter(match.group() for article in articles for match in _WORD.finditer(article.text))
    by_length: dict[tuple[int, bool, bool], list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        kind = (len(word), word.islower(), word.casefold() in tuning().stopwords)
        by_length.setdefault(kind, []).append(word)
    return [words[at : at + _BAND] for words in by_length.values() for at in range(0, len(words), _BAND)]


def words_of_world(bands: Sequence[Sequence[str]], number: int) -> dict[str, str]:
    """Return by which word each is replaced in the variants of one number; 0 replaces none."""
    found = {}
    for band in bands:
        shift = int(_digest(f"{number}|{band[0]}")[:8], 16) % len(band) if number else 0
        found.update({word: band[(at + shift) % len(band)] for at, word in enumerate(band)})
    return found


def variant(told: Told, number: int, day: date, words: Mapping[str, str]) -> Told:
    """Tell an article anew, published on ``day``."""
    old = told.article
    published = date.fromisoformat(old.published[:10]) if old.published else day
    fixed = sorted(
        match.span()
        for report in told.reports
        for values in report.fields.values()
        for value in values
        if isinstance(value, _NAMING)
        for match in _NAME.finditer(old.text, value.start, value.end)
    )
    text = _rewritten(old.text, fixed, words, number)
    id_ = "a" + _digest(f"{old.id}|{number}")
    change = _Change(number, (day - published).days, text, id_)
    article = replace(
        old, id=id_, sha256=_digest(text, 64), text=text, published=day.isoformat(), published_how="given",
        path=f"{id_}.txt", url=None, family=None, outlet=f"{old.outlet or 'outlet'}", title=None, credits=(),
    )  # fmt: skip
    reports = tuple(_report(report, change) for report in told.reports)
    actors = tuple(replace(actor, id=change.actor(actor.id) or actor.id) for actor in told.actors)
    return Told(article, reports, tuple({actor.id: actor for actor in actors}.values()))


def carried(told: Told, outlet: str) -> Told:
    """Return the same article under another outlet's name, with the last digit of its text changed."""
    old = told.article
    at = max((match.start() for match in _NUMBER.finditer(old.text)), default=None)
    text = old.text if at is None else old.text[:at] + str((int(old.text[at]) + 1) % 10) + old.text[at + 1 :]
    id_ = "a" + _digest(f"{old.id}|{outlet}")
    change = _Change(0, 0, text, id_)
    article = replace(old, id=id_, sha256=_digest(text, 64), text=text, outlet=outlet, path=f"{id_}.txt")
    return Told(article, tuple(_report(report, change) for report in told.reports), told.actors)


@dataclass(frozen=True)
class _Change:
    """What becomes of the reports of one variant."""

    number: int
    days: int
    text: str
    article: str

    def id(self, report: str) -> str:
        return report_id(self.article, f"{report}|{self.article}".encode())

    def actor(self, id_: str | None) -> str | None:
        """Make whoever only the article knows somebody else."""
        return f"{id_}-w{self.number}" if id_ and id_.startswith("x:") and self.number else id_


def _report(report: Report, change: _Change) -> Report:
    """Move a report into its variant."""
    fields = {name: tuple(_value(value, change) for value in values) for name, values in report.fields.items()}
    links = tuple(_link(link, change) for link in report.attribution)
    return replace(report, id=change.id(report.id), article=change.article, fields=fields, attribution=links)


def _value(value: Value, change: _Change) -> Value:
    """Move a value into its variant."""
    text = change.text[value.start : value.end]
    more: dict[str, Any] = {}
    if isinstance(value, ActorValue):
        more = {"id": change.actor(value.id)}
    elif isinstance(value, EntryValue):
        more = {"id": change.id(value.id)}
    elif isinstance(value, DateValue) and value.from_ and value.until:
        first, last = (date.fromisoformat(day) + timedelta(change.days) for day in (value.from_, value.until))
        edtf = first.isoformat() if first == last else f"{first}/{last}"
        more = {"edtf": edtf, "from_": first.isoformat(), "until": last.isoformat()}
    elif isinstance(value, QuantityValue):
        grown = 1 + change.number % 7 / 10
        more = {
            side: None if n is None else float(round(n * grown))
            for side, n in (("low", value.low), ("high", value.high))
        }
    return replace(value, text=text, **more)


def _link(link: Attribution, change: _Change) -> Attribution:
    """Move a link of a chain of attribution into its variant."""
    cue = None
    if link.cue_start is not None and link.cue_end is not None:
        cue = change.text[link.cue_start : link.cue_end]
    return replace(link, text=change.text[link.start : link.end], actor=change.actor(link.actor), cue=cue)


def _rewritten(text: str, fixed: Sequence[tuple[int, int]], words: Mapping[str, str], number: int) -> str:
    """Exchange words and digits outside the passages that are fixed; the length stays."""
    kept = bytearray(len(text))
    for start, end in fixed:
        kept[start:end] = b"\1" * (end - start)

    def word(match: re.Match[str]) -> str:
        return match.group() if kept[match.start()] else words.get(match.group(), match.group())

    def digits(match: re.Match[str]) -> str:
        if kept[match.start()] or not number:
            return match.group()
        return "".join(str((int(sign) + number) % 9 + 1) for sign in match.group())

    return _NUMBER.sub(digits, _WORD.sub(word, text))


def _digest(text: str, length: int = 16) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
