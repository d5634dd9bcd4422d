"""Parsing single sentences and short texts for an evaluation, without the rest of the pipeline."""

from dataclasses import replace

from tracktwo.language.reading import Layout, Paragraph, Reading
from tracktwo.language.syntax import find_syntax
from tracktwo.language.tagging.tagger import find_tagging
from tracktwo.language.tree import Tree
from tracktwo.types import Article


def article_of(text: str, *, name: str = "item", published: str | None = None) -> Article:
    """Wrap a text as an article of no outlet."""
    return Article(
        id=f"a-{name}", path=None, url=None, sha256="", media_type="text/plain", language="en", outlet=None,
        origin=None, text=text, published=published, published_how="given" if published else None,
    )  # fmt: skip


def parse(text: str) -> Tree:
    """Parse one text as one paragraph; white space around it is left out, offsets stay those of the text."""
    start = len(text) - len(text.lstrip())
    layout = Layout((Paragraph(start, len(text.rstrip())),), ())
    reading = Reading(article=article_of(text), layout=layout)
    return Tree(find_syntax(replace(reading, tagging=find_tagging(reading))).tokens)
