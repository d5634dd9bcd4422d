"""What joining looked at, kept from one article to the next: texts, reports as judged, and what was made of them.

An article that comes meets the same reports as the one before it. Loading and reducing them anew each time was most of
what an added article cost, and grew with the number of articles of its days. Kept is only what no write can have
changed: what is put or removed leaves, what was not used for long does too, and all of it when another process wrote.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracktwo.ontology.load import load_ontology
from tracktwo.places.gazetteer import find_place
from tracktwo.reconcile import World
from tracktwo.reconcile.copies import Likeness, relate
from tracktwo.reconcile.hanging import Linked
from tracktwo.reconcile.rulings import Rulings
from tracktwo.store.contract import Store
from tracktwo.types import Article, Place, Report

# Reports kept, each with its signature some 15 kilobytes: those of some 600 articles. With 8,000, every article that
# came to a record of 15,000 had 37 of others fetched and reduced anew, more than it brought itself.
MOST = 20_000
# Reports of which it is kept with which others they hang together, some 300 bytes each: more than are kept themselves,
# since the toll of a war is told for years.
MOST_LINKED = 200_000
# Articles of which it is kept how they hang together with those that share a passage, mostly with a handful.
MOST_LIKENESSES = 8_192


class StoredArticles(Mapping[str, Article]):
    """Articles of a store by id, loaded when they are asked for and kept while this lives."""

    def __init__(self, store: Store, known: Iterable[Article] = ()) -> None:
        """Begin with the articles that are at hand."""
        self._store = store
        self._known = {article.id: article for article in known}

    def __getitem__(self, id_: str) -> Article:
        """Return an article; raises KeyError where the store has none of that id."""
        if id_ not in self._known:
            self._known.update({article.id: article for article in self._store.articles([id_])})
        return self._known[id_]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids loaded so far."""
        return iter(self._known)

    def __len__(self) -> int:
        """Return the number of articles loaded so far."""
        return len(self._known)

    def load(self, ids: Iterable[str]) -> None:
        """Load many articles at once."""
        missing = [id_ for id_ in ids if id_ not in self._known]
        if missing:
            self._known.update({article.id: article for article in self._store.articles(missing)})

    def at_hand(self, ids: Iterable[str]) -> list[Article]:
        """Return the articles among these that are loaded."""
        return [self._known[id_] for id_ in ids if id_ in self._known]

    def know(self, article: Article) -> None:
        """Take an article that is at hand, be it stored or not."""
        self._known[article.id] = article

    def forget(self, ids: Iterable[str]) -> None:
        """Let go of articles that are to be loaded anew."""
        for id_ in ids:
            self._known.pop(id_, None)


class GazetteerPlaces(Mapping[str, Place]):
    """The places of the gazetteer by id, as a mapping; it is not iterated over."""

    def __getitem__(self, id_: str) -> Place:
        """Return a place; raises KeyError where the gazetteer has none of that id."""
        place = find_place(id_)
        if place is None:
            raise KeyError(id_)
        return place

    def __iter__(self) -> Iterator[str]:
        """Iterate over nothing: places are looked up, never listed."""
        return iter(())

    def __len__(self) -> int:
        """Return 0, see ``__iter__``."""
        return 0


def world_of(articles: Mapping[str, Article], rulings: Rulings | None = None) -> World:
    """Return what reports are read against when they are joined, with what was judged of pairs of them."""
    return World(articles, load_ontology(), GazetteerPlaces(), rulings or Rulings())


