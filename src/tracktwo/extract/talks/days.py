"""The day of talks that have none of their own: that of the clause or announcement which they fell together with."""

from dataclasses import replace

from tracktwo.extract.talks.accords import date_among
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground
from tracktwo.extract.when import date_of
from tracktwo.types import DateValue

_SUBJECTS = ("nsubj", "nsubjpass")
# How many sentences back the announcement may have been told.
_REACH = 10


def meanwhile(ground: Ground, verb: int | None, how: str) -> tuple[int, ...]:
    """Return the verbs of the same hour: "agreed on Tuesday to …, as two days of talks ended"."""
    if verb is None or how not in _SUBJECTS or ground.token(verb).dep != "advcl":
        return ()
    if not any(ground.lower(m) in ("as", "when", "while") for m in ground.tree.children(verb, "mark", "advmod")):
        return ()
    above = ground.token(verb).head
    over = ground.token(above).head
    return (above, over) if ground.token(above).dep in ("xcomp", "ccomp", "conj") else (above,)


def beside(ground: Ground, i: int | None) -> tuple[int, ...]:
    """Return the verb whose day a clause shares: "on Wednesday the president praised …, as he signed …"."""
    if i is None:
        return ()
    token = ground.token(i)
    going = ground.token(token.head).lemma in words("contact", "bound_for") - words("contact", "leaving_for")
    if going and token.tag == "VB" and token.dep in ("advcl", "xcomp"):  # "is in Oslo today to meet …"
        return (token.head,)
    if token.dep != "advcl" or token.tag not in ("VBD", "VBG") or ground.token(token.head).tag != "VBD":
        return ()
    marks = {ground.lower(m) for m in ground.tree.children(i, "mark", "advmod")}
    return (token.head,) if marks & {"as", "when", "while"} or (token.tag == "VBG" and not marks) else ()


def same_day(ground: Ground, verb: int | None, how: str) -> tuple[DateValue, ...]:
    """Return the day of "the announcement came on the day when talks resumed": that of the saying told of before."""
    if verb is None or how not in _SUBJECTS or ground.token(verb).dep not in ("relcl", "acl", "advcl"):
        return ()
    day = ground.token(verb).head
    if ground.token(day).lemma != "day" or ground.lower(ground.token(day).head) != "on":
        return ()
    came = ground.token(ground.token(day).head).head
    subjects = ground.tree.subjects(came)
    if not any(ground.token(s).lemma in words("round", "announcing") for s in subjects):
        return ()
    for i in range(came - 1, -1, -1):
        token = ground.token(i)
        if ground.token(came).sent - token.sent > _REACH:
            break
        if token.pos != "VERB" or token.tag != "VBD" or token.lemma not in words("round", "announced_by"):
            continue
        dates = _said_on(ground, i)
        if dates:
            return (replace(dates[0], how="inferred", why="the day of the announcement, which was the same"),)
    return ()


def _said_on(ground: Ground, verb: int) -> tuple[DateValue, ...]:
    """Return the day of a saying, which the parser may hang on what is said ("said on Monday he had ordered")."""
    told = ground.tree.children(verb, "ccomp")
    subjects = [ground.token(s).start for c in told for s in ground.tree.children(c, *_SUBJECTS)]
    days = [d for c in told if (d := date_of(ground.reading, c)) is not None]
    hung = [d for d in days if subjects and d.start < min(subjects)]
    return date_among(ground, (verb,)) or tuple(hung)
