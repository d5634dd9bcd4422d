"""Reports of the kind `action`: PLOVER events that have no kind of their own, such as sanctions, aid, arrests and
threats.

Precise rather than many: a verb must be sure of its type, or its companions must fit, or, where both parties are
known, the trained judge must be sure of the same type; who does it must be known, and for words between parties
(accusations, demands, refusals, threats) so must the other side. What a report of another kind tells by the same word
is left out, and so is everything that is only said.
"""

from dataclasses import replace

from tracktwo.extract.asserted import told_status
from tracktwo.extract.attachment import mentions_beside
from tracktwo.extract.coding import Coded, code_verb, contexts_of, older_type
from tracktwo.extract.judge import Judgement
from tracktwo.extract.making import make_report, span_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.war.lexicon import knowledge, words
from tracktwo.extract.war.people import actors_of, is_fighter, state_named
from tracktwo.extract.war.roles import oblique
from tracktwo.extract.weighing import judge_between, merged
from tracktwo.extract.when import date_of, date_value
from tracktwo.extract.where import place_of
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, DateValue, Plover, Report, Value

_FILE = "plover_verbs"
# How sure the judge must be of an act that the lexicon is not sure of.
SURE = 0.8
_TOWARDS = ("on", "against", "to", "from", "with", "for", "at")
_LONGEST_ACT = 14
# A date stands right before the "when" that takes it up, a comma between.
_RIGHT_BEFORE = 2
_ACT_PARTS = ("dobj", "obj", "prt", "prep", "dative", "oprd", "acomp", "xcomp", "neg")
_KINDS = ("contacts", "agreements", "ceasefires", "attacks", "movements")


