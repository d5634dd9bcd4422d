"""The titles around persons' names: where a name with its title begins, and which office it gives.

"Deputy Foreign Minister Anna Novak", "Anna Novak, an analyst at the Harbour Institute": the office is of a state or of
a body that the title names, or that stands behind the name.
"""

from dataclasses import replace

from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import country_in
from tracktwo.actors.register import known_title
from tracktwo.actors.words import person_words
from tracktwo.language.persons import title_word
from tracktwo.language.reading import Name
from tracktwo.types import Role

_LINKS = ("of", "for", "to", "and")
_LONGEST_TITLE = 14  # tokens
_PLACED = ("of", "at", "with", "for", "from")  # prepositions before the body that somebody works for
_BODIES = ("organisation", "armed_group", "outlet", "government")
_BELOW = ("deputy", "assistant", "under", "associate")  # before a title, another office
_STATE_ID = 3  # letters of a state's id


def title_start(draft: Draft, name: Name) -> int:
    """Return the first token of a person's name with the titles before it ("the UN's special envoy Anna Novak").

    The walk goes left over anything that can stand in a title; it counts only as far as a title's head was met. Behind
    a title's head no link is crossed: in "spokesman for President Anna Novak" two persons stand.
    """
    first = at = name.first
    titled = False
    if first > 0 and draft.tokens[first - 1].text.lower() in _LINKS:  # "an adviser to Ana Novak" is somebody else
        return first
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
    """Keep the offices that the words around a person's name give them: before it, or set off by commas beside it.

    What somebody was, is to be or wants to be is no office. An actor of the article's own gets it as a role; of one of
    the register it is kept apart, for where the register knows none on the article's day.
    """
    for begin, head, end in _phrases(draft, name, first):
        if who.actor is None or _not_in_office(draft, begin, end):
            continue
        country = country_in(draft, begin, end)
        found = _offices_in(draft, begin, end)
        for office, _ in found:
            draft.offices.setdefault(who.actor, []).append((office, country or ""))
            draft.titles[(office, country or "")] = who.actor
        title = found[0][1] if found else _calling(draft, begin, head)
        of = _owner(draft, name, begin, head, title, known=bool(found)) if title else None
        if title and of:
            _give(draft, who.actor, Role(title=title, of=of), known=bool(found))


def _phrases(draft: Draft, name: Name, first: int) -> list[tuple[int, int, int]]:
    """Return the phrases that say what a person is: first token, head and last token of each."""
    found = [(first, name.first - 1, name.first - 1)] if first < name.first else []
    for child in draft.tree.children(name.last, "appos"):
        if child not in draft.name_at or draft.name_at[child].kind != "person":
            found.append((draft.left_edge(child), child, _short_end(draft, child)))
    noun = draft.tokens[name.last].head
    if draft.tokens[name.last].dep == "appos" and noun < name.first and noun not in draft.name_at:
        found.append((draft.left_edge(noun), noun, name.first - 1))
    return found


def _short_end(draft: Draft, head: int) -> int:
    """Return the last token of a phrase up to its first clause or comma."""
    for i in range(head + 1, draft.spans[head][1] + 1):
        if draft.tokens[i].text in (",", "–", "—", ";") or draft.tokens[i].dep in ("relcl", "acl"):
            return i - 1
    return draft.spans[head][1]


def _not_in_office(draft: Draft, begin: int, end: int) -> bool:
    """Tell a phrase about what somebody was, or is to be."""
    words = person_words().not_in_office
    return any(part in words for t in draft.tokens[begin : end + 1] for part in t.text.lower().split("-"))


def _offices_in(draft: Draft, first: int, last: int) -> list[tuple[str, str]]:
    """Return the offices that words name, each with the words that named it; the longest title wins."""
    tokens = [
        draft.tokens[i].text
        for i in range(first, last + 1)
        if i not in draft.name_at or draft.tokens[i].text in ("State", "House")
    ]
    for begin in range(len(tokens)):
        offices, title = known_title(" ".join(tokens[begin:]))
        if offices:
            below = begin > 0 and tokens[begin - 1].lower() in _BELOW
            return [] if below else [(office, title) for office in offices]
    return []


