"""Coding clauses in PLOVER: from a verb or a noun of happening to a type, a mode and contexts.

The code of a clause follows from its words alone: the lexicon's most exact entry for the verb, then what governs it
(who promises to help agrees, who threatens to bomb threatens), then tense and denial. Rules and word lists are in
knowledge/plover_verbs.yaml; the meaning of the types is that of the PLOVER draft 0.8.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from tracktwo.extract.war.lexicon import knowledge, words
from tracktwo.extract.war.people import is_human
from tracktwo.extract.war.roles import noun_roles, oblique, verb_roles
from tracktwo.language.tree import Tree

_FILE = "plover_verbs"
_COMPLEMENTS = (
    "dobj",
    "obj",
    "prep",
    "xcomp",
    "ccomp",
    "prt",
    "advmod",
    "acomp",
    "oprd",
    "agent",
    "dative",
    "attr",
    "npadvmod",
    "pobj",
    "pcomp",
)
_DEEPER = ("dobj", "pobj", "prep", "compound", "amod", "xcomp", "conj", "pcomp", "ccomp", "acl", "nmod")
_FUTURE = frozenset({"will", "shall", "would", "'ll", "wo"})
_DUTY = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "never", "no"})
_DEEP = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the lexicon: a code, and the lemmas of which one must stand below the word (none: any)."""

    type: str
    mode: str | None
    below: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded clause: ``token`` is its verb or noun; ``exact`` counts how much of the lexicon's entry had to fit."""

    token: int
    type: str
    mode: str | None
    doers: tuple[int, ...]
    undergoers: tuple[int, ...]
    exact: int
    noun: bool = False


@cache
def lexicon(part: str) -> Mapping[str, tuple[Entry, ...]]:
    """Arrange "verbs" or "nouns" of the lexicon by lemma, the entries that ask for more first."""
    found: dict[str, list[Entry]] = {}
    for code, lines in knowledge(_FILE)[part].items():
        type_, _, mode = code.partition("/")
        for line in lines:
            word, _, listed = line.partition(">")
            lemma, _, second = word.strip().partition(" ")
            below = frozenset(w.strip() for w in listed.split("|") if w.strip()) | ({second} if second else frozenset())
            found.setdefault(lemma, []).append(Entry(type_, mode or None, below))
    return MappingProxyType({k: tuple(sorted(v, key=lambda e: not e.below)) for k, v in found.items()})


def code_sentence(tree: Tree, first: int, last: int) -> tuple[Coded, ...]:
    """Code every verb and noun of happening between two tokens (inclusive), in text order."""
    found: list[Coded] = []
    for i in range(first, last + 1):
        token = tree.tokens[i]
        coded = None
        if token.pos in ("VERB", "ADJ", "AUX"):
            coded = code_verb(tree, i)
        elif token.pos == "NOUN":
            coded = code_noun(tree, i)
        if coded is not None:
            found.append(coded)
    return tuple(found)


def code_verb(tree: Tree, i: int) -> Coded | None:
    """Code one verb with what it governs, what governs it, its tense and its denial; None where the lexicon is
    silent.
    """
    token = tree.tokens[i]
    if token.pos == "ADJ":
        return _ready(tree, i)
    duty = _duty(tree, i)
    if duty is not None:
        return duty
    entry, exact = _entry(tree, i)
    if entry is None:
        return None
    roles = verb_roles(tree, i)
    coded = _turned(tree, Coded(i, entry.type, entry.mode, roles.doers, roles.undergoers, exact))
    coded = _with_complement(tree, coded)
    coded = _tense_and_denial(tree, coded)
    return _governed(tree, coded)


def code_noun(tree: Tree, i: int) -> Coded | None:
    """Code one noun of happening: carried by a verb of little meaning, or with its parties beside it."""
    token = tree.tokens[i]
    entries = lexicon("nouns").get(token.lemma)
    if not entries or token.dep == "compound":
        return None
    roles = noun_roles(tree, i)
    head = tree.tokens[token.head]
    carried = (
        head.pos in ("VERB", "AUX")
        and head.lemma in words(_FILE, "carriers")
        and token.dep in ("dobj", "nsubjpass", "attr")
    )
    doers = roles.doers or (verb_roles(tree, head.i).doers if carried else ())
    if not carried and not (roles.doers or roles.undergoers):
        return None
    return Coded(i, entries[0].type, entries[0].mode, doers, roles.undergoers, 0, noun=True)


