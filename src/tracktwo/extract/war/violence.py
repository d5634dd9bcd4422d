"""Words of violence in the parse: which verb or noun, by what means, by whom, on whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracktwo.extract.war.lexicon import knowledge, sense_of, senses, words
from tracktwo.extract.war.people import content_noun, is_fighter, is_human
from tracktwo.extract.war.roles import is_passive, noun_roles, oblique, verb_roles
from tracktwo.language.tree import Tree

_TWO_SIDED = frozenset({"clash", "fight", "battle", "firefight", "skirmish", "fighting"})
_HARM = frozenset({"kill", "wound", "injure", "maim", "massacre", "slaughter", "slay", "murder", "annihilate"})
_FROM_THE_AIR = frozenset(
    {"jet", "warplane", "plane", "aircraft", "helicopter", "coalition", "air", "force", "military", "army"}
)
_SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")
# How far behind its verb a weapon may stand to be part of the words that say by what means.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Violence:
    """One telling of violence: ``trigger`` is its verb or noun, ``first``–``last`` the tokens that decided the
    means.
    """

    trigger: int
    mode: str | None
    first: int
    last: int
    doers: tuple[int, ...] = ()
    undergoers: tuple[int, ...] = ()
    two_sided: bool = False


def find_violence(tree: Tree) -> tuple[Violence, ...]:
    """Return the tellings of violence in text order; a noun that a verb of harm takes up ("killed in an air strike")
    is one with it.
    """
    nouns = {n.trigger: n for n in (violent_noun(tree, i) for i in range(len(tree.tokens))) if n is not None}
    taken: set[int] = set()
    found: list[Violence] = []
    for token in tree.tokens:
        if token.pos not in ("VERB", "ADJ", "AUX"):
            continue
        hit = _violent_verb(tree, token.i, nouns, taken)
        if hit is not None:
            found.append(hit)
    found += [n for i, n in nouns.items() if i not in taken and _complete_noun(tree, n)]
    return _joined(tree, sorted(found, key=lambda v: v.trigger))


def _joined(tree: Tree, found: Iterable[Violence]) -> tuple[Violence, ...]:
    """Join coordinated deeds of the same doers into one telling: "killing civilians and destroying schools".

    Deeds done by two different means, or each with a time or place of its own, stay apart.
    """
    kept: dict[int, Violence] = {}
    for violence in found:
        above = next((k for k in _series(tree, violence.trigger) if k in kept), None)
        first = kept[above] if above is not None else None
        if first is None or not _one_deed(tree, first, violence):
            kept[violence.trigger] = violence
            continue
        sure = first if first.mode else violence
        undergoers = tuple(dict.fromkeys((*first.undergoers, *violence.undergoers)))
        kept[first.trigger] = replace(first, mode=sure.mode, first=sure.first, last=sure.last, undergoers=undergoers)
    return tuple(kept.values())


def _one_deed(tree: Tree, first: Violence, second: Violence) -> bool:
    """Tell whether a coordinated deed adds only whom or what it hit."""
    own = [p for p in tree.children(second.trigger, "prep") if p > second.trigger]
    same = first.doers == second.doers and bool(first.doers)
    return same and not (first.mode and second.mode) and not own and not first.two_sided


def _series(tree: Tree, i: int) -> Iterable[int]:
    """Yield the tokens that a coordinated one stands in series with, the nearest first."""
    while tree.tokens[i].dep == "conj" and tree.tokens[i].head != i:
        i = tree.tokens[i].head
        yield i


def violent_noun(tree: Tree, i: int) -> Violence | None:
    """Read one noun: "air strikes", "bombardment", "a suicide attack"; None where it is no word of violence."""
    token = tree.tokens[i]
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod"):
        return None
    before = [c for c in tree.children(i, "compound", "amod", "nmod") if c < i]
    lemmas = [tree.tokens[c].lemma for c in before]
    if any(lemma in words("attack", "never_before") for lemma in lemmas):
        return None
    table = senses("attack", "nouns")
    by_word = table[token.lemma][0].term if token.lemma in table else None
    mode, modifier = _modifier(tree, before)
    needs = token.lemma in words("attack", "need_modifier")
    roles = noun_roles(tree, i)
    if by_word is None and needs and modifier is None:
        mode = _flown(tree, i, roles.doers)
    if by_word is None and not (needs and (modifier is not None or mode is not None)):
        return None
    first = min(i, modifier if modifier is not None else i)
    chosen = mode or (by_word if by_word not in (None, "any") else None)
    two_sided = token.lemma in _TWO_SIDED
    doers = [*roles.doers, *(oblique(tree, i, "with") if two_sided else [])]
    return Violence(i, chosen, first, i, _heads(tree, doers), _heads(tree, roles.undergoers), two_sided)


def _flown(tree: Tree, i: int, doers: Iterable[int]) -> str | None:
    """Return the means of a bare "strikes" that aircraft fly: "the warplanes carried out nine strikes"."""
    if tree.tokens[i].lemma != "strike":
        return None
    instruments: dict[str, list[str]] = knowledge("attack")["instruments"]
    lemmas = {tree.tokens[d].lemma for d in doers}
    return next((mode for mode in ("aerial", "drone") if lemmas & set(instruments[mode])), None)


def _modifier(tree: Tree, before: Iterable[int]) -> tuple[str | None, int | None]:
    """Return the mode and place of a word before a noun that says by what means ("air", "suicide", "mortar")."""
    modes: dict[str, list[str]] = knowledge("attack")["modifiers"]
    plain = words("attack", "modifiers_any")
    unsaid: int | None = None
    for i in before:
        pieces = {tree.tokens[i].lemma, *tree.tokens[i].text.lower().split("-")}
        pieces |= {tree.tokens[c].lemma for c in tree.children(i, "compound")}
        for mode, listed in modes.items():
            if pieces & set(listed):
                return mode, i
        if pieces & plain or tree.tokens[i].ent[2:] in ("NORP", "GPE"):
            unsaid = i
    return None, unsaid


def _sent(tree: Tree, i: int) -> Violence | None:
    """Read a weapon sent at somebody or something: "fired six rockets at the base", "dropped bombs on the town"."""
    if tree.tokens[i].lemma not in words("attack", "sending"):
        return None
    roles = verb_roles(tree, i)
    instruments: dict[str, list[str]] = knowledge("attack")["instruments"]
    for weapon in roles.undergoers:
        lemma = tree.tokens[content_noun(tree, weapon)].lemma
        mode = next((m for m in ("heavy-weapons", "explosives", "unconventional") if lemma in instruments[m]), None)
        if mode is None:
            continue
        if mode == "explosives" and tree.tokens[i].lemma in ("drop", "rain"):
            mode = "aerial"
        hit = [
            h for n in (i, weapon) for h in oblique(tree, n, "at", "on", "onto", "into", "against", "toward", "towards")
        ]
        hit = [h for h in hit if is_target(tree, h) and tree.tokens[h].lemma not in words("attack", "nowhere")]
        doers = [d for d in (_wielder(tree, d) for d in roles.doers) if d is not None and is_fighter(tree, d)]
        if hit:
            return Violence(
                i, mode, i, weapon if 0 < weapon - i <= _NEAR else i, _heads(tree, doers), _heads(tree, hit)
            )
    return None


def _violent_verb(tree: Tree, i: int, nouns: dict[int, Violence], taken: set[int]) -> Violence | None:
    """Read one verb, and take up the noun of violence that it names as its cause or means."""
    token = tree.tokens[i]
    sent = _sent(tree, i)
    if sent is not None:
        return sent
    sense = sense_of(tree, i, senses("attack", "verbs"))
    weak = token.lemma in words("attack", "weak")
    bombs = token.lemma in words("attack", "bomb")
    if token.pos == "ADJ" or token.dep == "amod" or (sense is None and not weak and not bombs):
        return None
    roles = verb_roles(tree, i)
    undergoers = _heads(tree, (content_noun(tree, u) for u in roles.undergoers))
    if any(tree.tokens[u].lemma in words("attack", "never_object") for u in undergoers):
        return None
    cause = _cause(tree, i, roles.doers, nouns)
    wielders = [w for w in (_wielder(tree, d) for d in roles.doers) if w is not None]
    doers = tuple(d for d in _heads(tree, wielders) if is_fighter(tree, d) and d not in nouns)
    last = sense[1] if sense else i
    mode = _mode(tree, i, sense[0].term if sense else None, doers, roles.doers)
    hit = Violence(i, mode, min(i, last), max(i, last), doers, undergoers)
    if cause is not None:
        hit = replace(
            hit, mode=cause.mode or mode, first=cause.first, last=cause.last, doers=doers or cause.doers,
            undergoers=undergoers or cause.undergoers,
        )  # fmt: skip
    if token.lemma in _TWO_SIDED:
        other = _heads(tree, oblique(tree, i, "with", "against"))
        hit = replace(
            hit,
            doers=(*hit.doers, *(u for u in (*undergoers, *other) if is_fighter(tree, u))),
            undergoers=(),
            two_sided=True,
        )
    if not _complete_verb(tree, hit, token.lemma, has_cause=cause is not None, weak=weak):
        return None
    if cause is not None:
        taken.add(cause.trigger)
    return hit


def _wielder(tree: Tree, head: int) -> int | None:
    """Lead a deed or a weapon back to whose it is ("Russia's actions", "Israeli planes"); of nobody: None."""
    token = tree.tokens[head]
    weapon = any(token.lemma in listed for listed in knowledge("attack")["instruments"].values())
    if not weapon and (is_fighter(tree, head) or token.lemma not in words("attack", "deeds")):
        return head
    owners = [c for c in tree.children(head, "poss") if is_fighter(tree, c)]
    owners += [
        c for c in tree.children(head, "amod", "compound", "nmod") if tree.tokens[c].ent[2:] in ("NORP", "GPE", "ORG")
    ]
    if owners:
        return owners[0]
    return None if weapon and token.lemma != "bomber" else head


def _cause(tree: Tree, verb: int, doers: Iterable[int], nouns: dict[int, Violence]) -> Violence | None:
    """Return the noun of violence that does the harm ("the strike killed 16") or in which it is done ("killed in
    clashes").
    """
    candidates = [*doers, *oblique(tree, verb, "in", "by", "during", "after", "from", "with", "when")]
    for head in candidates:
        for i in (head, content_noun(tree, head)):
            if i in nouns and i != verb:
                return nouns[i]
    up = tree.tokens[tree.tokens[verb].head]
    if tree.tokens[verb].dep == "advcl" and up.pos == "VERB" and tree.tokens[verb].tag == "VBG":
        return next((nouns[c] for c in tree.children(up.i, "dobj") if c in nouns), None)
    return None


def _mode(tree: Tree, verb: int, term: str | None, doers: Iterable[int], all_doers: Iterable[int]) -> str | None:
    """Say by what means: the verb's own word, or a weapon that does it or with which it is done."""
    modes: dict[str, list[str]] = knowledge("attack")["instruments"]
    named = [*all_doers, *oblique(tree, verb, "with", "by", "in", "from", "using")]
    named += [
        o for c in tree.children(verb, "advcl") if tree.tokens[c].lemma == "use" for o in tree.children(c, "dobj")
    ]
    lemmas = [tree.tokens[i].lemma for h in named for i in (h, *tree.children(h, "compound"))]
    if term in ("targeted", "abduct", "torture", "sexual", "beat"):
        return term
    if "suicide" in lemmas:
        return "suicide-attack"
    for mode, listed in modes.items():
        if mode != "suicide-attack" and any(lemma in listed for lemma in lemmas):
            return mode
    if tree.tokens[verb].lemma == "bomb":
        air = any(tree.tokens[d].ent[2:] in ("GPE", "NORP") or tree.tokens[d].lemma in _FROM_THE_AIR for d in doers)
        return "aerial" if air else "explosives"
    return None if term in (None, "any") else term


def _complete_verb(tree: Tree, hit: Violence, lemma: str, *, has_cause: bool, weak: bool) -> bool:
    """Tell whether enough is said: harm needs people hurt and a doer or cause, a weak verb both sides of war."""
    hurt = [u for u in hit.undergoers if is_human(tree, u) or is_fighter(tree, u)]
    things = [u for u in hit.undergoers if is_target(tree, u)]
    if hit.two_sided:
        return len(hit.doers) > 1 and any(_armed(tree, d) for d in hit.doers)
    if lemma in _HARM:
        return (bool(hurt) and (bool(hit.doers) or has_cause or hit.mode is not None)) or (
            has_cause and not hit.undergoers and bool(hit.doers)
        )
    if hit.mode == "destroy":  # who "destroys the economy" or a party fights with other means
        things = [u for u in things if tree.tokens[u].ent[2:] not in ("PERSON", "ORG", "NORP")]
    things = [u for u in things if tree.tokens[u].pos != "PRON"]  # "to destroy them in the air": rockets as a rule
    if weak:
        if _hit_somewhere(tree, hit, lemma):
            return True
        if lemma in ("launch", "fire"):
            return False
        names = [
            u for u in hit.undergoers if tree.tokens[u].ent[2:] in ("PERSON", "ORG") or tree.tokens[u].pos == "PRON"
        ]
        armed = any(_armed(tree, d) for d in hit.doers) or hit.mode is not None or has_cause
        return bool(things) and bool(hit.doers or hit.mode) and armed and len(names) < len(things)
    return bool(things) and (bool(hit.doers) or has_cause or hit.mode is not None)


def _hit_somewhere(tree: Tree, hit: Violence, lemma: str) -> bool:
    """Tell whether something that war is waged on "was struck" by nobody named, at a time or a place."""
    if lemma not in ("hit", "strike", "target", "attack", "raid", "pound") or hit.doers:
        return False
    if not is_passive(tree, hit.trigger) or tree.children(hit.trigger, "agent"):
        return False
    things = [u for u in hit.undergoers if tree.tokens[u].lemma in words("attack", "targets")]
    behind = oblique(tree, hit.trigger, "on", "in", "at", "near", "during", "over")
    return bool(things) and any(tree.tokens[b].ent[2:] in ("DATE", "TIME", "GPE", "LOC", "FAC") for b in behind)


def _complete_noun(tree: Tree, hit: Violence) -> bool:
    """Tell whether a noun of violence says who or on whom; a bare "attacks" is talk about violence, not an event."""
    doers = [d for d in hit.doers if is_fighter(tree, d)]
    things = [u for u in hit.undergoers if is_target(tree, u)]
    if hit.two_sided:
        return len(doers) > 1
    if (
        tree.tokens[hit.trigger].dep == "pobj"
        and tree.tokens[hit.trigger].lemma == "attack"
        and not doers
        and not hit.mode
    ):
        return False
    return bool(doers) or bool(things)


def is_target(tree: Tree, head: int) -> bool:
    """Tell whether a noun is what war is waged on: people, names, places, buildings, forces."""
    token = tree.tokens[head]
    if token.ent[2:] in (*_SOMEBODY, "LOC", "FAC"):
        return True
    return (
        token.lemma in words("attack", "targets") or token.lemma in words("attack", "fighters") or is_human(tree, head)
    )


def _armed(tree: Tree, head: int) -> bool:
    """Tell whether a doer wages war: a nation, an organisation, forces or fighters, not a single named person."""
    token = tree.tokens[head]
    return token.lemma in words("attack", "fighters") or token.ent[2:] in ("GPE", "NORP", "ORG") or token.pos == "PRON"


def _heads(tree: Tree, found: Iterable[int]) -> tuple[int, ...]:
    """Keep each head once, in order, without support verbs."""
    return tuple(
        dict.fromkeys(
            i
            for i in found
            if tree.tokens[i].lemma not in words("war_words", "support_verbs") or tree.tokens[i].pos != "VERB"
        )
    )
