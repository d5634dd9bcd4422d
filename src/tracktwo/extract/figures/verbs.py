"""What a verb says of those it counts: its own measure, or that of a verb or state below it."""

from collections.abc import Iterable, Mapping

from tracktwo.extract.figures.counted import VERBS, Counted, Measure, first_conjunct, names_people
from tracktwo.extract.figures.lexicon import Cue, figure_words
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.roles import is_passive, oblique, verb_roles
from tracktwo.language.reading import Token
from tracktwo.language.tree import Tree


def measure_of_verb(tree: Tree, verb: int, role: Token, person: Token | None) -> Measure | None:
    """Read the measure off one verb for a phrase in a role, or off the verb below it ("forced 300 to flee")."""
    token = tree.tokens[verb]
    words = figure_words()
    undergoes = (
        role.dep in ("dobj", "obj", "nsubjpass")
        or is_passive(tree, verb)
        or (role.dep == "nsubj" and token.tag == "VBN" and not tree.children(verb, "aux", "dobj"))
    )
    table = words.undergo if undergoes else words.do
    found = _match(tree, token, table, person)
    if found is None and role.dep in ("nsubj", "nsubjpass", "oprd"):
        found = _match(tree, token, words.do, person)
    if found:
        return found
    for below in tree.children(verb, "xcomp", "ccomp", "oprd", "acomp", "attr", "conj", "advcl"):
        deeper = tree.tokens[below]
        if deeper.dep == "conj" and (tree.children(below, "nsubj", "nsubjpass") or role.dep in ("dobj", "obj")):
            continue
        if deeper.dep == "advcl" and token.lemma not in ("force", "leave", "cause"):
            continue
        if deeper.lemma in words.state and deeper.dep != "conj":
            return Measure(words.state[deeper.lemma], below, below, below)
        if deeper.lemma == "dead":
            return Measure("killed", below, below, below)
        found = _match(
            tree,
            deeper,
            words.undergo if deeper.tag in ("VBN", "VBD") and is_passive(tree, below) else words.do,
            person,
        )
        if found and deeper.pos in VERBS:
            return found
    return None


def _match(tree: Tree, verb: Token, table: Mapping[str, tuple[Cue, ...]], person: Token | None) -> Measure | None:
    """Match a verb against a table of cues, its second word included."""
    for cue in table.get(verb.lemma, ()):
        if cue.people_only and not names_people(person):
            continue
        if cue.second is None:
            return _with_outcome(tree, Measure(cue.measure, verb.i, verb.i, verb.i))
        if person is not None and person.lemma == cue.second:  # "cost tens of thousands of lives"
            return Measure(cue.measure, verb.i, verb.i, verb.i)
        second = _second_words(tree, verb.i, cue.second.split())
        if second is not None:
            near = second[-1] if 0 < second[-1] - verb.i <= 2 else verb.i  # noqa: PLR2004 - "taken out", not "taken … out"
            return Measure(cue.measure, verb.i, verb.i, near)
    return None


def _with_outcome(tree: Tree, found: Measure) -> Measure:
    """Prefer what came of a shooting where the next verb says so: "were shot and killed"."""
    if found.term != "casualties":
        return found
    for i in tree.children(found.trigger, "conj", "xcomp", "oprd", "acomp", "advmod"):
        cues = figure_words().undergo.get(tree.tokens[i].lemma, ())
        term = figure_words().state.get(tree.tokens[i].text.lower()) or next((c.measure for c in cues), None)
        if term is not None and not tree.children(i, "nsubj", "dobj"):
            return Measure(term, i, i, i)
    return found


def _second_words(tree: Tree, verb: int, wanted: Iterable[str]) -> list[int] | None:
    """Return the tokens below a verb (two steps at most) that have the wanted lemmas, or None if one lacks."""
    below = tree.children(verb)
    below += [g for c in below for g in tree.children(c) if tree.tokens[c].dep in ("prep", "prt", "dobj", "advmod")]
    found: list[int] = []
    for word in wanted:
        hit = next((i for i in below if word in (tree.tokens[i].lemma, tree.tokens[i].text.lower())), None)
        if hit is None:
            return None
        found.append(hit)
    return sorted(found)


def carried_by(tree: Tree, counted: Counted) -> Measure | None:
    """Read people whom buses, convoys or aircraft take out of or to a place as evacuated."""
    token = tree.tokens[first_conjunct(tree, counted.top)]
    verb = tree.tokens[token.head]
    if token.dep not in ("dobj", "obj", "nsubjpass") or not is_transport(tree, verb.i):
        return None
    person = tree.tokens[counted.noun] if counted.noun is not None else None
    return Measure("evacuated", verb.i, verb.i, verb.i) if names_people(person) else None


def is_transport(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says that vehicles take somebody somewhere ("the first convoy took … to …") in a text that
    speaks of an evacuation; aircraft carry travellers too.
    """
    if tree.tokens[verb].lemma not in words("war_words", "carrying"):
        return False
    roles = verb_roles(tree, verb)
    # "were taken out in buses"
    means = oblique(tree, verb, "in", "by", "on", "aboard") if roles.passive else list(roles.doers)
    if not any(tree.tokens[m].lemma in words("war_words", "transport") for m in means):
        return False
    somewhere = [
        i
        for i in tree.subtree(verb)
        if i > verb and tree.tokens[i].dep == "prep" and tree.tokens[i].lemma in ("out", "from", "to", "into", "across")
    ]
    return bool(somewhere) and any(t.lemma.startswith("evacuat") for t in tree.tokens)
