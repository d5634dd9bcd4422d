"""The words of coreference, loaded once: pronouns, and nouns that tell a person and the person's gender."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracktwo.actors.words import knowledge, person_words


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A form of a pronoun: the pronoun it is a form of (``word``), person, number, gender and kind of form."""

    word: str
    person: int
    number: str
    gender: str
    form: str


@dataclass(frozen=True, slots=True)
class CoreferenceWords:
    """Pronouns by form; nouns of persons; nouns that tell a gender (m or f)."""

    pronouns: Mapping[str, Pronoun]
    persons: frozenset[str]
    genders: Mapping[str, str]


@cache
def coreference_words() -> CoreferenceWords:
    """Load the lists, with the nouns of persons that the cast knows."""
    data, known = knowledge("pronouns.yaml"), person_words()
    genders = {**known.persons, **known.honorifics}
    genders.update(dict.fromkeys(data["men"], "m") | dict.fromkeys(data["women"], "f"))
    persons = {*data["persons"], *data["men"], *data["women"], *known.persons, *known.populations, *known.honorifics}
    pronouns = {form: Pronoun(**entry) for form, entry in data["pronouns"].items()}
    return CoreferenceWords(pronouns, frozenset(persons), {noun: g for noun, g in genders.items() if g})
