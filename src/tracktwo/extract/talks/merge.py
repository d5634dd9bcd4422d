"""Mentions of one thing within one article become one report: what is compatible is merged, the rest stays apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tracktwo.types import ActorValue, DateValue, PlaceValue, QuantityValue, Status, TermValue, Value

Fields = Mapping[str, tuple[Value, ...]]
_SETTLED = frozenset({"happened", "ongoing"})
_NOTHING = Value(start=0, end=0, text="")
# Where mentions of one thing differ in status, the one that says most about it stands.
_STRENGTH: tuple[Status, ...] = (
    "happened", "ongoing", "planned", "refused", "denied", "proposed", "conditional", "hypothetical",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention on its way to a report. A ``soft`` one only adds to another; ``head`` is its token.

    A ``bare`` one names a thing without telling whether it happened ("the first summit"); ``number`` is its ordinal.
    """

    head: int
    status: Status
    fields: Fields
    soft: bool = False
    bare: bool = False
    number: int | None = None


def fold(drafts: Iterable[Draft], same: Callable[[Draft, Draft], bool], many: frozenset[str]) -> list[Draft]:
    """Merge each draft into the first one before it that is the same thing; soft ones that find none are dropped.

    A soft one goes to the nearest before it, as "the truce" means the one spoken of last.

    Soft drafts are folded last, so that a mention may add to one that comes after it, and those whose track was
    guessed after those that name it. Linear in practice: the number of distinct things in one article is small.
    """
    kept: list[Draft] = []
    ordered = sorted(drafts, key=lambda d: (d.soft, d.bare, _guessed(d), d.head))
    for draft in ordered:
        fitting = [n for n, other in enumerate(kept) if same(other, draft)]
        nearest = max((n for n in fitting if kept[n].head < draft.head), key=lambda n: kept[n].head, default=None)
        at = nearest if draft.soft and nearest is not None else next(iter(fitting), None)
        if at is not None:
            kept[at] = merged(kept[at], draft, many)
        elif not draft.soft:
            kept.append(draft)
    return sorted(kept, key=lambda d: d.head)


def _guessed(draft: Draft) -> bool:
    """Tell whether a mention's track was inferred."""
    return any(value.how is not None for value in draft.fields.get("track", ()))


def merged(one: Draft, two: Draft, many: frozenset[str]) -> Draft:
    """Put two mentions of one thing together: the best-filled leads, lists are joined, gaps are filled."""
    first, second = (two, one) if not two.soft and _fill(two) > _fill(one) else (one, two)
    fields = {name: values for name, values in first.fields.items() if values}
    for name, values in second.fields.items():
        if not values:
            continue
        if name not in fields:
            fields[name] = values
        elif name in many:
            fields[name] = join(fields[name], values)
        elif _better(values[0], fields[name][0]):
            fields[name] = values
    told = [d.status for d in (one, two) if not d.bare] or [one.status]
    status = one.status if two.soft else min(told, key=_STRENGTH.index)
    if set(told) == _SETTLED and key_of(fields["phase"][0] if "phase" in fields else _NOTHING) == "in_force":
        status = "ongoing"  # a truce that began and is being kept goes on
    number = one.number if one.number is not None else two.number
    return replace(
        first,
        head=one.head if two.bare else first.head,
        status=status,
        fields=fields,
        bare=one.bare and two.bare,
        number=number,
    )


def join(one: Sequence[Value], two: Sequence[Value]) -> tuple[Value, ...]:
    """Join two lists of values, each normal form once; a passage inside one that is there already adds nothing."""
    found = list(one)
    for value in two:
        if not any(_same_value(value, other) for other in found):
            found.append(value)
    return tuple(found)


def key_of(value: Value) -> str:
    """Return what makes two values the same: the id, the normal form, or the words."""
    match value:
        case ActorValue() | PlaceValue():
            return value.id or value.text.lower()
        case DateValue():
            return value.edtf or value.text.lower()
        case TermValue():
            return value.term
        case QuantityValue():
            return f"{value.low} {value.high} {value.bound}"
        case _:
            return " ".join(value.text.lower().split())


def party_keys(values: Iterable[Value]) -> frozenset[str]:
    """Return the parties of a mention as a set of keys."""
    return frozenset(key_of(v) for v in values)


def dates_conflict(one: Fields, two: Fields) -> bool:
    """Tell whether two mentions have resolved dates that share no day."""
    for first in one.get("date", ()):
        for second in two.get("date", ()):
            if isinstance(first, DateValue) and isinstance(second, DateValue) and _apart(first, second):
                return True
    return False


def same_day_told(one: Fields, two: Fields) -> bool:
    """Tell whether two mentions are of one and the same day: planned for it in the one, over by now in the other."""
    first, second = ({(v.from_, v.until) for v in f.get("date", ()) if isinstance(v, DateValue)} for f in (one, two))
    return bool(first & second) and all(start is not None and start == end for start, end in first & second)


def same_side_of_now(one: Status, two: Status) -> bool:
    """Tell whether two statuses can be of one thing: both told as fact, or both as not (yet) fact."""
    return (one in _SETTLED) == (two in _SETTLED)


def by_day(draft: Draft, published: str | None) -> Draft:
    """Fit a status to the date: after the day of publication nothing has happened, before it nothing is planned."""
    days = [v for v in draft.fields.get("date", ()) if isinstance(v, DateValue) and v.from_ is not None]
    if published is None or not days:
        return draft
    first, last = days[0].from_ or "", days[0].until or ""
    if draft.status in _SETTLED and first[:10] > published[:10]:
        return replace(draft, status="planned")
    over = last[:4].isdigit() and last[:10] < published[:10]
    return replace(draft, status="happened") if over and draft.status == "planned" else draft


def is_over(draft: Draft, published: str | None) -> bool:
    """Tell whether a mention's day lies before the day of publication."""
    days = [v.until for v in draft.fields.get("date", ()) if isinstance(v, DateValue) and v.until is not None]
    return published is not None and bool(days) and days[0][:4].isdigit() and days[0][:10] < published[:10]


def _apart(one: DateValue, two: DateValue) -> bool:
    """Tell whether two dates share no day; an open or unresolved one is compatible with all."""
    if one.from_ is None or one.until is None or two.from_ is None or two.until is None:
        return False
    return one.until < two.from_ or two.until < one.from_


def _same_value(one: Value, two: Value) -> bool:
    """Tell whether two values say the same, or the one's words stand in the other's."""
    if key_of(one) == key_of(two):
        return True
    plain = type(one) is Value and type(two) is Value
    return plain and one.start < two.end and two.start < one.end


def _better(new: Value, old: Value) -> bool:
    """Tell whether a value is resolved where the other is not, or says the same but was read, not inferred."""
    if isinstance(new, DateValue) and isinstance(old, DateValue):
        return new.edtf is not None and (old.edtf is None or _inside(new, old))
    return old.how is not None and new.how is None and key_of(old) == key_of(new)


def _inside(new: DateValue, old: DateValue) -> bool:
    """Tell whether a date says more exactly what another leaves wide ("27 February" in "next week")."""
    if None in (new.from_, new.until, old.from_, old.until) or (new.from_, new.until) == (old.from_, old.until):
        return False
    return str(old.from_) <= str(new.from_) and str(new.until) <= str(old.until)


def _fill(draft: Draft) -> int:
    """Count what a mention says; a resolved date counts twice."""
    dated = any(isinstance(v, DateValue) and v.edtf is not None for v in draft.fields.get("date", ()))
    return sum(1 for values in draft.fields.values() if values) + dated
