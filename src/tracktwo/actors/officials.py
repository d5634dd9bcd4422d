"""Singular nouns of persons: office holders, persons named elsewhere in the article, and persons left unnamed."""

from dataclasses import replace

from tracktwo.actors.aliases import slug
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import country_in
from tracktwo.actors.offices import office_holder, title_in, title_words
from tracktwo.actors.quoted import speaker_at
from tracktwo.actors.register import offices_of
from tracktwo.actors.words import person_words
from tracktwo.language.reading import Mention
from tracktwo.types import Actor

_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "front-runner"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})


def official(draft: Draft, first: int, head: int, last: int, country: str | None) -> Who:
    """Return who a singular noun of a person stands for: by office, by what the article says, or an unnamed person."""
    lemma = draft.lemma(head)
    determiner = draft.tokens[first].text.lower()
    definite = determiner in _DEFINITE or _possessed(draft, first, head)
    of = country or country_in(draft, first, last) or ("vat" if lemma in ("pope", "pontiff") else None)
    named = _named_behind(draft, head)
    if named is not None:
        return named
    if of is None and determiner in ("our", "my"):
        of = _speakers_country(draft, first)
    if lemma == "counterpart":
        return _counterpart(draft, first, head, country)
    if lemma in ("predecessor", "successor"):
        return _before_or_after(draft, first, head) or _unnamed(draft, first, head, country)
    if definite and of is not None:
        found = office_holder(draft, first, head, last, of)
        if found is not None:
            return found
    if definite and (of is None or determiner in ("our", "my")):
        found = _known_by_title(draft, first, head, last)
        if found is not None:
            return found
    if definite:
        again = _again(draft, lemma, of)
        if again is not None:
            return again
        if of is None and offices_of(title_words(draft, first, head)):
            return Who(None, draft.text_of(first, head), "person", "unresolved", "nobody of that office is named")
    return _unnamed(draft, first, head, country)


def office_holders(draft: Draft, first: int, head: int, countries: list[str]) -> list[Who]:
    """Return who holds one office of several states: "the Turkish and Russian presidents"; none where one is not."""
    found = [office_holder(draft, first, head, head, of) for of in countries]
    return [who for who in found if who is not None] if all(found) else []


def _named_behind(draft: Draft, head: int) -> Who | None:
    """Return whom "a resident named Anna Novak" names."""
    for clause in draft.tree.children(head, "acl"):
        if draft.tokens[clause].lemma in ("name", "call", "identify", "know"):
            for i in draft.tree.subtree(clause):
                name = draft.name_at.get(i)
                if name is not None and name.kind == "person" and name in draft.whom:
                    return replace(draft.whom[name], how="name", why="named right behind")
    return None


def _speakers_country(draft: Draft, i: int) -> str | None:
    """Return the state of whoever says "our president"."""
    who = speaker_at(draft, i)
    actor = draft.actor(who.actor) if who.actor else None
    return actor.country.lower() if actor is not None and actor.country else None


def _possessed(draft: Draft, first: int, head: int) -> bool:
    """Tell "Turkey's president"."""
    return any(draft.tokens[i].tag == "POS" for i in range(first, head))


