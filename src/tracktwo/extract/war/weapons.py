"""Weapons in the parse: sent at somebody, planted, going off, coming down; and fire that is set."""

from collections.abc import Iterable

from tracktwo.extract.war.lexicon import knowledge, words
from tracktwo.extract.war.people import content_noun, is_fighter
from tracktwo.extract.war.roles import is_passive, oblique, verb_roles
from tracktwo.extract.war.telling import Violence, heads_of, is_target, wielder
from tracktwo.language.tree import Tree

# How far behind its verb a weapon may stand to be part of the words that say by what means.
_NEAR = 5
_AT = ("at", "on", "onto", "into", "against", "toward", "towards")
# Where a weapon that went off or came down tells what it hit.
_BY = ("in", "at", "on", "into", "inside", "outside", "near", "under", "beneath", "against", "through", "aboard")
_FLAMES = frozenset({"fire", "ablaze", "alight", "aflame"})


def weapon_used(tree: Tree, i: int) -> Violence | None:
    """Read a verb of what is done with a weapon, or of what a weapon does; None where it is neither."""
    for read in (_sent, _gone_off, _come_down, _run_into, _set_on_fire):
        found = read(tree, i)
        if found is not None:
            return found
    return None


def weapon_of(tree: Tree, head: int) -> str | None:
    """Return the means that a noun for a weapon stands for ("two car bombs"), None where it is no such noun."""
    instruments: dict[str, list[str]] = knowledge("attack")["instruments"]
    token = tree.tokens[content_noun(tree, head)]
    lemma = token.lemma if token.pos != "PROPN" else token.text.lower().removesuffix("s")  # "Rockets" opens a sentence
    return next((m for m in ("heavy-weapons", "explosives", "unconventional") if lemma in instruments[m]), None)


def _sent(tree: Tree, i: int) -> Violence | None:
    """Read a weapon sent at somebody or something: "fired six rockets at the base", "planted a bomb in the hall"."""
    token = tree.tokens[i]
    planted = token.lemma in words("attack", "planting")
    if token.lemma not in words("attack", "sending") and not planted:
        return None
    roles = verb_roles(tree, i)
    for weapon in roles.undergoers:
        mode = weapon_of(tree, weapon)
        if mode is None or (planted and mode != "explosives"):
            continue
        if mode == "explosives" and token.lemma in ("drop", "rain"):
            mode = "aerial"
        hit = [h for n in (i, weapon) for h in oblique(tree, n, *(_BY if planted else _AT))]
        hit = [h for h in hit if is_target(tree, h) and tree.tokens[h].lemma not in words("attack", "nowhere")]
        doers = [d for d in (wielder(tree, d) for d in roles.doers) if d is not None and is_fighter(tree, d)]
        if hit:
            last = weapon if 0 < weapon - i <= _NEAR else i
            return Violence(i, mode, i, last, heads_of(tree, doers), heads_of(tree, hit))
    return None


def _gone_off(tree: Tree, i: int) -> Violence | None:
    """Read a weapon that goes off: "a car bomb exploded outside the bank", "bombs were set off in two churches"."""
    token = tree.tokens[i]
    off = [c for c in tree.children(i, "prt", "advmod", "prep") if tree.tokens[c].lemma == "off"]
    if token.lemma not in ("explode", "detonate", "burst") and not (token.lemma in ("go", "set") and off):
        return None
    roles = verb_roles(tree, i)
    intransitive = not roles.passive and not roles.undergoers
    weapons = roles.doers if intransitive else roles.undergoers
    armed = [w for w in weapons if _explosive(tree, w)]
    if not armed or (token.lemma in ("go", "set") and weapon_of(tree, armed[0]) is None):
        return None
    doers = [] if intransitive else [d for d in (wielder(tree, d) for d in roles.doers) if d is not None]
    first, last = sorted((i, armed[0])) if abs(armed[0] - i) <= _NEAR else (i, i)
    hit = _hit_by(tree, (i, *armed))
    return Violence(i, "explosives", first, last, heads_of(tree, doers), hit, certain=True)


