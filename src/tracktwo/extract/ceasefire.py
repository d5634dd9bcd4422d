"""Reports of the kind `ceasefire`: a stop of fighting, from its proposal to its end.

The verb that a truce is subject or object of tells the phase; a truce merely mentioned makes no report, but adds its
guarantors, scope or date to one that the article tells of.
"""

from dataclasses import dataclass, replace

from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import between, date_among, days_below, guarantors, hyphenated, unique
from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, objects_after, parties_at
from tracktwo.extract.talks.merge import Draft, by_day, dates_conflict, fold, key_of, party_keys, same_side_of_now
from tracktwo.extract.talks.pauses import campaign_paused_at, pausing_at
from tracktwo.extract.talks.presupposed import attribution_of_known
from tracktwo.extract.talks.stages import by_fighting, carried_on
from tracktwo.extract.talks.terms import ends_of, in_effect, local_scope, scope_of, starts_of, sureties, widened
from tracktwo.extract.talks.truces import truce_at
from tracktwo.extract.talks.verb_form import Finding, has_modal
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, DateValue, Plover, Report, Value

_MANY = frozenset({"parties", "guarantors", "mediators"})
_FACT = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class _Fate:
    """What is told of a truce: its phase, the verb that tells it, that verb's status, and how the truce hangs on it."""

    phase: str
    verb: int
    finding: Finding
    how: str = ""


def find_ceasefires(reading: Reading) -> tuple[Report, ...]:
    """Find the ceasefires that an article tells of, one report for each and each phase of it."""
    ground = Ground.of(reading)
    drafts = [d for t in reading.tokens if (nodes := truce_at(ground, t.i)) for d in _drafts(ground, nodes)]
    drafts += [draft for t in reading.tokens if (draft := pausing_at(ground, t.i)) is not None]
    told = [d for d in drafts if not d.soft]
    paused = [draft for t in reading.tokens if (draft := campaign_paused_at(ground, t.i)) is not None]
    drafts += [d for d in paused if not any(_compatible(d, other) for other in told)]  # else it is the same truce
    return tuple(_report(ground, draft) for draft in fold(drafts, _same, _MANY))


def _drafts(ground: Ground, nodes: tuple[int, ...]) -> list[Draft]:
    """Read one mention of a truce: "the truce, agreed on Monday, took effect today" tells two steps."""
    fate = _fate(ground, nodes)
    behind, joined = _behind(ground, nodes), _joined(ground, nodes[0])
    if fate is None:
        return [_draft(ground, nodes, one) for one in (*joined, *behind[:1])] or [_draft(ground, nodes, None)]
    others = [other for other in behind if date_among(ground, (other.verb,))]
    others = [other for other in (*joined, *others) if other.phase != fate.phase]
    return [_draft(ground, nodes, one) for one in (fate, *others)]


