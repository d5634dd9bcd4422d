"""Reports of the kind `movement`: people fleeing, evacuated, driven out, moved elsewhere, released, or returning."""

from dataclasses import dataclass, replace

from tracktwo.extract.asserted import told_status
from tracktwo.extract.figures.verbs import is_transport
from tracktwo.extract.making import make_report, term_value
from tracktwo.extract.says import attribution_of
from tracktwo.extract.talks.verb_form import lower
from tracktwo.extract.war.lexicon import knowledge, sense_of, senses, words
from tracktwo.extract.war.people import actors_of, content_noun, is_fighter, is_human
from tracktwo.extract.war.places import names_a_place, place_at, place_or_before
from tracktwo.extract.war.roles import Roles, noun_roles, objects, oblique, series_of, verb_roles
from tracktwo.extract.when import date_of
from tracktwo.language.reading import Reading
from tracktwo.language.tree import Tree
from tracktwo.types import ActorValue, PlaceValue, Report, Value

# Those who speak: whoever "us" are, it is not the speaker alone, and nobody else is named.
_SPEAKER = ("i", "me", "we", "us")
_PEOPLE = "pop:people"
_FROM = ("from", "out")
_TO = ("to", "into", "for", "toward", "towards", "across")


@dataclass(frozen=True, slots=True)
class Moving:
    """One telling: who goes, the token that says so, who carries it out, and heads of the places."""

    trigger: int
    term: str
    last: int
    who: tuple[int, ...]
    carriers: tuple[int, ...]
    origin: tuple[int, ...]
    goal: tuple[int, ...]


def find_movements(reading: Reading) -> tuple[Report, ...]:
    """Find reports of the kind `movement`."""
    tree = Tree(reading.tokens)
    found: dict[str, Report] = {}
    for token in tree.tokens:
        if token.pos == "VERB" and token.dep != "amod":
            moving = _verb(reading, tree, token.i)
        elif token.pos == "NOUN" and token.dep != "compound":
            moving = _noun(tree, token.i)
        else:
            continue
        report = _report(reading, tree, moving) if moving else None
        if report is not None:
            found.setdefault(report.id, report)
    return tuple(found.values())


def _verb(reading: Reading, tree: Tree, i: int) -> Moving | None:
    """Read a verb: who goes is its object or passive subject, or its subject, by the verb."""
    token = tree.tokens[i]
    roles = verb_roles(tree, i)
    if is_transport(tree, i):
        goals = tuple(o for node in (i, *roles.undergoers) for o in oblique(tree, node, *_TO))
        origin = tuple(o for node in (i, *roles.undergoers) for o in oblique(tree, node, *_FROM))
        return Moving(i, "evacuated", i, roles.undergoers, (), origin, goals)
    undergo, do = (sense_of(tree, i, senses("movement", part)) for part in ("undergo", "do"))
    moved = undergo is None and _is_moved(tree, i, roles)
    around = (i, *roles.undergoers) if undergo or moved else (i,)  # the parse may hang "from X" on the object
    origin = tuple(o for node in around for o in oblique(tree, node, *_FROM))
    left = objects(tree, i)
    goal = tuple(
        g for node in dict.fromkeys((*around, *origin, *left)) for g in oblique(tree, node, *_TO)
    )  # "from X to Y"
    if undergo and roles.undergoers:
        moving: Moving | None = Moving(i, undergo[0].term, undergo[1], roles.undergoers, roles.doers, origin, goal)
        if undergo[0].term == "evacuated" and not _human(tree, roles.undergoers):
            moving = Moving(i, "evacuated", i, roles.doers, (), (*roles.undergoers, *origin), goal)
        if undergo[0].term == "evacuated" and any(_is_prison(tree, o) for o in origin):
            moving = Moving(i, "transferred", undergo[1], roles.undergoers, roles.doers, origin, goal)
    elif moved:
        moving = Moving(i, _moved_as(reading, tree, i), i, roles.undergoers, roles.doers, origin, goal)
    elif do and roles.doers and not roles.passive:
        places = tuple(o for o in objects(tree, i) if names_a_place(reading, tree, o))
        moving = Moving(i, do[0].term, do[1], roles.doers, (), (*places, *origin), goal)
    elif token.lemma in words("movement", "leaving") and roles.doers and not roles.passive:
        places = tuple(o for o in objects(tree, i) if names_a_place(reading, tree, o))
        where = tuple(oblique(tree, i, "in")) if places else ()  # "leaving their last bastion in the city of X"
        moving = (
            Moving(i, _leaving(reading, tree, i), i, roles.doers, (), (*places, *origin, *where), goal)
            if places
            else None
        )
    else:
        return None
    if moving is None:
        return None
    needs_place = token.lemma in words("movement", "place_only") and moving.who != roles.undergoers
    if needs_place and not any(
        names_a_place(reading, tree, p) for p in (*moving.origin, *moving.goal, *_adverbs(tree, i))
    ):
        return None
    return moving


