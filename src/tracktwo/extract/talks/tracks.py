"""Which track of talks a noun belongs to: its venue or its name, as a slug."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from tracktwo.actors.states import load_states
from tracktwo.extract.making import term_value
from tracktwo.extract.talks.cues import load, words
from tracktwo.extract.talks.ground import Ground
from tracktwo.types import ActorValue, TermValue, Value

_AT = frozenset({"in", "at"})
_PAIR = 2
BY_ADJECTIVE = "the town of that country which the article names"
BY_COUNTRY = "the one town of that country which the article names"


@dataclass(frozen=True, slots=True)
class Venue:
    """A place name: where it stands, its slug, and the state it is or is the capital of (None where unknown)."""

    start: int
    end: int
    slug: str
    state: str | None
    whole: bool
    adjective: bool = False


def slug(name: str) -> str:
    """Return a name as the slug of a track.

    >>> slug("Nur-Sultan"), slug("the Six-Party"), slug("Genève")
    ('nur-sultan', 'six-party', 'geneve')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.removeprefix("the ")).strip("-")


def venues_of(ground: Ground) -> Mapping[int, Venue]:
    """Return the article's place names and the adjectives of states, by every token that they cover."""
    found: dict[int, Venue] = {}
    for name in ground.reading.names:
        if name.kind not in ("place", "nationality"):
            continue
        key = slug(name.text)
        state, use = _states().get(key, (None, ""))
        if (name.kind == "nationality" and use != "adjective") or words("round", "bearings").issuperset(key.split("-")):
            continue
        venue = Venue(name.start, name.end, key, state, use == "name", use == "adjective")
        found.update(dict.fromkeys(range(name.first, name.last + 1), venue))
    return MappingProxyType(found)


@cache
def _states() -> MappingProxyType[str, tuple[str, str]]:
    """Return what a slug is of which state: its name, its capital, or its adjective."""
    found: dict[str, tuple[str, str]] = {}
    for code, state in load_states().items():
        for use, names in (
            ("name", (state.name, *state.aliases)), ("capital", state.capitals), ("adjective", state.adjectives),
        ):  # fmt: skip
            for name in names:
                found.setdefault(slug(name), (code, use))
    return MappingProxyType(found)


def track_of(
    ground: Ground, nodes: tuple[int, ...], verbs: tuple[int, ...], venues: Mapping[int, Venue]
) -> TermValue | None:
    """Return the track of the nouns ``nodes``: a name before them, a venue behind them, a venue of their clause."""
    for node in nodes:
        for child in ground.tree.children(node, "compound", "amod", "nmod", "poss"):
            found = _before(ground, child, venues)
            if found is not None:
                return found
    for node in (*nodes, *verbs):
        found = _behind(ground, node, venues)
        if found is not None:
            return found
    for verb in verbs:
        found = _deeper(ground, verb, venues) if ground.token(verb).lemma in words("round", "setting") else None
        if found is not None:
            return found
    return _deeper(ground, nodes[0], venues)


def format_at(ground: Ground, child: int) -> TermValue | None:
    """Read the name of a format before "talks": Normandy, or "six-party", which the parser may part at its hyphen."""
    formats = load("round")["formats"]
    below = [n for n in ground.tree.subtree(child) if n <= child]
    start, end = ground.token(min(below)).start, ground.token(child).end
    for first in (ground.token(child).start, start):
        name = ground.reading.text[first:end].lower()
        if name in formats:
            return term_value(ground.reading, formats[name], first, end)
    return None


def _before(ground: Ground, child: int, venues: Mapping[int, Venue]) -> TermValue | None:
    """Read "the Geneva talks", "the Normandy talks"; a country before them is their subject, not their venue."""
    named = format_at(ground, child)
    if named is not None:
        return named
    venue = venues.get(child)
    if venue is None or venue.whole:
        return None
    return _adjective(ground, venue, venues) if venue.adjective else _term(ground, venue, venues)


def _adjective(ground: Ground, venue: Venue, venues: Mapping[int, Venue]) -> TermValue | None:
    """Read "the Kazakh talks" as of a town of that country which the article names; `checked` tests the guess."""
    towns = [v for v in venues.values() if v.state == venue.state and not v.whole and not v.adjective]
    if not towns:
        return None
    why = BY_ADJECTIVE
    return term_value(ground.reading, towns[0].slug, venue.start, venue.end, how="inferred", why=why)


