"""What a number counts: the verb, noun or state that it hangs on."""

from dataclasses import replace

from tracktwo.extract.figures.counted import VERBS, Counted, Measure, another_people, first_conjunct, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.tolls import by_toll, reached_by_toll
from tracktwo.extract.figures.verbs import carried_by, measure_of_verb
from tracktwo.extract.war.roles import is_passive
from tracktwo.language.tree import Tree

# How far a state may stand behind the counted phrase: "some 250,000 people dead", "12 of them seriously wounded".
_STATE_WITHIN = 3
_GOVERNING = ("nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd")


def measure_of(tree: Tree, counted: Counted) -> Measure | None:
    """Say what a counted phrase counts, or None: its verb first, then its own noun, a state, a toll, and a larger
    phrase.
    """
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    if noun is not None and noun.lemma in figure_words().never:
        return by_toll(tree, counted) if noun.lemma == "point" else None
    return (
        _by_next_word(tree, counted)
        or _by_verb(tree, counted)
        or carried_by(tree, counted)
        or reached_by_toll(tree, counted)
        or _by_own_noun(tree, counted)
        or _by_event_noun(tree, counted)
        or _by_state(tree, counted)
        or _among(tree, counted)
        or by_toll(tree, counted)
        or _by_whole(tree, counted)
    )


