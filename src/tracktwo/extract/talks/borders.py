"""Of which states the parties of a contact are: whether they sit at one cabinet table, and how many sides there are."""

from tracktwo.extract.talks.ground import Ground
from tracktwo.types import ActorValue

_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY", "ELI"})


def in_office(ground: Ground, values: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Return the people of whom the register knows that they stand for a state."""
    actors = [(v, ground.actors.get(v.id)) for v in values if v.id is not None]
    return tuple(v for v, a in actors if a is not None and a.kind == "person" and a.country and a.sector in _OFFICIAL)


def at_home(ground: Ground, parties: tuple[ActorValue, ...]) -> bool:
    """Tell whether all parties are officials of one and the same state: its cabinet is no contact between sides."""
    actors = [ground.actors.get(v.id) for v in parties if v.id is not None]
    states = {a.country for a in actors if a is not None and a.kind == "person" and a.sector in _OFFICIAL}
    return (
        len(parties) > 1
        and len(states) == 1
        and None not in states
        and len(actors) == len(parties)
        and all(a is not None and a.kind == "person" and a.sector in _OFFICIAL for a in actors)
    )


def count_sides(ground: Ground, parties: tuple[ActorValue, ...]) -> int:
    """Count the sides at a table: a president and two of his own ministers are one."""
    actors = [ground.actors.get(v.id) if v.id is not None else None for v in parties]
    return len({(a.country if a is not None else None) or key for a, key in zip(actors, _keys(parties), strict=True)})


def _keys(parties: tuple[ActorValue, ...]) -> list[str]:
    """Return what tells one party from another."""
    return [v.id or v.name.lower() for v in parties]
