"""Whether a thing happened, is planned, was refused: the status of the event that a token stands for.

The status is read from the parse, from the inside out: the event's own negation, modal and tense first, then what
governs it ("refused to …", "a proposal for …", "if …"), then what governs that. Two layers combine: a refusal that
is itself denied leaves the matter open. The word lists are in ``knowledge/status.yaml``.
"""

from typing import cast

from tracktwo.extract.talks.clause_form import any_at_all, has_bare_be, in_vain, is_small_clause, there_now
from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.repair import participle_instead, subject_instead
from tracktwo.extract.talks.verb_form import (
    SUBJECTS,
    Finding,
    governor_class,
    has_modal,
    is_infinitive,
    lower,
    noun_class,
    own_strong,
    own_weak,
    stem,
)
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import Status

# No clause of the press nests deeper; a chain of ten thousand commas must not overflow the stack.
DEEPEST = 24
_PROSPECTIVE = frozenset({"planned", "proposed", "conditional", "hypothetical"})
# What heads a clause is a verb, whatever the tagger takes it for ("Unless the army withdraws/NNS").
_CLAUSES = frozenset({"advcl", "ccomp", "relcl"})
_WISHES = frozenset({"planned", "proposed", "hypothetical"})
_VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def status_of(reading: Reading, head: int) -> Status:
    """Return the status of the event that token ``head`` (a verb, or a noun of happening) stands for."""
    return status_in(Tree(reading.tokens), head).status


def status_with_words(reading: Reading, head: int) -> tuple[Status, tuple[int, int] | None]:
    """Return the status and the character span of the words that decided it (None where it is simply told)."""
    found = status_in(Tree(reading.tokens), head)
    if not found.cues:
        return found.status, None
    tokens = reading.tokens
    return found.status, (tokens[min(found.cues)].start, tokens[max(found.cues)].end)


def status_in(tree: Tree, head: int) -> Finding:
    """Return the status with its deciding tokens, over a tree that the caller has already built."""
    return _judge(tree, head, 0)


def _judge(tree: Tree, i: int, depth: int) -> Finding:
    """Judge a verb by its modality, anything else as a noun."""
    if depth > DEEPEST:
        return Finding()
    token = tree.tokens[i]
    if token.pos == "ADJ" and token.dep in ("acomp", "oprd") and tree.tokens[token.head].pos in ("VERB", "AUX"):
        return _judge(tree, token.head, depth + 1)  # "if they are willing to …" is as its verb is
    if (token.tag in _VERBAL_TAGS and token.pos in ("VERB", "AUX")) or token.dep in _CLAUSES:
        return _judge_verb(tree, i, depth)
    return _judge_noun(tree, i, depth)


def _judge_verb(tree: Tree, i: int, depth: int) -> Finding:
    """Judge a verb: its own negation or future, else what governs it, else its own weaker modality or tense."""
    strong = own_strong(tree, i)
    governed = _governed_verb(tree, i, depth)
    if strong is not None:
        turned = governed is not None and governed.status == "denied" and strong.status != "denied"
        open_ = governed is not None and governed.status == "hypothetical" and strong.status == "planned"
        return governed if governed is not None and (turned or open_) else strong
    if governed is not None:
        return governed
    return own_weak(tree, i) or Finding()


def _governed_verb(tree: Tree, i: int, depth: int) -> Finding | None:
    """Find the status that the governor of a verb gives it, or None where it gives none."""
    token, parent = tree.tokens[i], tree.tokens[i].head
    if parent == i:
        return None
    match token.dep:
        case "csubj" | "nsubj" | "csubjpass":
            above = _judge(tree, parent, depth + 1)
            return above if above.status in _PROSPECTIVE else None
        case "xcomp" | "ccomp" | "dobj" | "acomp" | "oprd":
            return _complement(tree, i, parent, depth)
        case "advcl":
            return _adverbial(tree, i, parent, depth)
        case "acl" if tree.tokens[parent].pos in ("VERB", "AUX"):
            return _complement(tree, i, parent, depth)
        case "acl" | "relcl" if any(lower(tree, m) == "that" for m in tree.children(i, "mark")):
            return _content(tree, i, depth)
        case "acl":
            return _after_noun(tree, i, parent, depth)
        case "relcl":
            return None
        case "pcomp" | "pobj":
            return _after_preposition(tree, parent, depth)
        case "conj":
            return _coordinated(tree, i, parent, depth)
    return None


