"""Who is counted: the counted noun with the words before it, or whose toll it is."""

from dataclasses import replace

from tracktwo.actors.aliases import slug
from tracktwo.actors.register import load_register
from tracktwo.extract.figures.counted import Counted, Measure, names_people
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.making import span_value
from tracktwo.extract.war.roles import oblique
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Reading, Token
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue


def population_of(reading: Reading, tree: Tree, counted: Counted, measure: Measure) -> ActorValue | None:
    """Say who is counted, as an actor of the article: the noun with the words before it, or whose toll it is."""
    if counted.noun is None or any(day.first <= counted.noun <= day.last for day in reading.dates):
        return _of_a_toll(reading, tree, measure)  # "rose from three to four early Tuesday" counts no Tuesdays
    noun = tree.tokens[counted.noun]
    adjective = _whose(tree, counted.noun)
    if adjective is not None and noun.lemma in figure_words().nobody:
        return _named(reading, tree.tokens[adjective].start, tree.tokens[adjective].end)
    if (
        noun.lemma in figure_words().nobody
        or noun.pos not in ("NOUN", "PROPN", "ADJ")
        or noun.text.lower() in figure_words().nobody
    ):
        return None
    first = _first_of_name(tree, counted)
    value = span_value(reading, tree.tokens[first].start, noun.end)
    own = next((a for a in actors_at(reading, noun.i) if a.start < noun.end <= a.end), None)
    if own is not None and own.id is not None:
        return replace(own, start=value.start, end=value.end, text=value.text)
    return _named(reading, value.start, value.end)


def _named(reading: Reading, start: int, end: int) -> ActorValue:
    """Make a population of the words that name it."""
    value = span_value(reading, start, end)
    name = " ".join(value.text.split())
    nation = next((s.id for s in load_register().aliases.senses(name) if s.use in ("adjective", "people")), None)
    if nation is not None:  # one id with "161 Palestinians"
        return ActorValue(start=value.start, end=value.end, text=value.text, id=f"pop:{nation}-people", name=name)
    return ActorValue(start=value.start, end=value.end, text=value.text, id=f"pop:{_general(name)}", name=name)


def _of_a_toll(reading: Reading, tree: Tree, measure: Measure) -> ActorValue | None:
    """Say whose toll a bare number is: "the Palestinian death toll rose to 167", "the number of pupils"."""
    if not measure.toll:
        return None
    whose = _whose(tree, measure.trigger)
    if whose is None:  # "the number of villagers displaced"
        whose = next((i for i in oblique(tree, measure.trigger, "of") if _names_somebody(tree.tokens[i])), None)
    return _named(reading, tree.tokens[whose].start, tree.tokens[whose].end) if whose is not None else None


def _names_somebody(token: Token) -> bool:
    """Tell whether a noun says who is counted, beyond their state."""
    return token.pos in ("NOUN", "PROPN") and names_people(token) and token.lemma not in figure_words().nobody


def _whose(tree: Tree, noun: int) -> int | None:
    """Return the word before a noun of deaths or tolls that says of whom: "civilian deaths", "the Israeli toll"."""
    for i in tree.children(noun, "amod", "compound", "nmod"):
        token = tree.tokens[i]
        if token.ent[2:] == "NORP" or token.lemma in figure_words().people:
            return i
    return None


def _general(name: str) -> str:
    """Return the part of an id for a counted noun: persons, lives and souls are people."""
    return "people" if name.lower() in figure_words().people_in_general else slug(name)


def _first_of_name(tree: Tree, counted: Counted) -> int:
    """Return the first word of the counted noun's name: its adjectives and compounds behind the number."""
    noun = counted.noun if counted.noun is not None else counted.last
    first = noun
    for i in range(noun - 1, counted.first - 1, -1):
        token = tree.tokens[i]
        if token.pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "ADV") or (token.head != noun and token.text not in "-–"):
            break
        if token.lemma in ("other", "more", "several", "many", "additional", "further") or token.pos == "NUM":
            break
        if token.text.lower() in figure_words().state or token.pos == "ADV" or token.tag in ("JJR", "JJS"):
            break
        if any(tree.tokens[c].pos == "NUM" for c in tree.children(i)) or token.lemma in (
            "dozen",
            "hundred",
            "thousand",
            "million",
            "score",
        ):
            break
        first = i
    while tree.tokens[first].pos == "PUNCT" and first < noun:
        first += 1
    return first
