"""Numbers with their hedges: "at least 7,500", "up to 9,000", "dozens", "almost 80 percent". Dates are left out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

from tracktwo.language.date_words import one_of
from tracktwo.language.lexicon_file import read_lexicon
from tracktwo.language.numerals import number_of, number_pattern, number_words
from tracktwo.language.quantity_head import counted_head
from tracktwo.language.reading import Quantity, Reading
from tracktwo.language.shadow import shadow_of
from tracktwo.types import Bound

# A fraction of a whole is given in percent.
_WHOLE = 100.0


def unit_words() -> dict[str, Any]:
    """Return the lexicon of units and of words that take numbers for names."""
    return read_lexicon("units.yaml")


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Return the article's numbers in text order; dates, clock times and numbers that name something are none of them.

    Exact and approximate numbers have ``low`` and ``high`` alike; bounds leave one side open; "dozens" and ranges
    have both. ``unit`` is percent, a currency's ISO code, a measure, age, ordinal, or None for a count of things.
    """
    if not reading.tokens:
        return ()
    shadow = shadow_of(reading.text)
    taken = [(date.start, date.end) for date in reading.dates if date.granularity != "vague"]
    starts, ends = [token.start for token in reading.tokens], [token.end for token in reading.tokens]
    found: list[Quantity] = []
    for paragraph in reading.layout.paragraphs:
        for m in numbers_in(shadow, paragraph.start, paragraph.end):
            if _overlaps(taken, m.start("core"), m.end("core")) and not _QUARTERS.match(m["core"]):
                continue
            quantity = _quantity(reading, shadow, m, (starts, ends))
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


def numbers_in(shadow: str, start: int, end: int) -> Iterator["re.Match[str]"]:
    """Yield the numbers of a stretch with what bounds them; of two joined ones that are no range, each on its own.

    >>> [m["core"] for m in numbers_in("rose from 40 to 54; at least 20 to 30 more", 0, 42)]
    ['40 to 54', '54', '20 to 30']
    """
    while m := _pattern().search(shadow, start, end):
        yield m
        start = m.end() if m["b"] is None or _ranges(m) else m.end("a")