def guess(tree: Tree) -> tuple[Coded, ...]:
    """Code a text in which no verb was found (a headline, a caption) by any of its words that a verb could be."""
    found: list[Coded] = []
    for token in tree.tokens:
        for lemma in (token.lemma, token.lemma.rstrip("s"), token.lemma.removesuffix("ed")):
            entry = next((e for e in lexicon("verbs").get(lemma, ()) if not e.below), None)
            if entry is not None and token.pos in ("NOUN", "VERB", "PROPN", "ADJ"):
                found.append(Coded(token.i, entry.type, entry.mode, (), (), 0, noun=True))
                break
    return tuple(found)


def contexts_of(tree: Tree, tokens: Iterable[int], most: int = 2) -> tuple[str, ...]:
    """Return the PLOVER contexts that words of a clause speak of, the most frequent first, at most ``most``."""
    lemmas = [tree.tokens[i].lemma for i in tokens]
    table: dict[str, list[str]] = knowledge(_FILE)["contexts"]
    counted = {name: sum(lemma in listed for lemma in lemmas) for name, listed in table.items()}
    ranked = sorted((name for name in counted if counted[name]), key=lambda n: (-counted[n], list(table).index(n)))
    return tuple(ranked[:most])


def _entry(tree: Tree, i: int) -> tuple[Entry | None, int]:
    """Return the lexicon's entry for a verb and how exact it is: of those whose companions fit, the nearest one's."""
    plain: Entry | None = None
    fitting: tuple[int, Entry] | None = None
    below = _below(tree, i)
    for entry in lexicon("verbs").get(tree.tokens[i].lemma, ()):
        if not entry.below:
            plain = plain or entry
            continue
        steps = min((below[word] for word in entry.below if word in below), default=None)
        if steps is not None and (fitting is None or steps < fitting[0]):
            fitting = (steps, entry)
    return (fitting[1], 2) if fitting else (plain, 1)


def _below(tree: Tree, i: int) -> dict[str, int]:
    """Return the lemmas below a verb with how many steps down they stand: objects, complements, particles, and theirs.

    A preposition that leads in a date ("called on Friday") is none of the verb's.
    """
    found: dict[str, int] = {}
    wave = [*tree.children(i, *_COMPLEMENTS), *tree.children(i, "nsubjpass")]
    for steps in range(_DEEP):
        for c in wave:
            if not any(tree.tokens[o].ent[2:] in ("DATE", "TIME") for o in tree.children(c, "pobj")):
                for word in (tree.tokens[c].lemma, tree.tokens[c].text.lower()):
                    found.setdefault(word, _steps(tree, c, steps))
        wave = [g for c in wave for g in tree.children(c, *_DEEPER)]
    return found


def _steps(tree: Tree, i: int, steps: int) -> int:
    """Count a step down: what a preposition leads in is farther than an object, but no farther than it."""
    return steps + 1 if tree.tokens[i].dep in ("prep", "agent") else steps


def older_type(tree: Tree, coded: Coded) -> str:
    """Return the type that drafts before 0.8 gave: they count the taking of land by force, and blockades, as
    ASSAULT.
    """
    token = tree.tokens[coded.token]
    if coded.type != "COERCE" or coded.noun:
        return coded.type
    below = _below(tree, coded.token)
    land = any(word in below for word in words(_FILE, "older_assault_below"))
    taking = token.lemma in words(_FILE, "older_assault") and coded.mode != "arrest"
    return (
        "ASSAULT" if (taking and (land or token.lemma not in ("seize", "take"))) or "blockade" in below else coded.type
    )


def _turned(tree: Tree, coded: Coded) -> Coded:
    """Put the parties right where the verb turns them: who receives something has it from the doer, and whom one talks
    with is the other side, not what one talks about.
    """
    i = coded.token
    if tree.tokens[i].lemma in words(_FILE, "receiving") and not any(is_human(tree, u) for u in coded.undergoers):
        givers = [g for n in (i, *coded.undergoers) for g in oblique(tree, n, "from", "by")]
        if givers:
            return replace(coded, doers=tuple(givers), undergoers=coded.doers)
    if coded.type == "CONSULT" and coded.undergoers:
        others = [o for n in (i, *coded.undergoers) for o in oblique(tree, n, "with")]
        others = [o for o in others if tree.tokens[o].ent[2:] not in ("DATE", "TIME")]
        return replace(coded, undergoers=tuple(others)) if others else coded
    return coded


