"""How sayings stand inside each other, and the chain of attribution that follows."""

from dataclasses import dataclass

from tracktwo.extract.statements.saying import Relay, Saying, Speaker
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.who import actors_at
from tracktwo.types import ActorValue, Attribution, LinkRole


@dataclass(frozen=True, slots=True)
class Standing:
    """A saying with its speakers resolved, the sayings around it (outermost first) and the one right inside it."""

    saying: Saying
    actors: tuple[ActorValue, ...]
    outer: tuple["Standing", ...] = ()


def speakers_of(scene: Scene, speaker: Speaker) -> tuple[ActorValue, ...]:
    """Return the actors that a speaker's phrase stands for."""
    return tuple(value for head in speaker.heads for value in actors_at(scene.reading, head))


def arrange(scene: Scene, sayings: list[Saying]) -> list[Standing]:
    """Return the sayings that become statements, in text order, each with those around it.

    A saying inside another's content by the same speaker ("he said he hoped") is part of that one; by another speaker
    it stands by itself, with the outer one in its chain. Wishes inside somebody's words stay inside.
    """
    ordered = sorted(sayings, key=lambda s: (s.start, -max((b for _, b in s.contents), default=0), s.head))
    found: list[Standing] = []
    for saying in ordered:
        if saying.speaker is None or not saying.contents:
            continue
        around = [s for s in found if s.saying.covers(saying.cue_start, saying.cue_end) and s.saying is not saying]
        if saying.carried_from is not None:
            around = []
        actors = speakers_of(scene, saying.speaker)
        if not actors or (saying.verb.sort == "finding" and not _can_find(scene, saying.speaker)):
            continue
        if around and (_same(around[-1].actors, actors) or not _stands_inside(scene, saying, around[-1].saying)):
            continue
        found.append(Standing(saying, actors, tuple(around)))
    return found


def _can_find(scene: Scene, speaker: Speaker) -> bool:
    """Tell whether the subject of "found" or "showed" is a document or body: what people find need not be told."""
    return all(scene.tokens[h].pos == "NOUN" or scene.tokens[h].ent.endswith("ORG") for h in speaker.heads)


# The links of the parse that lead from an inner saying up to the outer verb, where all of the content is that saying.
_CLAUSES = frozenset({"ccomp", "conj", "xcomp", "parataxis"})
_FINDINGS = frozenset({"relcl", "acl", "dobj", "pobj", "prep", "attr"})


def _stands_inside(scene: Scene, saying: Saying, outer: Saying) -> bool:
    """Tell whether a saying inside another stands by itself: words were uttered, and not in an aside or a condition."""
    marks = {scene.tokens[m].text.lower() for m in scene.tree.children(saying.head, "mark")}
    if saying.verb.sort == "attitude" or saying.verb.act == "agree" or marks & {"if", "unless", "whether"}:
        return False
    if scene.tree.children(saying.head, "neg"):
        return False
    allowed = _CLAUSES | _FINDINGS if saying.verb.sort == "finding" else _CLAUSES
    node = saying.head
    while node != outer.head and scene.tokens[node].head != node:
        if scene.tokens[node].dep not in allowed:
            return saying.verb.key == "according_to"
        node = scene.tokens[node].head
    return node == outer.head


def _same(one: tuple[ActorValue, ...], other: tuple[ActorValue, ...]) -> bool:
    """Tell whether two speakers are the same, or the inner one is a pronoun that nobody resolved."""
    if any(value.id is None and value.name.lower() in _PRONOUNS for value in other):
        return True
    return {value.id or value.name for value in one} == {value.id or value.name for value in other}


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who"})


def chain_of(scene: Scene, standing: Standing, standings: list[Standing]) -> tuple[Attribution, ...]:
    """Return the chain of a saying: relays, the outermost source, those inside it down to the saying, and the next inside."""
    order = [*standing.outer, standing]
    links: list[Attribution] = []
    for relay in order[0].saying.relays + (standing.saying.relays if standing.outer else []):
        links += _relay_links(scene, relay)
    for place, member in enumerate(order):
        links += _links(scene, member, "inner" if place else "source")
    following = _right_inside(scene, standing, standings)
    if following is not None:
        links += _links(scene, following, "inner")
    return tuple(links)


def _right_inside(scene: Scene, standing: Standing, standings: list[Standing]) -> Standing | None:
    """Return the saying that the content of this one consists of ("says Assad told him …"), if any."""
    for other in standings:
        if other.outer and other.outer[-1] is standing and _leads(scene, other.saying, standing.saying):
            return other
    return None


def _leads(scene: Scene, inner: Saying, outer: Saying) -> bool:
    """Tell whether the inner saying is what the outer's content consists of: its clause, or the finding that it refers to."""
    return inner.verb.sort == "finding" or scene.tokens[inner.head].head == outer.head


def _relay_links(scene: Scene, relay: Relay) -> list[Attribution]:
    """Return a link for each actor of a relay."""
    text = scene.reading.text
    actors = [value.id for head in relay.heads for value in actors_at(scene.reading, head)] or [None]
    return [
        Attribution(
            role="relay", actor=actor, text=text[relay.start : relay.end], start=relay.start, end=relay.end,
            cue=text[relay.cue_start : relay.cue_end], cue_start=relay.cue_start, cue_end=relay.cue_end,
        )
        for actor in actors
    ]  # fmt: skip


def _links(scene: Scene, standing: Standing, role: LinkRole) -> list[Attribution]:
    """Return a link for each speaker of a saying; its text is the whole noun phrase."""
    saying, text = standing.saying, scene.reading.text
    speaker = saying.speaker
    if speaker is None:
        return []
    has_cue = saying.carried_from is None
    return [
        Attribution(
            role=role, actor=actor.id, text=text[speaker.start : speaker.end], start=speaker.start, end=speaker.end,
            cue=text[saying.cue_start : saying.cue_end] if has_cue else None,
            cue_start=saying.cue_start if has_cue else None, cue_end=saying.cue_end if has_cue else None,
        )
        for actor in standing.actors
    ]  # fmt: skip
