"""Finding one thing of a record by its id, the beginning of its id, or an article's file name."""

from typing import Any

from tracktwo.errors import RecordError
from tracktwo.report.coverage import Coverage, file_name

_ENOUGH = 8


def find_thing(coverage: Coverage, name: str) -> Any:
    """Return the article, report, entry, actor, place or family of that name.

    Raises RecordError where there is none, or several begin like that.
    """
    families = {family.id: family for family in coverage.families}
    shelves: tuple[Any, ...] = (
        coverage.articles, coverage.reports, coverage.entries, coverage.actors, coverage.places, families,
    )  # fmt: skip
    for shelf in shelves:
        if name in shelf:
            return shelf[name]
    begun = {key: shelf[key] for shelf in shelves for key in shelf if key.startswith(name)}
    begun |= {article.id: article for article in coverage.articles.values() if _is_file(file_name(article), name)}
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        some = ", ".join(sorted(begun)[:_ENOUGH])
        raise RecordError(f"{len(begun)} things begin with {name!r}", where=some, next_step="give more of the id")
    raise RecordError(
        f"nothing is called {name!r}", where="the record", next_step="see tracktwo list entries, or tracktwo find"
    )


def _is_file(stem: str, name: str) -> bool:
    """Say whether a name is a file's, or its first part (001 of 001_talks)."""
    return stem == name or (stem.startswith(name) and not stem[len(name)].isalnum())