def _draft(ground: Ground, nodes: tuple[int, ...], fate: _Fate | None) -> Draft:
    """Read what a mention tells of a truce in one of its phases."""
    head = nodes[0]
    mediators = hyphenated(ground, nodes, words("ceasefire", "mediated"))
    backers = (*guarantors(ground, nodes), *sureties(ground, nodes))
    parties = between(ground, nodes)
    verb = fate.verb if fate is not None else None
    if fate is not None and fate.phase == "ended":
        parties = (*parties, *_ended_by(ground, fate.verb))
    if verb is not None and verb != head:
        acting = _acting(ground, verb, head)
        if ground.token(verb).lemma in words("ceasefire", "of_mediators"):
            mediators = (*mediators, *acting)
        elif ground.token(verb).lemma in words("ceasefire", "of_parties"):
            joined = objects_after(ground, verb, "with", "between")
            parties = (*acting, *parties, *parties_at(ground, joined))
    apart = (*mediators, *backers)
    ending = fate is not None and fate.phase == "ended" and _ended_by(ground, fate.verb)
    telling = ground.token(verb).head if verb is not None and ending else None
    when = starts_of(ground, nodes) if fate is None or fate.phase in ("in_force", "declared", "proposed") else ()
    when = when or _day(ground, nodes, verb, telling)
    fields: dict[str, tuple[Value, ...]] = {
        "parties": unique(parties, apart), "guarantors": unique(backers), "mediators": unique(mediators, backers),
        "scope": scope_of(ground, nodes, verb), "date": when,
        "ends": () if fate is not None and fate.phase == "ended" else ends_of(ground, nodes, verb, when),
    }  # fmt: skip
    if fate is not None and not fields["scope"] and fate.how:
        fields["scope"] = local_scope(ground, fate.verb, fate.how)
    if fate is None:
        status = status_in(ground.tree, head).status
        if status not in _FACT:
            del fields["date"]
        return Draft(head, status, {k: v for k, v in fields.items() if v}, soft=True)
    token = ground.token(fate.verb)
    if fate.phase == "in_force" and not fields["scope"]:
        fields["scope"] = scope_of(ground, (fate.verb,), None)
    fields["phase"] = (term_value(ground.reading, fate.phase, token.start, token.end),)
    draft = Draft(head, fate.finding.status, {k: v for k, v in fields.items() if v})
    return by_day(draft, ground.reading.published) if fate.phase in ("in_force", "ended") else draft


def _acting(ground: Ground, verb: int, head: int) -> tuple[ActorValue, ...]:
    """Return who does what a verb says to a truce: its agent where the truce is its subject, else its subject."""
    agents = parties_at(ground, objects_after(ground, verb, "by"))
    if agents or head in ground.tree.children(verb, "nsubjpass") or ground.token(verb).dep == "acl":
        return agents
    subjects = [s for s in doers_of(ground, verb) if s != head]
    return parties_at(ground, subjects)


def _fate(ground: Ground, nodes: tuple[int, ...]) -> _Fate | None:
    """Find what becomes of a truce: the clause it stands in, else the participle or clause behind it."""
    head = nodes[0]
    verb, how = governing_verb(ground, head)
    above = ground.token(head).head
    part = _part(ground, head)
    if part is not None:
        return part
    if verb is not None and (verb in (above, ground.token(above).head) or _over(ground, verb)):
        verb, how = carried_on(ground, verb, _meant(ground, verb, how))
        phase = _phase(ground, verb, how)
        finding = status_in(ground.tree, head if how == "attr" else verb)  # "there was no truce"
        if how == "attr" and finding.status in ("denied", "refused"):
            return replace(_settled("declared", verb, finding), how=how)
        # Not keeping a truce is a breach of one that there is: the kind `violation` tells of it.
        breach = _breach_by_somebody(ground, verb, phase, finding)
        if phase == "extended" and widened(ground, nodes, verb):
            phase = "declared"
        if phase is not None and not breach:
            told = _turned_down(ground, verb, finding)
            return replace(_settled(phase, verb, told, going_on=_goes_on(ground, verb)), how=how)
        if how in words("ceasefire", "under") and finding.status in _FACT:
            return _Fate("in_force", verb, finding, "under")
    own = status_in(ground.tree, head)
    if own.status == "ongoing" and own.cues and ground.token(own.cues[0]).head == head:
        return _Fate("in_force", own.cues[0], own)
    near = {above, *ground.tree.children(above, "attr")}
    made = ground.token(above).lemma in classes("ceasefire", "object_of")
    if made or ground.token(above).pos not in ("VERB", "AUX"):  # not "sought to sell the truce as …"
        near.add(ground.token(above).head)
    if own.status == "proposed" and own.cues and own.cues[0] in near and ground.token(head).dep != "conj":
        return _Fate("proposed", own.cues[0], own)
    return None


def _goes_on(ground: Ground, verb: int) -> bool:
    """Tell "was holding" from "began observing", which happened once."""
    token = ground.token(verb)
    begun = token.dep == "xcomp" and ground.token(token.head).lemma in ("begin", "start")
    return token.tag == "VBG" and not begun


