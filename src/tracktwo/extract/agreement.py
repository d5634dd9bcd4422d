"""Reports of the kind `agreement`: deals and accords other than ceasefires, and what two sides agreed to do.

A deal that is merely mentioned makes no report: it takes two parties, or one and what the deal is about. What was
agreed about a meeting is a round or a contact; about a truce, a ceasefire.
"""

from dataclasses import replace

from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.status import status_in
from tracktwo.extract.talks.accords import (
    announced_on,
    between,
    clause_after,
    date_among,
    dated,
    days_below,
    guarantors,
    hyphenated,
    said_behind,
    unique,
)
from tracktwo.extract.talks.cues import classes, load, words
from tracktwo.extract.talks.days import beside
from tracktwo.extract.talks.deals import by_contents, states_before, year_before
from tracktwo.extract.talks.ground import Ground, doers_of, governing_verb, objects_after, parties_at, phrase_value
from tracktwo.extract.talks.matters import matter_of, name_of
from tracktwo.extract.talks.merge import Draft, dates_conflict, fold, key_of, party_keys
from tracktwo.extract.talks.presupposed import attribution_of_known
from tracktwo.extract.talks.repair import subjects_of
from tracktwo.extract.talks.truces import is_truce, speaks_of_truce, truce_at
from tracktwo.extract.talks.verb_form import stem
from tracktwo.language.reading import Reading
from tracktwo.types import ActorValue, DateValue, Plover, Report, Status, Value

_MANY = frozenset({"parties", "guarantors", "mediators", "about"})
_FACT = ("happened", "ongoing")
_PAIR = 2
# Words that two accounts of anything share; they do not make two deals one.
_SMALL = frozenset(
    ["to", "the", "a", "an", "of", "on", "in", "and", "for", "that", "would", "will", "with", "be", "by"]
)


def find_agreements(reading: Reading) -> tuple[Report, ...]:
    """Find the deals that an article tells of, one report for each and each phase of it."""
    ground = Ground.of(reading)
    drafts = []
    for token in reading.tokens:
        if token.pos in ("NOUN", "PROPN"):
            draft = _from_noun(ground, token.i)
        elif token.pos == "VERB" and token.lemma == "agree":
            draft = _from_verb(ground, token.i)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
    if not any(d.status in _FACT and not d.soft for d in drafts):
        deals = [t.i for t in reading.tokens if t.pos == "NOUN" and t.lemma in words("agreement", "nouns")]
        deals = [i for i in deals if not speaks_of_truce(ground, i) and not _of_truce(ground, i)]
        drafts += [d for d in (by_contents(ground, deals),) if d is not None]
    if sum(d.status in _FACT and not d.soft for d in drafts) != 1:
        drafts = [d for d in drafts if not d.soft]  # of which of several deals a bare "the accord" speaks is open
    return tuple(_report(ground, draft) for draft in fold(drafts, _same, _MANY))


def _from_verb(ground: Ground, verb: int) -> Draft | None:
    """Read "A and B agreed to …", "agreed with B that …": two sides and what they agreed on."""
    partners = parties_at(ground, objects_after(ground, verb, "with"))
    parties = unique((*parties_at(ground, subjects_of(ground.tree, verb)), *partners))
    if len(parties) < _PAIR or not any(v.id is not None for v in parties):
        return None
    about = _agreed_on(ground, verb)
    if about is None:
        return None
    status = status_in(ground.tree, verb).status
    token = ground.token(verb)
    phase = "agreed" if status in _FACT else "offered"
    return _filled(
        verb, status,
        {
            "parties": parties, "about": (about,), "date": date_among(ground, (verb,)) or _told_on(ground, verb),
            "phase": (term_value(ground.reading, phase, token.start, token.end),),
        },
    )  # fmt: skip