def _explosive(tree: Tree, head: int) -> bool:
    """Tell what can go off: a bomb, a shell, a vehicle full of explosives."""
    lemma = tree.tokens[content_noun(tree, head)].lemma
    return weapon_of(tree, head) is not None or lemma in words("attack", "go_off")


def _come_down(tree: Tree, i: int) -> Violence | None:
    """Read shells and rockets that come down: "two rockets landed in a schoolyard"."""
    token = tree.tokens[i]
    if token.lemma not in words("attack", "coming_down") or is_passive(tree, i):
        return None
    roles = verb_roles(tree, i)
    weapon = next((d for d in roles.doers if weapon_of(tree, d) is not None), None)
    hit = _hit_by(tree, [i])
    if weapon is None or roles.undergoers or not hit:
        return None
    first, last = sorted((i, weapon)) if abs(weapon - i) <= _NEAR else (i, i)
    owner = wielder(tree, weapon)
    return Violence(i, weapon_of(tree, weapon), first, last, (owner,) if owner is not None else (), hit, certain=True)


def _run_into(tree: Tree, i: int) -> Violence | None:
    """Read those who run into a mine: "their lorry hit a landmine", "a boy stepped on an explosive device"."""
    if tree.tokens[i].lemma not in ("hit", "strike", "run", "step", "drive", "trigger") or is_passive(tree, i):
        return None
    roles = verb_roles(tree, i)
    met = [o for o in (*roles.undergoers, *oblique(tree, i, "on", "over", "onto")) if _lies_in_wait(tree, o)]
    whom = heads_of(tree, (content_noun(tree, d) for d in roles.doers if is_target(tree, content_noun(tree, d))))
    if not met or not whom:
        return None
    return Violence(i, "explosives", i, met[0] if 0 < met[0] - i <= _NEAR else i, (), whom, certain=True)


def _lies_in_wait(tree: Tree, head: int) -> bool:
    """Tell a mine, or a bomb or device that is said to lie by the road."""
    before = {tree.tokens[c].lemma for c in tree.children(head, "amod", "compound")}
    lemma = tree.tokens[head].lemma
    by_the_road = lemma in ("bomb", "device") and bool(before & {"roadside", "explosive"})
    return by_the_road or lemma in ("mine", "landmine", "ied")


def _set_on_fire(tree: Tree, i: int) -> Violence | None:
    """Read arson: "set two buses on fire", "set fire to the hall", "burned down a church"."""
    token = tree.tokens[i]
    roles = verb_roles(tree, i)
    if token.lemma == "set":
        fire = [o for o in roles.undergoers if tree.tokens[o].lemma == "fire"]
        flames = fire or [c for c in tree.subtree(i) if tree.tokens[c].lemma in _FLAMES and 0 < c - i <= 2 * _NEAR]
        if not flames:
            return None
        hit = oblique(tree, i, "to") + [o for f in fire for o in oblique(tree, f, "to")] if fire else roles.undergoers
    elif token.lemma in ("burn", "torch") and any(
        tree.tokens[c].lemma == "down" for c in tree.children(i, "prt", "advmod", "prep")
    ):
        hit = roles.undergoers
    else:
        return None
    hit = [h for h in hit if is_target(tree, content_noun(tree, h))]
    doers = [d for d in roles.doers if is_fighter(tree, d)]
    if not hit or not (doers or roles.passive):
        return None
    return Violence(i, "primitive", i, i, heads_of(tree, doers), heads_of(tree, hit), certain=True)


def _hit_by(tree: Tree, nodes: Iterable[int]) -> tuple[int, ...]:
    """Return what a weapon went off beside or came down on, that war is waged on."""
    found = [h for n in nodes for h in oblique(tree, n, *_BY)]
    kept = [h for h in found if is_target(tree, h) and tree.tokens[h].ent[2:] not in ("DATE", "TIME")]
    return heads_of(tree, (h for h in kept if tree.tokens[h].lemma not in words("attack", "nowhere")))
