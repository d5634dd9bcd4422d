"""What truces and deals share: who is between, who guarantees, what it is about, and the verb that tells its fate."""

from bisect import bisect_left
from collections.abc import Sequence

from tracktwo.extract.talks.backers import backers_at
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, objects_after, parties_at, phrase
from tracktwo.extract.talks.repair import noun_cut_off
from tracktwo.extract.when import date_of, date_value
from tracktwo.types import ActorValue, DateValue, Value

_HYPHENS = "-–‐"


def between(ground: Ground, nodes: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return whom the nouns say an accord is between: "between A and B", "with B", "A's deal"."""
    heads: list[int] = []
    for node in nodes:
        heads += objects_after(ground, node, "between", "with", "among")
        heads += [c for c in ground.tree.children(node, "poss") if c in ground.mentions]
    return parties_at(ground, heads)


def hyphenated(ground: Ground, nodes: Sequence[int], participles: frozenset[str]) -> tuple[ActorValue, ...]:
    """Return who stands before a hyphen ("Egyptian-brokered") or after by ("brokered by Turkey")."""
    agents: list[int] = []
    before: list[int] = []
    for node in nodes:
        for child in ground.tree.children(node, "amod", "acl", "compound", "nmod", "relcl"):
            text = ground.lower(child)
            if text in participles:
                agents += objects_after(ground, child, "by")
                if child > 1 and ground.token(child - 1).text in _HYPHENS:
                    before.append(child - 2)
            elif "-" in text and text.rsplit("-", 1)[-1] in participles:
                before.append(child)
    return (*backers_at(ground, before), *parties_at(ground, agents))


def guarantors(ground: Ground, nodes: Sequence[int]) -> tuple[ActorValue, ...]:
    """Return who guarantees: "guaranteed by A", "that it guaranteed, alongside B and C", "with A as guarantor"."""
    heads: list[int] = []
    verbs = words("ceasefire", "of_guarantors")
    for node in nodes:
        for clause in ground.tree.children(node, "acl", "relcl"):
            if ground.token(clause).lemma not in verbs:
                continue
            heads += objects_after(ground, clause, "by")
            if ground.token(clause).dep == "relcl":
                subjects = [
                    s for s in ground.tree.children(clause, "nsubj") if ground.token(s).tag not in ("WDT", "WP")
                ]
                heads += [_named_before(ground, s) for s in subjects]
            heads += objects_after(ground, clause, "alongside", "with")
            heads += _alongside(ground, clause)
    return parties_at(ground, heads)


def _named_before(ground: Ground, subject: int) -> int:
    """Return who "it" is in "accusing A of breaking the truce that it guaranteed": the nearest body named before it."""
    if ground.lower(subject) not in ("it", "they") or parties_at(ground, [subject]):
        return subject
    for i in range(subject - 1, max(subject - 25, -1), -1):
        mention = ground.mentions.get(i)
        same = ground.token(i).sent == ground.token(subject).sent
        if same and mention is not None and mention.actor is not None and mention.kind not in ("person", "outlet"):
            return i
    return subject


def _alongside(ground: Ground, clause: int) -> list[int]:
    """Find ", alongside B and C," behind a guaranteeing clause, which the parser hangs higher up."""
    nearby = range(clause + 1, min(clause + 4, len(ground.tree.tokens)))
    preps = [i for i in nearby if ground.lower(i) == "alongside" and ground.token(i).sent == ground.token(clause).sent]
    return [o for prep in preps for o in ground.tree.children(prep, "pobj")]


def date_among(ground: Ground, heads: Sequence[int | None]) -> tuple[DateValue, ...]:
    """Return the first date that one of the tokens has."""
    for head in heads:
        date = date_of(ground.reading, head, without=_of_saying(ground, head)) if head is not None else None
        if date is not None:
            return (date,)
    return ()


def _of_saying(ground: Ground, head: int) -> range:
    """Return the tokens between who says something and who does it: "said on Monday he would meet …".

    The parser hangs that day on what is said.
    """
    token = ground.token(head)
    before = [s for s in ground.tree.children(head, "nsubj", "nsubjpass") if s < head]
    if token.dep != "ccomp" or token.head > head or not before or ground.token(token.head).pos != "VERB":
        return range(0)
    return range(token.head, min(n for s in before for n in ground.tree.subtree(s)))


def days_below(ground: Ground, verb: int | None) -> tuple[DateValue, ...]:
    """Return the first day that stands below a verb and below no other ("at 8 a.m. local time Tuesday")."""
    if verb is None:
        return ()
    for mention in ground.reading.dates:
        if mention.first <= verb or mention.granularity not in ("day", "month", "year") or mention.edtf is None:
            continue
        for above in ground.tree.ancestors(mention.last):
            if above == verb:
                return (date_value(ground.reading, mention),)
            if ground.token(above).pos in ("VERB", "AUX"):
                break
    return ()


def said_behind(ground: Ground, verb: int) -> tuple[DateValue, ...]:
    """Return the day between what is said and who says so ("they met near Oslo on Friday, the ministry said").

    The parser hangs it on the saying.
    """
    token = ground.token(verb)
    saying = token.head
    subjects = ground.tree.subjects(saying)
    if token.dep != "ccomp" or saying < verb or not subjects:
        return ()
    teller = min(n for s in subjects for n in ground.tree.subtree(s)) if subjects[0] > verb else saying
    for mention in ground.reading.dates:
        inside = verb < mention.first and mention.last < teller
        if inside and saying in list(ground.tree.ancestors(mention.last))[:3] and mention.edtf is not None:
            return (date_value(ground.reading, mention),) if mention.granularity in ("day", "month", "year") else ()
    return ()


def announced_on(ground: Ground, verb: int) -> tuple[DateValue, ...]:
    """Return the day on which it was announced that something was agreed, where no other day is told."""
    token = ground.token(verb)
    announced = token.dep == "ccomp" and ground.token(token.head).lemma in words("round", "announcing_verbs")
    return date_among(ground, (token.head,)) if announced else ()


def dated(ground: Ground, noun: int) -> tuple[DateValue, ...]:
    """Return the day that stands before a noun: "the 27 April declaration", "Monday's truce"."""
    for mention in ground.reading.dates:
        inside = range(mention.first, mention.last + 1)
        before = mention.last < noun and any(ground.token(n).head == noun for n in inside)
        if before and mention.edtf is not None and mention.granularity == "day":
            return (date_value(ground.reading, mention),)
    return ()


def clause_after(ground: Ground, verb: int) -> Value:
    """Return an infinitive or that-clause from its marker to its end, without what follows a comma after it."""
    commas = [c for c in ground.tree.children(verb, "punct") if c > verb]
    after = [c for c in ground.tree.children(verb, "advcl") if commas and c > commas[0]]
    start, end = phrase(ground, verb, frozenset({"parataxis", "advcl"} if after else {"parataxis"}))
    last = bisect_left(ground.tree.tokens, end, key=lambda token: token.end)
    further = noun_cut_off(ground.tree, last)
    end = ground.token(further).end if further is not None else end
    return Value(start=start, end=end, text=ground.reading.text[start:end])


def unique(values: Sequence[ActorValue], without: Sequence[ActorValue] = ()) -> tuple[ActorValue, ...]:
    """Keep each actor once, and none of ``without``."""
    apart = {v.id or v.name.lower() for v in without}
    kept: dict[str, ActorValue] = {}
    for value in values:
        key = value.id or value.name.lower()
        if key not in apart:
            kept.setdefault(key, value)
    return tuple(kept.values())
