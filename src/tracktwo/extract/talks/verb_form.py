"""What the words right around an event say of its status: negation, modal, tense, and the classes of its governors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from tracktwo.extract.talks.cues import classes, words
from tracktwo.language.tree import Tree
from tracktwo.types import Status

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


@dataclass(frozen=True, slots=True)
class Finding:
    """A status, and the tokens that gave it (none where nothing but the plain telling did)."""

    status: Status = "happened"
    cues: tuple[int, ...] = ()


def own_strong(tree: Tree, i: int) -> Finding | None:
    """Find what settles a verb's status whatever stands above it: negation, a condition, will, a coming day."""
    auxes = tree.children(i, "aux", "auxpass")
    will = next((a for a in auxes if lower(tree, a) in _modals("planned")), None)
    negation = _negation(tree, i)
    if negation is not None:
        wills = will is not None or any(lower(tree, a) == "would" for a in auxes)
        active = tree.child(i, "nsubjpass") is None and tree.tokens[i].lemma != "be"
        return Finding("refused" if wills and active else "denied", (negation,))
    for mark in tree.children(i, "mark", "advmod"):
        text = lower(tree, mark)
        if text in ("whether", "wherever", "whenever") or (text == "if" and tree.tokens[i].dep == "ccomp"):
            return Finding("hypothetical", (mark,))
        if (
            text in words("status", "conditions")
            and tree.tokens[i].dep in ("advcl", "conj", "ccomp")
            and (text != "once" or tree.tokens[mark].i < i)
            and not _past_perfect(tree, i)
        ):
            return Finding("conditional", (mark,))
    before = _inverted(tree, i) or _as_long_as(tree, i)
    if before is not None:
        return Finding("conditional", (before,))
    if will is not None:
        condition = _condition_below(tree, i)
        return Finding("planned", (will,)) if condition is None else Finding("conditional", (will, condition))
    when = next((m for m in tree.children(i, "mark", "advmod") if lower(tree, m) in words("status", "when")), None)
    if when is not None and tree.tokens[i].dep in ("advcl", "pcomp") and tree.tokens[i].tag in ("VBP", "VBZ"):
        return Finding("planned", (when,))
    timed = _timetabled(tree, i)
    if timed is not None:
        return Finding("planned", (timed,))
    coming = _coming(tree, i)
    if coming is not None and tree.tokens[i].tag in ("VBG", "VBP", "VBZ"):
        return Finding("planned", (coming,))
    return None


def own_weak(tree: Tree, i: int) -> Finding | None:
    """Find what a verb's own form says where nothing above it decides: would, could, should, the progressive."""
    token = tree.tokens[i]
    for aux in tree.children(i, "aux"):
        text = lower(tree, aux)
        if text in _modals("proposed"):
            return Finding("proposed", (aux,))
        if text in _modals("hypothetical") and not (text == "'d" and token.tag == "VBN"):
            condition = _condition_below(tree, i)
            if condition is not None:
                return Finding("conditional", (aux, condition))
            counterfactual = any(lower(tree, a) == "have" for a in tree.children(i, "aux"))
            if text == "would" and _reported(tree, i) and not counterfactual:
                return Finding("planned", (aux,))
            return Finding("hypothetical", (aux,))
    if token.tag == "VB" and token.dep in ("ROOT", "ccomp") and tree.child(i, "aux", *SUBJECTS) is None:
        return Finding("proposed", (i,))  # an imperative
    if token.tag == "VBN" and is_infinitive(tree, i) and tree.child(i, "nsubjpass") is not None:
        return Finding("planned", (i,))  # "part of a group to be moved", which the parser joins to the verb before
    going_on = token.tag == "VBG" or any(lower(tree, a) == "being" for a in tree.children(i, "auxpass"))
    if going_on and (be := _present_be(tree, i)) is not None:
        return Finding("ongoing", (be,))
    if token.lemma in ("continue", "remain") and token.tag in ("VBP", "VBZ", "VBG"):
        return Finding("ongoing", (i,))
    return None


def governor_class(tree: Tree, i: int) -> str | None:
    """Look a governing verb or adjective up: with its particle first, a participle after that, then alone."""
    token = tree.tokens[i]
    if token.pos == "ADJ":
        return classes("status", "adjectives").get(lower(tree, i))
    if token.pos not in ("VERB", "AUX"):
        return None
    phrasal = stem(tree, i)
    if phrasal != token.lemma:
        return classes("status", "verbs").get(phrasal)
    if token.tag == "VBN" or tree.child(i, "auxpass") is not None:
        label = classes("status", "participles").get(token.lemma)
        if label is not None:
            return label
    return classes("status", "verbs").get(token.lemma)


def noun_class(tree: Tree, i: int) -> Status | None:
    """Look a governing noun up ("plan", "refusal", "step")."""
    return cast("Status | None", classes("status", "nouns").get(tree.tokens[i].lemma))


def stem(tree: Tree, i: int) -> str:
    """Return a verb's lemma with its particle: "call off"."""
    particle = tree.child(i, "prt")
    return f"{tree.tokens[i].lemma} {lower(tree, particle)}" if particle is not None else tree.tokens[i].lemma


