"""A report reduced to what joining looks at, taken once and compared many times."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import sqrt

from tracktwo.ontology.load import Kind, Ontology
from tracktwo.reconcile.forms import Words, days_of, form, ordinal, reach, words_of
from tracktwo.reconcile.passages import passage_around
from tracktwo.reconcile.rulings import Rulings
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.wordings import Wording, count_senses, wording_of
from tracktwo.types import Article, DateValue, Place, QuantityValue, Report, Value

_PROSPECTIVE = frozenset({"planned", "proposed", "conditional", "hypothetical"})
_DENIED = frozenset({"denied", "refused"})
# A capital inside a sentence: names, not openings.
_NAME = re.compile(r"(?<=[a-z,;’'] )(?:al-)?([A-Z][^\W\d_]{2,})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED = 15  # most frequent names of an article that tell what it is about
_NAME_STEM = 5  # characters: Syria and Syrian are the same matter


@dataclass(frozen=True)
class World:
    """What reports are read against: their articles, the ontology, the places that are known, and judgements."""

    articles: Mapping[str, Article]
    ontology: Ontology
    places: Mapping[str, Place] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=Rulings)

    @cached_property
    def _named(self) -> dict[str, dict[str, int]]:
        """Keep what articles name once it was counted."""
        return {}

    def named(self, article: str) -> Mapping[str, int]:
        """Return the names that an article uses most, with their counts."""
        if article not in self._named:
            known = self.articles.get(article)
            counts = Counter(
                name
                for match in _NAME.finditer(known.text if known else "")
                if (name := match[1][:_NAME_STEM].casefold()) not in tuning().calendar
            )
            self._named[article] = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED])
        return self._named[article]

    @cached_property
    def signatures(self) -> dict[str, tuple[Report, "Signature"]]:
        """Keep the signatures of reports once they were taken, by id, each with the report it was taken of."""
        return {}

    @cached_property
    def keys(self) -> "dict[str, tuple[Signature, tuple[str, ...]]]":
        """Keep the keys of the blocks of reports once they were made, by id, each with the signature they are of."""
        return {}

    @cached_property
    def pairs(self) -> "dict[tuple[str, str, str], tuple[Signature, Signature, object]]":
        """Keep what was found out of pairs of reports, each with the signatures that it was found out of."""
        return {}

    @cached_property
    def _used(self) -> dict[str, Counter[str]]:
        """Keep how often articles use words once it was counted."""
        return {}

    def used(self, article: str) -> Mapping[str, int]:
        """Return how often an article uses each content word, by its sense."""
        if article not in self._used:
            self._used[article] = count_senses(self.text(article))
        return self._used[article]

    def forget(self, reports: Iterable[str], articles: Iterable[str]) -> None:
        """Let go of what was made of reports and articles."""
        for report in reports:
            self.signatures.pop(report, None)
            self.keys.pop(report, None)
        for article in articles:
            self._named.pop(article, None)
            self._used.pop(article, None)

    def text(self, article: str) -> str:
        """Return an article's text; empty where the article is not known."""
        known = self.articles.get(article)
        return known.text if known else ""

    def published(self, article: str) -> int | None:
        """Return an article's day of publication as an ordinal, where it is known to the day."""
        known = self.articles.get(article)
        match = _DAY.match(known.published) if known is not None and known.published else None
        return ordinal(match.group()) if match else None


@dataclass(frozen=True)
class Signature:
    """A report as sets of normal forms (``forms``), days, words and sizes by field.

    ``whole`` names the fields all of whose values have a normal form. ``days`` holds dates exact enough to tell one
    event from another; ``around`` the days that a report without a date is taken to be of.
    """

    id: str
    kind: str
    article: str
    standing: str
    plover: str | None
    forms: Mapping[str, frozenset[str]]
    whole: frozenset[str]
    days: Mapping[str, tuple[int, int]]
    words: Mapping[str, Words]
    sizes: Mapping[str, tuple[float, float]]
    units: Mapping[str, str | None]
    around: tuple[int, int] | None
    published: int | None
    wordings: Mapping[str, Wording]
    passage: frozenset[str]

    @cached_property
    def look(self) -> tuple[object, ...]:
        """Everything but the id and the article, as a key."""
        forms = tuple(sorted((name, tuple(sorted(items))) for name, items in self.forms.items()))
        words = tuple(sorted((name, tuple(sorted(item.stems)), item.negated) for name, item in self.words.items()))
        spans = (tuple(sorted(self.days.items())), tuple(sorted(self.sizes.items())), self.around)
        return (self.kind, self.standing, self.plover, forms, words, spans, tuple(sorted(self.whole)))