def holds_such(draft: Draft, mention: Mention, head: int) -> bool:
    """Tell whether somebody holds an office that a plural noun names: president, minister; a leader governs a state."""
    lemma = draft.lemma(head)
    role = draft.register.role_on(mention.actor, draft.day) if draft.day and mention.actor else None
    held = {office for office, _ in draft.offices.get(mention.actor or "", [])}
    held.update(offices_of(role.title) if role else ())
    if lemma in ("man", "woman"):
        return draft.gender(mention.actor or "") in ("", person_words().persons[lemma])
    if lemma in ("leader", "statesman"):
        return bool(held & {"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "leader"})
    return any(lemma in office.split("-") for office in held)


def _known_by_title(draft: Draft, first: int, head: int, last: int) -> Who | None:
    """Return the person mentioned last who has the title: "the president", "the minister", "the secretary of state"."""
    wanted = set(offices_of(title_in(draft, first, head, last)))
    lemma = draft.lemma(head)
    for mention in draft.recent():
        if mention.kind != "person" or mention.actor is None or mention.form == "pronoun":
            continue
        held = {office for office, _ in draft.offices.get(mention.actor, [])}
        role = draft.register.role_on(mention.actor, draft.day) if draft.day else None
        held.update(offices_of(role.title) if role else ())
        if wanted & held or (not wanted and any(lemma in office.split("-") for office in held)):
            return Who(mention.actor, mention.name, "person", "office", f"the {lemma} named last")
        like = _RUNNING if lemma in _RUNNING else {lemma}
        title = draft.tokens[mention.first : mention.last]
        past = any(t.text.lower() in person_words().not_in_office - _RUNNING for t in title)
        if not past and any(t.lemma.lower() in like for t in title):
            return Who(mention.actor, mention.name, "person", "repeated", f"called {lemma} before")
    return None


def _again(draft: Draft, lemma: str, of: str | None) -> Who | None:
    """Return the unnamed person mentioned before by the same noun."""
    for mention in draft.recent():
        if (
            mention.form == "nominal"
            and mention.kind == "person"
            and mention.actor
            and draft.lemma(mention.head) == lemma
        ):
            if of is not None and not mention.actor.startswith("x:"):
                continue
            return Who(mention.actor, mention.name, "person", "repeated", f"the {lemma} mentioned before")
    return None


def _counterpart(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return who holds the same office of another state as the person whose counterpart is meant."""
    owner = next((draft.at[i] for i in range(first, head) if i in draft.at and draft.at[i].kind == "person"), None)
    text = draft.text_of(first, head)
    if owner is None or owner.actor is None or country is None:
        return Who(None, text, "person", "unresolved", "whose counterpart, or of which country, is not told")
    offices = [office for office, _ in draft.offices.get(owner.actor, [])]
    role = draft.register.role_on(owner.actor, draft.day) if draft.day else None
    offices.extend(offices_of(role.title) if role else ())
    for office in offices:
        id_ = draft.titles.get((office, country))
        actor = draft.actor(id_) if id_ else None
        holder = actor or (
            draft.register.office_holder(office.replace("-", " "), country, draft.day) if draft.day else None
        )
        if holder is not None:
            return Who(
                holder.id, holder.name, "person", "office", f"holds for {country.upper()} the office of {owner.name}"
            )
    return Who(None, text, "person", "unresolved", "nobody of that office is known")


def _before_or_after(draft: Draft, first: int, head: int) -> Who | None:
    """Return who held somebody's office before or after: "his predecessor"; None where that is not known."""
    owner = next((draft.at[i] for i in range(first, head) if i in draft.at and draft.at[i].kind == "person"), None)
    role = draft.register.role_on(owner.actor, draft.day) if owner and owner.actor and draft.day else None
    if owner is None or role is None or role.from_ is None:
        return None
    others = [(one, a) for one, a in draft.register.holders(role.title, role.of) if a.id != owner.actor]
    if draft.lemma(head) == "predecessor":
        ended = [(one.until, a) for one, a in others if one.until and one.until <= role.from_[: len(one.until)]]
        found = max(ended, key=lambda pair: pair[0], default=None)
    else:
        until = role.until or "9"
        begun = [(one.from_, a) for one, a in others if one.from_ and one.from_ >= until[: len(one.from_)]]
        found = min(begun, key=lambda pair: pair[0], default=None)
    if found is None:
        return None
    why = f"held the office of {owner.name} next to them"
    return Who(found[1].id, found[1].name, "person", "office", why)


def _unnamed(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return a person whom the article leaves unnamed; each such phrase is somebody else."""
    while first < head and draft.tokens[first].tag in ("DT", "CD", "PRP$"):
        first += 1
    phrase = draft.text_of(first, head)
    key = slug(phrase)
    count = draft.unnamed.get(key, 0) + 1
    draft.unnamed[key] = count
    id_ = f"x:{slug(draft.reading.article.id)}:{key}" + (f"-{count}" if count > 1 else "")
    code = country.upper() if country and len(country) == 3 else None  # noqa: PLR2004 - a state's id
    actor = draft.know(Actor(id=id_, name=phrase, kind="person", country=code, how="article"))
    draft.genders.setdefault(id_, person_words().persons.get(draft.lemma(head), ""))
    return Who(actor.id, actor.name, "person")
