"""What the speaker does by speaking, whether the saying itself has happened, and what that is in PLOVER."""

from collections.abc import Mapping
from functools import cache

from tracktwo.extract.statements.lexicon import read_knowledge, speech_words
from tracktwo.extract.statements.saying import Saying
from tracktwo.extract.statements.scene import Scene
from tracktwo.extract.status import status_in
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


def act_of(scene: Scene, saying: Saying) -> str | None:
    """Return the act of a saying: that of its verb, but "asked them to go" demands and "called them liars" accuses."""
    verb, tree = saying.verb, scene.tree
    if verb.act != "report":
        return verb.act
    if "objinf" in verb.frames and any(scene.tokens[c].tag == "VB" for c in tree.children(saying.head, "xcomp")):
        return "demand"
    if verb.key == "ask" and any(scene.tokens[p].text == "for" for p in tree.children(saying.head, "prep")):
        return "demand"
    return "accuse" if verb.frames & _NAMING and _blames(scene, saying) else verb.act


_NAMING = frozenset({"small", "+as", "=as"})  # frames of "called it a mistake", "described it as a mistake"


def _blames(scene: Scene, saying: Saying) -> bool:
    """Tell whether what something is called, its own name apart, holds a word of blame."""
    named = {k for c in scene.tree.children(saying.head, "dobj") for k in scene.below(c)}
    named -= {k for c in scene.tree.children(saying.head, "oprd", "acomp", "attr", "prep") for k in scene.below(c)}
    first, last = scene.first_at(saying.contents[0][0]), scene.last_before(saying.contents[-1][1])
    return any(scene.tokens[k].lemma in speech_words()["blaming"] for k in range(first, last + 1) if k not in named)


# What the clauses around a saying may make of the status that its own words give it.
_LESS: Mapping[Status, tuple[Status, ...]] = {
    "planned": ("conditional", "hypothetical", "refused"), "happened": ("conditional",), "denied": ("refused",),
}  # fmt: skip


def saying_status(scene: Scene, saying: Saying) -> Status:
    """Return the status of the saying itself: planned ("will announce"), denied ("did not say") or happened.

    It is less where more is said around it: "if they agree to it", "unclear what they will announce".
    """
    if saying.verb.key == "according_to":
        return "happened"
    found = _own_status(scene, saying)
    around = status_in(scene.tree, saying.head).status
    return around if around in _LESS.get(found, ()) else found


def _own_status(scene: Scene, saying: Saying) -> Status:
    """Return the status that the words around the verb of saying give it."""
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
