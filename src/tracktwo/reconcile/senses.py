"""The sense of a word: the form under which words are one in two tellings of a saying.

Inflections are stripped, irregular verbs looked up, a few groups of words that news exchanges for each other brought
together ("talks", "negotiations"), and the names of a state made one: Syria, Syrian, Damascus. A sense is a key to
compare by, no word to read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tracktwo.actors.states import load_states
from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.reconcile.body import fold
from tracktwo.reconcile.tuning import tuning

# Begins the senses of names of states.
STATE = "state "
_VOWEL = re.compile(r"[aeiouy]")
_LETTERS = 6  # characters of a stem that are kept
_LEAST = 3  # characters that an ending must leave
_ENDINGS = ("ing", "ed", "es", "s")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def senses_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the senses of the content words of a row of folded words, in order.

    >>> senses_of("they had turned over the weapons".split())
    ('surren', 'weapon')
    >>> senses_of("negotiations".split()) == senses_of("talks".split())
    True
    """
    return tuple(_senses(words))


def sense(word: str) -> str:
    """Return the sense of one folded word.

    >>> sense("testing"), sense("tested"), sense("syrian"), sense("7,500"), sense("u.s") == sense("american")
    ('test', 'test', 'state syr', '7,500', True)
    """
    known = _named().get(word.removesuffix("'s").rstrip("."))
    if known is not None or word[0].isdigit():
        return known or word
    base = _base(word)
    return _grouped().get(base, base)


def _senses(words: Sequence[str]) -> Iterator[str]:
    """Give the senses; of two words that mean one together, one."""
    phrases, stop = _phrases(), tuning().stopwords
    done = False
    for word, after in pairwise([*words, ""]):
        if done:
            done = False
            continue
        found = phrases.get((_base(word), after)) or _states().get((word, after.removesuffix("'s")))
        if found is not None:
            done = True
            yield found
        elif word not in stop:
            yield sense(word)


@cache
def _base(word: str) -> str:
    """Strip a word of its endings; inflections of one verb or noun have one base."""
    bare = word.removesuffix("'s").removesuffix("'")
    bare = read_lexicon("retold_words.yaml")["irregular"].get(bare, bare)
    if bare.endswith(("ies", "ied")) and len(bare) > _LEAST + 2:
        bare = bare[:-3] + "y"
    for ending in _ENDINGS:
        rest = bare.removesuffix(ending)
        if rest != bare and len(rest) >= _LEAST and _VOWEL.search(rest) and not bare.endswith("ss"):
            bare = _DOUBLED.sub(r"\1", rest) if ending in ("ing", "ed") else rest
            break
    return bare.removesuffix("e")[:_LETTERS] if len(bare) > _LEAST else bare


@cache
def _grouped() -> dict[str, str]:
    """Return the base that stands for others that mean the same."""
    lines = read_lexicon("retold_words.yaml")["senses"]
    return {_base(word): _base(line[0]) for line in lines for word in reversed(line)}


@cache
def _phrases() -> dict[tuple[str, str], str]:
    """Return pairs of words that mean one, the first by its base."""
    found = {}
    for phrase, meaning in read_lexicon("retold_words.yaml")["phrases"].items():
        first, second = phrase.split()
        found[_base(first), second] = sense(meaning)
    return found


@cache
def _named() -> dict[str, str]:
    """Return the one-word names, adjectives, peoples and capitals of states, without a last stop: "u.s"."""
    return {name.rstrip("."): mark for name, mark in _names() if " " not in name and name not in tuning().stopwords}


@cache
def _states() -> dict[tuple[str, str], str]:
    """Return the names of states of two words."""
    parts = ((name.split(), mark) for name, mark in _names())
    return {(words[0], words[1]): mark for words, mark in parts if len(words) == 2}  # noqa: PLR2004 - pairs of words


def _names() -> Iterator[tuple[str, str]]:
    """Give every name of a state with its sense."""
    for state in load_states().values():
        for name in (state.name, *state.aliases, *state.adjectives, *state.people, *state.capitals):
            yield fold(name), STATE + state.id