def find_actions(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `action`."""
    tree = Tree(reading.tokens)
    told, spoken = _told(reading), _spoken(reading)
    between = knowledge(_FILE)["actions"]["between"]
    found: dict[str, Report] = {}
    for token in tree.tokens:
        if token.pos != "VERB" or token.lemma in words(_FILE, "never_action"):
            continue
        if any(start <= token.start < end for start, end in told):
            continue
        coded = code_verb(tree, token.i)
        if coded is None or not _may_be(coded):
            continue
        if coded.type in between and any(start <= token.start < end for start, end in spoken):
            continue
        report = _report(reading, tree, coded)
        if report is not None:
            found.setdefault(report.id, report)
    return tuple(found.values())


def _told(reading: Reading) -> list[tuple[int, int]]:
    """Return the passages by which reports of other kinds were decided, lest one verb make two reports."""
    reports = [r for name in _KINDS for r in getattr(reading, name)]
    decisive = ("means", "movement", "channel", "phase", "change", "name")
    return sorted({(v.start, v.end) for r in reports for name in decisive for v in r.fields.get(name, ())})


def _spoken(reading: Reading) -> frozenset[tuple[int, int]]:
    """Return the words of saying that statements are led in by: to accuse or to demand in words is a statement."""
    return frozenset((v.start, v.end) for r in reading.statements for v in r.fields.get("cue", ()))


def _may_be(coded: Coded) -> bool:
    """Tell whether a code is of a type that makes an action."""
    kinds: dict[str, list[str]] = knowledge(_FILE)["actions"]
    return coded.type in (*kinds["deeds"], *kinds["between"]) and coded.mode != "ceasefire" and coded.exact >= 1


def _sure(tree: Tree, coded: Coded) -> bool:
    """Tell whether the code rests on enough by itself: a sure verb or a fitting entry."""
    if coded.mode == "seize" and tree.tokens[coded.token].lemma in words(_FILE, "older_assault"):
        return False
    if coded.mode == "withdraw" and oblique(tree, coded.token, "from", "out"):
        return False  # leaving places, and the taking of places is a report of the kind `control`
    return coded.exact == 2 or tree.tokens[coded.token].lemma in words(_FILE, "sure")  # noqa: PLR2004 - see Coded.exact


def _report(reading: Reading, tree: Tree, coded: Coded) -> Report | None:
    """Make the report of one coded verb; None where those who act, or the other side where it is needed, are not
    known.
    """
    actors = tuple(
        a
        for a in actors_of(reading, (d for d in coded.doers if is_fighter(tree, d)))
        if a.id not in (None, "pop:people") and a.name.rsplit(" ", 1)[-1].lower() not in words(_FILE, "texts")
    )
    status = told_status(tree, coded.token).status
    if not actors or status == "hypothetical" or _is_cut_off(tree, coded.token):
        return None
    recipients = _recipients(reading, tree, coded, actors)
    if coded.type in knowledge(_FILE)["actions"]["between"] and not any(r.id for r in recipients):
        return None
    if not _sure(tree, coded) and not _judged_so(reading, tree, coded, actors[0], recipients):
        return None
    date, place = _date(reading, tree, coded.token), place_of(reading, coded.token)
    told_aside = tree.tokens[coded.token].dep == "acl" and tree.tokens[coded.token].tag == "VBN"
    if told_aside and date is None:
        return None  # "on a jet lent to him by the ministry" tells of the jet
    start, end = _act(tree, coded.token)
    fields: dict[str, tuple[Value, ...]] = {
        "actor": actors,
        "recipient": recipients,
        "act": (span_value(reading, start, end),),
        "date": (date,) if date else (),
        "place": (place,) if place and all(place.start != r.start for r in recipients) else (),
    }
    sentence = reading.syntax.sentences[tree.tokens[coded.token].sent]
    contexts = contexts_of(tree, range(sentence.first, sentence.last + 1))
    return make_report(
        reading, "action", fields, status=status,
        attribution=attribution_of(reading, start, end),
        plover=Plover(type=coded.type, mode=coded.mode, contexts=contexts),
    )  # fmt: skip


def _goes_on(tree: Tree, last: int) -> bool:
    """Tell whether a word belongs to a noun behind it, so that no passage may end with it ("the Northern" front)."""
    token = tree.tokens[last]
    return token.dep in ("amod", "compound", "nmod", "nummod", "poss", "det", "advmod") and token.head > last


def _is_cut_off(tree: Tree, verb: int) -> bool:
    """Tell whether what a verb is about stands before it, so that its words say little: "the pact it withdrew from",
    "what it handed over".
    """
    token = tree.tokens[verb]
    behind = tree.children(verb, "prep")
    asked = (*tree.children(verb, "dobj", "attr"), *(o for p in behind for o in tree.children(p, "pobj")))
    if any(tree.tokens[o].tag in ("WP", "WDT") and o < verb for o in asked):
        return True
    return token.dep == "relcl" and any(not tree.children(p, "pobj", "pcomp") for p in behind)


def _judged_so(
    reading: Reading, tree: Tree, coded: Coded, actor: ActorValue, recipients: tuple[ActorValue, ...]
) -> bool:
    """Tell whether the judge, shown both parties in the sentence, is sure of the type that the lexicon gave."""
    sentence = reading.syntax.sentences[tree.tokens[coded.token].sent]
    start, end = tree.tokens[sentence.first].start, tree.tokens[sentence.last].end
    other = next((r for r in recipients if start <= r.start and r.end <= end), None)
    if other is None or not (start <= actor.start and actor.end <= end):
        return False
    source, target = ((v.start - start, v.end - start) for v in (actor, other))
    judgement = judge_between(reading.text[start:end], source, target)
    return judgement is not None and judgement.score >= SURE and judgement.type == merged(older_type(tree, coded))


def judged_as(reading: Reading, report: Report) -> Judgement | None:
    """Return the judge's word on the sentence of a report of an action; None where both parties do not stand in it."""
    act = report.fields["act"][0]
    for sentence in reading.syntax.sentences:
        start, end = reading.tokens[sentence.first].start, reading.tokens[sentence.last].end
        if not start <= act.start < end:
            continue
        sides = [next(iter(report.fields.get(name, ())), None) for name in ("actor", "recipient")]
        spans = [(v.start - start, v.end - start) for v in sides if v is not None and start <= v.start and v.end <= end]
        return judge_between(reading.text[start:end], *spans) if len(spans) == len(sides) else None
    return None


def _date(reading: Reading, tree: Tree, verb: int) -> DateValue | None:
    """Return the date of an act; in "since early 2011, when the army cracked down" that of what "when" stands for."""
    found = date_of(reading, verb)
    token = tree.tokens[verb]
    when = next((c for c in tree.children(verb, "advmod", "mark") if tree.tokens[c].text.lower() == "when"), None)
    if found is not None or when is None or token.dep not in ("relcl", "advcl", "acl"):
        return found
    beside = mentions_beside(reading.dates, reading, verb)
    antecedent = next((d for d in beside if d.last < when and when - d.last <= _RIGHT_BEFORE), None)
    if antecedent is not None:
        value = date_value(reading, antecedent)
        alone = antecedent.edtf is not None and "/" not in antecedent.edtf
        return replace(value, edtf=antecedent.edtf, from_=antecedent.from_, until=antecedent.until) if alone else value
    return date_of(reading, token.head) if token.dep == "advcl" else None


def _recipients(reading: Reading, tree: Tree, coded: Coded, actors: tuple[ActorValue, ...]) -> tuple[ActorValue, ...]:
    """Return the other side: the object where it is somebody, else who stands behind "on", "against", "to" …."""
    doing = {a.id for a in actors}
    if coded.type in ("MOBILIZE", "RETREAT"):  # what is moved or pulled back is one's own
        return tuple(a for a in actors_of(reading, oblique(tree, coded.token, "against")) if a.id not in doing)
    heads = [u for u in coded.undergoers if is_fighter(tree, u) and not _own(tree, coded, u)]
    if not heads:
        objects = [u for u in coded.undergoers if not is_fighter(tree, u) or _own(tree, coded, u)]
        heads = [h for base in (*objects, coded.token) for h in oblique(tree, base, *_TOWARDS) if is_fighter(tree, h)]
        heads += [c for o in objects for c in tree.children(o, "poss") if is_fighter(tree, c)]
    found = [*actors_of(reading, heads)]
    own = [tree.tokens[u] for u in coded.undergoers if _own(tree, coded, u)]
    if any(a.start <= u.start < a.end for a in found for u in own):  # "its ambassador to X": the other side is X
        found = [s for s in (state_named(reading, h) for h in heads) if s is not None]
    return tuple(a for a in found if a.id not in doing or a.id is None)


def _own(tree: Tree, coded: Coded, head: int) -> bool:
    """Tell whether an object is one's own: the troops one threatens to send, the ambassador one recalls."""
    return coded.type in ("THREATEN", "SANCTION") and tree.tokens[head].lemma in words("war_words", "own_forces")


def _act(tree: Tree, verb: int) -> tuple[int, int]:
    """Return the characters of the act: the verb with its objects and complements, cut before it grows long."""
    last = verb
    for child in tree.children(verb, *_ACT_PARTS):
        if child < verb:
            continue
        clauses = {
            i
            for c in tree.subtree(child)
            for r in tree.children(c, "relcl", "advcl", "parataxis")
            for i in tree.subtree(r)
        }
        below = [i for i in tree.subtree(child) if i - verb <= _LONGEST_ACT and i not in clauses]
        if below and below[0] <= last + 2:
            last = max(last, *below)
    source = (i for i in range(verb + 1, last + 1) if tree.tokens[i].text.lower() == "according")
    last = next(source, last + 1) - 1
    while last > verb and (tree.tokens[last].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "DET") or _goes_on(tree, last)):
        last -= 1
    return tree.tokens[verb].start, tree.tokens[last].end
