"""Finding who speaks: the subject of the verb of saying, or the governor's, or the agent of a passive."""

from dataclasses import replace

from tracktwo.extract.statements.cues import is_passive
from tracktwo.extract.statements.lexicon import speech_words
from tracktwo.extract.statements.saying import Speaker
from tracktwo.extract.statements.scene import Scene

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = ("who", "which", "that", "whom")


def find_speaker(scene: Scene, verb: int) -> Speaker | None:
    """Return the speaker of the verb of saying at token ``verb``; None where nobody is said to speak."""
    head = agent_of(scene, verb) if is_passive(scene, verb) else _subject(scene, verb)
    if head is None:
        return None
    head = antecedent(scene, head)
    if not _can_speak(scene, head):
        return None
    found = speaker_at(scene, head, verb)
    return replace(found, heads=(*found.heads, *_included(scene, found, head)))


def _included(scene: Scene, speaker: Speaker, head: int) -> list[int]:
    """Return who is named behind "including" in a phrase about several, where the parse hangs it on another noun."""
    if scene.tokens[head].tag not in ("NNS", "NNPS"):
        return []
    inside = range(scene.first_at(speaker.start), scene.last_before(speaker.end) + 1)
    preps = [k for k in inside if scene.tokens[k].text.lower() == "including" and scene.tokens[k].head != head]
    tagged = [
        k for p in preps for k in scene.tree.children(p, "pobj") if scene.tokens[scene.tokens[p].head].tag == "NN"
    ]
    return [m for k in tagged for m in scene.tree.conjuncts(k)]


def speaker_at(scene: Scene, head: int, verb: int | None = None) -> Speaker:
    """Return the speaker whose noun phrase is headed by token ``head``: the whole phrase, without the saying itself."""
    start, end = phrase_span(scene, head, verb)
    named = [
        c for c in scene.tree.children(head, "appos") if scene.tokens[c].ent.endswith("PERSON") or c in scene.persons
    ]
    if scene.tokens[head].pos == "NOUN" and named and scene.tokens[named[0]].end <= end:
        head = named[0]  # "the mediator, Luis Ortega" is Luis Ortega
    return Speaker((head,), start, end)


def agent_of(scene: Scene, verb: int) -> int | None:
    """Return the head of the "by" phrase of a passive verb."""
    for by in scene.tree.children(verb, "agent", "prep"):
        if scene.tokens[by].text.lower() == "by":
            return scene.tree.child(by, "pobj")
    return None


def phrase_span(scene: Scene, head: int, verb: int | None = None) -> tuple[int, int]:
    """Return the characters of the noun phrase: with titles and appositions, without clauses set off by commas."""
    dropped: set[int] = set()
    branch = _branch(scene, head, verb)
    for child in scene.tree.children(head):
        token = scene.tokens[child]
        if child == branch:
            dropped.update(scene.below(child))
        clause = token.dep in ("relcl", "acl", "advcl", "ccomp", "parataxis", "punct", "cc")
        low = scene.span(child)[0]
        set_off = low > head and scene.tokens[low - 1].text in {",", "-", "—", "(", ";", ":"}
        if (clause and set_off and token.dep != "cc") or (
            token.dep == "prep" and set_off and token.text.lower() != "including"
        ):
            dropped.update(scene.below(child))
    kept = [i for i in scene.below(head) if i not in dropped and scene.quoted[i] == scene.quoted[head]]
    run = _run_around(scene, kept, head)
    return scene.tokens[run[0]].start, scene.tokens[run[-1]].end


def _branch(scene: Scene, head: int, verb: int | None) -> int | None:
    """Return the child of ``head`` under which the verb of saying stands ("an activist … saying"), if it does."""
    if verb is None:
        return None
    node = verb
    for above in scene.above(verb):
        if above == head:
            return node
        node = above
    return None


def _run_around(scene: Scene, kept: list[int], head: int) -> list[int]:
    """Return the unbroken run of kept tokens around the head, without punctuation at its ends."""
    place = kept.index(head)
    low = high = place
    while low > 0 and kept[low - 1] == kept[low] - 1:
        low -= 1
    while high + 1 < len(kept) and kept[high + 1] == kept[high] + 1:
        high += 1
    run = kept[low : high + 1]
    while len(run) > 1 and scene.tokens[run[-1]].pos in ("PUNCT", "CCONJ") and run[-1] != head:
        if scene.tokens[run[-1]].text in {")", "'"}:
            break
        run.pop()
    while len(run) > 1 and scene.tokens[run[0]].pos in ("PUNCT", "CCONJ") and run[0] != head:
        run.pop(0)
    return run


