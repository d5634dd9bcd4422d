"""The records that everything else passes along: frozen, slotted, and free of any other module of ours.

An *article* is a text somebody published. A *report* is what one article says about one thing.
An *entry* is the thing, as told by its reports. A *family* is a group of articles that copy each other.
Offsets are Unicode code points of the article's stored text, half-open: ``text[start:end]``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Status = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied", "refused", "hypothetical"]
Bound = Literal["exact", "at_least", "more_than", "up_to", "less_than", "about", "range", "order"]
Verdict = Literal["agree", "differ", "compatible", "single"]
Relation = Literal["original", "copy", "edited", "partial"]
ActorKind = Literal["person", "government", "body", "armed_group", "organisation", "outlet", "population", "other"]
PublishedHow = Literal["given", "metadata", "text", "inferred"]
LinkRole = Literal["relay", "source", "inner"]
ActorAct = Literal["merge", "split", "import", "undo"]
ReportAct = Literal["same", "different", "unsure", "reject", "relabel", "edit"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """An exact passage: ``text`` is what stands at ``[start, end)`` in the article. The one maker of offsets.

    >>> Anchor.of("They met on Friday.", 12, 18)
    Anchor(start=12, end=18, text='Friday')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Anchor":
        """Cut the passage out of ``text``; raises ValueError where the offsets are not inside it."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"no passage [{start}, {end}) in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a report: the passage it was read from, and in subclasses its normal form.

    Used as it is for fields of type ``span``. ``how`` and ``why`` are set where the value was inferred, not read;
    the anchor is then the passage it was inferred from.
    """

    start: int
    end: int
    text: str
    how: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorValue(Value):
    """Somebody: ``id`` of the register or of the article; None where a pronoun or a name stayed unresolved."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValue(Value):
    """Somewhere: ``id`` of a Place; None where no place of that name is known."""

    id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue(Value):
    """Some time: EDTF (or an ISO 8601 duration) and the first and last day it can mean; all None where unresolved."""

    edtf: str | None
    from_: str | None
    until: str | None
    relative_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityValue(Value):
    """A number with its hedge: ``low`` and ``high`` are None where that side is open."""

    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermValue(Value):
    """A term of a closed list of the ontology; the anchor is the words that decided it."""

    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryValue(Value):
    """A link to another report of the same article (in a report) or to another entry (in an entry)."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of who says so, outermost first; the outlet itself is implied."""

    role: LinkRole
    actor: str | None
    text: str
    start: int
    end: int
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that say where an article or a picture came from; kind is agency, courtesy, byline, picture or dateline."""

    text: str
    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of page furniture in the text, and why it was taken for furniture."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as carried by one outlet. ``origin`` is who first wrote it, where known."""

    id: str
    path: str | None
    url: str | None
    sha256: str
    media_type: str
    language: str | None
    outlet: str | None
    origin: str | None
    credits: tuple[Credit, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_how: PublishedHow | None = None
    published_why: str | None = None
    text: str
    furniture: tuple[Furniture, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office held for a time; ``of`` is the id or name of what it is an office of; days are ISO, None is open."""

    title: str
    of: str
    from_: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or speaks: of the register, of an article, or named by an analyst."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    side: str | None = None
    how: Literal["register", "article", "analyst"] = "register"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAt:
    """A report as a judgement means it: by the article, the kind and the passage that it stands on.

    Reports are made anew when an article is read again, and their ids with them; the text that they stand on stays.
    ``id`` is the report's at the time of judging, ``sha256`` its article's; ``start`` and ``end`` are the passage of
    its main value, ``also`` where its other values stand.
    """

    id: str
    article: str
    sha256: str
    kind: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided: one line of a log that only grows, and is replayed over what was read.

    Of actors: ``merge`` says that ``ids`` are one (the first is kept), ``split`` that the actor ``ids[0]`` of
    ``articles`` is ``ids[1]`` there, ``import`` brings ``actors`` in. Of reports: ``same``, ``different`` and
    ``unsure`` say how ``reports`` stand to ``others``, ``reject`` that a report says nothing, ``relabel`` that its
    ``field`` (kind, status, type or act) is ``to``, ``edit`` that its ``field`` holds ``values``. ``undo`` takes back
    the judgement ``undoes``. ``number`` is its place in the log, which the record gives it; ``at`` is in UTC, ISO 8601.
    """

    number: int = 0
    act: ActorAct | ReportAct
    by: str
    at: str
    why: str = ""
    ids: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    undoes: int | None = None
    reports: tuple[ReportAt, ...] = ()
    others: tuple[ReportAt, ...] = ()
    field: str = ""
    to: str = ""
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer, in WGS84 degrees; the place lies within ``radius_km`` of the point."""

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    precision: Literal["point", "town", "district", "region", "country"]
    radius_km: float
    gazetteer: str
    gazetteer_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The PLOVER code of a report or entry."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says about one thing. ``fields`` holds a tuple of values by field name.

    ``judged`` tells what somebody made of it that read it otherwise; what was only read has none.
    """

    id: str
    article: str
    kind: str
    status: Status
    fields: Mapping[str, tuple[Value, ...]] = field(default_factory=lambda: MappingProxyType({}))
    attribution: tuple[Attribution, ...] = ()
    plover: Plover | None = None
    step: str
    judged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One answer to one question: a value, the reports that give it, and how many independent origins they have."""

    value: Value
    reports: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAccount:
    """All answers to one question, and how they stand to each other."""

    groups: tuple[Group, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the world, told by its reports; ``judged`` tells who joined or parted them, where somebody did."""

    id: str
    kind: str
    caption: str
    reports: tuple[str, ...]
    origins: int
    carriers: int
    fields: Mapping[str, FieldAccount]
    when: str | None = None
    where: str | None = None
    actors: tuple[str, ...] = ()
    plover: Plover | None = None
    judged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that a copy changed; offsets are in the copy's text, ``from_`` stands in the original."""

    from_: str
    to: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article's place in its family; ``cover`` is the share of its own words that stand in the original."""

    article: str
    relation: Relation
    cover: float
    changed: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Articles that copy each other; ``origin`` is the article taken for the original, or the agency's name."""

    id: str
    origin: str | None
    members: tuple[Member, ...]
