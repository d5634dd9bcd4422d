"""Families of copies: who wrote a text first, who carried it, and what was changed on the way."""

from dataclasses import dataclass

from tracktwo.report.coverage import Coverage, file_name, outlet_name
from tracktwo.types import Change, Family, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """One article's place in its family; ``cover`` is the share of its own words that stand in the original."""

    family: str
    origin: str
    file: str
    outlet: str
    published: str
    relation: str
    cover: float
    changes: tuple[Change, ...]
    article: str


def copied(coverage: Coverage, wanted: str = "") -> list[Copied]:
    """List the members of families of more than one; ``wanted`` is the id of a family or article, or a file's name."""
    found = [
        _copied(coverage, family, member)
        for family in sorted(coverage.families, key=lambda family: family.id)
        if len(family.members) > 1 and (not wanted or _is(coverage, family, wanted))
        for member in family.members
        if member.article in coverage.articles
    ]
    return sorted(found, key=lambda c: (c.family, c.relation != "original", c.published or "9", c.article))


def _is(coverage: Coverage, family: Family, wanted: str) -> bool:
    """Tell whether a family is the one asked for."""
    members = [member.article for member in family.members]
    files = [file_name(coverage.articles[name]) for name in members if name in coverage.articles]
    return wanted in (family.id, *members, *files)


def _copied(coverage: Coverage, family: Family, member: Member) -> Copied:
    """Tell one member; an origin that is an article goes by its outlet."""
    article = coverage.articles[member.article]
    first = coverage.articles.get(family.origin or "")
    return Copied(
        family=family.id, origin=outlet_name(first) if first else family.origin or "", file=file_name(article),
        outlet=outlet_name(article), published=article.published or "", relation=member.relation,
        cover=round(member.cover, 2), changes=member.changed, article=article.id,
    )  # fmt: skip
