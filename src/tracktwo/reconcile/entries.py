"""Reports joined to entries: the connected groups of reports of one thing, cut where their ends contradict each other.

Pairs that share a block are judged (``same.link``); links are then taken from the strongest to the weakest, and two
groups are joined unless a report of one clashes with a report of the other. So a vague report cannot tie
two calls a week apart to one. The outcome depends on the set of reports alone, and the set can be cut at its
connected groups: that is what makes the incremental form exact.

What somebody judged comes before the rules: reports judged to be one thing are of one entry at last, and no link joins
what would bring two reports together that were judged to be different, be it through such a judgement.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from tracktwo.reconcile.agreement import accounts
from tracktwo.reconcile.groups import Groups
from tracktwo.reconcile.hanging import Linked, clash_once, keys_in, link_once, targets_of
from tracktwo.reconcile.naming import actors_of, as_done, caption_of, plover_of, when_of, where_of
from tracktwo.reconcile.rulings import Rulings
from tracktwo.reconcile.same import Link, kindred, misnamed
from tracktwo.reconcile.signature import Signature, World, signature_of
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import Entry, EntryValue, FieldAccount, Report


def entry_id(reports: Iterable[str]) -> str:
    """Name an entry after its smallest report.

    >>> entry_id(["r5", "r17"])
    'e17'
    """
    return "e" + min(reports).removeprefix("r")


@dataclass(frozen=True, slots=True)
class Grouping:
    """Reports of one entry, and the links that brought them together."""

    reports: tuple[str, ...]
    links: frozenset[tuple[str, str]]


def join(reports: Iterable[Report], world: World, origins: Mapping[str, str]) -> tuple[Entry, ...]:
    """Join reports to entries, sorted by id; ``origins`` says whose account each article is (``copies.origins``)."""
    known = {report.id: report for report in reports}
    return make_entries(group(known.values(), world), known, world, origins)


def group(reports: Iterable[Report], world: World, linked: Linked | None = None) -> tuple[Grouping, ...]:
    """Bring reports of one thing together; ``linked`` is what was found to hang together, where that was looked for."""
    known = {report.id: report for report in reports}
    signatures = {name: signature_of(known[name], world) for name in sorted(known)}
    twins = _twins(known, signatures, world, linked)
    groups, told = Groups(known), _as_judged(signatures, world)
    taken = []
    for first, others in twins.items():
        for other in others:
            groups.join(first, other)
            told.join(first, other)
            taken.append((first, other))
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
        taken.append((found.a, found.b))
        members[one] += members.pop(two)
    return _groupings(told.sorted(), taken)


def _groupings(made: Sequence[tuple[str, ...]], taken: Iterable[tuple[str, str]]) -> tuple[Grouping, ...]:
    """Put the links that were taken beside the groups that they made."""
    home = {name: names for names in made for name in names}
    links: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for pair in taken:
        links.setdefault(home[pair[0]], []).append(pair)
    return tuple(Grouping(names, frozenset(links.get(names, ()))) for names in made)


def make_entries(
    groupings: Iterable[Grouping],
    known: Mapping[str, Report],
    world: World,
    origins: Mapping[str, str],
    standing: Container[tuple[str, ...]] = frozenset(),
    beyond: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[Entry, ...]:
    """Make the entries of groups, sorted by id; see ``join``. ``beyond``: stored groups of others.

    Groups of reports that are ``standing`` have their entry as it would be made: it is left out where it links to none.
    """
    made = [grouping.reports for grouping in groupings]
    homes = {name: entry_id(names) for name, names in beyond.items()}
    homes |= {name: entry_id(names) for names in made for name in names}
    anew = [names for names in made if names not in standing or any(targets_of(known[name]) for name in names)]
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
        if not self._ruled:
            return False
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


def _twins(
    known: Mapping[str, Report], signatures: Mapping[str, Signature], world: World, linked: Linked | None
) -> dict[str, list[str]]:
    """Bring reports of one thing that look the same under the smallest: a thousand copies cost no more than one.

    What somebody judged stands for itself. Those that share no block are not compared, however much they look the same:
    else it would matter which others they are joined with.
    """
    by_look: dict[tuple[object, ...], list[str]] = {}
    for name, signature in signatures.items():
        by_look.setdefault((name,) if name in world.rulings.ruled else signature.look, []).append(name)
    twins: dict[str, list[str]] = {}
    for first, *others in by_look.values():
        if others and linked is None:
            met = _sharing(known[first], [known[name] for name in others], world)
        else:
            met = linked[first] if linked and others else set()
        there = [name for name in others if name in met]
        same = [name for name in there if link_once(signatures[first], signatures[name], world) is not None]
        twins[first] = same
        twins |= {name: [] for name in others if name not in set(same)}
    return twins


def _sharing(report: Report, others: Iterable[Report], world: World) -> set[str]:
    """Return which of the others share a block with a report."""
    keys = frozenset(keys_in(report, world))
    return {other.id for other in others if not keys.isdisjoint(keys_in(other, world))}


def _links(pairs: Iterable[tuple[str, str]], signatures: Mapping[str, Signature], world: World) -> Iterator[Link]:
    """Judge every pair of reports once."""
    for a, b in pairs:
        found = link_once(signatures[a], signatures[b], world)
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
        clashes += clash_once(a, b, world, whoever=whoever)
        if clashes > borne:
            return False
    return kindred(left, right, world)


def _entry(reports: Sequence[Report], world: World, origins: Mapping[str, str]) -> Entry:
    """Make the entry of a group of reports."""
    kind = world.ontology.kinds[reports[0].kind]
    fields = accounts(kind, reports, origins, world.places)
    code = plover_of(reports, origins)
    carriers = {report.article for report in reports}
    told = as_done(fields, reports)
    return Entry(
        id=entry_id(report.id for report in reports),
        kind=kind.name,
        caption=caption_of(kind, told, code),
        reports=tuple(sorted(report.id for report in reports)),
        origins=len({origins.get(article, article) for article in carriers}),
        carriers=len(carriers),
        fields=fields,
        when=when_of(told),
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