def _negation(tree: Tree, i: int) -> int | None:
    """Find the word that negates a verb: not, never, no longer, or a subject such as "no talks", "neither side"."""
    for child in tree.children(i, "neg"):
        return child
    for subject in tree.children(i, *SUBJECTS):
        if lower(tree, subject) in ("nobody", "none", "neither", "nothing"):
            return subject
        for det in tree.children(subject, "det"):
            if lower(tree, det) in ("no", "neither"):
                return det
    return None


def _present_be(tree: Tree, i: int) -> int | None:
    """Find the auxiliary of a progressive that is still going on: are, is, (have) been, or was in reported speech."""
    for aux in tree.children(i, "aux"):
        text = lower(tree, aux)
        if text in ("is", "are", "am", "been", "'s", "'re", "'m"):
            return aux
        if text in ("was", "were") and _reported(tree, i):
            return aux
    return None


def _reported(tree: Tree, i: int) -> bool:
    """Tell whether a clause is the content of a verb of saying, or goes with one that is."""
    token, head = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    if token.dep == "ccomp":
        return head.lemma in words("status", "speech") or head.tag == "VBD"
    if token.dep == "conj" and head.i != i:
        return _reported(tree, head.i) if head.dep == "ccomp" else False
    return any(tree.tokens[c].lemma in words("status", "speech") for c in tree.children(i, "parataxis", "ccomp"))


def _inverted(tree: Tree, i: int) -> int | None:
    """Find the word before the subject of "should the army withdraw, we will …"."""
    if tree.tokens[i].dep not in ("advcl", "ccomp"):
        return None
    subjects = tree.children(i, *SUBJECTS)
    fronted = [a for a in tree.children(i, "aux", "auxpass") if lower(tree, a) in ("should", "were", "had")]
    return fronted[0] if fronted and subjects and fronted[0] < subjects[0] and fronted[0] < i else None


def _as_long_as(tree: Tree, i: int) -> int | None:
    """Find "as long as", "so long as" before a clause."""
    for mark in tree.children(i, "mark"):
        if mark > 1 and lower(tree, mark) == "as" and lower(tree, mark - 1) == "long":
            return mark - 1
    return None


def _timetabled(tree: Tree, i: int) -> int | None:
    """Find the weekday of a present tense of the timetable: "the minister leaves for Oslo on Monday"."""
    token = tree.tokens[i]
    if token.tag not in ("VBZ", "VBP") or token.lemma not in words("status", "timetable"):
        return None
    near = tree.children(i, "npadvmod", "tmod", "advmod")
    near += [o for p in tree.children(i, "prep") if lower(tree, p) == "on" for o in tree.children(p, "pobj")]
    places = [o for p in tree.children(i, "prep") for o in tree.children(p, "pobj")]
    near += [n for place in places for n in tree.children(place, "npadvmod")]
    days = [n for n in near for n in (n, *tree.children(n)) if lower(tree, n) in words("status", "weekdays")]
    return days[0] if days else None


def _condition_below(tree: Tree, i: int) -> int | None:
    """Find the if (unless, once) of a clause that a verb depends on."""
    for clause in tree.children(i, "advcl"):
        for mark in tree.children(clause, "mark", "advmod"):
            if lower(tree, mark) in words("status", "conditions") and lower(tree, mark) != "once":
                return mark
        long = _as_long_as(tree, clause)
        if long is not None:
            return long
    for far in tree.children(i, "advmod"):
        for clause in tree.children(far, "advcl", "ccomp"):
            if (long := _as_long_as(tree, clause)) is not None:
                return long
    return None


def _coming(tree: Tree, i: int) -> int | None:
    """Find a word that puts a present tense into the future: tomorrow, next week."""
    for child in tree.children(i, "npadvmod", "advmod", "tmod"):
        for word in (child, *tree.children(child, "amod")):
            if lower(tree, word) in words("status", "future_words"):
                return word
    return None


def _past_perfect(tree: Tree, i: int) -> bool:
    """Tell whether a verb is in the past perfect, which no condition to come is."""
    return any(lower(tree, a) == "had" for a in tree.children(i, "aux"))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Tell "to move" and "to be moved" from other forms."""
    to = any(lower(tree, a) == "to" for a in tree.children(i, "aux"))
    bare = tree.tokens[i].tag == "VB" or any(tree.tokens[a].tag == "VB" for a in tree.children(i, "auxpass"))
    return to and bare


def has_modal(tree: Tree, i: int) -> bool:
    """Tell whether a verb has a modal of its own."""
    return any(tree.tokens[a].tag == "MD" for a in tree.children(i, "aux"))


def _modals(label: str) -> Sequence[str]:
    """Return the modal verbs that give a status."""
    return tuple(word for word, given in classes("status", "modals").items() if given == label)


def lower(tree: Tree, i: int) -> str:
    """Return a token's words in small letters."""
    return tree.tokens[i].text.lower()
