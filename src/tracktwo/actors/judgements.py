"""What somebody's judgements make of actors: a log of merges, splits and imports, replayed over what was read.

A judgement never edits a report: ids are looked through it whenever reports are joined or shown, so an undo brings back
what was. The outcome does not depend on the order of merges, nor on that of articles:

- a *split* gives an actor of some articles another id; where two splits speak of the same one, the later holds;
- an *import* brings actors with names, offices and sides; whom only articles name is the imported actor where the name
  is one of its names, and of no other imported actor's;
- a *merge* makes its actors one. Of all that hang together, the one is kept that no merge names second; of several,
  one of the register before an imported one before an article's, then the first by id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tracktwo.actors.aliases import slug
from tracktwo.actors.register import Register
from tracktwo.errors import RecordError
from tracktwo.types import Actor, ActorValue, Attribution, Judgement, Report, Role, Value

_OWN = "x:"  # begins the ids of actors that only articles name


@dataclass(frozen=True, slots=True)
class Judged:
    """What the standing judgements say: imported ``actors`` by id, ids that are the ``same`` as others, ids split off.

    ``apart`` leads from an article and an id to the id that is meant there.
    """

    number: int = 0
    actors: Mapping[str, Actor] = field(default_factory=lambda: MappingProxyType({}))
    same: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    apart: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))

    def id_of(self, article: str, id_: str) -> str:
        """Return the id of whom an article names by ``id_``."""
        meant = self.apart.get((article, id_), id_)
        return self.same.get(meant, meant)


def standing(log: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that hold, in order: no undo, and nothing that a standing undo takes back.

    An undo can itself be undone; then what it took back holds again.
    """
    undone: set[int] = set()
    held = []
    for judgement in reversed(log):
        if judgement.number in undone:
            continue
        if judgement.act == "undo" and judgement.undoes is not None:
            undone.add(judgement.undoes)
        else:
            held.append(judgement)
    return held[::-1]


def check_judgement(judgement: Judgement, log: Sequence[Judgement], where: str) -> None:
    """Raise RecordError where a judgement makes no sense: nothing to merge or split, or nothing to undo."""
    if judgement.act == "undo" and judgement.undoes not in {one.number for one in log}:
        raise RecordError(f"there is no judgement {judgement.undoes}", where=where, next_step="see the log")
    if judgement.act == "merge" and len(set(judgement.ids)) < 2:  # noqa: PLR2004 - one alone is nothing to merge
        raise RecordError("nothing to merge", where=where, next_step="name two actors or more")
    if judgement.act == "split" and not (judgement.articles and len(set(judgement.ids)) == 2):  # noqa: PLR2004 - from, to
        raise RecordError(
            "nothing to split", where=where, next_step="name the articles, and another id than the actor's"
        )


def holds_already(judgement: Judgement, log: Sequence[Judgement]) -> bool:
    """Tell whether a judgement would change nothing: the same stands, or all the actors of an import do.

    An undo changes something unless what it takes back does not stand.
    """
    held = standing(log)
    if judgement.act == "undo":
        return judgement.undoes not in {one.number for one in held} and not _standing_undo(judgement, log)
    if judgement.act == "import":
        known = {actor for one in held if one.act == "import" for actor in one.actors}
        return set(judgement.actors) <= known
    return any((one.act, one.ids, one.articles) == (judgement.act, judgement.ids, judgement.articles) for one in held)


def _standing_undo(judgement: Judgement, log: Sequence[Judgement]) -> bool:
    """Tell whether an undo takes back an undo that stands."""
    undone: set[int] = set()
    for one in reversed(log):
        if one.act == "undo" and one.number not in undone and one.undoes is not None:
            if one.number == judgement.undoes:
                return True
            undone.add(one.undoes)
    return False


def replay(log: Sequence[Judgement], register: Register) -> Judged:
    """Return what a log says, all undone judgements left out."""
    held = standing(log)
    actors: dict[str, Actor] = {}
    imported: dict[str, Actor] = {}
    for judgement in held:
        for actor in judgement.actors:
            for known in (actors, imported) if judgement.act == "import" else (actors,):
                known[actor.id] = together(known[actor.id], actor) if actor.id in known else actor
    apart = {
        (article, judgement.ids[0]): judgement.ids[1]
        for judgement in held
        if judgement.act == "split"
        for article in judgement.articles
    }
    edges = [(judgement.ids[0], other) for judgement in held if judgement.act == "merge" for other in judgement.ids[1:]]
    number = log[-1].number if log else 0
    return Judged(number, actors, _same([*_named(imported), *edges], register, actors), apart)


def together(one: Actor, other: Actor) -> Actor:
    """Put together what two sources say of one actor: the second's word counts where the two differ."""
    names = dict.fromkeys((*one.aliases, other.name, *other.aliases))
    names.pop(one.name, None)
    roles: tuple[Role, ...] = tuple(dict.fromkeys((*one.roles, *other.roles)))
    return replace(
        one, aliases=tuple(names), roles=roles, country=other.country or one.country,
        sector=other.sector or one.sector, side=other.side or one.side,
    )  # fmt: skip


def see(report: Report, judged: Judged, names: Mapping[str, str]) -> Report:
    """Return a report as the judgements let it be read: other ids, and the ``names`` of those ids; its passages stay.

    The report itself is left as it is, and returned where nothing in it is judged.
    """
    if not judged.same and not judged.apart:
        return report
    fields = {
        name: tuple(_value(value, report.article, judged, names) for value in values)
        for name, values in report.fields.items()
    }
    links = tuple(_link(link, report.article, judged) for link in report.attribution)
    if links == report.attribution and fields == dict(report.fields):
        return report
    return replace(report, fields=fields, attribution=links)


def _value(value: Value, article: str, judged: Judged, names: Mapping[str, str]) -> Value:
    """Return a value with the id that is meant."""
    if not isinstance(value, ActorValue) or value.id is None:
        return value
    id_ = judged.id_of(article, value.id)
    return value if id_ == value.id else replace(value, id=id_, name=names.get(id_, value.name))


def _link(link: Attribution, article: str, judged: Judged) -> Attribution:
    """Return a link of a chain of attribution with the id that is meant."""
    id_ = judged.id_of(article, link.actor) if link.actor is not None else None
    return link if id_ == link.actor else replace(link, actor=id_)


def _named(actors: Mapping[str, Actor]) -> list[tuple[str, str]]:
    """Pair imported actors with the ids that articles make of their names; a name of two of them says nothing."""
    owners: dict[str, set[str]] = {}
    for actor in actors.values():
        for name in (actor.name, *actor.aliases):
            owners.setdefault(_OWN + slug(name), set()).add(actor.id)
    return [(next(iter(ids)), own) for own, ids in sorted(owners.items()) if len(ids) == 1 and own not in ids]


def _same(edges: Iterable[tuple[str, str]], register: Register, imported: Mapping[str, Actor]) -> dict[str, str]:
    """Lead every id that hangs on another to the one that is kept for all of them."""
    groups: dict[str, set[str]] = {}
    seconds: set[str] = set()
    for kept, other in edges:
        if kept == other:
            continue
        seconds.add(other)
        joined = groups.get(kept, {kept}) | groups.get(other, {other})
        groups.update(dict.fromkeys(joined, joined))
    found = {}
    for id_, group in groups.items():
        firsts = (group - seconds) or group
        chosen = min(firsts, key=lambda one: (one not in register.actors, one not in imported, one))
        if chosen != id_:
            found[id_] = chosen
    return found
