"""Names of divisions with and without their word: "Idlib Governorate" is the Idlib among regions."""

from functools import cache

from tracktwo.language.lexicon_file import read_lexicon

# Before a division's bare name in the table of names, so that it is found only where a region is asked for.
REGION_KEY = "~"


def bare_region(key: str) -> str:
    """Return the folded name of a division without the words for a division, and without those of parts around it.

    >>> bare_region("idlib governorate"), bare_region("district of columbia"), bare_region("kent")
    ('idlib', 'columbia', 'kent')
    """
    for before in _words("division_before"):
        key = key.removeprefix(before + " ")
    first, _, last = key.rpartition(" ")
    return first if first and last in _words("division_words") else key


@cache
def _words(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon of places."""
    return frozenset(read_lexicon("places_words.yaml")[name])
