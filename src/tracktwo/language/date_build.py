"""From a match of the date grammar to the expression that its words make."""

import calendar
import re
from dataclasses import replace
from typing import Any

from tracktwo.language.date_expression import Expression
from tracktwo.language.date_words import (
    count_of,
    month_number,
    spelled_year,
    unit_of,
    unit_size,
    weekday_number,
    words,
)
from tracktwo.language.numerals import number_words

WHICH = {
    "this": "this", "current": "this", "this past": "last", "past": "last", "last": "last", "previous": "last",
    "next": "next", "coming": "next", "this coming": "next", "upcoming": "next", "following": "next",
    "preceding": "last", "forthcoming": "next",
}  # fmt: skip
_NEAREST = ("coming", "this coming", "upcoming", "forthcoming")
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
    weekday = weekday_number(named["wd"]) if named.get("wd") else None
    which = which_of(named.get("w")) if year is None else None
    return made(m, "date", year=year, month=month, day=number, weekday=weekday, which=which)


def days(m: "re.Match[str]") -> Expression | None:
    """Build a run of days: "3-4 May", "April 28 to May 2, 2017"."""
    named = m.groupdict()
    month, first, last, year = month_number(m["m"]), _number(m["d"]), _number(m["d2"]), year_of(m["y"])
    month2 = month_number(named["m2"]) if named.get("m2") else month
    year1 = year_of(named.get("y1"))
    if year1 is None and year is not None:
        year1 = year if month2 >= month else year - 1
    orderly = month2 != month or first < last
    if not proper(m["m"]) or not orderly or not _exists(year1, month, first) or not _exists(year, month2, last):
        return None
    return made(m, "date", year=year1, month=month, day=first, until=(year, month2, last))


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
    if low in ("jan", "may", "mar") and _NAME_AFTER.match(m.string, m.end()):
        return None  # "by Jan Egeland"
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
    if _among_numbers(m):
        return None
    if not allowed and not 1900 <= number < 2100:  # noqa: PLR2004 - others need a word that says so
        return None
    until = m["y2"]
    if until is None:
        return made(m, "date", year=number)
    last = int(until) if len(until) > 2 else number // _CENTURY * _CENTURY + int(until)  # noqa: PLR2004 - "1991-95"
    return made(m, "date", year=number, until=(last, 0, 0)) if last > number else None


def _among_numbers(m: "re.Match[str]") -> bool:
    """Tell whether four figures stand in a list of numbers: "cases 1000, 2000 and 4000"."""
    before = re.search(r"(\d{3,})(?:, ?| and | or )$", m.string[max(0, m.start() - 12) : m.start()])
    after = re.match(r"(?:, ?| and | or )(\d{3,4})(?!\d)", m.string[m.end() : m.end() + 12])
    listed = [int(found[1]) for found in (before, after) if found]
    return bool(listed) and not any(1900 <= number < 2100 for number in listed)  # noqa: PLR2004


def year_alone(m: "re.Match[str]") -> Expression | None:
    """Build a year whose rule already made sure that it is one; "mid-1996" keeps its part of the year."""
    part = m.groupdict().get("mod")
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


def weekday(m: "re.Match[str]") -> Expression | None:
    """Build a weekday; "the previous Friday" counts from a day told before, "this coming Friday" is the nearest ahead."""
    if not proper(m["d"]):
        return None
    word, number = " ".join((m["w"] or "").lower().split()), weekday_number(m["d"])
    if word in ("previous", "preceding", "following") or (word == "next" and m["the"]):
        return made(m, "later", unit="day", count=1.0, offset=OFFSETS[WHICH[word]], weekday=number)
    return made(m, "weekday", weekday=number, which="coming" if word in _NEAREST else which_of(m["w"]))


def weekday_set(m: "re.Match[str]") -> Expression | None:
    """Build a weekday that comes again: "every Friday", "Fridays", "Friday nights"."""
    return made(m, "set", unit="week", count=1.0, weekday=weekday_number(m["d"] or m["p"]))


