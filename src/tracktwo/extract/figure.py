"""Reports of the kind `figure`: how many were killed, wounded, driven out …, of whom, since when, according to whom.

Every figure is a claim: it keeps its hedge ("at least", "up to"), and who vouches for it stands in the attribution,
never among those who did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracktwo.extract.figures.claim import claim_of
from tracktwo.extract.figures.counted import Counted, Measure, counted_phrase, names_people
from tracktwo.extract.figures.counting import counting_of
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.links import link_to, part_of, told_by_sentence
from tracktwo.extract.figures.measure import measure_of
from tracktwo.extract.figures.parts import part_of_a_state
from tracktwo.extract.figures.period import as_of, period_of
from tracktwo.extract.figures.population import population_of
from tracktwo.extract.figures.sequel import (
    Before,
    again,
    carried_population,
    counted_again,
    included,
    part_told,
    same_elsewhere,
)
from tracktwo.extract.figures.strength import strength_of
from tracktwo.extract.figures.things import THINGS, things_of
from tracktwo.extract.figures.tolls import withdrawn
from tracktwo.extract.figures.whereabouts import (
    carried_place,
    deed_before,
    only_place,
    place_behind,
    place_in_clause,
    place_of_deed,
)
from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.war.places import names_a_place
from tracktwo.extract.war.roles import objects, oblique
from tracktwo.extract.war.telling import is_target
from tracktwo.language.reading import Quantity, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import DateValue, QuantityValue, Report, Status, TermValue, Value


def find_figures(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `figure`."""
    tree = Tree(reading.tokens)
    found: dict[str, Report] = {}
    told = told_by_sentence(reading)
    before = Before()
    for quantity in reading.quantities:
        count = _count(tree, reading, quantity, before)
        if count is None:
            continue
        counted, measure, given = count
        report = _report(reading, tree, quantity, counted, measure, given, told)
        found.setdefault(report.id, report)
        sent = tree.tokens[quantity.first].sent
        kept = given.population if given.population is not None or before.sent != sent else before.population
        period = next((v for v in report.fields.get("period", ()) if isinstance(v, DateValue)), None)
        before = Before(sent, kept, measure, period)
    return tuple(found.values())


def _count(tree: Tree, reading: Reading, quantity: Quantity, before: Before) -> tuple[Counted, Measure, Before] | None:
    """Return the phrase counted, what is counted, and the population and period that are known already."""
    part = part_told(tree, quantity, before)
    if part is not None:
        counted, measure = part
        return counted, measure, Before(population=population_of(reading, tree, counted, measure))
    counted = counted_phrase(tree, quantity)
    recounted = counted_again(tree, quantity, counted, before)
    if recounted is not None and recounted.term == before.term:
        return counted, recounted, Before(population=again(before.population), period=again(before.period))
    found = (
        recounted
        or (part_of_a_state(tree, quantity) if quantity.unit is None else None)
        or _measure(tree, reading, quantity, counted, before)
        or included(tree, quantity, before)
    )
    if found is None:
        found = same_elsewhere(tree, quantity, before)
        if found is not None:
            return counted, found, Before(population=again(before.population))
        things = things_of(tree, counted) if quantity.unit is None else None
        return (counted, things, Before()) if things else None
    carried = carried_population(tree, counted, tree.tokens[quantity.first].sent, before)
    return counted, found, Before(population=population_of(reading, tree, counted, found) or carried)


def _measure(tree: Tree, reading: Reading, quantity: Quantity, counted: Counted, before: Before) -> Measure | None:
    """Say what is counted; a share of something is a measure of its own, and so is a strength of forces."""
    if quantity.unit == "percent":
        return _share_of(tree, quantity, counted)
    if quantity.unit not in (None, "people", "person", "persons"):
        return None
    found = measure_of(tree, counted) or _left(tree, reading, counted)
    if found is not None and found.term == "returned" and strength_of(tree, counted, after_strength=False):
        found = None  # troops brought home are a strength
    near = before.term == "strength" and tree.tokens[quantity.first].sent - before.sent <= 1
    return found or strength_of(tree, counted, after_strength=near)


