"""Reading one article into what a store keeps, and telling whether it is there already."""

from dataclasses import dataclass, replace

from tracktwo import codec
from tracktwo.language.reading import Reading
from tracktwo.pipeline import complete_article, read_article, reading_digest, reports_of, step_keys
from tracktwo.reconcile import bands
from tracktwo.reconcile.days import DayTold, index_keys
from tracktwo.store.contract import Finding, Store
from tracktwo.types import Article


class PendingSteps:
    """A cache over a store that remembers what one reading used, so that it can be stored with the article.

    Nothing is written while an article is read: the outputs go in with the article, in its one transaction.
    """

    def __init__(self, store: Store, article: Article) -> None:
        """Fetch what the store keeps for this article's steps, all at once."""
        self._kept = store.get_steps(key for _, key in step_keys(article))
        self.used: dict[str, tuple[str, bytes]] = {}

    def get_step(self, key: str, step: str) -> bytes | None:
        """Return a step's stored output, or None."""
        output = self._kept.get(key)
        if output is not None:
            self.used[key] = (step, output)
        return output

    def put_step(self, key: str, step: str, output: bytes) -> None:
        """Remember an output that is to be stored."""
        self.used[key] = (step, output)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with an incoming article: read it (None: it is known) and drop what it replaces."""

    article: Article | None
    replaced: tuple[str, ...] = ()


def plan_for(store: Store, article: Article) -> Plan:
    """Compare an incoming article with what the record holds under the same text.

    What is known of an article only grows: the same file added again with more metadata (an outlet, a date) replaces
    the poorer one, and added again with less metadata changes nothing.
    """
    stored = store.stored(article.sha256)
    merged, replaced = article, []
    for one in stored:
        known = codec.from_plain({**codec.from_json(one.given), "text": article.text}, Article)
        if one.id == article.id or (one.path == article.path and _poorer(article, known)):
            merged = _filled(merged, known, one.id)
        elif one.path == article.path and _poorer(known, article):
            merged = _filled(merged, known, merged.id)
            replaced.append(one.id)
    digest = reading_digest(merged)
    unchanged = any(one.id == merged.id and one.reading == digest for one in stored)
    return Plan(None if unchanged and not replaced else merged, tuple(replaced))


def read_finding(store: Store, article: Article, told: DayTold | None = None) -> Finding:
    """Read an article, taking from the store's cache what is there.

    ``told`` is its day as other articles tell it.
    """
    dated = article
    if told is not None:
        dated = replace(article, published=told.day, published_how="inferred", published_why=told.why)
    cache = PendingSteps(store, dated)
    reading = read_article(dated, cache)
    whole = complete_article(reading)
    reports = reports_of(reading)
    return Finding(
        given=article,
        article=whole,
        reading=reading_digest(article),
        reports=reports,
        actors=reading.cast.actors,
        bands=(*bands(whole), *index_keys(whole)),
        steps=cache.used,
    )


def read_again(store: Store, article: Article) -> Reading | None:
    """Read a stored article again as it was read, from the cache of its steps; None where it is not stored.

    It is read with what was given, and with the day that other articles told where it has one from them.
    """
    stored = next((one for one in store.stored(article.sha256) if one.id == article.id), None)
    if stored is None:
        return None
    given = codec.from_plain({**codec.from_json(stored.given), "text": article.text}, Article)
    if article.published_how == "inferred":
        given = replace(
            given, published=article.published, published_how="inferred", published_why=article.published_why
        )
    return read_article(given, PendingSteps(store, given))


def _poorer(one: Article, other: Article) -> bool:
    """Say whether the first says nothing of outlet and address that the second does not say too."""
    pairs = ((one.outlet, other.outlet), (one.url, other.url))
    return all(mine is None or mine == theirs for mine, theirs in pairs)


def _filled(article: Article, known: Article, id_: str) -> Article:
    """Fill in what the incoming article does not say from what was given with the stored one."""
    dated = article if article.published is not None else known
    return replace(
        article,
        id=id_,
        outlet=article.outlet or known.outlet,
        url=article.url or known.url,
        origin=article.origin or known.origin,
        title=article.title or known.title,
        authors=article.authors or known.authors,
        language=article.language or known.language,
        published=dated.published,
        published_how=dated.published_how,
        published_why=dated.published_why,
    )
