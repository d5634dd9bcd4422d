"""What violence leads to, told by verbs that are not violent themselves: "left six dead", "claimed 20 lives"."""

from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.roles import objects, oblique, verb_roles
from tracktwo.language.tree import Tree


def resulted(tree: Tree, i: int) -> tuple[int, ...] | None:
    """Return who came to harm by a verb of outcome; None where the verb is none.

    Such a verb tells of violence only where its cause is a word of violence.
    """
    token = tree.tokens[i]
    if token.lemma in words("attack", "dying"):
        return verb_roles(tree, i).doers
    if token.lemma == "leave":
        return _left(tree, i)
    if token.lemma in words("attack", "resulting"):
        nouns = [o for o in (*objects(tree, i), *oblique(tree, i, "in")) if _harm(tree, o)]
        return tuple(p for n in nouns for p in oblique(tree, n, "of", "to")) if nouns else None
    if token.lemma == "damage":
        return verb_roles(tree, i).undergoers
    return None


def _left(tree: Tree, i: int) -> tuple[int, ...] | None:
    """Return who is left dead or hurt: "left six soldiers dead", "leaving at least ten wounded"."""
    for state in tree.subtree(i):
        token = tree.tokens[state]
        if not {token.lemma, token.text.lower()} & words("attack", "states_of_harm"):
            continue
        if token.head == i:
            people = [*tree.children(state, "nsubj", "nsubjpass"), *objects(tree, i)]
            return tuple(p for p in people if p != state)
        if tree.tokens[token.head].head == i and token.dep in ("amod", "acl", "appos", "acomp", "oprd"):
            return (token.head,)
    return None


def _harm(tree: Tree, head: int) -> bool:
    """Tell a noun for people coming to harm."""
    return tree.tokens[head].lemma in words("attack", "harm_nouns")
