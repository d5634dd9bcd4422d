"""Who does it and to whom: the doers and undergoers of a verb or of a noun of happening, read off the parse."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tracktwo.extract.war.lexicon import words
from tracktwo.language.reading import Token
from tracktwo.language.tree import Tree

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj")
# How many steps up from what somebody is blamed for the verb of blame may stand.
_DEEP = 8
# Prepositions after a noun of happening ("strikes on the town", "talks between A and B").
_OF_DOER = frozenset({"by", "between", "among", "from"})
_ON_TARGET = frozenset({"on", "against", "at", "in", "upon", "into"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the doers and the undergoers; ``passive`` where a verb stands in the passive."""

    doers: tuple[int, ...] = ()
    undergoers: tuple[int, ...] = ()
    passive: bool = False


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive: marked so, a past participle behind its noun, or coordinated with a passive."""
    token = tree.tokens[verb]
    if tree.children(verb, "auxpass", "nsubjpass", "csubjpass", "agent"):
        return True
    if token.tag != "VBN" or tree.children(verb, "aux", "nsubj"):
        return False
    if token.dep in ("acl", "amod", "advcl"):
        return not tree.children(verb, *_OBJECTS)
    if token.dep == "conj" and tree.tokens[token.head].pos in ("VERB", "AUX"):
        return is_passive(tree, token.head) and not tree.children(verb, *_OBJECTS)
    return False


def verb_roles(tree: Tree, verb: int) -> Roles:
    """Return the roles of a verb, in the active or the passive voice.

    A relative pronoun stands for its noun, a participle behind a noun takes that noun.
    """
    passive = is_passive(tree, verb)
    subjects = _subjects(tree, verb)
    if not passive:
        return Roles(tuple(subjects), tuple(objects(tree, verb)), passive=False)
    agents = [p for by in tree.children(verb, "agent") for p in tree.children(by, "pobj")]
    return Roles(tuple(agents), tuple(subjects), passive=True)


def objects(tree: Tree, verb: int) -> list[int]:
    """Return the direct objects of a verb; of coordinated bare verbs all share the last one's ("shelled and bombed
    X").
    """
    found = tree.children(verb, *_OBJECTS)
    if found:
        return found
    shared: list[int] = []
    for other in tree.children(verb, "conj"):
        if tree.tokens[other].tag == tree.tokens[verb].tag and not tree.children(other, *SUBJECTS, *PASSIVE_SUBJECTS):
            shared.extend(tree.children(other, *_OBJECTS))
    return shared


def _subjects(tree: Tree, verb: int) -> list[int]:
    """Return the subjects of a verb, with relative pronouns and participles led back to their noun."""
    token = tree.tokens[verb]
    own = tree.children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if not own and token.dep in ("acl", "amod"):
        return [token.head] if tree.tokens[token.head].pos in ("NOUN", "PROPN", "PRON", "NUM") else []
    if not own and token.dep == "pcomp":
        return blamed_for(tree, verb) or _subjects_above(tree, verb)
    if not own and (made := _made_to(tree, verb)):
        return made
    found = own or tree.subjects(verb)
    if not found and token.dep in ("conj", "xcomp", "advcl"):
        return _subjects_above(tree, verb)
    return [_antecedent(tree, s) for s in found]


def _made_to(tree: Tree, verb: int) -> list[int]:
    """Return whom the verb above makes do it: "forcing families to flee", where it is the families who flee."""
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    if token.dep not in ("xcomp", "ccomp") or above.lemma not in words("war_words", "making_do"):
        return []
    return [o for o in tree.children(above.i, *_OBJECTS) if above.i < o < verb]


def _subjects_above(tree: Tree, verb: int) -> list[int]:
    """Return the subjects of the next verb above ("by bombing the town, the army …"; "he was accused of bombing")."""
    for node in tree.ancestors(verb):
        if tree.tokens[node].pos in ("VERB", "AUX"):
            return [s for s in _subjects(tree, node) if s != verb]
    return []


def blamed_for(tree: Tree, i: int) -> list[int]:
    """Return whom a verb of blame has as its object, where token ``i`` stands in what they are blamed for.

    "She accused the army of bombing the town with its planes": the bombing and the planes are the army's.
    """
    for node in islice(tree.ancestors(i), _DEEP):
        token = tree.tokens[node]
        if token.pos not in ("VERB", "AUX") or token.lemma not in words("war_words", "blaming"):
            continue
        whom = [o for o in tree.children(node, *_OBJECTS) if o < i]
        return whom or list(tree.children(node, *PASSIVE_SUBJECTS))
    return []


def _antecedent(tree: Tree, i: int) -> int:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    token = tree.tokens[i]
    if token.tag not in ("WDT", "WP"):
        return i
    verb = next((a for a in tree.ancestors(i) if tree.tokens[a].dep in ("relcl", "acl")), None)
    return tree.tokens[verb].head if verb is not None else i


def series_of(tree: Tree, heads: Iterable[int]) -> tuple[int, ...]:
    """Add to each head the rest of a series that the parse took for an apposition: "fighters, their families and
    other civilians left". A true apposition is closed by a comma.
    """
    found: list[int] = []
    for head in heads:
        found.append(head)
        for other in tree.children(head, "appos"):
            last = tree.span(head)[1]
            after = tree.tokens[last + 1].text if last + 1 < len(tree.tokens) else "."
            if tree.children(other, "cc") and tree.children(other, "conj") and after[0] not in ",-–—(":
                found += tree.conjuncts(other)
    return tuple(dict.fromkeys(found))


def noun_roles(tree: Tree, noun: int) -> Roles:
    """Return the roles of a noun of happening: "Russian air strikes on towns", "its bombardment of X", "attack by
    Y".
    """
    owners = [o for o in tree.children(noun, "poss") if tree.tokens[o].ent[2:] not in ("DATE", "TIME")]
    doers = [b for o in owners for b in (_blamed_owner(tree, o) or [o])]
    doers += [c for c in tree.children(noun, "amod", "nmod", "compound") if _names_somebody(tree.tokens[c])]
    undergoers: list[int] = []
    for prep in tree.children(noun, "prep", "agent"):
        word = tree.tokens[prep].lemma
        below = tree.children(prep, "pobj")
        if word in _OF_DOER:
            doers += below
        elif word in _ON_TARGET or (word == "of" and tree.tokens[noun].lemma not in ("attack", "offensive", "raid")):
            undergoers += below
    for verb in tree.children(noun, "acl", "relcl"):
        doers += _carried_out_by(tree, verb)
    if not doers:
        doers += _support_subjects(tree, noun)
        if doers and not undergoers:  # "carried out strikes on X": the parse may hang "on X" on the verb
            undergoers += oblique(tree, tree.tokens[noun].head, "on", "against")
    doers = doers or _answerable(tree, noun)
    return Roles(tuple(dict.fromkeys(doers)), tuple(dict.fromkeys(undergoers)))


def _blamed_owner(tree: Tree, owner: int) -> list[int]:
    """Return whose "its" or "their" is in what somebody is blamed for."""
    return blamed_for(tree, owner) if tree.tokens[owner].text.lower() in ("its", "their", "his", "her") else []


def _names_somebody(token: Token) -> bool:
    """Tell whether a word before a noun names a nation or a group ("Russian", "US-led", "Taliban")."""
    if token.ent[2:] in ("NORP", "GPE", "ORG") or (token.pos == "PROPN" and token.text[:1].isupper()):
        return True
    return token.lemma in words("war_words", "sides")


def _carried_out_by(tree: Tree, verb: int) -> list[int]:
    """Return the doers of a support verb behind the noun ("strikes carried out by Israel", "a war Russia is
    waging").
    """
    if tree.tokens[verb].lemma not in words("war_words", "support_verbs"):
        return []
    if tree.children(verb, "agent"):
        return list(verb_roles(tree, verb).doers)
    return [s for s in tree.children(verb, "nsubj") if tree.tokens[s].tag not in ("WDT", "WP")]


def _support_subjects(tree: Tree, noun: int) -> list[int]:
    """Return the doers of the support verb whose object the noun is ("Russia began air strikes")."""
    token = tree.tokens[noun]
    while token.dep in ("conj", "compound", "pobj", "prep") and tree.tokens[token.head].pos == "NOUN":
        token = tree.tokens[token.head]
    head = tree.tokens[token.head]
    if token.dep == "nsubjpass" and head.lemma in words("war_words", "holding_for"):
        # "the raid is believed to have been carried out by the militia"
        below = [tree.tokens[v] for v in tree.children(head.i, "xcomp")]
        head = next((v for v in below if tree.children(v.i, "agent")), head)
    if head.pos != "VERB" or head.lemma not in words("war_words", "support_verbs"):
        return []
    if token.dep in ("dobj", "nsubjpass"):
        return list(verb_roles(tree, head.i).doers)
    return []


def _answerable(tree: Tree, noun: int) -> list[int]:
    """Return who claims a deed or is blamed for it: "claimed responsibility for the raid", "blamed X for it"."""
    token = tree.tokens[noun]
    blamed = [p for v in tree.children(noun, "acl") for p in oblique(tree, v, "on", "to") if _lays_blame(tree, v)]
    if blamed or token.dep != "pobj" or tree.tokens[token.head].lemma != "for":
        return blamed
    above = tree.tokens[tree.tokens[token.head].head]
    verb = tree.tokens[above.head]
    if above.pos == "VERB" and above.lemma in words("war_words", "owning_up"):
        own = [o for o in tree.children(above.i, "dobj") if tree.tokens[o].lemma in ("responsibility", "credit")]
        return list(verb_roles(tree, above.i).doers) if own else []
    if above.lemma in ("responsibility", "credit") and verb.lemma in words("war_words", "owning_up"):
        return list(verb_roles(tree, verb.i).doers)
    if above.lemma == "responsible" and verb.lemma == "be":
        return _subjects(tree, verb.i)
    if above.lemma in words("war_words", "blaming"):
        return list(verb_roles(tree, above.i).undergoers)
    return []


def _lays_blame(tree: Tree, verb: int) -> bool:
    """Tell the participle in "an attack blamed on the rebels"."""
    return tree.tokens[verb].lemma in ("blame", "attribute", "pin")


def oblique(tree: Tree, head: int, *prepositions: str) -> list[int]:
    """Return the nouns behind the given prepositions of a verb or noun, in text order; "out of X" counts as "out"."""
    found: list[int] = []
    for prep in tree.children(head, "prep", "agent", "dative", "prt", "advmod"):
        word = tree.tokens[prep].lemma
        if word in prepositions:
            found.extend(tree.children(prep, "pobj"))
        inner = [c for c in tree.children(prep, "prep") if tree.tokens[c].lemma in ("of", *prepositions)]
        if word in prepositions or any(tree.tokens[c].lemma in prepositions for c in inner):
            found.extend(p for c in inner for p in tree.children(c, "pobj"))
    return found
