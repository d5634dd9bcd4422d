"""What is said, as stretches of characters: the phrases of the complement, mended where the parse cut them short."""

from tracktwo.extract.statements.lexicon import Verb, reporting_verbs, speech_words
from tracktwo.extract.statements.scene import Scene

_EDGE = frozenset(" \t\r\n\u00a0,;:-–—")
_MARKS = frozenset("\"“”„«»'‘’")
_OPENERS = frozenset("\"“„«'‘([")
# A clause that follows the verb at more than this many words is not its own.
FARTHEST_CLAUSE = 15
# Fewer words than this between an object and its preposition are an adjunct inside the content.
SHORT_ADJUNCT = 8


def find_carriers(scene: Scene, i: int, heads: list[int]) -> list[int]:
    """Return the verbs of saying inside the complement that carry on the main saying, as the parse had it wrongly.

    ", adding that …" behind a comma, and ", and said that …" in the same tense, go on with the speaker of verb ``i``.
    """
    found = []
    for k in sorted({k for head in heads for k in scene.below(head)}):
        token = scene.tokens[k]
        if k <= i or scene.quoted[k] >= 0 or token.lemma not in reporting_verbs() or not token.tag.startswith("VB"):
            continue
        if token.tag == "VBG":
            low = scene.span(k)[0]
            behind_comma = low > 0 and scene.tokens[low - 1].text == "," and low > i + 1
            if behind_comma and token.lemma in speech_words()["carrying"] and token.dep in ("advcl", "acl", "conj"):
                found.append(k)
        elif token.dep == "conj" and token.tag == scene.tokens[i].tag and _carries_on(scene, k):
            found.append(k)
    return found


def _carries_on(scene: Scene, k: int) -> bool:
    """Tell whether a coordinated verb goes with the outer verb: its neighbour has another tense or a clause follows."""
    if scene.tree.children(k, "nsubj", "nsubjpass"):
        return False
    other = scene.tokens[scene.tokens[k].head]
    clause = scene.tree.children(k, "ccomp") or any(
        scene.quoted[j] >= 0 for j in range(k + 1, min(k + 4, len(scene.quoted)))
    )
    before = scene.tokens[k - 1].text.lower() if k else ""
    joined = before in ("and", "but") or (
        scene.tokens[k - 1].pos == "ADV" and scene.tokens[k - 2].text.lower() in ("and", "but")
    )
    aux = bool(scene.tree.children(other.i, "aux", "auxpass"))
    return joined and (other.tag != scene.tokens[k].tag or aux or bool(clause and scene.tokens[k].lemma != "ask"))


def spans_of(scene: Scene, i: int, heads: list[int], carriers: list[int], verb: Verb) -> list[tuple[int, int]]:
    """Return the stretches of the complements: unbroken but for the verb itself, without "that" and edge marks."""
    wanted = {k for head in heads for k in scene.below(head)}
    if carriers:
        cut = min(_carrier_start(scene, k) for k in carriers)
        wanted = {k for k in wanted if k < cut}
    if not wanted:
        return []
    if (
        heads[0] > i
        and scene.tokens[heads[0]].pos == "ADP"
        and scene.tokens[heads[0]].dep in ("prep", "dative", "agent")
    ):
        wanted.discard(heads[0])
    clause_only = not verb.frames & {"obj", "objinf", "small", "numbered"} and not any(
        f[0] in "+=" for f in verb.frames
    )
    runs = _runs(scene, i, wanted, joining=not clause_only)
    if not runs:
        return []
    _mend_left(scene, i, runs[0], heads)
    ends = [*[run[-1] for run in runs[:-1]], _right_end(scene, i, runs[-1][-1], carriers)]
    spans = [_trim(scene, run[0], end) for run, end in zip(runs, ends, strict=True)]
    return [balanced(scene, *span) for span in spans if span is not None]


def _carrier_start(scene: Scene, k: int) -> int:
    """Return the token where a carrying verb's part begins: at its conjunction or its first word."""
    if scene.tokens[k].dep != "conj" or scene.tokens[k].tag == "VBG":
        return min(scene.span(k)[0], k)
    return k - 1 if scene.tokens[k - 1].pos == "CCONJ" else k - 2


def _runs(scene: Scene, i: int, wanted: set[int], *, joining: bool) -> list[list[int]]:
    """Return the wanted tokens as unbroken runs; punctuation and conjunctions do not break them.

    Where ``joining``, words between two runs behind the verb belong to the content too ("put the toll … at …").
    """
    runs: list[list[int]] = []
    for k in sorted(wanted):
        if runs and _joined(scene, i, runs[-1][-1], k, joining=joining):
            runs[-1].append(k)
        else:
            runs.append([k])
    kept = [run for run in runs if len(run) > 1] or runs[:1]
    return [run for run in kept if any(scene.tokens[k].pos not in ("PUNCT", "CCONJ") for k in run)]


def _joined(scene: Scene, i: int, low: int, high: int, *, joining: bool) -> bool:
    """Tell whether two wanted tokens are of one run."""
    between = range(low + 1, high)
    if i in between:
        return False
    return all(scene.tokens[j].pos in ("PUNCT", "SPACE", "CCONJ") for j in between) or (
        joining and low > i and len(between) < SHORT_ADJUNCT
    )


