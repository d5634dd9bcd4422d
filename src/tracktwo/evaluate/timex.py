"""Our dates as TIMEX3 has them: type and value, by the TimeML 1.2.1 specification."""

import re
from dataclasses import replace
from datetime import date

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_grammar import find_expressions
from tracktwo.language.edtf import duration_of, week_of
from tracktwo.language.reading import DateMention
from tracktwo.language.shadow import shadow_of

_REFERENCES = {"PRESENT": "PRESENT_REF", "PAST": "PAST_REF", "FUTURE": "FUTURE_REF"}
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
# Units that ISO durations lack: TIMEX3's letter, needed where their number is unknown, else so many of another unit.
_UNITS = {"quarter": ("Q", "month", 3), "decade": ("E", "year", 10), "century": ("C", "year", 100)}
_DAY_AFTER = re.compile(r"the (?:day|week|month|year|night|morning) (?:before|after)")
_PARTS = {"MORNING": "TMO", "AFTERNOON": "TAF", "EVENING": "TEV", "NIGHT": "TNI"}


def timex_of(mention: DateMention) -> tuple[str, str]:
    """Return type and value of a mention; what we leave unresolved gets the value that TimeML has for the unknown."""
    said = next(iter(find_expressions(shadow_of(mention.text))), None)
    if mention.granularity == "set":
        return "SET", _set(mention, said)
    if mention.granularity == "duration":
        return "DURATION", _length(said) if said is not None and said.unit in _UNITS else mention.edtf or "PXX"
    if said is not None and said.kind == "span":
        return "DURATION", _length(said)
    if mention.granularity == "vague":
        return "DATE", _REFERENCES.get((said.which if said else None) or "", "PAST_REF")
    if said is not None and said.kind == "after" and said.to is None and not _DAY_AFTER.fullmatch(_plain(mention.text)):
        return "DURATION", _length(said)  # TimeML marks the length alone, "after" is a signal of its own
    if mention.edtf is None:
        return "DATE", _unknown(said)
    if mention.granularity == "year" and "/" in mention.edtf:
        return "DURATION", "P1Y"  # "the year ended 30 September"
    if said is not None and said.kind == "ago" and said.unit == "week":
        return "DATE", week_of(date.fromisoformat(mention.edtf))
    value = value_of(mention.edtf, weekend=said is not None and said.kind == "weekend")
    part = said.part if said is not None else None
    if part in _PARTS and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "TIME", value + _PARTS[part]
    return ("TIME" if "T" in value else "DATE"), value


def parts_of(mention: DateMention) -> list[DateMention]:
    """Return a mention as TimeML has it: of "from Monday to Wednesday" the two ends are marked, each on its own.

    >>> run = DateMention(0, 2, 8, 21, "1994 and 1997", "1994/1997", "1994-01-01", "1997-12-31", "year")
    >>> [(part.start, part.text, part.edtf) for part in parts_of(run)]
    [(8, '1994', '1994'), (17, '1997', '1997')]
    """
    ends = _TWO_ENDS.fullmatch(mention.edtf or "")
    link = _LINK.search(mention.text)
    if ends is None or link is None or find_expressions(shadow_of(mention.text[: link.start()])) == []:
        return [mention]
    return [
        replace(mention, end=mention.start + link.start(), text=mention.text[: link.start()], edtf=ends[1]),
        replace(mention, start=mention.start + link.end(), text=mention.text[link.end() :], edtf=ends[2]),
    ]


# Two ends of a run, or two days, with a word between them; "3-4 May" is one expression to TimeML too.
_TWO_ENDS = re.compile(r"[\[{]?([^,/\[{]+)[,/]([^,/\]}]+)[\]}]?")
_LINK = re.compile(r"\s+(?:and|to|or|until|till|through)\s+", re.IGNORECASE)


def _plain(text: str) -> str:
    """Return words in small letters, one blank apart."""
    return " ".join(text.lower().split())


def value_of(edtf: str, *, weekend: bool = False) -> str:
    """Return an EDTF expression as TIMEX3 writes it; of a range its first point.

    >>> value_of("2017-33"), value_of("2011-22"), value_of("199X"), value_of("2017-05-03/2017-05-04")
    ('2017-Q1', '2011-SU', '199', '2017-05-03')
    """
    first, _, last = edtf.partition("/")
    point = first if first != ".." else last
    if weekend:
        return week_of(date.fromisoformat(point)) + "-WE"
    if season := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6]|4[01])", point):
        return f"{season[1]}-{_SEASONS[int(season[2])]}"
    if one := re.match(r"[\[{]([^,]+),", point):
        return one[1]
    return point.rstrip("X") if re.fullmatch(r"\d+X+", point) else point


def same_value(value: str, other: str) -> bool:
    """Tell whether two TIMEX3 values say the same in other spellings; the corpora write one thing in several ways.

    >>> same_value("2000-W7", "2000-W07"), same_value("1949-XX", "1949"), same_value("P1E", "P10Y")
    (True, True, True)
    >>> same_value("196X", "196"), same_value("19XX", "19")
    (True, True)
    >>> same_value("1989-WXX", "1989-W43"), same_value("PXM", "PTXM")
    (False, False)
    """
    return _one_spelling(value) == _one_spelling(other)


def _one_spelling(value: str) -> str:
    """Write weeks with two figures, what is not known not at all, and lengths in the commonest unit."""
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    value = re.sub(r"^(\d{2,4})(?:X{1,2})?(?:-XX){0,2}$", r"\1", value)
    value = re.sub(r"^(\d{4}-\d\d)-XX$", r"\1", value)
    if length := re.fullmatch(r"P(\d+)([CELQ])", value):
        size, unit = {"C": (100, "Y"), "E": (10, "Y"), "L": (1000, "Y"), "Q": (3, "M")}[length[2]]
        return f"P{int(length[1]) * size}{unit}"
    return value


def _length(said: Expression) -> str:
    """Return the length of "the past two weeks", "several quarters"."""
    unit, count = said.unit or "day", said.count
    if unit not in _UNITS:
        return duration_of(count, unit)
    letter, larger, size = _UNITS[unit]
    return f"PX{letter}" if count is None else duration_of(count * size, larger)


def _set(mention: DateMention, said: Expression | None) -> str:
    """Return the value of what repeats."""
    if said is not None and said.weekday is not None:
        return f"XXXX-WXX-{said.weekday}"
    return mention.edtf or "P1D"


def _unknown(said: Expression | None) -> str:
    """Return the value of an expression that could not be placed."""
    if said is None or said.offset < 0:
        return "PAST_REF"
    return "FUTURE_REF" if said.kind == "ago" else "XXXX-XX-XX"
