"""The words of a sentence that share their place and time with a figure."""

from tracktwo.extract.figures.counted import Measure, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.war.roles import oblique
from tracktwo.language.tree import Tree

# What a noun of happening strikes stands behind these: "a raid on a school in the town".
_ON = ("on", "at", "against", "inside", "outside", "near")
_DOERS = ("nsubj", "nsubjpass", "agent")


def scene_of(tree: Tree, measure: Measure) -> list[int]:
    """Return the heads at which the place and the time of a figure may stand, the surest first.

    Its own clause; the noun that its relative clause is about ("the attack in the town that killed 43"); what did it
    ("an attack near the school killed seven"); the clause that says when ("died after a boat sank off the island"); and
    the clause that a participle continues ("stormed a house in the town, killing three").
    """
    trigger = tree.tokens[measure.trigger]
    own = clauses_of(tree, measure.trigger)
    heads = [trigger.i, *own] if trigger.pos == "NOUN" else list(own)
    for verb in _joined(tree, own[0]):
        token = tree.tokens[verb]
        if token.dep in ("relcl", "acl") and token.head < verb:
            heads.append(token.head)
        heads.extend(i for i in tree.children(verb, *_DOERS) if tree.tokens[i].pos == "NOUN")
        heads.extend(i for i in tree.children(verb, "advcl") if i > verb)
        if any(tree.tokens[c].text.lower() == "when" for c in tree.children(verb, "advmod")):
            heads.append(token.head)
        heads.extend(_continued(tree, verb))
    heads.extend(t for h in list(heads) if _happens(tree, h) for t in oblique(tree, h, *_ON))
    return list(dict.fromkeys(heads))


def _happens(tree: Tree, i: int) -> bool:
    """Tell whether a word may be a noun of happening: one that names no people."""
    return tree.tokens[i].pos == "NOUN" and not names_people(tree.tokens[i])


def _joined(tree: Tree, verb: int) -> list[int]:
    """Return a verb and those it is joined to with the same subject: "that killed 43 and wounded 200"."""
    found = [verb]
    while (
        tree.tokens[verb].dep == "conj"
        and tree.tokens[tree.tokens[verb].head].pos == "VERB"
        and not tree.children(verb, *_DOERS)
    ):
        verb = tree.tokens[verb].head
        found.append(verb)
    return found


def told_where(tree: Tree, measure: Measure) -> int | None:
    """Return the noun that "where" stands for: "in the peninsula, where dozens were killed"."""
    for verb in clauses_of(tree, measure.trigger):
        token = tree.tokens[verb]
        if token.dep == "relcl" and any(tree.tokens[c].text.lower() == "where" for c in tree.children(verb)):
            return token.head
    return None


def _continued(tree: Tree, verb: int) -> list[int]:
    """Return the verbs before a participle that goes on with what they tell, nearest first."""
    found = []
    node = verb
    while tree.tokens[node].dep in ("advcl", "conj", "xcomp") and tree.tokens[node].tag == "VBG":
        node = tree.tokens[node].head
        if tree.tokens[node].pos != "VERB":
            break
        found.append(node)
        found.extend(i for i in tree.children(node, "dobj", "obj"))
    return found


def clause_of(tree: Tree, trigger: int) -> int:
    """Return the verb that a state or counted noun hangs on, or the trigger itself where it is a verb or no verb is
    above.
    """
    if tree.tokens[trigger].pos == "VERB":
        return trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[above].pos == "VERB":
            vouches = tree.tokens[above].lemma in figure_words().vouching and tree.tokens[trigger].lemma != "life"
            return trigger if vouches else above
    return trigger


def clauses_of(tree: Tree, trigger: int) -> list[int]:
    """Return the trigger's clause and those coordinated with it, whose time and place at the end they share.

    "40 were killed and 120 wounded in the town on Tuesday": all of them there and then.
    """
    first = clause_of(tree, trigger)
    return [first, *(c for c in tree.children(first, "conj") if tree.tokens[c].pos == "VERB")]