_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"'`(*-])[ \n\"'`(-]*$")


def shift(m: "re.Match[str]", unit: str, offset: int) -> Expression | None:
    """Build a day counted from today: "yesterday"; within a sentence a capital letter marks a name ("USA Today")."""
    if m[0][:1].isupper() and not _SENTENCE_START.search(m.string, max(0, m.start() - 4), m.start()):
        return None
    return made(m, "shift", unit=unit, offset=offset)


def night(m: "re.Match[str]", offset: int, part: str) -> Expression | None:
    """Build a part of a day counted from today: "last night"; "This Morning" within a sentence is a programme."""
    inside = not _SENTENCE_START.search(m.string, max(0, m.start() - 4), m.start())
    if inside and all(word[0].isupper() for word in m[0].split()):
        return None
    return made(m, "shift", unit="day", offset=offset, part=part)


_POSSESSIVE = re.compile(r"\b(?:his|her|its|their|my|our|your)[ \n]$", re.IGNORECASE)


def which_unit(m: "re.Match[str]") -> Expression | None:
    """Build "last week", "this year", "next month"; "the following week" counts from another day and is not here."""
    word = " ".join(m["w"].lower().split())
    if m["w"][0].isupper() and m["u"][0].isupper() and m.string[max(0, m.start() - 1) : m.start()] in ('"', "'"):
        return None  # a programme's name: "This Week"
    if _POSSESSIVE.search(m.string, max(0, m.start() - 7), m.start()):
        return None  # "his last week in office"
    the = m[0].lower().startswith("the")
    unit, which = m["u"].lower(), which_of(m["w"])
    if word in ("following", "preceding", "previous") or (the and word == "next"):
        return (
            made(m, "later", unit=unit_of(unit), count=1.0, offset=OFFSETS[which or "this"])
            if unit != "weekend"
            else None
        )
    if the and word in ("past", "last", "coming") and unit != "weekend":
        return made(m, "span", unit=unit_of(unit), count=float(unit_size(unit)), offset=OFFSETS[which or "this"])
    if unit == "weekend":
        return made(m, "weekend", which=which)
    return made(m, "shift", unit=unit_of(unit), offset=OFFSETS[which or "this"] * unit_size(unit))


def weekend(m: "re.Match[str]") -> Expression:
    """Build the weekend that a text means when it says no more."""
    return made(m, "weekend")


def later(m: "re.Match[str]", offset: int) -> Expression | None:
    """Build a day, week, month or year counted from one told before: "the next day", "that year"."""
    word = m["u"].lower()
    parts = words()["parts_of_day"]
    unit = "day" if word in parts else unit_of(word)
    return made(m, "later", unit=unit, count=float(abs(offset)), offset=offset, part=parts.get(word))


def ago(m: "re.Match[str]") -> Expression | None:
    """Build "two days ago", "a year from now"."""
    sign = -1 if m["d"].lower() in ("ago", "back") else 1
    return _counted(m, "ago", sign)


def later_by(m: "re.Match[str]") -> Expression | None:
    """Build "a week later", "two days earlier"."""
    return _counted(m, "later", -1 if m["d"].lower() == "earlier" else 1)


def after_by(m: "re.Match[str]") -> Expression | None:
    """Build "two days after …"."""
    word = m["d"].lower()
    if word in ("since", "into"):
        return None
    return _counted(m, "after", -1 if word == "before" else 1)


def _counted(m: "re.Match[str]", kind: str, sign: int) -> Expression | None:
    """Build an expression that is a number of units away from something."""
    if m["c"].lower() == "the":
        return None
    count = count_of(m["c"])
    size = unit_size(m["u"])
    return made(m, kind, unit=unit_of(m["u"]), count=count * size if count is not None else None, offset=sign)


def after_one(m: "re.Match[str]", sign: int) -> Expression:
    """Build "the day after", "the week before"."""
    parts = words()["parts_of_day"]
    word = m["u"].lower()
    return made(m, "after", unit="day" if word in parts else unit_of(word), count=1.0, offset=sign)


