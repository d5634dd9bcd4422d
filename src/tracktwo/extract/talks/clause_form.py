"""Forms of a clause that settle a status by themselves: subjunctives, small clauses, vain efforts, what is in place."""

from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.verb_form import Finding, lower, noun_class
from tracktwo.language.tree import Tree


def has_bare_be(tree: Tree, i: int) -> bool:
    """Tell the subjunctive of "demanded that they be freed"."""
    modal = any(tree.tokens[a].tag in ("MD", "TO") for a in tree.children(i, "aux"))
    return not modal and any(tree.tokens[c].tag == "VB" for c in tree.children(i, "auxpass"))


def is_small_clause(tree: Tree, i: int) -> bool:
    """Tell "wanted the sites closed" from a clause with a verb in a tense."""
    return tree.tokens[i].tag == "VBN" and tree.child(i, "aux", "auxpass", "mark") is None


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
