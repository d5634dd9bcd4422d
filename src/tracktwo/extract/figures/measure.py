"""What a number counts: the verb, noun or state that it hangs on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tracktwo.extract.figures.lexicon import Cue, figure_words
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.roles import is_passive, oblique, verb_roles
from tracktwo.language.reading import Quantity, Token
from tracktwo.language.tree import Tree

# How far a state may stand behind the counted phrase: "some 250,000 people dead", "12 of them seriously wounded".
_STATE_WITHIN = 3
# A counted phrase longer than this is a misparse.
_LONGEST_PHRASE = 12
# Below this length an ending says nothing of people ("list", "bier").
_SHORTEST_PERSON = 6
_VERBS = ("VERB", "AUX")
_COUNTS_OF_DEAD = ("toll", "death", "number", "total", "hundred", "thousand", "dozen", "million", "score")
_GOVERNING = ("nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted phrase: ``top`` is the token it hangs by, ``noun`` the counted noun (None where the number stands
    alone).
    """

    top: int
    noun: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, the token that says so, and whether the counted phrase is a part of a larger one."""

    term: str
    trigger: int
    first: int
    last: int
    part: bool = False
    toll: bool = False


def counted_phrase(tree: Tree, quantity: Quantity) -> Counted:
    """Find the phrase that a quantity heads or counts."""
    noun = quantity.head
    last = (
        quantity.last
        if noun is None or not quantity.first <= noun <= quantity.last + _LONGEST_PHRASE
        else max(quantity.last, noun)
    )
    inside = range(quantity.first, last + 1)
    roots = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    top = (
        noun if noun in roots else next((i for i in roots if tree.tokens[i].pos in ("NOUN", "NUM", "PROPN")), roots[-1])
    )
    if noun is None:
        noun = _noun_behind(tree, quantity, top)
        last = max(last, noun) if noun is not None else last
    if noun is None and tree.tokens[top].head == last + 1 and tree.tokens[last + 1].lemma in ("more", "other"):
        top = last = last + 1
    return Counted(top, noun, quantity.first, last)


def _noun_behind(tree: Tree, quantity: Quantity, top: int) -> int | None:
    """Return the noun in "of X" behind a number ("80 percent of the targets"), or None."""
    for prep in tree.children(top, "prep"):
        if tree.tokens[prep].lemma == "of" and prep >= quantity.first:
            below = tree.children(prep, "pobj")
            if below and (
                tree.tokens[below[0]].pos in ("NOUN", "PROPN")
                or tree.tokens[below[0]].text.lower() in figure_words().state
            ):
                return below[0]
    return None


def measure_of(tree: Tree, counted: Counted) -> Measure | None:
    """Say what a counted phrase counts, or None: its verb first, then its own noun, a state, a toll, and a larger
    phrase.
    """
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    if noun is not None and noun.lemma in figure_words().never:
        return _by_toll(tree, counted) if noun.lemma == "point" else None
    return (
        _by_verb(tree, counted)
        or carried_by(tree, counted)
        or _reached_by_toll(tree, counted)
        or _by_own_noun(tree, counted)
        or _by_event_noun(tree, counted)
        or _by_state(tree, counted)
        or _among(tree, counted)
        or _by_toll(tree, counted)
        or _by_whole(tree, counted)
    )


def names_people(token: Token | None) -> bool:
    """Tell whether a noun names people, as far as a list and the ends of words show; a bare number may always count
    them.
    """
    if token is None or token.pos == "NUM":
        return True
    words = figure_words()
    if token.lemma in words.people or token.text.lower() in words.people or token.ent[2:] == "NORP":
        return True
    return (
        token.pos == "NOUN"
        and token.tag == "NNS"
        and token.lemma.endswith(words.people_endings)
        and len(token.lemma) >= _SHORTEST_PERSON
    )


def _by_verb(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off the verb that governs the phrase, or off a participle or relative clause behind it."""
    top = _of_a_total(tree, first_conjunct(tree, counted.top))
    token = tree.tokens[top]
    person = tree.tokens[counted.noun] if counted.noun is not None else None
    head = tree.tokens[token.head]
    if head.pos in _VERBS and token.dep in _GOVERNING:
        found = _of_verb(tree, head.i, token, person)
        if found:
            return found
    if token.dep == "compound" and head.pos in _VERBS:
        return _of_verb(tree, head.i, replace(token, dep="nsubjpass"), person)
    for node in dict.fromkeys((counted.top, counted.noun if counted.noun is not None else counted.top)):
        for verb in tree.children(node, "acl", "relcl"):
            if tree.tokens[verb].lemma == "include":
                continue
            voice = "nsubjpass" if is_passive(tree, verb) or tree.tokens[verb].tag == "VBN" else "nsubj"
            found = _of_verb(tree, verb, replace(token, dep=voice), person)
            if found:
                return found
    return None


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


def _of_verb(tree: Tree, verb: int, role: Token, person: Token | None) -> Measure | None:
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
        if found and deeper.pos in _VERBS:
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
            verbal = token.tag == "VBD" and (nxt.dep in ("det", "nummod") or nxt.pos in ("DET", "NUM", "PROPN"))
            return None if verbal else Measure(words.state[token.text.lower()], i, i, i)
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


