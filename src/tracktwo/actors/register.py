"""The register: who is who, and who held which office on which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from tracktwo.actors.aliases import AliasIndex, Sense, slug
from tracktwo.actors.states import load_states, rows
from tracktwo.actors.words import is_given_name, knowledge
from tracktwo.codec import from_plain
from tracktwo.errors import InputError
from tracktwo.types import Actor, Role

# The tables of persons, one for each part of the world; they have the same columns and are read as one.
PEOPLE = (
    "actors_people_international.tsv", "actors_people_middle_east.tsv", "actors_people_post_soviet.tsv",
    "actors_people_europe.tsv", "actors_people_africa.tsv", "actors_people_asia_pacific.tsv",
    "actors_people_americas.tsv",
)  # fmt: skip
_PARTICLES = frozenset({"al", "el", "de", "van", "von", "bin", "ibn", "abu", "der", "da", "del", "la", "le"})
_OPEN = ".."
_STATE_ID = 3  # letters of a state's id, its ISO code


@dataclass(frozen=True)
class Register:
    """Actors by id, and what the lookups need. ``gender`` is m or f by actor id, where known."""

    actors: Mapping[str, Actor]
    gender: Mapping[str, str]
    surnames: Mapping[str, str]

    @cached_property
    def aliases(self) -> AliasIndex:
        """All names of actors and states, to find them in text."""
        return AliasIndex([*_actor_names(self), *_state_names()])

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], tuple[tuple[Role, Actor], ...]]:
        """Who holds or held an office, by office and by what it is an office of."""
        found: dict[tuple[str, str], list[tuple[Role, Actor]]] = {}
        for actor in self.actors.values():
            for role in actor.roles:
                for office in offices_of(role.title):
                    found.setdefault((office, role.of), []).append((role, actor))
        return {key: tuple(pairs) for key, pairs in found.items()}

    def named(self, name: str) -> tuple[Actor, ...]:
        """Return the actors that ``name`` can stand for without further context."""
        senses = self.aliases.senses(name)
        return tuple(self.actors[s.id] for s in senses if s.use in ("actor", "state"))

    def holders(self, title: str, of: str) -> tuple[tuple[Role, Actor], ...]:
        """Return all who ever held the office that ``title`` names, of the state or body with the id ``of``."""
        found = (pair for office in offices_of(title) for pair in self._holders.get((office, of), ()))
        return tuple(dict.fromkeys(found))

    def office_holder(self, title: str, of: str, day: str) -> Actor | None:
        """Return who held an office on ``day`` (ISO, or a month or year); None where not one is known.

        Of several, the one whose title is just the one asked for, or else no more than an office's ("Commander", not
        "Commander of the Air Force"), is meant. Words that say little without what they are the head of ("commander",
        "chairman") never mean somebody with a longer title.
        """
        held = [(role.title.lower(), actor) for role, actor in self.holders(title, of) if holds(role, day)]
        asked = {actor.id: actor for name, actor in held if name == title.lower()}
        plain = {actor.id: actor for name, actor in held if name in load_offices()}
        longer = {} if _says_little(title) else {actor.id: actor for _, actor in held}
        found = asked or plain or longer
        return next(iter(found.values())) if len(found) == 1 else None

    def leader(self, of: str, day: str) -> Actor | None:
        """Return who led a state or body on ``day``: the holder of the office that governs it."""
        titles = ("leader", "secretary-general", "president") if len(of) != _STATE_ID else governing_offices(of, day)
        found = (self.office_holder(title, of, day) for title in titles)
        return next((actor for actor in found if actor is not None), None)

    def role_on(self, actor: str, day: str) -> Role | None:
        """Return the office that an actor held on ``day``; the last one begun where there are several."""
        known = self.actors.get(actor)
        return office_on(known, day) if known is not None else None


def office_on(actor: Actor, day: str) -> Role | None:
    """Return the office that somebody holds on ``day``, the last begun of several; None where there is none.

    What an article alone says of somebody has no dates: it holds on the article's day.
    """
    return next(iter(held_on(actor, day)), None)


def held_on(actor: Actor, day: str) -> list[Role]:
    """Return all offices that somebody holds on ``day``, the last begun first."""
    return sorted((role for role in actor.roles if holds(role, day)), key=lambda role: role.from_ or "", reverse=True)


def holds(role: Role, day: str) -> bool:
    """Tell whether an office is held on ``day``; a day, month or year stands for any day in it.

    >>> holds(Role(title="President", of="xyz", from_="2012-05", until="2016"), "2012-05-03")
    True
    """
    begins, ends = role.from_ or "", role.until or "9999"
    return begins[: len(day)] <= day[: len(begins) or None] and day[: len(ends)] <= ends[: len(day)]


@cache
def load_register(extra: Path | None = None) -> Register:
    """Load the register, with the actors of a project's own YAML file (a list of actors as in the contract) added.

    An actor of the file replaces one of the same id. Raises InputError where the file cannot be read.
    """
    actors = {actor.id: actor for actor in (*_states(), *_people(), *_bodies())}
    gender = {id_: row[1] for id_, row in _person_rows().items() if row[1]}
    for actor in _own(extra) if extra else ():
        actors[actor.id] = actor
    surnames = {actor.id: used_alone(actor) for actor in actors.values() if actor.kind == "person"}
    return Register(actors, gender, surnames)


def with_actors(register: Register, actors: Iterable[Actor]) -> Register:
    """Return a register with more actors, to look things up in; one that is known gets the names and offices added."""
    known = dict(register.actors)
    for actor in actors:
        old = known.get(actor.id)
        aliases = dict.fromkeys((*old.aliases, actor.name, *actor.aliases)) if old else dict.fromkeys(actor.aliases)
        aliases.pop((old or actor).name, None)
        roles = dict.fromkeys((*old.roles, *actor.roles)) if old else dict.fromkeys(actor.roles)
        known[actor.id] = replace(old or actor, aliases=tuple(aliases), roles=tuple(roles))
    surnames = {actor.id: used_alone(actor) for actor in known.values() if actor.kind == "person"}
    return Register(known, register.gender, surnames)


def surname(name: str) -> str:
    """Return the family name as news uses it alone: the last word, without its particle.

    >>> surname("Bashar al-Assad"), surname("Staffan de Mistura"), surname("Ban Ki-moon")
    ('Assad', 'Mistura', 'Ban')
    """
    words = name.split()
    if len(words) > 1 and _family_first(words):
        return words[0]
    last = words[-1]
    head, _, tail = last.partition("-")
    return tail if head.lower() in _PARTICLES and tail else last


def used_alone(person: Actor) -> str:
    """Return the word by which news calls a person of the register alone, by the custom of the person's country.

    Nothing for monarchs and popes, who have a given name only: "Mohammed" alone is not King Mohammed VI.

    >>> register = load_register()
    >>> [used_alone(register.actors[id_]) for id_ in ("xi-jinping", "abiy-ahmed", "carrie-lam", "king-abdullah-ii")]
    ['Xi', 'Abiy', 'Lam', '']
    """
    orders = _name_orders()
    words = person.name.partition(" of ")[0].split()
    while len(words) > 1 and words[-1] in orders["endings"]:
        words.pop()
    if len(words) > 1 and words[0] in orders["titles"]:
        words.pop(0)
        if len(words) == 1:
            return ""
    taken = words[0] in orders["taken_names"] or is_given_name(words[0])
    family_first = person.country in orders["family_first"] and not taken
    if len(words) > 1 and (family_first or person.country in orders["called_by_first"]):
        return words[0]
    return surname(" ".join(words))


@cache
def _name_orders() -> Mapping[str, frozenset[str]]:
    """Load which word of a name stands alone, by country."""
    return {key: frozenset(words) for key, words in knowledge("name_orders.yaml").items()}


def _family_first(words: list[str]) -> bool:
    """Tell names that begin with the family name: Korean ones, known by a hyphen before a small letter."""
    _, hyphen, tail = words[-1].partition("-")
    return bool(hyphen) and tail[:1].islower()


@cache
def knowledge_of_offices() -> dict[str, dict[str, Any]]:
    """Load every office with its titles and its sector."""
    offices: dict[str, dict[str, Any]] = knowledge("offices.yaml")["offices"]
    return offices


@cache
def load_offices() -> dict[str, tuple[str, ...]]:
    """Load the offices that each title in lower case can name."""
    found: dict[str, tuple[str, ...]] = {}
    for office, entry in knowledge_of_offices().items():
        for title in entry["titles"]:
            found[title] = (*found.get(title, ()), office)
    return found


def offices_of(title: str) -> tuple[str, ...]:
    """Return the offices that a title names, by its longest known beginning.

    >>> offices_of("Secretary of State"), offices_of("Special Envoy for Syria")
    (('foreign-minister',), ('envoy',))
    """
    return known_title(title)[0]


def known_title(text: str) -> tuple[tuple[str, ...], str]:
    """Return the offices that the longest known beginning of a text names, and that beginning.

    >>> known_title("Secretary of State John")
    (('foreign-minister',), 'Secretary of State')
    """
    words, known = text.replace(" - ", "-").split(), load_offices()
    for length in range(len(words), 0, -1):
        title = " ".join(words[:length])
        found = known.get(title.lower().rstrip("."))
        if found:
            return found, title
    return (), ""


def _says_little(title: str) -> bool:
    """Tell a title that is no more than a word for the head of whatever it may be.

    >>> _says_little("commander"), _says_little("special envoy"), _says_little("Commander of the Air Force")
    (True, False, False)
    """
    known, offices = load_offices().get(title.lower(), ()), knowledge_of_offices()
    return bool(known) and all(not offices[office]["sector"] for office in known)


@cache
def governing_offices(of: str, day: str | None = None) -> tuple[str, ...]:
    """Return the titles of the offices that may govern a state on ``day``, the likeliest first."""
    data = knowledge("offices.yaml")
    table: dict[str, list[str]] = data["governing"]
    before = data["governed_before"].get(of.upper())
    first = [office for office, codes in table.items() if office != "default" and of.upper() in codes]
    if before is not None and day is not None and day < before["until"]:
        first = [before["office"]]
    usual = {"president": "president", "prime-minister": "prime minister", "monarch": "king"}
    names = {**usual, "chancellor": "chancellor", "supreme-leader": "supreme leader"}
    return tuple(dict.fromkeys(names[office] for office in (*first, *table["default"])))


def _states() -> Iterable[Actor]:
    """Make an actor of every state, which stands for its government too."""
    for state in load_states().values():
        names = (*state.aliases,)
        yield Actor(id=state.id, name=state.name, kind="government", aliases=names, country=state.code, sector="GOV")


def _people() -> Iterable[Actor]:
    """Make an actor of every person of the register."""
    for id_, (name, _, country, sector, aliases, roles) in _person_rows().items():
        yield Actor(
            id=id_, name=name, kind="person", aliases=_list(aliases, "|"), country=country or None,
            sector=sector or None, roles=tuple(_role(text) for text in _list(roles, ";")),
        )  # fmt: skip


@cache
def _person_rows() -> dict[str, list[str]]:
    """Read the rows of every table of persons, filled up to six columns, by the person's id."""
    return {slug(row[0]): row + [""] * (6 - len(row)) for name in PEOPLE for row in rows(name)}


