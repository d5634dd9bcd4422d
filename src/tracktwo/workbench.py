"""What joining looked at, kept from one article to the next: texts, reports as judged, and what was made of them.

An article that comes meets the same reports as the one before it. Loading and reducing them anew each time was most of
what an added article cost, and grew with the number of articles of its days. Kept is only what no write can have
changed: what is put or removed leaves, and all of it leaves when another process wrote, or when it grows too large.
"""

from collections.abc import Iterable, Iterator, Mapping

from tracktwo.ontology.load import load_ontology
from tracktwo.places.gazetteer import find_place
from tracktwo.reconcile import World
from tracktwo.reconcile.rulings import Rulings
from tracktwo.store.contract import Store
from tracktwo.types import Article, Place, Report

# Reports kept, each with its signature some 15 kilobytes: more than meet the articles of a week at forty a day.
MOST = 8_000


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
    """Reports by id and the world that they are read against, kept between writes of one process."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing."""
        self._store = store
        self._begin()

    def _begin(self) -> None:
        """Lay everything aside."""
        self._reports: dict[str, Report] = {}
        self._of_article: dict[str, list[str]] = {}
        self._articles = StoredArticles(self._store)
        self._world: World | None = None
        self._written = self._store.foreign_writes()

    def renew(self, changed: Iterable[str]) -> None:
        """Let go of what was kept of changed articles; of everything where others wrote, or it is too much."""
        if len(self._reports) > MOST or self._written != self._store.foreign_writes():
            self._begin()
            return
        articles = list(changed)
        self._articles.forget(articles)
        for article in articles:
            for report in self._of_article.pop(article, ()):
                self._reports.pop(report, None)
                if self._world is not None:
                    self._world.signatures.pop(report, None)

    def world(self, rulings: Rulings) -> World:
        """Return the world to join in, with what is judged now."""
        if self._world is None or self._world.rulings != rulings:
            self._world = world_of(self._articles, rulings)
        return self._world

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Return the reports among these that are not at hand."""
        return [id_ for id_ in ids if id_ not in self._reports]

    def keep(self, reports: Iterable[Report]) -> None:
        """Take reports, as judged, and load their articles."""
        found = list(reports)
        for report in found:
            if report.id not in self._reports:
                self._of_article.setdefault(report.article, []).append(report.id)
            self._reports[report.id] = report
        self._articles.load({report.article for report in found})

    def reports(self, ids: Iterable[str]) -> list[Report]:
        """Return the reports among these that are at hand."""
        return [self._reports[id_] for id_ in ids if id_ in self._reports]
