"""Finding the words of saying: verbs of the lexicon outside quotations, with their auxiliaries and particles."""

from tracktwo.extract.statements.lexicon import Verb, reporting_verbs, speech_words
from tracktwo.extract.statements.scene import Scene


def find_cues(scene: Scene) -> list[tuple[int, Verb]]:
    """Return the verbs of saying in text order: outside quotations, and not used like an adjective."""
    found = []
    for token in scene.tokens:
        if scene.quoted[token.i] >= 0 or not token.tag.startswith("VB") or token.dep in ("amod", "compound", "aux"):
            continue
        verb = verb_of(scene, token.i)
        if verb is not None and not _only_possible(scene, token.i):
            found.append((token.i, verb))
    return found


def stays_unnamed(scene: Scene, i: int) -> bool:
    """Tell "asked not to be named": nothing is said but that the speaker stays unnamed."""
    unnamed = speech_words()["unnamed"]
    return any(
        scene.tokens[c].lemma in unnamed and bool(scene.tree.children(c, "auxpass"))
        for c in scene.tree.children(i, "xcomp")
    )


def _only_possible(scene: Scene, i: int) -> bool:
    """Tell whether the verb is an infinitive that nobody is said to carry out ("a chance to say"), or "so-called"."""
    tokens, words = scene.tokens, speech_words()
    if i and tokens[i - 1].text == "-":
        return True
    if stays_unnamed(scene, i):
        return True
    if tokens[i].tag != "VB" or not any(tokens[c].tag == "TO" for c in scene.tree.children(i, "aux")):
        return False
    governor = tokens[tokens[i].head]
    return tokens[i].dep != "xcomp" or governor.lemma not in words["leading"] | words["coming"] | words["refusing"]


def verb_of(scene: Scene, i: int) -> Verb | None:
    """Return the lexicon's entry for token ``i``: with a particle or preposition that makes another verb of it."""
    known = reporting_verbs()
    token = scene.tokens[i]
    for child in scene.tree.children(i, "prt", "prep", "advmod"):
        joined = known.get(f"{token.lemma}_{scene.tokens[child].text.lower()}")
        if joined is not None and child > i:
            return joined
    if token.lemma == "put" and any(scene.tokens[c].text == "it" for c in scene.tree.children(i, "dobj")):
        return known["put_it"]
    return known.get(token.lemma)


def cue_span(scene: Scene, i: int, *, upto: int | None = None) -> tuple[int, int]:
    """Return the characters of the words of saying: auxiliaries, adverbs beside them, the verb and its particle."""
    allowed = speech_words()["within_cue"]
    first, last = i, i if upto is None else upto
    own = set(scene.tree.children(i, "aux", "auxpass", "neg"))
    own |= {
        c
        for c in scene.tree.children(i, "advmod")
        if scene.tokens[c].text.lower() in allowed or (c == i - 1 and scene.tokens[c].text.endswith("ly"))
    }
    while first - 1 in own:
        first -= 1
    for child in scene.tree.children(i, "prt"):
        if child == last + 1:
            last = child
    return scene.tokens[first].start, scene.tokens[last].end


def is_passive(scene: Scene, i: int) -> bool:
    """Tell whether the verb is passive: it has a passive auxiliary or subject, or is a bare participle."""
    return bool(scene.tree.children(i, "auxpass", "nsubjpass")) or (
        scene.tokens[i].tag == "VBN" and not scene.tree.children(i, "aux")
        and scene.tokens[i].dep in ("acl", "advcl", "relcl") and not scene.tree.children(i, "nsubj")
        and not _is_main_verb(scene, i)
    )  # fmt: skip


def _is_main_verb(scene: Scene, i: int) -> bool:
    """Tell whether a participle behind "X, the head of Y," is the sentence's verb, which the parse missed.

    It is where the sentence has no other verb above it and the participle has a complement of its own.
    """
    governor = scene.tokens[i].head
    return (
        scene.tokens[governor].dep == "ROOT" and scene.tokens[governor].pos in ("PROPN", "NOUN", "PRON")
        and scene.tokens[i - 1].text == "," and bool(scene.tree.children(i, "dobj", "oprd", "ccomp", "xcomp"))
    )  # fmt: skip
