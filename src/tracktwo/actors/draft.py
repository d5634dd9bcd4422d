"""The cast while it is being made: what the passes over an article share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tracktwo.actors.register import Register, load_register
from tracktwo.language.coreference.records import Coreference, Coreferent
from tracktwo.language.coreference.resolve import find_coreference
from tracktwo.language.quoted_words import quoted_words
from tracktwo.language.reading import Mention, Name, Reading, Token
from tracktwo.language.tree import Tree
from tracktwo.types import Actor, Role

Form = Literal["name", "nominal", "pronoun"]

_RECENT = 150  # mentions that a later one may take up
_LEFT = (
    "det",
    "amod",
    "compound",
    "nmod",
    "poss",
    "nummod",
    "predet",
    "quantmod",
    "npadvmod",
    "advmod",
    "case",
    "punct",
)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a phrase stands for, before it has become a mention."""

    actor: str | None
    name: str
    kind: str
    how: str | None = None
    why: str | None = None


@dataclass(slots=True)
class Draft:
    """Mentions found so far in text order, the actors that only this article knows, and the reading's indexes."""

    reading: Reading
    tree: Tree
    register: Register
    day: str | None
    name_at: dict[int, Name]
    quoted: list[int]
    theatre: str | None = None
    whom: dict[Name, Who] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    offices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    attested: dict[str, Role] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    speakers: dict[int, Who | None] = field(default_factory=dict)
    sentence_starts: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    unnamed: dict[str, int] = field(default_factory=dict)
    coreference: Coreference = field(default_factory=Coreference)
    coreferents: dict[int, int] = field(default_factory=dict)  # places in `coreference`, of pronouns, by token
    clusters: dict[int, tuple[Coreferent, ...]] = field(default_factory=dict)

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the parse."""
        return self.reading.tokens

    def lemma(self, i: int) -> str:
        """Return a noun's singular in lower case, even where the parser has it for a name ("Rebels" at a start)."""
        token = self.tokens[i]
        if token.tag in ("NNP", "NNPS") and token.lemma.endswith("s") and not token.text.isupper():
            return token.lemma[:-1]
        return token.lemma

    def recent(self) -> list[Mention]:
        """Return the last mentions, the latest first: what stands further back is not taken up, and costs no time."""
        return self.mentions[: -_RECENT - 1 : -1]

    def text_of(self, first: int, last: int) -> str:
        """Return the words of tokens ``first`` to ``last`` as they stand in the text."""
        return self.reading.text[self.tokens[first].start : self.tokens[last].end]

    def actor(self, id_: str) -> Actor | None:
        """Return an actor of the article or of the register."""
        return self.actors.get(id_) or self.register.actors.get(id_)

    def gender(self, id_: str) -> str:
        """Return m or f where known, or nothing."""
        return self.genders.get(id_) or self.register.gender.get(id_, "")

    def add(self, first: int, last: int, head: int, form: Form, who: Who) -> Mention:
        """Add a mention and index it by its head."""
        start, end = self.tokens[first].start, self.tokens[last].end
        mention = Mention(
            first, last, start, end, self.reading.text[start:end], head, form, who.actor, who.name,
            who.kind, who.how, who.why,
        )  # fmt: skip
        self.mentions.append(mention)
        if form == "name" and who.actor and who.kind == "person":
            self.named.add(who.actor)
        self.at[head] = mention
        return mention

    def know(self, actor: Actor) -> Actor:
        """Keep an actor that only the article knows; the first to come under an id stays."""
        return self.register.actors.get(actor.id) or self.actors.setdefault(actor.id, actor)

    def names_in(self, tokens: Iterable[int]) -> list[Name]:
        """Return the names that touch the given tokens, each once."""
        return list(dict.fromkeys(self.name_at[i] for i in tokens if i in self.name_at))

    def left_edge(self, head: int) -> int:
        """Return the first token of the noun phrase in front of ``head``: its modifiers that stand together."""
        first = head
        for child in reversed(self.tree.children(head)):
            if child < first and self.tokens[child].dep in _LEFT:
                below, last = self.spans[child]
                if last == first - 1:
                    first = below
        while first < head and self._drops(first):
            first += 1
        return first

    def _drops(self, first: int) -> bool:
        """Tell a mark or an adverb that a phrase does not begin with; "high" of "high-ranking" is part of its word."""
        token = self.tokens[first]
        return token.pos == "PUNCT" or (token.dep == "advmod" and self.tokens[first + 1].start > token.end)


def open_draft(reading: Reading) -> Draft:
    """Index a reading's names and quotes."""
    name_at = {i: name for name in reading.names for i in range(name.first, name.last + 1)}
    day = reading.published
    plain = day if day and day[:4].isdigit() and "/" not in day and len(day) in (4, 7, 10) else None
    starts = [sentence.start for sentence in reading.syntax.sentences]
    coreference = find_coreference(reading)
    return Draft(
        reading,
        Tree(reading.tokens),
        load_register(),
        plain,
        name_at,
        quoted_words(reading),
        sentence_starts=starts,
        spans=_spans(reading.tokens),
        coreference=coreference,
        coreferents={m.head: n for n, m in enumerate(coreference.mentions) if m.form == "pronoun"},
        clusters={cluster[0].cluster: cluster for cluster in coreference.clusters()},
    )


def _spans(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the first and last token of every token's subtree, in one pass from the leaves up (O(n))."""
    waiting = [0] * len(tokens)
    for token in tokens:
        if token.head != token.i:
            waiting[token.head] += 1
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    ready = [token.i for token in tokens if not waiting[token.i]]
    for i in ready:
        head = tokens[i].head
        if head == i:
            continue
        first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return list(zip(first, last, strict=True))
