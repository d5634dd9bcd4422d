"""Indirect speech: every verb of saying with the clause or phrase that it governs."""

from tracktwo.extract.statements.complements import addressees_of, find_complements
from tracktwo.extract.statements.content import before_speaker, find_carriers, rest_of_sentence, spans_of, that_clause
from tracktwo.extract.statements.cues import cue_span, find_cues
from tracktwo.extract.statements.lexicon import Verb, reporting_verbs
from tracktwo.extract.statements.parenthesis import around_parenthesis
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
    if verb.key == "put_it":
        start, end = cue_span(scene, i, upto=scene.tree.child(i, "dobj"))
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
    found = that_clause(scene, i) or around_parenthesis(scene, i, verb)
    if found or speaker is None or verb.sort != "speech":
        return found
    found = before_speaker(scene, i, min(speaker.start, scene.tokens[i].start))
    if not found and "open" in verb.frames and scene.tokens[i].tag in ("VBZ", "VBD", "VBP"):
        found = rest_of_sentence(scene, i)
    return found


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
