"""On what occasion somebody spoke: "at a news conference in Japan", "speaking at a forum"."""

from functools import cache

from tracktwo.extract.statements.lexicon import read_knowledge
from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene
from tracktwo.types import Value


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the nouns of occasions, the prepositions before them and the verbs of speaking at one."""
    return {name: frozenset(words) for name, words in read_knowledge("occasions.yaml").items()}


def own_occasion(scene: Scene, saying: Saying) -> Value | None:
    """Return the occasion that the sentence of the saying names: on its verb, or on "speaking …" beside it."""
    if saying.carried_from is not None:
        return None
    tree, words = scene.tree, _words()
    nodes = _clause_of(scene, saying.head) if saying.verb.key != "according_to" else []
    heads = [
        h
        for h in (saying.speaker.heads if saying.speaker else ())
        if scene.tokens[h].sent == scene.tokens[saying.head].sent
    ]
    for node in [*nodes, *heads]:
        for child in tree.children(node, "advcl", "acl", "relcl", "prep", "dobj", "dative"):
            token = scene.tokens[child]
            if token.dep in ("advcl", "acl", "relcl"):
                if token.lemma not in words["verbs"] or token.tag != "VBG":
                    continue
                found = next((v for p in tree.children(child, "prep", "dobj") if (v := _at(scene, p))), None)
            else:
                found = _at(scene, child)
            if found is not None:
                return found
    return None


def is_occasion(scene: Scene, head: int) -> bool:
    """Tell whether a noun is an occasion and nobody who listens: "a meeting", but not "the Security Council"."""
    lemma, words = scene.tokens[head].lemma, _words()
    return lemma in words["nouns"] and lemma not in words["bodies"]


def _clause_of(scene: Scene, verb: int) -> list[int]:
    """Return the verb, and the sentence's main verb where no other clause of saying lies between the two."""
    for node in [verb, *scene.above(verb)]:
        if scene.tokens[node].dep in ("ccomp", "relcl"):
            return [verb]
        if scene.tokens[node].dep == "ROOT":
            return list(dict.fromkeys((verb, node)))
    return [verb]


def _at(scene: Scene, child: int) -> Value | None:
    """Return the noun phrase of an occasion behind a preposition or as the one spoken to ("told a conference")."""
    token, words = scene.tokens[child], _words()
    if scene.quoted[child] >= 0:
        return None
    if token.pos == "ADP":
        if token.text.lower() not in words["prepositions"]:
            return None
        head = scene.tree.child(child, "pobj")
    else:
        head = child
    if head is None or scene.tokens[head].lemma not in words["nouns"]:
        return None
    if token.text.lower() == "in" and scene.tokens[head].text.istitle():
        return None
    kept = [k for k in scene.below(head) if k >= scene.span(head)[0]]
    cut = _end_of_phrase(scene, head, kept)
    start, end = scene.tokens[kept[0]].start, scene.tokens[cut].end
    return Value(start=start, end=end, text=scene.reading.text[start:end])


def _end_of_phrase(scene: Scene, head: int, kept: list[int]) -> int:
    """Return the last token of the phrase: before a comma, a day or a clause behind its head."""
    last = head
    for k in kept:
        if k <= head:
            continue
        token = scene.tokens[k]
        day = token.pos == "ADP" and any(scene.tokens[c].ent.endswith("DATE") for c in scene.tree.children(k, "pobj"))
        if (
            token.pos == "PUNCT"
            or token.dep in ("relcl", "ccomp", "mark")
            or token.text == "that"
            or k != last + 1
            or day
        ):
            break
        if token.ent.endswith(("DATE", "TIME")):
            break
        last = k
    return last
