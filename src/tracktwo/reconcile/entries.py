"""Reports joined to entries: the connected groups of reports of one thing, cut where their ends contradict each other.

Pairs that share a block are judged (``same.link``); links are then taken from the strongest to the weakest, and two
groups are joined unless a report of one clashes with a report of the other. So a vague report cannot tie
two calls a week apart to one. The outcome depends on the set of reports alone, and the set can be cut at its
connected groups: that is what makes the incremental form exact.

What somebody judged comes before the rules: reports judged to be one thing are of one entry at last, and no link joins
what would bring two reports together that were judged to be different, be it through such a judgement.
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import product
from typing import TypeVar, cast

from tracktwo.reconcile.agreement import accounts
from tracktwo.reconcile.blocks import keys_of
from tracktwo.reconcile.groups import Groups
from tracktwo.reconcile.naming import actors_of, caption_of, plover_of, when_of, where_of
from tracktwo.reconcile.rulings import Rulings
from tracktwo.reconcile.same import Link, clash, kindred, link, misnamed
from tracktwo.reconcile.signature import Signature, World, signature_of
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import Entry, EntryValue, FieldAccount, Report

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


def entry_id(reports: Iterable[str]) -> str:
    """Name an entry after its smallest report's id."""
    return "e" + hashlib.sha256(min(reports).encode()).hexdigest()[:16]


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
        anew = [name for name in frontier if name in fresh or name not in known]
        asked = {name: _asked(found[name], world) for name in anew}
        told = {partner_key(name) for name in _reached(frontier, fresh, known) if name not in found}
        met = lookup(sorted({*told, *(key for keys in asked.values() for key in keys)}))
        later = {one.id: one for key in sorted(told) for one in met.get(key, ())}
        for name in anew:
            near = {one.id: one for key in asked[name] for one in met.get(key, ()) if one.id != name}
            hanging = {id_: one for id_, one in near.items() if _hangs_on(found[name], one, world)}
            _note(name, hanging.keys(), known)
            later |= {id_: one for id_, one in hanging.items() if id_ not in found}
        found |= later
        frontier = sorted(later)
    return tuple(found[name] for name in sorted(found))


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
    if _link(signature_of(report, world), signature_of(other, world), world) is not None:
        return True
    return other.id in world.rulings.partners(report.id) or _parts(report, other)


def join(
    reports: Iterable[Report],
    world: World,
    origins: Mapping[str, str],
    standing: Container[tuple[str, ...]] = frozenset(),
    linked: Linked | None = None,
) -> tuple[Entry, ...]:
    """Join reports to entries, sorted by id; ``origins`` says whose account each article is (``copies.origins``).

    Groups of reports that are ``standing`` have their entry as it would be made: it is left out where it links to none.
    ``linked`` is what ``touched`` found to hang together, where the reports come from there.
    """
    known = {report.id: report for report in reports}
    signatures = {name: signature_of(known[name], world) for name in sorted(known)}
    twins = _twins(signatures, world)
    groups, told = Groups(known), _as_judged(signatures, world)
    for first, others in twins.items():
        for other in others:
            groups.join(first, other)
            told.join(first, other)
    members = {first: [first] for first in twins}
    refused: set[tuple[str, str, int, int, bool]] = set()
    pairs = _met(known, signatures, twins, world) if linked is None else _known(known, signatures, twins, world, linked)
    for found in sorted(_links(pairs, signatures, world), key=lambda item: (-item.weight, item.a, item.b)):
        one, two = sorted((groups.root(found.a), groups.root(found.b)))
        if one == two or told.barred(one, two):
            continue
        whoever = misnamed(signatures[found.a], signatures[found.b], world)
        asked = (one, two, len(members[one]), len(members[two]), whoever)  # groups only grow: those two as they are now
        if asked in refused:
            continue
        if not _may_join(members[one], members[two], signatures, world, whoever=whoever):
            refused.add(asked)
            continue
        groups.join(one, two)
        told.join(one, two)
        members[one] += members.pop(two)
    made = told.sorted()
    homes = {name: entry_id(names) for names in made for name in names}
    anew = [names for names in made if names not in standing or any(_targets(known[name]) for name in names)]
    return _linked([_entry([known[name] for name in names], world, origins) for names in anew], homes)