def _mend_left(scene: Scene, i: int, run: list[int], heads: list[int]) -> None:
    """Mend a run's beginning: take in a subject parsed as the verb's object; leave out the day of speaking."""
    tokens = scene.tokens
    if (
        run[0] > i
        and scene.tokens[heads[0]].dep == "ccomp"
        and not scene.tree.children(heads[0], "nsubj", "nsubjpass", "expl")
    ):
        stray = [c for c in scene.tree.children(i, "dobj", "dep", "npadvmod") if i < c < run[0] and not tokens[c].ent]
        stray += [c for c in scene.tree.children(i, "dobj") if i < c < run[0] and c not in stray]
        if stray and "tell" not in reporting_verbs().get(tokens[i].lemma, Verb("", frozenset(), None, "")).frames:
            low = scene.span(stray[0])[0]
            run[:0] = list(range(max(low, i + 1), run[0]))
    first = run[0]
    if first == i + 1:
        span = scene.span(first)
        day = tokens[span[1]].ent.endswith(("DATE", "TIME")) and (
            tokens[first].pos == "ADP" or tokens[first].ent.endswith("DATE")
        )
        if day and span[0] == first and span[1] < run[-1] and tokens[first].dep in ("prep", "npadvmod"):
            while run and run[0] <= span[1]:
                run.pop(0)


def _right_end(scene: Scene, i: int, last: int, carriers: list[int]) -> int:
    """Mend a run's end: go on behind a dangling conjunction, and over an "if …" that the parse hung on the verb."""
    if last < i or carriers:
        return last
    if scene.tokens[last].pos == "CCONJ":
        end = scene.sentence_end(last)
        return end if scene.span(i)[1] >= last and scene.quoted[end] == scene.quoted[last] else last
    for child in scene.tree.children(i, "prep"):
        ground = scene.tree.child(child, "pobj")
        low, high = scene.span(child)
        if low == last + 1 and ground is not None and scene.tokens[ground].lemma in speech_words()["grounds"]:
            return high
    for child in scene.tree.children(i, "advcl"):
        low, high = scene.span(child)
        mark = scene.tokens[low].text.lower()
        if low == last + 1 and mark in speech_words()["tying"] and scene.quoted[low] < 0:
            return high
    return last


def that_clause(scene: Scene, i: int) -> list[tuple[int, int]]:
    """Return the clause behind a "that" which the parse tied to another word than the verb of saying ``i``."""
    end = min(scene.sentence_end(i), i + FARTHEST_CLAUSE)
    for j in range(i + 1, end + 1):
        token = scene.tokens[j]
        leads = token.dep == "mark" or (token.tag == "IN" and token.dep == "dobj")  # "told a meeting that they …"
        if token.text.lower() == "that" and leads and scene.quoted[j] < 0:
            clause = scene.tokens[token.head]
            if scene.tokens[clause.head].lemma in speech_words()["grounds"]:
                return []
            if not any(s < clause.i and s > j for s in scene.tree.children(clause.i, "nsubj", "nsubjpass", "expl")):
                return []
            span = _trim(scene, j + 1, scene.span(clause.i)[1])
            return [balanced(scene, *span)] if span else []
        if token.lemma in reporting_verbs() and token.tag.startswith("VB"):
            return []
    return []


def rest_of_sentence(scene: Scene, i: int) -> list[tuple[int, int]]:
    """Return what stands behind a verb of saying to the sentence's end: for headlines that the parse misreads."""
    end = scene.sentence_end(i)
    if end - i < 3 or scene.tokens[i + 1].pos in ("PUNCT", "ADP", "CCONJ", "PART", "ADV", "SCONJ"):  # noqa: PLR2004 - a subject and a verb
        return []
    if any(scene.quoted[k] >= 0 for k in range(i + 1, end + 1)):
        return []
    span = _trim(scene, i + 1, end)
    return [balanced(scene, *span)] if span else []


def before_speaker(scene: Scene, i: int, speaker_start: int) -> list[tuple[int, int]]:
    """Return what stands before ", X told Y" at a sentence's end, where the parse did not tie it to the verb."""
    low, high = scene.sentence_start(i), scene.last_before(speaker_start) + 1
    high = min(high, i)
    while high > low and scene.tokens[high - 1].start >= speaker_start:
        high -= 1
    if high - low < 4 or scene.tokens[high - 1].text != ",":  # noqa: PLR2004 - a clause
        return []
    if any(scene.quoted[k] >= 0 for k in range(low, i)) or not any(
        scene.tokens[k].pos in ("VERB", "AUX") for k in range(low, high)
    ):
        return []
    if any(scene.tokens[k].pos in ("VERB", "AUX") for k in range(i + 1, scene.sentence_end(i) + 1)):
        return []
    if scene.tokens[low].pos in ("SCONJ", "ADP") or scene.tokens[low].tag in ("VBG", "VBN"):
        return []
    span = _trim(scene, low, high - 1)
    return [balanced(scene, *span)] if span else []


def balanced(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Take in a closing quotation mark where the opening one is inside, and leave out one that is alone."""
    text = scene.reading.text
    for quote in scene.marks_near(start, end):
        if start <= quote.start < end < quote.end <= end + 3:
            return start, quote.end
        if quote.start < start < quote.end == end and text[end - 1] in _MARKS:
            return start, quote.inner_end
    return start, end


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Return the characters from token to token without edge punctuation and a leading "that", if any are left."""
    tokens = scene.tokens
    while first < last and tokens[first].pos == "PUNCT" and tokens[first].text not in _OPENERS:
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
