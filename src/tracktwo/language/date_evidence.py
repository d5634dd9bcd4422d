"""The year of a date written without one, from other words of the text: the year they tell of, or the latest in full.

"In June 2014 they took the town; in August, they lost it": the words before set the year. Where the day of publication
is not known, the latest year that the text names helps: the first one from then on in which 16 December is a Friday, or
the one nearest to the latest date that is given in full.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from tracktwo.language.date_anchor import place_in_time
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_placed import Direction, Setting, YearTold
from tracktwo.language.date_year import by_weekday_after, nearest_year
from tracktwo.language.reading import DateMention, Reading
from tracktwo.language.tree import Tree

# A narrative's year is that of the sentence before, of the same paragraph.
_FRAME_BACK = 1
_CLIMB = 16
# Words before a date that do not place what is told at it: "since 2011", "before March 2015".
_NO_FRAME = frozenset({"since", "until", "till", "before", "after", "by", "from", "between", "to"})
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class FullDates:
    """The latest year that a text names, and the latest month or day that it gives with its year, with its words."""

    year: int | None = None
    day: date | None = None
    words: str = ""


def full_dates(text: str, expressions: Iterable[Expression], before: Iterable[str]) -> FullDates:
    """Return the latest year and the latest date in full of a text; ``before`` is the word before each expression.

    A date after "since" counts for the year alone: what is told came later.
    """
    year, latest, words = None, None, ""
    for expression, word in zip(expressions, before, strict=True):
        if expression.kind != "date" or expression.year is None or expression.lent:
            continue
        year = max(year or 0, expression.year)
        placed = place_in_time(expression, Setting(spoken=None))
        if expression.month is None or word in ("since", "until", "before") or placed.from_ is None:
            continue
        day = date.fromisoformat(placed.from_)
        if latest is None or day > latest:
            latest, words = day, " ".join(text[expression.start : expression.end].split())
    return FullDates(year, latest, words)


def year_without_publication(expression: Expression, dates: FullDates, published: str | None) -> YearTold | None:
    """Return what a text without a full day of publication tells of the year of a date; None where it tells nothing."""
    if expression.kind != "date" or expression.year is not None or expression.month is None:
        return None
    if published is not None and published[:4].isdigit():
        return YearTold(year=int(published[:4]), why=f"the year: that of publication, {published}")
    if dates.year is not None and (year := by_weekday_after(expression, dates.year)) is not None:
        why = f"the year: the first from {dates.year} on, the latest the text names, in which it is that weekday"
        return YearTold(year=year, why=why)
    if dates.day is not None:
        why = f"the year: the nearest to {dates.words!r}, the latest date that the text gives in full"
        return YearTold(year=nearest_year(expression, dates.day), why=why)
    return None


def year_of_narrative(
    reading: Reading,
    tree: Tree,
    span: tuple[int, int],
    mentions: Sequence[DateMention],
    direction: Direction | None,
) -> YearTold | None:
    """Return the year that the words before a date set; ``mentions`` have a year of their own, the nearest first."""
    tokens = reading.tokens
    verb = _verb(tree, span)
    if verb is None or direction == "future":
        return None
    for mention in islice(mentions, 4):
        back = tokens[span[0]].sent - tokens[mention.first].sent
        if back > _FRAME_BACK or mention.from_ is None or not mention.from_[:4].isdigit():
            return None
        if mention.first > 0 and tokens[mention.first - 1].text.lower() in _NO_FRAME:
            continue
        other = _verb(tree, (mention.first, mention.last))
        if other is None:
            continue
        same = (
            _coordinated(tree, other, verb) if back == 0 else _goes_on(reading, tree, mention, other, verb, direction)
        )
        if same:
            after = mention.from_ if mention.granularity in ("day", "time", "month") else None
            return YearTold(
                year=int(mention.from_[:4]), why=f"the year: that of {mention.text!r}, told before", after=after
            )
    return None


def _verb(tree: Tree, span: tuple[int, int]) -> int | None:
    """Return the verb that a date hangs on, through prepositions and the nouns of its clause."""
    head = next(iter(tree.outer(*span)), span[1])
    above = (node for node in islice(tree.ancestors(head), _CLIMB))
    return next((node for node in above if tree.tokens[node].pos in ("VERB", "AUX")), None)


def _coordinated(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the second verb is the first, or goes on after it: "arrested in May 2012 and released in July"."""
    node = last
    for _ in range(_CLIMB):
        if node == first:
            return first != last or tree.tokens[first].tag in _PAST
        if tree.tokens[node].dep != "conj":
            return False
        node = tree.tokens[node].head
    return False


def _goes_on(
    reading: Reading, tree: Tree, mention: DateMention, other: int, verb: int, direction: Direction | None
) -> bool:
    """Tell whether a sentence goes on with what the one before told of its year: both tell of the past, at the root."""
    tokens, sentences = reading.tokens, reading.syntax.sentences
    before, here = sentences[tokens[other].sent], sentences[tokens[verb].sent]
    if before.paragraph != here.paragraph or direction != "past":
        return False
    first = tokens[before.first : before.first + 3]
    opening = any(mention.first == token.i for token in first)
    mains = tokens[other].head == other and _is_main(tree, verb)
    return mains and tokens[other].tag in _PAST and (opening or mention.granularity in ("day", "month", "time"))


def _is_main(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is the root of its sentence, or coordinated with it."""
    node = verb
    for _ in range(_CLIMB):
        if tree.tokens[node].head == node:
            return True
        if tree.tokens[node].dep != "conj":
            return False
        node = tree.tokens[node].head
    return False
