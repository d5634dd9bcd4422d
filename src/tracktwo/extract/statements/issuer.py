"""Whose words a document's are: "the statement said" speaks for whoever issued the statement."""

from dataclasses import replace

from tracktwo.extract.statements.lexicon import speech_words
from tracktwo.extract.statements.occasion import own_occasion
from tracktwo.extract.statements.saying import Saying, Standing
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.who import actors_at
from tracktwo.types import ActorValue

# An issuer is looked for among so many sayings before.
SAYINGS_BEFORE = 20


def issuers(scene: Scene, saying: Saying, before: list[Standing]) -> tuple[ActorValue, ...]:
    """Return who issued the document that speaks, or nothing where the speaker is no document or nobody is known.

    "The ministry's statement" names its issuer; "the statement" is that of the last speaker who spoke in one.
    """
    if saying.speaker is None or saying.carried_from is not None:
        return ()
    head = saying.speaker.heads[0]
    if scene.tokens[head].lemma not in speech_words()["documents"]:
        return ()
    named = [
        c for c in scene.tree.children(head, "poss", "compound", "nmod") if scene.tokens[c].pos in ("NOUN", "PROPN")
    ]
    issued = [c for by in scene.tree.children(head, "prep") if scene.tokens[by].text in ("by", "from", "of")
              for c in scene.tree.children(by, "pobj")]  # fmt: skip
    for noun in [*named, *issued]:
        found = actors_at(scene.reading, noun)
        if found and all(value.how != "unresolved" for value in found):
            return tuple(_mark(value, scene.tokens[head].lemma) for value in found)
    for standing in before[: -SAYINGS_BEFORE - 1 : -1]:
        occasion = own_occasion(scene, standing.saying)
        if occasion is not None and scene.tokens[head].lemma in occasion.text.lower().split():
            return tuple(_mark(value, scene.tokens[head].lemma) for value in standing.actors)
    return ()


def _mark(value: ActorValue, document: str) -> ActorValue:
    """Return the issuer, saying how it was found."""
    return replace(value, how="issuer", why=f"a {document} speaks for whoever issued it")
