"""``verify``: every hash, anchor and link of a record, checked against the stored texts."""

import hashlib
from collections.abc import Collection, Iterable, Iterator

from tracktwo.store.contract import Store
from tracktwo.types import Article, Entry, Family, Report


def verify(store: Store, rejected: Collection[str] = ()) -> list[str]:
    """Return every fault found, as sentences; an empty list says that all is well.

    Reports that somebody ``rejected`` are in no entry, and must be in none.
    """
    articles = {article.id: article for article in store.articles()}
    reports = {report.id: report for report in store.reports()}
    problems = list(store.check())
    for article in articles.values():
        problems.extend(_article_faults(article))
    for report in reports.values():
        problems.extend(_report_faults(report, articles))
    problems.extend(
        _entry_faults(store.entries(), {id_: report for id_, report in reports.items() if id_ not in rejected})
    )
    problems.extend(_family_faults(store.families(), articles))
    return problems


def _article_faults(article: Article) -> Iterator[str]:
    """Check a text's hash, and the passages marked in it."""
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield f"article {article.id}: the text does not have the hash it was stored under"
    for credit in article.credits:
        if article.text[credit.start : credit.end] != credit.text:
            yield f"article {article.id}: the credit {credit.text!r} does not stand at {credit.start}"
    for piece in article.furniture:
        if not 0 <= piece.start < piece.end <= len(article.text):
            yield f"article {article.id}: furniture at [{piece.start}, {piece.end}) lies outside the text"


def _report_faults(report: Report, articles: dict[str, Article]) -> Iterator[str]:
    """Check that every value and attribution of a report stands where it says, and not in furniture."""
    article = articles.get(report.article)
    if article is None:
        yield f"report {report.id}: its article {report.article} is missing"
        return
    anchors = [(name, v.start, v.end, v.text) for name, values in report.fields.items() for v in values]
    anchors += [(f"attribution.{link.role}", link.start, link.end, link.text) for link in report.attribution]
    anchors += [
        ("attribution.cue", link.cue_start, link.cue_end, link.cue or "")
        for link in report.attribution
        if link.cue_start is not None and link.cue_end is not None
    ]
    for name, start, end, text in anchors:
        if article.text[start:end] != text or not text:
            yield f"report {report.id}: {name} does not stand at [{start}, {end}) of article {article.id}"
        if any(piece.start < end and start < piece.end for piece in article.furniture):
            yield f"report {report.id}: {name} at [{start}, {end}) lies in furniture of article {article.id}"


def _entry_faults(entries: Iterable[Entry], reports: dict[str, Report]) -> Iterator[str]:
    """Check that every report is in exactly one entry, and every group's reports are the entry's."""
    seen: dict[str, str] = {}
    for entry in entries:
        for id_ in entry.reports:
            if id_ not in reports:
                yield f"entry {entry.id}: its report {id_} is missing"
            if id_ in seen:
                yield f"entry {entry.id}: its report {id_} is in entry {seen[id_]} too"
            seen[id_] = entry.id
        for name, account in entry.fields.items():
            told = {id_ for group in account.groups for id_ in group.reports}
            if not told <= set(entry.reports):
                yield f"entry {entry.id}: {name} is told by reports that are not the entry's"
    for id_ in sorted(set(reports) - set(seen)):
        yield f"report {id_}: it is in no entry"


def _family_faults(families: Iterable[Family], articles: dict[str, Article]) -> Iterator[str]:
    """Check that every article is in exactly one family, and that changed words stand where they should."""
    seen: set[str] = set()
    for family in families:
        for member in family.members:
            if member.article in seen:
                yield f"article {member.article}: it is in two families"
            seen.add(member.article)
            article = articles.get(member.article)
            if article is None:
                yield f"family {family.id}: its article {member.article} is missing"
            elif any(article.text[change.start : change.end] != change.to for change in member.changed):
                yield f"family {family.id}: a change does not stand in article {member.article}"
    for id_ in sorted(set(articles) - seen):
        yield f"article {id_}: it is in no family"
