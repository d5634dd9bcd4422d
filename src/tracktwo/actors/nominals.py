"""Nominals → actors: "the Turkish president", "the regime", "opposition fighters", "an activist".

The scheme of ids, beside those of the register:

- ``tur``: a state, its government and regime; ``tur-foreign-ministry``, ``tur-military``, ``tur-parliament`` …: its bodies;
- ``syr-opposition``, ``syr-rebels``: the sides of a conflict, by the country that it is about;
- ``pop:syr-civilians``, ``pop:western-governments``, ``pop:rebels``: populations, with the country where one is stated;
- ``x:anna-novak``: somebody whom only articles name; ``x:ARTICLE:senior-official``: somebody whom an article leaves unnamed.
"""

from tracktwo.actors.aliases import slug
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import country_in, senses_of
from tracktwo.actors.officials import official
from tracktwo.actors.words import BodyWord, person_words
from tracktwo.types import Actor, ActorKind

_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "rebellion", "insurgency"})
_FORCES = frozenset({"force", "troop", "soldier", "army", "military", "warplane"})
_LOYAL = frozenset({"government", "regime", "loyalist", "pro-government", "pro-regime", "army"})
_ARMED = frozenset({"force", "fighter", "group", "faction", "militant", "combatant", "commander", "troop"})
_RISEN = frozenset({"opposition", "rebel", "insurgent", "anti-government", "anti-regime"})
_UNIONS = frozenset({"community"})
_GENERIC = frozenset({"group", "movement", "organization", "organisation", "agency", "newspaper", "network", "outlet", "militia", "faction"})


def nominal(draft: Draft, head: int) -> tuple[int, int, Who] | None:
    """Return the first and last token of the phrase headed by a common noun, and whom it stands for; None where it is nobody."""
    token, words = draft.tokens[head], person_words()
    lemma = token.lemma if token.lemma in words.bodies or token.lemma in words.persons else token.lemma.rstrip(".")
    plural = token.tag in ("NNS", "NNPS")
    first = draft.left_edge(head)
    last = _right_edge(draft, head)
    country = country_of(draft, first, head)
    who = (
        _ministry(draft, first, head, country)
        or _side(draft, first, head, country)
        or (_body(draft, first, head, country) if not plural or token.text.lower() in words.bodies else None)
    )
    if who is None and not plural and lemma in words.persons:
        who = official(draft, first, head, last, country)
    if who is None and (plural or lemma in ("people", "public", "populace", "personnel", "staff", "crew")):
        who = _population(draft, first, head, country) if lemma in words.populations or lemma in words.persons else None
    return (first, last, who) if who is not None else None


def _right_edge(draft: Draft, head: int) -> int:
    """Return the last token of the phrase: the noun, and an "of" with a short noun phrase behind it."""
    for child in draft.tree.children(head, "prep"):
        first, last = draft.tree.span(child)
        clause = any(draft.tokens[i].dep in ("relcl", "acl", "advcl", "ccomp", "conj", "appos") for i in range(first, last + 1))
        if child == head + 1 and draft.tokens[child].text in ("of", "for", "to") and last - first <= 6 and not clause:  # noqa: PLR2004 - "of the armed Syrian opposition groups"
            return last
    return head


def country_of(draft: Draft, first: int, head: int) -> str | None:
    """Return the id of the state that a phrase names in front of its noun, behind "of", or by a person in front."""
    found = country_in(draft, first, head)
    if found is not None and len(found) == 3:  # noqa: PLR2004 - a state's id
        return found
    for name in draft.names_in(range(first, head)):
        for sense in senses_of(draft, name):
            actor = draft.register.actors.get(sense.id)
            if actor is not None and actor.kind == "person" and actor.country and sense.use == "actor":
                return actor.country.lower()
    for child in draft.tree.children(head, "prep"):
        below = draft.tree.child(child, "pobj")
        if draft.tokens[child].text in ("of", "in") and below is not None and below in draft.name_at:
            found = country_in(draft, below, below)
            if found is not None and len(found) == 3:  # noqa: PLR2004
                return found
    return None


def _state_name(draft: Draft, country: str) -> str:
    """Return a state's name."""
    return draft.register.actors[country].name


def _made(draft: Draft, id_: str, name: str, kind: ActorKind, *, country: str | None, sector: str | None, how: str | None = None, why: str | None = None) -> Who:
    """Return an actor made by rule, kept among the article's own unless the register has it."""
    code = country.upper() if country and len(country) == 3 else None  # noqa: PLR2004
    actor = draft.know(Actor(id=id_, name=name, kind=kind, country=code, sector=sector or None, how="article"))
    return Who(actor.id, actor.name, actor.kind, how, why)