def _with_complement(tree: Tree, coded: Coded) -> Coded:
    """Find the other side where the verb has no object: behind "on" or "to", or in its complement."""
    if coded.undergoers:
        return coded
    behind = [
        i
        for i in oblique(tree, coded.token, "on", "to", "with", "against")
        if tree.tokens[i].ent[2:] not in ("DATE", "TIME")
    ]
    if behind:
        return replace(coded, undergoers=tuple(behind))
    for below in tree.children(coded.token, "xcomp", "ccomp"):
        inner = verb_roles(tree, below)
        extra = (*(s for s in tree.children(below, "nsubj", "nsubjpass")), *inner.undergoers)
        if extra:
            return replace(coded, undergoers=tuple(dict.fromkeys(extra)))
    return coded


def _tense_and_denial(tree: Tree, coded: Coded) -> Coded:
    """Turn what is still to come into a promise or a threat, and what is denied into a refusal."""
    i = coded.token
    marks = {tree.tokens[c].text.lower() for c in tree.children(i, "aux", "neg", "det", "advmod")}
    if marks & _NOT and coded.type in knowledge(_FILE)["negated"]:
        return replace(coded, type="REJECT", mode="meet" if coded.type == "CONSULT" else None)
    if marks & _FUTURE and coded.type in knowledge(_FILE)["future"]:
        return replace(coded, type=knowledge(_FILE)["future"][coded.type], mode=None)
    return coded


def _duty(tree: Tree, i: int) -> Coded | None:
    """Code "X said Y must do it" as a request by X to Y, whatever it is that Y must do."""
    token = tree.tokens[i]
    if not {tree.tokens[c].text.lower() for c in tree.children(i, "aux")} & _DUTY:
        return None
    entry = _entry(tree, i)[0]
    asked = tuple(tree.children(i, "nsubj", "nsubjpass"))
    above = tree.tokens[token.head]
    said = token.dep in ("ccomp", "conj", "xcomp") and above.lemma in words("war_words", "saying")
    by = tuple(tree.children(above.i, "nsubj")) if said else ()
    if not said and entry is None:
        return None
    mode = "yield" if entry is not None and entry.type in ("RETREAT", "CONCEDE") else None
    return Coded(i, "REQUEST", mode, by or asked, asked if by else verb_roles(tree, i).undergoers, 1)


def _governed(tree: Tree, coded: Coded) -> Coded:
    """Hand a verb below an operator over to it: the operator is coded by itself, so its complement is no event."""
    token = tree.tokens[coded.token]
    if token.dep not in ("xcomp", "ccomp", "pcomp", "advcl", "acl"):
        return coded
    above = tree.tokens[token.head]
    operators: dict[str, list[str]] = knowledge(_FILE)["operators"]
    for type_, listed in operators.items():
        if above.lemma in listed and above.pos == "VERB" and token.dep in ("xcomp", "ccomp"):
            return replace(coded, exact=-1, type=type_, mode=None)
    return coded


def _ready(tree: Tree, i: int) -> Coded | None:
    """Code "is willing to", "is ready to": an agreement to come, or a refusal where denied."""
    token = tree.tokens[i]
    if token.lemma not in words(_FILE, "ready") or token.dep not in ("acomp", "ROOT", "conj", "oprd"):
        return None
    below = tree.children(i, "xcomp", "prep", "ccomp")
    if not below:
        return None
    verb = tree.tokens[token.head] if token.dep == "acomp" else token
    denied = any(tree.tokens[c].text.lower() in _NOT for c in tree.children(verb.i))
    inner = [o for b in below for o in verb_roles(tree, b).undergoers]
    hostile = any(
        (_entry(tree, b)[0] or Entry("", None, frozenset())).type in ("ASSAULT", "COERCE", "SANCTION") for b in below
    )
    type_ = "REJECT" if denied else "THREATEN" if hostile else "AGREE"
    return Coded(i, type_, None, tuple(tree.subjects(verb.i)), tuple(inner), 1)
