"""A deed of violence on its way to a report: who, on whom, by what means, and what is known so far of day and place."""

from dataclasses import dataclass

from tracktwo.extract.war.telling import Violence
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, DateValue, PlaceValue, Status, TermValue

TOLD = ("happened", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One telling of violence with its names looked up; ``date`` and ``place`` are None where nothing tells them."""

    violence: Violence
    status: Status
    actors: tuple[ActorValue, ...] = ()
    targets: tuple[ActorValue, ...] = ()
    means: tuple[TermValue, ...] = ()
    date: DateValue | None = None
    place: PlaceValue | None = None

    def sentence(self, tree: Tree) -> int:
        """Return the number of the sentence that tells of it."""
        return tree.tokens[self.violence.trigger].sent

    @property
    def words(self) -> tuple[int, ...]:
        """The tokens that stand for the deed: its verb or noun, and other words of it."""
        return (self.violence.trigger, *self.violence.also)

    @property
    def taken(self) -> tuple[tuple[int, int], ...]:
        """The passages that name somebody, and so no place."""
        return tuple((a.start, a.end) for a in (*self.actors, *self.targets))
