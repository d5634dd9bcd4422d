"""The lexicons of people and bodies, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tracktwo.actors.aliases import fold
from tracktwo.actors.states import load_states, rows

_LISTS = (
    "body_words", "title_modifiers", "acting_verbs", "actor_prepositions", "land_words", "going_verbs", "theatre_words",
    "saying_verbs", "platforms", "papers", "callings", "not_in_office", "american",
    "lying_verbs", "giving_verbs", "given_nouns", "passing", "partial", "adjective_ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyWord:
    """What kind of actor a noun of a body stands for."""

    kind: str
    sector: str
    role: str


@dataclass(frozen=True)
class PersonWords:
    """Nouns of persons, populations and bodies; honorifics with their gender; particles; endings of bodies' names."""

    honorifics: Mapping[str, str]
    title_heads: frozenset[str]
    particles: frozenset[str]
    persons: Mapping[str, str]
    populations: frozenset[str]
    bodies: Mapping[str, BodyWord]
    ministries: Mapping[str, str]
    body_words: frozenset[str]
    title_modifiers: frozenset[str]
    acting_verbs: frozenset[str]
    actor_prepositions: frozenset[str]
    land_words: frozenset[str]
    going_verbs: frozenset[str]
    theatre_words: frozenset[str]
    saying_verbs: frozenset[str]
    platforms: frozenset[str]
    papers: frozenset[str]
    callings: frozenset[str]
    not_in_office: frozenset[str]
    american: frozenset[str]
    lying_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    given_nouns: frozenset[str]
    passing: frozenset[str]
    partial: frozenset[str]
    adjective_ends: frozenset[str]


@cache
def person_words() -> PersonWords:
    """Load the nouns of persons and bodies."""
    data = knowledge("person_words.yaml")
    ministries = {phrase: key for key, phrases in data["ministries"].items() for phrase in phrases}
    return PersonWords(
        data["honorifics"], frozenset(data["title_heads"]), frozenset(data["particles"]), data["persons"],
        frozenset(data["populations"]), {noun: BodyWord(**entry) for noun, entry in data["bodies"].items()},
        ministries, *(frozenset(data[key]) for key in _LISTS),
    )  # fmt: skip


@cache
def seats() -> Mapping[str, tuple[str, ...]]:
    """Load the towns that stand for bodies with their seat there, by the town's name."""
    return {town: tuple(bodies) for town, bodies in knowledge("person_words.yaml")["seats"].items()}


@cache
def given_names() -> dict[str, str]:
    """Load given names, folded, with the gender that they tell (m, f or nothing)."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("given_names.tsv")}


@cache
def peoples() -> frozenset[str]:
    """Load every word that marks a nation, people, faith, region or party."""
    others = {row[0] for row in rows("groups_of_people.tsv")}
    states = {fold(word) for s in load_states().values() for word in (*s.adjectives, *s.people)}
    return frozenset(others | states)


def knowledge(name: str) -> Any:
    """Load a YAML file of the knowledge folder."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(resources.files("tracktwo.knowledge").joinpath(name).read_bytes(), Loader=loader)  # noqa: S506 - both loaders are the safe ones


@cache
def knowledge_of_sectors() -> dict[str, str]:
    """Load PLOVER's sectors of actors with their labels."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = resources.files("tracktwo.ontology").joinpath("sectors.yaml").read_bytes()
    sectors: dict[str, str] = yaml.load(text, Loader=loader)["sectors"]  # noqa: S506 - both loaders are the safe ones
    return sectors


def is_given_name(word: str) -> bool:
    """Tell whether a word, or the first part of a double one, is a given name.

    >>> is_given_name("Jean-Marc"), is_given_name("Ministry")
    (True, False)
    """
    known, plain = given_names(), fold(word)
    return plain in known or plain.partition("-")[0] in known