def signature_of(report: Report, world: World) -> Signature:
    """Reduce a report to its signature, once in a world."""
    known = world.signatures.get(report.id)
    if known is None or known[0] is not report:
        known = world.signatures[report.id] = (report, _signature(report, world))
    return known[1]


def _signature(report: Report, world: World) -> Signature:
    """Reduce a report to its signature."""
    kind = world.ontology.kinds[report.kind]
    known = {name: values for name, values in report.fields.items() if name in kind.fields and values}
    formed = {name: [form(value, name) for value in values if _is_said(value, name)] for name, values in known.items()}
    standing = standing_of(report.status, kind.name)
    published = world.published(report.article)
    return Signature(
        id=report.id,
        kind=report.kind,
        article=report.article,
        standing=standing,
        plover=report.plover.type if report.plover else None,
        forms=_forms(formed, kind),
        whole=frozenset(name for name, forms in formed.items() if None not in forms),
        days=_days(known),
        words={
            name: words_of(" … ".join(value.text for value in values))
            for name, values in known.items()
            if kind.fields[name].type == "span"
        },
        sizes={name: size for name, values in known.items() if (size := _size(values)) is not None},
        units={
            name: value.unit for name, values in known.items() for value in values if isinstance(value, QuantityValue)
        },
        around=_around(standing, published),
        published=published,
        wordings=_wordings(report, kind, known, world),
        passage=_passage(report, kind, known, world),
    )


def _is_said(value: Value, name: str) -> bool:
    """Tell whether whom a figure counts was told: "soldiers" alone are not those of the article's war."""
    return name != "population" or value.how != "theatre"


def same_matter(a: str, b: str, world: World) -> bool:
    """Tell whether two articles name the same people and places: the cosine of their most frequent names."""
    if a == b:
        return True
    one, two = world.named(a), world.named(b)
    dot = sum(count * two.get(name, 0) for name, count in one.items())
    norm = sqrt(sum(count**2 for count in one.values()) * sum(count**2 for count in two.values()))
    return bool(norm) and dot / norm >= tuning().alike


def _forms(formed: Mapping[str, list[str | None]], kind: Kind) -> dict[str, frozenset[str]]:
    """Keep the normal forms there are; dates are compared by the days they can mean alone."""
    forms = {
        name: frozenset(item for item in items if item is not None)
        for name, items in formed.items()
        if kind.fields[name].type != "date"
    }
    return {name: items for name, items in forms.items() if items}


def _days(known: Mapping[str, tuple[Value, ...]]) -> dict[str, tuple[int, int]]:
    """Take the dates that are exact enough; of several, the span they lie in."""
    days = {}
    for name, values in known.items():
        spans = [span for value in values if isinstance(value, DateValue) and (span := days_of(value)) is not None]
        if spans:
            first, last = min(span[0] for span in spans), max(span[1] for span in spans)
            days[name] = (first, last)
    return days


def _size(values: Iterable[Value]) -> tuple[float, float] | None:
    """Take the first quantity's reach."""
    return next((reach(value) for value in values if isinstance(value, QuantityValue)), None)


def _wordings(report: Report, kind: Kind, known: Mapping[str, tuple[Value, ...]], world: World) -> dict[str, Wording]:
    """Take apart the passages by whose very words a kind's reports are joined."""
    text = world.text(report.article)
    return {
        name: wording_of(known[name], text, world.used(report.article))
        for name in (item.partition("!")[2] for item in kind.same_when if "!" in item)
        if name in known
    }


def _passage(report: Report, kind: Kind, known: Mapping[str, tuple[Value, ...]], world: World) -> frozenset[str]:
    """Take the words around a small figure, where a kind asks for them."""
    values = [value for item in kind.same_when if item.endswith("#") for value in known.get(item[:-1], ())]
    size = _size(values)
    if size is None or size[0] >= tuning().untold:  # see ``same``: of larger figures nobody asks
        return frozenset()
    topics = {name for name, count in world.named(report.article).items() if count >= tuning().topic}
    return passage_around(world.text(report.article), values[0].start, values[0].end, topics)


def standing_of(status: str, kind: str) -> str:
    """Bring the statuses together to what is ahead, what was said not to be, and what is.

    A figure is a count of what is, however cautiously it is told: "may have killed 600" is not ahead.
    """
    if kind == "figure" and status == "hypothetical":
        return "realised"
    if status in _PROSPECTIVE:
        return "prospective"
    return "denied" if status in _DENIED else "realised"


def _around(standing: str, published: int | None) -> tuple[int, int] | None:
    """Return the days that a report without a date is taken to be of."""
    if published is None:
        return None
    before, after = tuning().prospective if standing == "prospective" else tuning().realised
    return published - before, published + after
