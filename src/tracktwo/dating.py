"""Giving articles without a day of publication the day that other articles of the record tell, inside a transaction.

An article that copies a dated one, or quotes the same words, is read again as of that day; see ``reconcile.days`` for
what counts. The outcome is the same in whatever order the articles came, and when one goes, what it told goes with it.
"""

from collections.abc import Iterable

from tracktwo import codec, merging
from tracktwo.adding import read_finding
from tracktwo.reconcile.days import DayTold, day_told, own_day, quote_keys, undated_keys
from tracktwo.seeing import Seen
from tracktwo.store.contract import Store
from tracktwo.types import Article


def neighbours(store: Store, articles: Iterable[str]) -> set[str]:
    """Return the articles whose day can depend on these: themselves, copies, and undated ones that quote the same.

    Those with a day of their own are left where they are: thousands of articles may share a quotation.
    """
    ids = sorted(set(articles))
    present = store.articles(ids)
    copies = {member.article for family in store.families_of(ids) for member in family.members}
    quoting = store.articles_in_bands(key for article in present for key in undated_keys(article))
    return {*(article.id for article in present), *copies, *quoting}


def redate(store: Store, seen: Seen, articles: Iterable[str]) -> list[str]:
    """Infer the days of those among the articles that have none of their own; return those that were read again.

    ``seen`` are the store's reports through its judgements.
    """
    changed = []
    for article in store.articles(sorted(set(articles))):
        if own_day(article) is not None:
            continue
        told = _told(store, article)
        if (told.day if told else None, told.why if told else None) == (article.published, _why(article)):
            continue
        merging.put(store, read_finding(store, _given(store, article), told), seen=seen)
        changed.append(article.id)
    return changed


def _told(store: Store, article: Article) -> DayTold | None:
    """Ask the article's family, then the articles that quote the same words."""
    members = [m for family in store.families_of([article.id]) for m in family.members if m.relation != "partial"]
    whole = {member.article for member in members}
    copies = store.articles(whole - {article.id}) if article.id in whole else []
    near = set(store.articles_in_bands(quote_keys(article))) - {article.id}
    return day_told(article, copies, {one.id: one for one in store.articles(near)})


def _why(article: Article) -> str | None:
    """Return why an article has the day that others told, None where it has none."""
    return article.published_why if article.published is not None else None


def _given(store: Store, article: Article) -> Article:
    """Return the article as it came in."""
    stored = next(one for one in store.stored(article.sha256) if one.id == article.id)
    return codec.from_plain({**codec.from_json(stored.given), "text": article.text}, Article)
