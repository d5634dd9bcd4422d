"""Bodies named by common nouns: governments, armies, outlets, groups, delegations.

"The regime", "Syrian state media", "a delegation from Damascus", "the militant group".
"""

from tracktwo.actors.aliases import slug
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import country_in, senses_of
from tracktwo.actors.sides import RISEN, STATE_ID, made, modifiers, new_actor, of_theatre, state_name
from tracktwo.actors.states_acting import acts
from tracktwo.actors.words import BodyWord, person_words
from tracktwo.types import ActorKind

_LANDS = ("country", "nation", "kingdom", "republic")
_NEAR = 80  # words back to the state that "the country" takes up
_UNIONS = frozenset({"community"})
_GENERIC = frozenset(
    {
        "group",
        "movement",
        "organization",
        "organisation",
        "agency",
        "newspaper",
        "network",
        "outlet",
        "militia",
        "faction",
    }
)


def body(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return the government, army, parliament, outlet or group that a singular noun names."""
    words, token = person_words(), draft.tokens[head]
    lemma = draft.lemma(head)
    if lemma in _LANDS and country is None:
        return _land(draft, first, head)
    word = words.bodies.get(token.text.lower()) or words.bodies.get(lemma)
    if word is None:
        return None
    before = modifiers(draft, first, head)
    set_ = word.role in ("television", "radio") and not (country or "state" in before)
    if set_ or (lemma == "state" and country is None):
        return None
    if word.role == "media" and country and "state" not in before:
        return made(draft, new_actor(f"pop:{country}-media", bare(draft, first, head), "outlet", country, "MED"))
    if word.role == "government":
        if RISEN & set(before) or (lemma.startswith("authorit") and _of_a_trade(draft, first, head)):
            name = bare(draft, first, head)
            id_ = f"x:{slug(draft.reading.article.id)}:{slug(name)}"
            return made(draft, new_actor(id_, name, "body", None, None))
        if token.text.lower() == "authority" and country_in(draft, first, head) is None:
            return None  # "the president's authority" is no government
        return _government(draft, first, head, country)
    if word.kind == "outlet" and country and ("state" in before or "official" in before):
        noun = "state media" if word.role != "agency" else "state news agency"
        name = f"{noun.capitalize()} of {state_name(draft, country)}"
        return made(draft, new_actor(f"{country}-{slug(noun)}", name, "outlet", country, "MED"))
    if word.role in _GENERIC or lemma in _GENERIC:
        return _group(draft, first, head, word, before)
    if word.role in ("military", "police", "parliament", "navy", "air-force"):
        again = _repeated(draft, lemma, "", word.kind) if country is None else None
        if again is not None and again.actor is not None:
            return again
        return of_theatre(
            draft,
            word.role,
            word.role.replace("-", " ").capitalize() if word.role != "military" else "Armed forces",
            "body",
            word.sector,
            country,
        )
    if word.role == "delegation":
        return _delegation(draft, first, head, country)
    return _other_body(draft, first, head, word, country)


def _land(draft: Draft, first: int, head: int) -> Who | None:
    """Return the state that "the isolated nation" takes up where it acts: the last one named before.

    Without an adjective more is asked of the verb: "the country announced", not "the country is large".
    """
    tokens = draft.tokens
    described = any(t.tag in ("JJ", "VBN") for t in tokens[first + 1 : head])
    if tokens[first].text.lower() not in ("the", "that") or not acts(draft, head, strict=not described):
        return None
    for i in range(head - 1, max(-1, head - _NEAR), -1):
        name = draft.name_at.get(i)
        for sense in senses_of(draft, name) if name is not None and name.last == i else ():
            if sense.use in ("state", "adjective"):
                why = f"{name.text if name else ''} is named last"
                return Who(sense.id, state_name(draft, sense.id), "government", "repeated", why)
    return None


def _delegation(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return a delegation by who sent it: a state, a side of the conflict, a body; "the delegation" is the last one."""
    before = modifiers(draft, first, head)
    sides = ("opposition", "rebel")
    if any(side in before for side in sides):
        return of_theatre(draft, "opposition-delegation", "Delegation of the opposition", "body", "OPP", country)
    sender = country or _sent_from(draft, head)
    if sender is None and any(word in before for word in ("government", "regime")):
        sender = draft.theatre
    if sender is not None and sender in draft.register.actors:
        name = f"Delegation of {draft.register.actors[sender].name}"
        code = sender if len(sender) == STATE_ID else None
        return made(draft, new_actor(f"{sender}-delegation", name, "body", code, "GOV"))
    return _other_body(draft, first, head, person_words().bodies["delegation"], country)


def _sent_from(draft: Draft, head: int) -> str | None:
    """Return who sent a delegation: "from Damascus", "the Hamas delegation"."""
    for preposition in draft.tree.children(head, "prep"):
        below = draft.tree.child(preposition, "pobj")
        if below is not None and draft.tokens[preposition].text in ("from", "of") and below in draft.name_at:
            return country_in(draft, below, below)
    return country_in(draft, draft.left_edge(head), head)


def _of_a_trade(draft: Draft, first: int, head: int) -> bool:
    """Tell whether a common noun says which authority it is: "health authorities" are not the government."""
    return any(token.pos == "NOUN" and token.tag == "NN" for token in draft.tokens[first:head])


def _other_body(draft: Draft, first: int, head: int, word: BodyWord, country: str | None) -> Who | None:
    """Return a body named by its noun and what stands before it; alone, it is the one mentioned last by that noun."""
    before = modifiers(draft, first, head)
    lemma = draft.lemma(head)
    definite = draft.tokens[first].text.lower() in ("the", "this", "that")
    again = _repeated(draft, lemma, draft.text_of(first, head), word.kind)
    if definite and country is None and again is not None and (again.actor is not None or not before):
        return again
    if not before:
        return None
    name = " ".join([*before, lemma])
    kind: ActorKind = word.kind  # type: ignore[assignment]
    id_ = f"pop:{slug(name)}" if word.role in _UNIONS else f"x:{slug(draft.reading.article.id)}:{slug(name)}"
    return made(draft, new_actor(id_, bare(draft, first, head), kind, country, word.sector))


def bare(draft: Draft, first: int, head: int) -> str:
    """Return a phrase without its article."""
    while first < head and draft.tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    return draft.text_of(first, head)


def _repeated(draft: Draft, lemma: str, text: str, kind: str) -> Who | None:
    """Return the actor whose last mention had the same noun."""
    for mention in draft.recent():
        if mention.actor and draft.lemma(mention.head) == lemma:
            return Who(mention.actor, mention.name, mention.kind, "repeated", f"the {lemma} mentioned last")
    return Who(None, text, kind, "unresolved", f"no {lemma} is mentioned before")


def _government(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return a government: of the country stated, or that the article is about, or the one mentioned last."""
    if country is not None:
        return Who(country, state_name(draft, country), "government")
    if draft.lemma(head) == "administration":  # word of the American press: never the theatre's government
        again = _repeated(draft, "administration", draft.text_of(first, head), "government")
        if (again is None or again.actor is None) and _american(draft):
            return Who("usa", state_name(draft, "usa"), "government", "theatre", "the American press calls it so")
        return again or Who(None, draft.text_of(first, head), "government", "unresolved", "no country is named")
    if draft.tokens[first].text.lower() in ("a", "an"):
        return Who(None, draft.text_of(first, head), "government", "unresolved", "which one is not told")
    if draft.theatre is not None:
        name = state_name(draft, draft.theatre)
        return Who(draft.theatre, name, "government", "theatre", f"the article is about the conflict in {name}")
    for mention in draft.recent():
        if mention.kind == "government" and mention.actor and len(mention.actor) == STATE_ID:
            return Who(mention.actor, mention.name, "government", "repeated", "the government mentioned last")
    return Who(None, draft.text_of(first, head), "government", "unresolved", "no country is named")


def _american(draft: Draft) -> bool:
    """Tell an article that names the United States, or somebody who governs them on its day."""
    governing = {mention.actor for mention in draft.recent() if mention.actor == "usa"}
    roles = (draft.register.role_on(id_, draft.day) for id_ in draft.named if draft.day)
    return bool(governing) or any(role is not None and role.of == "usa" for role in roles)


def _group(draft: Draft, first: int, head: int, word: BodyWord, before: list[str]) -> Who | None:
    """Return "the group": the last one named; a described one is the article's own."""
    kinds = ("outlet",) if word.kind == "outlet" else ("armed_group", "organisation", "body")
    definite = draft.tokens[first].text.lower() in ("the", "this", "that", "its")
    if definite and not [
        w
        for w in before
        if w not in ("militant", "jihadist", "armed", "terror", "terrorist", "extremist", "news", "rebel")
    ]:
        for mention in draft.recent():
            if mention.kind in kinds and mention.form == "name" and mention.actor:
                return Who(mention.actor, mention.name, mention.kind, "repeated", f"the {draft.lemma(head)} named last")
    if not before:
        return Who(None, draft.text_of(first, head), word.kind, "unresolved", "not named")
    name = bare(draft, first, head)
    kind: ActorKind = word.kind  # type: ignore[assignment]
    id_ = f"x:{slug(draft.reading.article.id)}:{slug(name)}"
    return made(draft, new_actor(id_, name, kind, country_in(draft, first, head), word.sector))
