"""Reports of the kind `figure`: how many were killed, wounded, driven out …, of whom, since when, according to whom.

Every figure is a claim: it keeps its hedge ("at least", "up to"), and who vouches for it stands in the attribution,
never among those who did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tracktwo.extract.figures.claim import claim_of
from tracktwo.extract.figures.counted import Counted, Measure, counted_phrase, names_people
from tracktwo.extract.figures.counting import counting_of
from tracktwo.extract.figures.lexicon import figure_words
from tracktwo.extract.figures.links import link_to, part_of, told_by_sentence
from tracktwo.extract.figures.measure import measure_of
from tracktwo.extract.figures.parts import part_of_before, part_phrase
from tracktwo.extract.figures.period import as_of, period_of
from tracktwo.extract.figures.population import population_of
from tracktwo.extract.figures.strength import strength_of
from tracktwo.extract.figures.tolls import count_of, stands_for_count, withdrawn
from tracktwo.extract.figures.whereabouts import carried_place, deed_before, place_in_clause, place_of_deed
from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.war.places import names_a_place
from tracktwo.extract.war.roles import objects, oblique
from tracktwo.extract.war.violence import is_target
from tracktwo.language.reading import Quantity, Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, DateValue, QuantityValue, Report, Status, TermValue, Value

# The population that a bare "108 wounded" may be counted out of.
_WHOLE = "pop:people"
Carried = TypeVar("Carried", ActorValue, DateValue)
# How many sentences on "the number" still means the count told before.
_RECOUNTED_WITHIN = 2


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


def find_figures(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `figure`."""
    tree = Tree(reading.tokens)
    found: dict[str, Report] = {}
    told = told_by_sentence(reading)
    before = Before()
    for quantity in reading.quantities:
        counted = counted_phrase(tree, quantity)
        sent = tree.tokens[quantity.first].sent
        recounted = _recounted(tree, quantity, counted, before)
        part = part_phrase(tree, quantity) if quantity.unit is None and _goes_on(tree, quantity, before) else None
        if part is not None and before.measure is not None and before.term != "percentage":
            counted, measure = part, part_of_before(tree, part, before.measure)
        else:
            found_here = recounted or _measure(tree, reading, quantity, counted, before)
            if found_here is None:
                continue
            measure = found_here
        if recounted is not None and recounted.term == before.term:
            given = Before(population=_again(before.population), period=_again(before.period))
        else:
            named = population_of(reading, tree, counted, measure)
            given = Before(population=named or _carried(tree, counted, sent, before))
        report = _report(reading, tree, quantity, counted, measure, given, told)
        found.setdefault(report.id, report)
        kept = given.population if given.population is not None or before.sent != sent else before.population
        period = next((v for v in report.fields.get("period", ()) if isinstance(v, DateValue)), None)
        before = Before(sent, kept, measure, period)
    return tuple(found.values())


def _recounted(tree: Tree, quantity: Quantity, counted: Counted, before: Before) -> Measure | None:
    """Read "put the number at 5,000" by the measure of the figure just before, in this sentence or the last two, and
    "the number of dead was 40" by its own words.
    """
    noun = stands_for_count(tree, counted) if quantity.unit is None else None
    if noun is not None and oblique(tree, noun, "of", "for"):
        return count_of(tree, noun)
    if noun is None or before.term in ("", "percentage") or tree.tokens[noun].sent - before.sent > _RECOUNTED_WITHIN:
        return None
    return Measure(before.term, noun, noun, noun, toll=True)


def _goes_on(tree: Tree, quantity: Quantity, before: Before) -> bool:
    """Tell whether a part may be one of the figure told last: in its sentence, or as the first word of the next."""
    first = tree.tokens[quantity.first]
    opens = first.i == 0 or tree.tokens[first.i - 1].sent != first.sent
    return before.sent == first.sent or (opens and before.sent == first.sent - 1)


def _again(value: Carried | None) -> Carried | None:
    """Carry the population or the period of a count over to another count of the same."""
    if value is None:
        return None
    return replace(value, how="carried_over", why="another count of what the sentence before counts")


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


def _carried(tree: Tree, counted: Counted, sent: int, before: Before) -> ActorValue | None:
    """Carry the population over from the figure before in the sentence, for a bare "and 108 wounded", "10 million
    displaced".
    """
    noun = tree.tokens[counted.noun] if counted.noun is not None else None
    bare = noun is None or noun.text.lower() in figure_words().state
    if before.sent != sent or not bare or before.population is None or before.population.id != _WHOLE:
        return None
    return replace(before.population, how="carried_over", why="counted in the same sentence just before")


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
    population, counted_on = given.population, as_of(reading, tree, measure)
    period = period_of(reading, tree, measure) or given.period
    link = part_of(reading, tree, measure, told)
    place = place_in_clause(reading, tree, measure) or place_of_deed(reading, link)
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