def _subject(scene: Scene, verb: int) -> int | None:
    """Return the subject's head: the verb's own, or that of the clause that governs it."""
    node = verb
    for _ in range(12):  # a chain of governing clauses longer than this is a broken parse
        if node == verb and not scene.tree.children(node, *SUBJECTS) and (before := _cut_off(scene, verb)) is not None:
            return before
        direct = [s for s in scene.tree.children(node, *SUBJECTS) if scene.quoted[s] == scene.quoted[verb]]
        if direct:
            return direct[-1] if node == verb else direct[0]
        token = scene.tokens[node]
        governor = token.head
        if governor == node:
            return _beside(scene, verb)
        if token.dep == "acl" or (token.dep == "relcl" and token.tag == "VBG"):
            return governor
        if token.dep == "pcomp":
            node = _over_preposition(scene, governor)
            if scene.tokens[node].pos in ("NOUN", "PROPN", "PRON"):
                return node
            continue
        if token.dep not in ("conj", "advcl", "xcomp", "ccomp", "aux", "dep", "prep") or _finite_complement(
            scene, node
        ):
            return _beside(scene, verb)
        node = governor
    return None


def _cut_off(scene: Scene, verb: int) -> int | None:
    """Return the subject of ", a senior official said" that the parse took for an apposition to the word before."""
    if scene.tokens[verb].tag not in ("VBD", "VBZ") or scene.tokens[verb].dep not in ("conj", "ROOT", "parataxis"):
        return None
    for node in [verb - 1, *scene.above(verb - 1)][:8]:
        low, high = scene.span(node)
        if scene.tokens[node].dep == "appos" and high == verb - 1 and low > 0 and scene.tokens[low - 1].text == ",":
            return node if scene.tokens[low].tag in ("DT", "PRP$", "NNP") else None
    return None


def _finite_complement(scene: Scene, node: int) -> bool:
    """Tell whether the node is a finite clause that somebody else's verb governs: its subject is not the governor's."""
    return scene.tokens[node].dep == "ccomp" and scene.tokens[node].tag not in ("VBG", "VB")


def _over_preposition(scene: Scene, preposition: int) -> int:
    """Return what the preposition before a gerund hangs on ("quoted as saying" → quoted)."""
    return scene.tokens[preposition].head


def _beside(scene: Scene, verb: int) -> int | None:
    """Return the name right after the verb of saying, or right before it, where the parse gave no subject."""
    after = verb + 1
    if after < len(scene.tokens) and scene.tokens[after].pos in ("PROPN", "PRON") and scene.quoted[after] < 0:
        while scene.tokens[after].dep in ("compound", "amod", "nmod") and scene.tokens[after].head > after:
            after = scene.tokens[after].head
        return after
    before = verb - 1
    while before >= 0 and (scene.tokens[before].pos in ("AUX", "ADV", "PART") or scene.tokens[before].text == ","):
        before -= 1
    if (
        before < scene.sentence_start(verb)
        or scene.quoted[before] >= 0
        or scene.tokens[before].ent.endswith(("DATE", "TIME"))
    ):
        return None
    return before if scene.tokens[before].pos in ("PROPN", "PRON") else None


def antecedent(scene: Scene, head: int) -> int:
    """Return the noun that a relative pronoun stands for; other heads as they are."""
    token = scene.tokens[head]
    if token.text.lower() not in RELATIVE or token.tag not in ("WP", "WDT", "IN"):
        return head
    clause = next((a for a in scene.above(head) if scene.tokens[a].dep == "relcl"), None)
    return head if clause is None else _study(scene, scene.tokens[clause].head)


def _study(scene: Scene, noun: int) -> int:
    """Return the inquiry that a noun is the matter of ("an analysis of data that found …"), or the noun itself."""
    for above in list(scene.above(noun))[:4]:
        if scene.tokens[above].pos == "VERB":
            break
        if scene.tokens[above].lemma in speech_words()["studies"]:
            return above
    return noun


def _can_speak(scene: Scene, head: int) -> bool:
    """Tell whether the head can be somebody who speaks: a noun or pronoun, and no empty one."""
    token, words = scene.tokens[head], speech_words()
    if token.text.lower() in words["outlet_pronouns"]:
        return False
    if token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "VERB"):
        return False
    if token.tag in ("EX", "WDT", "WP") or token.text.lower() in words["empty_pronouns"]:
        return token.text.lower() == "one" and bool(scene.tree.children(head))
    return token.lemma not in words["mute"]
