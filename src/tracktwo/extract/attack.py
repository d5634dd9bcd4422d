"""Reports of the kind `attack`: violence by somebody on somebody, by what means, when and where."""

from bisect import bisect_left
from dataclasses import replace

from tracktwo.actors.states import load_states
from tracktwo.actors.words import person_words
from tracktwo.extract.asserted import told_status
from tracktwo.extract.attachment import mentions_beside
from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.war.campaign import since_begun
from tracktwo.extract.war.deeds import Deed
from tracktwo.extract.war.elsewhere import settle
from tracktwo.extract.war.lexicon import words
from tracktwo.extract.war.people import (
    actors_of,
    content_noun,
    is_fighter,
    is_human,
    known_or_common,
    side_named,
    state_named,
    teller_of,
    tells_of_itself,
)
from tracktwo.extract.war.places import mention_at, place_at, place_beside
from tracktwo.extract.war.scene import date_around, place_around
from tracktwo.extract.war.telling import HARM, Violence, is_counted, is_target
from tracktwo.extract.war.violence import find_violence
from tracktwo.extract.when import date_of
from tracktwo.extract.where import place_of
from tracktwo.language.reading import Reading, Token
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, DateValue, PlaceValue, Plover, Report, TermValue, Value

# No name of a place has more words.
_LONGEST_NAME = 8
# The PLOVER mode of destruction, whatever it was done with.
_DESTROYED = "destroy"


