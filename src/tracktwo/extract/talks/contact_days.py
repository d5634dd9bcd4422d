"""The day of a contact: its own, that of the clause around it, or that of the sentence which it goes on from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracktwo.extract.talks.accords import date_among, days_below, said_behind
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.days import beside
from tracktwo.extract.talks.ground import Ground, governing_verb
from tracktwo.extract.talks.setting import phrase_behind_colon, told_with
from tracktwo.extract.when import date_value
from tracktwo.language.reading import DateMention
from tracktwo.types import ActorValue, DateValue, Value

# How long before the day of publication the day of a sentence before may lie: news goes on from what is new.
_RECENT = timedelta(days=7)
_DAY = len("2016-12-16")


def day_of(ground: Ground, at: int, parties: Sequence[Value]) -> tuple[DateValue, ...]:
    """Return the day of the contact that token ``at`` tells of, if any is told."""
    return (
        date_among(ground, told_with(ground, at))
        or date_among(ground, beside(ground, at))
        or _below(ground, at)
        or _behind_colon(ground, at)
        or _of_clause(ground, at)
        or _going_on(ground, at, parties)
    )


def _below(ground: Ground, at: int) -> tuple[DateValue, ...]:
    """Return the day that the parser hung on somebody in between ("spoke to his counterpart, Berg, on Friday")."""
    nodes = [n for n in told_with(ground, at) if ground.token(n).pos == "VERB"]
    nodes += [c for c in ground.tree.children(at, "acl") if ground.lower(c) == "dated"]  # "a letter dated 9 May"
    return next((found for n in nodes if (found := days_below(ground, n) or said_behind(ground, n))), ())


def _behind_colon(ground: Ground, at: int) -> tuple[DateValue, ...]:
    """Return the day of the phrase behind a colon: "agreed to meet again: on 24 September in Oslo"."""
    inside = phrase_behind_colon(ground, at) if ground.token(at).pos == "VERB" else range(0)
    return tuple(date_value(ground.reading, d) for d in ground.reading.dates if d.first in inside)[:1]


def _of_clause(ground: Ground, at: int) -> tuple[DateValue, ...]:
    """Return the day of the clause that a contact stands in: "said on Friday after talks with …", "where he met"."""
    token = ground.token(at)
    if token.pos in ("VERB", "AUX"):
        where = token.dep == "relcl" and any(ground.lower(c) == "where" for c in ground.tree.children(at, "advmod"))
        above = _verb_above(ground, at) if where else None
    else:
        verb, how = governing_verb(ground, at)
        counted = ground.tree.child(token.head, "npadvmod") is not None  # "eight months after their meeting"
        above = verb if how in words("contact", "same_day") and not counted else None
    if above is None:
        return ()
    found = date_among(ground, (above,)) or days_below(ground, above)
    return tuple(replace(d, how="inferred", why="the day of the clause that it stands in") for d in found)


def _verb_above(ground: Ground, at: int) -> int | None:
    """Return the verb of the clause that a clause stands in."""
    return next((a for a in ground.tree.ancestors(at) if ground.token(a).pos in ("VERB", "AUX")), None)


def _going_on(ground: Ground, at: int, parties: Sequence[Value]) -> tuple[DateValue, ...]:
    """Return the one day of the sentence before, where a party of the contact is spoken of in it too."""
    token = ground.token(at)
    sentences = ground.reading.syntax.sentences
    perfect = any(ground.lower(a) == "had" for a in ground.tree.children(at, "aux"))
    if token.sent == 0 or perfect or (token.pos == "VERB" and token.tag not in ("VBD", "VBG")):
        return ()
    own, before = sentences[token.sent], sentences[token.sent - 1]
    if any(ground.lower(n) in words("contact", "moving_on") for n in range(own.first, own.last + 1)):
        return ()
    told = [d for d in ground.reading.dates if before.first <= d.first <= before.last and d.edtf is not None]
    if any(own.first <= d.first <= own.last for d in ground.reading.dates) or len(told) != 1:
        return ()
    named = {m.actor for m in ground.mentions.values() if before.first <= m.head <= before.last}
    known = {v.id for v in parties if isinstance(v, ActorValue) and v.id is not None and v.start != token.start}
    if not known & named or not _is_recent(ground, told[0]):
        return ()
    return (replace(date_value(ground.reading, told[0]), how="inferred", why="the day of the sentence before"),)


def _is_recent(ground: Ground, mention: DateMention) -> bool:
    """Tell a day shortly before the day of publication, or that day itself, from days of old and days to come."""
    published = (ground.reading.published or "")[:_DAY]
    if mention.granularity not in ("day", "time") or len(published) != _DAY or len(mention.from_ or "") < _DAY:
        return False
    behind = date.fromisoformat(published) - date.fromisoformat((mention.from_ or "")[:_DAY])
    return timedelta(0) <= behind <= _RECENT