def _behind(ground: Ground, nodes: tuple[int, ...]) -> list[_Fate]:
    """Read the steps that the clauses behind a truce tell: "declared by both", "which took effect on Tuesday"."""
    prep = ground.token(nodes[0]).head
    whole = (ground.token(prep).head,) if ground.lower(prep) == "of" else ()
    clauses = [c for node in (*nodes, *whole) for c in ground.tree.children(node, "acl", "relcl")]
    return [told for c in clauses if (told := _told_behind(ground, c)) is not None]


def _joined(ground: Ground, head: int) -> list[_Fate]:
    """Read the steps joined to the first: "the truce was declared on Monday and took effect on Tuesday"."""
    verb, how = governing_verb(ground, head)
    if verb is None or how not in ("nsubj", "nsubjpass"):
        return []
    found = []
    for other in ground.tree.conjuncts(verb)[1:]:
        if ground.tree.child(other, "nsubj", "nsubjpass") is not None:
            continue
        passive = ground.tree.child(other, "auxpass") is not None
        phase, finding = _phase(ground, other, "nsubjpass" if passive else "nsubj"), status_in(ground.tree, other)
        if phase is not None and phase != "violated" and finding.status not in ("denied", "refused"):
            found.append(_settled(phase, other, finding))
    return found


def _day(ground: Ground, nodes: tuple[int, ...], verb: int | None, telling: int | None) -> tuple[DateValue, ...]:
    """Return the day of a step: that of its verb, else of the noun, but not of another step told behind the noun."""
    own = date_among(ground, (verb,)) or days_below(ground, verb)
    if own or (verb is not None and ground.token(verb).dep == "conj" and verb not in ground.tree.ancestors(nodes[0])):
        return own
    apart = {
        ground.token(n).start
        for node in nodes
        for c in ground.tree.children(node, "acl", "relcl")
        if c != verb
        for n in ground.tree.subtree(c)
    }
    return tuple(d for d in date_among(ground, (*nodes, telling)) if d.start not in apart)


def _part(ground: Ground, head: int) -> _Fate | None:
    """Read a step that a noun tells: "at the outset of the truce", "minutes into it", "the extension of the truce"."""
    prep = ground.token(head).head
    noun = ground.token(prep).head
    if ground.token(head).dep != "pobj" or ground.token(noun).pos not in ("NOUN", "PROPN", "ADV"):
        return None
    phase = classes("ceasefire", "parts").get(ground.token(noun).lemma)
    into = ground.lower(prep) == "into" and ground.token(noun).lemma in words("ceasefire", "moments")
    if into or (phase is not None and ground.lower(prep) in ("of", "to", "in")):
        finding = status_in(ground.tree, noun)
        if finding.status not in _FACT and phase != "extended":
            return None  # "24 hours from the start of the truce"
        return _settled("in_force" if into or phase is None else phase, noun, finding)
    return None


def _meant(ground: Ground, verb: int, how: str) -> str:
    """Take the truce of "accepted a proposal on Sunday for a truce" for what was accepted."""
    papers = any(ground.token(o).lemma in words("ceasefire", "papers") for o in ground.tree.children(verb, "dobj"))
    return "dobj" if how in ("for", "on") and papers else how


def _breach_by_somebody(ground: Ground, verb: int, phase: str | None, finding: Finding) -> bool:
    """Tell a breach that somebody is said to have done: the kind `violation` tells of it."""
    if phase == "in_force":
        return finding.status in ("denied", "refused")
    passive = ground.tree.child(verb, "auxpass") is not None
    named = parties_at(ground, objects_after(ground, verb, "by"))
    nobody = passive and not named and ground.token(verb).dep not in ("pcomp", "acl")
    return phase == "violated" and not nobody and not by_fighting(ground, verb)


def _turned_down(ground: Ground, verb: int, finding: Finding) -> Finding:
    """Take a truce for refused where the verb that tells of it is one of refusing."""
    refusing = classes("status", "verbs").get(ground.token(verb).lemma) == "refused"
    return Finding("refused", (verb,)) if refusing and finding.status in _FACT else finding


