"""Where an article comes from and when it was published, by its own words.

Only lines of the page that speak of the article itself count: datelines, bylines, courtesy, "based on" and copyright
lines, and dates that stand alone. "TASS reported" within a sentence is a relay of that statement and none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from tracktwo.language.dateline import dateline_of
from tracktwo.language.furniture import NAME
from tracktwo.language.outlets import agency_names, publisher_names, publisher_of, publisher_of_url
from tracktwo.language.pagedate import days_in
from tracktwo.language.reading import Provenance, Reading
from tracktwo.types import Credit, PublishedHow

# How a reason says that two days of publication are at odds.
CONTRADICTED = "contradicted by"
LONGEST = 600  # characters of a line that is searched for credits
LONGEST_NAME = 6  # words
_CREDIT_REASONS = frozenset({"credit", "copyright", "byline", "after the end", "correction"})
_PICTURE_REASONS = frozenset({"picture credit", "caption"})
_YEARLESS = re.compile(
    r"\b(?:(?P<m>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.? (?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2}) (?P<m2>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}))\b"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    origin: bool
    known: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A credit, and whether it names who first wrote the article."""

    credit: Credit
    origin: bool


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of publication with its grounds."""

    day: str
    how: PublishedHow
    why: str


def find_provenance(reading: Reading) -> Provenance:
    """Find credits, the origin, and, where neither file nor page gave one, the outlet and the day of publication.

    The origin is named only where one is credited: with two agencies behind a text, neither wrote it.
    """
    article = reading.article
    found = sorted(_credits(reading), key=lambda f: (f.credit.start, f.credit.end))
    origins = sorted({f.credit.name for f in found if f.origin})
    origin = origins[0] if len(origins) == 1 else None
    if not origins:
        origin = _origin_by_name((*article.authors, article.outlet or ""))
    day = _published(reading)
    doubt = _against(article.published, day) if article.published is not None else None
    day = day if article.published is None else None
    return Provenance(
        credits=tuple(f.credit for f in found),
        origin=origin,
        outlet=_outlet(reading) if article.outlet is None else None,
        published=day.day if day else None,
        published_how=day.how if day else None,
        published_why=day.why if day else doubt,
    )


def _credits(reading: Reading) -> Iterator[_Found]:
    """Yield the credits of the page's lines, of the dateline, and of the last words."""
    text = reading.text
    for piece in reading.layout.furniture:
        line = text[piece.start : piece.end]
        if piece.reason == "dateline":
            yield from _dateline_credit(text, piece.start, piece.end)
        elif len(line) > LONGEST:
            continue
        elif piece.reason in _PICTURE_REASONS:
            yield from _picture_credit(line, piece.start)
        elif piece.reason in _CREDIT_REASONS:
            yield from _line_credits(line, piece.start)
    if reading.layout.paragraphs:
        last = reading.layout.paragraphs[-1]
        yield from _closing_credit(text, max(last.start, last.end - 80), last.end)


def _dateline_credit(text: str, start: int, end: int) -> Iterator[_Found]:
    """Yield the dateline, under the name of its agency; a dateline without an agency says nothing of the origin."""
    line = dateline_of(f"{text[start:end]} x")
    if line is not None and line.agency is not None:
        known = publisher_of(line.agency)
        name = known.name if known else line.agency.strip()
        yield _Found(Credit(text[start:end], start, end, "dateline", name), origin=True)


def _picture_credit(line: str, start: int) -> Iterator[_Found]:
    """Yield who took a picture: never an origin of the text."""
    names = list(re.finditer(rf"(?<!\w)(?:Getty(?: Images)?|{agency_names()})(?!\w)", line))
    slash = re.search(rf"{NAME}\s?/\s?[^()\[\]|]+(?=[)\]]?\.?$)", line)
    if not names and not slash:
        return
    begin = slash.start() if slash else names[-1].start()
    words = re.split(r"\s+Image caption\b", line[begin:])[0].rstrip(")]. ")
    known = publisher_of(names[-1][0]) if names else None
    name = known.name if known else (names[-1][0] if names else words.rpartition("/")[2].strip())
    yield _Found(Credit(words, start + begin, start + begin + len(words), "picture", name), origin=False)


