"""From a match of the date grammar to a calendar date or period: days, months, years, quarters, named days."""

import calendar
import re
from typing import Any

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_words import (
    month_number,
    spelled_year,
    unit_of,
    weekday_number,
    words,
)
from tracktwo.language.numerals import number_words

WHICH = {
    "this": "this", "current": "this", "this past": "last", "past": "last", "last": "last", "previous": "last",
    "next": "next", "coming": "next", "this coming": "next", "upcoming": "next", "following": "next",
    "preceding": "last", "forthcoming": "next",
}  # fmt: skip
OFFSETS = {"this": 0, "last": -1, "next": 1}
_CENTURY = 100


def made(m: "re.Match[str]", kind: str, **fields: Any) -> Expression:
    """Make an expression of a whole match."""
    return Expression(start=m.start(), end=m.end(), kind=kind, **fields)


def which_of(word: str | None) -> str | None:
    """Return this, last or next."""
    return WHICH[" ".join(word.lower().split())] if word else None


def year_of(figures: str | None) -> int | None:
    """Return a year written with four figures, as '96, or in words.

    >>> year_of("'96"), year_of("2016"), year_of("'05"), year_of("nineteen eighty")
    (1996, 2016, 2005, 1980)
    """
    if not figures:
        return None
    if figures[0].isalpha():
        return spelled_year(figures)
    if figures.startswith("'"):
        short = int(figures[1:])
        return 2000 + short if short < 50 else 1900 + short  # noqa: PLR2004 - the usual window of two-digit years
    return int(figures)


def proper(word: str) -> bool:
    """Tell whether a month's name is written as a name: "march" and "may" in small letters are other words."""
    return word[:1].isupper()


def _number(figures: str) -> int:
    """Return a day written "3", "03" or "3rd"."""
    return int(re.sub(r"\D", "", figures))