def _agreed_on(ground: Ground, verb: int) -> Value | None:
    """Return the clause or object that an agreeing is about; None where it is a truce, a meeting, or nothing."""
    for clause in ground.tree.children(verb, "xcomp", "ccomp"):
        lemma = ground.token(clause).lemma
        meeting = lemma in words("agreement", "of_meeting") or _together(ground, clause)
        if clause < verb or meeting or _touches_truce(ground, clause) or _opinion(ground, clause):
            return None
        return clause_after(ground, clause)
    for object_ in [*objects_after(ground, verb, "on", "to", "upon"), *ground.tree.children(verb, "dobj")]:
        token = ground.token(object_)
        described = ground.tree.child(object_, "amod", "nummod", "compound") is not None and not any(
            ground.lower(d) in ("the", "this", "that") for d in ground.tree.children(object_, "det")
        )
        vague = token.lemma in words("agreement", "vague") and not (token.lemma == "plan" and described)
        if vague or token.ent.endswith(("DATE", "TIME")) or token.pos == "PRON":
            return None
        venue = any(n.first <= object_ <= n.last and n.kind == "place" for n in ground.reading.names)
        return None if venue or speaks_of_truce(ground, object_) else phrase_value(ground, object_)
    above = ground.token(verb).head
    if ground.token(verb).dep == "relcl" and ground.token(above).lemma in ("something", "thing", "what"):
        subject = next(iter(ground.tree.subjects(ground.token(above).head)), None)
        return None if subject is None else phrase_value(ground, subject)
    return None


def _opinion(ground: Ground, clause: int) -> bool:
    """Tell "agreed that the tests are a threat", which binds nobody, from "agreed that they should end"."""
    token = ground.token(clause)
    return token.dep == "ccomp" and token.tag in ("VBP", "VBZ", "VBD") and ground.tree.child(clause, "aux") is None


def _together(ground: Ground, clause: int) -> bool:
    """Tell whether a clause is one of bringing others together, which is a round of talks."""
    below = ground.tree.subtree(clause) if ground.token(clause).lemma == "bring" else []
    return any(ground.lower(n) == "together" for n in below)


def _touches_truce(ground: Ground, clause: int) -> bool:
    """Tell whether a clause's object is a truce or an end of fighting."""
    below = ground.tree.children(clause, "dobj", "nsubj", "nsubjpass")
    return any(is_truce(ground, o) or speaks_of_truce(ground, o) for o in below) or (
        ground.token(clause).lemma in words("ceasefire", "stopping")
        and any(ground.token(o).lemma in words("ceasefire", "stopped") for o in below)
    )


def _from_noun(ground: Ground, noun: int) -> Draft | None:
    """Read a deal from its noun and the verb that tells its fate."""
    token = ground.token(noun)
    if token.dep == "compound" or truce_at(ground, noun) or speaks_of_truce(ground, noun) or _of_truce(ground, noun):
        return None
    told = _fate(ground, noun)
    if told is None:
        return None
    phase, verb, status, (start, end) = told
    mediators = hyphenated(ground, (noun,), words("agreement", "mediated"))
    backers = guarantors(ground, (noun,))
    parties = between(ground, (noun,)) or states_before(ground, noun)
    if verb is not None:
        acting = _acting(ground, verb, noun)
        third = ground.token(verb).lemma in words("agreement", "of_mediators")
        mediators, parties = ((*mediators, *acting), parties) if third else (mediators, (*acting, *parties))
        parties = (*parties, *parties_at(ground, objects_after(ground, verb, "with", "between")))
    if phase in ("in_force", "agreed") and verb is None and len(parties) == 1 and not year_before(ground, noun):
        parties = (*parties, *_going_by(ground, noun))
    behind = [c for c in ground.tree.children(noun, "acl") if _finished(ground, c)]
    for clause in behind:
        if ground.token(clause).lemma not in words("agreement", "of_mediators"):
            parties = (*parties, *parties_at(ground, objects_after(ground, clause, "by", "between", "with")))
    fields: dict[str, tuple[Value, ...]] = {
        "parties": unique(parties, (*mediators, *backers)), "mediators": unique(mediators, backers),
        "guarantors": unique(backers), "name": name_of(ground, noun), "about": matter_of(ground, noun, verb),
        "date": _day(ground, noun, verb, behind),
        "phase": (term_value(ground.reading, phase, start, end),),
    }  # fmt: skip
    known = [v for v in fields["parties"] if isinstance(v, ActorValue) and v.id is not None]
    told_more = bool(fields["about"] or fields["name"] or fields["mediators"])
    told_more = told_more and status not in ("hypothetical", "conditional")
    with_whom = [o for node in (noun, *behind) for o in objects_after(ground, node, "with", "between")]
    described = ground.tree.child(noun, "amod", "compound") is not None and with_whom
    made = phase in ("agreed", "signed") and bool(described)
    of_fact = status in _FACT and (phase in ("broken", "ended") or made)
    joint = verb is not None and any(ground.tree.children(s, "conj") for s in ground.tree.subjects(verb))
    of_fact = of_fact or (joint and status in _FACT and phase in ("agreed", "signed"))
    told_more = told_more or status == "refused" or bool(of_fact)
    if (fields["name"] or fields["mediators"]) and fields["date"] and status in _FACT:
        return _filled(noun, status, fields)
    enough = len(fields["parties"]) >= _PAIR or (fields["parties"] and told_more)
    if enough and known:
        return _filled(noun, status, fields)
    bare = status in _FACT and not fields["parties"] and (mediators or backers)
    return replace(_filled(noun, status, fields), soft=True) if bare else None


