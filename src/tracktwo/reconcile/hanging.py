"""What hangs together: which stored reports a report can be of one entry with, found by blocks and kept for later.

Two reports hang together where the rules link them, where one is a part of the other, or where somebody judged them to
be one thing. Only those that share a block are compared.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import TypeVar, cast

from tracktwo.reconcile.blocks import keys_of
from tracktwo.reconcile.same import Link, clash, link
from tracktwo.reconcile.signature import Signature, World, signature_of
from tracktwo.types import EntryValue, Report

_PARTNER = "report "  # no key of a block begins so: those are hexadecimal digits
# Answers on pairs that are kept: some 60 megabytes.
_PAIRS_KEPT = 300_000
T = TypeVar("T")
Linked = dict[str, set[str]]  # which reports each hangs together with
Lookup = Callable[[Sequence[str]], Mapping[str, Sequence[Report]]]


def block_keys(report: Report, world: World) -> tuple[str, ...]:
    """Return the keys under which a store must find a report again: see ``blocks``."""
    return keys_in(report, world)


def keys_in(report: Report, world: World) -> tuple[str, ...]:
    """Return the keys of a report's blocks, made once in a world."""
    signature = signature_of(report, world)
    known = world.keys.get(report.id)
    if known is None or known[0] is not signature:
        known = world.keys[report.id] = (signature, keys_of(report, signature, world))
    return known[1]


def partner_key(report: str) -> str:
    """Return the key by which a lookup is asked for one report, which somebody judged to be one thing with another."""
    return _PARTNER + report


def partner_of(key: str) -> str | None:
    """Return the report that a partner's key names; None where it is the key of a block."""
    return key.removeprefix(_PARTNER) if key.startswith(_PARTNER) else None


def touched(seeds: Iterable[Report], lookup: Lookup, world: World, linked: Linked | None = None) -> tuple[Report, ...]:
    """Return all reports whose entry the seeds can change: everything linked to them, directly or through others.

    ``lookup`` returns the stored reports under each of the given keys, and those that a ``partner_key`` names; it is
    asked once for all that was reached in one step. ``world`` must know their articles. ``linked`` is what a caller who
    asks for everything that comes keeps from one time to the next, so that nothing is looked for twice; the seeds are
    looked for anew, and what changed must be among them.
    """
    found = {report.id: report for report in seeds}
    fresh, known = frozenset(found), {} if linked is None else linked
    frontier = sorted(found)
    while frontier:
        anew = [found[name] for name in frontier if name in fresh or name not in known]
        later = {one.id: one for one in look_up(_reached(frontier, fresh, known) - found.keys(), lookup)}
        later |= {id_: one for id_, one in hang(anew, lookup, world, known).items() if id_ not in found}
        found |= later
        frontier = sorted(later)
    return tuple(found[name] for name in sorted(found))


def look_up(names: Iterable[str], lookup: Lookup) -> list[Report]:
    """Return the stored reports of these names; those that are gone are left out."""
    met = lookup([partner_key(name) for name in sorted(names)])
    return [report for key in sorted(met) for report in met[key]]


def hang(reports: Sequence[Report], lookup: Lookup, world: World, linked: Linked) -> dict[str, Report]:
    """Find what each of the reports hangs together with, note it, and return all of that."""
    asked = {report.id: _asked(report, world) for report in reports}
    met = lookup(sorted({key for keys in asked.values() for key in keys}))
    found: dict[str, Report] = {}
    for report in reports:
        near = {one.id: one for key in asked[report.id] for one in met.get(key, ()) if one.id != report.id}
        hanging = {id_: one for id_, one in near.items() if _hangs_on(report, one, world)}
        _note(report.id, hanging.keys(), linked)
        found |= hanging
    return found


def _reached(names: Iterable[str], fresh: Container[str], linked: Linked) -> set[str]:
    """Return what is known to hang together with some reports, through others as well, as far as it is known."""
    reached: set[str] = set()
    waiting = [name for name in names if name in linked and name not in fresh]
    while waiting:
        later = linked[waiting.pop()] - reached
        reached |= later
        waiting.extend(name for name in later if name in linked and name not in fresh)
    return reached


def _asked(report: Report, world: World) -> tuple[str, ...]:
    """Return all keys by which reports that may hang together with a report are looked up."""
    partners = world.rulings.partners(report.id)
    return (*keys_in(report, world), *map(partner_key, sorted(partners)))


def _note(report: str, hanging: AbstractSet[str], linked: Linked) -> None:
    """Note which reports a report hangs together with, on both sides."""
    for other in linked.get(report, set()) - hanging:
        linked.get(other, set()).discard(report)
    linked[report] = set(hanging)
    for other in hanging:
        if other in linked:
            linked[other].add(report)


def _hangs_on(report: Report, other: Report, world: World) -> bool:
    """Tell whether a report can be of one entry with another: by the rules, a part of it, or judged to be."""
    if link_once(signature_of(report, world), signature_of(other, world), world) is not None:
        return True
    return other.id in world.rulings.partners(report.id) or _parts(report, other)


def link_once(a: Signature, b: Signature, world: World) -> Link | None:
    """Join two reports as the rules do, asking them once in a world."""
    return _once("link", link, a, b, world)


def clash_once(a: Signature, b: Signature, world: World, *, whoever: bool) -> bool:
    """Tell whether two reports clash, asking the rules once in a world."""
    ask = partial(clash, whoever=whoever)
    return _once("clash, whoever says it" if whoever else "clash", ask, a, b, world)


def _once(what: str, ask: Callable[[Signature, Signature, World], T], a: Signature, b: Signature, world: World) -> T:
    """Ask a symmetric question of a pair once: entries are joined anew with every article that touches them."""
    one, two = (a, b) if a.id < b.id else (b, a)
    known = world.pairs.get((what, one.id, two.id))
    if known is not None and known[0] is one and known[1] is two:
        return cast("T", known[2])
    if len(world.pairs) >= _PAIRS_KEPT:
        world.pairs.clear()
    answer = ask(one, two, world)
    world.pairs[what, one.id, two.id] = (one, two, answer)
    return answer


def _parts(a: Report, b: Report) -> bool:
    """Tell whether one report is said to be part of the other."""
    return b.id in targets_of(a) or a.id in targets_of(b)


def targets_of(report: Report) -> set[str]:
    """Return the reports that a report links to."""
    return {value.id for values in report.fields.values() for value in values if isinstance(value, EntryValue)}
