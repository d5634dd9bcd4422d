"""Values, sources and passages in words: the small change of every brief, table and comparison."""

import re
from collections.abc import Iterable, Sequence

from tracktwo.reconcile.amending import BY_HAND
from tracktwo.report.coverage import (
    Coverage,
    actor_name,
    file_name,
    first_told,
    nobody,
    outlet_name,
    place_name,
    shown_name,
)
from tracktwo.report.dates import UNKNOWN, english_date, iso_days
from tracktwo.types import (
    ActorValue,
    Article,
    Attribution,
    DateValue,
    Entry,
    PlaceValue,
    QuantityValue,
    Report,
    TermValue,
    Value,
)

_SIGNS = {"at_least": "≥ ", "more_than": "> ", "up_to": "≤ ", "less_than": "< ", "about": "about ", "order": "about "}
REPORTED = "reported "  # before the day of an article, where no day of the event is known
_MARKS = "\"'“”‘’«»„"
# C0, C1, and the characters that reorder or hide text: a page must not steer a reader's terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def plain_text(text: str) -> str:
    r"""Make a passage fit for one line: white space becomes blanks, control characters are shown, not obeyed.

    >>> plain_text("two\nlines\x1b[31m")
    'two lines�[31m'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text)).strip()


def safe_text(text: str) -> str:
    """Make a text fit for a terminal, keeping its lines."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def shortened(text: str, limit: int) -> str:
    """Cut a text at the end of a word.

    >>> shortened("The envoys left the city at noon", 20)
    'The envoys left the…'
    """
    clean = plain_text(text)
    if len(clean) <= limit:
        return clean
    cut = clean[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut[:-1]).rstrip(" ,;:–-") + "…"


def quoted(text: str, limit: int = 160) -> str:
    """Return a passage between quotation marks, without those it brings along.

    >>> quoted('"We will come."')
    '“We will come.”'
    """
    clean = plain_text(text)
    if len(clean) > 1 and clean[0] in _MARKS:
        clean = clean[1:]
        if clean[-1] in _MARKS:
            clean = clean[:-1]
    return f"“{shortened(clean.rstrip(','), limit)}”"


