"""When something happened: the date that belongs to a verb or noun of the parse.

A date hangs on a token of the parse. It tells of an event where that token is the event's verb or noun, or one that
shares its time ("talks set for …", "held talks on …", "began leaving today"). It never passes from a verb of saying
into what is said: in "she said on Friday that they had met", nobody says when they met.
"""

from dataclasses import replace
from datetime import date, timedelta

from tracktwo.extract.attachment import lexicon, mentions_beside, relation, site_of, top_of
from tracktwo.language.date_anchor import place_in_time
from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.date_placed import Setting
from tracktwo.language.reading import DateMention, Reading, Token
from tracktwo.language.shadow import shadow_of
from tracktwo.types import DateValue

_NO_DAY = ("duration", "set", "vague")
_SUBJECT = 5
# "Around 28 September" is a day or two before it or after.
_ROUGHLY = frozenset({"around", "about", "circa", "approximately", "roughly"})
_ABOUT = 2
_AFTER, _BEFORE = "after", "before"


def date_value(reading: Reading, mention: DateMention) -> DateValue:
    """Return a mention of a date as a report's value; "since", "until" and their like open it.

    "Around" makes it rough.
    """
    value = DateValue(
        start=mention.start, end=mention.end, text=mention.text, edtf=mention.edtf, from_=mention.from_,
        until=mention.until, relative_to=mention.relative_to, how=mention.how, why=mention.why,
    )  # fmt: skip
    before = reading.tokens[mention.first - 1] if mention.first > 0 else None
    night = _through_the_night(reading, mention, value)
    if night is not None:
        return night
    if (
        before is None
        or before.sent != reading.tokens[mention.first].sent
        or mention.edtf is None
        or "/" in mention.edtf
    ):
        return value
    if mention.granularity == "day" and before.text.lower() in _ROUGHLY and value.from_ and value.until:
        first, last = _next(value.from_, -_ABOUT), _next(value.until, _ABOUT)
        return replace(value, edtf=f"{value.edtf}~", from_=first, until=last)
    return opened(reading, value, before.text.lower()) if mention.granularity not in _NO_DAY else value


def _through_the_night(reading: Reading, mention: DateMention, value: DateValue) -> DateValue | None:
    """Return both days of "overnight Tuesday to Wednesday", "Tuesday night into Wednesday"; None of any other date."""
    tokens, behind = reading.tokens, mention.last + 1
    told = (tokens[max(0, mention.first - 1)].text, mention.text)
    if behind + 1 >= len(tokens) or not any("night" in words.lower() for words in told):
        return None
    if tokens[behind].text.lower() not in ("to", "into", "and") or value.from_ is None:
        return None
    after = next((m for m in reading.dates if m.first == behind + 1 and m.from_ == _next(value.from_, 1)), None)
    if after is None or after.until != after.from_ or value.from_ != value.until:
        return None
    text = reading.text[mention.start : after.end]
    return replace(value, end=after.end, text=text, edtf=f"{value.edtf}/{after.edtf}", until=after.until)


def opened(reading: Reading, value: DateValue, word: str) -> DateValue:
    """Open a date on the side that its preposition leaves open; what began before publication ended by then at most."""
    match word:
        case "since":
            published = (reading.published or "")[:10] or None
            end = published if published and len(published) == len("2016-12-16") else None
            return replace(value, edtf=f"{value.edtf}/..", until=end if end and end >= (value.from_ or "") else None)
        case "until" | "till" | "through" | "by":
            return replace(value, edtf=f"../{value.edtf}", from_=None)
        case "before" if value.from_:
            return replace(value, edtf=f"../{value.edtf}", from_=None, until=_next(value.from_, -1))
        case "after" if value.until:
            return replace(value, edtf=f"{value.edtf}/..", from_=_next(value.until, 1), until=None)
        case _:
            return value


def _next(day: str, by: int) -> str:
    """Return the day before or after."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def date_of(reading: Reading, head: int, *, without: range = range(0)) -> DateValue | None:
    """Return the date of the event that token ``head`` (a verb, or a noun of happening) stands for, or None.

    Durations and words such as "now" are no dates. A date that cannot be placed is returned as such: it says so.
    Dates that begin at a token in ``without`` are another event's.
    """
    best: tuple[tuple[int, int], DateMention] | None = None
    for mention in mentions_beside(reading.dates, reading, head):
        if mention.granularity in _NO_DAY or mention.first in without:
            continue
        if _counts_from(mention):
            if (counted := _counted_back(reading, mention, head)) is not None:
                return counted
            if mention.from_ is None or head > mention.last:
                continue
        rank = _rank(reading, mention, head)
        if rank is not None:
            key = (rank, abs(mention.first - head))
            if best is None or key < best[0]:
                best = (key, mention)
    return date_value(reading, best[1]) if best else None


def _rank(reading: Reading, mention: DateMention, head: int) -> int | None:
    """Rank how surely a mention dates an event."""
    tokens = reading.tokens
    top = tokens[top_of(tokens, mention.first, mention.last)]
    if top.dep in ("poss", "compound", "nummod", "amod", "nmod") and top.head != head:
        # "Friday's attack", "the December truce" date their noun, and a verb of which it is the subject: "killed ten".
        noun = tokens[top.head]
        subject = noun.dep == "nsubj" and noun.head == head and tokens[head].lemma not in lexicon()["saying_verbs"]
        return _SUBJECT if subject else None
    site, _ = site_of(tokens, mention.first, mention.last)
    return relation(tokens, _meant(reading, mention, site), head)


def _meant(reading: Reading, mention: DateMention, site: int) -> int:
    """Move a day that lies ahead from a verb told as past to the infinitive under it: "agreed to meet on 3 May"."""
    token = reading.tokens[site]
    if token.tag != "VBD" or not mention.from_ or not reading.published or mention.from_ <= reading.published[:10]:
        return site
    for child in reading.tokens[site + 1 : mention.first]:
        if child.head == site and child.dep in ("xcomp", "ccomp") and child.pos in ("VERB", "AUX"):
            return child.i
    return site


def _counts_from(mention: DateMention) -> bool:
    """Tell whether a mention counts from an event: "two days after …"."""
    return mention.text.lower().endswith((_AFTER, _BEFORE)) and " " in mention.text


def _counted_back(reading: Reading, mention: DateMention, head: int) -> DateValue | None:
    """Return the day of the event that "two days after …" counts from, where the mention itself is placed."""
    if mention.from_ is None or not _begins_at(reading.tokens, mention, head):
        return None
    said = next(iter(find_expressions(shadow_of(mention.text))), None)
    if said is None or said.count is None:
        return None
    back = replace(said, kind="ago", offset=-said.offset)
    placed = place_in_time(
        back, Setting(spoken=date.fromisoformat(mention.from_), why=f"{mention.from_}, as {mention.text!r} tells")
    )
    return DateValue(
        start=mention.start, end=mention.end, text=mention.text, edtf=placed.edtf, from_=placed.from_,
        until=placed.until, relative_to=placed.relative_to, how="inferred", why=placed.why,
    )  # fmt: skip


def _begins_at(tokens: tuple[Token, ...], mention: DateMention, head: int) -> bool:
    """Tell whether an event is the one right behind "after": its verb, or the noun that verb is light for."""
    if head <= mention.last:
        return False
    marker = tokens[mention.last]
    clause = next((t for t in tokens[mention.last + 1 : head + 1] if marker.head == t.i or t.head == marker.i), None)
    if clause is None:
        return False
    return clause.i == head or relation(tokens, clause.i, head) is not None
