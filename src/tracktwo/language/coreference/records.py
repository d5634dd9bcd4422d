"""What coreference finds: mentions, each with its cluster and the mention that it takes up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coreferent:
    """A mention: tokens ``first`` to ``last`` (inclusive), characters ``[start, end)``, head token.

    ``form`` is name, nominal, pronoun, clause or together (a whole coordination). Mentions with one ``cluster`` number
    stand for the same. ``antecedent`` is the place, among the mentions, of the one that this takes up; None where it
    takes up none. ``score`` (0 to 1) is how sure that choice is; ``how`` tells what made it (name, ranked,
    speaker, new).
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    form: str
    cluster: int
    antecedent: int | None
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class Coreference:
    """All mentions of an article in the order of their heads; ``model`` names the ranker, empty where there is none."""

    mentions: tuple[Coreferent, ...] = ()
    model: str = ""

    def clusters(self) -> tuple[tuple[Coreferent, ...], ...]:
        """Return the mentions by cluster, in the order of their first mentions."""
        found: dict[int, list[Coreferent]] = {}
        for mention in self.mentions:
            found.setdefault(mention.cluster, []).append(mention)
        return tuple(tuple(cluster) for cluster in found.values())
