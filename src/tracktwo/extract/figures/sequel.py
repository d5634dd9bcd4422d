"""Figures that go on from the one told before: another count of the same, a part of it, the same elsewhere."""

from dataclasses import dataclass, replace
from typing import TypeVar

from tracktwo.extract.figures.counted import Counted, Measure
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.parts import INCLUDING, part_of_before, part_phrase
from tracktwo.extract.figures.tolls import count_of, stands_for_count
from tracktwo.extract.war.roles import oblique
from tracktwo.language.reading import Quantity
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, DateValue

# The population that a bare "108 wounded" may be counted out of.
_WHOLE = "pop:people"
# How many sentences on "the number" still means the count told before.
_RECOUNTED_WITHIN = 2
# What follows a bare number that counts the same elsewhere, and what stands before it.
_ELSEWHERE = ("in", "at", "near", "from", "on", "during")
_JOINTS = (",", ";", "and", "–", "—", "-")
Carried = TypeVar("Carried", ActorValue, DateValue)


@dataclass(frozen=True, slots=True)
class Before:
    """The figure told last: its sentence, whom it counts, its measure, and over what time."""

    sent: int = -1
    population: ActorValue | None = None
    measure: Measure | None = None
    period: DateValue | None = None

    @property
    def term(self) -> str:
        """What the figure counted, or nothing."""
        return self.measure.term if self.measure else ""


def counted_again(tree: Tree, quantity: Quantity, counted: Counted, before: Before) -> Measure | None:
    """Read "put the number at 5,000" by the measure of the figure just before, in this sentence or the last two, and
    "the number of dead was 40" by its own words.
    """
    noun = stands_for_count(tree, counted) if quantity.unit is None else None
    if noun is not None and oblique(tree, noun, "of", "for"):
        return count_of(tree, noun)
    if noun is None or before.term in ("", "percentage") or tree.tokens[noun].sent - before.sent > _RECOUNTED_WITHIN:
        return None
    return Measure(before.term, noun, noun, noun, toll=True)


def part_told(tree: Tree, quantity: Quantity, before: Before) -> tuple[Counted, Measure] | None:
    """Read a part of the figure told last, in its sentence or as the first word of the next: "two of them nurses"."""
    first = tree.tokens[quantity.first]
    opens = first.i == 0 or tree.tokens[first.i - 1].sent != first.sent
    near = before.sent == first.sent or (opens and before.sent == first.sent - 1)
    if quantity.unit is not None or not near or before.measure is None or before.term == "percentage":
        return None
    part = part_phrase(tree, quantity)
    return (part, part_of_before(tree, part, before.measure)) if part is not None else None


def included(tree: Tree, quantity: Quantity, before: Before) -> Measure | None:
    """Read a number behind "including" by the figure told before it in the sentence, where no word of its own tells."""
    first = tree.tokens[quantity.first]
    if quantity.unit is not None or before.sent != first.sent or before.measure is None or first.i == 0:
        return None
    led = tree.tokens[first.i - 1].lemma in INCLUDING and before.term not in ("percentage", "strength")
    return replace(before.measure, part=True) if led else None


def same_elsewhere(tree: Tree, quantity: Quantity, before: Before) -> Measure | None:
    """Read a bare number that counts the same as the one before at another place or time: "eight died in the north, two
    in the south".
    """
    first, last = tree.tokens[quantity.first], quantity.last
    if quantity.unit is not None or quantity.head is not None or before.sent != first.sent or first.i == 0:
        return None
    joined = tree.tokens[first.i - 1].text in _JOINTS and last + 1 < len(tree.tokens)
    if before.measure is None or before.term == "percentage" or not joined:
        return None
    return replace(before.measure, part=False) if tree.tokens[last + 1].text.lower() in _ELSEWHERE else None


def again(value: Carried | None) -> Carried | None:
    """Carry the population or the period of a count over to another count of the same."""
    if value is None:
        return None
    return replace(value, how="carried_over", why="another count of what was counted just before")


def carried_population(tree: Tree, counted: Counted, sent: int, before: Before) -> ActorValue | None:
    """Carry the population over from the figure before in the sentence, for a bare "and 108 wounded", "10 million
    displaced".
    """
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    bare = noun is None or noun.text.lower() in figure_words().state
    if before.sent != sent or not bare or before.population is None or before.population.id != _WHOLE:
        return None
    return replace(before.population, how="carried_over", why="counted in the same sentence just before")
