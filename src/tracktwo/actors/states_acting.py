"""Whether a state's name, or its capital's, stands for somebody or for somewhere."""

from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import senses_of
from tracktwo.actors.words import person_words, seats
from tracktwo.language.reading import Name

_SUBJECTS = ("nsubj", "nsubjpass", "agent")
_OBJECTS = ("dobj", "dative", "iobj")


def acting_state(draft: Draft, name: Name, head: int) -> Who | None:
    """Return the government that a place name stands for where it acts or is acted upon; None where it is a place.

    "Ankara said" is the government of Turkey, "in Ankara" is a town; of a capital more is asked than of a state's name.
    """
    senses = senses_of(draft, name)
    state = next((s for s in senses if s.use in ("state", "building")), None)
    capital = next((s for s in senses if s.use == "capital"), None)
    sense = state or capital
    if sense is None or not acts(draft, head, strict=state is None):
        return None
    named = {who.actor for who in draft.whom.values()}
    seated = (body for body in seats().get(name.text, ()) if body in named)
    actor = draft.register.actors[next(seated, sense.id)]
    how = "name" if state is not None else "metonym"
    of = "the government of " if actor.kind == "government" else ""
    why = None if name.text == actor.name else f"{name.text} stands for {of}{actor.name}"
    return Who(actor.id, actor.name, actor.kind, None if why is None else how, why)


def acts(draft: Draft, i: int, *, strict: bool) -> bool:
    """Tell by its place in the sentence whether a state is somebody; ``strict`` for capitals."""
    words = person_words()
    token = draft.tokens[i]
    if not strict and _told_of(draft, i):
        return True
    while token.dep in ("conj", "appos") and _is_state(draft, token.head):
        token = draft.tokens[token.head]
    head = draft.tokens[token.head]
    if token.dep in _SUBJECTS:
        return not strict or _verb(draft, head.i) in words.acting_verbs
    if token.dep in _OBJECTS:
        verb = _verb(draft, head.i)
        return verb not in words.going_verbs and (not strict or verb in words.acting_verbs)
    if token.dep == "ccomp" and head.lemma in ("let", "make", "help", "see"):  # how the parser has "let Utopia go"
        return True
    if token.dep == "poss":
        return head.lemma not in words.land_words
    if token.dep == "pobj" and head.text.lower() in words.actor_prepositions:
        return not strict or head.text.lower() in ("by", "with", "between", "against")
    return token.dep == "pobj" and _given_or_taken(draft, head.i)


def _told_of(draft: Draft, i: int) -> bool:
    """Tell a state of which a clause tells that it does something: "Utopia, which seized a ship"."""
    for clause in draft.tree.children(i, "relcl"):
        subject = draft.tree.child(clause, "nsubj")
        if subject is not None and draft.tokens[subject].text.lower() in ("which", "who"):
            return draft.tokens[clause].pos == "VERB" and draft.tokens[clause].lemma not in person_words().lying_verbs
    return False


def _is_state(draft: Draft, i: int) -> bool:
    """Tell a name, or a noun of states before their names: "three nations: …"."""
    return draft.tokens[i].pos == "PROPN" or draft.tokens[i].lemma in ("nation", "country", "state", "power", "ally")


def _given_or_taken(draft: Draft, preposition: int) -> bool:
    """Tell "to" and "from" where something is given, said or owed: "arms to Utopia", "a threat from Utopia"."""
    token = draft.tokens[preposition]
    governor = draft.tokens[token.head]
    words = person_words()
    if token.text.lower() not in ("to", "from"):
        return False
    if governor.pos == "VERB":
        return governor.lemma in words.giving_verbs
    below = [draft.tokens[i] for p in draft.tree.children(governor.i, "prep") for i in draft.tree.children(p, "pobj")]
    return any(noun.lemma in words.given_nouns for noun in (governor, *below))


def _verb(draft: Draft, i: int) -> str:
    """Return the lemma of the verb that carries the meaning: of "has been trying to say", "say"."""
    token = draft.tokens[i]
    below = draft.tree.child(i, "xcomp")
    return draft.tokens[below].lemma if below is not None and token.lemma in ("be", "have", "go") else token.lemma
