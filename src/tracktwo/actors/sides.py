"""Bodies of states and sides of conflicts, whose ids are made by rule: ministries, armies, rebels, oppositions."""

from collections.abc import Iterable
from dataclasses import replace

from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.words import person_words
from tracktwo.types import Actor, ActorKind

STATE_ID = 3  # letters of a state's id, its ISO code
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "rebellion", "insurgency"})
FORCES = frozenset({"force", "troop", "soldier", "army", "military", "warplane"})
_LOYAL = frozenset({"government", "regime", "loyalist", "pro-government", "pro-regime", "army"})
_ARMED = frozenset({"force", "fighter", "group", "faction", "militant", "combatant", "commander", "troop"})
# On which side the bodies made by rule stand in the conflict that an article is about.
_SIDES = {
    "rebels": "opposition", "opposition": "opposition", "opposition-delegation": "opposition",
    "military": "government", "security-forces": "government", "police": "government",
}  # fmt: skip
_AGAINST = ("anti-government", "anti-regime", "opposition", "rebel", "insurgent")
_FOR = ("pro-government", "pro-regime", "loyalist", "government", "regime")
RISEN = frozenset({"opposition", "rebel", "insurgent", "anti-government", "anti-regime"})


def state_name(draft: Draft, country: str) -> str:
    """Return a state's name."""
    return draft.register.actors[country].name


def made(draft: Draft, actor: Actor, how: str | None = None, why: str | None = None) -> Who:
    """Return an actor made by rule, kept among the article's own unless the register has it."""
    known = draft.know(actor)
    return Who(known.id, known.name, known.kind, how, why)


def new_actor(id_: str, name: str, kind: ActorKind, country: str | None, sector: str | None) -> Actor:
    """Return an actor of the article's own; ``country`` is the id of its state, if any."""
    code = country.upper() if country and len(country) == STATE_ID else None
    return Actor(id=id_, name=name, kind=kind, country=code, sector=sector or None, how="article")


def side_told(before: Iterable[str]) -> str | None:
    """Return the side that the words in front of a noun tell: "pro-government militias", "opposition fighters".

    >>> side_told(["armed", "pro-government"]), side_told(["armed"])
    ('government', None)
    """
    words = set(before)
    return "opposition" if words & set(_AGAINST) else "government" if words & set(_FOR) else None


def ministry(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return the ministry that a phrase names; "the ministry" is the one mentioned last."""
    lemma = draft.lemma(head)
    phrase = " ".join(draft.tokens[i].text.lower() for i in range(first, head + 1))
    key = next((key for words, key in person_words().ministries.items() if phrase.endswith(words)), None)
    if key is None and lemma == "ministry":
        below = " ".join(t.text.lower() for t in draft.tokens[head : head + 4])
        key = next((key for words, key in person_words().ministries.items() if below.startswith(words)), None)
    if key is None and lemma != "ministry":
        return None
    if country is None and phrase.endswith("state department"):
        country = "usa"
    if country is not None and key is not None:
        name = f"{key.replace('-', ' ').capitalize()} of {state_name(draft, country)}"
        return made(draft, new_actor(f"{country}-{key}", name, "government", country, "GOV"))
    suffix = key or "ministry"
    for mention in draft.recent():
        if mention.actor and mention.actor.endswith(suffix):
            return Who(mention.actor, mention.name, mention.kind, "repeated", "the ministry mentioned last")
    return Who(
        None, draft.text_of(first, head), "government", "unresolved", "no ministry of that name is mentioned before"
    )


def modifiers(draft: Draft, first: int, head: int) -> list[str]:
    """Return the lemmas in front of a noun that say which: no articles, no numbers."""
    return [
        t.lemma
        for t in draft.tokens[first:head]
        if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and t.tag not in ("CD", "DT")
    ]


def side(draft: Draft, first: int, head: int, country: str | None) -> Who | None:
    """Return a side of a conflict, or its forces: the opposition, the rebels, the government's army."""
    lemma, before = draft.lemma(head), set(modifiers(draft, first, head))
    if lemma in _REBELS or (lemma in _ARMED and before & RISEN):
        return of_theatre(draft, "rebels", "Rebels", "armed_group", "REB", country)
    if lemma == "opposition" or (lemma in ("group", "force") and "opposition" in before):
        if "armed" in before or "fighter" in before:
            return of_theatre(draft, "rebels", "Rebels", "armed_group", "REB", country)
        return of_theatre(draft, "opposition", "Opposition", "population", "OPP", country)
    owned = _owner_is_person(draft, first, head)
    if lemma in FORCES and "security" in before:
        return of_theatre(draft, "security-forces", "Security forces", "body", "COP", country)
    if lemma in FORCES and (before & _LOYAL or owned or (country and not before & {"kurdish", "coalition"})):
        return of_theatre(draft, "military", "Armed forces", "body", "MIL", country)
    return None


def _owner_is_person(draft: Draft, first: int, head: int) -> bool:
    """Tell "Assad's forces"."""
    return any(name.kind == "person" for name in draft.names_in(range(first, head)))


def of_theatre(draft: Draft, key: str, noun: str, kind: ActorKind, sector: str, country: str | None) -> Who:
    """Return a side by the country stated, or else by the country that the article is about."""
    about = country or draft.theatre
    if about is None:
        return made(draft, new_actor(f"pop:{key}", noun, kind, None, sector))
    where = state_name(draft, about)
    actor = new_actor(f"{about}-{key}", f"{noun} of {where}", kind, about, sector)
    if about == draft.theatre:
        actor = replace(actor, side=_SIDES.get(key))
    if country is not None:
        return made(draft, actor)
    return made(draft, actor, "theatre", f"the article is about the conflict in {where}")


def body_by_rule(draft: Draft, text: str) -> Who | None:
    """Return the body of a state that a proper name spells out: "Syrian Foreign Ministry", "Turkish Armed Forces"."""
    hits = draft.register.aliases.find(text, 0, len(text))
    uses = ("adjective", "state")
    country = next((sense.id for hit in hits for sense in hit.senses if sense.use in uses), None)
    if country is None:
        return None
    lower = text.lower()
    key = next((key for words, key in person_words().ministries.items() if words in lower), None)
    if key is not None:
        name = f"{key.replace('-', ' ').capitalize()} of {state_name(draft, country)}"
        return made(draft, new_actor(f"{country}-{key}", name, "government", country, "GOV"))
    last = lower.rsplit(maxsplit=1)[-1]
    if last in ("army", "military") or lower.endswith("armed forces"):
        return of_theatre(draft, "military", "Armed forces", "body", "MIL", country)
    if last == "government":
        return Who(country, state_name(draft, country), "government")
    if last in ("parliament", "police"):
        return of_theatre(draft, last, last.capitalize(), "body", "LEG" if last == "parliament" else "COP", country)
    return None