def find_attacks(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `attack`."""
    tree = Tree(reading.tokens)
    deeds = [d for d in (_deed(reading, tree, v) for v in find_violence(tree)) if d is not None]
    found: dict[tuple[object, ...], Report] = {}
    for deed in settle(reading, tree, deeds):
        report = _report(reading, tree, deed)
        found.setdefault(_told(report), report)
    return tuple(found.values())


def _told(report: Report) -> tuple[object, ...]:
    """Return what a report tells, whatever its words: an article that says the same twice makes one report."""
    sources = tuple(link.actor or link.text for link in report.attribution)
    values = tuple((name, tuple(_form(v) for v in held)) for name, held in sorted(report.fields.items()) if held)
    return (report.status, report.plover, sources, values)


def _form(value: Value) -> str:
    """Return the normal form of a value, or its words where it has none."""
    match value:
        case ActorValue() | PlaceValue():
            return value.id or value.text
        case DateValue():
            return value.edtf or value.text
        case TermValue():
            return value.term
        case _:
            return value.text


def _deed(reading: Reading, tree: Tree, violence: Violence) -> Deed | None:
    """Look up the names of one telling; None where neither who nor on whom is left."""
    doing = (
        d for d in violence.doers
        if is_fighter(tree, d) and not _is_scene(reading, tree, d) and not _only_says(tree, d, violence.trigger)
    )  # fmt: skip
    told_of = (teller_of(tree, d) if tells_of_itself(tree, d) else d for d in doing)
    actors = tuple(
        a for a in side_named(reading, known_or_common(reading, told_of)) if not _only_spoke(reading, tree, violence, a)
    )
    targets = _targets(reading, tree, violence, actors)
    place = _place(reading, tree, violence)
    date = next((d for d in (date_of(reading, i) for i in (violence.trigger, *violence.also)) if d), None)
    date = since_begun(reading, tree, violence.trigger, date) if date else None
    said = tree.tokens[violence.trigger].pos == "VERB" and (place or date)  # "trucks were hit there on Monday"
    known = (actors and (targets or place)) or (targets and (said or violence.certain))
    if not (known or (violence.mode and (actors or targets or place))):
        return None
    deed = Deed(
        violence=violence, status=told_status(tree, violence.trigger).status, actors=actors, targets=targets,
        means=_means(reading, tree, violence),
    )  # fmt: skip
    return replace(
        deed,
        date=date or date_around(reading, tree, deed.words),
        place=place or place_around(reading, tree, deed.words, deed.taken),
    )


def _means(reading: Reading, tree: Tree, violence: Violence) -> tuple[TermValue, ...]:
    """Return by what means; where people were hit beside things, that these were destroyed is no means of it."""
    people = any(is_human(tree, content_noun(tree, head)) for head in violence.undergoers)
    if violence.mode is None or (violence.mode == _DESTROYED and people):
        return ()
    first, last = tree.tokens[violence.first], tree.tokens[violence.last]
    return (term_value(reading, violence.mode, first.start, last.end),)


def _report(reading: Reading, tree: Tree, deed: Deed) -> Report:
    """Make the report of a deed; a place that is also who did it is none."""
    first, last = tree.tokens[deed.violence.first], tree.tokens[deed.violence.last]
    place = deed.place if deed.place and all(deed.place.start != a.start for a in deed.actors) else None
    fields: dict[str, tuple[Value, ...]] = {
        "actor": deed.actors,
        "target": deed.targets,
        "means": deed.means,
        "date": (deed.date,) if deed.date else (),
        "place": (place,) if place else (),
    }
    plover = Plover(type="ASSAULT", mode=deed.violence.mode, contexts=("military",))
    return make_report(
        reading, "attack", fields, status=deed.status,
        attribution=attribution_of(reading, first.start, last.end), plover=plover,
    )  # fmt: skip


def _targets(
    reading: Reading, tree: Tree, violence: Violence, actors: tuple[ActorValue, ...]
) -> tuple[ActorValue, ...]:
    """Return who is hit; a town that is hit is the place of the attack, not somebody."""
    doing = {a.id or a.text for a in actors}
    found: list[ActorValue] = []
    for head in violence.undergoers:
        counted = _counts_more(tree, violence, head)
        if not (is_target(tree, head) or is_counted(tree, head) or counted):
            continue
        mention = mention_at(reading, tree, head)
        common = tree.tokens[head].lemma in words("war_words", "towns")
        if tree.tokens[head].ent[2:] == "PERSON" and _lies_around(tree, head):
            continue  # "strikes in Syria and the minister said", as the parser has it
        a_place = mention is not None and (mention.last == head or common)
        if a_place and _lies_around(tree, head):
            continue
        found += [
            a
            for a in (actors_of(reading, [head]) if counted else known_or_common(reading, [head]))
            if (a.id or a.text) not in doing and not (a_place and a.id is None)
        ]
    return tuple(found)


def _counts_more(tree: Tree, violence: Violence, head: int) -> bool:
    """Tell a bare number of people beside others that are named: "killed 23 soldiers and injured another 15"."""
    token = tree.tokens[head]
    if token.pos != "NUM" or tree.tokens[token.head].lemma not in HARM:
        return False
    return bool(violence.doers) or any(u != head and is_human(tree, u) for u in violence.undergoers)


def _only_says(tree: Tree, head: int, trigger: int) -> bool:
    """Tell whoever says so from who did it: "an attack that the ministry said killed 12", as the parser has it."""
    deed, verb = tree.tokens[trigger], tree.tokens[tree.tokens[head].head]
    bare = deed.tag in ("VBD", "VBN") and not tree.children(trigger, "aux")  # but "the army said to have killed 12"
    told = bare and deed.dep == "xcomp" and deed.head == verb.i
    return told and verb.lemma in person_words().saying_verbs


def _only_spoke(reading: Reading, tree: Tree, violence: Violence, actor: ActorValue) -> bool:
    """Tell whether the "he" who did it is one who just spoke of another.

    "The prosecutor said the attacker had a record. He shot two officers."
    """
    sentence = tree.tokens[violence.trigger].sent
    if actor.how != "coreference" or actor.id is None or sentence == 0:
        return False
    before = reading.syntax.sentences[sentence - 1]
    start, end = tree.tokens[before.first].start, tree.tokens[before.last].end
    said = [s for s in reading.statements for v in s.fields.get("cue", ()) if start <= v.start < end]
    told = [s for s in said if any(isinstance(v, ActorValue) and v.id == actor.id for v in s.fields["speaker"])]
    return any(_has_other(tree, c) for s in told for c in s.fields["content"])


def _has_other(tree: Tree, content: Value) -> bool:
    """Tell whether what was said has somebody else, a person without a name, for its subject."""
    inside = [t for t in tree.tokens if content.start <= t.start < content.end]
    return any(t.dep == "nsubj" and t.pos == "NOUN" and is_human(tree, t.i) for t in inside)


def _is_scene(reading: Reading, tree: Tree, head: int) -> bool:
    """Tell a town or country before a noun of violence, which is where and not who: "the Paris attacks", "the Syria
    strikes"; "Syrian strikes" and "US strikes" are those of the state.
    """
    token = tree.tokens[head]
    if token.dep not in ("compound", "nmod"):
        return False
    if state_named(reading, head) is not None and (token.text.isupper() or not _is_land(token)):
        return False
    return any(p.first <= head <= p.last for p in mentions_beside(reading.places, reading, head))


def _is_land(token: Token) -> bool:
    """Tell the name of a country from what is said of its people: "Syria", not "Syrian"."""
    return any(token.text == state.name for state in load_states().values())


def _lies_around(tree: Tree, head: int) -> bool:
    """Tell whether a place stands behind a word that says where, not on what: "the bombing in Iraq"."""
    token = tree.tokens[head]
    return token.dep == "pobj" and tree.tokens[token.head].lemma in ("in", "inside", "near", "outside", "around")


def _is_person(tree: Tree, head: int) -> bool:
    """Tell whether a noun is one of people and no name of a place."""
    return is_human(tree, head) and tree.tokens[head].ent[2:] not in ("GPE", "LOC", "FAC")


def _place(reading: Reading, tree: Tree, violence: Violence) -> PlaceValue | None:
    """Return where: the place that is hit or that the hit thing lies in, else that of the verb or noun."""
    for head in violence.undergoers:
        # the ambassador to a country is not hit there
        place = place_beside(reading, tree, head) if _is_person(tree, head) else place_at(reading, tree, head)
        if place is not None and _is_where(reading, place):
            return place
    for word in (violence.trigger, *violence.also):
        place = place_of(reading, word)
        if place is not None and _is_where(reading, place):
            return place
    beside = (place_beside(reading, tree, word) for word in (violence.trigger, *violence.also))
    return next((place for place in beside if place is not None), None)


def _is_where(reading: Reading, place: PlaceValue) -> bool:
    """Tell whether a place is where something is hit: not whose it is ("the kingdom's embassy"), nor whence."""
    at = bisect_left(reading.tokens, place.start, key=lambda t: t.start)
    head = next(t for t in reversed(reading.tokens[at : at + _LONGEST_NAME]) if t.start < place.end)
    before = reading.tokens[max(0, at - 2) : at]
    return head.dep != "poss" and not any(t.lemma == "from" for t in before)
