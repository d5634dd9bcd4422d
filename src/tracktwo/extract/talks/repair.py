"""Two mistakes that the parser makes again and again around talks, and their mending."""

from tracktwo.extract.talks.cues import classes
from tracktwo.language.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def subject_instead(tree: Tree, noun: int) -> int | None:
    """Return the verb whose subject a noun is, where the parser made it the object of the verb of saying before it.

    "He said the talks, if they happened, could take place …": *talks* hangs on *said*, and *take* has no subject.
    """
    token = tree.tokens[noun]
    if token.dep != "dobj":
        return None
    for clause in tree.children(token.head, "ccomp"):
        if clause > noun and tree.child(clause, *_SUBJECTS) is None and tree.tokens[clause].tag != "VBG":
            infinitive = any(tree.tokens[a].tag == "TO" for a in tree.children(clause, "aux"))
            return None if infinitive else clause
    return None


def participle_instead(tree: Tree, noun: int) -> int | None:
    """Return the participle behind a noun that the parser took for a verb in the past: "talks set for 23 May"."""
    token, verb = tree.tokens[noun], tree.tokens[noun].head
    governor = tree.tokens[verb]
    if (
        token.dep != "nsubj"
        or governor.tag not in ("VBN", "VBD")
        or classes("status", "participles").get(governor.lemma) is None
    ):
        return None
    bare = tree.child(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp") is None
    dated = any(tree.tokens[p].text.lower() in ("for", "on", "in") for p in tree.children(verb, "prep"))
    return verb if bare and dated and 0 < verb - noun <= 2 else None  # noqa: PLR2004 - next to it, or one word between