class Workbench:
    """Reports by id and the world that they are read against, kept between writes of one process.

    What was used last is kept: reports lie in two trays, what is used goes to the first, and when that is full the
    second is emptied and they change places.
    """

    def __init__(self, store: Store, most: int = MOST) -> None:
        """Begin with nothing; ``most`` reports are kept at most."""
        self._store = store
        self._most = most
        self._begin()

    def _begin(self) -> None:
        """Lay everything aside."""
        self._reports: dict[str, Report] = {}
        self._older: dict[str, Report] = {}
        self._of_article: dict[str, set[str]] = {}
        self._whole: set[str] = set()
        self._articles = StoredArticles(self._store)
        self._world: World | None = None
        self.linked: Linked = {}
        self._likenesses: dict[str, dict[str, Likeness | None]] = {}
        self._written = self._store.foreign_writes()

    def renew(self, changed: Iterable[str]) -> None:
        """Let go of what was kept of changed articles, and of what was not used for long; of all if others wrote."""
        if self._written != self._store.foreign_writes():
            self._begin()
            return
        articles = list(changed)
        for article in articles:
            self._forget_article(article)
        if len(self.linked) > MOST_LINKED:
            self.linked.clear()
        if len(self._likenesses) > MOST_LIKENESSES:
            self._likenesses.clear()
        if len(self._reports) > self._most // 2:
            gone, self._older, self._reports = self._older, self._reports, {}
            self._forget(gone.values())

    def _forget_article(self, article: str) -> None:
        """Let go of an article and all its reports."""
        kept = sorted(self._of_article.get(article, ()))
        self._forget([one for id_ in kept if (one := self._reports.get(id_) or self._older.get(id_)) is not None])
        self._articles.forget([article])
        for other in self._likenesses.pop(article, {}):
            self._likenesses[other].pop(article)

    def _forget(self, reports: Iterable[Report]) -> None:
        """Let go of reports, and of the articles of which none is left."""
        gone = list(reports)
        for report in gone:
            self._reports.pop(report.id, None)
            self._older.pop(report.id, None)
            self._of_article[report.article].discard(report.id)
        self._whole -= {report.article for report in gone}
        empty = {report.article for report in gone if not self._of_article[report.article]}
        for article in empty:
            del self._of_article[article]
        self._articles.forget(empty)
        if self._world is not None:
            self._world.forget((report.id for report in gone), empty)

    def world(self, rulings: Rulings) -> World:
        """Return the world to join in, with what is judged now."""
        if self._world is None or self._world.rulings != rulings:
            self._world = world_of(self._articles, rulings)
            self.linked = {}
        return self._world

    def articles(self, ids: Iterable[str]) -> StoredArticles:
        """Return articles by id, those at hand and the others from the store."""
        wanted = sorted(set(ids))
        found = StoredArticles(self._store, self._articles.at_hand(wanted))
        found.load(wanted)
        return found

    def likeness(self, a: Article, b: Article) -> Likeness | None:
        """Say how two articles of the store hang together; see ``copies.relate``."""
        known = self._likenesses.setdefault(a.id, {})
        if b.id not in known:
            known[b.id] = self._likenesses.setdefault(b.id, {})[a.id] = relate(a, b)
        return known[b.id]

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Return the reports among these that are not at hand."""
        return [id_ for id_ in ids if id_ not in self._reports and id_ not in self._older]

    def keep(self, reports: Iterable[Report]) -> None:
        """Take reports, as judged, and load their articles."""
        found = list(reports)
        for report in found:
            self._of_article.setdefault(report.article, set()).add(report.id)
            self._older.pop(report.id, None)
            self._reports[report.id] = report
        self._articles.load({report.article for report in found})

    def take(self, article: Article, reports: Sequence[Report]) -> None:
        """Take an article with all its reports, as judged, in the place of what was kept of it."""
        self._forget_article(article.id)
        self._articles.know(article)
        self._whole.add(article.id)
        self.keep(reports)

    def of_article(self, article: str) -> list[Report] | None:
        """Return all reports of an article in order of id; None where they are not all at hand."""
        return self.reports(sorted(self._of_article.get(article, ()))) if article in self._whole else None

    def reports(self, ids: Iterable[str]) -> list[Report]:
        """Return the reports among these that are at hand."""
        found = []
        for id_ in ids:
            report = self._reports.get(id_)
            if report is None and (report := self._older.pop(id_, None)) is not None:
                self._reports[id_] = report
            if report is not None:
                found.append(report)
        return found
