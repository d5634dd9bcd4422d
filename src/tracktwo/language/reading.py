"""What the language steps find in one article: the Reading, and the records it is made of.

Every product is a tuple of frozen records, so that a step's output can be cached and compared. Token numbers
(``first``, ``last``, ``head``) count over the whole article; ``last`` is inclusive. Nothing here lies in furniture,
furniture and credits apart.
"""

from dataclasses import dataclass
from typing import Literal

from tracktwo.types import Actor, Article, Bound, Credit, Furniture, PublishedHow, Report


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the body text, ``[start, end)`` without the white space around it; furniture is left out."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The body's paragraphs in order, and what of the page is furniture; headlines are paragraphs with ``title``."""

    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
    title: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote the text and when it was published, as far as its own words and metadata say."""

    credits: tuple[Credit, ...] = ()
    origin: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_how: PublishedHow | None = None
    published_why: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the parse. ``tag`` is Penn, ``pos`` universal, ``dep`` spaCy's label; the root's head is itself.

    ``ent`` is an entity label with B- or I- before it, or the empty string: the parser's, or else by the trained reader
    and the grammar of dates, in the parser's words.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sent: int
    ent: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (inclusive), characters ``[start, end)``, of paragraph number ``paragraph``."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Syntax:
    """The parse of the body."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks: ``[start, end)`` with the marks, ``[inner_start, inner_end)`` without.

    ``kind`` tells speech (``quote``) from a word or phrase in marks (``scare``, at most a few words inside a
    sentence of the outlet's own). ``nested`` quotes lie inside another. A quote running over several paragraphs is one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Literal["quote", "scare"]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in the text.

    ``kind`` is person, organisation, government, armed_group, outlet, place, nationality or event.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class TaggedSaying:
    """An attribution as the tagger marks it: ``(start, end)`` of its words of saying, sources and contents.

    ``score`` is how sure the tagger is of the least sure word of the cue (0 to 1).
    """

    cue: tuple[int, int]
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A proper name as the tagger marks it; ``score`` is how sure it is of the least sure word (0 to 1)."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the trained tagger marks in the body, in text order; ``model`` names it, empty where there is none."""

    model: str = ""
    sayings: tuple[TaggedSaying, ...] = ()
    names: tuple[TaggedName, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression. ``edtf`` is None where it cannot be resolved; ``relative_to`` says from what it was counted.

    ``granularity`` is time, day, week, month, season, year, decade, duration or set; ``modifier`` EARLY, LATE,
    MORE_THAN …
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    edtf: str | None
    from_: str | None
    until: str | None
    granularity: str
    relative_to: str | None = None
    modifier: str | None = None
    how: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its hedge; ``head`` is the token of the noun it counts (None where it stands alone)."""

    first: int
    last: int
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name used as a place, with its Place id (None where the gazetteer has none)."""

    first: int
    last: int
    start: int
    end: int
    text: str
    place: str | None
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody mentioned. ``head`` is the head token; ``actor`` an Actor id, or None where it stays unresolved.

    ``form`` is name, nominal ("the Turkish president") or pronoun. ``how`` and ``why`` say how a nominal, a pronoun or
    a short name got its actor; ``name`` is the actor's display name (or the words of the text).
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    head: int
    form: Literal["name", "nominal", "pronoun"]
    actor: str | None
    name: str
    kind: str
    how: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions of actors in text order, and the actors that only this article knows."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one article so far; each step adds the field it gives."""

    article: Article
    layout: Layout = Layout((), ())
    provenance: Provenance = Provenance()
    syntax: Syntax = Syntax((), ())
    quotes: tuple[Quote, ...] = ()
    tagging: Tagging = Tagging()
    names: tuple[Name, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    cast: Cast = Cast((), ())
    places: tuple[PlaceMention, ...] = ()
    statements: tuple[Report, ...] = ()
    contacts: tuple[Report, ...] = ()
    rounds: tuple[Report, ...] = ()
    agreements: tuple[Report, ...] = ()
    ceasefires: tuple[Report, ...] = ()
    violations: tuple[Report, ...] = ()
    attacks: tuple[Report, ...] = ()
    control: tuple[Report, ...] = ()
    movements: tuple[Report, ...] = ()
    figures: tuple[Report, ...] = ()
    actions: tuple[Report, ...] = ()

    @property
    def text(self) -> str:
        """The article's stored text, which all offsets refer to."""
        return self.article.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the parse."""
        return self.syntax.tokens

    @property
    def published(self) -> str | None:
        """The day of publication as EDTF, where known: given, or read from the text."""
        return self.article.published or self.provenance.published
