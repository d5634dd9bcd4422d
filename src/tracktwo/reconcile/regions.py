"""Which entries a new article can move: not all that hangs together with it, only as far as groups come out otherwise.

Reports hang together in chains without end: two presidents whose next meeting is written about every day for years. To
join a whole chain anew with every article would cost more with each. But a group is made by the links inside it, taken
from the strongest down, and by those to others that were refused; and whether one is refused depends on both groups as
they stand when it is its turn. So a group that comes together by the same links as before has met its neighbours as
before, and what lies beyond it has not moved. A region is whole groups: joined once without the new reports and once
with them, it grows by the neighbours of every group that came out otherwise, until there are none left outside.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracktwo.reconcile.entries import Grouping, group
from tracktwo.reconcile.hanging import Linked, Lookup, hang, look_up
from tracktwo.reconcile.signature import World
from tracktwo.types import Report

Homes = Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]


class _Region:
    """Reports that are joined anew: whole groups as they are stored, each with what it hangs together with."""

    def __init__(self, lookup: Lookup, world: World, linked: Linked, homes: Homes) -> None:
        """Begin with nothing."""
        self._lookup = lookup
        self._world = world
        self._linked = linked
        self._homes = homes
        self._names: set[str] = set()
        self.reports: dict[str, Report] = {}
        self.new: set[str] = set()

    def begin(self, seeds: Sequence[Report]) -> set[str]:
        """Take in the seeds, and return what they hang together with or stand in one group with."""
        self.reports = {report.id: report for report in seeds}
        self._names = set(self.reports)
        near = set(hang(seeds, self._lookup, self._world, self._linked))
        homes = self._homes(self._names)
        self.new = self._names - homes.keys()
        return near.union(*homes.values())

    def grow(self, names: Iterable[str]) -> None:
        """Take in the groups that some reports stand in."""
        more = set(names) - self._names
        more = more.union(*self._homes(more).values()) - self._names
        found = look_up(more, self._lookup)
        self._names |= more
        self.reports |= {report.id: report for report in found}
        hang([report for report in found if report.id not in self._linked], self._lookup, self._world, self._linked)

    def outside(self, groupings: Iterable[Grouping]) -> set[str]:
        """Return what groups hang together with beyond the region."""
        return {name for one in groupings for member in one.reports for name in self._linked[member]} - self._names


def regroup(
    seeds: Sequence[Report], lookup: Lookup, world: World, linked: Linked, homes: Homes
) -> tuple[dict[str, Report], tuple[Grouping, ...]]:
    """Return the reports that the seeds can move, by id, and the groups that they make now.

    The seeds are new, or as they were but for whose account they are: what was changed otherwise, removed or judged
    takes ``hanging.touched``. ``lookup``, ``world`` and ``linked`` are those of ``touched``; ``homes`` returns the
    stored group of each report that has one.
    """
    region = _Region(lookup, world, linked, homes)
    region.grow(region.begin(seeds))
    while True:
        before = {*group((one for name, one in region.reports.items() if name not in region.new), world, linked)}
        after = group(region.reports.values(), world, linked)
        outside = region.outside(one for one in after if one not in before)
        if not outside:
            return region.reports, after
        region.grow(outside)
