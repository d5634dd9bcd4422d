"""Names → actors: of the register, or of the article, where all forms of a name are one actor."""

from difflib import SequenceMatcher

from tracktwo.actors.aliases import Sense, fold, slug
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.register import surname
from tracktwo.actors.sides import body_by_rule
from tracktwo.actors.words import given_names
from tracktwo.language.acronyms import find_acronyms
from tracktwo.language.reading import Name
from tracktwo.types import Actor, ActorKind

_OWNERS = ("body", "armed_group", "organisation")  # what offices can be of, beside states
# First names of one surname, with one first letter and of no other gender, that are as alike are one name in two
# spellings: Walid and Waleed have 0.73, Mohammed and Muhammad 0.75, Sergei and Sergey 0.83; Hassan and Hussein 0.62.
_SEVERAL = 2
_SPELT_ALIKE = 0.72
_KINDS: dict[str, ActorKind] = {
    "person": "person", "organisation": "organisation", "government": "government", "armed_group": "armed_group",
    "outlet": "outlet",
}  # fmt: skip


def identify_names(draft: Draft) -> dict[Name, Who]:
    """Return whom each name of a person or body stands for; places and nationalities are left out.

    Short forms take the actor of the fullest form: a surname its person, an acronym its body.
    """
    found: dict[Name, Who] = {}
    short = {a.short: draft.reading.text[a.start : a.end] for a in find_acronyms(draft.reading)}
    people: dict[str, list[tuple[int, str]]] = {}
    meant = frozenset(s.id for name in draft.reading.names for s in senses_of(draft, name) if s.use != "surname")
    names = [name for name in draft.reading.names if name.kind in _KINDS]
    for name in sorted(names, key=lambda n: (n.kind != "person", -len(n.text.split()), n.start)):
        if name.kind == "person":
            found[name] = _person(draft, name, people, meant)
        else:
            found[name] = _body(draft, name, short)
    return found


def senses_of(draft: Draft, name: Name) -> tuple[Sense, ...]:
    """Return what the register knows under a name; an article in front of it does not count."""
    senses = draft.register.aliases.senses(name.text)
    return senses or draft.register.aliases.senses(name.text.removeprefix("the ").removeprefix("The "))


def _person(draft: Draft, name: Name, people: dict[str, list[tuple[int, str]]], meant: frozenset[str]) -> Who:
    """Return who a person's name stands for; ``people`` holds the persons named in full so far, by surname.

    ``meant`` are the states, bodies and persons that the article names.
    """
    senses = senses_of(draft, name)
    family = fold(surname(name.text)).lower()
    exact = next((s.id for s in senses if s.use == "actor"), None) or _register_match(draft, name)
    if exact is None and len(name.text.split()) == 1:
        exact = _bearer(draft, people.get(fold(name.text).lower(), []), name)
    if exact is None:
        same = [id_ for _, id_ in people.get(family, []) if _variant(draft, id_, name.text)]
        exact = same[0] if same else None
    exact = exact or _in_office(draft, senses, meant) or _first_named(draft, name, people)
    actor = draft.actor(exact) if exact else None
    if actor is None:
        actor = draft.know(Actor(id=f"x:{slug(name.text)}", name=name.text, kind="person", how="article"))
        draft.genders.setdefault(actor.id, given_names().get(fold(name.text.split()[0]), ""))
    for key in dict.fromkeys((family, fold(draft.register.surnames.get(actor.id, "")).lower() or family)):
        if " " in name.text or key not in people:
            people.setdefault(key, []).append((name.start, actor.id))
    how = None if fold(actor.name) == fold(name.text) else "name"
    why = None if how is None else f"a form of the name {actor.name}"
    return Who(actor.id, actor.name, "person", how, why)


def _first_named(draft: Draft, name: Name, people: dict[str, list[tuple[int, str]]]) -> str | None:
    """Return the one person of the article whose first name stands alone here; none where it is somebody's surname."""
    if " " in name.text or fold(name.text).lower() in people:
        return None
    ids = {id_ for bearers in people.values() for _, id_ in bearers}
    own = [actor for id_ in ids if (actor := draft.actor(id_)) is not None and " " in actor.name]
    same = [actor.id for actor in own if fold(actor.name.split()[0]).lower() == fold(name.text).lower()]
    return same[0] if len(same) == 1 else None


def _in_office(draft: Draft, senses: tuple[Sense, ...], meant: frozenset[str]) -> str | None:
    """Return the one bearer of a surname who held an office on the article's day ("Mr. Kerry", no more).

    Where the register has several of the surname, the article must name the country or the body of the one meant: the
    Coulibaly of an article about Paris is no minister of Mali.
    """
    bearers = [s.id for s in senses if s.use == "surname"]
    held = []
    for id_ in bearers:
        role = draft.register.role_on(id_, draft.day) if draft.day else None
        country = draft.register.actors[id_].country or ""
        if role is not None and (
            len(bearers) == 1 or not meant.isdisjoint((country.lower(), role.of, role.of.partition("-")[0]))
        ):
            held.append(id_)
    return held[0] if len(held) == 1 else None


