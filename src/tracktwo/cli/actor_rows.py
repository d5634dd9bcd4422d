"""The rows of ``tracktwo actors``: actors with the office of a day, the log of judgements, and what a check finds."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from tracktwo.actors.aliases import fold
from tracktwo.actors.check import check_register
from tracktwo.actors.gaps import office_gaps_by_year, spans, undated_offices
from tracktwo.actors.judgements import standing
from tracktwo.actors.register import Register, load_register, office_on
from tracktwo.errors import RecordError
from tracktwo.types import Actor, Article, Judgement, Role

Row = dict[str, Any]
ACTORS = ("id", "name", "kind", "country", "sector", "side", "office", "roles", "aliases", "how", "articles")
ACTORS_SHOWN = ("id", "name", "kind", "country", "side", "office", "articles")
LOG = ("number", "act", "what", "by", "at", "why", "stands")
CHECK = ("what", "of", "office", "when", "text")
ACTOR_ACTS = frozenset({"merge", "split", "import"})
_ENOUGH = 8


def actor_rows(actors: Iterable[Actor], day: str | None, mentioned: Mapping[str, int]) -> list[Row]:
    """Return actors by name, with their office on a day and the number of articles whose reports name them."""
    return [
        {
            "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector,
            "side": actor.side, "office": office_words(office_on(actor, day)) if day else None,
            "roles": [role_words(role) for role in actor.roles], "aliases": list(actor.aliases), "how": actor.how,
            "articles": mentioned.get(actor.id, 0),
        }
        for actor in sorted(actors, key=lambda actor: (actor.name, actor.id))
    ]  # fmt: skip


def office_words(role: Role | None) -> str | None:
    """Return an office in words."""
    return f"{role.title} of {owner_name(role.of)}" if role is not None else None


def owner_name(of: str) -> str:
    """Return the name of the state or body that an office is of."""
    known = load_register().actors.get(of)
    return known.name if known is not None else of


def role_words(role: Role) -> str:
    """Return an office with its time, in EDTF: an open end is ``..``."""
    held = f" {role.from_ or '..'}/{role.until or '..'}" if role.from_ or role.until else ""
    return f"{role.title} of {owner_name(role.of)}{held}"


def log_rows(log: Sequence[Judgement], acts: Collection[str]) -> list[Row]:
    """Return the judgements of certain acts and their undoing, the last first, and whether each holds."""
    held = {judgement.number for judgement in standing(log)}
    wanted = of_acts(log, acts)
    return [
        {
            "number": one.number, "act": one.act, "what": what_words(one), "by": one.by, "at": one.at, "why": one.why,
            "stands": one.number in held if one.act != "undo" else None,
        }
        for one in reversed(wanted)
    ]  # fmt: skip


def of_acts(log: Sequence[Judgement], acts: Collection[str]) -> list[Judgement]:
    """Return the judgements of certain acts, and what undoes them or undoes that."""
    found: dict[int, Judgement] = {}
    for one in log:
        if one.act in acts or (one.act == "undo" and one.undoes in found):
            found[one.number] = one
    return list(found.values())


def what_words(judgement: Judgement) -> str:
    """Return what a judgement is about, in few words."""
    if judgement.act == "merge":
        return f"{', '.join(judgement.ids[1:])} into {judgement.ids[0]}"
    if judgement.act == "split":
        return f"{judgement.ids[0]} is {judgement.ids[1]} in {', '.join(judgement.articles)}"
    if judgement.act == "undo":
        return f"judgement {judgement.undoes}"
    some = ", ".join(actor.name for actor in judgement.actors[:3])
    return f"{len(judgement.actors)} actors: {some}{' …' if len(judgement.actors) > 3 else ''}"  # noqa: PLR2004 - as above


def check_rows(register: Register, first: int, last: int, states: Sequence[str]) -> list[Row]:
    """Return the faults of the register, its offices without dates, and the years without holders of an office."""
    rows: list[Row] = [_row("fault", fault.partition(": ")[0], text=fault) for fault in check_register(register)]
    rows += [
        _row("no dates", actor.id, f"{role.title} of {role.of}", text=f"{actor.name}: when is not told")
        for actor, role in undated_offices(register)
    ]
    for gap in office_gaps_by_year(register, first, last, states):
        when = spans(gap.years)
        rows.append(_row("missing", gap.state, gap.office, when, f"nobody is known as {gap.office} of {gap.state}"))
    return rows


def check_words(rows: Sequence[Row]) -> str:
    """Say how much of each sort a check found."""
    counted = Counter(row["what"] for row in rows)
    return " · ".join(f"{number} {what}" for what, number in counted.items())


def _row(what: str, of: str, office: str | None = None, when: str | None = None, text: str = "") -> Row:
    """Return one finding."""
    return {"what": what, "of": of, "office": office, "when": when, "text": text}


def find_actor(known: Mapping[str, Actor], name: str) -> Actor:
    """Return the actor of an id, of a name that one actor has, or whose id begins so.

    Raises RecordError where there is none, or several.
    """
    if name in known:
        return known[name]
    key = fold(name).casefold()
    named = {a.id for a in known.values() if key in {fold(n).casefold() for n in (a.name, *a.aliases)}}
    begun = named or {id_ for id_ in known if id_.startswith(name)}
    if len(begun) == 1:
        return known[next(iter(begun))]
    if begun:
        some = ", ".join(sorted(begun)[:_ENOUGH])
        raise RecordError(f"{len(begun)} actors can be meant by {name!r}", where=some, next_step="give the whole id")
    raise RecordError(f"no actor is called {name!r}", where="the record and the register", next_step="see actors list")


def newest_day(articles: Iterable[Article]) -> str | None:
    """Return the last day on which an article was published; None where none is dated."""
    days = [article.published[:10] for article in articles if article.published and article.published[:4].isdigit()]
    return max(days, default=None)
