"""Words of violence in the parse: which verb or noun, by what means, by whom, on whom."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracktwo.extract.war.lexicon import knowledge, sense_of, senses, words
from tracktwo.extract.war.people import content_noun, is_fighter, is_human
from tracktwo.extract.war.results import resulted
from tracktwo.extract.war.roles import is_passive, noun_roles, oblique, verb_roles
from tracktwo.extract.war.telling import HARM, Violence, heads_of, is_armed, is_counted, is_target, wielder
from tracktwo.extract.war.weapons import weapon_used
from tracktwo.language.tree import Tree

_TWO_SIDED = frozenset({"clash", "fight", "battle", "firefight", "skirmish", "fighting"})
_FROM_THE_AIR = frozenset(
    {"jet", "warplane", "plane", "aircraft", "helicopter", "coalition", "air", "force", "military", "army"}
)
_ON = ("on", "at", "upon", "into", "against")


def find_violence(tree: Tree) -> tuple[Violence, ...]:
    """Return the tellings of violence in text order; a noun or a weapon's deed that a verb of harm takes up ("killed in
    an air strike", "died when a bomb went off") is one with it.
    """
    verbs = [t.i for t in tree.tokens if t.pos in ("VERB", "ADJ", "AUX")]
    nouns = {n.trigger: n for n in (violent_noun(tree, i) for i in range(len(tree.tokens))) if n is not None}
    used = {w.trigger: w for w in (weapon_used(tree, i) for i in verbs) if w is not None}
    causes = {**nouns, **used}
    taken: set[int] = set()
    found: list[Violence] = []
    for i in verbs:
        hit = None if i in used else _violent_verb(tree, i, causes, taken)
        if hit is not None:
            found.append(hit)
    found += [w for i, w in used.items() if i not in taken]
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
        kept[first.trigger] = replace(
            first, mode=sure.mode, first=sure.first, last=sure.last, undergoers=undergoers,
            also=(*first.also, violence.trigger), certain=first.certain or violence.certain,
        )  # fmt: skip
    return tuple(kept.values())


def _one_deed(tree: Tree, first: Violence, second: Violence) -> bool:
    """Tell whether a coordinated deed, or one that follows from the first ("…, killing two"), adds only whom or what
    it hit.
    """
    if first.two_sided or second.two_sided:
        return False
    result = tree.tokens[second.trigger].dep == "advcl"
    own = [p for p in tree.children(second.trigger, "prep") if p > second.trigger]
    same = first.doers == second.doers and (bool(first.doers) or (result and first.mode is not None))
    if result:
        return same and (first.mode == second.mode or not (first.mode and second.mode))
    return same and not (first.mode and second.mode) and not own


def _series(tree: Tree, i: int) -> Iterable[int]:
    """Yield the tokens that a coordinated one stands in series with, or that a participle follows from, the nearest
    first.
    """
    while tree.tokens[i].head != i:
        token = tree.tokens[i]
        if token.dep != "conj" and not (token.dep == "advcl" and token.tag == "VBG"):
            return
        i = token.head
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
    return Violence(
        i, chosen, first, i, heads_of(tree, doers), heads_of(tree, roles.undergoers), two_sided,
        certain=_murderous(tree, i),
    )  # fmt: skip


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


def _violent_verb(tree: Tree, i: int, causes: Mapping[int, Violence], taken: set[int]) -> Violence | None:
    """Read one verb, and take up the noun of violence or the weapon's deed that it names as its cause or means."""
    token = tree.tokens[i]
    sense = sense_of(tree, i, senses("attack", "verbs"))
    result = resulted(tree, i)
    weak = token.lemma in words("attack", "weak")
    bombs = token.lemma in words("attack", "bomb")
    if token.pos == "ADJ" or token.dep == "amod" or (sense is None and not weak and not bombs and result is None):
        return None
    roles = verb_roles(tree, i)
    whom = roles.undergoers if result is None else result
    at_object = sense is not None and all(u == sense[1] for u in roles.undergoers)
    if sense is not None and sense[0].second is not None and not roles.passive and at_object:
        whom = tuple(oblique(tree, i, *_ON)) or whom  # "opened fire on the crowd"
    undergoers = heads_of(tree, (content_noun(tree, u) for u in whom))
    if any(tree.tokens[u].lemma in words("attack", "never_object") for u in undergoers):
        return None
    doing = roles.doers if result != roles.doers else ()
    cause = _cause(tree, i, doing, causes)
    wielders = [w for w in (wielder(tree, d) for d in doing) if w is not None]
    doers = tuple(d for d in heads_of(tree, wielders) if is_fighter(tree, d) and d not in causes)
    last = sense[1] if sense else i
    mode = _mode(tree, i, sense[0].term if sense else None, doers, doing)
    hit = Violence(i, mode, min(i, last), max(i, last), doers, undergoers, certain=_murderous(tree, i))
    if cause is not None:
        hit = _by_cause(tree, hit, cause)
    if token.lemma in _TWO_SIDED:
        other = heads_of(tree, oblique(tree, i, "with", "against"))
        hit = replace(
            hit,
            doers=(*hit.doers, *(u for u in (*undergoers, *other) if is_fighter(tree, u))),
            undergoers=(),
            two_sided=True,
        )
    if result is not None:
        complete = cause is not None and bool(undergoers)
    else:
        complete = _complete_verb(tree, hit, token.lemma, has_cause=cause is not None, weak=weak)
    if not complete:
        return None
    if cause is not None:
        taken.add(cause.trigger)
    return hit


