"""Connected groups: things joined in pairs, whatever the order of the pairs."""

from collections.abc import Iterable


class Groups:
    """Sets of names that grow together (union-find, with path halving); groups come out sorted."""

    def __init__(self, names: Iterable[str]) -> None:
        """Put every name in a group of its own."""
        self._parent = {name: name for name in sorted(names)}
        self._size = dict.fromkeys(self._parent, 1)

    def root(self, name: str) -> str:
        """Return the name that stands for the group: the smallest in it."""
        parent = self._parent
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        low, high = sorted((self.root(a), self.root(b)))
        if low != high:
            self._parent[high] = low
            self._size[low] += self._size[high]

    def alone(self, name: str) -> bool:
        """Tell whether nothing was joined to a name."""
        return self._size[self.root(name)] == 1

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups, sorted inside and among themselves."""
        found: dict[str, list[str]] = {}
        for name in self._parent:
            found.setdefault(self.root(name), []).append(name)
        return tuple(tuple(found[root]) for root in sorted(found))
