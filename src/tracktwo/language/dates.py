"""Time expressions of an article, with their meaning in EDTF, counted from the day of publication."""

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace
from datetime import date

from tracktwo.language.date_anchor import place_in_time
from tracktwo.language.date_context import direction_of, spoken_day
from tracktwo.language.date_event import event_of, time_of_event
from tracktwo.language.date_evidence import FullDates, full_dates, year_of_narrative, year_without_publication
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.date_placed import LOOK_BACK, Direction, Setting, Told, YearTold
from tracktwo.language.date_told import quarter_told
from tracktwo.language.date_year import framed, nearest_year
from tracktwo.language.reading import DateMention, Quote, Reading
from tracktwo.language.shadow import shadow_of
from tracktwo.language.tree import Tree

# An apposition: "on October 22, two days after …" leaves at most this many characters between the two.
BESIDE = 4
# Of the times told before, so many are looked at.
NEAREST = 12
# For the time of an event, so many before and behind.
AROUND = 40
# What stands between two dates of one list.
LISTED = re.compile(r"\s?(?:,|,?\s?(?:and|or))\s")
# A dateline's day is that of the report where it lies at most so many days before publication.
DATELINE_DAYS = 7
_QUARTER_MONTHS = 3
_NO_TIME = ("duration", "set", "vague", "period")


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known while an article's expressions are placed one by one: times with their days, in text order."""

    now: date | None
    why: str
    full: FullDates
    times: list[DateMention] = field(default_factory=list)
    days: list[DateMention] = field(default_factory=list)
    quarters: set[str] = field(default_factory=set)
    spans: list[tuple[int, bool]] = field(default_factory=list)
    with_year: set[int] = field(default_factory=set)

    def keep(self, mention: DateMention, expression: Expression, setting: Setting) -> None:
        """Remember a mention for those that count from it; ``spans`` are quarters (False) and several months (True)."""
        several = (
            expression.kind == "duration" and expression.unit == "month" and (expression.count or 0) > _QUARTER_MONTHS
        )
        if several or (expression.offset >= 0 and mention.granularity == "season"):
            insort(self.spans, (mention.start, several))
        if mention.from_ is None or mention.until is None or mention.granularity in _NO_TIME:
            return
        insort(self.times, mention, key=lambda m: m.start)
        if mention.granularity in ("day", "time") and mention.from_ == mention.until:
            insort(self.days, mention, key=lambda m: m.start)
        over = self.now is not None and mention.until <= self.now.isoformat()
        told = expression.offset >= 0 and (over or setting.direction != "future")
        if mention.granularity == "season" and mention.edtf and told:
            self.quarters.add(mention.edtf)
        if expression.year is not None or (setting.frame is not None and mention.why == setting.frame.why):
            self.with_year.add(mention.start)


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """Return the article's time expressions in text order; clock times alone, ages and bare numbers are none.

    What counts from an event is placed when the days of all others are known, and what stands in quotations last: it
    counts from the day on which it was said, where the text tells that.
    """
    if not reading.tokens:
        return ()
    tree = Tree(reading.tokens)
    located = _located(reading)
    quotes = sorted((q for q in reading.quotes if q.kind == "quote" and not q.nested), key=lambda q: q.start)
    quoted = [_inside(quotes, expression) for expression, _, _ in located]
    before = [reading.tokens[first - 1].text.lower() if first else "" for _, first, _ in located]
    now, why = _day_of_report(reading)
    found = _Found(now, why, full_dates(reading.text, [e for e, _, _ in located], before))
    mentions: dict[int, DateMention] = {}
    turns = [
        2 if inside is not None else int(said[0].kind == "after" and said[0].to is None)
        for inside, said in zip(quoted, located, strict=True)
    ]
    for number in sorted(range(len(located)), key=lambda n: turns[n]):
        expression, first, last = located[number]
        setting = _setting(reading, tree, located[number], found, quoted[number])
        mention = _mention(reading, expression, first, last, setting)
        if mention.granularity == "period":
            continue  # "the quarter" of a town, "the period" of nothing told
        mentions[number] = mention
        found.keep(mention, expression, setting)
    return tuple(mentions[k] for k in sorted(mentions))


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
    reading: Reading, tree: Tree, located: tuple[Expression, int, int], found: _Found, quote: Quote | None
) -> Setting:
    """Gather what an expression is counted from."""
    expression, first, last = located
    spoken, why = found.now, found.why
    if quote is not None and (said := spoken_day(reading, tree, quote, found.days)) is not None:
        spoken, why = said, "the day on which the words were spoken"
    sentence = reading.tokens[first].sent
    at = bisect_right(found.days, expression.start, key=lambda m: m.start) - 1
    nearest = found.days[at] if at >= 0 else None
    beside = nearest is not None and 0 <= expression.start - nearest.end <= BESIDE
    direction = direction_of(reading, tree, first, last)
    told = _before(reading, found.times, expression, sentence)
    if told and expression.kind in ("date", "weekday") and (side := _side(reading, told[0], expression, spoken)):
        direction = side
    span = bisect_left(found.spans, (expression.start, False)) - 1
    several = span >= 0 and found.spans[span][1]
    return Setting(
        spoken=spoken,
        why=why,
        direction=direction,
        told=tuple(_told(reading, mention, sentence) for mention in told),
        beside=nearest.from_ if beside and nearest else None,
        lead=sentence == 0,
        event=_event(reading, tree, located, found),
        quarter=None if several else quarter_told(found.quarters, spoken),
        months=several,
        frame=_frame(reading, tree, located, found, direction),
    )


