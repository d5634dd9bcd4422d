"""Finding what is said: the clauses and phrases that the verb of saying governs, as stretches of characters."""

from tracktwo.extract.statements.cues import is_passive
from tracktwo.extract.statements.lexicon import Verb, speech_words
from tracktwo.extract.statements.scene import Scene

_EDGE = frozenset(" \t\r\n\u00a0,;:-–—")
_MARKS = frozenset("\"“”„«»'‘’")


def find_complements(scene: Scene, i: int, verb: Verb) -> list[int]:
    """Return the heads of the phrases that are what is said, in text order; empty where the verb has none here."""
    frames, tree, found = verb.frames, scene.tree, []
    clauses = [c for c in tree.children(i, "ccomp", "csubj") if _is_clause(scene, c, i)]
    if "clause" in frames:
        found += clauses
    elif "obj" in frames or "objinf" in frames:
        found += [c for c in clauses if c > i]  # "called him a hero" is parsed as a small clause
    objects = tree.children(i, "dobj", "oprd", "attr", "acomp")
    open_clauses = [c for c in tree.children(i, "xcomp") if c > i]
    if "obj" in frames:
        found += [c for c in objects if c > i or scene.tokens[c].tag not in ("WDT", "WP", "IN")]
        found += [c for c in open_clauses if scene.tokens[c].tag != "VB"]
    if "inf" in frames or "objinf" in frames:
        found += [c for c in open_clauses if c not in found]
    if "objinf" in frames and (open_clauses or clauses) and "tell" not in frames:
        found += [c for c in tree.children(i, "dobj", "dative") if c not in found]
    prepositions = [p for p in tree.children(i, "prep", "dative", "agent") if scene.tokens[p].text.lower() in verb.prepositions and p > i]
    if prepositions and ("obj" not in frames or any(c in found for c in objects) or _bare(scene, i)):
        found += prepositions
        if "obj" not in frames:
            found += [c for c in objects if c > i and c not in found]
    if is_passive(scene, i) and "obj" in frames and "tell" not in frames:
        found += [s for s in tree.children(i, "nsubjpass") if s not in found]
    return sorted(set(found))


def _bare(scene: Scene, i: int) -> bool:
    """Tell whether the verb has no object at all ("complained about the delay")."""
    return not scene.tree.children(i, "dobj")


def _is_clause(scene: Scene, clause: int, verb: int) -> bool:
    """Tell whether a complement is a clause of its own (a fronted one must not be the verb's own quotation mark or noun)."""
    token = scene.tokens[clause]
    return token.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV") and clause != verb


def addressees_of(scene: Scene, i: int, verb: Verb) -> tuple[int, ...]:
    """Return the heads of the noun phrases spoken to: the object of "told", "urged", "congratulated", "said to"."""
    tree = scene.tree
    objects = tree.children(i, "dobj", "dative")
    found: list[int] = []
    if "tell" in verb.frames or "objinf" in verb.frames:
        found = [o for o in objects if scene.tokens[o].dep != "prep" and scene.tokens[o].pos in ("NOUN", "PROPN", "PRON")]
        if not found and "objinf" in verb.frames:
            opened = [c for c in tree.children(i, "ccomp", "xcomp") if scene.tokens[c].tag == "VB"]
            found = [s for c in opened for s in tree.children(c, "nsubj") if s > i]
    elif verb.key in ("congratulate", "thank", "salute"):
        found = list(objects)
    for to in tree.children(i, "prep", "dative"):
        if scene.tokens[to].text.lower() == "to" and to > i and "to" not in verb.prepositions:
            found += tree.children(to, "pobj")
    return tuple(o for o in found if not scene.tokens[o].ent.endswith(("DATE", "TIME")))


def spans_of(scene: Scene, i: int, heads: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of the complements: unbroken but for the verb of saying itself, without "that" and edge marks."""
    wanted: set[int] = set()
    for head in heads:
        below = scene.tree.subtree(head)
        wanted.update(below)
    wanted = _without_carriers(scene, i, wanted)
    if heads and heads[0] > i and scene.tokens[heads[0]].dep in ("prep", "dative", "agent"):
        wanted.discard(heads[0])
    runs: list[list[int]] = []
    for k in sorted(wanted):
        if runs and all(_glue(scene, j, i) for j in range(runs[-1][-1] + 1, k)):
            runs[-1].append(k)
        else:
            runs.append([k])
    runs = _main_runs(runs)
    spans = [_trim(scene, run[0], _tied_end(scene, i, run[-1])) for run in runs]
    return [span for span in spans if span is not None]


def _glue(scene: Scene, j: int, verb: int) -> bool:
    """Tell whether a token between two pieces of content does not break them: punctuation, or words not of the cue."""
    return scene.tokens[j].pos in ("PUNCT", "SPACE", "CCONJ") and j != verb


def _main_runs(runs: list[list[int]]) -> list[list[int]]:
    """Drop runs of punctuation or a stray word beside a longer one."""
    return [run for run in runs if len(run) > 1 or len(runs) == 1]


def _without_carriers(scene: Scene, i: int, wanted: set[int]) -> set[int]:
    """Cut off a participle of saying behind a comma (", adding that …"): it carries on the speaker, not the content."""
    carrying = speech_words()["carrying"]
    for k in sorted(wanted):
        token = scene.tokens[k]
        if token.tag == "VBG" and token.lemma in carrying and token.dep in ("advcl", "acl", "conj") and scene.quoted[k] < 0:
            low = scene.tree.span(k)[0]
            if low > 0 and scene.tokens[low - 1].text == "," and k > i and low - 1 in wanted | {low - 1} and low > min(wanted):
                return {w for w in wanted if w < low}
    return wanted


def _tied_end(scene: Scene, verb: int, last: int) -> int:
    """Extend the content over a following "if …" or "because …" clause that the parse hung on the verb of saying."""
    for child in scene.tree.children(verb, "advcl"):
        low, high = scene.tree.span(child)
        mark = scene.tokens[low].text.lower()
        if low == last + 1 and last > verb and mark in speech_words()["tying"] and scene.quoted[low] < 0:
            return high
    return last


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Return the characters from token to token without edge punctuation and a leading "that"; None where nothing is left."""
    tokens = scene.tokens
    while first < last and (tokens[first].pos == "PUNCT" and tokens[first].text not in _MARKS | {"(", "["}):
        first += 1
    if tokens[first].text.lower() == "that" and tokens[first].dep == "mark" and first < last:
        first += 1
    while last > first and tokens[last].pos in ("PUNCT", "SPACE") and tokens[last].text not in _MARKS | {")", "]"}:
        last -= 1
    return trim_span(scene.reading.text, tokens[first].start, tokens[last].end)


def trim_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut white space, commas and dashes off both ends; None where no letter or digit is left.

    >>> trim_span("  , a truce, ", 0, 13)
    (4, 11)
    """
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None