def span(m: "re.Match[str]") -> Expression | None:
    """Build "the past two weeks", "the coming days"."""
    count = count_of(m["c"]) if m["c"] else None
    if not m["c"] and not re.search(r"s$", m[0]):
        count = 1.0
    if m["c"] and m["c"].lower() in ("a", "an", "the"):
        return None
    sign = 1 if m["w"].lower() in ("next", "coming", "following") else -1
    return made(m, "span", unit=unit_of(m["u"]), count=count * unit_size(m["u"]) if count else None, offset=sign)


def duration(m: "re.Match[str]") -> Expression | None:
    """Build a stretch of time that hangs on no day; "a day" and "the day" alone are left, they mostly are a rate."""
    named = m.groupdict()
    phrase = named.get("c")
    if phrase and phrase.lower() in ("a", "an", "the") and not _holds_article(m):
        return None
    if re.match(r"(?:-| year)s?[ -]old", m.string[m.end() : m.end() + 6]):
        return None
    word = named.get("u") or m["v"]
    if word[0].isupper() and not _SENTENCE_START.search(m.string, max(0, m.start() - 4), m.start()):
        return None  # "60 Minutes", a programme
    fractional = word.lower() in ("quarter", "second")
    if fractional and ((m[0].lower().endswith(word.lower()) and "-" not in m[0]) or "-quarters" in m[0].lower()):
        return None  # "a quarter of a million", "a second round", "three-quarters"
    if phrase and phrase.lower() == "one" and m[0].lower().endswith("one day") and not _holds_one_day(m):
        return None  # "will one day be"
    count = count_of(phrase) if phrase else None
    unit = unit_of(word)
    hyphened = f"-{word.lower()}-long" in m[0].lower()
    if not phrase and m[0].lower().endswith("long"):
        count = 1.0 if not m[0].lower().startswith(word.lower() + "s") else None
    size = unit_size(word)
    built = made(
        m, "duration", unit=unit, count=count * size if count is not None else None, part="LONG" if hyphened else None
    )
    # "the nine months", but "the | six-year war"
    skipped = len("the ") if m[0].lower().startswith("the ") and "-" in m[0] else 0
    return replace(built, start=built.start + skipped)


_FOR = re.compile(
    r"\b(?:for|in|within|after|about|nearly|almost|over|than|under|least|around|another|just|only|lasted|last|takes?"
    r"|took)[ \n]$",
    re.IGNORECASE,
)


def _holds_article(m: "re.Match[str]") -> bool:
    """Tell whether "a week" stands where it is a duration: "for a week", not "twice a week"."""
    return m["c"].lower() != "the" and bool(_FOR.search(m.string[max(0, m.start() - 12) : m.start()]))


def _holds_one_day(m: "re.Match[str]") -> bool:
    """Tell whether "one day" is a length of time: "within one day", "one day of talks", not "one day they will"."""
    before = m.string[max(0, m.start() - 12) : m.start()]
    return bool(_FOR.search(before)) or m.string[m.end() : m.end() + 4].lower() == " of "


def repeated(m: "re.Match[str]") -> Expression | None:
    """Build "every day", "every two weeks"."""
    count = count_of(m["c"]) if m["c"] else 1.0
    return made(m, "set", unit=unit_of(m["u"]), count=count)


def clock_weekday(m: "re.Match[str]") -> Expression | None:
    """Build "10 p.m. Wednesday"."""
    hour, minute = clock_of(m)
    return made(m, "weekday", weekday=weekday_number(m["d"]), hour=hour, minute=minute) if proper(m["d"]) else None


def clock_of(m: "re.Match[str]") -> tuple[int, int]:
    """Return hour and minute of a match with the groups h, n, ap and noon."""
    if m["noon"]:
        return (0 if m["noon"].lower() == "midnight" else 12), 0
    hour = int(m["h"])
    if m["ap"]:
        hour = hour % 12 + (12 if m["ap"].lower() == "p" else 0)
    return hour, int(m["n"] or 0)
