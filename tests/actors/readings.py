"""Readings of a text as far as its cast, for tests of names and actors."""

from tracktwo.language.reading import Reading
from tracktwo.pipeline import STEPS, read_article
from tracktwo.types import Article

_STEPS = [
    s for s in STEPS
    if s.gives in ("layout", "provenance", "tagging", "syntax", "quotes", "names", "dates", "quantities", "cast")
]  # fmt: skip


def read(text: str, published: str | None = "2016-12-16") -> Reading:
    article = Article(
        id="a1", path=None, url=None, sha256="0" * 64, media_type="text/plain", language="en", outlet=None, origin=None,
        text=text, published=published, published_how="given" if published else None,
    )  # fmt: skip
    return read_article(article, steps=_STEPS)


def who(text: str, words: str, published: str | None = "2016-12-16", number: int = 0) -> str | None:
    """Return the actor of the ``number``-th mention with exactly these words."""
    return [m.actor for m in read(text, published).cast.mentions if m.text == words][number]


def all_of(text: str, words: str) -> list[str | None]:
    return [m.actor for m in read(text).cast.mentions if m.text == words]


def names(text: str) -> dict[str, str]:
    return {name.text: name.kind for name in read(text).names}
