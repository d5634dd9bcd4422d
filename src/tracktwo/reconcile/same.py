"""Are two reports of one thing? Symmetric, pure, and explained condition by condition.

A condition *supports* (more than 0), is *open* (0: somebody does not say) or *speaks against* (less than 0). Two
reports are of one thing when every required condition supports and none speaks against. Reports without a date count
as of the days around their article's publication; without that too, they only join reports of the same article. What
is announced and what took place are one thing only where both are dated and the dates agree, or where it is told as
done within days after it was told as planned: a proposal never swallows a meeting that was held on another day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from tracktwo.reconcile.belonging import any_within, of_one_state
from tracktwo.reconcile.deeds import are_unarmed, is_one_deed
from tracktwo.reconcile.elsewhere import met_elsewhere
from tracktwo.reconcile.extents import judge_extent
from tracktwo.reconcile.forms import similarity
from tracktwo.reconcile.kindred import one_of_the_calls, same_measure
from tracktwo.reconcile.rules import Condition, parse_conditions
from tracktwo.reconcile.signature import Signature, World, same_matter
from tracktwo.reconcile.tuning import tuning
from tracktwo.reconcile.venues import same_venue
from tracktwo.reconcile.wordings import holds_whole, is_verbatim, same_saying, share_more_than_names

_UNKNOWN = re.compile(r"x:[^-]+-")  # the id of somebody whom only the article knows, with a given name
_BARE = frozenset({28, 29, 30, 31, 365, 366})  # days of a month or a year
_SOME = 1e-9  # more than nothing
_SHORT_NAME = 3  # letters: as many people are called Khan and Lee as say things
# Whom a figure counts that does not say so.
ANYBODY = frozenset({"people"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports of one thing; the more evidence, the earlier they are joined."""

    weight: float
    a: str
    b: str


def link(a: Signature, b: Signature, world: World) -> Link | None:
    """Join two reports, or return None where they are not told to be of one thing."""
    if a.kind != b.kind or a.id == b.id or met_elsewhere(a, b, world) or _said_again(a, b):
        return None
    one, two = (a, b) if a.id < b.id else (b, a)
    weight = 0.0
    for condition in conditions_of(one.kind, world):
        answer = judge(condition, one, two, world)
        if answer < 0 or (answer == 0 and not condition.soft):
            return None
        weight += answer
    if one.standing != two.standing and not (_dated_alike(one, two, world) or _came_true(one, two)):
        return None
    return Link(round(weight, 6), one.id, two.id)


def clash(a: Signature, b: Signature, world: World, *, whoever: bool = False) -> bool:
    """Tell whether two reports cannot be of one thing, whatever third report lies between them.

    What is only no evidence is left out: two parts of one speech need not have words in common, nor two sentences about
    one event, and a figure that does not say of whom may be far from the first of its row.
    """
    if met_elsewhere(a, b, world) or _said_again(a, b):
        return True
    for condition in conditions_of(a.kind, world):
        if condition.mode in ("words", "passage") or (whoever and condition.mode == "voice"):
            continue
        if condition.mode in ("counted", "sited") and not _both_say(condition, a, b):
            continue
        if judge(condition, a, b, world) < 0:
            return True
    return False


def _said_again(a: Signature, b: Signature) -> bool:
    """Tell whether two sayings are dated to different days and told in other words: somebody said much the same twice.

    The very words of one saying may be given two days, which is a difference between accounts.
    """
    if not a.wordings or "date" not in a.days or "date" not in b.days:
        return False
    one, two = a.days["date"], b.days["date"]
    apart = max(one[0] - two[1], two[0] - one[1], 0)
    if apart < tuning().said_again:
        return False
    return not any(is_verbatim(told, b.wordings[name]) for name, told in a.wordings.items() if name in b.wordings)


def _both_say(condition: Condition, a: Signature, b: Signature) -> bool:
    """Tell whether both reports answer a condition's field in ways that can part them."""
    one, two = (signature.forms.get(condition.field, frozenset()) for signature in (a, b))
    return bool(one and two) and not (condition.mode == "counted" and _is_nation_told_bare(one, two))