def _complement(tree: Tree, i: int, parent: int, depth: int) -> Finding | None:
    """Judge a complement: by the governor's class and status, or as a transparent governor itself."""
    token, governor = tree.tokens[i], tree.tokens[parent]
    infinitive = is_infinitive(tree, i)
    label = governor_class(tree, parent)
    if label == "ongoing" and infinitive and any(o < i for o in tree.children(parent, "dobj")):
        return Finding("planned", (parent,))  # "continues his shuttle diplomacy to forge …": what for
    if label is not None and label != "transparent":
        if (
            token.dep == "ccomp"
            and label in ("planned", "proposed", "hypothetical")
            and not has_modal(tree, i)
            and not infinitive
        ):
            # "promised that it had met": a that-clause with its own tense says what is; a subjunctive does not.
            wished = label == "proposed" and (token.tag == "VBP" or is_small_clause(tree, i))
            subjunctive = token.tag == "VB" or has_bare_be(tree, i) or wished
            return _layer(tree, parent, label, depth) if subjunctive else None
        return _layer(tree, parent, label, depth)
    if infinitive and governor.lemma in words("status", "told_to"):
        return _layer(tree, parent, "proposed", depth)
    if token.dep == "ccomp":
        return _clause_content(tree, i, parent, depth)
    if governor.lemma == "be" and infinitive:
        return _after_be(tree, parent, depth)
    if governor.lemma == "have" and infinitive:
        yet = [c for c in tree.children(parent, "advmod") if lower(tree, c) == "yet"]
        return Finding("denied", tuple(yet)) if yet else Finding("proposed", (parent,))
    if governor.lemma == "go" and governor.tag == "VBG" and infinitive:
        return Finding("planned", (parent,))
    return _judge(tree, parent, depth + 1) if token.dep == "xcomp" else None


def _clause_content(tree: Tree, i: int, parent: int, depth: int) -> Finding | None:
    """Judge a that-clause: "insisted that they be freed" wishes it, "unclear what they will do" leaves it open."""
    if has_bare_be(tree, i):
        return _layer(tree, parent, "proposed", depth)
    unclear = [c for c in (parent, *tree.children(parent, "acomp")) if lower(tree, c) in words("status", "unclear")]
    return Finding("hypothetical", (unclear[0],)) if unclear else None


def _after_noun(tree: Tree, i: int, noun: int, depth: int) -> Finding | None:
    """Judge "a plan to meet" by its noun, "a deal to be signed in May" as a plan."""
    to = next((a for a in tree.children(i, "aux", "auxpass") if lower(tree, a) == "to"), None)
    if tree.tokens[i].tag != "VB" and to is None:
        return None
    found = _layer(tree, noun, noun_class(tree, noun), depth)
    return found if found is not None or to is None or tree.tokens[i].tag == "VB" else Finding("planned", (to,))


def _content(tree: Tree, i: int, depth: int) -> Finding | None:
    """Judge a that-clause which the parser hung on a noun ("proposed to the rebels that …") by the verb above it."""
    noun = tree.tokens[i].head
    if noun_class(tree, noun) == "hypothetical" and has_modal(tree, i):
        return Finding("hypothetical", (noun,))
    for above in tree.ancestors(i):
        if tree.tokens[above].pos in ("VERB", "AUX"):
            if tree.tokens[noun].lemma in words("status", "claims"):
                turned_down = governor_class(tree, above) in ("denied", "refused")
                return Finding("denied", (above, noun)) if turned_down else None
            label = governor_class(tree, above)
            return _layer(tree, above, label, depth) if label in _WISHES and has_modal(tree, i) else None
    return None


