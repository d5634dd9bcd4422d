"""A page in HTML → its main text, title, authors, date, outlet and address, by trafilatura."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracktwo.errors import InputError, LimitError
from tracktwo.language.outlets import publisher_of, publisher_of_url
from tracktwo.sources.day import edtf_day
from tracktwo.sources.decode import check_text, decode_text
from tracktwo.sources.given import Given
from tracktwo.sources.limits import DEEPEST_TAGS, MOST_TAGS

_ENCODING = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LINKED = re.compile(
    r"""<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.{2,200000}?)</script""", re.IGNORECASE | re.DOTALL
)
_PUBLISHED = re.compile(
    r"""<(?:meta|time|span)[^>]{0,300}?(?:article:published_time|datePublished|parsely-pub-date|sailthru\.date"""
    r"""|dc\.date\.issued|publish[-_]?date|pubdate|date\.issued)["'][^>]{0,300}>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""(?:content|datetime)\s*=\s*["']([^"']{8,40})["']""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b")
# Elements that have no end tag, or whose end tag pages often leave out.
VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "td", "th", "tr", "dt", "dd", "option",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its main text and what it says about itself."""

    text: str
    given: Given


def is_page(data: bytes) -> bool:
    """Tell whether bytes begin like an HTML page."""
    return _PAGE.match(data[:4096].lstrip(b"\xef\xbb\xbf")) is not None


def read_page(data: bytes, where: str) -> Page:
    """Return a page's main text and metadata.

    Raises InputError where there is no main text, LimitError where the page has more tags, or deeper ones, than any
    article's.
    """
    named = _ENCODING.search(data[:4096])
    html = decode_text(data, where, named[1].decode("ascii") if named else None)
    refuse_monster(html, where)
    found = _extract(html)
    text = (found.text or "").strip() if found is not None else ""
    if found is None or not text:
        raise InputError("no main text was found in the page", where=where, next_step="save its text as .txt")
    check_text(text, where)
    return Page(text, _given(found, html, where))


def refuse_monster(html: str, where: str) -> None:
    """Raise LimitError for a page made to exhaust the parser: too many tags, or too many open at once."""
    depth = 0
    for tags, match in enumerate(_TAG.finditer(html)):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() not in VOID:
            depth += 1
        if tags > MOST_TAGS or depth > DEEPEST_TAGS:
            raise LimitError(
                f"the page has more than {MOST_TAGS:,} tags, or more than {DEEPEST_TAGS:,} open at once",
                where=where,
                next_step="save its text as .txt",
            )


def _extract(html: str) -> Any:
    """Run trafilatura; it looks nothing up and gets no clock: dates are taken from what the page declares."""
    import trafilatura

    dates = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
    try:
        return trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, favor_precision=True, date_extraction_params=dates
        )
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # pages that break its parsing are pages without text
        return None


def _given(found: Any, html: str, where: str) -> Given:
    """Return what a page says about itself."""
    url = str(found.url) if found.url else None
    known = (publisher_of_url(url) if url else None) or (publisher_of(found.sitename) if found.sitename else None)
    authors = tuple(part.strip() for part in (found.author or "").split(";") if part.strip())
    return Given(
        url=url,
        outlet=known.name if known else (found.sitename or None),
        published=_declared_day(html) or _day(found.date, where),
        title=_bare_title(found.title, found.sitename),
        authors=authors,
        language=found.language or None,
    )


def _bare_title(title: str | None, site: str | None) -> str | None:
    """Return a page's title without the outlet's name behind it.

    >>> _bare_title("Talks end without result - The Hindu", None)
    'Talks end without result'
    """
    if not title:
        return None
    parts = re.split(r"\s+[|–—-]\s+", title)
    for number in range(1, len(parts)):
        if publisher_of(parts[number]) is not None or (site and parts[number].casefold() == site.casefold()):
            return title[: title.index(parts[number])].rstrip(" |–—-") or title
    return title


def _day(date: str | None, where: str) -> str | None:
    """Return a day that the page names, None where it is none: a page's slip is no reason to lose the article."""
    try:
        return edtf_day(date, where) if date else None
    except InputError:
        return None


def _declared_day(html: str) -> str | None:
    """Return the day of first publication that the page declares to search engines: JSON-LD first, then meta tags."""
    for match in _LINKED.finditer(html):
        try:
            data = json.loads(match[1].strip())
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            day = _day(node.get("datePublished"), "") if isinstance(node.get("datePublished"), str) else None
            if day:
                return day
    for match in _PUBLISHED.finditer(html):
        content = _CONTENT.search(match[0])
        day = _day(content[1], "") if content else None
        if day:
            return day
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that are articles, a few levels deep."""
    queue = [(data, 0)]
    while queue:
        node, depth = queue.pop(0)
        if isinstance(node, list):
            queue.extend((inner, depth + 1) for inner in node[:50] if depth < 4)  # noqa: PLR2004 - graphs are shallow
        elif isinstance(node, dict):
            if re.search(r"Article|Posting|Report", str(node.get("@type", ""))):
                yield node
            queue.extend((inner, depth + 1) for inner in list(node.values())[:50] if depth < 4)  # noqa: PLR2004 - same
