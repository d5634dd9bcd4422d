"""Who would do what an infinitive behind a noun tells: "signalled their intent to meet", "his decision to visit"."""

from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.verb_form import is_infinitive
from tracktwo.language.tree import Tree


def who_intends(tree: Tree, verb: int) -> list[int]:
    """Return who has the plan, wish or refusal that an infinitive hangs on; none where it is nobody's.

    "Their plan" is of whoever announces it, and "a plan" too where the verb says that one has or makes it; a plan that
    is criticised is somebody else's.
    """
    token, noun = tree.tokens[verb], tree.tokens[tree.tokens[verb].head]
    if (
        token.dep != "acl"
        or token.tag != "VB"
        or not is_infinitive(tree, verb)
        or noun.lemma not in classes("status", "nouns")
    ):
        return []
    owners = tree.children(noun.i, "poss")
    unnamed = noun.dep == "dobj" and all(tree.tokens[o].pos == "PRON" for o in owners)
    if unnamed and tree.tokens[noun.head].lemma in words("talks", "own_plans"):
        return tree.subjects(noun.head)
    between = [o for p in tree.children(noun.i, "prep") for o in tree.children(p, "pobj") if _is_between(tree, p)]
    return owners or between


def _is_between(tree: Tree, preposition: int) -> bool:
    """Tell whether a preposition names those who agreed."""
    return tree.tokens[preposition].text.lower() in ("between", "among", "by")
