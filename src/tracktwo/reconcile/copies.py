"""Copies: which articles are one text in several places, who wrote it first, and what the others changed.

``relate`` compares two articles by real alignment; ``families`` groups a set of them. Both depend on nothing but
their arguments, so the order in which articles came never matters. Two articles about one event that were written
apart share under 2 % of their five-word runs; quotations, posts and page furniture are not counted as shared.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from tracktwo.reconcile.align import common, edits, stretches
from tracktwo.reconcile.body import Body, body_of, body_of_text
from tracktwo.reconcile.days import own_day
from tracktwo.reconcile.groups import Groups
from tracktwo.reconcile.sketch import SHARED, candidates, is_short, sketch
from tracktwo.types import Article, Change, Family, Furniture, Member, Relation

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_KEPT = 2_048  # articles whose fingerprints are kept, with their texts some ten kilobytes each


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two articles hang together; ``cover_a`` is the share of a's words that stand in b, and the other way."""

    a: str
    b: str
    relation: Relation
    cover_a: float
    cover_b: float


@cache
def limits() -> Mapping[str, float]:
    """Load the thresholds of ``knowledge/thresholds_copies.yaml``."""
    text = (resources.files("tracktwo") / "knowledge" / "thresholds_copies.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - the loader is a safe one
    return {name: float(value) for name, value in data.items()}


def bands(article: Article) -> tuple[str, ...]:
    """Return what a store indexes of an article to find its copies: its fingerprints, as 16 hexadecimal digits each.

    Those of a short article count twice, once with "s" for the first digit: one in common is enough for it.
    """
    marks = _marks(article)
    return (*marks, *map(_short, marks)) if is_short(sketch_of(article)) else marks


def near_bands(article: Article) -> tuple[str, ...]:
    """Return the bands by which an article's copies are looked for."""
    marks = _marks(article)
    return (*marks, *map(_short, marks))


def bands_needed(article: Article) -> int:
    """Return how many of ``near_bands`` another article must hold to be worth comparing."""
    return 1 if is_short(sketch_of(article)) else SHARED


def _marks(article: Article) -> tuple[str, ...]:
    """Return an article's fingerprints in hexadecimal digits, sorted."""
    marks = sketch_of(article).hex()
    return tuple(sorted({marks[at : at + 16] for at in range(0, len(marks), 16)}))


def _short(mark: str) -> str:
    """Return a fingerprint as one of a short article."""
    return "s" + mark[1:]


def sketch_of(article: Article) -> bytes:
    """Return an article's fingerprints; those of the articles last asked for are kept."""
    return _sketched(article.text, article.furniture)


@lru_cache(maxsize=_KEPT)
def _sketched(text: str, furniture: tuple[Furniture, ...]) -> bytes:
    """Take the fingerprints of a text."""
    return sketch(body_of_text(text, furniture))


def relate(a: Article, b: Article) -> Likeness | None:
    """Say whether two articles are copies of one text: ``copy``, ``edited`` or ``partial``; None where they are apart.

    The relation is the same in both directions; who copied from whom is settled in the family.
    """
    return relate_bodies((a, body_of(a)), (b, body_of(b)))


def relate_bodies(a: tuple[Article, Body], b: tuple[Article, Body]) -> Likeness | None:
    """Do what ``relate`` does, for articles whose words were taken already."""
    (first, own), (second, other) = sorted((a, b), key=lambda pair: pair[0].id)
    marks, back = common(own.keys, other.keys), common(other.keys, own.keys)
    relation = _judge(_Shared.of(own, marks), _Shared.of(other, back), days_between(first, second))
    if relation is None:
        return None
    return Likeness(first.id, second.id, relation, _share(marks), _share(back))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What one side of a pair shares: all its words, those outside quotations, and its solid stretches."""

    full: float
    outside: float
    words: int
    solid: int

    @classmethod
    def of(cls, body: Body, marks: Sequence[bool]) -> "_Shared":
        """Measure one side."""
        open_marks = [mark for mark, quoted in zip(marks, body.quoted, strict=True) if not quoted]
        long = [length for length in stretches(marks) if length >= limits()["stretch"]]
        return cls(_share(marks), _share(open_marks), sum(open_marks), len(long))


def _judge(one: _Shared, two: _Shared, days: int | None) -> Relation | None:
    """Decide by the shares of both sides; the limits and their reasons stand in ``thresholds_copies.yaml``."""
    limit = limits()
    most, least = max(one.outside, two.outside), min(one.outside, two.outside)
    words = min(one.words, two.words)
    apart = days is not None and days > limit["days"]
    if words < limit["words"] and not (least >= limit["copy_least"] and most >= limit["copy_most"]):
        return None
    if most >= limit["copy_most"] and least >= limit["copy_least"]:
        return "copy"
    whole = max(one.full, two.full) >= limit["copy_most"] and min(one.full, two.full) >= limit["whole_least"]
    if whole and not apart:
        return "copy"
    scattered = min(one.solid, two.solid) >= limit["stretches"] or least >= limit["whole_least"]
    if most >= limit["edited_most"] and least >= limit["edited_least"] and scattered and not apart:
        return "edited"
    return "partial" if most >= limit["partial_most"] else None


def families(
    articles: Mapping[str, Article],
    sketches: Mapping[str, bytes] | None = None,
    known: Callable[[str, str], Likeness | None] | None = None,
    standing: Mapping[tuple[str, ...], Family] = MappingProxyType({}),
) -> tuple[Family, ...]:
    """Group articles to families: every article is in exactly one; alone, it is the original of a family of one.

    ``sketches``, ``known`` and ``standing`` are what a store kept: ``known(a, b)`` is ``relate`` of two ids, a < b;
    ``standing`` has families by the sorted ids of their members. Without them they are computed. Families are joined by
    ``copy`` and ``edited``; an article that took only part of its text (``partial``) hangs on the family it took most
    from, and never ties two families together.
    """
    bodies = cache(lambda name: body_of(articles[name]))
    sketched = sketches if sketches is not None else {name: sketch_of(articles[name]) for name in articles}
    compare = known or (lambda a, b: relate_bodies((articles[a], bodies(a)), (articles[b], bodies(b))))
    found = [link for pair in candidates(sketched) if (link := compare(*pair)) is not None]
    groups = Groups(articles)
    for link in found:
        if link.relation != "partial":
            groups.join(link.a, link.b)
    _hang(groups, [link for link in found if link.relation == "partial"])
    links = {(link.a, link.b): link for link in found}
    return tuple(
        standing.get(members) or _family([articles[name] for name in members], bodies, links)
        for members in groups.sorted()
    )


def family_id(members: Iterable[str]) -> str:
    """Name a family after its smallest member's id."""
    return "f" + hashlib.sha256(min(members).encode()).hexdigest()[:16]


def origins(articles: Mapping[str, Article], found: Iterable[Family]) -> dict[str, str]:
    """Say whose account each article is, for counting: articles with the same answer count once.

    It is the agency or outlet that the family's original credits; else any that a copy credits; else the outlet that
    carried the original; else the family. Names are compared without case, punctuation and web address parts.
    """
    answer = {}
    for family in found:
        members = [articles[member.article] for member in family.members]
        credited = [article.origin for article in members if article.origin]
        name = credited[0] if credited else members[0].outlet
        for article in members:
            answer[article.id] = name_key(name) if name else family.id
    return answer


def name_key(name: str) -> str:
    """Fold the name of an outlet or agency.

    >>> name_key("www.example.com") == name_key("Example") == name_key("EXAMPLE.")
    True
    """
    bare = re.sub(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|info|co\.uk)\b.*$", "", name.strip().casefold())
    return re.sub(r"^the|[\W_]+", "", bare) or name


def _hang(groups: Groups, partial: Sequence[Likeness]) -> None:
    """Hang every article that no copy ties to a family on the one article that it took most of its text from.

    Each looks for itself alone, so that the answer for one never waits on the answer for another.
    """
    offers: dict[str, tuple[float, str]] = {}
    for link in partial:
        for cover, taker, giver in ((link.cover_a, link.a, link.b), (link.cover_b, link.b, link.a)):
            if cover >= limits()["hang"] and groups.alone(taker):
                offers[taker] = min(offers.get(taker, (0.0, "")), (-cover, giver))
    for taker, (_, giver) in sorted(offers.items()):
        groups.join(taker, giver)


def _family(
    members: Sequence[Article], bodies: Callable[[str], Body], links: Mapping[tuple[str, str], Likeness]
) -> Family:
    """Put the original first, and say of every other member what it took and changed."""
    credited = {name_key(article.origin) for article in members if article.origin}
    lengths = {article.id: len(article.text) for article in members}
    ordered = sorted(members, key=lambda article: (*_seniority(article, credited), -lengths[article.id], article.id))
    first = ordered[0]
    told = [Member(article=first.id, relation="original", cover=1.0)]
    for article in sorted(ordered[1:], key=lambda article: article.id):
        told.append(_member(article, first, bodies, links))
    name = next((article.origin for article in ordered if article.origin), first.id)
    return Family(id=family_id(article.id for article in members), origin=name, members=tuple(told))


def _member(
    article: Article, first: Article, bodies: Callable[[str], Body], links: Mapping[tuple[str, str], Likeness]
) -> Member:
    """Compare a member with the original of its family."""
    own, source = bodies(article.id), bodies(first.id)
    a, b = sorted((article.id, first.id))
    link = links.get((a, b)) or relate_bodies((article, own), (first, source))
    cover = _share(common(own.keys, source.keys))
    relation: Relation = link.relation if link is not None else "partial"
    return Member(
        article=article.id, relation=relation, cover=round(cover, 4), changed=changes(first, source, article, own)
    )


def changes(original: Article, source: Body, copy: Article, own: Body) -> tuple[Change, ...]:
    """List the words that a copy changed: a digit, a name, a "not" that came or went.

    Passages longer than the limit ``change`` that were cut, added or rewritten are not listed: they are no changed
    words, and ``cover`` tells of them.
    """
    longest = limits()["change"]
    found = []
    for i, j, first, past in edits(source.keys, own.keys):
        if max(j - i, past - first) > longest:
            continue
        before = original.text[source.starts[i] : source.ends[j - 1]] if j > i else ""
        start, end = _extent(own, first, past, len(copy.text))
        found.append(Change(from_=before, to=copy.text[start:end], start=start, end=end))
    return tuple(found)


def _extent(body: Body, first: int, past: int, length: int) -> tuple[int, int]:
    """Return the offsets of words [first, past), or the empty place where words were dropped."""
    if past > first:
        return body.starts[first], body.ends[past - 1]
    at = body.starts[first] if first < len(body) else (body.ends[-1] if len(body) else length)
    return at, at


def _seniority(article: Article, credited: set[str]) -> tuple[int, str]:
    """Rank for being the original: the credited agency itself, then who credits one, then the others; then by day."""
    is_source = article.outlet is not None and name_key(article.outlet) in credited
    rank = 0 if is_source else 1 if article.origin else 2
    match = _DAY.match(own_day(article) or "")
    day = "-".join(part or "99" for part in match.groups()) if match else "9999"
    return rank, day


def days_between(a: Article, b: Article) -> int | None:
    """Count the days between two dates of publication, about; None where one is unknown."""
    days = []
    for article in (a, b):
        match = _DAY.match(own_day(article) or "")
        if match is None or match.group(2) is None:
            return None
        days.append(int(match.group(1)) * 365 + int(match.group(2)) * 30 + int(match.group(3) or 15))
    return abs(days[0] - days[1])


def _share(marks: Sequence[bool]) -> float:
    """Return the marked share, 0 of nothing."""
    return sum(marks) / len(marks) if marks else 0.0
