"""Whether an infinitive or gerund tells that something happened, or only speaks of it.

"They began shelling the town" and "was arrested for killing a guard" tell of a deed; "a fear of millions fleeing",
"no support to pull troops out" and "the right to ban rallies" only have the word. A finite verb tells by itself. The
word lists stand in ``knowledge/status.yaml``.
"""

from itertools import islice

from tracktwo.extract.status import DEEPEST, status_in
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.verb_form import Finding, lower
from tracktwo.language.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DONE = frozenset({"VBD", "VBN"})
_FACT = ("happened", "ongoing")
_LIKE = frozenset({"like", "as", "if", "though"})


def told_status(tree: Tree, head: int) -> Finding:
    """Return the status of an event, hypothetical where its word stands in no clause that tells it."""
    found = status_in(tree, head)
    if found.status in _FACT and not found.cues and not is_asserted(tree, head):
        return Finding("hypothetical", (tree.tokens[head].head,))
    return found


def is_asserted(tree: Tree, i: int, depth: int = 0) -> bool:
    """Tell whether a verb is finite, or hangs on words that make a fact of it; other words always are."""
    token = tree.tokens[i]
    if token.pos != "VERB" or token.tag not in ("VB", "VBG") or depth > DEEPEST:
        return True
    forms = [tree.tokens[a] for a in tree.children(i, "aux", "auxpass")]
    if any(form.tag in _FINITE or form.lemma == "have" for form in forms):
        return True
    match token.dep:
        case "conj":
            return is_asserted(tree, token.head, depth + 1)
        case "xcomp" | "ccomp" | "acomp" | "oprd" | "dobj":
            brought = _is_brought_about(tree, token.head) and is_asserted(tree, token.head, depth + 1)
            return brought and status_in(tree, token.head).status in _FACT
        case "pcomp" | "pobj":
            return _is_told_behind(tree, token.head)
        case "csubj" | "nsubj" | "csubjpass" | "nsubjpass":
            above = tree.tokens[token.head]
            return above.tag == "VBD" and above.lemma != "be" and above.pos == "VERB"
        case "acl" if token.tag == "VB":
            return any(lower(tree, c) in words("status", "single_out") for c in tree.children(token.head))
        case "acl":
            return not _is_only_feared(tree, token.head)
    return token.tag == "VBG" and not any(lower(tree, m) in _LIKE for m in tree.children(i, "mark", "prep"))


def _is_brought_about(tree: Tree, governor: int) -> bool:
    """Tell whether a verb makes a fact of its infinitive or participle: began to, forced them to, was seen doing."""
    token = tree.tokens[governor]
    if token.lemma in words("status", "enabling"):
        return token.pos == "VERB" and token.tag in _DONE
    return token.pos in ("VERB", "AUX") and token.lemma in words("status", "bringing_about")


def _is_told_behind(tree: Tree, preposition: int) -> bool:
    """Tell whether a gerund behind a preposition is a fact: after, by; accused of, arrested for."""
    text, over = lower(tree, preposition), tree.tokens[tree.tokens[preposition].head]
    if text in words("status", "told_behind"):
        return True
    if text == "for" and over.pos in ("VERB", "ADJ"):
        return True
    charged = (over, tree.tokens[over.head]) if over.dep in ("dobj", "nsubjpass") else (over,)  # "accusing them of"
    return text in ("of", "for", "to") and any(one.lemma in words("status", "charging") for one in charged)


def _is_only_feared(tree: Tree, noun: int) -> bool:
    """Tell whether a noun stands behind one of fear or hope: "the risk of millions of people fleeing"."""
    for node in islice(tree.ancestors(noun), DEEPEST):
        token = tree.tokens[node]
        if token.lemma in words("status", "only_feared"):
            return True
        if token.pos not in ("ADP", "NOUN", "PROPN"):
            return False
    return False
