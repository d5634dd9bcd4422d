"""Sayings without a verb of saying: "is confident that", "made clear that", "expressed hope that", "her claim that"."""

from functools import cache

from tracktwo.extract.statements.content import spans_of
from tracktwo.extract.statements.cues import cue_span
from tracktwo.extract.statements.lexicon import Verb, states_of_mind
from tracktwo.extract.statements.saying import Saying, Speaker
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.statements.speakers import find_speaker, speaker_at

_HOLDING = ("be", "remain", "feel", "stay")


def add_states(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Add a saying for each adjective, light verb or noun of saying that governs a clause."""
    taken = {saying.head for saying in sayings if saying.contents}
    added = []
    asked = _asked()
    for token in scene.tokens:
        if token.lemma not in asked or scene.quoted[token.i] >= 0 or token.i in taken:
            continue
        found = (
            _adjective(scene, token.i)
            or _made_clear(scene, token.i)
            or _voiced(scene, token.i)
            or _noun(scene, token.i)
        )
        if found is not None and found.speaker is not None and found.contents and found.head not in taken:
            added.append(found)
            taken.add(found.head)
    return [*sayings, *added]


@cache
def _asked() -> frozenset[str]:
    """Return all lemmas that one of the rules begins with."""
    words = states_of_mind()
    return frozenset([*words["adjectives"], *words["voicing"], *words["nouns"], "make"])


def _adjective(scene: Scene, i: int) -> Saying | None:
    """Return the saying of "is confident that …", whose head is the verb before the adjective."""
    token = scene.tokens[i]
    if token.lemma not in states_of_mind()["adjectives"] or token.dep != "acomp":
        return None
    clause = scene.tree.child(i, "ccomp", "xcomp")
    if clause is None or clause < i or scene.tokens[token.head].lemma not in _HOLDING:
        return None
    verb = Verb("state", frozenset({"clause"}), None, "attitude")
    return _make(scene, (token.head, i), clause, verb, find_speaker(scene, token.head))


def _made_clear(scene: Scene, i: int) -> Saying | None:
    """Return the saying of "made clear that …" and "made it clear that …"."""
    if scene.tokens[i].lemma != "make" or not scene.tokens[i].tag.startswith("VB"):
        return None
    plain = next((k for k in range(i + 1, min(i + 3, len(scene.tokens))) if scene.tokens[k].lemma in _plain()), None)
    if plain is None:
        return None
    clauses = [c for above in (i, plain) for c in scene.tree.children(above, "ccomp") if c > plain]
    if not clauses:
        return None
    verb = Verb("make_clear", frozenset({"clause", "quote"}), "report", "speech")
    return _make(scene, (i, plain), clauses[0], verb, find_speaker(scene, i))


def _plain() -> frozenset[str]:
    """Return the adjectives of "made it clear"."""
    return frozenset(states_of_mind()["plain"])


def _voiced(scene: Scene, i: int) -> Saying | None:
    """Return the saying of "expressed hope that …" and "voiced concern over …"."""
    words = states_of_mind()
    if scene.tokens[i].lemma not in words["voicing"] or not scene.tokens[i].tag.startswith("VB"):
        return None
    noun = scene.tree.child(i, "dobj")
    if noun is None or noun < i or scene.tokens[noun].lemma not in words["voiced"]:
        return None
    clause = scene.tree.child(noun, "acl", "ccomp", "relcl", "prep") or scene.tree.child(i, "ccomp")
    if clause is None or clause < noun:
        return None
    verb = Verb("voice", frozenset({"clause", "quote", "obj"}), words["nouns"].get(scene.tokens[noun].lemma), "speech")
    return _make(scene, (i, noun), clause, verb, find_speaker(scene, i))


def _noun(scene: Scene, i: int) -> Saying | None:
    """Return the saying of "the general's claim that …" and "a warning by the mediator that …"."""
    token, acts = scene.tokens[i], states_of_mind()["nouns"]
    if token.pos != "NOUN" or token.lemma not in acts:
        return None
    clause = next((c for c in scene.tree.children(i, "acl", "ccomp", "relcl") if c > i and _is_that(scene, c)), None)
    who = [c for c in scene.tree.children(i, "poss") if scene.tokens[c].pos in ("NOUN", "PROPN", "PRON")]
    who += [p for by in scene.tree.children(i, "prep") if scene.tokens[by].text in ("by", "from")
            for p in scene.tree.children(by, "pobj")]  # fmt: skip
    if clause is None or not who:
        return None
    act = acts[token.lemma]
    verb = Verb("noun", frozenset({"clause"}), act, "speech" if act else "attitude")
    return _make(scene, (i, i), clause, verb, speaker_at(scene, who[0], i))


def _is_that(scene: Scene, clause: int) -> bool:
    """Tell whether a clause begins with "that" as a conjunction, so that it is what the noun says."""
    return any(scene.tokens[m].text.lower() == "that" for m in scene.tree.children(clause, "mark"))


def _make(scene: Scene, words: tuple[int, int], clause: int, verb: Verb, speaker: Speaker | None) -> Saying:
    """Make the draft: the words of saying run from token to token, the content is what stands below ``clause``."""
    head, last = words
    start, end = cue_span(scene, head, upto=last)
    spans = spans_of(scene, last, [clause], [], verb)
    return Saying(head=head, verb=verb, cue_start=start, cue_end=end, speaker=speaker, contents=spans)
