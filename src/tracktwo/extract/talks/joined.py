"""People joined to the head of a phrase whom the parser puts elsewhere: among its titles, or as remarks on it."""

from collections.abc import Mapping as Lookup

from tracktwo.language.reading import Mention
from tracktwo.language.tree import Tree

_PERSON = "person"


def heads_joined(tree: Tree, mentions: Lookup[int, Mention], head: int) -> list[int]:
    """Return a phrase's head and those joined to it that the parse does not say are.

    In "President Novak and Danish Prime Minister Berg met", Novak stands among Berg's titles; in "the president, Novak,
    and his Danish counterpart, Berg, met", Berg is joined to a remark; in "A, B and C met", B is a remark on A.
    """
    found = [head, *_before(tree, mentions, head), *_behind_remark(tree, mentions, head)]
    return [_named(tree, mentions, node) for node in found]


def _before(tree: Tree, mentions: Lookup[int, Mention], head: int) -> list[int]:
    """Find the people right before a person, each joined by "and" or a comma, that hang below him."""
    one = mentions.get(head)
    if one is None or one.kind != _PERSON or one.first == 0 or tree.tokens[one.first - 1].text.lower() != "and":
        return []
    below = set(tree.subtree(head))
    ends = {m.last: m for m in mentions.values() if m.kind == _PERSON and m.head in below and m.last < one.first}
    found: list[int] = []
    at = one.first
    while at > 1 and tree.tokens[at - 1].text.lower() in ("and", ","):
        last = at - 2 if tree.tokens[at - 2].text != "," else at - 3
        other = ends.get(last)
        if other is None or other.actor == one.actor:
            break
        found.append(other.head)
        at = other.first
    return found


def _behind_remark(tree: Tree, mentions: Lookup[int, Mention], head: int) -> list[int]:
    """Find who is joined to the remark on a person: another one of a list, or the second of two offices."""
    one = mentions.get(head)
    if one is None or one.kind != _PERSON:
        return []
    found: list[int] = []
    for remark in tree.children(head, "appos"):
        other, joined = mentions.get(remark), tree.children(remark, "conj")
        if other is None or other.kind != _PERSON or not joined:
            continue
        found += [remark] if other.actor != one.actor else [n for n in joined if _is_another(tree, mentions, n, one)]
    return found


def _is_another(tree: Tree, mentions: Lookup[int, Mention], node: int, one: Mention) -> bool:
    """Tell a second person from a second office of the same ("Berg, the minister and former head of …")."""
    named = mentions.get(_named(tree, mentions, node))
    return named is not None and named.kind == _PERSON and named.actor is not None and named.actor != one.actor


def _named(tree: Tree, mentions: Lookup[int, Mention], node: int) -> int:
    """Return the name behind an office, which is the surer: "his counterpart, Foreign Minister Berg"."""
    own = mentions.get(node)
    if tree.tokens[node].tag != "NN" or (own is not None and own.form == "name"):
        return node
    for remark in tree.children(node, "appos"):
        other = mentions.get(remark)
        if other is not None and other.kind == _PERSON and other.actor is not None and other.form == "name":
            return remark
    return node