def _ministry(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return the ministry that a phrase names; "the ministry" is the one mentioned last."""
    lemma = draft.tokens[head].lemma
    phrase = " ".join(draft.tokens[i].text.lower() for i in range(first, head + 1))
    key = next((key for words, key in person_words().ministries.items() if phrase.endswith(words)), None)
    if key is None and lemma == "ministry":
        below = " ".join(t.text.lower() for t in draft.tokens[head : head + 4])
        key = next((key for words, key in person_words().ministries.items() if below.startswith(words)), None)
    if key is None and lemma not in ("ministry",):
        return None
    if country is None and phrase.endswith("state department"):
        country = "usa"
    if country is not None and key is not None:
        name = f"{key.replace('-', ' ').capitalize()} of {_state_name(draft, country)}"
        return _made(draft, f"{country}-{key}", name, "government", country=country, sector="GOV")
    suffix = key or "ministry"
    for mention in reversed(draft.mentions):
        if mention.actor and mention.actor.endswith(suffix):
            return Who(mention.actor, mention.name, mention.kind, "repeated", "the ministry mentioned last")
    return Who(None, draft.text_of(first, head), "government", "unresolved", "no ministry of that name is mentioned before")


def _modifiers(draft: Draft, first: int, head: int) -> list[str]:
    """Return the lemmas in front of a noun that say which: no articles, no numbers."""
    return [t.lemma for t in draft.tokens[first:head] if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and t.tag not in ("CD", "DT")]


def _side(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return a side of a conflict, or its forces: the opposition, the rebels, the government's army."""
    lemma, before = draft.tokens[head].lemma, set(_modifiers(draft, first, head))
    if lemma in _REBELS or (lemma in _ARMED and before & _RISEN):
        return _of_theatre(draft, "rebels", "Rebels", "armed_group", "REB", country)
    if lemma == "opposition" or (lemma in ("group", "force") and "opposition" in before):
        if "armed" in before or "fighter" in before:
            return _of_theatre(draft, "rebels", "Rebels", "armed_group", "REB", country)
        return _of_theatre(draft, "opposition", "Opposition", "population", "OPP", country)
    owned = _owner_is_person(draft, first, head)
    if lemma in _FORCES and "security" in before:
        return _of_theatre(draft, "security-forces", "Security forces", "body", "COP", country)
    if lemma in _FORCES and (before & _LOYAL or owned or (country and not before & {"kurdish", "coalition"})):
        return _of_theatre(draft, "military", "Armed forces", "body", "MIL", country)
    return None


def _owner_is_person(draft: Draft, first: int, head: int) -> bool:
    """Tell "Assad's forces"."""
    return any(name.kind == "person" for name in draft.names_in(range(first, head)))


def _of_theatre(draft: Draft, key: str, noun: str, kind: ActorKind, sector: str, country: str | None) -> Who:
    """Return a side by the country stated, or else by the country that the article is about."""
    if country is not None:
        return _made(draft, f"{country}-{key}", f"{noun} of {_state_name(draft, country)}", kind, country=country, sector=sector)
    if draft.theatre is not None:
        where = _state_name(draft, draft.theatre)
        return _made(
            draft, f"{draft.theatre}-{key}", f"{noun} of {where}", kind, country=draft.theatre, sector=sector, how="theatre",
            why=f"the article is about the conflict in {where}",
        )  # fmt: skip
    return _made(draft, f"pop:{key}", noun, kind, country=None, sector=sector)


def _body(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return the government, army, parliament, outlet or group that a singular noun names."""
    words, token = person_words(), draft.tokens[head]
    word = words.bodies.get(token.text.lower()) or words.bodies.get(token.lemma)
    if word is None:
        return None
    before = _modifiers(draft, first, head)
    if token.lemma == "state" and country is None:
        return None
    if word.role == "government":
        return _government(draft, first, head, country)
    if word.kind == "outlet" and country and ("state" in before or "news" in before or word.role != "agency"):
        noun = "state media" if word.role != "agency" else "news agency"
        return _made(draft, f"{country}-{slug(noun)}", f"{noun.capitalize()} of {_state_name(draft, country)}", "outlet", country=country, sector="MED")
    if word.role in _GENERIC or token.lemma in _GENERIC:
        return _group(draft, first, head, word, before)
    if word.role in ("military", "police", "parliament", "navy", "air-force"):
        return _of_theatre(draft, word.role, word.role.replace("-", " ").capitalize() if word.role != "military" else "Armed forces", "body", word.sector, country)
    return _other_body(draft, first, head, word, country)


def _other_body(draft: Draft, first: int, head: int, word: BodyWord, country: str | None) -> Who | None:
    """Return a body named by its noun and what stands before it; alone, it is the one mentioned last by that noun."""
    before = _modifiers(draft, first, head)
    lemma = draft.tokens[head].lemma
    if not before:
        return _repeated(draft, lemma, draft.text_of(first, head), word.kind)
    name = " ".join([*before, lemma])
    kind: ActorKind = word.kind  # type: ignore[assignment]
    id_ = f"pop:{slug(name)}" if word.role in _UNIONS else f"x:{slug(draft.reading.article.id)}:{slug(name)}"
    return _made(draft, id_, _bare(draft, first, head), kind, country=country, sector=word.sector)


def _bare(draft: Draft, first: int, head: int) -> str:
    """Return a phrase without its article."""
    while first < head and draft.tokens[first].tag in ("DT", "PRP$", "CD"):
        first += 1
    return draft.text_of(first, head)


def _repeated(draft: Draft, lemma: str, text: str, kind: str) -> Who | None:
    """Return the actor whose last mention had the same noun."""
    for mention in reversed(draft.mentions):
        if mention.actor and draft.tokens[mention.head].lemma == lemma:
            return Who(mention.actor, mention.name, mention.kind, "repeated", f"the {lemma} mentioned last")
    return Who(None, text, kind, "unresolved", f"no {lemma} is mentioned before")


def _government(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return a government: of the country stated, the one mentioned last, or of the country that the article is about."""
    if country is not None:
        return Who(country, _state_name(draft, country), "government")
    if draft.theatre is not None:
        name = _state_name(draft, draft.theatre)
        return Who(draft.theatre, name, "government", "theatre", f"the article is about the conflict in {name}")
    for mention in reversed(draft.mentions):
        if mention.kind == "government" and mention.actor and len(mention.actor) == 3:  # noqa: PLR2004
            return Who(mention.actor, mention.name, "government", "repeated", "the government mentioned last")
    return Who(None, draft.text_of(first, head), "government", "unresolved", "no country is named")


def _group(draft: Draft, first: int, head: int, word: BodyWord, before: list[str]) -> Who | None:
    """Return "the group": the last one named; a described one is the article's own."""
    kinds = ("outlet",) if word.kind == "outlet" else ("armed_group", "organisation", "body")
    definite = draft.tokens[first].text.lower() in ("the", "this", "that", "its")
    if definite and not [w for w in before if w not in ("militant", "jihadist", "armed", "terror", "terrorist", "extremist", "news", "rebel")]:
        for mention in reversed(draft.mentions):
            if mention.kind in kinds and mention.form == "name" and mention.actor:
                return Who(mention.actor, mention.name, mention.kind, "repeated", f"the {draft.tokens[head].lemma} named last")
    if not before:
        return Who(None, draft.text_of(first, head), word.kind, "unresolved", "not named")
    name = _bare(draft, first, head)
    kind: ActorKind = word.kind  # type: ignore[assignment]
    return _made(draft, f"x:{slug(draft.reading.article.id)}:{slug(name)}", name, kind, country=country_in(draft, first, head), sector=word.sector)


def _population(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return a population: its noun, with the peoples and nouns in front of it."""
    kept = [
        t.text.lower()
        for t in draft.tokens[first:head]
        if t.i in draft.name_at or (t.pos in ("NOUN", "PROPN") and t.dep in ("compound", "nmod")) or t.lemma in ("armed", "foreign", "western")
    ]
    noun = draft.tokens[head].text.lower()
    if country is not None:
        adjectives = {i for name in draft.names_in(range(first, head)) if name.kind in ("nationality", "place") for i in range(name.first, name.last + 1)}
        kept = [country, *(t.text.lower() for t in draft.tokens[first:head] if t.i not in adjectives and t.text.lower() in kept)]
    id_ = "pop:" + slug(" ".join([*kept, noun]))
    name = _bare(draft, first, head) if kept else noun
    sector = {"civilian": "CVL", "refugee": "REF", "official": "GOV", "fighter": "REB", "militant": "REB", "journalist": "JRN"}
    return _made(draft, id_, name[:1].upper() + name[1:], "population", country=country, sector=sector.get(draft.tokens[head].lemma))