def _phase(ground: Ground, verb: int, how: str) -> str | None:
    """Look up the phase that a verb gives to its subject, its object, or what follows its preposition."""
    lemma = ground.token(verb).lemma
    done = ground.token(verb).tag == "VBN" or ground.tree.child(verb, "agent") is not None
    if how == "nsubj" and done and ground.tree.child(verb, "aux", "auxpass") is None:
        how = "nsubjpass"  # "the truce, agreed on Monday, took effect": the parser makes it a verb with a subject
    if how == "nsubj":
        if lemma in ("be", "lie") and _over(ground, verb):
            return "ended"
        if ground.tree.child(verb, "xcomp") is not None and lemma == "fail":
            return None
        phase = classes("ceasefire", "subject_of").get(lemma)
        if phase == "declared" and ground.token(verb).tag == "VBD" and not ground.tree.children(verb, "dobj", "aux"):
            return phase  # "the truce announced Friday fits …": a truce announces nothing itself
        if phase == "ended" and lemma == "end" and ground.tree.child(verb, "dobj") is not None:
            return "in_force"  # "the truce ended the worst fighting in years"
        if phase == "declared":
            return None
        if phase == "in_force" and lemma in ("take", "come", "go", "be", "enter", "remain"):
            return "in_force" if in_effect(ground, verb) else None
        return phase
    if how == "nsubjpass" and lemma == "leave" and _over(ground, verb):
        return "ended"
    if how == "attr" and ground.tree.child(verb, "expl") is not None:
        return "in_force"
    if how in ("nsubjpass", "dobj", "oprd"):
        bare = ground.token(verb).tag == "VB" and not has_modal(ground.tree, verb)  # "his efforts to broker a truce"
        bare = bare and status_in(ground.tree, verb).status not in _FACT  # but not "helped broker it"
        under_way = lemma in words("ceasefire", "of_mediators") and (bare or ground.token(verb).tag == "VBG")
        return "proposed" if under_way else classes("ceasefire", "object_of").get(lemma)
    called = f"{lemma} {how}" == "call for" and ground.tree.child(verb, "auxpass") is None
    if called and any(ground.token(s).lemma in words("ceasefire", "made") for s in ground.tree.subjects(verb)):
        return "declared"  # "the deal calls for a halt in fighting"
    return classes("ceasefire", "with_preposition").get(f"{lemma} {how}")


def _over(ground: Ground, verb: int) -> bool:
    """Tell whether something "is over", "is dead", "is at an end"."""
    near = ground.tree.children(verb, "advmod", "acomp", "attr")
    near += ground.tree.children(verb, "prep", "prt")
    near += objects_after(ground, verb, "at", "in")
    return any(ground.lower(n) in words("ceasefire", "over") for n in near)


def _ended_by(ground: Ground, verb: int) -> tuple[ActorValue, ...]:
    """Return the side that "declared that the truce was over"."""
    token = ground.token(verb)
    above = ground.token(token.head)
    if token.dep != "ccomp" or above.lemma not in words("ceasefire", "of_parties"):
        return ()
    return parties_at(ground, ground.tree.subjects(above.i))


def _told_behind(ground: Ground, clause: int) -> _Fate | None:
    """Read "signed in December", "declared by both", "which took effect (or will) on Tuesday" behind a truce."""
    token = ground.token(clause)
    if token.dep == "acl" and token.tag in ("VBN", "VBD") and ground.tree.child(clause, "aux") is None:
        phase = classes("ceasefire", "object_of").get(token.lemma)
        return _Fate(phase, clause, Finding()) if phase in ("declared", "extended") else None
    relative = [c for c in ground.tree.children(clause, "nsubj", "nsubjpass") if ground.token(c).tag == "WDT"]
    if token.dep != "relcl" or not relative:
        return None
    verb, how = carried_on(ground, clause, ground.token(relative[0]).dep)
    phase, finding = _phase(ground, verb, how), status_in(ground.tree, verb)
    if phase is not None and finding.status in _FACT:
        return _Fate(phase, verb, Finding())
    would = finding.status == "hypothetical" and any(ground.lower(c) == "would" for c in finding.cues)
    if phase is None or not (finding.status == "planned" or (would and date_among(ground, (verb,)))):
        return None
    return _settled(phase, verb, Finding("planned", finding.cues))


