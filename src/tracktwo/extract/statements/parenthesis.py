"""Sayings set between commas inside what is said: "The talks, he said, will resume"."""

from tracktwo.extract.statements.lexicon import Verb
from tracktwo.extract.statements.scene import Scene

# A parenthesis of more words than this behind its verb is a clause of its own.
LONGEST = 8
# Labels of the noun phrase before the parenthesis, which the parse gives to the verb of saying.
_FRONT = ("dep", "npadvmod", "dobj", "nsubj", "dislocated")


def around_parenthesis(scene: Scene, i: int, verb: Verb) -> list[tuple[int, int]]:
    """Return what stands around ", she explained earlier,", whichever way the parse ties the three together."""
    token = scene.tokens[i]
    if "clause" not in verb.frames:
        return []
    if token.dep == "parataxis":
        own = set(scene.below(i))
    elif token.dep == "ccomp":
        own = set(_between_commas(scene, i))
    else:
        return _parted(scene, i)
    wanted = [k for k in scene.below(token.head) if k not in own and scene.tokens[k].pos != "SPACE"] if own else []
    return _stretches(scene, wanted)


def _stretches(scene: Scene, wanted: list[int]) -> list[tuple[int, int]]:
    """Return the characters of the unbroken runs of tokens, without punctuation at their ends."""
    runs: list[list[int]] = []
    for k in wanted:
        if runs and k == runs[-1][-1] + 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    spans = []
    for run in (run for run in runs if any(scene.tokens[k].pos != "PUNCT" for k in run)):
        while scene.tokens[run[-1]].pos == "PUNCT":
            run.pop()
        while scene.tokens[run[0]].pos == "PUNCT":
            run.pop(0)
        spans.append((scene.tokens[run[0]].start, scene.tokens[run[-1]].end))
    return spans


def _between_commas(scene: Scene, i: int) -> range:
    """Return the tokens of the parenthesis where the parse took it for the clause; empty for anything else.

    The sentence's verb, behind it, has no subject: the noun phrase before the first comma is its subject.
    """
    head, tree = scene.tokens[i].head, scene.tree
    subject = tree.child(i, "nsubj")
    if head < i or subject is None or subject > i or tree.children(head, "nsubj", "nsubjpass", "expl"):
        return range(0)
    before = scene.span(subject)[0] - 1
    if before <= scene.sentence_start(i) or scene.tokens[before].text != ",":
        return range(0)
    high = _next_comma(scene, i, head)
    return range(before, high + 1) if high is not None else range(0)


def _parted(scene: Scene, i: int) -> list[tuple[int, int]]:
    """Return the content where the parse hung both its parts on the verb of saying: a noun before, a verb behind."""
    tree = scene.tree
    subjects = tree.children(i, "nsubj")
    later = [c for c in tree.children(i, "conj") if c > i and not tree.children(c, "nsubj", "nsubjpass")]
    if not subjects or not later or tree.children(i, "cc"):
        return []
    before = scene.span(subjects[-1])[0] - 1
    low, high = scene.span(later[0])
    front = [c for c in tree.children(i, *_FRONT) if scene.span(c)[1] == before - 1]
    if not front or scene.tokens[before].text != "," or _next_comma(scene, i, later[0]) != low - 1:
        return []
    return _stretches(scene, [*range(scene.span(front[0])[0], before), *range(low, high + 1)])


def _next_comma(scene: Scene, i: int, limit: int) -> int | None:
    """Return the comma that closes the parenthesis of verb ``i``, a few words behind it."""
    return next((k for k in range(i + 1, min(i + 1 + LONGEST, limit)) if scene.tokens[k].text == ","), None)