def _after_be(tree: Tree, parent: int, depth: int) -> Finding:
    """Judge an infinitive after *be*: "the next step is to reach …" by its subject, "they are to meet" as planned."""
    own = own_strong(tree, parent)
    if own is not None and own.status == "conditional":
        return own  # "if a deal is to be struck"
    for subject in tree.children(parent, *SUBJECTS):
        label = noun_class(tree, subject)
        if label is not None:
            return Finding(label, (subject,))
    return own if own is not None and depth <= DEEPEST else Finding("planned", (parent,))


def _adverbial(tree: Tree, i: int, parent: int, depth: int) -> Finding | None:
    """Judge an adverbial clause: a purpose is a plan, a participle goes with the main clause's plans."""
    token, governor = tree.tokens[i], tree.tokens[parent]
    label = governor_class(tree, parent)
    marks = [m for m in tree.children(i, "mark", "advmod") if lower(tree, m) != "for"]
    if token.tag == "VB" and tree.child(i, "aux") is not None and not marks:
        if governor.lemma in ("meet", "gather", "sit", "convene", "reconvene", "return"):
            return _judge(tree, parent, depth + 1)
        if label in ("denied", "refused", "planned", "proposed"):
            return _layer(tree, parent, label, depth)
        above = _judge(tree, parent, depth + 1)
        settled = above.status in (*_PROSPECTIVE, "denied", "refused")
        return above if settled else Finding("planned", (tree.children(i, "aux")[0],))
    if token.tag == "VBG" and tree.child(i, "mark", "aux", *SUBJECTS) is None:
        above = _judge(tree, parent, depth + 1)
        return above if above.status in _PROSPECTIVE and governor.dep != "ccomp" else None
    return None


def _after_preposition(tree: Tree, preposition: int, depth: int) -> Finding | None:
    """Judge a gerund or noun after a preposition by the verb or noun that the preposition hangs on."""
    text, over = lower(tree, preposition), tree.tokens[preposition].head
    if text == "without":
        return Finding("denied", (preposition,))
    governor = tree.tokens[over]
    if text == "including":
        listed = [o for p in tree.children(over, "prep") if lower(tree, p) == "of" for o in tree.children(p, "pobj")]
        for noun in (over, *listed):  # "demands, including …", "a list of demands, including …"
            if noun_class(tree, noun) is not None:
                return _layer(tree, noun, noun_class(tree, noun), depth)
    if governor.tag in _VERBAL_TAGS and governor.pos in ("VERB", "AUX"):
        label = classes("status", "verbs").get(f"{stem(tree, over)} {text}")
        if label in ("denied", "refused", *_PROSPECTIVE):
            return _layer(tree, over, label, depth)
        return None
    if governor.pos == "ADP":
        return _after_preposition(tree, over, depth + 1) if depth < DEEPEST else None
    if text in ("of", "for", "on", "to", "at", "about"):
        label = noun_class(tree, over) or classes("status", "adjectives").get(governor.lemma)
        if label is not None:
            return _layer(tree, over, label, depth)
    return None


def _coordinated(tree: Tree, i: int, first: int, depth: int) -> Finding | None:
    """Judge a coordinated verb: a bare one shares all with the first, a finite one shares what governs the first."""
    token, other = tree.tokens[i], tree.tokens[first]
    own_form = tree.child(i, "aux", *SUBJECTS) is not None
    alike = any(lower(tree, c) in ("or", "nor") for c in tree.children(first, "cc"))
    if not own_form and alike and tree.child(first, "neg") is not None:
        return _judge(tree, first, depth + 1)
    if not own_form and (token.tag == other.tag or token.tag in ("VB", "VBN", "VBG")):
        return _judge(tree, first, depth + 1)
    if other.dep in ("ccomp", "xcomp") and token.tag not in ("VBD", "VBZ", "VBP"):
        return _governed_verb(tree, first, depth + 1)
    return None