def _day(ground: Ground, noun: int, verb: int | None, behind: list[int]) -> tuple[DateValue, ...]:
    """Return the day of a deal: of its clause, before its noun, or of the clause that it was made beside."""
    own = date_among(ground, (verb, *behind, noun)) or dated(ground, noun) or date_among(ground, beside(ground, verb))
    return own or (_told_on(ground, verb) if verb is not None else year_before(ground, noun))


def _told_on(ground: Ground, verb: int) -> tuple[DateValue, ...]:
    """Return the day that the parser hung elsewhere in the clause, or that of the announcement."""
    return days_below(ground, verb) or said_behind(ground, verb) or announced_on(ground, verb)


def _of_truce(ground: Ground, noun: int) -> bool:
    """Tell whether a bare "the deal" means the truce spoken of just before, which the kind `ceasefire` tells of."""
    token = ground.token(noun)
    bare = {ground.token(c).dep for c in ground.tree.children(noun)} <= {"det", "punct", "relcl"}
    if not bare or not any(ground.lower(d) in ("the", "this", "that") for d in ground.tree.children(noun, "det")):
        return False
    for i in range(noun - 1, -1, -1):
        if token.sent - ground.token(i).sent > 1:
            return False
        other = ground.token(i)
        if truce_at(ground, i):
            return True
        if other.lemma == token.lemma and other.pos == "NOUN":
            return False  # another deal stands between
    return False


def _going_by(ground: Ground, noun: int) -> tuple[ActorValue, ...]:
    """Return who acts under a deal with somebody ("the fighters left under a deal with the army"): its other party."""
    verb, _ = governing_verb(ground, noun)
    found = () if verb is None else parties_at(ground, ground.tree.subjects(verb))
    return tuple(v for v in found if v.id is not None)


