"""Speakers that take up earlier ones: "the two governments said", and "it said" behind what an office said."""

from dataclasses import replace

from tracktwo.extract.statements.lexicon import speech_words
from tracktwo.extract.statements.saying import Saying, Standing
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.who import actors_at, mention_of
from tracktwo.types import ActorValue

# Those who spoke together are looked for among so many sayings before.
SAYINGS_BEFORE = 20
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_PEOPLE = frozenset({"leader", "president", "minister", "official"})


def taken_up(scene: Scene, saying: Saying, before: list[Standing]) -> tuple[ActorValue, ...]:
    """Return the earlier speakers that a saying's speaker stands for, or nothing where the phrase is none of this sort.

    Only the same number of speakers counts, and persons for persons: "the three presidents" are no states.
    """
    if saying.speaker is None or len(saying.speaker.heads) != 1 or saying.carried_from is not None:
        return ()
    head = saying.speaker.heads[0]
    token = scene.tokens[head]
    if token.text.lower() == "it":
        return _body_before(scene, saying, before)
    if token.lemma not in speech_words()["jointly"] or token.tag != "NNS":
        return ()
    number = _number(scene, head)
    if number is None or any(value.id and not value.id.startswith("pop:") for value in actors_at(scene.reading, head)):
        return ()
    for standing in before[: -SAYINGS_BEFORE - 1 : -1]:
        actors = {value.id: value for value in standing.actors if value.id}
        if len(actors) == number and _persons(scene, standing) == (token.lemma in _PEOPLE):
            return tuple(
                _anew(scene, saying, value, f"the {number} that spoke together before") for value in actors.values()
            )
    return ()


def _number(scene: Scene, head: int) -> int | None:
    """Return how many "the two governments" or "both sides" are; None where the words do not say."""
    front = [scene.tokens[c].text.lower() for c in scene.tree.children(head, "nummod", "det", "predet", "amod")]
    return next((_NUMBERS[word] for word in front if word in _NUMBERS), None)


def _persons(scene: Scene, standing: Standing) -> bool:
    """Tell whether the speakers of a saying are persons, by the mention of the first."""
    speaker = standing.saying.speaker
    mention = mention_of(scene.reading, speaker.heads[0]) if speaker else None
    return mention is not None and mention.kind == "person"


def _body_before(scene: Scene, saying: Saying, before: list[Standing]) -> tuple[ActorValue, ...]:
    """Return the body, no person, that spoke right before in the same paragraph: "it" goes on for it."""
    if not before or before[-1].saying.carried_from is not None:
        return ()
    last = before[-1]
    speaker = last.saying.speaker
    same = scene.paragraph_of(last.saying.cue_start) == scene.paragraph_of(saying.cue_start)
    if speaker is None or not same or last.saying.cue_end > saying.cue_start or _persons(scene, last):
        return ()
    if len(last.actors) != 1 or scene.tokens[speaker.heads[0]].tag in ("NNS", "NNPS", "PRP"):
        return ()
    return (_anew(scene, saying, last.actors[0], "the body that spoke right before goes on"),)


def _anew(scene: Scene, saying: Saying, value: ActorValue, why: str) -> ActorValue:
    """Return an actor as the words of this saying name it."""
    speaker = saying.speaker
    if speaker is None:
        return value
    text = scene.reading.text[speaker.start : speaker.end]
    return replace(value, start=speaker.start, end=speaker.end, text=text, how="repeated", why=why)
