"""Normal forms: under which two values of a field are the same answer."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import inf

from tracktwo.reconcile.body import fold
from tracktwo.reconcile.tuning import tuning
from tracktwo.types import ActorValue, DateValue, EntryValue, PlaceValue, QuantityValue, TermValue, Value

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*|[$€£¥%]")
_JOINT = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_PEOPLE = "pop:"  # begins the ids of groups of people that nobody needs to know: civilians, police officers
_ARTICLE = "x:"  # begins the ids of actors that no register knows; they are made of the name
_KEPT = 4096  # phrases of which the words are kept, most of them some hundred bytes
_STEM = 6  # characters: enough to tell words apart, few enough to bring inflections together


@dataclass(frozen=True, slots=True)
class Words:
    """A passage as its content words (stems), their neighbouring pairs, three-word runs, figures and negation."""

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    runs: frozenset[tuple[str, ...]]
    figures: frozenset[str]
    negated: bool


def form(value: Value, field: str = "") -> str | None:
    """Return a value's normal form, or None where it names nobody, nowhere or no time.

    The population of a figure is compared by its class: "300 people" and "300 persons" are the same, and so are
    "Maravian civilians" and "civilians"; people and civilians are not.
    """
    if isinstance(value, ActorValue):
        return _actor_form(value, field)
    if isinstance(value, PlaceValue):
        return value.id or "~" + plain(value.text)
    if isinstance(value, DateValue):
        return value.edtf
    if isinstance(value, QuantityValue):
        return f"{value.bound} {value.low} {value.high} {value.unit or ''}".strip()
    if isinstance(value, TermValue):
        return value.term
    if isinstance(value, EntryValue):
        return value.id
    return plain(value.text)


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Fold a phrase to its words; those of an article that is added are asked for again and again.

    >>> plain("The “Cease-Fire”")
    'ceasefire'
    """
    words = [fold(match.group()) for match in _WORD.finditer(_JOINT.sub("", text))]
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def words_of(text: str) -> Words:
    """Take a passage apart for comparison with others."""
    known = tuning()
    every = [fold(match.group()) for match in _WORD.finditer(_JOINT.sub("", text))]
    every = [word.removesuffix("'s") for word in every]
    content = [stem(word) for word in every if word not in known.stopwords]
    return Words(
        stems=frozenset(content),
        pairs=frozenset(pairwise(content)),
        runs=frozenset(zip(every, every[1:], every[2:], strict=False)),
        figures=frozenset(_ORDINAL.sub("", word) for word in every if word[0].isdigit()),
        negated=any(word in known.negations or word.endswith("n't") for word in every),
    )


def similarity(a: Words, b: Words, least: int = 0) -> float:
    """Return how alike two passages are, from 0 to 1: Dice's share of content words, or the share of three-word runs.

    The runs find a short quotation inside a longer one: they are counted in the passage that has fewer. Where
    ``least`` is given, fewer shared content words than that count only if they are nearly all there is.
    """
    both, shared = len(a.stems) + len(b.stems), len(a.stems & b.stems)
    dice = 2 * shared / both if both else 0.0
    if shared < least and dice < tuning().nearly:
        dice = 0.0
    fewer = min(len(a.runs), len(b.runs))
    held = len(a.runs & b.runs) / fewer if fewer >= tuning().shingles else 0.0
    return max(dice, held)


def days_of(value: DateValue) -> tuple[int, int] | None:
    """Return the first and last day that a date can mean, as ordinals; None where it has no bounds.

    >>> days_of(DateValue(start=0, end=3, text="May", edtf="2017-05", from_="2017-05-01", until="2017-05-31"))
    (736450, 736480)
    """
    if value.from_ is None or value.until is None:
        return None
    return ordinal(value.from_), ordinal(value.until)


def ordinal(day: str) -> int:
    """Count an ISO day, month or year (its first day)."""
    parts = [int(part) for part in re.findall(r"\d+", day)[:3]]
    year, month, number = [*parts, 1, 1][:3]
    return date(year, month, number).toordinal()


def reach(value: QuantityValue) -> tuple[float, float]:
    """Return the span of numbers that a hedged figure speaks for; open ends reach a factor, not for ever."""
    known = tuning()
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    if low is None or high is None:
        return 0.0, inf
    if value.bound in ("at_least", "more_than"):
        return low, max(high, low * (known.reach_few if low < known.few else known.reach))
    if value.bound in ("up_to", "less_than"):
        return min(low, high / known.reach), high
    if value.bound == "order":  # "thousands" are no more than "more than a thousand"
        return low / known.reach, high
    if value.bound == "about":
        return low * (1 - known.about), high * (1 + known.about)
    return low, high


def _actor_form(value: ActorValue, field: str) -> str | None:
    """Return the id of a known actor, the class of a counted population, or the folded name."""
    folded = plain(value.name)
    if field == "population" and (value.id is None or value.id.startswith(_ARTICLE)):
        return _class_of(folded.rsplit(" ", 1)[-1], "~")
    if field == "population" and value.id and value.id.startswith(_PEOPLE):
        return _class_of(value.id.removeprefix(_PEOPLE), _PEOPLE)
    if value.id:
        return value.id
    nobody = not folded or folded in tuning().pronouns or folded.rsplit(" ", 1)[-1] in tuning().grounds
    return None if nobody else "~" + folded


def _class_of(word: str, mark: str) -> str:
    """Name the class of people that a word counts: "deaths" are of anybody, "member" and "members" are one class."""
    return "people" if word in tuning().people else mark + word.removesuffix("s")


def stem(word: str) -> str:
    """Cut a word to its stem: figures stay whole."""
    return word if word[0].isdigit() else word.removesuffix("s")[:_STEM]
