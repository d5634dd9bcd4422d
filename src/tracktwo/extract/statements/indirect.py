"""Indirect speech: every verb of saying with the clause or phrase that it governs."""

from tracktwo.extract.statements.complements import addressees_of, find_complements
from tracktwo.extract.statements.content import before_speaker, find_carriers, rest_of_sentence, spans_of, that_clause
from tracktwo.extract.statements.cues import cue_span, find_cues
from tracktwo.extract.statements.lexicon import Verb, reporting_verbs
from tracktwo.extract.statements.saying import Relay, Saying, Speaker
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.statements.speakers import agent_of, find_speaker, speaker_at


def find_indirect(scene: Scene) -> list[Saying]:
    """Return a draft for every verb of saying; one without content may still be the cue of a quotation."""
    sayings: dict[int, Saying] = {}
    carried: dict[int, int] = {}
    for i, verb in find_cues(scene):
        if i in sayings:
            continue
        saying = _quoted_as_saying(scene, i)
        if saying is None:
            heads = find_complements(scene, i, verb)
            carriers = find_carriers(scene, i, heads)
            carried.update((k, i) for k in carriers if k not in carried)
            saying = _plain(scene, i, verb, heads, carriers)
        sayings[saying.head] = saying
    for k, i in sorted(carried.items()):
        if k in sayings and i in sayings and sayings[i].speaker is not None:
            sayings[k].speaker = sayings[i].speaker
    return [sayings[head] for head in sorted(sayings)]


def _plain(scene: Scene, i: int, verb: Verb, heads: list[int], carriers: list[int]) -> Saying:
    """Make the draft of one verb: its words, speaker, complement and addressees."""
    start, end = cue_span(scene, i)
    if heads and heads[0] == i + 1 and scene.tokens[i + 1].dep == "prep":
        end = scene.tokens[i + 1].end
    speaker = find_speaker(scene, i)
    spans = spans_of(scene, i, heads, carriers, verb) if heads else []
    if "clause" in verb.frames and (not spans or (verb.prepositions and not scene.tree.children(i, "ccomp"))):
        spans = _loose_clause(scene, i, verb, speaker) or spans
    return Saying(
        head=i, verb=verb, cue_start=start, cue_end=end, speaker=speaker, contents=spans,
        addressees=addressees_of(scene, i, verb),
    )  # fmt: skip


def _loose_clause(scene: Scene, i: int, verb: Verb, speaker: Speaker | None) -> list[tuple[int, int]]:
    """Return the clause said where the parse did not tie it to the verb."""
    found = that_clause(scene, i) or _parenthetic(scene, i, verb)
    if found or speaker is None or verb.sort != "speech":
        return found
    found = before_speaker(scene, i, min(speaker.start, scene.tokens[i].start))
    if not found and "open" in verb.frames and scene.tokens[i].tag in ("VBZ", "VBD", "VBP"):
        found = rest_of_sentence(scene, i)
    return found


def _parenthetic(scene: Scene, i: int, verb: Verb) -> list[tuple[int, int]]:
    """Return the content of a parenthesis ("The talks, he said, will resume"), which the parse hangs on the content."""
    token = scene.tokens[i]
    if token.dep not in ("parataxis", "ccomp") or "clause" not in verb.frames:
        return []
    own = set(scene.below(i) if token.dep == "parataxis" else _between_commas(scene, i))
    if not own:
        return []
    rest = [k for k in scene.below(token.head) if k not in own]
    rest = [k for k in rest if scene.tokens[k].pos != "SPACE"]
    runs: list[list[int]] = []
    for k in rest:
        if runs and k == runs[-1][-1] + 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    kept = [run for run in runs if any(scene.tokens[k].pos != "PUNCT" for k in run)]
    spans = []
    for run in kept:
        while len(run) > 1 and scene.tokens[run[-1]].pos == "PUNCT":
            run.pop()
        while len(run) > 1 and scene.tokens[run[0]].pos == "PUNCT":
            run.pop(0)
        spans.append((scene.tokens[run[0]].start, scene.tokens[run[-1]].end))
    return spans


# A parenthesis of more words than this behind its verb is a clause of its own.
LONGEST_PARENTHESIS = 8


def _between_commas(scene: Scene, i: int) -> range:
    """Return the tokens of ", she explained earlier," which the parse took for the clause; empty for anything else.

    The sentence's verb, behind it, has no subject: the noun phrase before the first comma is its subject.
    """
    head, tree = scene.tokens[i].head, scene.tree
    subject = tree.child(i, "nsubj")
    if head < i or subject is None or subject > i or tree.children(head, "nsubj", "nsubjpass", "expl"):
        return range(0)
    before = scene.span(subject)[0] - 1
    if before <= scene.sentence_start(i) or scene.tokens[before].text != ",":
        return range(0)
    for high in range(i + 1, min(i + 1 + LONGEST_PARENTHESIS, head)):
        if scene.tokens[high].text == ",":
            return range(before, high + 1)
    return range(0)


def _quoted_as_saying(scene: Scene, i: int) -> Saying | None:
    """Make the draft of "X was quoted as saying by Y": the one quoted speaks, the one who quotes is the relay."""
    token, tree = scene.tokens[i], scene.tree
    if token.lemma not in ("quote", "cite", "report") or token.tag != "VBN":
        return None
    subject = tree.child(i, "nsubjpass", "nsubj")
    saying = next(
        (
            s
            for p in tree.children(i, "prep")
            if scene.tokens[p].text.lower() == "as"
            for s in tree.children(p, "pcomp")
        ),
        None,
    )
    if subject is None or saying is None or scene.tokens[saying].tag != "VBG":
        return None
    verb = reporting_verbs().get(scene.tokens[saying].lemma)
    if verb is None:
        return None
    start = cue_span(scene, i)[0]
    draft = Saying(
        head=saying, verb=verb, cue_start=start, cue_end=scene.tokens[saying].end, speaker=speaker_at(scene, subject),
        contents=spans_of(scene, saying, find_complements(scene, saying, verb), [], verb),
    )  # fmt: skip
    agent = agent_of(scene, saying)
    agent = agent if agent is not None else agent_of(scene, i)
    if agent is not None:
        by = speaker_at(scene, agent)
        draft.relays.append(Relay(by.heads, by.start, by.end, start, draft.cue_end))
    return draft