def _by_toll(tree: Tree, counted: Counted) -> Measure | None:
    """Read the measure off a toll: "the death toll rose to 54", "put the toll at 54", "a toll of 54"."""
    token = tree.tokens[counted.top]
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    if noun is not None and not names_people(noun) and noun.i != counted.top:
        return None
    prep = tree.tokens[token.head]
    if token.dep == "pobj" and prep.lemma == "from" and not withdrawn(tree, counted):
        return None
    reach = [token.i, *(a for a, _ in zip(tree.ancestors(token.i), range(4), strict=False))]
    for node in reach[1:]:
        if tree.tokens[node].pos == "NOUN" and tree.tokens[node].lemma not in _COUNTS_OF_DEAD:
            return None  # "the toll from an attack by dozens of militants"
        beside = [node, *tree.children(node, "nsubj", "nsubjpass", "dobj", "obj", "attr")]
        for i in beside:
            if i != token.i and tree.tokens[i].lemma == "toll":
                return _toll_measure(tree, i)
    return None


def _reached_by_toll(tree: Tree, counted: Counted) -> Measure | None:
    """Read a toll that a verb brings to a number of dead: "raises the toll to 68 killed"."""
    token = tree.tokens[counted.top]
    return _by_toll(tree, counted) if token.dep == "pobj" and tree.tokens[token.head].lemma in ("to", "at") else None


def withdrawn(tree: Tree, counted: Counted) -> bool:
    """Tell whether a number is one that somebody takes back: "revised down from 60", "corrected to 31 from 44"."""
    return _word_before(tree, counted) == "from" and _revising(tree, counted) is not None


def _word_before(tree: Tree, counted: Counted) -> str:
    """Return the word right before a counted phrase."""
    first = tree.tokens[counted.first]
    before = tree.tokens[first.i - 1] if first.i > 0 else None
    return before.text.lower() if before is not None and before.sent == first.sent else ""


def _revising(tree: Tree, counted: Counted) -> Token | None:
    """Return the verb close above that puts another number in the place of one told before.

    The parse takes "from 60 to 54" now for two phrases, now for one: only the verb above is looked for.
    """
    for above, _ in zip(tree.ancestors(counted.top), range(4), strict=False):
        if tree.tokens[above].lemma in figure_words().withdrawing:
            return tree.tokens[above]
    return None


def stands_for_count(tree: Tree, counted: Counted) -> int | None:
    """Return the noun that stands for a count told before, where a bare number is given for it: "put the number at
    5,000", "the figure was 40"; None otherwise.
    """
    token = tree.tokens[counted.top]
    if counted.noun is not None and tree.tokens[counted.noun].pos != "NUM":
        return None
    head = tree.tokens[token.head]
    revising = _revising(tree, counted) if _word_before(tree, counted) in ("from", "to", "at") else None
    if revising is not None:
        beside = tree.children(revising.i, "dobj", "obj", "nsubj", "nsubjpass")
        it = next((b for b in beside if tree.tokens[b].text.lower() == "it" and b > revising.i), None)
        if it is not None:
            return it
    elif token.dep == "pobj" and head.lemma in ("at", "to"):
        head = tree.tokens[head.head]
        beside = tree.children(head.i, "dobj", "obj", "nsubj", "nsubjpass") if head.pos == "VERB" else [head.i]
    elif token.dep in ("attr", "dobj", "oprd") and head.lemma in figure_words().counts_reach:
        beside = tree.children(head.i, "nsubj")
    else:
        return None
    known = (b for b in beside if tree.tokens[b].lemma in figure_words().counts)
    return next((b for b in known if not tree.children(b, "acl", "relcl", "compound")), None)


def count_of(tree: Tree, noun: int) -> Measure | None:
    """Read what "the number of dead" or "the number of refugees" counts, off the words behind "of"."""
    words = figure_words()
    for i in oblique(tree, noun, "of", "for"):
        token = tree.tokens[i]
        term = words.noun.get(token.lemma) or words.state.get(token.text.lower())
        if term is None and token.lemma in words.fighters:
            term = "strength"
        if term:
            return Measure(term, noun, noun, i if i - noun <= _LONGEST_PHRASE else noun, toll=term != "strength")
    return None


def _toll_measure(tree: Tree, toll: int) -> Measure:
    """Name the measure of a toll: of deaths, unless the word before it says otherwise."""
    before = [
        c for c in tree.children(toll, "compound", "amod") if tree.tokens[c].lemma in ("death", "casualty", "injury")
    ]
    lemma = tree.tokens[before[0]].lemma if before else "death"
    term = {"death": "killed", "casualty": "casualties", "injury": "wounded"}[lemma]
    return Measure(term, toll, min([*before, toll]), toll, toll=True)


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
    if head.pos in _VERBS:
        roles = ("nsubjpass",) if is_passive(tree, whole) else ("dobj", "nsubj")
        found = next(filter(None, (_of_verb(tree, whole, replace(token, dep=role), None) for role in roles)), None)
    else:
        found = _by_verb(tree, Counted(whole, whole, whole, whole))
    return replace(found, part=True) if found else None


def first_conjunct(tree: Tree, i: int) -> int:
    """Climb from a coordinated phrase to the first of its series, whose role it shares."""
    for _ in range(8):
        token = tree.tokens[i]
        if token.dep != "conj" or tree.tokens[token.head].pos in _VERBS:
            return i
        i = token.head
    return i
