"""From a match of the date grammar to an expression that is counted: weekdays, "yesterday", "a week ago", lengths."""

import re
from dataclasses import replace

from tracktwo.language.date_build import OFFSETS, WHICH, made, proper, which_of
from tracktwo.language.date_expression import Expression
from tracktwo.language.date_words import count_of, unit_of, unit_size, weekday_number, words

_NEAREST = ("coming", "this coming", "upcoming", "forthcoming")


def weekday(m: "re.Match[str]") -> Expression | None:
    """Build a weekday; "the previous Friday" counts from a day told before, "this coming Friday" lies nearest ahead."""
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
    if word == "this past" and unit in ("year", "month", "week", "decade"):
        return made(m, "span", unit=unit_of(unit), count=float(unit_size(unit)), offset=-1)
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


def long_ago(m: "re.Match[str]") -> Expression:
    """Build "months ago": how many is not said."""
    return made(m, "ago", unit=unit_of(m["u"]), offset=-1)


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
    first = m.start("u" if named.get("u") else "v") == m.start()
    if word[0].isupper() and not (first and _SENTENCE_START.search(m.string, max(0, m.start() - 4), m.start())):
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
    ahead = "in" if phrase and _IN.search(m.string, max(0, m.start() - 3), m.start()) and "-" not in m[0] else None
    built = made(
        m,
        "duration",
        unit=unit,
        count=count * size if count is not None else None,
        part="LONG" if hyphened else None,
        which=ahead,
    )
    # "the nine months", but "the | six-year war"
    skipped = len("the ") if m[0].lower().startswith("the ") and "-" in m[0] else 0
    return replace(built, start=built.start + skipped)


# "The vote will be held in two weeks" lies ahead, as its clause does; "the first in two weeks" is a length of time.
_IN = re.compile(r"\bin[ \n]$", re.IGNORECASE)
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


def often(m: "re.Match[str]", unit: str) -> Expression | None:
    """Build "daily"; a capital letter within a sentence marks a name ("The Daily Caller")."""
    if m[0][0].isupper() and not _SENTENCE_START.search(m.string, max(0, m.start() - 4), m.start()):
        return None
    return made(m, "set", unit=unit, count=1.0)


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
