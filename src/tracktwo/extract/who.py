"""Who a phrase stands for: from tokens of the parse to actor values. The one place where extractors ask.

Choices that everybody relies on: a value's words are the mention as written, with its article and title ("Turkish
President Anna Novak"); "Assad's forces" and "government forces" are the armed forces of the state, not the person;
"many parties, including Russia" are the parties and Russia; a pronoun has its antecedent's name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracktwo.actors.register import load_register
from tracktwo.language.reading import Cast, Mention, Name, Reading, Syntax
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, Anchor

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "X", "NUM"})
_PAPERS = frozenset({"statement", "communique", "release"})  # what a body says something in speaks for it
_STATE = frozenset({"state", "capital", "building"})


@dataclass(frozen=True, eq=False)
class _Asked:
    """The parts of a reading that the index depends on, compared by identity: later steps share them."""

    syntax: Syntax
    cast: Cast
    names: tuple[Name, ...]

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same objects."""
        return (
            isinstance(other, _Asked)
            and self.syntax is other.syntax
            and self.cast is other.cast
            and self.names is other.names
        )

    def __hash__(self) -> int:
        """Hash by identity; the objects live as long as the key that holds them."""
        return id(self.cast)


@dataclass(frozen=True, slots=True)
class _Index:
    """The tree, the mentions by head, the innermost mention over each token, and the names."""

    tree: Tree
    at: dict[int, tuple[Mention, ...]]
    over: dict[int, Mention]
    names: dict[int, Name]


def actors_at(reading: Reading, head: int) -> tuple[ActorValue, ...]:
    """Return the actors that the noun phrase headed by token ``head`` stands for, coordinated ones apart.

    What stands for nobody known is one value without an id, ``how`` "unresolved".
    """
    index = _index(reading)
    found: dict[tuple[int, int, str | None], ActorValue] = {}
    for node in _heads(index, head):
        for value in _values(reading, index, node):
            found.setdefault((value.start, value.end, value.id), value)
    return tuple(found.values())


def actor_named(reading: Reading, first: int, last: int) -> tuple[ActorValue, ...]:
    """Return the actors that the words ``first`` to ``last`` stand for, coordinated ones apart."""
    tokens = reading.tokens
    outer = _index(reading).tree.outer(first, last)
    nouns = [i for i in outer if tokens[i].pos in _NOMINAL] or outer or [first]
    inside = [value for i in nouns[:1] for value in actors_at(reading, i) if value.start <= tokens[last].start]
    return tuple(inside)


def mention_of(reading: Reading, head: int) -> Mention | None:
    """Return the mention headed by token ``head``, or else the innermost mention that the token stands in."""
    index = _index(reading)
    direct = index.at.get(head)
    return direct[0] if direct else index.over.get(head)


def _index(reading: Reading) -> _Index:
    """Return the index of a reading, made once for all extractors that read the same article."""
    return _build(_Asked(reading.syntax, reading.cast, reading.names))


@lru_cache(maxsize=4)
def _build(asked: _Asked) -> _Index:
    """Index the mentions of a reading (O(n) in its words)."""
    at: dict[int, tuple[Mention, ...]] = {}
    over: dict[int, Mention] = {}
    for mention in sorted(asked.cast.mentions, key=lambda m: m.first - m.last):
        at[mention.head] = (*at.get(mention.head, ()), mention)
        over.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
    names = {i: name for name in asked.names for i in range(name.first, name.last + 1)}
    return _Index(Tree(asked.syntax.tokens), at, over, names)


def _heads(index: _Index, head: int) -> Iterator[int]:
    """Yield the heads of a coordination, each followed by what "including" adds to it."""
    tokens = index.tree.tokens
    for node in index.tree.conjuncts(head):
        if node != head and tokens[node].pos not in _NOMINAL and node not in index.at:
            continue
        yield node
        for prep in index.tree.children(node, "prep"):
            if tokens[prep].text.lower() == "including":
                for member in index.tree.children(prep, "pobj"):
                    yield from (m for m in index.tree.conjuncts(member) if m in index.at or m in index.names)


def _values(reading: Reading, index: _Index, node: int) -> list[ActorValue]:
    """Return the values of one head."""
    mentions = index.at.get(node) or _nearby(index, node)
    if mentions:
        return [_value(mention) for mention in mentions]
    name = index.names.get(node)
    if name is not None and name.kind in ("place", "government"):
        state = _state_of(name.text)
        if state is not None:
            how, why = (
                ("metonym", f"{name.text} stands for the government of {state[1]}")
                if state[1] != name.text
                else (None, None)
            )
            return [
                ActorValue(start=name.start, end=name.end, text=name.text, id=state[0], name=state[1], how=how, why=why)
            ]
    start, end = _phrase(reading, index, node)
    anchor = Anchor.of(reading.text, start, end)
    return [
        ActorValue(
            start=anchor.start,
            end=anchor.end,
            text=anchor.text,
            id=None,
            name=anchor.text,
            how="unresolved",
            why="nobody known",
        )
    ]


def _nearby(index: _Index, node: int) -> tuple[Mention, ...]:
    """Return the mention that a token belongs to though another word heads it: a title, or a name set beside it."""
    for child in index.tree.children(node, "appos"):
        if child in index.at:
            return index.at[child]
    if index.tree.tokens[node].lemma in _PAPERS:
        for child in index.tree.children(node, "compound", "poss"):
            if child in index.at:
                return index.at[child]
    over = index.over.get(node)
    if (
        over is not None
        and index.tree.tokens[node].pos in _NOMINAL
        and index.tree.tokens[node].dep not in ("det", "amod")
    ):
        return index.at[over.head]
    return ()


def _value(mention: Mention) -> ActorValue:
    """Turn a mention into a value."""
    return ActorValue(
        start=mention.start, end=mention.end, text=mention.text, id=mention.actor, name=mention.name,
        how=mention.how, why=mention.why,
    )  # fmt: skip


def _state_of(text: str) -> tuple[str, str] | None:
    """Return id and name of the state that a place name can stand for."""
    register = load_register()
    for sense in register.aliases.senses(text):
        if sense.use in _STATE:
            return sense.id, register.actors[sense.id].name
    return None


def _phrase(reading: Reading, index: _Index, node: int) -> tuple[int, int]:
    """Return the characters of a bare noun phrase: the head and the modifiers that stand together in front of it."""
    first = node
    for child in reversed(index.tree.children(node, "det", "amod", "compound", "nmod", "poss", "nummod")):
        below, last = index.tree.span(child)
        if last == first - 1:
            first = below
    return reading.tokens[first].start, reading.tokens[node].end
