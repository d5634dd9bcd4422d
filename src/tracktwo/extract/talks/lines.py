"""By what a contact was held, and about what: "by phone", "over a video link", "to discuss the truce"."""

from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.ground import Ground, objects_after, phrase_value, prepositions
from tracktwo.extract.talks.tables import across_borders, people
from tracktwo.types import ActorValue, Value


def line_of_verb(ground: Ground, verb: int) -> tuple[int, int] | None:
    """Find "by phone", "on the telephone", "over a video link" beside a verb: the tokens from the preposition on."""
    said = ground.tree.children(verb, "dobj") if ground.token(verb).pos == "VERB" else []  # "discussed it all by phone"
    for prep in (p for node in (verb, *said) for p in ground.tree.children(node, "prep")):
        for pobj in ground.tree.children(prep, "pobj"):
            if ground.lower(prep) in ("by", "on", "over", "via") and _is_line(ground, pobj):
                return prep, pobj
    return None


def line_of_noun(ground: Ground, noun: int) -> tuple[int, int] | None:
    """Find "phone" before a noun, or "by telephone" after it."""
    for child in ground.tree.children(noun, "compound", "amod", "nmod"):
        if _is_line(ground, child):
            return child, noun
    token = ground.token(noun)
    held = token.dep == "dobj" and ground.token(token.head).lemma in words("contact", "holding")
    return line_of_verb(ground, noun) or (line_of_verb(ground, token.head) if held else None)


def _is_line(ground: Ground, i: int) -> bool:
    """Tell whether a token names a line of talk."""
    token = ground.token(i)
    return token.lemma in words("contact", "lines") or token.text.lower() in words("contact", "lines")


def is_figurative(ground: Ground, verb: int) -> bool:
    """Tell "meet each other halfway" from a meeting."""
    return any(ground.lower(c) in words("contact", "figurative") for c in ground.tree.children(verb, "advmod"))


def rings(ground: Ground, verb: int, left: tuple[ActorValue, ...], right: tuple[ActorValue, ...]) -> bool:
    """Tell "he would call the prime minister" from calling somebody something, or on, for, or off something."""
    named = named_so(ground, verb)
    beside = ground.tree.children(verb, "oprd", "xcomp", "ccomp", "prt", "acomp", "dative", "attr")
    if any(c not in named and not _what_for(ground, c) for c in beside):
        return False
    if any(not _is_day(ground, o) for o in objects_after(ground, verb, "on", "for", "upon", "into", "to")):
        return False
    both = (*people(ground, left), *people(ground, right))
    return len(both) == len(left) + len(right) and across_borders(ground, left, right)


def _what_for(ground: Ground, clause: int) -> bool:
    """Tell the purpose of a call ("called him to discuss the truce") from what somebody was called to do."""
    infinitive = any(ground.token(a).tag == "TO" for a in ground.tree.children(clause, "aux"))
    return infinitive and ground.token(clause).lemma in words("contact", "called_to")


def named_so(ground: Ground, verb: int) -> list[int]:
    """Find who was called in "called Prime Minister X and President Y", which the parser takes for a name given."""
    if ground.token(verb).lemma != "call" or ground.tree.children(verb, "dobj"):
        return []
    given = ground.tree.children(verb, "oprd")
    return [o for o in given if o in ground.mentions and ground.mentions[o].kind == "person"]


def topics_of(ground: Ground, at: int) -> tuple[Value, ...]:
    """Find what a contact was about: the object of discuss, "talks on …", "to discuss …"."""
    token, heads = ground.token(at), []
    kind = classes("contact", "verbs").get(token.lemma)
    if kind == "discussing" and token.lemma != "exchange":
        heads += ground.tree.children(at, "dobj")
    carriers = [at, *ground.tree.children(at, "dobj")] if token.lemma == "exchange" else [at]
    carriers += [o for p, o in prepositions(ground, at) if p == "for" and ground.token(o).lemma == "talk"]
    for carrier in carriers:
        heads += [
            pobj
            for pobj in objects_after(ground, carrier, *words("contact", "topics"))
            if not _is_line(ground, pobj) and not _is_day(ground, pobj) and not _is_edge(ground, pobj)
        ]
        for clause in ground.tree.children(carrier, "advcl", "acl", "relcl", "xcomp"):
            if ground.token(clause).lemma in words("contact", "about_verbs"):
                heads += ground.tree.children(clause, "dobj")
    return tuple(_before_line(ground, head) for head in heads if ground.token(head).pos != "PRON")


def _before_line(ground: Ground, head: int) -> Value:
    """Return a topic without the line that the parser hung on it: "discussed the truce by phone with Berg"."""
    value, line = phrase_value(ground, head), line_of_verb(ground, head)
    if line is None:
        return value
    text = ground.reading.text[value.start : ground.token(line[0]).start].rstrip()
    return Value(start=value.start, end=value.start + len(text), text=text)


def _is_day(ground: Ground, i: int) -> bool:
    """Tell whether a token lies in a date, which "on" goes with as well as with a topic."""
    return any(d.first <= i <= d.last for d in ground.reading.dates) or ground.token(i).ent.endswith(("DATE", "TIME"))


def _is_edge(ground: Ground, i: int) -> bool:
    """Tell "on the sidelines of a summit" from a topic."""
    return ground.token(i).lemma in words("contact", "edges")
