"""Articles and reports for the tests of this room, made from the fewest words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import count

from tracktwo.ontology.load import load_ontology
from tracktwo.reconcile import World
from tracktwo.types import (
    ActorValue,
    Article,
    DateValue,
    EntryValue,
    Place,
    PlaceValue,
    QuantityValue,
    Report,
    Status,
    TermValue,
    Value,
)

_NUMBERS = count()


def article(
    name: str, text: str = "", *, outlet: str | None = None, origin: str | None = None, published: str | None = None
) -> Article:
    """Make an article."""
    return Article(
        id=name, path=None, url=None, sha256=name, media_type="text/plain", language="en", outlet=outlet, origin=origin,
        text=text, published=published, published_how="given" if published else None,
    )  # fmt: skip


def world(*articles: Article, places: Mapping[str, Place] | None = None) -> World:
    """Make the world that some articles tell of."""
    return World({item.id: item for item in articles}, load_ontology(), places or {})


def report(
    kind: str, of: str, *, status: Status = "happened", name: str = "", **fields: Value | Sequence[Value]
) -> Report:
    """Make a report; its id tells its kind, article and a running number unless ``name`` is given."""
    told = {field: (given,) if isinstance(given, Value) else tuple(given) for field, given in fields.items() if given}
    return Report(
        id=name or f"r-{kind}-{of}-{next(_NUMBERS):06d}", article=of, kind=kind, status=status, fields=told, step=kind
    )


def who(*names: str) -> list[ActorValue]:
    """Name known actors; a name that starts with a small letter is no name and stays unresolved."""
    return [
        ActorValue(
            start=0, end=0, text=name, id=name.lower().replace(" ", "-") if name[0].isupper() else None, name=name
        )
        for name in names
    ]


def day(text: str, days: int = 1) -> DateValue:
    """Make a date: a day, a month (``2016-12``) or several days from one on."""
    if len(text) == len("2016-12"):
        first = date.fromisoformat(text + "-01")
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        first = date.fromisoformat(text)
        last = first + timedelta(days=days - 1)
    edtf = text if days == 1 else f"{first}/{last}"
    return DateValue(start=0, end=0, text=text, edtf=edtf, from_=first.isoformat(), until=last.isoformat())


def where(name: str) -> PlaceValue:
    """Name a place."""
    return PlaceValue(start=0, end=0, text=name, id=name.lower())


def term(name: str) -> TermValue:
    """Name a term."""
    return TermValue(start=0, end=0, text=name, term=name)


def span(text: str) -> Value:
    """Quote a passage."""
    return Value(start=0, end=len(text), text=text)


def number(low: float | None, high: float | None = None, bound: str = "exact") -> QuantityValue:
    """Make a figure."""
    top = low if bound in ("exact", "about") and high is None else high
    return QuantityValue(start=0, end=0, text=str(low), low=low, high=top, bound=bound)  # type: ignore[arg-type]


def part_of(other: Report) -> EntryValue:
    """Link to another report."""
    return EntryValue(start=0, end=0, text="", id=other.id)
