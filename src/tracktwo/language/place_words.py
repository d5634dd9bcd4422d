"""Words that look like places and are none, and words that belong to place names."""

from functools import cache

from tracktwo.actors.states import load_states
from tracktwo.language.lexicon_file import read_lexicon


@cache
def directions() -> frozenset[str]:
    """Return the words for directions that may begin a place name."""
    return frozenset(read_lexicon("places_words.yaml")["directions"])


@cache
def settlement_words() -> frozenset[str]:
    """Return the nouns behind which a place's name stands ("the port city of")."""
    return frozenset(read_lexicon("places_words.yaml")["nouns"])


@cache
def border_words() -> frozenset[str]:
    """Return the nouns for a border between countries."""
    return frozenset(read_lexicon("places_words.yaml")["borders"])


@cache
def generic_words() -> frozenset[str]:
    """Return common nouns of places, which are none by themselves in capitals either ("the Street")."""
    return frozenset(read_lexicon("places_stop.yaml")["generic"])


@cache
def division_plurals() -> frozenset[str]:
    """Return the words behind a list of divisions' bare names ("Becker and Clay counties")."""
    return frozenset(read_lexicon("places_words.yaml")["division_plurals"])


@cache
def seats_of_talks() -> frozenset[str]:
    """Return the ids of towns that stand in news of talks like capitals."""
    return frozenset(read_lexicon("places_words.yaml")["seats_of_talks"])


@cache
def no_place_words() -> frozenset[str]:
    """Return the keys of small places whose names are words or names of something else."""
    return frozenset(read_lexicon("places_stop.yaml")["words"])


@cache
def first_names() -> frozenset[str]:
    """Return given names that are also names of towns."""
    return frozenset(read_lexicon("places_stop.yaml")["given_names"])


@cache
def state_abbreviations() -> dict[str, str]:
    """Return the abbreviations of the United States' states that stand behind a comma after a town."""
    table: dict[str, str] = read_lexicon("places_stop.yaml")["states"]
    return {form: name for name, forms in table.items() for form in forms}


@cache
def acting_verbs() -> frozenset[str]:
    """Return the verbs whose subject is somebody who decides or speaks."""
    return frozenset(read_lexicon("places_words.yaml")["saying_verbs"]) | frozenset(
        read_lexicon("places_stop.yaml")["acting_verbs"]
    )


@cache
def still_verbs() -> frozenset[str]:
    """Return the verbs whose subject only is or undergoes something."""
    return frozenset(read_lexicon("places_stop.yaml")["still_verbs"])


@cache
def nationality_words() -> dict[str, str]:
    """Return adjectives and names of peoples in small letters, with the alpha-3 code of their country."""
    return {a.lower(): state.code for state in load_states().values() for a in (*state.adjectives, *state.people)}


@cache
def body_words() -> frozenset[str]:
    """Return words that make a name one of a body."""
    return frozenset(read_lexicon("places_stop.yaml")["body_words"])


@cache
def words_behind(kind: str) -> frozenset[str]:
    """Return one list of words that change what a town's name before them means."""
    return frozenset(read_lexicon("places_stop.yaml")[kind])