class _Told:
    """Groups as they become with what was judged: who is judged to be one thing is together from the beginning."""

    def __init__(self, names: Iterable[str], rulings: Rulings) -> None:
        """Put every name in a group of its own."""
        self._groups = Groups(names)
        self._rulings = rulings
        self._ruled = {name: [name] for name in rulings.ruled}

    def barred(self, a: str, b: str) -> bool:
        """Tell whether joining two groups would bring together what was judged to be different."""
        one, two = self._groups.root(a), self._groups.root(b)
        return one != two and self._rulings.bars(self._ruled.get(one, ()), self._ruled.get(two, ()))

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        one, two = sorted((self._groups.root(a), self._groups.root(b)))
        if one != two:
            self._groups.join(one, two)
            ruled = [*self._ruled.pop(one, ()), *self._ruled.pop(two, ())]
            if ruled:
                self._ruled[one] = ruled

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups, sorted inside and among themselves."""
        return self._groups.sorted()


def _as_judged(signatures: Mapping[str, Signature], world: World) -> _Told:
    """Bring together what was judged to be one thing, unless it was also judged to be two or is of two kinds."""
    told = _Told(signatures, world.rulings)
    for a, b in world.rulings.same:
        known = a in signatures and b in signatures and signatures[a].kind == signatures[b].kind
        if known and not told.barred(a, b):
            told.join(a, b)
    return told


def links_between(reports: Iterable[Report], world: World) -> Iterator[Link]:
    """Give all pairs of reports that the rules find to be of one thing, whether they were joined or not."""
    known = {report.id: report for report in reports}
    signatures = {name: signature_of(known[name], world) for name in sorted(known)}
    return _links(_met(known, signatures, {name: [] for name in signatures}, world), signatures, world)


def _twins(signatures: Mapping[str, Signature], world: World) -> dict[str, list[str]]:
    """Bring reports of one thing that look the same under the smallest: a thousand copies cost no more than one.

    What somebody judged stands for itself.
    """
    by_look: dict[tuple[object, ...], list[str]] = {}
    for name, signature in signatures.items():
        by_look.setdefault((name,) if name in world.rulings.ruled else signature.look, []).append(name)
    twins: dict[str, list[str]] = {}
    for first, *others in by_look.values():
        same = [name for name in others if _link(signatures[first], signatures[name], world) is not None]
        twins[first] = same
        twins |= {name: [] for name in others if name not in set(same)}
    return twins


def _links(pairs: Iterable[tuple[str, str]], signatures: Mapping[str, Signature], world: World) -> Iterator[Link]:
    """Judge every pair of reports once."""
    for a, b in pairs:
        found = _link(signatures[a], signatures[b], world)
        if found is not None:
            yield found


def _met(
    known: Mapping[str, Report], signatures: Mapping[str, Signature], twins: Iterable[str], world: World
) -> Iterator[tuple[str, str]]:
    """Pair different-looking reports that share a block."""
    blocks: dict[str, list[str]] = {}
    for name in twins:
        for key in keys_in(known[name], world):
            blocks.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for pair in _pairs(blocks[key], signatures):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _known(
    known: Mapping[str, Report],
    signatures: Mapping[str, Signature],
    twins: Container[str],
    world: World,
    linked: Linked,
) -> Iterable[tuple[str, str]]:
    """Pair different-looking reports that are known to hang together; a crowd is paired as it would be without that."""
    if len(known) > tuning().crowd:
        return _met(known, signatures, [name for name in known if name in twins], world)
    there = [name for name in known if name in twins]
    return sorted({(min(a, b), max(a, b)) for a in there for b in linked[a] if b in known and b in twins})


def _pairs(names: Sequence[str], signatures: Mapping[str, Signature]) -> Iterator[tuple[str, str]]:
    """Pair the reports of a block; in a crowd, only those that are near each other in time."""
    known = tuning()
    if len(names) <= known.crowd:
        ordered, reach = sorted(names), len(names)
    else:
        ordered, reach = sorted(names, key=lambda name: (_day(signatures[name]), name)), known.window
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 : at + 1 + reach]:
            yield (first, second) if first < second else (second, first)


def _day(signature: Signature) -> int:
    """Return the first day that a report speaks of, or that of its article."""
    days = [span[0] for span in signature.days.values()] or [signature.around[0] if signature.around else 0]
    return min(days)


def _may_join(
    one: Sequence[str], two: Sequence[str], signatures: Mapping[str, Signature], world: World, *, whoever: bool
) -> bool:
    """Tell whether two groups can be of one thing: hardly a report of one clashes with any of the other.

    One report in which a party was misread must not keep all others of its group from the thing they tell.
    """
    left, right = [signatures[name] for name in one], [signatures[name] for name in two]
    borne = tuning().misread * len(left) * len(right)
    clashes = 0
    for a, b in product(left, right):
        clashes += _clash(a, b, world, whoever=whoever)
        if clashes > borne:
            return False
    return kindred(left, right, world)


def _link(a: Signature, b: Signature, world: World) -> Link | None:
    """Join two reports as the rules do, asking them once in a world."""
    return _once("link", link, a, b, world)


def _clash(a: Signature, b: Signature, world: World, *, whoever: bool) -> bool:
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
    return b.id in _targets(a) or a.id in _targets(b)


def _targets(report: Report) -> set[str]:
    """Return the reports that a report links to."""
    return {value.id for values in report.fields.values() for value in values if isinstance(value, EntryValue)}


def _entry(reports: Sequence[Report], world: World, origins: Mapping[str, str]) -> Entry:
    """Make the entry of a group of reports."""
    kind = world.ontology.kinds[reports[0].kind]
    fields = accounts(kind, reports, origins, world.places)
    code = plover_of(reports, origins)
    carriers = {report.article for report in reports}
    return Entry(
        id=entry_id(report.id for report in reports),
        kind=kind.name,
        caption=caption_of(kind, fields, code),
        reports=tuple(sorted(report.id for report in reports)),
        origins=len({origins.get(article, article) for article in carriers}),
        carriers=len(carriers),
        fields=fields,
        when=when_of(fields),
        where=where_of(fields),
        actors=actors_of(fields),
        plover=code,
        judged=world.rulings.words([report.id for report in reports]),
    )


def _linked(entries: Sequence[Entry], homes: Mapping[str, str]) -> tuple[Entry, ...]:
    """Turn links to reports into links to the entries of those reports, their homes."""
    done = []
    for entry in entries:
        fields = {name: _relinked(account, homes) for name, account in entry.fields.items()}
        done.append(replace(entry, fields=fields))
    return tuple(sorted(done, key=lambda entry: entry.id))


def _relinked(account: FieldAccount, homes: Mapping[str, str]) -> FieldAccount:
    """Turn one field's links; groups that now lead to one entry stay apart by the words they were read from."""
    groups = tuple(
        replace(group, value=replace(group.value, id=homes.get(group.value.id, group.value.id)))
        if isinstance(group.value, EntryValue)
        else group
        for group in account.groups
    )
    return replace(account, groups=groups)
