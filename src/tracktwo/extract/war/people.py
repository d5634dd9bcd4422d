"""Those who fight and those who are hit: from heads of phrases to actors worth reporting."""

from collections.abc import Iterable
from dataclasses import replace

from tracktwo.actors.register import load_register
from tracktwo.actors.words import person_words
from tracktwo.extract.figures.counted import names_people
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue

_POSSESSIVE = ("its", "his", "her", "their", "our", "my")
# How far before "jets" the nation they belong to may stand.
_BEFORE = 3
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")


def content_noun(tree: Tree, head: int) -> int:
    """Return the noun that a counting word counts ("dozens of civilians" → civilians), or the head itself."""
    for _ in range(3):
        token = tree.tokens[head]
        if token.lemma not in words("war_words", "counting") and token.pos != "NUM":
            return head
        below = [
            p for c in tree.children(head, "prep") if tree.tokens[c].lemma == "of" for p in tree.children(c, "pobj")
        ]
        if not below:
            return head
        head = below[0]
    return head


def is_fighter(tree: Tree, head: int) -> bool:
    """Tell whether a noun can stand for those who do violence: a name, people, or a word for forces."""
    token = tree.tokens[head]
    if token.pos == "PRON":
        somebody = token.lemma in ("he", "she", "they", "we", "i", "you", "who") or token.text.lower() in _POSSESSIVE
        return somebody or tells_of_itself(tree, head)
    return (
        token.ent[2:] in _SOMEBODY
        or token.lemma in words("attack", "fighters")
        or (token.pos != "NUM" and names_people(token))
    )


def teller_of(tree: Tree, head: int) -> int:
    """Return who says so of a body's "it": "the group said it had fired a rocket"."""
    said = tree.tokens[tree.tokens[head].head].head
    return tree.child(said, "nsubj") or head


def tells_of_itself(tree: Tree, head: int) -> bool:
    """Tell the "it" of a body that says what it did ("the army said it had shelled …") from a thing that harmed."""
    token = tree.tokens[head]
    deed = tree.tokens[token.head]
    return (
        token.text.lower() == "it"
        and token.dep == "nsubj"
        and deed.dep == "ccomp"
        and tree.tokens[deed.head].lemma in person_words().saying_verbs
        and tree.child(deed.head, "nsubj") is not None
    )


def is_human(tree: Tree, head: int) -> bool:
    """Tell whether a noun can stand for people that are hurt, moved or freed."""
    token = tree.tokens[head]
    if token.pos == "PRON":
        return token.lemma in ("he", "she", "they", "we", "i", "you", "who", "other", "us", "them")
    return token.ent[2:] in ("PERSON", "NORP") or names_people(token)


def actors_of(reading: Reading, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the actors that phrases stand for, each once; a pronoun that stays unresolved names nobody and is left
    out.
    """
    kept: dict[str, ActorValue] = {}
    for head in heads:
        for actor in actors_at(reading, head):
            known = (
                actor if actor.id is not None else _state_of_adjective(reading, head) or _forces(reading, head, actor)
            )
            if known.id is None and (reading.tokens[head].pos in ("PRON", "DET") or known.text.lower() in _POSSESSIVE):
                continue
            kept.setdefault(known.id or known.text, known)
    return tuple(kept.values())


def known_or_common(reading: Reading, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the actors that phrases stand for, without place names that stand for no government, and bare numbers."""
    return tuple(
        actor
        for head in heads
        for actor in actors_of(reading, [head])
        if actor.id is not None
        or (reading.tokens[head].ent[2:] not in ("GPE", "LOC", "DATE") and reading.tokens[head].pos != "NUM")
    )


def side_named(reading: Reading, actors: Iterable[ActorValue]) -> tuple[ActorValue, ...]:
    """Lead a bare word of side ("rebel" in "rebel-held", "government" in "government attacks") to whom the article
    calls so elsewhere, where that is one actor; rebels of no name are the population of rebels.
    """
    found: dict[str, ActorValue] = {}
    for actor in actors:
        known = actor if actor.id is not None else _side(reading, actor)
        found.setdefault(known.id or known.text, known)
    return tuple(found.values())


def _side(reading: Reading, actor: ActorValue) -> ActorValue:
    """Return the actor that a bare word of side stands for."""
    word = actor.text.lower().removeprefix("the ").rstrip("s")
    if word not in words("war_words", "sides"):
        return actor
    named = [m for m in reading.cast.mentions if m.actor and word in [w.rstrip("s") for w in m.text.lower().split()]]
    if len({m.actor for m in named}) == 1:
        why = f"“{named[0].text}” in the same article"
        return replace(actor, id=named[0].actor, name=named[0].name, how="carried_over", why=why)
    if word in words("war_words", "bands"):
        plural = f"{word}s"
        return replace(actor, id=f"pop:{plural}", name=plural.capitalize(), how=None, why=None)
    return actor


def _state_of_adjective(reading: Reading, head: int) -> ActorValue | None:
    """Take the adjective before a deed for the state: "Russian air strikes" are Russia's."""
    token = reading.tokens[head]
    return state_named(reading, head) if token.dep in ("amod", "compound", "nmod", "npadvmod") else None


def _forces(reading: Reading, head: int, actor: ActorValue) -> ActorValue:
    """Take a nation's jets, ships or troops for its armed forces: "Italian jets"; anybody else stays unknown."""
    if reading.tokens[head].lemma not in words("war_words", "arms") or reading.tokens[head].pos == "PRON":
        return actor
    for token in reading.tokens[max(0, head - _BEFORE) : head]:
        state = state_named(reading, token.i) if token.head == head and token.dep in ("amod", "compound") else None
        if state is not None:
            forces = f"{state.id}-military"
            listed = load_register().actors.get(forces)
            name = listed.name if listed else f"Armed forces of {state.name}"
            why = f"“{actor.text}” stands for the armed forces of {state.name}"
            return replace(actor, id=forces, name=name, how="metonym", why=why)
    return actor


def state_named(reading: Reading, head: int) -> ActorValue | None:
    """Return the state that a word names, as a name or an adjective, or None."""
    token = reading.tokens[head]
    register = load_register()
    for sense in register.aliases.senses(token.text):
        if sense.use in ("adjective", "state") and sense.id in register.actors:
            name = register.actors[sense.id].name
            return ActorValue(
                start=token.start, end=token.end, text=token.text, id=sense.id, name=name, how="metonym",
                why=f"“{token.text}” stands for {name}",
            )  # fmt: skip
    return None