def _share_of(tree: Tree, quantity: Quantity, counted: Counted) -> Measure | None:
    """Read a share of people or of things of war ("80 percent of the targets"); what polls say is left out."""
    if counted.noun is None:
        return None
    noun = tree.tokens[counted.noun]
    if not (is_target(tree, noun.i) or noun.lemma in figure_words().noun or noun.text.lower() in figure_words().state):
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
    evacuated = _of_evacuation(reading, tree, verb.sent)
    goals = (*objects(tree, verb.i), *oblique(tree, verb.i, "for", "from", "to"))
    if not any(names_a_place(reading, tree, i) for i in goals) and (goals or not evacuated):
        return None
    return Measure("evacuated" if evacuated else "fled", verb.i, verb.i, verb.i)


def _of_evacuation(reading: Reading, tree: Tree, sent: int) -> bool:
    """Tell whether a sentence, or the one before in its paragraph or the last, speaks of an evacuation."""
    sentence = reading.syntax.sentences[sent]
    before = reading.syntax.sentences[max(0, sent - 1)]
    start = before.first if before.paragraph in (sentence.paragraph, sentence.paragraph - 1) else sentence.first
    if any(tree.tokens[i].lemma.startswith("evacuat") for i in range(start, sentence.last + 1)):
        return True
    first, last = tree.tokens[start].start, tree.tokens[sentence.last].end
    told = [v for m in reading.movements for v in m.fields.get("movement", ()) if first <= v.start < last]
    counted = (v.term for v in told if isinstance(v, TermValue))
    return "evacuated" in counted


def _report(
    reading: Reading,
    tree: Tree,
    quantity: Quantity,
    counted: Counted,
    measure: Measure,
    given: Before,
    told: Mapping[int, Sequence[tuple[int, Report]]],
) -> Report:
    """Make the report of one figure."""
    first, last = tree.tokens[measure.first], tree.tokens[measure.last]
    population = given.population if measure.term not in THINGS else None
    counted_on = as_of(reading, tree, measure)
    period = period_of(reading, tree, measure) or given.period
    link = part_of(reading, tree, measure, told)
    place = (
        place_behind(reading, tree, counted)
        or place_in_clause(reading, tree, measure)
        or place_of_deed(reading, link)
        or only_place(reading, tree, measure)
    )
    deed = deed_before(reading, tree, measure, period) if place is None and link is None else None
    if deed is not None:
        place, link = carried_place(deed), link_to(reading, tree, measure, deed)
    counting = counting_of(reading, tree, quantity, counted, measure, period, of_one_deed=link is not None)
    value = _exceeded(tree, counted, QuantityValue(
        start=quantity.start, end=quantity.end, text=quantity.text, low=quantity.low, high=quantity.high,
        bound=quantity.bound, unit=quantity.unit,
    ))  # fmt: skip
    fields: dict[str, tuple[Value, ...]] = {
        "measure": (term_value(reading, measure.term, first.start, last.end),),
        "value": (value,),
        "count": (counting,) if counting else (),
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
        status="denied" if withdrawn(tree, counted) else _status(tree, measure),
        attribution=claim_of(reading, tree, counted, measure),
    )


def _exceeded(tree: Tree, counted: Counted, value: QuantityValue) -> QuantityValue:
    """Bound a plain number that a verb says is exceeded: "the toll has topped 1,600"."""
    token = tree.tokens[counted.top]
    verb = tree.tokens[token.head]
    if value.bound != "exact" or token.dep not in ("dobj", "obj") or verb.lemma not in figure_words().exceeding:
        return value
    return replace(value, bound="more_than", high=None)


def _status(tree: Tree, measure: Measure) -> Status:
    """Return the status of the verb or noun of happening that counts; a state or a noun that is counted has
    happened.
    """
    token = tree.tokens[measure.trigger]
    return status_in(tree, token.i).status if token.pos in ("VERB", "AUX") else "happened"