def _line_credits(line: str, start: int) -> Iterator[_Found]:
    """Yield what a credit, byline or copyright line says."""
    lead = re.match(r"[\s\-–—•*(\[]*", line)
    offset = lead.end() if lead else 0
    for rule in _rules():
        match = rule.pattern.match(line, offset)
        if match is not None:
            yield from _named(line, match["names"], start, match.start("names"), rule)
            return
    yield from _known_name(line, start)


def _named(line: str, names: str, start: int, at: int, rule: _Rule) -> Iterator[_Found]:
    """Yield one credit for every publisher that a credit line names, or for its own words where none is known."""
    whole = publisher_of(names)
    if whole is not None:
        if rule.known != "agencies" or whole.agency:
            yield _Found(Credit(line, start, start + len(line), rule.kind, whole.name), rule.origin)
        return
    named: dict[str, re.Match[str]] = {}
    for match in re.finditer(rf"(?<!\w)(?:{publisher_names()})(?![\w@])", names):
        publisher = publisher_of(match[0])
        if publisher is not None and (publisher.agency or rule.known != "agencies"):
            named.setdefault(publisher.name, match)
    for name, match in named.items():
        begin = start + at + match.start()
        yield _Found(Credit(match[0], begin, begin + len(match[0]), rule.kind, name), rule.origin)
    plain = re.split(r"[:;(]", names, maxsplit=1)[0].strip(" .").removeprefix("the ")
    if not named and rule.known is None and 0 < len(plain.split()) <= LONGEST_NAME:
        yield _Found(Credit(line, start, start + len(line), rule.kind, plain), rule.origin)


def _known_name(line: str, start: int) -> Iterator[_Found]:
    """Yield what a byline or copyright line says of an agency; a byline without one is kept under its author's name."""
    match = re.search(rf"(?<!\w)(?:{agency_names()})(?!\w)", line)
    publisher = publisher_of(match[0]) if match else None
    byline = re.match(r"\s*(?:written |reported |text |words )?by:?\s+([^|,/]{2,60})", line, re.IGNORECASE)
    if publisher is not None and re.match(r"\W*(?:by\b|©|copyright|\(c\))", line, re.IGNORECASE):
        kind = "byline" if byline else "agency"
        yield _Found(Credit(line, start, start + len(line), kind, publisher.name), origin=True)
    elif publisher is not None and match and match[0] == line.strip(" .()"):
        yield _Found(Credit(line, start, start + len(line), "agency", publisher.name), origin=True)
    elif byline:
        yield _Found(Credit(line, start, start + len(line), "byline", byline[1].strip()), origin=False)


def _closing_credit(text: str, start: int, end: int) -> Iterator[_Found]:
    """Yield the agency in brackets or behind a dash after the last sentence."""
    tail = text[start:end]
    match = re.search(
        rf"[.!?][\"”’)]*\s+(?:\((?P<a>{publisher_names()})\)|[-–—/]+\s*(?P<b>{agency_names()})/?)\.?$", tail
    )
    if match:
        words = match["a"] or match["b"]
        known = publisher_of(words)
        begin = start + tail.rindex(words)
        if known:
            yield _Found(Credit(words, begin, begin + len(words), "agency", known.name), origin=True)


def _origin_by_name(names: tuple[str, ...]) -> str | None:
    """Return the agency among the article's authors or as its outlet."""
    for name in names:
        known = publisher_of(name)
        if known is not None and known.agency:
            return known.name
    return None


