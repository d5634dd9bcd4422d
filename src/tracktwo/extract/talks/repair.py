"""Mistakes that the parser makes again and again around talks, and their mending."""

from tracktwo.extract.talks.cues import classes
from tracktwo.extract.talks.intent import who_intends
from tracktwo.language.tree import Tree

_LONGEST_NOUN = 8  # words of a noun phrase before its noun
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_OBJECTS = ("dobj", "oprd", "ccomp")


def subject_instead(tree: Tree, noun: int) -> int | None:
    """Return the verb whose subject a noun is, where the parser made it the object of the verb of saying before it.

    "He said the talks, if they happened, could take place …": *talks* hangs on *said*, and *take* has no subject.
    """
    token = tree.tokens[noun]
    after = noun + 1
    if token.dep == "pobj" and after < len(tree.tokens):  # "as a truce went into effect": "as" taken for a preposition
        verb = tree.tokens[after]
        finite = verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP") and verb.sent == token.sent
        return after if finite and verb.head < noun and tree.child(after, *_SUBJECTS) is None else None
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


def noun_cut_off(tree: Tree, last: int) -> int | None:
    """Return the noun that goes on behind "another round of parallel, UN-led peace talks set for May".

    The parser ends the phrase at the adjective before the comma, and makes the noun the subject of the participle.
    """
    first = last + 2
    if first >= len(tree.tokens) or tree.tokens[last + 1].text != "," or tree.tokens[first].pos in ("DET", "PRON"):
        return None
    for noun in range(first, min(first + _LONGEST_NOUN, len(tree.tokens))):
        if participle_instead(tree, noun) is not None and tree.span(noun)[0] == first:
            return noun
    return None


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """Return a verb's subjects, also where the parse hides them.

    "Before flying to meet …, the president said": who said so flies. "In Geneva, Novak and Berg agreed": the parser
    joins the names to the place.
    """
    found = tree.subjects(verb)
    if found:
        parted = fronted_object(tree, found[0])
        return [parted] if parted is not None else found
    intending = who_intends(tree, verb)
    if intending:
        return intending
    token = tree.tokens[verb]
    quality = tree.tokens[token.head]
    finite = token.tag == "VBD" or (token.tag == "VBN" and tree.child(verb, "oprd") is not None)
    if token.dep == "acl" and finite and quality.pos == "PROPN" and tree.child(verb, *_OBJECTS) is not None:
        return [token.head]  # "Novak called Berg on Monday and told him": the parser makes a remark on Novak of it
    if token.dep == "xcomp" and quality.dep == "acomp":  # "is due to visit"
        return tree.subjects(quality.head)
    if token.dep == "pcomp" or (token.dep == "pobj" and token.tag == "VBG"):  # "was in Oslo meeting Berg"
        above = tree.tokens[token.head].head
        return subjects_of(tree, above) if tree.tokens[above].pos in ("VERB", "AUX") else []
    for prep in tree.children(verb, "prep"):
        for place in tree.children(prep, "pobj") if prep < verb else ():
            commas = [c for c in tree.children(place, "punct") if tree.tokens[c].text == "," and c > place]
            joined = [n for n in tree.conjuncts(place)[1:] if commas and commas[0] < n < verb]
            if joined and not any(place < c < commas[0] for c in tree.children(place, "cc")):
                return joined
    return []


def fronted_object(tree: Tree, subject: int) -> int | None:
    """Return the true subject of "Hours after meeting Novak, Berg announced …", where the parser took "Novak" for it.

    It makes the second name an apposition of the first, which is the gerund's object.
    """
    gerund = fronted_gerund(tree, subject)
    named = [a for a in tree.children(subject, "appos") if tree.tokens[a].pos == "PROPN" and a > subject]
    return named[0] if gerund is not None and named else None


def fronted_gerund(tree: Tree, subject: int) -> int | None:
    """Return the gerund right before a subject that has taken its object: "after meeting Novak, …"."""
    before = min(tree.subtree(subject)) - 1
    if before < 1 or tree.tokens[before].tag != "VBG" or tree.tokens[before].dep != "pcomp":
        return None
    return None if tree.children(before, "dobj") else before


def object_of_gerund(tree: Tree, gerund: int) -> list[int]:
    """Return the object that the parser took for the subject of the main clause ("after meeting Novak, Berg …")."""
    token = tree.tokens[gerund]
    if token.tag != "VBG" or token.dep != "pcomp" or tree.children(gerund, "dobj", "prep"):
        return []
    above = tree.tokens[token.head].head
    return [s for s in tree.subjects(above) if s > gerund and fronted_object(tree, s) is not None]