def _adverbs(tree: Tree, i: int) -> list[int]:
    """Return bare nouns of place behind a verb ("return home")."""
    return [c for c in tree.children(i, "advmod", "npadvmod") if tree.tokens[c].lemma == "home"]


def _is_moved(tree: Tree, i: int, roles: Roles) -> bool:
    """Tell whether a verb says that people are moved by others: "will be transferred", "moved the detainees"."""
    lemma, lists = tree.tokens[i].lemma, knowledge("movement")["moving"]
    return bool(roles.undergoers) and (lemma in lists["active"] or (roles.passive and lemma in lists["passive"]))


def _moved_as(reading: Reading, tree: Tree, i: int) -> str:
    """Call moving people an evacuation where one is spoken of close by, else a transfer."""
    return "evacuated" if _leaving(reading, tree, i) == "evacuated" else "transferred"


def _is_prison(tree: Tree, head: int) -> bool:
    """Tell whether people are held at a place: "a detention center", "the jail"."""
    near = (head, *tree.children(head, "compound", "amod"))
    held = [n for n in near if tree.tokens[n].lemma in words("movement", "prisons")]
    return tree.tokens[head].lemma in ("prison", "jail", "cell", "custody") or len(held) > 1


def _leaving(reading: Reading, tree: Tree, i: int) -> str:
    """Call leaving an evacuation where one is spoken of in or just before the sentence, else a flight."""
    sentence = reading.syntax.sentences[tree.tokens[i].sent]
    before = reading.syntax.sentences[max(0, tree.tokens[i].sent - 1)]
    start = before.first if sentence.paragraph - before.paragraph <= 1 else sentence.first
    near = (tree.tokens[k].lemma for k in range(start, sentence.last + 1))
    return "evacuated" if any(lemma.startswith("evacuat") for lemma in near) else "fled"


def _noun(tree: Tree, i: int) -> Moving | None:
    """Read a noun: "the evacuation of X from Y", "Y's release of X"."""
    token = tree.tokens[i]
    table = senses("movement", "nouns")
    if token.lemma not in table and token.lemma not in words("movement", "transfers"):
        return None
    term = table[token.lemma][0].term if token.lemma in table else "transferred"
    roles = noun_roles(tree, i)
    who = tuple(oblique(tree, i, "of"))
    before = tuple(
        c for c in tree.children(i, "compound", "amod") if is_human(tree, c) and tree.tokens[c].pos == "NOUN"
    )
    carriers: tuple[int, ...] = ()
    if term in ("returned", "fled") and not who:
        who = tuple(d for d in roles.doers if is_human(tree, d))
    else:
        carriers = tuple(
            d for d in roles.doers if d not in who and d not in before and d not in oblique(tree, i, "from")
        )
    goal = tuple(oblique(tree, i, *_TO))
    origin = tuple(o for node in (i, *who) for o in oblique(tree, node, *_FROM))
    return Moving(i, term, i, who or before, carriers, origin, goal) if who or before else None


def _human(tree: Tree, heads: tuple[int, ...]) -> bool:
    """Tell whether any of the phrases is one of people, "dozens of civilians" included."""
    return any(is_human(tree, content_noun(tree, h)) for h in heads)


