"""The register: who is who, and who held which office on which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import yaml

from tracktwo.actors.aliases import AliasIndex, Sense, slug
from tracktwo.actors.states import load_states, rows
from tracktwo.actors.words import knowledge
from tracktwo.codec import from_plain
from tracktwo.errors import InputError
from tracktwo.types import Actor, Role

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
        """Return who held an office on ``day`` (ISO, or a month or year); None where not one is known."""
        found = {actor.id: actor for role, actor in self.holders(title, of) if holds(role, day)}
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
    held = [role for role in actor.roles if holds(role, day)]
    return max(held, key=lambda role: role.from_ or "", default=None)


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
    gender = {slug(row[0]): row[1] for row in rows("actors_people.tsv") if row[1]}
    for actor in _own(extra) if extra else ():
        actors[actor.id] = actor
    surnames = {actor.id: surname(actor.name) for actor in actors.values() if actor.kind == "person"}
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
    surnames = {actor.id: surname(actor.name) for actor in known.values() if actor.kind == "person"}
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


def _family_first(words: list[str]) -> bool:
    """Tell names that begin with the family name: Korean ones, known by a hyphen before a small letter."""
    _, hyphen, tail = words[-1].partition("-")
    return bool(hyphen) and tail[:1].islower()


@cache
def load_offices() -> dict[str, tuple[str, ...]]:
    """Load the offices that each title in lower case can name."""
    found: dict[str, tuple[str, ...]] = {}
    for office, entry in knowledge("offices.yaml")["offices"].items():
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
    for name, _, country, sector, aliases, roles in (row + [""] * (6 - len(row)) for row in rows("actors_people.tsv")):
        yield Actor(
            id=slug(name), name=name, kind="person", aliases=_list(aliases, "|"), country=country or None,
            sector=sector or None, roles=tuple(_role(text) for text in _list(roles, ";")),
        )  # fmt: skip


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
    return tuple(part.strip() for part in cell.split(mark) if part.strip())


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
        for name in (actor.name, *actor.aliases):
            yield name, Sense("actor", actor.id)
        if actor.id in register.surnames:
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