def _register_match(draft: Draft, name: Name) -> str | None:
    """Return the one person of the register with the same first and last name ("Bashar Assad")."""
    words = name.text.split()
    if len(words) == 1:
        return None
    ids = [s.id for s in draft.register.aliases.senses(surname(name.text)) if s.use == "surname"]
    first = fold(words[0]).lower()
    firsts = {id_: fold(draft.register.actors[id_].name.split()[0]).lower() for id_ in ids}
    same = [id_ for id_, known in firsts.items() if known == first]
    found = same or [id_ for id_, known in firsts.items() if _spelt_alike(known, first, draft.register.gender.get(id_))]
    return found[0] if len(found) == 1 else None


def _spelt_alike(known: str, first: str, gender: str | None) -> bool:
    """Tell two spellings of one first name."""
    told = given_names().get(first, "")
    if known[:1] != first[:1] or (gender and told and gender != told):
        return False
    return SequenceMatcher(None, known, first).ratio() >= _SPELT_ALIKE


def _bearer(draft: Draft, bearers: list[tuple[int, str]], name: Name) -> str | None:
    """Return who bears a surname: the last one named in full before it, or else the first one after.

    Of several, the last one only within a paragraph, and not within a sentence, where "he" would stand; further on
    the one whom the article names in full most often is meant, or whom the register knows in an office.
    """
    before = [pair for pair in bearers if pair[0] < name.start]
    last = max(before, default=None) or min(bearers, default=None)
    if last is None or len({id_ for _, id_ in before}) < _SEVERAL:
        return last[1] if last else None
    sentence = draft.tokens[draft.reading.syntax.sentences[draft.tokens[name.first].sent].first].start
    near = draft.reading.text.rfind("\n", 0, name.start) < last[0] < sentence
    if near:
        return last[1]
    others = [pair for pair in before if pair[1] != last[1] or last[0] < sentence]
    return max(others, key=lambda pair: _prominence(draft, before, pair))[1]


def _prominence(draft: Draft, bearers: list[tuple[int, str]], bearer: tuple[int, str]) -> tuple[int, bool, int]:
    """Return how much a namesake stands out: how often named in full, whether in an office, how late named."""
    office = bool(draft.day) and draft.register.role_on(bearer[1], draft.day or "") is not None
    return sum(id_ == bearer[1] for _, id_ in bearers), office, bearer[0]


def _variant(draft: Draft, id_: str, text: str) -> bool:
    """Tell whether a full name is a form of an actor's name: the words of the one stand in the other."""
    actor = draft.actor(id_)
    if actor is None:
        return False
    one, other = set(fold(actor.name).lower().split()), set(fold(text).lower().split())
    return one <= other or other <= one


def _body(draft: Draft, name: Name, short: dict[str, str]) -> Who:
    """Return which body, group or outlet a name stands for."""
    text = name.text.removeprefix("the ").removeprefix("The ")
    full = short.get(text, text)
    for form in (name.text, full, text):
        for sense in draft.register.aliases.senses(form):
            if sense.use in ("actor", "state", "building"):
                actor = draft.register.actors[sense.id]
                how = None if actor.name in (form, name.text) else "name"
                return Who(actor.id, actor.name, actor.kind, how, None if how is None else f"a name of {actor.name}")
    ruled = body_by_rule(draft, full)
    if ruled is not None:
        return ruled
    actor = draft.know(Actor(id=f"x:{slug(full)}", name=full, kind=_KINDS[name.kind], how="article"))
    how = None if full == text else "acronym"
    return Who(actor.id, actor.name, actor.kind, how, None if how is None else f"the text expands it to {full}")


def country_in(draft: Draft, first: int, last: int) -> str | None:
    """Return the id of the state or body that words name ("the Turkish", "Iran's", "UN"), the first of them."""
    for name in draft.names_in(range(first, last + 1)):
        if of_another(draft, name):
            continue
        for sense in senses_of(draft, name):
            if sense.use in ("adjective", "state", "people", "capital", "building"):
                return sense.id
            if sense.use == "actor" and draft.register.actors[sense.id].kind in _OWNERS:
                return sense.id
    return None


_SIDES = ("pro", "anti")
_TOWARDS = ("pro-", "anti-")


def of_another(draft: Draft, name: Name) -> bool:
    """Tell a name that says who backs or leads somebody, not whose they are: "US-backed", "pro-Russian fighters"."""
    after = draft.tokens[name.last + 1 : name.last + 3]
    before = draft.tokens[max(0, name.first - 2) : name.first]
    word = draft.tokens[name.last].text
    if word.lower().startswith(_TOWARDS) or (len(before) > 1 and before[1].text == "-" and before[0].lemma in _SIDES):
        return True
    return (len(after) > 1 and after[0].text == "-" and after[1].text.endswith("ed")) or (
        "-" in word[:-1] and word.endswith("ed")
    )
