"""Those who fight and those who are hit: from heads of phrases to actors worth reporting."""

from collections.abc import Iterable

from tracktwo.extract.figures.measure import names_people
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue

_COUNTING = frozenset({"dozen", "hundred", "thousand", "million", "number", "score", "score", "group", "series", "part", "some",
                       "more", "many", "most", "several", "majority", "wave", "pair", "half", "member", "one"})  # fmt: skip
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")


def content_noun(tree: Tree, head: int) -> int:
    """Return the noun that a counting word counts ("dozens of civilians" → civilians), or the head itself."""
    for _ in range(3):
        token = tree.tokens[head]
        if token.lemma not in _COUNTING and token.pos != "NUM":
            return head
        below = [p for c in tree.children(head, "prep") if tree.tokens[c].lemma == "of" for p in tree.children(c, "pobj")]
        if not below:
            return head
        head = below[0]
    return head


def is_fighter(tree: Tree, head: int) -> bool:
    """Tell whether a noun can stand for those who do violence: a name, people, or a word for forces."""
    token = tree.tokens[head]
    if token.pos == "PRON":
        return token.lemma in ("he", "she", "they", "we", "i", "you", "who")
    return token.ent[2:] in _SOMEBODY or token.lemma in words("attack", "fighters") or (token.pos != "NUM" and names_people(token))


def is_human(tree: Tree, head: int) -> bool:
    """Tell whether a noun can stand for people that are hurt, moved or freed."""
    token = tree.tokens[head]
    if token.pos == "PRON":
        return token.lemma in ("he", "she", "they", "we", "i", "you", "who", "other", "us", "them")
    return token.ent[2:] in ("PERSON", "NORP") or names_people(token)


def actors_of(reading: Reading, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the actors that phrases stand for, each once; a pronoun that stays unresolved names nobody and is left out."""
    found: dict[tuple[int, int], ActorValue] = {}
    for head in heads:
        for actor in actors_at(reading, head):
            if actor.id is None and reading.tokens[head].pos in ("PRON", "DET") and actor.text == reading.tokens[head].text:
                continue
            found.setdefault((actor.start, actor.end), actor)
    kept: dict[str, ActorValue] = {}
    for actor in found.values():
        kept.setdefault(actor.id or actor.text, actor)
    return tuple(kept.values())