def ids_of_tables() -> Iterable[str]:
    """Yield the id of every row of the tables of states, persons and bodies, twice where two rows have it."""
    yield from load_states()
    yield from (slug(row[0]) for name in PEOPLE for row in rows(name))
    yield from (row[0] for row in rows("actors_groups.tsv"))


def _bodies() -> Iterable[Actor]:
    """Make an actor of every body, group, organisation and outlet of the register."""
    for id_, name, kind, country, sector, aliases in (row + [""] * (6 - len(row)) for row in rows("actors_groups.tsv")):
        plain = {"id": id_, "name": name, "kind": kind, "aliases": _list(aliases, "|"), "country": country or None}
        yield from_plain({**plain, "sector": sector or None}, Actor)


def _role(text: str) -> Role:
    """Read an office as it stands in the table: "Title@of from/until"."""
    title, _, rest = text.partition("@")
    of, _, when = rest.partition(" ")
    begins, _, ends = when.partition("/")
    return Role(title=title, of=of, from_=_day(begins), until=_day(ends))


def _day(text: str) -> str | None:
    """Read one end of a time of office; open and unknown ends are None."""
    return None if text in ("", _OPEN) else text


def _list(cell: str, mark: str) -> tuple[str, ...]:
    """Cut a cell at its marks."""
    return tuple([stripped for part in cell.split(mark) if (stripped := part.strip())]) if cell else ()


def _own(path: Path) -> list[Actor]:
    """Read a project's own actors."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [from_plain(entry, Actor) for entry in data or []]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, ValueError) as error:
        raise InputError(
            f"the list of actors cannot be read: {error}",
            where=str(path),
            next_step="write a YAML list of actors, each with id, name and kind",
        ) from error


def _actor_names(register: Register) -> Iterable[tuple[str, Sense]]:
    """Yield every name of every actor; surnames count only where the article has the full name."""
    for actor in register.actors.values():
        if actor.kind == "government" and actor.id.upper() in load_states():
            continue
        sense = Sense("actor", actor.id)
        for name in (actor.name, *actor.aliases):
            yield name, sense
        if register.surnames.get(actor.id):
            yield register.surnames[actor.id], Sense("surname", actor.id)


def _state_names() -> Iterable[tuple[str, Sense]]:
    """Yield every name of every state, its people and its seats."""
    for state in load_states().values():
        for use, names in (
            ("state", (state.name, *state.aliases)),
            ("adjective", state.adjectives),
            ("people", state.people),
            ("capital", state.capitals),
            ("building", state.buildings),
        ):
            for name in names:
                yield name, Sense(use, state.id)