def _fate(ground: Ground, noun: int) -> tuple[str, int | None, Status, tuple[int, int]] | None:
    """Find a deal's phase, the verb and status that tell it, and the words; None where the noun is merely there."""
    lemma = ground.token(noun).lemma
    verb, how = governing_verb(ground, noun)
    adopted = load("agreement")["adopted"]
    if lemma in adopted["nouns"]:
        if verb is None or ground.token(verb).lemma not in adopted["verbs"] or how not in ("dobj", "nsubjpass"):
            return None
        return _told(ground, "agreed", verb)
    if lemma not in words("agreement", "nouns") and lemma not in words("agreement", "papers"):
        return None
    if lemma in words("agreement", "papers"):
        signed = verb is not None and ground.token(verb).lemma in words("agreement", "signing")
        if verb is not None and signed and how in ("dobj", "nsubjpass"):
            return _told(ground, "signed", verb)
        return _named_paper(ground, noun)
    drafted = _drafted(ground, noun)
    if drafted is not None:
        return drafted
    near = verb is not None and (ground.token(noun).head == verb or how not in ("dobj", "nsubj", "nsubjpass"))
    if verb is not None and near:
        if how in ("dobj", "nsubjpass"):
            phase = classes("agreement", "object_of").get(ground.token(verb).lemma)
            return None if phase is None else _told(ground, phase, verb)
        if how == "nsubj":
            phase = classes("agreement", "subject_of").get(ground.token(verb).lemma)
            whole = ground.tree.child(verb, "xcomp") is None  # "fails to please" is no failure of the deal
            if phase is not None and whole and (phase != "in_force" or _in_effect(ground, verb)):
                return _told(ground, phase, verb)
            if ground.token(verb).lemma in words("agreement", "laying_down") and _with_whom(ground, noun):
                return _laid_down(ground, verb)
        phrase = f"{ground.token(verb).lemma} {how}"
        leaving = classes("agreement", "with_preposition")
        left = leaving.get(phrase) or leaving.get(stem(ground.tree, verb))
        if left is not None:
            return _told(ground, left, verb)
        made = how in words("agreement", "made_before") and _with_whom(ground, noun)
        if made and status_in(ground.tree, verb).status in _FACT:
            if how == "in":
                return _told(ground, "agreed", verb)
            # "entered the town on Monday after a deal with the rebels": the deal has no day of its own
            return "agreed", None, "happened", (ground.token(noun).start, ground.token(noun).end)
        if how in words("agreement", "under") and verb is not None and ground.lower(ground.token(noun).head) == how:
            prep = ground.token(ground.token(noun).head)
            return "in_force", None, "happened", (prep.start, prep.end)
    for clause in ground.tree.children(noun, "acl"):
        phase = classes("agreement", "object_of").get(ground.token(clause).lemma)
        if _finished(ground, clause) and phase in ("signed", "agreed"):
            token = ground.token(clause)
            return phase, None, "happened", (token.start, token.end)
    return _struck_behind(ground, noun) or _named_paper(ground, noun) or _of_old(ground, noun)


def _with_whom(ground: Ground, noun: int) -> list[int]:
    """Return whom a deal is said to be with or between."""
    return objects_after(ground, noun, "with", "between")


def _laid_down(ground: Ground, verb: int) -> tuple[str, int | None, Status, tuple[int, int]]:
    """Read "the deal between A and B gives them five days": whatever lays something down has been agreed on."""
    token, status = ground.token(verb), status_in(ground.tree, verb).status
    agreed = status in (*_FACT, "planned")
    return ("agreed" if agreed else "offered"), None, "happened" if agreed else status, (token.start, token.end)


def _struck_behind(ground: Ground, noun: int) -> tuple[str, int | None, Status, tuple[int, int]] | None:
    """Read "a deal (that) the envoys struck with the rebels": the fate that a clause behind the deal tells."""
    for clause in ground.tree.children(noun, "relcl"):
        phase = classes("agreement", "object_of").get(ground.token(clause).lemma)
        doers = [s for s in ground.tree.children(clause, "nsubj") if ground.token(s).tag not in ("WDT", "WP")]
        object_ = [o for o in ground.tree.children(clause, "dobj") if ground.token(o).tag not in ("WDT", "WP")]
        if phase in ("signed", "agreed") and doers and not object_:
            return _told(ground, phase, clause)
    return None


def _drafted(ground: Ground, noun: int) -> tuple[str, int | None, Status, tuple[int, int]] | None:
    """Read "a tentative deal between A and B": on offer, whatever else is told of it."""
    for child in ground.tree.children(noun, "amod", "compound"):
        if ground.lower(child) in words("agreement", "drafted"):
            token, status = ground.token(child), status_in(ground.tree, noun).status
            return "offered", None, "proposed" if status in _FACT else status, (token.start, token.end)
    return None


def _named_paper(ground: Ground, noun: int) -> tuple[str, int | None, Status, tuple[int, int]] | None:
    """Read a paper that has a name and a day of its own: "the 27 April Panmunjom Declaration"."""
    name = name_of(ground, noun)
    capital = ground.token(noun).text[:1].isupper() and ground.token(noun).pos == "PROPN"
    if not name or not capital or not (date_among(ground, (noun,)) or dated(ground, noun)):
        return None
    return "agreed", None, "happened", (name[0].start, name[0].end)


def _of_old(ground: Ground, noun: int) -> tuple[str, int | None, Status, tuple[int, int]] | None:
    """Read "the 2015 nuclear deal between A and B", whatever is told of it: it was agreed then."""
    years = year_before(ground, noun)
    return ("agreed", None, "happened", (years[0].start, years[0].end)) if years and _with_whom(ground, noun) else None