def _is_nation_told_bare(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether one report counts a nation's people and the other bare "people"; civilians are fewer than those."""
    nation = two if one == ANYBODY else one
    return ANYBODY in (one, two) and bool(nation) and all(form.endswith("-people") for form in nation)


def misnamed(a: Signature, b: Signature, world: World) -> bool:
    """Tell whether two reports are one by their very words though each names another speaker."""
    voices = [item.field for item in conditions_of(a.kind, world) if item.mode == "voice"]
    return any(not a.forms.get(name, frozenset()) & b.forms.get(name, frozenset()) for name in voices)


def kindred(one: Sequence[Signature], two: Sequence[Signature], world: World) -> bool:
    """Tell whether two groups of passages are about the same: at least half of the pairs between them are alike.

    So a row of statements, each like the next, does not grow from one subject to another, nor a row of wounded from one
    day's event to the next day's. What is all but wholly a piece of one of the others goes with it.
    """
    if any(_is_piece(a, b) for a in one for b in two):
        return True
    for condition in conditions_of(one[0].kind, world):
        if condition.mode == "passage" or (condition.mode == "words" and not condition.soft):
            least = 0.0 if condition.mode == "passage" else _SOME
            alike = sum(judge(condition, a, b, world) >= least for a in one for b in two)
            if 2 * alike < len(one) * len(two):
                return False
    return True


def _is_piece(a: Signature, b: Signature) -> bool:
    """Tell whether nearly all the words of one saying stand in the other, said within the same days."""
    if not _said_near(a, b):
        return False
    return any(holds_whole(told, b.wordings[name]) for name, told in a.wordings.items() if name in b.wordings)


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
    if condition.mode == "voice":
        return _judge_voice(condition, a, b)
    if condition.mode == "counted":
        return _judge_counted(condition, a, b)
    if condition.mode == "sited":
        return _judge_sited(condition, a, b, world)
    if condition.mode == "passage":
        return _judge_passage(condition, a, b)
    return _judge_forms(condition, a, b, world)


def _judge_forms(condition: Condition, a: Signature, b: Signature, world: World) -> float:
    """Judge the conditions on sets of normal forms."""
    name = condition.field
    if name in a.days or name in b.days:
        return _judge_period(name, a, b)
    if name in a.words or name in b.words:
        return _judge_words(Condition(name, "words", tuning().similar, soft=True), a, b)
    one, two = a.forms.get(name, frozenset()), b.forms.get(name, frozenset())
    if not one or not two:
        if condition.mode == "alike":
            return 0.25 if same_matter(a.article, b.article, world) else -1.0
        return 0.0
    if condition.mode == "equal":
        if name in a.whole and name in b.whole:
            return 1.0 if one == two else 0.5 if one_of_the_calls(name, a, b) else -1.0
        return 0.0
    if condition.mode == "venue":
        return 1.0 if one == two else 0.75 if all(same_venue(f, s) for f in one for s in two) else -1.0
    if condition.mode == "nested":
        return len(one & two) / max(len(one), len(two)) if one <= two or two <= one else -1.0
    if one & two or any_within(one, two, world.places):
        return 1.0 if one == two else 0.75
    if condition.mode == "alike" and name == "parties" and min(len(one), len(two)) == 1:
        # A truce has two sides: who names one of them does not contradict who names the other; that both speak of one
        # truce takes a date.
        dated = _narrow(a, "date") is not None and _narrow(b, "date") is not None
        return (0.25 if dated else 0.0) if same_matter(a.article, b.article, world) else -1.0
    if same_measure(name, a, b):
        return 0.25
    known_otherwise = of_one_state(one, two) or are_unarmed(one, two)
    return 0.25 if condition.mode == "clear" and known_otherwise else -1.0


def _namesakes(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether two reports name people whom no register knows by one surname: Tom and Thomas Okoro."""
    surnames = [
        {name for form in forms if (name := form.rpartition("-")[2]) and _UNKNOWN.match(form)} for forms in (one, two)
    ]
    return any(len(name) > _SHORT_NAME for name in surnames[0] & surnames[1])


def _judge_sited(condition: Condition, a: Signature, b: Signature, world: World) -> float:
    """Judge that two reports are of one place; where one names none, both must be dated and share who did it."""
    place = Condition(condition.field, "share")
    told = a.forms.get(condition.field) and b.forms.get(condition.field)
    if is_one_deed(a, b) and same_matter(a.article, b.article, world):
        return max(_judge_forms(place, a, b, world) if told else 0.25, 0.25)
    if told:
        return _judge_forms(place, a, b, world)
    if _narrow(a, "date") is None or _narrow(b, "date") is None:
        return 0.0 if a.article == b.article else -1.0
    doer = _judge_forms(Condition(condition.other, "clear"), a, b, world)
    return 0.25 if doer > 0 and same_matter(a.article, b.article, world) else -1.0


def _judge_days(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge whether dates overlap when widened, taking the days around publication where a report has none."""
    widened = condition.amount if condition.mode == "days" else _days_for(condition.other, a, b)
    one, two = _told_days(a, condition.field), _told_days(b, condition.field)
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


def _told_days(signature: Signature, name: str) -> tuple[int, int] | None:
    """Return the days that a report dates itself to, vague ones only where they were over before its article."""
    days = signature.days.get(name)
    if days is None or signature.published is None or signature.published - days[1] > tuning().over:
        return days
    return _narrow(signature, name)


def _narrow(signature: Signature, name: str) -> tuple[int, int] | None:
    """Return a date that is exact enough to tell one event from another."""
    days = signature.days.get(name)
    return days if days is not None and days[1] - days[0] <= tuning().widest else None


def _days_for(name: str, a: Signature, b: Signature) -> float:
    """Say how far apart accounts of a figure may lie, by the smaller figure."""
    sizes = [signature.sizes[name] for signature in (a, b) if name in signature.sizes]
    smallest = min((size[0] for size in sizes), default=0.0)
    return next(days for below, days in tuning().sizes if smallest < below or below == inf)


def _judge_period(name: str, a: Signature, b: Signature) -> float:
    """Judge that two periods do not exclude each other; a report that names none does not speak of one long over."""
    one, two = a.days.get(name), b.days.get(name)
    if one is None or two is None:
        told, other = (one or two), (b if one else a).around
        within = tuning().sizes[1][1] if told is not None and told[0] == told[1] else tuning().over
        if told is None or other is None or not _is_stretch(told) or not _soon_over(a, b, within):
            return 0.0
        return -1.0 if other[0] - told[1] > tuning().over else 0.0
    return 1.0 if one[0] <= two[1] and two[0] <= one[1] else -1.0


def _is_stretch(days: tuple[int, int]) -> bool:
    """Tell whether a period is told from its beginning to its end: a bare month or year may date something else.

    "The deadliest fighting since 2005 killed 1,200" is not of 2005. (A day may date only what few died of.)
    """
    return days[1] - days[0] + 1 not in _BARE


def _soon_over(a: Signature, b: Signature, within: int) -> bool:
    """Tell whether figures are small enough to be of a time, not quoted for years as a war's are."""
    return all(_days_for("value", one, one) <= within for one in (a, b))


def _judge_voice(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge that two sayings have one speaker, or are so much the same words that one of the two was misread."""
    one, two = a.forms.get(condition.field, frozenset()), b.forms.get(condition.field, frozenset())
    if one & two:
        return 1.0 if one == two else 0.75
    if _namesakes(one, two) and _said_near(a, b):
        return 0.5
    first, second = a.wordings.get(condition.other), b.wordings.get(condition.other)
    if first is None or second is None or a.article == b.article or not _said_near(a, b):
        return -1.0
    return 0.5 if is_verbatim(first, second) else -1.0


def _judge_counted(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge that the same people are counted."""
    one, two = a.forms.get(condition.field, ANYBODY), b.forms.get(condition.field, ANYBODY)
    if one == two:
        return 1.0
    if condition.field in a.forms and condition.field in b.forms and not _is_nation_told_bare(one, two):
        return -1.0
    first, second = a.sizes.get(condition.other), b.sizes.get(condition.other)
    if first is None or second is None:
        return -1.0
    low, high = sorted((max(first[0], 1.0), max(second[0], 1.0)))
    return 0.25 if high <= low * tuning().unsaid else -1.0


def _judge_passage(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge that two small figures, or larger ones of nobody told, stand in sentences that have a word in common.

    Larger ones need none, nor does one number of one people: "84 Maravians" are of the same war here and there.
    """
    sizes = [signature.sizes[condition.field][0] for signature in (a, b) if condition.field in signature.sizes]
    told = all("population" in signature.forms for signature in (a, b))
    if a.article == b.article or max(sizes, default=0.0) >= (tuning().small if told else tuning().untold):
        return 0.0
    if not a.passage or not b.passage or _one_number(condition.field, a, b):
        return 0.0
    shared = len(a.passage & b.passage)
    return min(shared / 4, 1.0) if shared else -1.0


def _one_number(name: str, a: Signature, b: Signature) -> bool:
    """Tell whether two figures are one number of people who are told from others."""
    one, two = a.forms.get("population", ANYBODY), b.forms.get("population", ANYBODY)
    return a.sizes[name] == b.sizes[name] and one == two != ANYBODY


def _said_near(a: Signature, b: Signature, days: int | None = None) -> bool:
    """Tell whether two sayings are of the same days: those they are dated to, else those of their articles."""
    reach = tuning().same_days if days is None else days
    one, two = _narrow(a, "date"), _narrow(b, "date")
    if one is not None and two is not None:
        return max(one[0] - two[1], two[0] - one[1], 0) <= reach
    if a.published is None or b.published is None:
        return a.article == b.article
    return abs(a.published - b.published) <= reach


def _judge_words(condition: Condition, a: Signature, b: Signature) -> float:
    """Judge the similarity of two passages."""
    one, two = a.words.get(condition.field), b.words.get(condition.field)
    if one is None or two is None:
        return 0.0
    alike = similarity(one, two, 0 if condition.soft else tuning().shared)
    first, second = a.wordings.get(condition.field), b.wordings.get(condition.field)
    if first is None or second is None:
        return alike if alike >= condition.amount else -1.0
    if alike >= condition.amount and (alike >= tuning().nearly or share_more_than_names(first, second)):
        return alike
    if not _said_near(a, b):
        return -1.0
    return same_saying(first, second, one_day=_said_near(a, b, days=1), one_article=a.article == b.article) or -1.0


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


def _came_true(a: Signature, b: Signature) -> bool:
    """Tell whether one report announces what the other tells as done: within days, and not afterwards."""
    ahead, done = (a, b) if a.standing == "prospective" else (b, a)
    if (
        (ahead.standing, done.standing) != ("prospective", "realised")
        or ahead.published is None
        or done.published is None
    ):
        return False
    soonest = 0 if done.forms.get("channel") == frozenset({"phone"}) else 1  # a call is announced and made in hours
    return soonest <= done.published - ahead.published <= tuning().same_days
