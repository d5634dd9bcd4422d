"""Names → actors: of the register, or of the article, where all forms of a name are one actor."""

from tracktwo.actors.aliases import Sense, fold, slug
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.register import offices_of, surname
from tracktwo.actors.sides import body_by_rule
from tracktwo.actors.words import given_names, person_words
from tracktwo.language.acronyms import find_acronyms
from tracktwo.language.persons import title_word
from tracktwo.language.reading import Name
from tracktwo.types import Actor, ActorKind, Role

_KINDS: dict[str, ActorKind] = {
    "person": "person", "organisation": "organisation", "government": "government", "armed_group": "armed_group",
    "outlet": "outlet",
}  # fmt: skip

_LINKS = ("of", "for", "to", "and")
_LONGEST_TITLE = 14  # tokens


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
        exact = _bearer(people.get(fold(name.text).lower(), []), name.start)
    if exact is None:
        same = [id_ for _, id_ in people.get(family, []) if _variant(draft, id_, name.text)]
        exact = same[0] if same else None
    exact = exact or _in_office(draft, senses, meant)
    actor = draft.actor(exact) if exact else None
    if actor is None:
        actor = draft.know(Actor(id=f"x:{slug(name.text)}", name=name.text, kind="person", how="article"))
        draft.genders.setdefault(actor.id, given_names().get(fold(name.text.split()[0]), ""))
    for key in dict.fromkeys((family, fold(draft.register.surnames.get(actor.id, "")).lower() or family)):
        people.setdefault(key, []).append((name.start, actor.id))
    how = None if fold(actor.name) == fold(name.text) else "name"
    why = None if how is None else f"a form of the name {actor.name}"
    return Who(actor.id, actor.name, "person", how, why)


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
    same = [id_ for id_ in ids if fold(draft.register.actors[id_].name.split()[0]).lower() == first]
    return same[0] if len(same) == 1 else None


def _bearer(bearers: list[tuple[int, str]], start: int) -> str | None:
    """Return who bears a surname: the last one named in full before it, or else the first one after."""
    before = [pair for pair in bearers if pair[0] < start]
    chosen = max(before, default=None) or min(bearers, default=None)
    return chosen[1] if chosen else None


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


def title_start(draft: Draft, name: Name) -> int:
    """Return the first token of a person's name with the titles before it ("the UN's special envoy Anna Novak").

    The walk goes left over anything that can stand in a title; it counts only as far as a title's head was met. Behind
    a title's head no link is crossed: in "spokesman for President Anna Novak" two persons stand.
    """
    first = at = name.first
    titled = False
    while at > max(0, name.first - _LONGEST_TITLE) and draft.tokens[at - 1].sent == draft.tokens[name.first].sent:
        token = draft.tokens[at - 1]
        linked = not titled and at > 1 and draft.tokens[at - 2].text in ("of", "for", "to")
        if token.tag in ("DT", "PRP$") and not linked:
            return at - 1 if titled else first
        link = not titled and token.text in _LINKS and _title_before(draft, at - 1)
        if not (token.tag in ("DT", "POS") or link or _in_title(draft, at - 1, titled)):
            break
        at -= 1
        titled = titled or title_word(token)
        if titled and token.tag not in ("DT", "POS"):
            first = at
    return first


def _in_title(draft: Draft, i: int, titled: bool) -> bool:
    """Tell a word that can stand in a title; before the head was met, any word of a long title in capitals."""
    token = draft.tokens[i]
    if title_word(token):
        return True
    name = draft.name_at.get(i)
    if name is not None:
        return name.kind != "person"
    if token.text == "-":
        return draft.tokens[i - 1].end == token.start
    return token.text.lower().rstrip(".") in person_words().title_modifiers or (
        not titled and token.tag in ("NNP", "NNPS")
    )


def _title_before(draft: Draft, i: int) -> bool:
    """Tell whether a link stands inside a title: "Minister of Foreign Affairs and", but not "our president and"."""
    together = draft.tokens[i].text == "and"
    if together and (draft.tokens[i - 1].tag not in ("NNP", "NNPS") or title_word(draft.tokens[i - 1])):
        return False
    for at in range(i - 1, max(-1, i - 5), -1):
        name = draft.name_at.get(at)
        if title_word(draft.tokens[at]):
            return not together or draft.tokens[at].text[:1].isupper()
        if (name is not None and name.kind == "person") or draft.tokens[at].pos in ("VERB", "PUNCT"):
            return False
    return False


def note_titles(draft: Draft, name: Name, who: Who, first: int) -> None:
    """Keep the office that the words around a person's name give them: before it, or set off by commas behind it."""
    heads = [(first, name.first - 1)] if first < name.first else []
    for child in draft.tree.children(name.last, "appos"):
        heads.append((draft.left_edge(child), child))
        heads.append(draft.spans[child])
    for begin, end in heads:
        country = country_in(draft, begin, end)
        for office, title in _offices_in(draft, begin, end):
            _note(draft, who, office, title, country)


def _note(draft: Draft, who: Who, office: str, title: str, country: str | None) -> None:
    """Keep one office of a person; an actor of the article's own gets it as a role."""
    if who.actor is None:
        return
    draft.offices.setdefault(who.actor, []).append((office, country or ""))
    draft.titles[(office, country or "")] = who.actor
    own = draft.actors.get(who.actor)
    role = Role(title=title, of=country or "")
    if own is not None and country and role not in own.roles:
        draft.actors[who.actor] = Actor(
            id=own.id, name=own.name, kind=own.kind, aliases=own.aliases, country=own.country or country.upper(),
            sector=own.sector or "GOV", roles=(*own.roles, role), how="article",
        )  # fmt: skip


def _offices_in(draft: Draft, first: int, last: int) -> list[tuple[str, str]]:
    """Return the offices that words name, each with the words that named it; the longest title wins."""
    tokens = [
        draft.tokens[i].text
        for i in range(first, last + 1)
        if i not in draft.name_at or draft.tokens[i].text in ("State", "House")
    ]
    for begin in range(len(tokens)):
        text = " ".join(tokens[begin:])
        offices = offices_of(text)
        if offices:
            return [(office, text) for office in offices]
    return []


def country_in(draft: Draft, first: int, last: int) -> str | None:
    """Return the id of the state or body that words name ("the Turkish", "Iran's", "UN"), the first of them."""
    for name in draft.names_in(range(first, last + 1)):
        if of_another(draft, name):
            continue
        for sense in senses_of(draft, name):
            if sense.use in ("adjective", "state", "people", "capital", "building"):
                return sense.id
            if sense.use == "actor" and draft.register.actors[sense.id].kind == "body":
                return sense.id
    return None


def of_another(draft: Draft, name: Name) -> bool:
    """Tell a name that says who backs or leads somebody, not whose they are: "US-backed fighters"."""
    after = draft.tokens[name.last + 1 : name.last + 3]
    word = draft.tokens[name.last].text
    return (len(after) > 1 and after[0].text == "-" and after[1].text.endswith("ed")) or (
        "-" in word[:-1] and word.endswith("ed")
    )
