"""Days of publication of articles that bear none, from others: copies of the text, and those that quote the same words.

Only a day of an article's own (given, of its metadata, or of its text) is evidence for others, so that an inferred day
never leads to another, and the outcome depends on the set of articles alone.

Reports of one event in words of their own are no evidence here. On conflict news, the same names on the same weekday
gave the right day, give or take one, to a third of the articles where few others were near in time, and to half of them
where the same parties met, agreed or fought in both: not enough to be trusted, so such articles stay without a day.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tracktwo.reconcile.body import body_of_text
from tracktwo.reconcile.fingerprint import fingerprint
from tracktwo.types import Article, Furniture

SAME_TEXT = "the same text as "
SAME_EVENT = "quotes the same words as "
# A shared quotation is one of so many words in a row; fingerprints of them are thinned by winnowing (see ``sketch``).
RUN, WINDOW = 7, 4
# Two articles quote the same words where they share so many fingerprints: about ten words. One slogan is not enough.
SHARED = 2
# News of one event comes within so many days; the days of the articles that quote the same must lie so close.
WITHIN = 3
# Words that are quoted again years later stand in texts of other days: two articles of one event name a weekday in
# common near their top. Measured on 1,200 dated articles of conflict news, each taken for undated among the others:
# 0.19 got a day, of these 0.89 right within a day and 0.95 within three; without the weekday 0.76 and 0.82.
TOP = 2500  # characters
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_KEPT = 256  # articles whose fingerprints are kept, some kilobytes each
_NAMED = 3  # articles that the reason names
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day of publication that other articles tell, with its reason."""

    day: str
    why: str


def own_day(article: Article) -> str | None:
    """Return the day of publication as the article itself or who gave it says; None where other articles told it."""
    why = article.published_why or ""
    told = article.published_how == "inferred" and why.startswith((SAME_TEXT, SAME_EVENT))
    return None if told else article.published


def quote_keys(article: Article) -> tuple[str, ...]:
    """Return fingerprints of what an article quotes: "q" and 15 hexadecimal digits each, sorted.

    Articles with a day of their own are found by them.
    """
    return _quoted_marks(article.text, article.furniture)


@lru_cache(maxsize=_KEPT)
def _quoted_marks(text: str, furniture: tuple[Furniture, ...]) -> tuple[str, ...]:
    """Take the fingerprints of what a text quotes."""
    body = body_of_text(text, furniture)
    hashes: set[str] = set()
    run: list[str] = []
    for key, quoted in zip((*body.keys, ""), (*body.quoted, False), strict=True):
        if quoted:
            run.append(key)
            continue
        hashes.update(_thinned(run))
        run = []
    return tuple(sorted(hashes))


def undated_keys(article: Article) -> tuple[str, ...]:
    """Return the same fingerprints as articles without a day of their own are found by, apart from the others."""
    return tuple("u" + key[1:] for key in quote_keys(article))


def index_keys(article: Article) -> tuple[str, ...]:
    """Return what a store indexes of an article to find those that quote the same words."""
    return undated_keys(article) if own_day(article) is None else quote_keys(article)


def _thinned(run: Sequence[str]) -> set[str]:
    """Return the smallest fingerprint of every few neighbouring ones; all of a short quotation's."""
    shingles = [" ".join(run[at : at + RUN]) for at in range(len(run) - RUN + 1)]
    marks = ["q" + fingerprint(words).hex()[:15] for words in shingles]
    return {min(marks[at : at + WINDOW]) for at in range(max(1, len(marks) - WINDOW + 1))} if marks else set()


def day_told(article: Article, copies: Iterable[Article], quoting: Mapping[str, Article]) -> DayTold | None:
    """Return the day of publication that others tell of an article without one; None where they tell none.

    Copies of its text come first: the earliest of their days. Else the day on which most of the words that it quotes
    were quoted, where they were not quoted as much at another time, and a weekday is named by both. A day
    of a year before one that the text itself names cannot be right.
    """
    dated = sorted(((day, one) for one in copies if (day := _full_day(one))), key=lambda pair: (pair[0], pair[1].id))
    if dated:
        day, first = dated[0]
        return _checked(article, DayTold(day, SAME_TEXT + _name(first)))
    own = set(quote_keys(article))
    shared = {one.id: own & set(quote_keys(one)) for one in quoting.values() if _full_day(one)}
    weekdays = _weekdays(article)
    near = {name for name, keys in shared.items() if len(keys) >= SHARED and weekdays & _weekdays(quoting[name])}
    shared = {name: shared[name] for name in sorted(near)}
    return _checked(article, _by_quotes({name: quoting[name] for name in shared}, shared))


def _by_quotes(articles: Mapping[str, Article], shared: Mapping[str, set[str]]) -> DayTold | None:
    """Choose the days within which most of the words were quoted, and of them the day with the most."""
    days = {name: _full_day(article) or "" for name, article in articles.items()}
    found = {start: len(set().union(*(shared[n] for n in _near(days, start)))) for start in sorted(set(days.values()))}
    if not found:
        return None
    best = min(found, key=lambda start: (-found[start], start))
    if any(abs(_apart(best, start)) > WITHIN and found[start] >= found[best] for start in found):
        return None  # the words were quoted at two times alike
    near = _near(days, best)
    weight = {day: len(set().union(*(shared[n] for n in near if days[n] == day))) for day in {days[n] for n in near}}
    day = min(weight, key=lambda one: (-weight[one], one))
    names = [_name(articles[name]) for name in near if days[name] == day]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return DayTold(day, SAME_EVENT + "; ".join(sorted(names)[:_NAMED]) + more)


def _near(days: Mapping[str, str], start: str) -> list[str]:
    """Return the articles that came within a few days from one on."""
    return [name for name in sorted(days) if 0 <= _apart(start, days[name]) <= WITHIN]


def _checked(article: Article, told: DayTold | None) -> DayTold | None:
    """Drop a day of a year before one that the text names as past: "2019" in a text is not of 2016."""
    if told is None:
        return None
    years = [int(year) for year in re.findall(r"(?<![\w$€£.,/-])(?:19|20)\d\d(?![\w%/-]|[.,]\d)", article.text)]
    return None if any(int(told.day[:4]) + 1 < year <= int(told.day[:4]) + 10 for year in years) else told


def _weekdays(article: Article) -> set[str]:
    """Return the weekdays that an article names near its top."""
    return set(_WEEKDAY.findall(article.text[:TOP]))


def _full_day(article: Article) -> str | None:
    """Return an article's own day of publication, where it is known to the day."""
    match = _DAY.match(own_day(article) or "")
    return match.group() if match else None


def _apart(first: str, last: str) -> int:
    """Count the days from one to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _name(article: Article) -> str:
    """Name an article in a reason: its outlet, or its path or id, with its day."""
    return f"{article.outlet or article.path or article.id}, {_full_day(article)}"
