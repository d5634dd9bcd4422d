"""Which state a word before a noun means: "Ukrainian", "North Korean", "U.S." in "U.S. and North Korean officials"."""

from functools import cache
from types import MappingProxyType

from tracktwo.actors.states import State, load_states
from tracktwo.extract.talks.cues import words
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue


@cache
def states_by_adjective() -> MappingProxyType[str, State]:
    """Return the states by their adjectives in small letters."""
    return MappingProxyType({a.lower(): s for s in load_states().values() for a in s.adjectives})


@cache
def _by_name() -> MappingProxyType[str, State]:
    """Return the states by their names in small letters."""
    return MappingProxyType({n.lower(): s for s in load_states().values() for n in (s.name, *s.aliases)})


def state_called(reading: Reading, i: int) -> State | None:
    """Return the state whose adjective or name ends at token ``i``: the longest, so that "North Korean" is the North.

    An adjective of two words has its first one under it or right before it.
    """
    token = reading.tokens[i]
    for first in (i - 1, i):
        if first < 0 or reading.tokens[first].sent != token.sent:
            continue
        said = reading.text[reading.tokens[first].start : token.end].lower()
        state = states_by_adjective().get(said) or (_by_name().get(said) if token.pos == "PROPN" else None)
        if state is not None:
            return state
    return None


def states_joined(reading: Reading, i: int) -> tuple[State, ...]:
    """Return the states that a token names, of which "US-Chinese" names two; the first words of a name are looked past.

    "U.S.-South" before "Korea" is the first state alone: the second ends at the next token.
    """
    token = reading.tokens[i]
    whole = state_called(reading, i)
    found = [] if whole is None else [whole]
    parts = [p.lower() for dash in "-–/" if dash in token.text for p in token.text.split(dash)]
    found += [s for p in parts if (s := states_by_adjective().get(p) or _by_name().get(p)) is not None]
    if i > 0 and "-" in reading.tokens[i - 1].text:  # "U.S.-South Korea"
        said = f"{reading.tokens[i - 1].text.rsplit('-', 1)[-1]} {token.text}".lower()
        found += [s for s in (states_by_adjective().get(said), _by_name().get(said)) if s is not None]
    return tuple(found)


@cache
def _peoples() -> MappingProxyType[str, State]:
    """Return the states by the plural of their people in small letters."""
    return MappingProxyType({p.lower(): s for s in load_states().values() for p in s.people})


def state_of_people(word: str) -> State | None:
    """Return the state of "Norwegians".

    >>> state_of_people("Norwegians").name, state_of_people("norms")
    ('Norway', None)
    """
    return _peoples().get(word.lower())


def states_among(reading: Reading, tree: Tree, head: int) -> tuple[ActorValue, ...]:
    """Return the state of "Norway and five other powers", which the parser makes a part of the name behind it."""
    if tree.tokens[head].pos == "PROPN":
        return _halves(tree, head)
    if tree.tokens[head].tag != "NNS" or tree.tokens[head].lemma not in words("talks", "allies"):
        return ()
    found = []
    for node in tree.children(head, "nmod"):
        state = state_called(reading, node) if tree.child(node, "cc") is not None else None
        if state is not None:
            token = tree.tokens[node]
            found.append(ActorValue(start=token.start, end=token.end, text=token.text, id=state.id, name=state.name))
    return tuple(found)


def _halves(tree: Tree, head: int) -> tuple[ActorValue, ...]:
    """Return both states of "North and South Korea"."""
    found = []
    for first in tree.children(head, "nmod", "compound", "amod"):
        halves = tree.conjuncts(first) if tree.child(first, "cc") is not None else []
        for half in halves:
            token, state = (
                tree.tokens[half],
                _by_name().get(f"{tree.tokens[half].text} {tree.tokens[head].text}".lower()),
            )
            if state is not None:
                found.append(
                    ActorValue(start=token.start, end=token.end, text=token.text, id=state.id, name=state.name)
                )
    return tuple(found) if len({v.id for v in found}) > 1 else ()