def _by_next_word(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure of a bare number off the state right behind it: "left 12 dead and 30 injured"."""
    at = counted.noun if counted.noun is not None else counted.last + 1
    state = tree.tokens[at].text.lower() if 0 < at < len(tree.tokens) else ""
    if state not in figure_words().state or tree.tokens[at - 1].pos != "NUM" or tree.children(at, "dobj", "obj"):
        return None
    return Measure(figure_words().state[state], at, at, at)


def _by_verb(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off the verb that governs the phrase, or off a participle or relative clause behind it."""
    top = _of_a_total(tree, first_conjunct(tree, counted.top))
    token = tree.tokens[top]
    person = tree.tokens[counted.noun] if counted.noun is not None else None
    head = tree.tokens[token.head]
    if head.pos in VERBS and token.dep in _GOVERNING:
        found = measure_of_verb(tree, head.i, token, person)
        if found:
            return found
    if token.dep == "compound" and head.pos in VERBS:
        return measure_of_verb(tree, head.i, replace(token, dep="nsubjpass"), person)
    for node in dict.fromkeys((counted.top, counted.noun if counted.noun is not None else counted.top)):
        for verb in tree.children(node, "acl", "relcl"):
            if tree.tokens[verb].lemma == "include":
                continue
            voice = "nsubjpass" if is_passive(tree, verb) or tree.tokens[verb].tag == "VBN" else "nsubj"
            found = measure_of_verb(tree, verb, replace(token, dep=voice), person)
            if found:
                return found
    return None


def _of_a_total(tree: Tree, i: int) -> int:
    """Climb from "a total of 15 people" to the total, which stands where the number would."""
    prep = tree.tokens[tree.tokens[i].head]
    if (
        tree.tokens[i].dep == "pobj"
        and prep.lemma == "of"
        and tree.tokens[prep.head].lemma in ("total", "number", "some")
    ):
        return prep.head
    return i


def _by_own_noun(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off the counted noun ("12 deaths", "108 wounded") or a word inside the phrase ("12 dead
    soldiers").
    """
    words = figure_words()
    if counted.noun is None:
        return None
    noun = tree.tokens[counted.noun]
    inside = (tree.tokens[i] for i in range(counted.first, noun.i))
    state = next((w for w in inside if w.text.lower() in words.state and w.head == noun.i), None)
    if state is not None:  # "three released prisoners" are no longer held
        return Measure(words.state[state.text.lower()], state.i, state.i, state.i)
    term = words.noun.get(noun.lemma) or words.state.get(noun.text.lower())
    return Measure(term, noun.i, noun.i, noun.i) if term else None


def _by_state(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off a state right behind the phrase ("left 12 people dead", "12 were missing" is the verb's)."""
    words = figure_words()
    steps = 0
    for i in range(counted.last + 1, min(len(tree.tokens), counted.last + 6)):
        token = tree.tokens[i]
        if token.sent != tree.tokens[counted.last].sent or steps >= _STATE_WITHIN:
            return None
        if token.text.lower() in words.state:
            nxt = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else token
            did = token.tag == "VBD" and (nxt.dep in ("det", "nummod") or nxt.pos in ("DET", "NUM", "PROPN"))
            had_done = bool(tree.children(i, "aux")) and bool(tree.children(i, "dobj", "obj"))
            return None if did or had_done else Measure(words.state[token.text.lower()], i, i, i)
        if token.pos in ("ADV", "AUX") or token.lemma in ("more", "other", "still", "be"):
            steps += 1
            continue
        return None
    return None


def _by_event_noun(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off a noun of happening before "of": "the killing of 12 people"."""
    token = tree.tokens[first_conjunct(tree, counted.top)]
    head = tree.tokens[token.head]
    if token.dep != "pobj" or head.lemma not in ("of", "for"):
        return None
    noun = tree.tokens[head.head]
    if head.lemma == "for" and noun.lemma in ("exchange", "swap", "return"):
        return Measure("released", noun.i, noun.i, noun.i) if names_people(token) else None
    term = figure_words().event.get(noun.lemma) or figure_words().event.get(noun.text.lower())
    if noun.lemma == "life" and not any(
        c.second == "life" for c in figure_words().undergo.get(tree.tokens[noun.head].lemma, ())
    ):
        return None  # "claimed the lives of", not "saved the lives of"
    return Measure(term, noun.i, noun.i, noun.i) if term and noun.pos == "NOUN" and head.lemma == "of" else None


def _among(tree: Tree, counted: Counted) -> Measure | None:
    """Read "among the dead were two girls", "two girls were among those wounded" and "the dead included two girls"."""
    verb = tree.tokens[tree.tokens[_of_a_series(tree, counted.top)].head]
    if verb.lemma == "include":
        among = [i for s in tree.children(verb.i, "nsubj") if s < verb.i for i in tree.subtree(s)]
    elif verb.lemma == "be":
        among = [i for p in tree.children(verb.i, "prep") if tree.tokens[p].lemma == "among" for i in tree.subtree(p)]
    else:
        return None
    words = figure_words()
    for i in among:
        token = tree.tokens[i]
        term = words.state.get(token.text.lower()) or words.noun.get(token.lemma)
        if term:
            return Measure(term, i, i, i, part=True)
    return None


def _of_a_series(tree: Tree, i: int) -> int:
    """Climb to the first of a series, whose later members the parse may take for appositions."""
    first = first_conjunct(tree, i)
    while tree.tokens[first].dep == "appos" and tree.tokens[tree.tokens[first].head].pos in ("NOUN", "PROPN"):
        first = first_conjunct(tree, tree.tokens[first].head)
    return first


def _by_whole(tree: Tree, counted: Counted) -> Measure | None:
    """Take the measure of the larger phrase this one is part of: "killed 12 people, including three children"."""
    top = first_conjunct(tree, counted.top)
    token = tree.tokens[top]
    link = tree.tokens[token.head]
    if token.dep == "pobj" and link.lemma in ("include", "including", "among") and link.head != link.i:
        whole = link.head
    elif token.dep == "pobj" and link.lemma == "with" and tree.tokens[link.head].lemma in ("along", "together"):
        whole = tree.tokens[link.head].head
    elif token.dep == "appos":
        whole = token.head
    else:
        return None
    head = tree.tokens[whole]
    if head.pos in VERBS:
        roles = ("nsubjpass",) if is_passive(tree, whole) else ("dobj", "nsubj")
        found = next(
            filter(None, (measure_of_verb(tree, whole, replace(token, dep=role), None) for role in roles)), None
        )
    else:
        found = _by_verb(tree, Counted(whole, whole, whole, whole))
    return replace(found, part=not another_people(tree, counted.top, top)) if found else None