def _murderous(tree: Tree, i: int) -> bool:
    """Tell a verb or noun that is violence whoever does it."""
    return tree.tokens[i].lemma in words("attack", "murderous")


def _by_cause(tree: Tree, hit: Violence, cause: Violence) -> Violence:
    """Join a deed with what caused it; a participle that follows from its cause is told of the cause."""
    above = tree.tokens[hit.trigger].head == cause.trigger
    return replace(
        hit, trigger=cause.trigger if above else hit.trigger, mode=cause.mode or hit.mode, first=cause.first,
        last=cause.last, doers=hit.doers or cause.doers,
        undergoers=tuple(dict.fromkeys((*hit.undergoers, *cause.undergoers))),
        also=(hit.trigger,) if above else (cause.trigger,), certain=True,
    )  # fmt: skip


def _cause(tree: Tree, verb: int, doers: Iterable[int], causes: Mapping[int, Violence]) -> Violence | None:
    """Return what does the harm ("the strike killed 16"), in which it is done ("killed in clashes"), or after which it
    is told ("died when a bomb went off", "a bomb went off, killing two").
    """
    candidates = [*doers, *oblique(tree, verb, "in", "by", "during", "after", "from", "with", "when")]
    for head in candidates:
        for i in (head, content_noun(tree, head)):
            if i in causes and i != verb:
                return causes[i]
    below = [c for c in tree.children(verb, "advcl") if c in causes]
    if below:
        return causes[below[0]]
    up = tree.tokens[tree.tokens[verb].head]
    if tree.tokens[verb].dep == "advcl" and up.pos == "VERB" and tree.tokens[verb].tag == "VBG":
        if up.i in causes:
            return causes[up.i]
        beside = [*tree.children(up.i, "dobj", "nsubj"), *oblique(tree, up.i, "by", "in")]
        return next((causes[c] for c in beside if c in causes), None)  # "shattered by a blast, killing two"
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
    hurt = [u for u in hit.undergoers if is_human(tree, u) or is_fighter(tree, u) or is_counted(tree, u)]
    things = [u for u in hit.undergoers if is_target(tree, u)]
    if hit.two_sided:
        return len(hit.doers) > 1 and any(is_armed(tree, d) for d in hit.doers)
    if lemma in HARM:
        enough = bool(hit.doers) or has_cause or hit.mode is not None or hit.certain or _fell(tree, hit)
        return (bool(hurt) and enough) or (has_cause and not hit.undergoers and bool(hit.doers))
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
        armed = any(is_armed(tree, d) for d in hit.doers) or hit.mode is not None or has_cause
        return bool(things) and bool(hit.doers or hit.mode) and armed and len(names) < len(things)
    return bool(things) and (bool(hit.doers) or has_cause or hit.mode is not None or _brought_down(tree, hit))


def _brought_down(tree: Tree, hit: Violence) -> bool:
    """Tell "was shot down", which is violence whoever did it."""
    particles = {tree.tokens[p].lemma for p in tree.children(hit.trigger, "prt", "advmod")}
    return tree.tokens[hit.trigger].lemma == "shoot" and "down" in particles


def _fell(tree: Tree, hit: Violence) -> bool:
    """Tell whether fighters or somebody named "were killed", and no accident is spoken of."""
    if not is_passive(tree, hit.trigger):
        return False
    fallen = [u for u in hit.undergoers if tree.tokens[u].ent[2:] == "PERSON" or _bears_arms(tree, u)]
    below = {tree.tokens[i].lemma for i in tree.subtree(hit.trigger)}
    return bool(fallen) and not below & words("attack", "accidents")


def _bears_arms(tree: Tree, head: int) -> bool:
    """Tell a soldier, policeman or fighter."""
    return tree.tokens[head].lemma in words("attack", "bearing_arms")


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
    if hit.certain and any(is_human(tree, u) for u in hit.undergoers):
        return True  # "the murder of the priest", but not "the killing of the bill"
    if (
        tree.tokens[hit.trigger].dep == "pobj"
        and tree.tokens[hit.trigger].lemma == "attack"
        and not doers
        and not hit.mode
    ):
        return False
    return bool(doers) or bool(things)
