"""What the speaker does by speaking, whether the saying itself has happened, and what that is in PLOVER."""

from functools import cache

from tracktwo.extract.statements.lexicon import read_knowledge, speech_words
from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene
from tracktwo.types import Plover, Status


@cache
def _plover_types() -> dict[str, str]:
    """Return the PLOVER type of each act that shows policy."""
    return dict(read_knowledge("acts.yaml")["plover"])


def plover_of(act: str | None) -> Plover | None:
    """Return the PLOVER code of an act; None where the act shows no policy.

    >>> plover_of("reject")
    Plover(type='REJECT', mode=None, contexts=())
    """
    kind = _plover_types().get(act or "")
    return None if kind is None else Plover(type=kind)


def saying_status(scene: Scene, saying: Saying) -> Status:
    """Return the status of the saying itself: planned ("will announce"), denied ("did not say") or happened."""
    if saying.verb.key == "according_to":
        return "happened"
    words, tree = speech_words(), scene.tree
    node = saying.head
    for _ in range(6):
        helpers = {scene.tokens[c].text.lower() for c in tree.children(node, "aux", "auxpass")}
        if tree.children(node, "neg"):
            return "denied"
        if helpers & words["future"]:
            return "planned"
        if helpers & words["unreal"]:
            return "hypothetical"
        token = scene.tokens[node]
        if token.dep != "xcomp" or token.tag != "VB":
            return "happened"
        node = token.head
        if scene.tokens[node].lemma in words["coming"] or scene.tokens[node].text.lower() in words["coming"]:
            return "planned"
        if scene.tokens[node].lemma in words["refusing"]:
            return "refused"
    return "happened"