def _settled(phase: str, verb: int, finding: Finding, *, going_on: bool = False) -> _Fate:
    """Fit the phase to the status: what is to take effect is declared, what is wished for is proposed."""
    if phase == "in_force" and finding.status == "happened" and going_on:
        return _Fate(phase, verb, Finding("ongoing", (verb,)))  # "was holding for a second day"
    if finding.status in _FACT or phase in ("proposed", "ended"):
        wished = Finding("proposed", finding.cues) if phase == "proposed" and finding.status in _FACT else finding
        return _Fate(phase, verb, wished)
    if finding.status == "planned":
        return _Fate("declared" if phase == "in_force" else phase, verb, finding)
    if finding.status in ("denied", "refused"):
        return _Fate(phase, verb, finding)
    return _Fate("proposed" if phase != "extended" else phase, verb, finding)


def _same(one: Draft, two: Draft) -> bool:
    """Tell whether two mentions are of one truce in one phase; a mere mention goes to one that is told as fact."""
    if dates_conflict(one.fields, two.fields):
        return False
    if two.soft:
        # A truce of somebody else's, or a wish, must not lend its scope to one that is in force.
        if two.status not in _FACT:
            return one.status not in _FACT
        return one.status in _FACT and _compatible(one, two)
    if one.fields["phase"] and key_of(one.fields["phase"][0]) != key_of(two.fields["phase"][0]):
        return False
    turned_down = {one.status, two.status} & {"denied", "refused"}
    if (turned_down and one.status != two.status) or not same_side_of_now(one.status, two.status):
        return False
    return _compatible(one, two)


def _compatible(one: Draft, two: Draft) -> bool:
    """Tell whether scope and parties of two mentions can be of one truce."""
    scopes, others = one.fields.get("scope", ()), two.fields.get("scope", ())
    if scopes and others and _reach(scopes[0]) != _reach(others[0]):
        return False
    first, second = party_keys(one.fields.get("parties", ())), party_keys(two.fields.get("parties", ()))
    return not first or not second or bool(first & second)


def _reach(scope: Value) -> str:
    """Return a scope's words, one word for all that mean the whole country."""
    return "all" if scope.text.lower() in words("ceasefire", "whole") else key_of(scope)


def _report(ground: Ground, draft: Draft) -> Report:
    """Make the report of a truce, its fields in the order of the ontology."""
    order = ("parties", "guarantors", "mediators", "scope", "date", "ends", "phase")
    fields = {name: draft.fields[name] for name in order if name in draft.fields}
    token = ground.token(draft.head)
    attribution = attribution_of_known(ground, token.i)
    return make_report(
        ground.reading, "ceasefire", fields, status=draft.status, attribution=attribution, plover=_plover(draft),
    )  # fmt: skip


def _plover(draft: Draft) -> Plover | None:
    """Code a truce: declared is CONCEDE, in force is RETREAT; asked for is REQUEST, offered by a party AGREE."""
    phase, contexts = key_of(draft.fields["phase"][0]), ("military",)
    if draft.status in ("denied", "hypothetical", "conditional"):
        return None
    if draft.status == "refused":
        return Plover(type="REJECT", mode="yield", contexts=contexts)
    if phase in ("declared", "extended"):
        return Plover(type="CONCEDE" if draft.status in _FACT else "AGREE", contexts=contexts)
    if phase == "in_force":
        return Plover(type="RETREAT", mode="ceasefire", contexts=contexts)
    if phase == "proposed":
        if draft.fields.get("parties"):
            return Plover(type="AGREE", contexts=contexts)
        return Plover(type="REQUEST", mode="yield", contexts=contexts)
    return None