def _report(reading: Reading, tree: Tree, moving: Moving) -> Report | None:
    """Make the report; None where those who go are no people, or stay a pronoun that nobody knows."""
    heads = [content_noun(tree, h) for h in series_of(tree, moving.who)]
    if any(tree.tokens[h].lemma in words("movement", "never_object") for h in heads):
        return None
    heads = [h for h in heads if tree.tokens[h].text.lower() not in _SPEAKER and tree.tokens[h].pos != "NUM"]
    heads = [h for h in heads if not any(lower(tree, d) == "no" for d in tree.children(h, "det"))]  # "no people were …"
    people = [h for h in heads if _goes(tree, h) or (is_fighter(tree, h) and moving.term == "evacuated")]
    if moving.term == "returned" or tree.tokens[moving.trigger].lemma in words("movement", "leaving"):
        people = [h for h in people if _many(tree, h)]  # one person who leaves or returns is on a visit
    if moving.term == "fled" and tree.tokens[moving.trigger].lemma in words("movement", "leaving"):
        people = [h for h in people if tree.tokens[h].lemma not in words("war_words", "own_forces")]  # troops withdraw
    who = tuple(
        _anybody(a)
        if a.id is None and any(_is_bare_count(tree, h) and a.end == tree.tokens[h].end for h in people)
        else a
        for a in actors_of(reading, people)
        if not (a.how == "coreference" and _is_state(a))
    )
    if not who:
        return None
    trigger, last = tree.tokens[moving.trigger], tree.tokens[max(moving.last, moving.trigger)]
    origin, goal = _first_place(reading, tree, moving.origin), _first_place(reading, tree, moving.goal)
    if moving.term == "transferred" and not _is_transfer(tree, moving, people, (origin, goal)):
        return None
    if not (origin or goal) and any(lower(tree, c) == "out" for c in tree.children(moving.trigger, "prt")):
        return None  # "took out the general" is an attack, and guards move people out of lobbies
    date = date_of(reading, moving.trigger)
    fields: dict[str, tuple[Value, ...]] = {
        "who": who,
        "from_place": (origin,) if origin else (),
        "to_place": (goal,) if goal else (),
        "movement": (term_value(reading, moving.term, trigger.start, last.end),),
        "carrier": _carriers(reading, tree, moving),
        "date": (date,) if date else (),
    }
    return make_report(
        reading, "movement", fields, status=told_status(tree, moving.trigger).status,
        attribution=attribution_of(reading, trigger.start, last.end),
    )  # fmt: skip


def _is_transfer(tree: Tree, moving: Moving, people: list[int], places: tuple[PlaceValue | None, ...]) -> bool:
    """Tell people who are moved to or from a place that is named from one's own troops, and from the sick."""
    if any(tree.tokens[g].lemma in words("movement", "never_goal") for g in moving.goal) or not any(places):
        return False
    return all(
        tree.tokens[h].lemma not in words("war_words", "own_forces")
        and (_many(tree, h) or tree.tokens[h].lemma in words("movement", "held"))
        for h in people
    )


def _goes(tree: Tree, head: int) -> bool:
    """Tell whether a noun is one of people, or a count of people not named: "forced thousands to flee"."""
    return is_human(tree, head) or _is_bare_count(tree, head)


def _is_bare_count(tree: Tree, head: int) -> bool:
    """Tell "thousands" that stand alone: who flees or is evacuated is people."""
    token = tree.tokens[head]
    return token.tag == "NNS" and token.lemma in words("war_words", "counting") and not tree.children(head, "prep")


def _anybody(actor: ActorValue) -> ActorValue:
    """Return a bare count of people as people."""
    return replace(actor, id=_PEOPLE, name="People", how="inferred", why="those who go are people")


def _is_state(actor: ActorValue) -> bool:
    """Tell whether an actor is a state, by its id of three letters: a "them" that was led back to one is a mistake."""
    return actor.id is not None and len(actor.id) == 3  # noqa: PLR2004 - ISO 3166-1 alpha-3


def _many(tree: Tree, head: int) -> bool:
    """Tell whether a noun stands for more than one person."""
    token = tree.tokens[head]
    return token.ent[2:] != "PERSON" and (
        token.tag in ("NNS", "NNPS") or token.lemma in ("people", "population", "family", "they")
    )


def _carriers(reading: Reading, tree: Tree, moving: Moving) -> tuple[ActorValue, ...]:
    """Return who carries it out; a "they" that was led back to some population is more likely nobody named."""
    found = actors_of(reading, (c for c in moving.carriers if is_fighter(tree, c)))
    return tuple(a for a in found if not (a.how == "coreference" and (a.id or "").startswith("pop:")))


def _first_place(reading: Reading, tree: Tree, heads: tuple[int, ...]) -> PlaceValue | None:
    """Return the first place that the phrases name."""
    for look in (place_at, place_or_before):
        found = next((p for p in (look(reading, tree, h) for h in heads) if p is not None), None)
        if found is not None:
            return found
    return None