def _side(reading: Reading, before: DateMention, expression: Expression, now: date | None) -> Direction | None:
    """Return on which side of today a date lies that is listed with one before it: "since January, February"."""
    if now is None or before.from_ is None or not LISTED.fullmatch(reading.text, before.end, expression.start):
        return None
    return "future" if before.from_ > now.isoformat() else "past"


def _event(reading: Reading, tree: Tree, located: tuple[Expression, int, int], found: _Found) -> Told | None:
    """Return the time of the event that an expression counts from, where the text tells it."""
    expression, first, last = located
    event = event_of(tree, last) if expression.kind == "after" and expression.to is None else None
    if event is None:
        return None
    at = bisect_left(found.times, expression.start, key=lambda m: m.start)
    mention = time_of_event(tree, event, found.times[max(0, at - AROUND) : at + AROUND], expression.start)
    return _told(reading, mention, reading.tokens[first].sent) if mention else None


def _before(reading: Reading, times: list[DateMention], expression: Expression, sentence: int) -> list[DateMention]:
    """Return the times told shortly before an expression, the nearest first."""
    at = bisect_left(times, expression.start, key=lambda m: m.start)
    near = reversed(times[max(0, at - NEAREST) : at])
    return [m for m in near if sentence - reading.tokens[m.first].sent <= LOOK_BACK + 1]


def _told(reading: Reading, mention: DateMention, sentence: int) -> Told:
    """Return a mention as what a later one counts from."""
    return Told(
        text=" ".join(mention.text.split()),
        edtf=mention.edtf or "",
        granularity=mention.granularity,
        from_=mention.from_ or "",
        until=mention.until or "",
        back=sentence - reading.tokens[mention.first].sent,
    )


def _frame(
    reading: Reading, tree: Tree, located: tuple[Expression, int, int], found: _Found, direction: Direction | None
) -> YearTold | None:
    """Return the year that other words of the text give a date without one."""
    expression, first, last = located
    if expression.kind != "date" or expression.year is not None or (expression.month or expression.season) is None:
        return None
    at = bisect_left(found.times, expression.start, key=lambda m: m.start)
    near = [m for m in reversed(found.times[max(0, at - NEAREST) : at]) if m.start in found.with_year]
    frame = year_of_narrative(reading, tree, (first, last), near, direction)
    if framed(expression, Setting(spoken=found.now, frame=frame)) is None:
        frame = None
    if frame is None and found.now is None:
        return year_without_publication(expression, found.full, reading.published)
    return frame


def _day_of_report(reading: Reading) -> tuple[date | None, str]:
    """Return the day from which an article counts: its dateline's, where that is just before publication, or that."""
    published = _published(reading)
    if published is None:
        return None, "the day of publication"
    for piece in reading.layout.furniture:
        if piece.reason != "dateline":
            continue
        for said in find_expressions(shadow_of(reading.text)[piece.start : piece.end]):
            if said.kind != "date" or not said.month or not said.day or said.until:
                continue
            year = said.year or nearest_year(said, published)
            placed = place_in_time(replace(said, year=year), Setting(spoken=None))
            day = date.fromisoformat(placed.from_) if placed.from_ else published
            if 0 < (published - day).days <= DATELINE_DAYS:
                return day, "the day of the dateline"
    how = reading.article.published_how or reading.provenance.published_how
    return published, "the day of publication, itself inferred" if how == "inferred" else "the day of publication"


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