@cache
def _pattern() -> "re.Pattern[str]":
    """Return the pattern of a number with all that belongs to it; no part of it repeats without bound."""
    words, units = number_words(), unit_words()
    hedge = one_of([h for hedges in words["hedges"].values() for h in hedges])
    after = one_of([h for hedges in words["after_hedges"].values() for h in hedges])
    signs = one_of(units["currency_signs"])
    orders = one_of(words["orders"])
    number = number_pattern()
    whole = r"(?= of (?:the|its|their|all|his|our|this|that|(?-i:[A-Z]))| the )"
    fraction = rf"(?:(?:an?|one|two|three|four)[ -])?(?:half|third|quarter|fourth|fifth|tenth)s?{whole}"
    few = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    ratio = rf"{few} (?:in|out of)(?: every)? (?:{few}|1,?000)(?! (?:years?|months?|days?|weeks?|hours?))\b(?=[ ,.;)])"
    ordinal = rf"{one_of([o for o in words['ordinals'] if o != 'second'])}|\d{{1,3}}(?:st|nd|rd|th)"
    core = (
        rf"(?:(?P<tens>(?:many |several |a few )?{orders})|(?P<fraction>{fraction})|(?P<ratio>{ratio})"
        rf"|(?P<ordinal>{ordinal})(?![ -](?:of|world|party|lady|degree))"
        rf"|(?P<sign>{signs})?(?P<a>{number})(?:(?P<join> to | and | or |-| - )(?:{signs})?(?P<b>{number}))?)"
    )
    return re.compile(
        rf"(?<![\w.,/:#+-])(?P<between>(?:between|from) )?"
        rf"(?P<hedge>(?:{hedge} |[≥>≤<~≈] ?){{1,2}}(?:the |a |another )?)?"
        rf"(?P<core>{core})"
        rf"(?![\w/:]|[.,]\d)(?P<unit>-?(?: ?%|[ -]per ?cent(?:age points?)?\b| pct\b))?(?P<after> {after}\b)?",
        re.IGNORECASE,
    )


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch lies in one of the given ones (sorted, apart)."""
    k = bisect_right(taken, (start, end)) - 1
    return any(0 <= j < len(taken) and taken[j][0] < end and start < taken[j][1] for j in (k, k + 1))


def _quantity(reading: Reading, shadow: str, m: "re.Match[str]", edges: tuple[list[int], list[int]]) -> Quantity | None:
    """Make the quantity of a match, or None where the number is no count."""
    start, end = _extent(m)
    first, last = bisect_right(edges[0], start) - 1, bisect_left(edges[1], end)
    core = bisect_right(edges[0], m.start("core")) - 1
    if (
        first < 0
        or last >= len(edges[0])
        or edges[1][first] <= start
        or _names_something(shadow, m)
        or _no_count(reading, m, core)
    ):
        return None
    value = _value(m)
    if value is None:
        return None
    low, high, bound = value
    kind = _unit(shadow, m, end)
    if kind == "time":
        return None
    head = _head_of(reading, core, last, kind)
    return Quantity(
        first=first, last=last, start=start, end=end, text=reading.text[start:end],
        low=low, high=high, bound=bound, unit=kind, head=head,
    )  # fmt: skip


def _head_of(reading: Reading, core: int, last: int, kind: str | None) -> int | None:
    """Return what is counted; money and ages count nothing."""
    if kind == "age" or (kind is not None and kind.isupper()):
        return None
    return counted_head(reading.tokens, core, last, unit_words()["people_words"])


def _extent(m: "re.Match[str]") -> tuple[int, int]:
    """Return where the quantity stands; "between" and "from" belong to it only before a range."""
    ranged = m["b"] is not None
    if m["ordinal"]:
        return m.start("core"), m.end("core")
    start = m.start() if ranged or not m["between"] else m.end("between")
    end = m.end()
    if ranged and not _ranges(m):
        end = m.end("a")
        start = m.start("hedge") if m["hedge"] else m.start("core")
    return start, end


def _ranges(m: "re.Match[str]") -> bool:
    """Tell whether two joined numbers are the ends of a range: "20 to 30", "between 20 and 30", not "2 and 3"."""
    a, b = number_of(m["a"]), number_of(m["b"])
    join = m["join"].strip().lower()
    if a is None or b is None:
        return False
    if join == "and" and not (m["between"] or "").lower().startswith("between"):
        return False
    if join == "to" and (m["between"] or "").lower().startswith("from") and _changes(m):
        return False
    return a < b or (join in ("to", "-") and b >= 1000 > a)  # noqa: PLR2004 - "10-15,000": a shared magnitude


def _changes(m: "re.Match[str]") -> bool:
    """Tell whether a word before "from A to B" makes it a change, not a range: "rose from 40 to 54"."""
    before = m.string[max(0, m.start() - 40) : m.start()].lower()
    return bool(re.search(rf"\b{one_of(number_words()['changing'])}(?: \w+)?,? $", before))


def _value(m: "re.Match[str]") -> tuple[float | None, float | None, Bound] | None:
    """Return low, high and bound."""
    if m["tens"]:
        low, high = number_words()["orders"][re.sub(r"^(many|several|a few) ", "", " ".join(m["tens"].lower().split()))]
        return float(low), float(high), "order"
    if m["ordinal"]:
        number = number_words()["ordinals"].get(m["ordinal"].lower()) or int(re.sub(r"\D", "", m["ordinal"]))
        return float(number), float(number), "exact"
    if m["fraction"]:
        return _hedged(_share(m["fraction"]), m)
    if m["ratio"]:
        return _hedged(_ratio(m["ratio"]), m)
    number = number_of(m["a"])
    if number is None:
        return None
    if m["b"] is not None and _ranges(m):
        high = number_of(m["b"]) or number
        return _shared(number, m["a"], high, m["b"]), high, "range"
    return _hedged(number, m)


def _shared(low: float, words_low: str, high: float, words_high: str) -> float:
    """Give a lower end the magnitude of the upper one: "two to three million", "10-15,000"; not "two to million"."""
    if re.fullmatch(r"\d{1,3}", words_low) and re.fullmatch(r"\d{1,3},000", words_high) and low * 1000 < high:
        return low * 1000
    magnitude = re.search(r"(hundred|thousand|million|billion|trillion|k|m|mn|bn)$", words_high.lower())
    scale = number_of(f"1 {magnitude[1]}") if magnitude else None
    return low * scale if scale and low < scale and low * scale <= high else low


def _share(words: str) -> float:
    """Return a fraction in percent.

    >>> _share("two-thirds"), _share("half")
    (66.6667, 50.0)
    """
    parts = re.split(r"[ -]", words.lower())
    lexicon = number_words()
    times = float(lexicon["ones"].get(parts[0], 1)) if len(parts) > 1 else 1.0
    name = parts[-1] if parts[-1] in lexicon["fractions"] else parts[-1].removesuffix("s")
    return round(times * float(lexicon["fractions"][name]) * _WHOLE, 4)


def _ratio(words: str) -> float:
    """Return a ratio in percent.

    >>> _ratio("one in five"), _ratio("two out of every three")
    (20.0, 66.6667)
    """
    part, whole = re.split(r" (?:in|out of)(?: every)? ", words.lower(), maxsplit=1)
    return round((number_of(part) or 0.0) / (number_of(whole) or 1.0) * _WHOLE, 4)


def _hedged(number: float, m: "re.Match[str]") -> tuple[float | None, float | None, Bound]:
    """Return low, high and bound of one number with the words before and after it."""
    words = number_words()
    said = " ".join((m["hedge"] or "").lower().split())
    for bound, hedges in words["hedges"].items():
        if any(said == h or said.startswith(h + " ") for h in sorted(hedges, key=len, reverse=True)):
            return _bounded(number, bound)
    later = " ".join((m["after"] or "").lower().split())
    for bound, hedges in words["after_hedges"].items():
        if later in hedges:
            return _bounded(number, bound)
    return number, number, "exact"


def _bounded(number: float, bound: str) -> tuple[float | None, float | None, Bound]:
    """Return low, high and bound for one kind of hedge."""
    match bound:
        case "at_least":
            return number, None, "at_least"
        case "more_than":
            return number, None, "more_than"
        case "up_to":
            return None, number, "up_to"
        case "less_than":
            return None, number, "less_than"
        case _:  # "about" and "nearly"
            return number, number, "about"


_PROPORTION = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? $", re.IGNORECASE
)
# "three-quarters of a million" are no quarters of a year.
_QUARTERS = re.compile(r"(?:(?:an?|one|three)[ -])?quarters?(?: of)? an? \w+", re.IGNORECASE)
_BEFORE = re.compile(r"([\w.]+)[ \n.(]{1,3}$")
_AFTER = re.compile(r"[ -]{1,2}((?:square |metric |us |u\.s\. )?[\w/'.]+)", re.IGNORECASE)


def _names_something(shadow: str, m: "re.Match[str]") -> bool:
    """Tell whether the number is a name's part: "resolution 2254", "Article 5", "COVID-19", "1)"."""
    if m["hedge"] or m["ordinal"] or m["tens"]:
        return False
    before = _BEFORE.search(shadow, max(0, m.start() - 20), m.start())
    if before and before[1].lower().strip(".") in unit_words()["naming"] and not m["between"]:
        return not (before[1].lower() in ("no", "area", "line", "point") and not before[1].endswith("."))
    return False


