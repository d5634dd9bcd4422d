"""Forms of a clause that settle a status by themselves: subjunctives, small clauses, vain efforts, what is in place."""

from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.verb_form import Finding, lower, noun_class
from tracktwo.language.tree import Tree

_HYPHENS = frozenset({"-", "‐", "‑"})


def has_bare_be(tree: Tree, i: int) -> bool:
    """Tell the subjunctive of "demanded that they be freed"."""
    modal = any(tree.tokens[a].tag in ("MD", "TO") for a in tree.children(i, "aux"))
    return not modal and any(tree.tokens[c].tag == "VB" for c in tree.children(i, "auxpass"))


def is_small_clause(tree: Tree, i: int) -> bool:
    """Tell "wanted the sites closed" from a clause with a verb in a tense."""
    return tree.tokens[i].tag == "VBN" and tree.child(i, "aux", "auxpass", "mark") is None


def any_at_all(tree: Tree, i: int, verb: int) -> Finding | None:
    """Judge a plural of nobody's that could do something: "strikes would bring no peace", where there need be none."""
    if tree.tokens[i].tag != "NNS" or tree.children(i, "det", "poss", "nummod"):
        return None
    if any(tree.tokens[c].ent[2:] in ("NORP", "GPE", "ORG") for c in tree.children(i, "amod", "compound", "nmod")):
        return None  # "Russian strikes"
    modals = [
        m for m in tree.children(verb, "aux") if classes("status", "modals").get(lower(tree, m)) == "hypothetical"
    ]
    return Finding("hypothetical", (modals[0],)) if modals else None


def whole_word(tree: Tree, last: int) -> int:
    """Return the end of a word that the parse cut at a hyphen, with what hangs on it: "to de-escalate the conflict"."""
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in _HYPHENS:
        return last
    glued = tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == tokens[last + 2].start
    return tree.span(last + 2)[1] if glued else last


def in_vain(tree: Tree, i: int, verb: int) -> Finding | None:
    """Judge an effort that failed: "efforts to reach a truce have failed", "were unsuccessful"."""
    if noun_class(tree, i) != "proposed":
        return None
    vain = [c for c in (verb, *tree.children(verb, "acomp")) if lower(tree, c) in words("status", "vain")]
    vain += [verb] if tree.tokens[verb].lemma == "fail" and tree.child(verb, "xcomp") is None else []
    return Finding("denied", (vain[0],)) if vain else None


def there_now(tree: Tree, verb: int) -> Finding | None:
    """Judge "a truce is in place", "an offensive is under way"."""
    present = tree.tokens[verb].lemma == "be" and tree.tokens[verb].tag in ("VBZ", "VBP")
    if not present:
        return None
    near = [o for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")]
    near += tree.children(verb, "advmod", "acomp")
    going = [n for n in near if lower(tree, n) in words("status", "going_on")]
    return Finding("ongoing", (verb, going[0])) if going else None