def _judge_noun(tree: Tree, i: int, depth: int) -> Finding:
    """Judge a noun of happening: by the words before and after it, else by what it depends on."""
    own = _own_noun(tree, i, depth)
    above = _governed_noun(tree, i, depth)
    weaker = own is not None and own.status in ("planned", "proposed") and above is not None
    if weaker and above is not None and above.status in ("refused", "denied", "hypothetical", "conditional"):
        return above  # "the next round might …", "the deal proposed last week was rejected"
    if own is not None and own.status != "happened":
        return own
    if above is not None and (own is None or above.status in ("refused", "denied")):
        return above
    return own or Finding()


def _own_noun(tree: Tree, i: int, depth: int) -> Finding | None:
    """Find a noun's own words of status: "no", "next", "proposed", "set for", a relative clause."""
    for child in tree.children(i):
        token, text = tree.tokens[child], lower(tree, child)
        if token.dep == "det" and text in ("no", "neither"):
            return Finding("denied", (child,))
        label = classes("status", "modifiers").get(text) if token.dep in ("amod", "compound", "nmod") else None
        if label is not None:
            return Finding(cast("Status", label), (child,))
        if token.dep == "acl" and token.tag in ("VBN", "VBD"):
            label = classes("status", "participles").get(token.lemma)
            if label is not None:
                return Finding(cast("Status", label), (child,))
        to_come = token.dep in ("acl", "relcl") and token.tag == "VB" and token.lemma in words("status", "coming")
        if to_come or (token.dep == "amod" and text == "due"):
            return Finding("planned", (child,))
        if token.dep == "relcl" and token.lemma in words("status", "happening"):
            found = _judge(tree, child, depth + 1)
            if found.status != "happened" and any(
                lower(tree, s) in ("that", "which") for s in tree.children(child, *SUBJECTS)
            ):
                return found
    return None


def _governed_noun(tree: Tree, i: int, depth: int) -> Finding | None:
    """Find the status that a noun's place in the clause gives it."""
    token, parent = tree.tokens[i], tree.tokens[i].head
    if parent == i:
        return None
    governor = tree.tokens[parent]
    later = subject_instead(tree, i)
    if later is not None:
        return _as_subject(tree, i, later, depth)
    match token.dep:
        case "nsubj" | "nsubjpass" | "csubj":
            return _as_subject(tree, i, parent, depth)
        case "dobj" | "dative" | "oprd":
            return _as_object(tree, parent, depth)
        case "pobj":
            return _as_prepositional(tree, parent, depth)
        case "compound" | "nmod":
            label = noun_class(tree, parent)
            return _layer(tree, parent, label, depth) if label else _judge_noun(tree, parent, depth + 1)
        case "conj" | "appos":
            return _judge(tree, parent, depth + 1)
        case "attr" if governor.lemma == "be":
            return own_strong(tree, parent) or _is_one(tree, parent) or own_weak(tree, parent)
    return None


def _is_one(tree: Tree, be: int) -> Finding | None:
    """Find the kind that something is said to be of: "their demand is an end to the siege", "among the plans are …"."""
    kinds = tree.children(be, *SUBJECTS)
    kinds += [o for p in tree.children(be, "prep") if lower(tree, p) == "among" for o in tree.children(p, "pobj")]
    named = [(kind, label) for kind in kinds for label in [noun_class(tree, kind)] if label is not None]
    return Finding(named[0][1], (named[0][0],)) if named else None


