"""Words of taking, holding and losing places in the parse."""

from dataclasses import dataclass
from itertools import islice

from tracktwo.extract.war.lexicon import knowledge, sense_of, senses, words
from tracktwo.extract.war.people import content_noun
from tracktwo.extract.war.roles import noun_roles, oblique, verb_roles
from tracktwo.language.tree import Tree

_NEAR = 10
_LONGEST_WAY = 4  # from the siege up to what it stands behind: "after months of shelling and siege"
_NOMINAL = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Holding:
    """One telling: ``change``, the token that says it, and heads of the place, the holder and the loser.

    ``sure``: the word leaves no doubt that its object is a place. ``nearly`` is "on the brink of". ``beside``: the
    place is named elsewhere in the sentence ("left X after months of siege"). ``over``: what follows came after it.
    """

    trigger: int
    change: str
    first: int
    last: int
    place: int
    holders: tuple[int, ...] = ()
    losers: tuple[int, ...] = ()
    nearly: bool = False
    sure: bool = False
    beside: bool = False
    over: bool = False


def find_holding(tree: Tree) -> tuple[Holding, ...]:
    """Return the tellings of control over places, in text order."""
    found: list[Holding] = []
    for token in tree.tokens:
        if token.pos == "VERB" and token.dep != "amod":
            found += _verb(tree, token.i)
        elif token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            found += _noun(tree, token.i) or _control(tree, token.i)
        if token.pos in ("ADJ", "VERB") and token.dep in ("amod", "nmod"):
            found += _state(tree, token.i)
    return tuple(found)


def _verb(tree: Tree, i: int) -> list[Holding]:
    """Read a verb: "recaptured X", "X fell to Y", "took control of X", "held by rebels"."""
    token = tree.tokens[i]
    roles = verb_roles(tree, i)
    if token.lemma in words("control", "fall"):
        takers = oblique(tree, i, "to")
        return [Holding(i, "captured", i, i, s, tuple(takers)) for s in roles.doers] if takers else []
    sense = sense_of(tree, i, senses("control", "verbs"))
    if sense is None:
        return []
    if sense[0].second is None and tree.children(i, "prt"):
        return []  # "taking on a rival", "giving up" are other verbs
    meaning, last = sense
    second = meaning.second
    places = list(roles.undergoers)
    if second in ("control", "siege"):
        noun = next((o for o in tree.children(i, "dobj") if tree.tokens[o].lemma == second), i)
        places = [*oblique(tree, noun, "of", "over", "to"), *oblique(tree, i, "of", "over", "to", "from")]
        last = noun if noun - i <= 3 else last  # noqa: PLR2004 - "took full control"
    elif second in ("from", "out", "back") or token.lemma in ("withdraw", "retreat"):
        places = [
            p for node in (i, *roles.undergoers) for p in oblique(tree, node, "from", "of") if not _force(tree, p)
        ]
        if second is not None and not all(_force(tree, content_noun(tree, u)) for u in roles.undergoers):
            return []  # "pulled three children from the river"
    places = [p for place in places for p in _land_in(tree, i, place)]
    if meaning.term != "withdrew" and any(tree.tokens[p].lemma in words("control", "never_object") for p in places):
        return []
    # "withdrew its troops from X": those who leave are the troops, whoever gives the order
    holders = roles.undergoers if meaning.term == "withdrew" and roles.undergoers else roles.doers
    losers = oblique(tree, i, "from") if meaning.term in ("captured", "recaptured") else oblique(tree, i, "to")
    return [
        Holding(i, meaning.term, i, last, p, tuple(holders), tuple(losers), nearly=_nearly(tree, i)) for p in places[:3]
    ]


def _land_in(tree: Tree, verb: int, head: int) -> list[int]:
    """Return where the ground lies that is taken or held, which the parse may hang on the verb: "seizing new territory
    in rural X".
    """
    if tree.tokens[head].lemma not in words("control", "land") or tree.children(head, "prep"):
        return [head]
    return [p for p in oblique(tree, verb, "in", "around", "near") if p > head] or [head]


