"""The one maker of articles: their ids, hashes and what was given about them."""

import hashlib

from tracktwo.language.outlets import publisher_of
from tracktwo.sources.given import Given
from tracktwo.sources.tongue import language_of
from tracktwo.types import Article, PublishedHow


def make_article(
    text: str, *, path: str, media_type: str, given: Given, published_how: PublishedHow = "given"
) -> Article:
    """Make an article of a text and what is known about it.

    The id depends on the text, the outlet and the address alone, so that the same article is the same on every
    machine and in every folder.
    """
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    identity = hashlib.sha256("\x1f".join((sha256, given.outlet or "", given.url or "")).encode())
    known = publisher_of(given.credit) if given.credit else None
    return Article(
        id=f"a{identity.hexdigest()[:16]}",
        path=path,
        url=given.url,
        sha256=sha256,
        media_type=media_type,
        language=given.language or language_of(text),
        outlet=given.outlet,
        origin=known.name if known else given.credit,
        title=given.title,
        authors=given.authors,
        published=given.published,
        published_how=published_how if given.published else None,
        text=text,
    )
