"""How many days a meeting lasts, as the words before it tell, and the days that its first or last day makes of it."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from tracktwo.extract.talks.cues import load, words
from tracktwo.extract.talks.ground import Ground, governing_verb
from tracktwo.types import DateValue

_ABOVE = 6  # words above the noun in which its verb of leaving stands
_BEFORE = 6  # tokens before the noun in which its length stands
_DAYS = re.compile(r"\b(\w+)(?:[-–\s]day\b|\s+days\s+of\b)", re.IGNORECASE)


def days_long(ground: Ground, at: int) -> int:
    """Return how many days a meeting lasts: "a two-day summit", "three days of talks"; 1 where nothing tells."""
    first = ground.token(max(0, at - _BEFORE)).start
    found = _DAYS.findall(ground.reading.text[first : ground.token(at).start])
    return int(load("contact")["lengths_of_days"].get(found[-1].lower(), 1)) if found else 1


def _on_leaving(ground: Ground, at: int, dates: tuple[DateValue, ...]) -> bool:
    """Tell whether a day is that of leaving for a meeting: by the verb above it, or the words right before the day."""
    first = ground.reading.syntax.sentences[ground.token(at).sent].first
    before = [token for token in ground.tree.tokens[first:at] if dates and token.end <= dates[0].start]
    above = [ground.token(a) for a in islice(ground.tree.ancestors(at), _ABOVE)]
    return any(token.lemma in words("contact", "leaving_for") for token in (*before[-_ABOVE:], *above))


def lasting(ground: Ground, at: int, dates: tuple[DateValue, ...]) -> tuple[DateValue, ...]:
    """Widen the day on which a meeting of several days is said to begin, or to end, to all its days."""
    if _on_leaving(ground, at, dates):
        return ()  # whoever leaves on Monday for days of talks talks later
    length = days_long(ground, at)
    value = dates[0] if dates else None
    if length == 1 or value is None or value.from_ is None or value.from_ != value.until:
        return dates
    verb, _ = governing_verb(ground, at)
    near = [n for n in (verb, *ground.tree.children(at, "acl", "relcl")) if n is not None]
    lemmas = {ground.token(n).lemma for n in near}
    day, reach = date.fromisoformat(value.from_[:10]), timedelta(days=length - 1)
    if lemmas & words("contact", "beginning"):
        first, last = day, day + reach
    elif lemmas & words("contact", "ending"):
        first, last = day - reach, day
    else:
        return dates
    days = first.isoformat(), last.isoformat()
    why = f"{length} days of which this is the {'first' if first == day else 'last'}"
    return (replace(value, edtf="/".join(days), from_=days[0], until=days[1], how="inferred", why=why), *dates[1:])