def _as_subject(tree: Tree, i: int, verb: int, depth: int) -> Finding | None:
    """Judge a subject: it happens as its verb does; "talks were cancelled" takes the verb's class."""
    token, governor = tree.tokens[i], tree.tokens[verb]
    label = governor_class(tree, verb)
    special = in_vain(tree, i, verb) or there_now(tree, verb) or any_at_all(tree, i, verb)
    if special is not None:
        return special
    if participle_instead(tree, i) is not None:
        return Finding(cast("Status", label), (verb,)) if label not in (None, "transparent") else None
    if token.dep == "nsubjpass" and label not in (None, "transparent"):
        return _layer(tree, verb, label, depth)
    if governor.lemma == "be":
        among = [o for p in tree.children(verb, "prep") if lower(tree, p) == "among" for o in tree.children(p, "pobj")]
        for kind in (*among, *tree.children(verb, "attr")):
            named = noun_class(tree, kind)
            if named is not None:
                return Finding(named, (kind,))
        for quality in tree.children(verb, "acomp"):
            adjective = classes("status", "adjectives").get(lower(tree, quality))
            if adjective is not None:
                return Finding(cast("Status", adjective), (quality,))
    if governor.lemma in words("status", "happening") or token.dep == "nsubjpass":
        return _judge(tree, verb, depth + 1)
    if any(lower(tree, d) == "any" for d in tree.children(i, "det")):
        above = _judge(tree, verb, depth + 1)  # "any violation could …": there need be none
        return above if above.status == "hypothetical" else None
    return None


def _as_object(tree: Tree, verb: int, depth: int) -> Finding | None:
    """Judge an object: by its verb's class ("boycotted the talks"), or as its verb ("will hold talks")."""
    label = governor_class(tree, verb)
    if label == "transparent":
        return _judge(tree, verb, depth + 1)
    if label is not None:
        return _layer(tree, verb, label, depth)
    found = _judge(tree, verb, depth + 1)
    return found if found.status in (*_PROSPECTIVE, "ongoing") else None


def _as_prepositional(tree: Tree, preposition: int, depth: int) -> Finding | None:
    """Judge a noun after a preposition: "called for talks", "plans for talks", "will speak at the talks"."""
    found = _after_preposition(tree, preposition, depth)
    if found is not None:
        return found
    text, over = lower(tree, preposition), tree.tokens[preposition].head
    governor = tree.tokens[over]
    if text in words("status", "ahead") or (text == "of" and governor.text.lower() == "ahead"):
        return Finding("planned", (preposition,))
    if text in words("status", "with_clause") and governor.tag in _VERBAL_TAGS:
        above = _judge(tree, over, depth + 1)
        joins = stem(tree, over) in words("talks", "joining") if text in ("in", "to", "at") else False
        return above if above.status in _PROSPECTIVE or joins else None
    if text == "of" and governor.pos in ("NOUN", "PROPN"):
        return _judge_noun(tree, over, depth + 1)
    return None


def _layer(tree: Tree, governor: int, label: str | None, depth: int) -> Finding | None:
    """Combine what a governor makes of its complement with the governor's own status."""
    if label is None:
        return None
    above = _judge(tree, governor, depth + 1)
    cues = (governor, *above.cues)
    if label == "transparent" or (label == "ongoing" and above.status == "planned"):
        return above  # whoever intends to go on has not gone on yet
    own = label == "proposed" and tree.tokens[governor].lemma in words("status", "trying")
    if own and above.status == "planned":
        return above  # "they will try to …" is their plan
    if above.status in ("happened", "ongoing", "planned"):
        return Finding(cast("Status", label), cues)
    if above.status in ("denied", "refused"):
        if label in ("denied", "refused"):
            return Finding("hypothetical", cues)
        by_them = tree.tokens[governor].pos == "VERB" and tree.child(governor, "auxpass") is None
        return Finding("refused" if label == "planned" and by_them else "denied", cues)
    if label in ("refused", "denied"):
        return Finding(above.status, cues)
    return Finding(above.status if above.status != "proposed" else "proposed", cues)