def _outlet(reading: Reading) -> str | None:
    """Return who carried the article: by its address, a copyright line, or an invitation to follow a known outlet."""
    if reading.article.url:
        known = publisher_of_url(reading.article.url)
        if known is not None:
            return known.name
    named = set()
    for piece in reading.layout.furniture:
        line = reading.text[piece.start : min(piece.end, piece.start + LONGEST)]
        holder = None
        if piece.reason == "copyright":
            holder = re.search(
                r"(?:©|\(c\)|copyright)[\s©\d,–-]*(?:by |the )?(.{2,60}?)(?:[.,|]|\ball rights|$)", line, re.IGNORECASE
            )
        elif piece.reason == "follow us":
            holder = re.search(r"follow @?(.{2,60}?) (?:on|at)\b", line, re.IGNORECASE)
        known = publisher_of(holder[1]) if holder else None
        if known is not None and not known.agency:
            named.add(known.name)
    return min(named) if len(named) == 1 else None


def _published(reading: Reading) -> _Day | None:
    """Return the day of publication: a date alone on a line above or below the body, or a dateline with its year."""
    text = reading.text
    layout = reading.layout
    body = (layout.paragraphs[0].start, layout.paragraphs[-1].end) if layout.paragraphs else (0, 0)
    dated: list[tuple[bool, str, str]] = []
    for piece in layout.furniture:
        outside = piece.end <= body[0] or piece.start >= body[1]
        line = text[piece.start : piece.end]
        if piece.reason in {"page date", "byline"} and outside:
            dated.extend(
                (bool(re.search("updated|modified", line, re.IGNORECASE)), day, line) for day, _, _ in days_in(line)[:1]
            )
        if piece.reason == "dateline":
            dated.extend((False, day, line) for day, _, _ in days_in(line)[:1])
    if dated:
        updated, day, line = min(dated, key=lambda d: d[0])
        why = f"{'day of the last update' if updated else 'date'} on the page: {line.strip()}"
        others = sorted({other for late, other, _ in dated if not late and other != day} if not updated else ())
        return _Day(day, "text", f"{why}; {CONTRADICTED} {', '.join(others)}" if others else why)
    return _with_copyright_year(reading) or _address_day(reading.article.url)


def _against(given: str, page: _Day | None) -> str | None:
    """Say that a page bears another day than was given; a day more or less is the clock of another place."""
    if page is None or page.how != "text" or len(given) < len("2016-12-16"):
        return None
    try:
        apart = abs((date.fromisoformat(given[:10]) - date.fromisoformat(page.day)).days)
    except ValueError:
        return None
    update = page.why.startswith("day of the last update")  # an article may be changed long after
    late = update and page.day > given[:10]
    return f"{CONTRADICTED} {page.day} ({page.why})" if apart > 1 and not late else None


def _with_copyright_year(reading: Reading) -> _Day | None:
    """Return a dateline's day and month with the only year of the copyright line, marked as inferred."""
    text = reading.text
    lines = {
        reason: [text[p.start : p.end] for p in reading.layout.furniture if p.reason == reason]
        for reason in ("dateline", "copyright")
    }
    years = sorted({year for line in lines["copyright"] for year in re.findall(r"\b(?:19|20)\d\d\b", line)})
    match = next((m for line in lines["dateline"] if (m := _YEARLESS.search(line))), None)
    if match is None or len(years) != 1:
        return None
    day = days_in(f"{match['d'] or match['d2']} {match['m'] or match['m2']} {years[0]}")
    return _Day(day[0][0], "inferred", f"day of the dateline, year of the copyright line ({years[0]})") if day else None


def _address_day(url: str | None) -> _Day | None:
    """Return the day in an address such as /2016/12/16/, as most news sites write it."""
    found = days_in(" ".join(re.findall(r"/((?:19|20)\d\d[/-]\d\d[/-]\d\d)(?=\D|$)", url or ""))[:10].replace("/", "-"))
    return _Day(found[0][0], "metadata", f"the day in its address {url}") if found else None


@cache
def _rules() -> tuple[_Rule, ...]:
    """Load the rules for credit lines."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((files("tracktwo.knowledge") / "credits.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe ones
    return tuple(
        _Rule(row["kind"], row["origin"], row.get("known"), re.compile(pattern, re.IGNORECASE))
        for row in data["rules"]
        for pattern in row["patterns"]
    )