def _behind(ground: Ground, node: int, venues: Mapping[int, Venue]) -> TermValue | None:
    """Read "talks in Geneva", "held in the Omani capital of Muscat"."""
    for prep in ground.tree.children(node, "prep"):
        if ground.lower(prep) not in _AT:
            continue
        for pobj in ground.tree.children(prep, "pobj"):
            found = _place_at(ground, pobj, venues)
            if found is not None:
                return found
    return None


def gone_to(ground: Ground, verb: int, venues: Mapping[int, Venue]) -> TermValue | None:
    """Read "headed to Geneva for talks": they are held where one goes for them, be it a town or a country."""
    for pobj in [o for p in ground.tree.children(verb, "prep") for o in ground.tree.children(p, "pobj")]:
        if ground.lower(ground.token(pobj).head) in ("to", "for"):
            found = _place_at(ground, pobj, venues)
            if found is not None:
                return found
    return None


def _deeper(ground: Ground, node: int, venues: Mapping[int, Venue]) -> TermValue | None:
    """Read a venue that the parser hung on a neighbour ("the crisis in Astana"): a capital or a usual venue."""
    for i in ground.tree.subtree(node):
        if ground.token(i).dep != "prep" or ground.lower(i) not in _AT or i < node:
            continue
        if ground.token(ground.token(i).head).dep == "relcl":
            continue
        for pobj in ground.tree.children(i, "pobj"):
            venue = venues.get(pobj)
            found = _place_at(ground, pobj, venues)
            usual = found is not None and found.term in words("round", "venues")
            capital = venue is None or (venue.state is not None and not venue.whole)
            if found is not None and (usual or capital):
                return found
    return None


def _place_at(ground: Ground, pobj: int, venues: Mapping[int, Venue]) -> TermValue | None:
    """Return the place that an object names: itself, "the capital of X", "the city, X", or "the Kazakh capital"."""
    own = venues.get(pobj)
    if own is not None:
        return None if own.adjective else _term(ground, own, venues)
    for prep in ground.tree.children(pobj, "prep"):
        if ground.lower(prep) == "of":
            for below in ground.tree.children(prep, "pobj"):
                if below in venues:
                    return _term(ground, venues[below], venues)
    for name in ground.tree.children(pobj, "appos", "compound"):
        venue = venues.get(name)
        if venue is not None and not venue.adjective:
            return _term(ground, venue, venues)
    if ground.token(pobj).lemma == "capital":
        return _capital(ground, pobj)
    return None


def _capital(ground: Ground, pobj: int) -> TermValue | None:
    """Read "the Kazakh capital": the capital that the table of states gives."""
    for child in ground.tree.children(pobj, "compound", "amod", "nmod", "poss"):
        code, use = _states().get(slug(ground.token(child).text), (None, ""))
        if code is not None and use in ("adjective", "name") and load_states()[code].capitals:
            start, end = ground.token(child).start, ground.token(pobj).end
            capital = slug(load_states()[code].capitals[0])
            return term_value(ground.reading, capital, start, end, how="inferred", why="the capital of that state")
    return None


def _term(ground: Ground, venue: Venue, venues: Mapping[int, Venue]) -> TermValue:
    """Make the track's value; a country goes by the one town of talks in it that the article names, if there is one."""
    if venue.whole:
        towns = {v.slug for v in venues.values() if v.state == venue.state and not v.whole and not v.adjective}
        if len(towns) == 1:
            why = BY_COUNTRY
            return term_value(ground.reading, min(towns), venue.start, venue.end, how="inferred", why=why)
    return term_value(ground.reading, venue.slug, venue.start, venue.end)


def by_parties(ground: Ground, parties: Sequence[Value], head: int) -> TermValue | None:
    """Return the track of talks that have no venue and no name: "north-korea--united-states", after two parties.

    Persons make no track: whom they talk with is a contact.
    """
    actors = [v for v in parties if isinstance(v, ActorValue) and v.id is not None]
    bodies = {v.id: v.name for v in actors if ground.kinds.get(v.id or "") != "person"}
    if len(bodies) != _PAIR:
        return None
    term = "--".join(sorted(slug(name) for name in bodies.values()))
    token = ground.token(head)
    return term_value(ground.reading, term, token.start, token.end, how="inferred", why="called after its two parties")


def checked(track: TermValue, explicit: frozenset[str]) -> TermValue | None:
    """Return a track whose town was guessed from its country only if the article also names talks in that town."""
    if track.why not in (BY_ADJECTIVE, BY_COUNTRY) or track.term in explicit:
        return track
    return None if track.why == BY_ADJECTIVE else replace(track, term=slug(track.text), how=None, why=None)
