"""Reports of the kind `figure`: how many were killed, wounded, driven out …, of whom, since when, according to whom.

Every figure is a claim: it keeps its hedge ("at least", "up to"), and who vouches for it stands in the attribution,
never among those who did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracktwo.extract.figures.context import (
    as_of,
    claim_of,
    clauses_of,
    part_of,
    period_of,
    population_of,
    told_by_sentence,
)
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.measure import Counted, Measure, counted_phrase, measure_of, names_people
from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.war.places import names_a_place
from tracktwo.extract.war.roles import objects, oblique
from tracktwo.extract.war.violence import is_target
from tracktwo.extract.where import place_of
from tracktwo.language.reading import Quantity, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, PlaceValue, QuantityValue, Report, Status, Value

# The population that a bare "108 wounded" may be counted out of.
_WHOLE = "pop:people"


def find_figures(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `figure`."""
    tree = Tree(reading.tokens)
    found: dict[str, Report] = {}
    told = told_by_sentence(reading)
    before: tuple[int, ActorValue | None] = (-1, None)
    for quantity in reading.quantities:
        counted = counted_phrase(tree, quantity)
        measure = _measure(tree, reading, quantity, counted)
        if measure is None:
            continue
        sent = tree.tokens[quantity.first].sent
        population = population_of(reading, tree, counted) or _carried(tree, counted, sent, before)
        report = _report(reading, tree, quantity, counted, measure, population, told)
        found.setdefault(report.id, report)
        before = (sent, population if population is not None else before[1] if before[0] == sent else None)
    return tuple(found.values())


def _measure(tree: Tree, reading: Reading, quantity: Quantity, counted: Counted) -> Measure | None:
    """Say what is counted; a share of something is a measure of its own, and so is a strength of fighters."""
    if quantity.unit == "percent":
        return _share_of(tree, quantity, counted)
    if quantity.unit not in (None, "people", "person", "persons"):
        return None
    found = measure_of(tree, counted) or _left(tree, reading, counted)
    if found is None and counted.noun is not None and tree.tokens[counted.noun].lemma in figure_words().fighters:
        found = Measure("fighters", counted.noun, counted.noun, counted.noun)
    return found


def _share_of(tree: Tree, quantity: Quantity, counted: Counted) -> Measure | None:
    """Read a share of people or of things of war ("80 percent of the targets"); what polls say is left out."""
    if counted.noun is None or not is_target(tree, counted.noun):
        return None
    verb = tree.tokens[tree.tokens[counted.top].head]
    if verb.lemma in figure_words().opinion or "poll" in (tree.tokens[i].lemma for i in tree.ancestors(counted.top)):
        return None
    return Measure("percentage", counted.top, quantity.first, quantity.last)


def _left(tree: Tree, reading: Reading, counted: Counted) -> Measure | None:
    """Read "left X for Y" as fleeing, or as being evacuated where an evacuation is spoken of close by.

    Only people who leave a named place or their homes count: others leave meetings and parties.
    """
    token = tree.tokens[counted.top]
    verb = tree.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in figure_words().leaving:
        return None
    if not names_people(tree.tokens[counted.noun] if counted.noun is not None else None):
        return None
    if not any(
        names_a_place(reading, tree, i) for i in (*objects(tree, verb.i), *oblique(tree, verb.i, "for", "from", "to"))
    ):
        return None
    sentence = reading.syntax.sentences[verb.sent]
    before = reading.syntax.sentences[max(0, verb.sent - 1)]
    start = before.first if before.paragraph in (sentence.paragraph, sentence.paragraph - 1) else sentence.first
    evacuated = any(tree.tokens[i].lemma.startswith("evacuat") for i in range(start, sentence.last + 1))
    return Measure("evacuated" if evacuated else "fled", verb.i, verb.i, verb.i)


def _carried(tree: Tree, counted: Counted, sent: int, before: tuple[int, ActorValue | None]) -> ActorValue | None:
    """Carry the population over from the figure before in the sentence, for a bare "and 108 wounded", "10 million
    displaced".
    """
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    bare = noun is None or noun.text.lower() in figure_words().state
    if before[0] != sent or not bare or before[1] is None or before[1].id != _WHOLE:
        return None
    return replace(before[1], how="carried_over", why="counted in the same sentence just before")


def _report(
    reading: Reading,
    tree: Tree,
    quantity: Quantity,
    counted: Counted,
    measure: Measure,
    population: ActorValue | None,
    told: Mapping[int, Sequence[tuple[int, Report]]],
) -> Report:
    """Make the report of one figure."""
    first, last = tree.tokens[measure.first], tree.tokens[measure.last]
    place, period = _place(reading, tree, measure), period_of(reading, tree, measure)
    counted_on = as_of(reading, tree, measure)
    link = part_of(reading, tree, measure, told)
    value = QuantityValue(
        start=quantity.start, end=quantity.end, text=quantity.text, low=quantity.low, high=quantity.high,
        bound=quantity.bound, unit=quantity.unit,
    )  # fmt: skip
    fields: dict[str, tuple[Value, ...]] = {
        "measure": (term_value(reading, measure.term, first.start, last.end),),
        "value": (value,),
        "population": (population,) if population else (),
        "place": (place,) if place else (),
        "period": (period,) if period else (),
        "as_of": (counted_on,) if counted_on else (),
        "part_of": (link,) if link else (),
    }
    return make_report(
        reading,
        "figure",
        fields,
        status=_status(tree, measure),
        attribution=claim_of(reading, tree, counted, measure),
    )


def _place(reading: Reading, tree: Tree, measure: Measure) -> PlaceValue | None:
    """Return where it happened: in the figure's clause, or at the end of those coordinated with it."""
    return next((p for p in (place_of(reading, c) for c in clauses_of(tree, measure.trigger)) if p is not None), None)


def _status(tree: Tree, measure: Measure) -> Status:
    """Return the status of the verb or noun of happening that counts; a state or a noun that is counted has
    happened.
    """
    token = tree.tokens[measure.trigger]
    return status_in(tree, token.i).status if token.pos in ("VERB", "AUX") else "happened"
