"""Whether mentions of actors lead to the right identity and office on the article's date.

The gold (``actors_gold.tsv``) is marked by hand in passages drawn by a seed; it holds offsets and answers, no text. The
folder handed over holds the articles. A gold mention is paired with the mentions of ours whose head lies in it and that
overlap it most; where none does, it is missed and wrong.

*Identity* is right where one of them has one of the gold's ids. *Office* is asked of persons who hold one on the
article's date, or of whom it matters that they hold none; right where the office that we give for that date is one of
the gold's: the same office of the same state or body. *Right* is both. Half of the passages, by draw, are held out:
they are counted, and left out of the rows for ``--predictions``, so that nobody tunes on their errors.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from tracktwo.actors.aliases import slug
from tracktwo.actors.register import held_on, load_register, offices_of
from tracktwo.errors import EvaluationError
from tracktwo.evaluate.actor_articles import GoldArticle, read_articles
from tracktwo.evaluate.outcome import Counts, Evaluation, Metric, measure, recall
from tracktwo.evaluate.parsed import article_of
from tracktwo.language.reading import Mention, Reading
from tracktwo.pipeline import STEPS, read_article
from tracktwo.types import Role

_NO_OFFICE = "none"
_UNNAMED = re.compile(r"x:[^:]+:(?P<noun>.+?)(-\d+)?")
_SORTS = ("name", "office", "government", "body", "group", "population", "described")
_STEPS = STEPS[: next(n for n, step in enumerate(STEPS) if step.gives == "cast") + 1]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A marked mention: where it stands, what sort it is, who it is and which offices are right; () asks for none."""

    held_out: bool
    folder: str
    article: str
    date: str
    start: int
    end: int
    sort: str
    ids: tuple[str, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold mention beside what we found: the ids, the office of the first, and what of it is right."""

    gold: GoldMention
    found: tuple[Mention, ...]
    office: Role | None
    identity_right: bool
    office_right: bool

    @property
    def right(self) -> bool:
        """Tell whether identity and, where asked for, office are right."""
        return self.identity_right and self.office_right


def evaluate_actors(folder: Path) -> Evaluation:
    """Read the gold's articles that lie under ``folder`` and judge every marked mention in them.

    Raises EvaluationError where none of them lies there.
    """
    wanted: dict[tuple[str, str], list[GoldMention]] = {}
    for mention in load_gold():
        wanted.setdefault((mention.folder, mention.article), []).append(mention)
    articles = {(a.folder, a.id): a for a in read_articles(folder) if (a.folder, a.id) in wanted}
    if not articles:
        raise EvaluationError(
            "none of the marked articles", where=str(folder), next_step="name the folder stories, or allsides_conflict"
        )
    judged = [judge(articles[key], wanted[key]) for key in sorted(articles)]
    rows = tuple(_row(one) for article in judged for one in article if not one.gold.held_out)
    return Evaluation("actors", sum(map(len, judged)), tuple(_metrics(judged)), rows)


def load_gold() -> Iterator[GoldMention]:
    """Yield the marked mentions in the order of the file."""
    text = resources.files("tracktwo.evaluate").joinpath("actors_gold.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            part, folder, article, date, start, end, sort, ids, offices = line.split("\t")
            yield GoldMention(
                part == "heldout", folder, article, date, int(start), int(end), sort, tuple(ids.split("|")),
                tuple(offices.split("|")) if offices else (),
            )  # fmt: skip


def judge(article: GoldArticle, marked: Sequence[GoldMention]) -> list[Judged]:
    """Read an article and judge the mentions marked in it."""
    source = replace(
        article_of(article.text, name=article.id, published=article.date), title=article.title, outlet=article.outlet
    )
    reading = read_article(source, steps=_STEPS)
    return [_judged(reading, gold) for gold in marked]


def _judged(reading: Reading, gold: GoldMention) -> Judged:
    """Judge one mention; of several actors under the same words one that is right is enough."""
    register = load_register()
    own = {actor.id: actor for actor in reading.cast.actors}
    found = _paired(reading, gold)
    for mention in found:
        if mention.actor is not None and any(same_actor(mention.actor, id_) for id_ in gold.ids):
            actor = own.get(mention.actor) or register.actors.get(mention.actor)
            held = held_on(actor, gold.date) if actor is not None else []
            office = next((one for one in held if _office_right(one, gold.offices)), next(iter(held), None))
            return Judged(gold, found, office, identity_right=True, office_right=_office_right(office, gold.offices))
    return Judged(gold, found, None, identity_right=False, office_right=False)


def _paired(reading: Reading, gold: GoldMention) -> tuple[Mention, ...]:
    """Return our mentions with the head inside the gold's and the largest share of both."""
    inside = [
        mention
        for mention in reading.cast.mentions
        if mention.form != "pronoun"
        and gold.start <= reading.tokens[mention.head].start
        and reading.tokens[mention.head].end <= gold.end
    ]
    shares = [_share(mention, gold) for mention in inside]
    return tuple(m for m, share in zip(inside, shares, strict=True) if share == max(shares))


def _share(mention: Mention, gold: GoldMention) -> float:
    """Return the characters that both have, of those that either has."""
    common = min(mention.end, gold.end) - max(mention.start, gold.start)
    return common / (max(mention.end, gold.end) - min(mention.start, gold.start))


def same_actor(id_: str, wanted: str) -> bool:
    """Tell whether an id is the one wanted; whether the register has somebody or only the article does not matter.

    >>> same_actor("x:karim-khalili", "karim-khalili"), same_actor("x:a1:senior-official-2", "?official")
    (True, True)
    """
    if wanted.startswith("?"):
        unnamed = _UNNAMED.fullmatch(id_)
        return unnamed is not None and unnamed["noun"].split("-")[-1] == wanted[1:]
    return id_.removeprefix("x:") == wanted.removeprefix("x:")


def _office_right(office: Role | None, wanted: Sequence[str]) -> bool:
    """Tell whether an office is among those wanted: by what its title names, and of whom."""
    if not wanted:
        return True
    if office is None:
        return _NO_OFFICE in wanted
    return any(same_office(office, one) for one in wanted if one != _NO_OFFICE)


def same_office(office: Role, wanted: str) -> bool:
    """Tell whether an office is the one written as Title@of.

    >>> same_office(Role(title="Secretary of State", of="usa"), "Foreign Minister@usa")
    True
    """
    title, _, of = wanted.partition("@")
    if slug(office.of).removeprefix("x-") != of:
        return False
    one, other = set(offices_of(office.title)), set(offices_of(title))
    if one and other:
        return bool(one & other)
    return office.title.lower().split()[-1] == title.lower().split()[-1]


def _metrics(judged: Sequence[Sequence[Judged]]) -> Iterator[Metric]:
    """Yield the figures: of both halves together, of each half, and of each sort of mention."""
    yield measure("right", [_counts(article) for article in judged], recall)
    for name, held_out in (("dev", False), ("held out", True)):
        half = [[one for one in article if one.gold.held_out is held_out] for article in judged]
        yield measure(f"right ({name})", [_counts(article) for article in half if article], recall)
    for name, attribute in (("found", "found"), ("identity", "identity_right")):
        yield measure(name, [_counts(article, attribute) for article in judged], recall)
    asked = [[one for one in article if one.gold.offices and one.identity_right] for article in judged]
    yield measure("office of those identified", [_counts(article, "office_right") for article in asked], recall)
    for sort in _SORTS:
        of_sort = [[one for one in article if one.gold.sort == sort] for article in judged]
        yield measure(f"right: {sort}", [_counts(article) for article in of_sort], recall)


def _counts(judged: Sequence[Judged], attribute: str = "right") -> Counts:
    """Count the mentions of an article of which something holds."""
    right = sum(bool(getattr(one, attribute)) for one in judged)
    return Counts(right, 0, len(judged) - right)


def _row(one: Judged) -> Mapping[str, Any]:
    """Return a mention as a row of ``--predictions``."""
    gold = one.gold
    predicted = {
        "ids": [mention.actor for mention in one.found],
        "office": f"{one.office.title}@{one.office.of}" if one.office else None,
        "how": [mention.how for mention in one.found],
        "right": one.right,
    }
    wanted = {"ids": gold.ids, "offices": gold.offices, "sort": gold.sort}
    return {
        "item": gold.article, "start": gold.start, "end": gold.end, "predicted": predicted if one.found else None,
        "gold": wanted,
    }  # fmt: skip
