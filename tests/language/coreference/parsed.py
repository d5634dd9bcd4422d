"""Readings as far as coreference needs them, and their clusters as words."""

from dataclasses import replace

from tests.language.reading_of import reading_of

from tracktwo.language.coreference.records import Coreference
from tracktwo.language.coreference.resolve import find_coreference
from tracktwo.language.names import find_names
from tracktwo.language.quotes import find_quotes
from tracktwo.language.reading import Reading
from tracktwo.language.syntax import find_syntax


def parsed(text: str) -> Reading:
    reading = reading_of(text)
    reading = replace(reading, syntax=find_syntax(reading))
    reading = replace(reading, quotes=find_quotes(reading))
    return replace(reading, names=find_names(reading))


def clusters(text: str) -> list[list[str]]:
    """Return the clusters of at least two mentions, as the words of each."""
    found = find_coreference(parsed(text))
    return [[text[m.start : m.end] for m in cluster] for cluster in found.clusters() if len(cluster) > 1]


def taken_up(text: str, word: str, number: int = 0) -> str | None:
    """Return the words that the ``number``-th mention with exactly these words takes up."""
    found: Coreference = find_coreference(parsed(text))
    mention = [m for m in found.mentions if text[m.start : m.end] == word][number]
    if mention.antecedent is None:
        return None
    taken = found.mentions[mention.antecedent]
    return text[taken.start : taken.end]
