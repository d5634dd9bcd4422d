"""Time expressions of an article, with their meaning in EDTF, counted from the day of publication."""

from bisect import bisect_left, bisect_right, insort
from dataclasses import replace
from datetime import date

from tracktwo.language.date_anchor import Setting, place_in_time
from tracktwo.language.date_context import direction_of, spoken_day
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.reading import DateMention, Quote, Reading
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tree import Tree

# How far behind, in sentences, "a week later" finds the day that it counts from.
LOOK_BACK = 2
# An apposition: "on October 22, two days after …" leaves at most this many characters between the two.
BESIDE = 4


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """Return the article's time expressions in text order; clock times alone, ages and bare numbers are none.

    What stands in quotations is placed last: it counts from the day on which it was said, where the text tells that.
    """
    if not reading.tokens:
        return ()
    tree = Tree(reading.tokens)
    located = _located(reading)
    quotes = sorted((q for q in reading.quotes if q.kind == "quote" and not q.nested), key=lambda q: q.start)
    quoted = [_inside(quotes, expression) for expression, _, _ in located]
    found: dict[int, DateMention] = {}
    days: list[DateMention] = []
    for inside in (False, True):
        for number, (expression, first, last) in enumerate(located):
            if (quoted[number] is not None) == inside:
                setting = _setting(reading, tree, located[number], days, quoted[number])
                found[number] = _mention(reading, expression, first, last, setting)
                if _is_day(found[number]):
                    insort(days, found[number], key=lambda m: m.start)
    return tuple(found[k] for k in sorted(found))


def _is_day(mention: DateMention) -> bool:
    """Tell whether a mention is one day, from which others can be counted."""
    return mention.granularity in ("day", "time") and mention.from_ is not None and mention.from_ == mention.until


def _located(reading: Reading) -> list[tuple[Expression, int, int]]:
    """Return the expressions of all paragraphs with their first and last tokens, offsets over the whole text."""
    shadow = shadow_of(reading.text)
    ends = [token.end for token in reading.tokens]
    located = []
    for paragraph in reading.layout.paragraphs:
        for said in find_expressions(shadow[paragraph.start : paragraph.end]):
            expression = _moved(said, paragraph.start)
            first = bisect_left(ends, expression.start + 1)
            last = first
            while last + 1 < len(ends) and reading.tokens[last + 1].start < expression.end:
                last += 1
            if first < len(ends) and reading.tokens[first].start < expression.end:
                located.append((expression, first, last))
    return located


def _moved(expression: Expression, by: int) -> Expression:
    """Return an expression with its offsets moved."""
    return replace(expression, start=expression.start + by, end=expression.end + by)


def _inside(quotes: list[Quote], expression: Expression) -> Quote | None:
    """Return the quotation that an expression stands in; ``quotes`` are in text order."""
    at = bisect_right(quotes, expression.start, key=lambda q: q.inner_start) - 1
    return quotes[at] if at >= 0 and expression.end <= quotes[at].inner_end else None


def _setting(
    reading: Reading, tree: Tree, located: tuple[Expression, int, int], days: list[DateMention], quote: Quote | None
) -> Setting:
    """Gather what an expression is counted from; ``days`` are the days known so far, in text order."""
    expression, first, last = located
    spoken, why = _published(reading), "the day of publication"
    if quote is not None and (said := spoken_day(reading, tree, quote, days)) is not None:
        spoken, why = said, "the day on which the words were spoken"
    sentence = reading.tokens[first].sent
    at = bisect_right(days, expression.start, key=lambda m: m.start) - 1
    nearest = days[at] if at >= 0 else None
    near = nearest is not None and sentence - reading.tokens[nearest.first].sent <= LOOK_BACK
    beside = nearest is not None and 0 <= expression.start - nearest.end <= BESIDE
    return Setting(
        spoken=spoken,
        why=why,
        direction=direction_of(reading, tree, first, last),
        previous=nearest.from_ if near and nearest else None,
        beside=nearest.from_ if beside and nearest else None,
        lead=sentence == 0,
    )


def _published(reading: Reading) -> date | None:
    """Return the day of publication where all of it is known."""
    try:
        return date.fromisoformat((reading.published or "")[:10])
    except ValueError:
        return None


def _mention(reading: Reading, expression: Expression, first: int, last: int, setting: Setting) -> DateMention:
    """Place an expression in time and make the mention of it."""
    placed = place_in_time(expression, setting)
    return DateMention(
        first=first,
        last=last,
        start=expression.start,
        end=expression.end,
        text=reading.text[expression.start : expression.end],
        edtf=placed.edtf,
        from_=placed.from_,
        until=placed.until,
        granularity=placed.granularity,
        relative_to=placed.relative_to,
        modifier=expression.modifier or expression.part,
        how=placed.how,
        why=placed.why,
    )