def _finished(ground: Ground, clause: int) -> bool:
    """Tell "a deal signed in May" from "a deal to be signed in May"."""
    return ground.token(clause).tag in ("VBN", "VBD") and ground.tree.child(clause, "aux") is None


def _told(ground: Ground, phase: str, verb: int) -> tuple[str, int, Status, tuple[int, int]]:
    """Fit the phase to the verb's status: what is only wished for is offered."""
    token, status = ground.token(verb), status_in(ground.tree, verb).status
    if classes("status", "verbs").get(token.lemma) == "refused" and status in _FACT:
        status = "refused"
    wished = status in ("planned", "proposed", "conditional", "hypothetical") and phase in ("agreed", "signed")
    if phase == "offered" and status in _FACT:
        status = "proposed"
    return ("offered" if wished else phase), verb, status, (token.start, token.end)


def _in_effect(ground: Ground, verb: int) -> bool:
    """Tell whether "effect" or "force" stands with a verb."""
    near = ground.tree.children(verb, "dobj")
    near += [o for p in ground.tree.children(verb, "prep") for o in ground.tree.children(p, "pobj")]
    return any(ground.token(n).lemma in words("agreement", "in_force_with") for n in near)


def _acting(ground: Ground, verb: int, noun: int) -> tuple[ActorValue, ...]:
    """Return who does what a verb says to a deal."""
    if noun in ground.tree.children(verb, "nsubjpass") or ground.tree.child(verb, "auxpass") is not None:
        return parties_at(ground, objects_after(ground, verb, "by"))
    if noun in ground.tree.subjects(verb):
        return ()
    return parties_at(ground, doers_of(ground, verb))


def _filled(head: int, status: Status, fields: dict[str, tuple[Value, ...]]) -> Draft:
    """Make a draft of the fields that have values."""
    return Draft(head, status, {name: values for name, values in fields.items() if values})


def _same(one: Draft, two: Draft) -> bool:
    """Tell whether two mentions are of one deal in one phase: common parties, and no two different matters."""
    if two.soft:
        return one.status in _FACT and not dates_conflict(one.fields, two.fields)
    if key_of(one.fields["phase"][0]) != key_of(two.fields["phase"][0]) or (one.status in _FACT) != (
        two.status in _FACT
    ):
        return False
    first, second = party_keys(one.fields.get("parties", ())), party_keys(two.fields.get("parties", ()))
    if dates_conflict(one.fields, two.fields) or not (first <= second or second <= first):
        return False
    matter, other = _matter(one), _matter(two)
    return not matter or not other or bool(matter & other)


def _matter(draft: Draft) -> frozenset[str]:
    """Return the words of what a deal is about."""
    texts = [v.text for v in (*draft.fields.get("about", ()), *draft.fields.get("name", ()))]
    return frozenset(w for text in texts for w in text.lower().split()) - _SMALL


def _report(ground: Ground, draft: Draft) -> Report:
    """Make the report of a deal, its fields in the order of the ontology."""
    order = ("parties", "mediators", "guarantors", "name", "about", "date", "phase")
    fields = {name: draft.fields[name] for name in order if name in draft.fields}
    token = ground.token(draft.head)
    attribution = attribution_of_known(ground, token.i)
    return make_report(
        ground.reading, "agreement", fields, status=draft.status, attribution=attribution, plover=_plover(draft),
    )  # fmt: skip


def _plover(draft: Draft) -> Plover | None:
    """Code a deal: signed is SUPPORT, agreed or offered is AGREE, refused is REJECT; other fates have no code."""
    phase, contexts = key_of(draft.fields["phase"][0]), ("diplomatic",)
    if draft.status == "refused":
        return Plover(type="REJECT", contexts=contexts)
    if draft.status in _FACT:
        kind = {"signed": "SUPPORT", "agreed": "AGREE", "offered": "AGREE"}.get(phase)
        return None if kind is None else Plover(type=kind, contexts=contexts)
    return Plover(type="AGREE", contexts=contexts) if draft.status in ("planned", "proposed") else None