def _calling(draft: Draft, begin: int, head: int) -> str:
    """Return the title of somebody who holds no office, but works for somebody: "military analyst"."""
    at = next((i for i in range(head, begin - 1, -1) if draft.lemma(i) in person_words().callings), None)
    if at is None:
        return ""
    while begin < at and (
        draft.tokens[begin].tag in ("DT", "PRP$", "POS", "CD", ",", "HYPH") or begin in draft.name_at
    ):
        begin += 1
    return " ".join(t.text for t in draft.tokens[begin : at + 1] if t.i not in draft.name_at and t.tag != "POS")


def _owner(draft: Draft, name: Name, begin: int, head: int, title: str, *, known: bool) -> str | None:
    """Return the id of whose title it is: a body behind it, one in it, a state, or a body behind the name.

    A state in front of what is no office of one tells what it is about: an Iran analyst is not Iran's.
    """
    behind = _body_behind(draft, head) if head < name.first or head > name.last else None
    if behind is None and head > name.last:
        behind = _body_at(draft, head, _short_end(draft, head))
    inside = next((of for one in draft.names_in(range(begin, head + 1)) if (of := _body(draft, one))), None)
    country = country_in(draft, begin, draft.spans[head][1] if head > name.last else name.first - 1)
    works_for = _body_behind(draft, name.last)
    owner = behind or inside or (country or works_for if known else works_for or country)
    words = {draft.tokens[i].text.lower().rstrip(".") for i in range(begin, head + 1)}
    if owner is None and words & {"opposition", "rebel"} and draft.theatre is not None:
        return f"{draft.theatre}-opposition" if "opposition" in words else f"{draft.theatre}-rebels"
    cabinet = title.lower().startswith(("secretary of", "attorney general")) and _american(draft)
    return "usa" if owner is None and (cabinet or words & person_words().american) else owner


def _american(draft: Draft) -> bool:
    """Tell an article of an American outlet, or, of an outlet that nobody knows, one that names who governs there.

    The American press writes "Attorney General Ana Novak" of its own country's, and names the country of others.
    """
    outlet = draft.reading.article.outlet or ""
    hits = draft.register.aliases.find(outlet, 0, len(outlet))
    known = (draft.register.actors.get(sense.id) for hit in hits for sense in hit.senses if sense.use == "actor")
    countries = {actor.country for actor in known if actor is not None and actor.kind == "outlet"}
    if countries:
        return "USA" in countries
    named = {who.actor for who in draft.whom.values() if who.actor is not None}
    roles = (draft.register.role_on(id_, draft.day) for id_ in named if draft.day)
    return any(role is not None and role.of == "usa" for role in roles)


def _body_behind(draft: Draft, head: int) -> str | None:
    """Return the body behind a noun or name: "of the Harbour Institute", "at Port Mira University"."""
    for preposition in draft.tree.children(head, "prep"):
        below = draft.tree.child(preposition, "pobj")
        if below is not None and draft.tokens[preposition].text.lower() in _PLACED and below in draft.name_at:
            return _body(draft, draft.name_at[below])
    return None


def _body_at(draft: Draft, head: int, end: int) -> str | None:
    """Return the first body further behind that "at" or "with" stands before: "an expert in war at the institute"."""
    for name in draft.names_in(range(head + 1, end + 1)):
        before = name.first - 1 - (draft.tokens[name.first - 1].tag == "DT")
        if draft.tokens[before].text.lower() in ("at", "with") and (of := _body(draft, name)) is not None:
            return of
    return None


def _body(draft: Draft, name: Name) -> str | None:
    """Return the id of the body that a name stands for."""
    who = draft.whom.get(name) if name.kind in _BODIES else None
    return who.actor if who is not None else None


def _free(draft: Draft, id_: str, role: Role, day: str) -> bool:
    """Tell whether the register knows neither an office of somebody on a day, nor who else holds the one told of."""
    return draft.register.role_on(id_, day) is None and draft.register.office_holder(role.title, role.of, day) is None


def _give(draft: Draft, id_: str, role: Role, *, known: bool) -> None:
    """Give an actor an office that the article tells of; of the register's, only a ``known`` one that it lacks."""
    own = draft.actors.get(id_)
    if own is None:
        if known and (draft.day is None or _free(draft, id_, role, draft.day)):
            draft.attested.setdefault(id_, role)
    elif role not in own.roles:
        code = role.of.upper() if len(role.of) == _STATE_ID and not own.country else own.country
        draft.actors[id_] = replace(own, country=code, sector=own.sector or "GOV", roles=(*own.roles, role))