def listed(names: Sequence[str]) -> str:
    """Join names as English does.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    unique = list(dict.fromkeys(names))
    return " and ".join(part for part in (", ".join(unique[:-1]), unique[-1] if unique else "") if part)


def number_words(number: float) -> str:
    """Return a number with thousands set apart.

    >>> number_words(7500.0), number_words(2.5)
    ('7,500', '2.5')
    """
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def quantity_words(value: QuantityValue) -> str:
    """Return a figure with its bound as a sign, never as a mean.

    >>> quantity_words(QuantityValue(start=0, end=1, text="x", low=7500, high=None, bound="at_least"))
    '≥ 7,500'
    >>> quantity_words(QuantityValue(start=0, end=1, text="x", low=40, high=60, bound="range", unit="percent"))
    '40–60 %'
    """
    return _bare_quantity(value) + hand_mark(value)


def _bare_quantity(value: QuantityValue) -> str:
    """Return a figure with its bound, without a mark."""
    unit = " %" if value.unit in ("percent", "%") else ""
    low, high = value.low, value.high
    if low is None and high is None:
        return plain_text(value.text)
    if value.bound in ("range", "order", "about") and low is not None and high is not None and low != high:
        if value.bound == "range":
            return f"{number_words(low)}–{number_words(high)}{unit}"
        return plain_text(value.text)
    wanted = high if value.bound in ("up_to", "less_than") else low
    number = wanted if wanted is not None else (low if low is not None else high)
    return f"{_SIGNS.get(value.bound, '')}{number_words(number or 0)}{unit}"


def value_words(coverage: Coverage, value: Value, *, limit: int = 120) -> str:
    """Return a value as a reader would write it: its normal form where it has one, else its words."""
    if isinstance(value, ActorValue):
        return plain_text(actor_name(coverage, value)) + hand_mark(value)
    if isinstance(value, PlaceValue):
        return plain_text(place_name(coverage, value)) + hand_mark(value)
    if isinstance(value, DateValue):
        return date_words(value) if value.edtf else f"{quoted(value.text, 40)}, date unknown"
    if isinstance(value, QuantityValue):
        return quantity_words(value)
    if isinstance(value, TermValue):
        return value.term.replace("_", " ") + hand_mark(value)
    return quoted(value.text, limit) + hand_mark(value)


def hand_mark(value: Value) -> str:
    """Return what stands after a value that somebody set: it is never taken for one that was read.

    >>> hand_mark(Value(start=0, end=1, text="x", how="analyst")), hand_mark(Value(start=0, end=1, text="x"))
    (' (set by hand)', '')
    """
    return " (set by hand)" if value.how == BY_HAND else ""


def date_words(value: DateValue, *, weekday: bool = False) -> str:
    """Return a date; where it can mean more days than it names (three weeks ago), all the days that it can mean."""
    named = iso_days(value.edtf)
    if named and value.from_ and value.until and named != (value.from_, value.until):
        return english_date(f"{value.from_}/{value.until}") + hand_mark(value)
    return english_date(value.edtf, weekday=weekday) + hand_mark(value)


def when_words(coverage: Coverage, entry: Entry) -> str:
    """Return when an entry was, with all the days that its reports leave open; undated, when it was first reported."""
    if not entry.when:
        first = first_told(coverage, entry)
        return f"{REPORTED}{english_date(first)}" if first else UNKNOWN
    for name in entry.reports:
        report = coverage.reports.get(name)
        for values in report.fields.values() if report else ():
            for value in values:
                if isinstance(value, DateValue) and value.edtf and value.edtf == entry.when:
                    return date_words(value)
    return english_date(entry.when)


def actor_words(coverage: Coverage, values: Iterable[Value]) -> str:
    """Join the names of actors."""
    named = (value for value in values if isinstance(value, ActorValue))
    return listed([plain_text(actor_name(coverage, value)) + hand_mark(value) for value in named])


def link_name(coverage: Coverage, link: Attribution) -> str:
    """Return who a link of an attribution names."""
    known = coverage.actors.get(link.actor) if link.actor else None
    return plain_text(shown_name(known, link.text) if known else nobody(link.text))


def who_says(coverage: Coverage, report: Report, *, with_outlet: bool = False) -> str:
    """Return who says what a report tells, innermost first, with those who pass it on.

    The outlet stands where nobody else is named; ``with_outlet`` names it always, and who read it otherwise.
    """
    told = _who_says(coverage, report, with_outlet=with_outlet)
    return f"{told}; {plain_text(report.judged)}" if with_outlet and report.judged else told


def _who_says(coverage: Coverage, report: Report, *, with_outlet: bool) -> str:
    """Return who says what a report tells, innermost first."""
    article = coverage.articles.get(report.article)
    outlet = outlet_name(article) if article else "an unknown article"
    inner = [link_name(coverage, link) for link in report.attribution if link.role == "inner"]
    sources = [link_name(coverage, link) for link in report.attribution if link.role == "source"]
    relays = [link_name(coverage, link) for link in report.attribution if link.role == "relay"]
    speakers = [
        plain_text(actor_name(coverage, v)) for v in report.fields.get("speaker", ()) if isinstance(v, ActorValue)
    ]
    said = listed(sources or speakers)
    if inner and said:
        said = f"{listed(inner)}, says {said}"
    elif inner:
        said = listed(inner)
    if relays and listed(relays) != said:
        said = f"{said}, via {listed(relays)}" if said else listed(relays)
    if not said:
        return outlet
    return f"{said}, in {outlet}" if with_outlet else said


def headline(article: Article) -> str:
    """Return an article's title, else the first line of its text that is no furniture, else its file's name."""
    if article.title:
        return plain_text(article.title)
    position = 0
    for line in article.text.split("\n"):
        grey = any(piece.start <= position < piece.end for piece in article.furniture)
        if line.strip() and not grey:
            return shortened(line, 110)
        position += len(line) + 1
    return file_name(article)


def article_words(article: Article) -> str:
    """Return an article as a source line: who published it, when."""
    return f"{plain_text(outlet_name(article))}, {english_date(article.published)}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "entry", "entries")
    ('1 article', '1,200 articles', '2 entries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
