"""Are two reports of one thing? Symmetric, pure, and explained condition by condition.

A condition *supports* (more than 0), is *open* (0: somebody does not say) or *speaks against* (less than 0). Two
reports are of one thing when every required condition supports and none speaks against. Reports without a date count
as of the days around their article's publication; without that too, they only join reports of the same article. What
is announced and what took place are one thing only where both are dated and the dates agree: a proposal never
swallows a meeting that was held on another day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from tracktwo.places.nesting import may_hold
from tracktwo.reconcile.extents import judge_extent
from tracktwo.reconcile.forms import similarity
from tracktwo.reconcile.rules import Condition, parse_conditions
from tracktwo.reconcile.signature import Signature, World, same_matter
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.venues import same_venue


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports of one thing; the more evidence, the earlier they are joined."""

    weight: float
    a: str
    b: str


def link(a: Signature, b: Signature, world: World) -> Link | None:
    """Join two reports, or return None where they are not told to be of one thing."""
    if a.kind != b.kind or a.id == b.id:
        return None
    one, two = (a, b) if a.id < b.id else (b, a)
    weight = 0.0
    for condition in conditions_of(one.kind, world):
        answer = judge(condition, one, two, world)
        if answer < 0 or (answer == 0 and not condition.soft):
            return None
        weight += answer
    if one.standing != two.standing and not _dated_alike(one, two, world):
        return None
    return Link(round(weight, 6), one.id, two.id)


def clash(a: Signature, b: Signature, world: World) -> bool:
    """Tell whether two reports cannot be of one thing, whatever third report lies between them.

    Words are left out: two parts of one speech need not have words in common.
    """
    for condition in conditions_of(a.kind, world):
        if condition.mode != "words" and judge(condition, a, b, world) < 0:
            return True
    return False


def kindred(one: Sequence[Signature], two: Sequence[Signature], world: World) -> bool:
    """Tell whether two groups of passages are about the same: at least half of the pairs between them are alike.

    So a row of statements, each like the next, does not grow from one subject to another.
    """
    words = [item for item in conditions_of(one[0].kind, world) if item.mode == "words" and not item.soft]
    for condition in words:
        alike = sum(judge(condition, a, b, world) > 0 for a in one for b in two)
        if 2 * alike < len(one) * len(two):
            return False
    return True


def conditions_of(kind: str, world: World) -> tuple[Condition, ...]:
    """Return the parsed ``same_when`` of a kind."""
    return parse_conditions(world.ontology.kinds[kind].same_when)


def judge(condition: Condition, a: Signature, b: Signature, world: World) -> float:
    """Say how far one condition supports (up to 1) or speaks against (-1) that two reports are of one thing."""
    if condition.mode == "plover":
        return 1.0 if a.plover is not None and a.plover == b.plover else -1.0
    if condition.mode in ("days", "size"):
        return _judge_days(condition, a, b)
    if condition.mode == "words":
        return _judge_words(condition, a, b)
    if condition.mode == "extent":
        return judge_extent(condition.field, condition.other, a, b, world)
    if condition.mode == "factor":
        return _judge_factor(condition, a, b)
    return _judge_forms(condition, a, b, world)


def _judge_forms(condition: Condition, a: Signature, b: Signature, world: World) -> float:
    """Judge the conditions on sets of normal forms."""
    name = condition.field
    if name in a.days or name in b.days:
        return _judge_period(a.days.get(name), b.days.get(name))
    if name in a.words or name in b.words:
        return _judge_words(Condition(name, "words", tuning().similar, soft=True), a, b)
    one, two = a.forms.get(name, frozenset()), b.forms.get(name, frozenset())
    if not one or not two:
        if condition.mode == "alike":
            return 0.25 if same_matter(a.article, b.article, world) else -1.0
        return 0.0
    if condition.mode == "equal":
        if (name in a.whole and name in b.whole) or name == "population":
            return 1.0 if one == two else -1.0
        return 0.0
    if condition.mode == "venue":
        return 1.0 if one == two else 0.75 if all(same_venue(f, s) for f in one for s in two) else -1.0
    if condition.mode == "nested":
        return len(one & two) / max(len(one), len(two)) if one <= two or two <= one else -1.0
    if one & two or _within(one, two, world):
        return 1.0 if one == two else 0.75
    return -1.0


def _within(one: frozenset[str], two: frozenset[str], world: World) -> bool:
    """Tell whether a place of one may lie in a place that the other names."""
    for first in one:
        for second in two:
            a, b = world.places.get(first), world.places.get(second)
            if a is not None and b is not None and may_hold(a, b):
                return True
    return False


def _judge_days(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge whether dates overlap when widened, taking the days around publication where a report has none."""
    widened = condition.amount if condition.mode == "days" else _days_for(condition.other, a, b)
    one, two = _narrow(a, condition.field), _narrow(b, condition.field)
    if one is None and two is None and a.article == b.article:
        return 0.5
    one_days, two_days = one or a.around, two or b.around
    if one_days is None or two_days is None:
        return 0.25 if a.article == b.article else 0.0
    apart = max(one_days[0] - two_days[1], two_days[0] - one_days[1], 0)
    if apart > widened:
        return -1.0
    sure = 1.0 if one and two else 0.5
    return sure * (1.0 - apart / (2 * widened + 1))


def _narrow(signature: Signature, name: str) -> tuple[int, int] | None:
    """Return a date that is exact enough to tell one event from another."""
    days = signature.days.get(name)
    return days if days is not None and days[1] - days[0] <= tuning().widest else None


def _days_for(name: str, a: Signature, b: Signature) -> float:
    """Say how far apart accounts of a figure may lie, by the smaller figure."""
    sizes = [signature.sizes[name] for signature in (a, b) if name in signature.sizes]
    smallest = min((size[0] for size in sizes), default=0.0)
    return next(days for below, days in tuning().sizes if smallest < below or below == inf)


def _judge_period(one: tuple[int, int] | None, two: tuple[int, int] | None) -> float:
    """Judge that two periods do not exclude each other."""
    if one is None or two is None:
        return 0.0
    return 1.0 if one[0] <= two[1] and two[0] <= one[1] else -1.0


def _judge_words(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge the similarity of two passages."""
    one, two = a.words.get(condition.field), b.words.get(condition.field)
    if one is None or two is None:
        return 0.0
    alike = similarity(one, two, 0 if condition.soft else tuning().shared)
    return alike if alike >= condition.amount else -1.0


def _judge_factor(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge that two quantities are of one order."""
    one, two = a.sizes.get(condition.field), b.sizes.get(condition.field)
    if one is None or two is None:
        return 0.0
    if a.units.get(condition.field) != b.units.get(condition.field):
        return -1.0
    if a.units.get(condition.field) == "percent" and not (one[0] <= two[1] and two[0] <= one[1]):
        return -1.0
    low, high = sorted((max(one[0], 1.0), max(two[0], 1.0)))
    return low / high if high <= low * condition.amount else -1.0


def _dated_alike(a: Signature, b: Signature, world: World) -> bool:
    """Tell whether both are dated in words of their own, for accounts of a plan and of what came of it."""
    names = [item.field for item in conditions_of(a.kind, world) if item.mode in ("days", "size")]
    return all(_narrow(a, name) is not None and _narrow(b, name) is not None for name in names) and bool(names)
