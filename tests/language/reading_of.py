"""A Reading of a text with its layout, for tests of the first steps."""

import hashlib
from dataclasses import replace

from tracktwo.language.layout import find_layout
from tracktwo.language.reading import Reading
from tracktwo.types import Article


def reading_of(text: str, **known: object) -> Reading:
    article = Article(
        id="a0",
        path="one.txt",
        url=None,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        media_type="text/plain",
        language="en",
        outlet=None,
        origin=None,
        text=text,
    )
    reading = Reading(article=replace(article, **known))  # type: ignore[arg-type]
    return replace(reading, layout=find_layout(reading))
