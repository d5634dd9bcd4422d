"""What a figure is part of: the attack or movement told with it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tracktwo.extract.figures.counted import Measure
from tracktwo.extract.making import span_value
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import EntryValue, Report


def told_by_sentence(reading: Reading) -> dict[int, list[tuple[int, Report]]]:
    """Arrange the attacks and movements by sentence, each with the token of the words that decided it."""
    starts = [token.start for token in reading.tokens]
    found: dict[int, list[tuple[int, Report]]] = {}
    for report in (*reading.attacks, *reading.movements):
        decided = report.fields.get("means") or report.fields.get("movement") or report.fields.get("target")
        if decided:
            token = max(0, bisect_right(starts, decided[0].start) - 1)
            found.setdefault(reading.tokens[token].sent, []).append((token, report))
    return found


def part_of(
    reading: Reading, tree: Tree, measure: Measure, told: Mapping[int, Sequence[tuple[int, Report]]]
) -> EntryValue | None:
    """Link the figure to the attack or movement of its sentence that is told by the same or a joined word."""
    trigger = tree.tokens[measure.trigger]
    here = [(token, report) for token, report in told.get(trigger.sent, ()) if _joined(tree, trigger.i, token)]
    if not here:
        return None
    _, report = min(here, key=lambda pair: abs(pair[0] - trigger.i))
    return link_to(reading, tree, measure, report)


def link_to(reading: Reading, tree: Tree, measure: Measure, report: Report) -> EntryValue:
    """Return a figure's link to the attack or movement it is part of, at the words that say what is counted."""
    first, last = tree.tokens[measure.first], tree.tokens[measure.last]
    value = span_value(reading, first.start, last.end)
    return EntryValue(start=value.start, end=value.end, text=value.text, id=report.id)


def _joined(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two tokens are the same, or one stands below the other."""
    return one == other or one in tree.ancestors(other) or other in tree.ancestors(one)