def _exists(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day; without a year, any year will do."""
    return 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def day(m: "re.Match[str]") -> Expression | None:
    """Build a day of a month, with or without a year; a weekday beside it, or "last", helps to find the year."""
    named = m.groupdict()
    month, number, year = month_number(m["m"]), _number(m["d"]), year_of(m["y"])
    if not proper(m["m"]) or not _exists(year, month, number):
        return None
    for month_, number_, year_, noun in words()["days_of_history"]:
        if (month, number, year) == (month_, number_, None) and re.compile(noun, re.IGNORECASE).match(
            m.string, m.end()
        ):
            year = year_
    weekday = weekday_number(named["wd"]) if named.get("wd") else None
    which = which_of(named.get("w")) if year is None else None
    return made(m, "date", year=year, month=month, day=number, weekday=weekday, which=which)


_BETWEEN = re.compile(r"\bbetween[ \n](?:the[ \n])?(?:\w+[ \n])?$", re.IGNORECASE)


def days(m: "re.Match[str]") -> Expression | None:
    """Build a run of days: "3-4 May", "April 28 to May 2, 2017"."""
    named = m.groupdict()
    month, first, last, year = month_number(m["m"]), _number(m["d"]), _number(m["d2"]), year_of(m["y"])
    month2 = month_number(named["m2"]) if named.get("m2") else month
    year1 = year_of(named.get("y1"))
    if year1 is None and year is not None:
        year1 = year if month2 >= month else year - 1
    orderly = month2 != month or first < last
    link = (named.get("link") or "").lower()
    apart = link == "and" and last - first > 1 and not _BETWEEN.search(m.string, max(0, m.start() - 16), m.start())
    if not proper(m["m"]) or not orderly or not _exists(year1, month, first) or not _exists(year, month2, last):
        return None
    choice = link if link == "or" or apart else None
    return made(m, "date", year=year1, month=month, day=first, until=(year, month2, last), choice=choice)


def months(m: "re.Match[str]") -> Expression | None:
    """Build a run of months: "April-June 2016"."""
    first, last, year = month_number(m["m"]), month_number(m["m2"]), year_of(m["y"])
    if not proper(m["m"]) or not proper(m["m2"]) or first == last:
        return None
    year1 = year - (first > last) if year is not None else None
    return made(m, "date", year=year1, month=first, until=(year, last, 0))


def month(m: "re.Match[str]") -> Expression | None:
    """Build a month of a given year."""
    return made(m, "date", year=year_of(m["y"]), month=month_number(m["m"])) if proper(m["m"]) else None


# "May" and "March" begin sentences as other words; after one of these they are months.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|to|and|or|early|late|mid|between|during|for|through|each|every)[ -])$",
    re.IGNORECASE,
)
# "The March offensive" is of a month, "the March on Rome" is none.
_ACCESSION = re.compile(r"the March (?!on\b|of\b|to\b|for\b)[a-z]", re.IGNORECASE)
_NAME_AFTER = re.compile(r"[ \n][A-Z][a-z]")
_SHORT = 4


def bare_month(m: "re.Match[str]") -> Expression | None:
    """Build a month without a year; abbreviations and the months that are also words need company."""
    word = m["m"].strip(".")
    which = which_of(m["w"])
    low = word.lower()
    ambiguous = low in ("may", "march") or (len(low) <= _SHORT and low not in ("july", "june"))
    before = m.string[max(0, m.start() - 10) : m.start()]
    told = _BEFORE_MONTH.search(before) or (low == "march" and _ACCESSION.match(m.string, max(0, m.start() - 4)))
    if not proper(m["m"]) or (ambiguous and not which and not told):
        return None
    named = low in ("jan", "may", "mar") or (low in ("april", "june", "august") and not _BEFORE_MONTH.search(before))
    if named and _NAME_AFTER.match(m.string, m.end()):
        return None  # "by Jan Egeland", "August Bebel"
    return made(m, "date", month=month_number(word), which=which)


def iso(m: "re.Match[str]") -> Expression | None:
    """Build a day written 2016-12-16, with or without a time."""
    year, month_, number = int(m["y"]), int(m["m"]), int(m["d"])
    if not _exists(year, month_, number):
        return None
    hour = int(m["h"]) if m["h"] else None
    return made(m, "date", year=year, month=month_, day=number, hour=hour, minute=int(m["n"] or 0))


def numeric(m: "re.Match[str]") -> Expression | None:
    """Build a day written 16/12/2016 or 12/16/2016; where both readings exist, ``other_day`` keeps the second."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    readings = [(mo, d) for d, mo in ((a, b), (b, a)) if 1 <= mo <= 12 and _exists(year, mo, d)]  # noqa: PLR2004
    if not readings or (m["s"] == "." and readings[0] != (b, a)):
        return None
    other = readings[-1] if m["s"] == "/" and readings[-1] != readings[0] else None
    return made(m, "date", year=year, month=readings[0][0], day=readings[0][1], other_day=other)


_WORD_BEFORE = re.compile(r"([\w'.-]+)[ \n(,]{1,3}$")
_WORD_AFTER = re.compile(r"[ -]([\w-]+)")


def year(m: "re.Match[str]") -> Expression | None:
    """Build a year, or a run of years, where the words about it let four figures be one."""
    before = _WORD_BEFORE.search(m.string[max(0, m.start() - 25) : m.start()])
    after = _WORD_AFTER.match(m.string[m.end() : m.end() + 25])
    word = before[1].lower().strip(".") if before else ""
    follower = after[1].lower() if after else ""
    lexicon = words()
    allowed = word in lexicon["before_year"] or word in lexicon["modifiers"]
    if word in lexicon["not_before_year"] and not allowed:
        return None
    counted = (
        follower.endswith("s")
        and word not in ("the", "since")
        and follower not in ("was", "as", "is", "has", "its", "this")
    )
    if counted or follower in (
        "people",
        "troops",
        "percent",
        "per",
        "km",
        "miles",
        "men",
        "women",
        "children",
        "other",
    ):
        return None
    number = int(m["y"])
    if _among_numbers(m) or _is_clock(m):
        return None
    if not allowed and not 1900 <= number < 2100:  # noqa: PLR2004 - others need a word that says so
        return None
    until = m["y2"]
    if until is None:
        return made(m, "date", year=number)
    last = int(until) if len(until) > 2 else number // _CENTURY * _CENTURY + int(until)  # noqa: PLR2004 - "1991-95"
    return made(m, "date", year=number, until=(last, 0, 0)) if last > number else None


_CLOCK_BEFORE = re.compile(
    r"\b(?:at|from|until)(?: (?:about|around|approximately|roughly|exactly|some))? $|\bfrom \d{4} (?:to|until) $",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    r" (?:hours\b|hrs?\b|gmt\b|utc\b|local time|on \d|(?:to|until) \d{4}\b)|,? (?:today|yesterday|tonight|this)\b",
    re.IGNORECASE,
)


def _is_clock(m: "re.Match[str]") -> bool:
    """Tell four figures that are an hour: "at approximately 1940", "from 1710 to 2250", "1830 GMT".

    Behind "at" alone a year is not told in news; "from 1939 to 1945" is one, so that there only figures that no year of
    the press has are hours.
    """
    hour, minute = divmod(int(m["y"]), 100)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a day's hours and minutes
        return False
    before = _CLOCK_BEFORE.search(m.string[max(0, m.start() - 30) : m.start()])
    after = _CLOCK_AFTER.match(m.string[m.end() : m.end() + 15])
    if before is not None and before[0].lower().startswith("at"):
        return True
    modern = 1900 <= int(m["y"]) < 2100  # noqa: PLR2004
    if after is not None and not after[0].lower().startswith((" to", " until")):
        return not modern or after[0].lower().startswith((" gmt", " utc", " h", " local"))
    return not modern and (before is not None or after is not None)


def _among_numbers(m: "re.Match[str]") -> bool:
    """Tell whether four figures stand in a list of numbers: "cases 1000, 2000 and 4000"."""
    before = re.search(r"(\d{3,})(?:, ?| and | or )$", m.string[max(0, m.start() - 12) : m.start()])
    after = re.match(r"(?:, ?| and | or )(\d{3,4})(?!\d)", m.string[m.end() : m.end() + 12])
    listed = [int(found[1]) for found in (before, after) if found]
    return bool(listed) and not any(1900 <= number < 2100 for number in listed)  # noqa: PLR2004


def year_alone(m: "re.Match[str]") -> Expression | None:
    """Build a year whose rule already made sure that it is one; "mid-1996" keeps its part of the year."""
    part = m.groupdict().get("mod")  # of "post-2011" the year is told, and no part of it
    return made(m, "date", year=year_of(m["y"]), modifier=words()["modifiers"][part.lower()] if part else None)


def year_end(m: "re.Match[str]") -> Expression:
    """Build "year-end", the last day of a year, and "the end of the year": late in the year that the text means."""
    if m[0].lower().startswith("the"):
        return made(m, "date", year_shift=0, modifier="LATE")
    return made(m, "date", month=12, day=31)


def decade(m: "re.Match[str]") -> Expression | None:
    """Build a decade: "1990s", "the '90s"; a bare "90s" may be degrees or years of age."""
    if m["y"]:
        return made(m, "decade", year=int(m["y"]) * 10)
    marked = "'" in m[0]
    return made(m, "decade", year=1900 + int(m["t"])) if marked else None


def decade_word(m: "re.Match[str]") -> Expression | None:
    """Build a decade in words: "the nineties"."""
    names = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    return made(m, "decade", year=1920 + 10 * names.index(m["t"].lower()))


def century(m: "re.Match[str]") -> Expression | None:
    """Build a century: "the 20th century" begins, to newspapers, with 1900."""
    number = int(m["n"]) if m["n"] else int(number_words()["ordinals"][m["o"].lower()])
    return made(m, "century", year=(number - 1) * _CENTURY)


def season(m: "re.Match[str]") -> Expression | None:
    """Build a season; a capital letter without a year marks a name, as in "Arab Spring"."""
    named = m.groupdict()
    if not named.get("y") and not m["s"].islower():
        return None
    return made(
        m,
        "date",
        year=year_of(named.get("y")),
        season=words()["seasons"][m["s"].lower()],
        which=which_of(named.get("w")),
    )


def quarter(m: "re.Match[str]") -> Expression | None:
    """Build a quarter of a year."""
    word = m["q"].lower()
    number = number_words()["ordinals"].get(word) or int(word[0])
    named = m.groupdict()
    shift = OFFSETS[named["w"].lower()] if named.get("w") else None
    return made(m, "date", year=year_of(named.get("y")), season=32 + number, year_shift=shift)


def season_within(m: "re.Match[str]") -> Expression | None:
    """Build a season after a preposition that lets it be one: "into the summer", "by the early spring"."""
    if not m["s"].islower():
        return None
    whole = m["e"] is not None
    start = m.start("e") if whole else m.start("s")
    return Expression(start=start, end=m.end(), kind="date", season=words()["seasons"][m["s"].lower()])


def half(m: "re.Match[str]") -> Expression:
    """Build a half of a year: "the first half of 2016", "last year's second half"."""
    named = m.groupdict()
    shift = OFFSETS[named["w"].lower()] if named.get("w") else None
    code = 40 if m["h"].lower() == "first" else 41
    return made(m, "date", year=year_of(named.get("y")), season=code, year_shift=shift)


def compared(m: "re.Match[str]") -> Expression:
    """Build "the same period last year", "last year's quarter": a time told before, in another year."""
    return made(m, "period", unit=m["u"].lower(), offset=-1, which="compared", year=year_of(m.groupdict().get("y")))


def quarter_back(m: "re.Match[str]") -> Expression:
    """Build "the year-ago third quarter": a year before the quarter of that number that the text would mean."""
    word = m["q"].lower()
    return made(m, "date", season=32 + int(number_words()["ordinals"][word]), year_shift=-1, which="ago")


def period(m: "re.Match[str]") -> Expression | None:
    """Build a period that the text takes up: "the latest quarter", "the year-ago period", "the 1988 quarter"."""
    named = m.groupdict()
    back = -1 if named.get("back") else 0
    which = (named.get("latest") or "").lower() or None
    which = "latest" if which in ("most recent", "full") else which
    unit = (named.get("u") or "period").lower()
    return made(m, "period", unit=unit, offset=back, which=which, year=year_of(named.get("y")))


def within(m: "re.Match[str]") -> Expression:
    """Build "the end of the month", "later in the year": a part of the period that the text speaks in."""
    modifier = words()["modifiers"][" ".join(m["mod"].lower().split())]
    return made(m, "shift", unit=unit_of(m["u"]), offset=0, modifier=modifier)


def named_day(m: "re.Match[str]") -> Expression | None:
    """Build a day that has a name."""
    name = " ".join(m["n"].lower().split())
    if not proper(m["n"]) and not m["n"][0].isdigit():
        return None
    which = which_of(m.groupdict().get("w"))
    if name in words()["moving_days"]:
        month_, weekday_, nth = words()["moving_days"][name]
        return made(m, "date", year=year_of(m["y"]), month=month_, day=1, weekday=weekday_, nth=nth, which=which)
    month_, number, *rest = words()["named_days"][name]
    return made(m, "date", year=year_of(m["y"]) or (rest[0] if rest else None), month=month_, day=number, which=which)
