"""How sayings stand inside each other, and the chain of attribution that follows."""

from tracktwo.extract.statements.issuer import issuers
from tracktwo.extract.statements.saying import Relay, Saying, Speaker, Standing
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.statements.spokesman import speaks_for
from tracktwo.extract.statements.taken_up import taken_up
from tracktwo.extract.who import actors_at
from tracktwo.types import ActorValue, Attribution, LinkRole


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
    opened: list[Standing] = []
    for saying in ordered:
        if saying.speaker is None or not saying.contents:
            continue
        opened = [s for s in opened if s.saying.contents[-1][1] > saying.start]
        around = [
            s for s in opened if s.saying.verb.key != "tagged" and s.saying.covers(saying.cue_start, saying.cue_end)
        ]  # fmt: skip - what only the tagger takes for a saying ("adopted a resolution that …") swallows none
        if saying.carried_from is not None:
            around = []
        actors = issuers(scene, saying, found) or taken_up(scene, saying, found) or speakers_of(scene, saying.speaker)
        if not actors or (saying.verb.sort == "finding" and not _can_find(scene, saying.speaker)):
            continue
        if around and (_same(around[-1].actors, actors) or not _stands_inside(scene, saying, around[-1].saying)):
            continue
        found.append(Standing(saying, actors, tuple(around)))
        opened.append(found[-1])
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
    node, end = saying.head, outer.head
    if outer.verb.key == "according_to":  # its phrase hangs on the main verb, which stands in the content
        end = scene.tokens[end].head
        allowed = allowed | {"advcl"} if scene.tokens[node].tag == "VBG" else allowed
    while node != end and scene.tokens[node].head != node:
        if scene.tokens[node].dep not in allowed:
            return saying.verb.key == "according_to"
        node = scene.tokens[node].head
    return node == end


def _same(one: tuple[ActorValue, ...], other: tuple[ActorValue, ...]) -> bool:
    """Tell whether two speakers have somebody in common, or the inner one is a pronoun that nobody resolved."""
    if any(value.id is None and value.name.lower() in _PRONOUNS for value in other):
        return True
    return bool({value.id or value.name for value in one} & {value.id or value.name for value in other})


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who"})


def followers(scene: Scene, standings: list[Standing]) -> dict[int, Standing]:
    """Return, by the verb of the outer one, the first saying that another's content consists of."""
    found: dict[int, Standing] = {}
    for inner in standings:
        if inner.outer and _leads(scene, inner.saying, inner.outer[-1].saying):
            found.setdefault(inner.outer[-1].saying.head, inner)
    return found


def chain_of(scene: Scene, standing: Standing, inside: dict[int, Standing]) -> tuple[Attribution, ...]:
    """Return the chain of a saying: relays, the sources from the outermost to its own, and the next one inside it.

    ``inside`` is what ``followers`` gives.
    """
    order = [*standing.outer, standing]
    links: list[Attribution] = []
    for relay in order[0].saying.relays + (standing.saying.relays if standing.outer else []):
        links += _relay_links(scene, relay)
    relayed = len(order) > 1 and speaks_for(scene, order[-2], standing)
    for place, member in enumerate(order):
        role: LinkRole = "inner" if place else "source"
        if relayed and place >= len(order) - 2:
            role = "relay" if place == len(order) - 2 else "source"
        links += _links(scene, member, role)
    following = inside.get(standing.saying.head)
    if following is not None and standing.saying.carried_from is None:
        links += _links(scene, following, "inner")
    return tuple(links)


def _leads(scene: Scene, inner: Saying, outer: Saying) -> bool:
    """Tell whether the inner saying is what the outer's content consists of: its clause, or a finding it refers to."""
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