def _no_count(reading: Reading, m: "re.Match[str]", core: int) -> bool:
    """Tell whether "one" or "half" is no number here: a pronoun, an adverb."""
    token = reading.tokens[core]
    word = m["core"].lower()
    if m["join"] == "-" and not _ranges(m):
        return True  # "a Boeing 767-300"
    if _PROPORTION.search(m.string, max(0, m.start() - 20), m.start()):
        return True  # "seven in | 10"
    if word == "one":
        return (
            token.tag != "CD"
            or token.dep not in ("nummod", "nsubjpass", "dobj")
            or (token.text[0].isupper() and token.dep != "nummod")
        )
    if token.text.istitle() and token.i > 0 and m["core"].isalpha() and token.tag != "NNS":
        before = reading.tokens[token.i - 1]
        if before.sent == token.sent and before.tag == "NNP" and not m["hedge"]:
            return True  # "the Taliban Five"
    if m["ordinal"]:
        return token.tag not in ("JJ", "CD") or token.dep not in ("amod", "nummod", "compound")
    return word in ("a hundred", "hundred") and token.pos == "PROPN"


def _unit(shadow: str, m: "re.Match[str]", end: int) -> str | None:
    """Return the unit: percent, a currency, a measure, age, ordinal; "time" for what the dates have already."""
    units = unit_words()
    if m["ordinal"]:
        return "ordinal"
    if m["unit"] or m["fraction"] or m["ratio"]:
        return "percent"
    if m["sign"]:
        return str(units["currency_signs"].get(m["sign"].upper(), "XXX"))
    after = _AFTER.match(shadow, end)
    phrase = after[1].lower().strip(".") if after else ""
    before = _BEFORE.search(shadow, max(0, m.start() - 12), m.start())
    if re.match(r"[ -](?:year|month|day|week)s?[ -]old\b", shadow[end : end + 12]) or (
        before and before[1].lower() == "aged"
    ):
        return "age"
    if re.match(rf" in {one_of(units['money_in'])}\b", shadow[end : end + 24], re.IGNORECASE):
        return "XXX"
    for word in (phrase, phrase.split(" ")[0]):
        single = word.removesuffix("s")
        if word in units["time"]:
            return "time"
        for table in ("measures", "currency_words"):
            if word in units[table] or single in units[table]:
                return str(units[table].get(word) or units[table][single])
    if (
        re.match(r", (?:who|was|is|said|told|of|from|a|an|and)\b|,$", shadow[end : end + 6])
        and before is None
        and _aged(shadow, m)
    ):
        return "age"
    return None


def _aged(shadow: str, m: "re.Match[str]") -> bool:
    """Tell whether a bare number between commas after a name is an age: "Leyla Haddad, 34, said"."""
    plain = m["core"].isdigit() and len(m["core"]) <= 2  # noqa: PLR2004 - nobody is 100 in a caption
    before = shadow[max(0, m.start() - 25) : m.start()]
    told = re.match(r", (?:who|was)\b", shadow[m.end() : m.end() + 6])
    return plain and bool(re.search(r"[A-Z][\w'-]+, $", before) or (told and re.search(r"[a-z]{3}, $", before)))
