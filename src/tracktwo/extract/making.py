"""Making a report: its id comes from what it says and where, so that it is the same on every machine."""

import hashlib
from collections.abc import Mapping, Sequence

from tracktwo.codec import to_json
from tracktwo.language.reading import Reading
from tracktwo.types import Anchor, Attribution, Plover, Report, Status, TermValue, Value


def make_report(
    reading: Reading,
    kind: str,
    fields: Mapping[str, Sequence[Value]],
    *,
    status: Status = "happened",
    attribution: Sequence[Attribution] = (),
    plover: Plover | None = None,
) -> Report:
    """Make a report of the reading's article; empty fields are dropped, the others kept in the order given.

    Raises ValueError where a value's words are not what stands at its offsets: such a report must never leave its step.
    """
    kept = {name: tuple(values) for name, values in fields.items() if values}
    for name, values in kept.items():
        for value in values:
            if reading.text[value.start : value.end] != value.text:
                raise ValueError(f"{kind}.{name}: {value.text!r} does not stand at [{value.start}, {value.end})")
    return Report(
        id=report_id(reading.article.id, to_json([reading.article.id, kind, status, kept])),
        article=reading.article.id,
        kind=kind,
        status=status,
        fields=kept,
        attribution=tuple(attribution),
        plover=plover,
        step=kind,
    )


def report_id(article: str, identity: bytes) -> str:
    """Name a report; those of one article begin alike, so that an article's rows lie together in a record's indexes."""
    return "r" + hashlib.sha256(article.encode()).hexdigest()[:4] + hashlib.sha256(identity).hexdigest()[:12]


def span_value(reading: Reading, start: int, end: int) -> Value:
    """Make a value that is nothing but its passage."""
    anchor = Anchor.of(reading.text, start, end)
    return Value(start=anchor.start, end=anchor.end, text=anchor.text)


def term_value(
    reading: Reading, term: str, start: int, end: int, *, how: str | None = None, why: str | None = None
) -> TermValue:
    """Make a term value whose anchor is the words that decided it."""
    anchor = Anchor.of(reading.text, start, end)
    return TermValue(start=anchor.start, end=anchor.end, text=anchor.text, term=term, how=how, why=why)