def _noun(tree: Tree, i: int) -> list[Holding]:
    """Read a noun: "the army's recapture of X", "the government's loss of X to Y", "the fall of X"."""
    token = tree.tokens[i]
    table = senses("control", "nouns")
    if token.lemma not in table:
        return []
    change = table[token.lemma][0].term
    roles = noun_roles(tree, i)
    places = oblique(tree, i, "from") if change == "withdrew" else oblique(tree, i, "of")
    losers = _lost_to(tree, i, places) if change == "lost" else oblique(tree, i, "from") if change != "withdrew" else []
    doers = [*oblique(tree, i, "of"), *roles.doers] if change == "withdrew" else roles.doers
    holders = tuple(d for d in doers if d not in losers and d not in places)
    if token.lemma == "fall":
        holders = tuple(oblique(tree, i, "to"))
    if change == "besieges" and not places:
        return _siege_beside(tree, i)
    sure = change in ("recaptured", "lost") or token.lemma in ("fall", "capture")
    nearly = _nearly(tree, i)
    return [Holding(i, change, i, i, p, holders, tuple(losers), nearly=nearly, sure=sure) for p in places[:3]]


def _siege_beside(tree: Tree, i: int) -> list[Holding]:
    """Read a siege told without its place in a clause that names one: "left the city of X after months of siege"."""
    node, steps = i, 0
    while tree.tokens[node].dep in ("conj", "pobj") and steps < _LONGEST_WAY:
        above = tree.tokens[node].head
        if tree.tokens[node].dep == "pobj" and tree.tokens[above].lemma in words("control", "around_siege"):
            verb = next((a for a in tree.ancestors(above) if tree.tokens[a].pos in ("VERB", "AUX")), above)
            named = [t for t in tree.subtree(verb) if t < above and tree.tokens[t].ent[2:] == "GPE"]
            over = tree.tokens[above].lemma == "after"
            return [Holding(i, "besieges", i, i, named[-1], beside=True, over=over)] if named else []
        node = tree.tokens[above].head if tree.tokens[node].dep == "pobj" else above
        steps += 1
    return []


def _lost_to(tree: Tree, i: int, places: list[int]) -> list[int]:
    """Return who has it now in "the loss of X to Y", wherever the parse hangs "to Y": on the noun, on X, or on the
    verb.
    """
    for node in (i, *places, *islice(tree.ancestors(i), 3)):
        behind = [o for o in oblique(tree, node, "to") if o > i and o - i <= _NEAR]
        if behind:
            return behind
    return []


def _control(tree: Tree, i: int) -> list[Holding]:
    """Read "X is under rebel control" and "X is in the hands of Y": the holder stands before or behind "control"."""
    token = tree.tokens[i]
    prep = tree.tokens[token.head]
    wanted = {"control": "under", "siege": "under", "hand": "in"}
    if wanted.get(token.lemma) != prep.lemma or token.dep != "pobj":
        return []
    holders = [*tree.children(i, "poss", "amod", "compound", "nmod"), *oblique(tree, i, "of", "by")]
    above = tree.tokens[prep.head]
    places = list(verb_roles(tree, above.i).doers) if above.pos in ("VERB", "AUX") else [above.i]
    if above.pos == "VERB":
        places = list(verb_roles(tree, above.i).undergoers) or places
    change = "besieges" if token.lemma == "siege" else "holds"
    holders = [
        h
        for h in holders
        if tree.tokens[h].pos != "ADJ" or tree.tokens[h].ent or tree.tokens[h].lemma in ("rebel", "insurgent")
    ]
    return [Holding(i, change, prep.i, i, p, tuple(holders)) for p in places[:2]]


def _state(tree: Tree, i: int) -> list[Holding]:
    """Read a word before a place: "the besieged city", "rebel-held X", "opposition-controlled areas of X"."""
    token = tree.tokens[i]
    states: dict[str, list[str]] = knowledge("control")["states"]
    last = token.text.lower().rsplit("-", 1)[-1]
    change = next((term for term, listed in sorted(states.items()) if last in listed), None)
    if change is None or tree.tokens[token.head].pos not in _NOMINAL:
        return []
    holders = tuple(
        c
        for c in tree.children(i, "npadvmod", "compound", "nmod", "amod", "nsubj")
        if tree.tokens[c].pos in _NOMINAL or tree.tokens[c].ent
    )
    if change in ("holds", "captured") and not holders:
        return []
    return [Holding(i, change, min((*holders, i)), i, token.head, holders)]


def _force(tree: Tree, i: int) -> bool:
    """Tell whether a noun is of forces: who is pulled out, not where from."""
    return tree.tokens[i].lemma in words("war_words", "own_forces") | words("attack", "fighters")


def _nearly(tree: Tree, i: int) -> bool:
    """Tell whether the taking is only near: "on the brink of retaking"."""
    near = words("control", "near")
    for steps, above in enumerate(tree.ancestors(i)):
        if steps > 2:  # noqa: PLR2004 - brink, of, retaking
            return False
        if tree.tokens[above].lemma in near:
            return True
    return False
