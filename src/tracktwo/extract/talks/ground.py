"""The ground the talks kinds stand on: one tree an article, and the questions that all of them ask of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tracktwo.actors.register import load_register
from tracktwo.extract.says import attribution_of
from tracktwo.extract.talks.clause_form import whole_word
from tracktwo.extract.talks.cues import classes, words
from tracktwo.extract.talks.joined import heads_joined
from tracktwo.extract.talks.nations import state_called, state_of_people, states_among
from tracktwo.extract.talks.repair import subject_instead, subjects_of
from tracktwo.extract.talks.sides import is_side
from tracktwo.extract.talks.voices import only_tells
from tracktwo.extract.who import actors_at
from tracktwo.language.reading import Mention, Reading, Token
from tracktwo.language.tree import Tree
from tracktwo.places.gazetteer import find_place
from tracktwo.types import Actor, ActorValue, Value

# What hangs on a noun phrase and is not part of its name: a clause about it, a remark beside it.
ASIDES = frozenset({"relcl", "advcl", "parataxis", "appos", "cc", "ccomp"})

# How many sentences back "both leaders" may reach for their names.
_PAIR_REACH = 4
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """A reading with its tree and its mentions at hand."""

    reading: Reading
    tree: Tree
    mentions: MappingProxyType[int, Mention]
    names: MappingProxyType[str, str]
    kinds: MappingProxyType[str, str]
    actors: MappingProxyType[str, Actor]

    @classmethod
    def of(cls, reading: Reading) -> "Ground":
        """Build the tree and the indexes once."""
        named = {m.actor: m.name for m in reversed(reading.cast.mentions) if m.actor and m.form != "pronoun"}
        kinds = {m.actor: m.kind for m in reversed(reading.cast.mentions) if m.actor}
        by_head = {m.head: m for m in reversed(reading.cast.mentions)}
        register = load_register().actors
        actors = {a.id: a for a in reading.cast.actors} | {k: register[k] for k in kinds if k in register}
        return cls(
            reading, Tree(reading.tokens), MappingProxyType(by_head), MappingProxyType(named), MappingProxyType(kinds),
            MappingProxyType(actors),
        )  # fmt: skip

    def token(self, i: int) -> Token:
        """Return token ``i``."""
        return self.tree.tokens[i]

    def countries(self) -> dict[str, str | None]:
        """Return the country of every place of the article that is known, by the place's id."""
        ids = {m.place for m in self.reading.places if m.place is not None}
        return {i: place.country for i in ids if (place := find_place(i)) is not None}

    def lower(self, i: int) -> str:
        """Return the words of token ``i`` in small letters."""
        return self.tree.tokens[i].text.lower()


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody named: the actor's id and name, and whether it is a person or a state."""

    actor: str
    name: str
    person: bool
    state: bool


def parties_at(ground: Ground, heads: Iterable[int]) -> tuple[ActorValue, ...]:
    """Return the parties that noun phrases stand for, each once: no outlets, no crowds, no unresolved pronoun."""
    found: dict[str, ActorValue] = {}
    for head in heads:
        for value in _values_at(ground, head):
            found.setdefault(value.id or value.name.lower(), value)
    return tuple(found.values())


def _values_at(ground: Ground, head: int) -> Sequence[ActorValue]:
    """Return the parties of one noun phrase, or of those it stands for ("delegates from …")."""
    if ground.lower(head) in words("talks", "first_person"):
        speaker = speaker_at(ground, head)
        return (speaker,) if speaker is not None else ()
    named = _titled(ground, head)
    if named:
        return parties_at(ground, named)
    joined = heads_joined(ground.tree, ground.mentions, head)
    own = [v for n in joined for v in _apart_from_pairs(ground, n) if is_party(ground, v)]
    own = [*states_among(ground.reading, ground.tree, head), *own]
    sent = [v for node in ground.tree.conjuncts(head) if _stands_for(ground, node) for v in _sent(ground, node)]
    if any(v.id is not None and ground.kinds.get(v.id) != "population" for v in own):
        return [*sent, *own] if ground.tree.children(head, "conj") else own
    meant = sent or pair_meant(ground, head) or _who_say_so(ground, head)
    return meant or own or _bare_side(ground, head) or _people_meant(ground, head)


def _apart_from_pairs(ground: Ground, head: int) -> list[ActorValue]:
    """Return the actors of a phrase without "the two men" of the next clause, which the parser joins to a name."""
    joined = [n for n in ground.tree.conjuncts(head)[1:] if ground.token(n).tag == "NNS"]
    pairs = {
        ground.token(n).start
        for n in joined
        for c in ground.tree.children(n, "nummod", "det", "predet")
        if ground.lower(c) in ("two", "both")
    }
    return [v for v in actors_at(ground.reading, head) if not any(v.start <= start < v.end for start in pairs)]


def _titled(ground: Ground, head: int) -> list[int]:
    """Return the names that a plural or a day stands before: "Presidents A and B met", "his allies, X and Y".

    "Phoned Novak Sunday": the parser makes the day the object, and the name a part of it.
    """
    token = ground.token(head)
    if any(d.first <= head <= d.last for d in ground.reading.dates):
        return [c for c in ground.tree.children(head, "compound", "nmod") if c in ground.mentions]
    if token.tag not in ("NNS", "NNPS"):
        return []
    behind = [n for c in ground.tree.children(head, "appos") if c > head for n in ground.tree.subtree(c)]
    named = [n for n in behind if n in ground.mentions and ground.mentions[n].kind == "person"]
    several = len({ground.mentions[n].actor for n in named}) >= _SEVERAL
    if several or (named and token.lemma in words("contact", "offices")):
        return named
    states = [n for n in behind if ground.token(n).pos == "PROPN" and any(v.id for v in actors_at(ground.reading, n))]
    return states if len(states) >= _SEVERAL and token.lemma in words("talks", "allies") else []


def _bare_side(ground: Ground, head: int) -> list[ActorValue]:
    """Return a side whose mention runs on into the accusation ("militias of breaking the truce"), cut to its noun."""
    mention = ground.mentions.get(head)
    if mention is None or mention.kind != "population" or ground.lower(head) not in words("talks", "sides"):
        return []
    start, end = phrase(ground, head, ASIDES | {"prep"})
    if end >= mention.end:
        return []
    text = ground.reading.text[start:end]
    return [ActorValue(start=start, end=end, text=text, id=mention.actor, name=text, how=mention.how, why=mention.why)]


def _people_meant(ground: Ground, head: int) -> list[ActorValue]:
    """Return the state whose people a plural names ("talks with the Norwegians"): at a table a people is its state."""
    token = ground.token(head)
    state = state_of_people(token.text) if token.tag in ("NNPS", "NNS") else None
    if state is None or any(ground.lower(c) in words("talks", "some") for c in ground.tree.children(head)):
        return []
    return [
        ActorValue(
            start=token.start, end=token.end, text=token.text, id=state.id, name=state.name,
            how="metonym", why="a people that sits in talks is its state",
        )
    ]  # fmt: skip


def _stands_for(ground: Ground, node: int) -> bool:
    """Tell whether a noun without a name of its own stands for whoever it is of ("delegates from …")."""
    mention = ground.mentions.get(node)
    nobody = mention is None or mention.actor is None or mention.kind == "population"
    return nobody and ground.token(node).lemma in words("talks", "standing_for")


def _sent(ground: Ground, head: int) -> list[ActorValue]:
    """Return whom a delegation is from: "from Israel", "the Iranian and Turkish delegations"."""
    behind = [pobj for prep, pobj in prepositions(ground, head) if prep in ("from", "of", "for", "representing")]
    sent = [v for pobj in behind for v in states_among(ground.reading, ground.tree, pobj)]
    sent += [v for pobj in behind for v in actors_at(ground.reading, pobj) if v.id is not None and is_party(ground, v)]
    if sent:
        return sent
    before = ground.tree.children(head, "amod", "compound", "nmod", "poss")
    found: list[ActorValue] = []
    plain = ground.token(head).lemma in words("talks", "teams") and not any(
        ground.token(c).lemma in words("talks", "sides") for c in before
    )
    for child in [n for c in before for n in ground.tree.conjuncts(c)]:
        known = [v for v in actors_at(ground.reading, child) if v.id is not None and is_party(ground, v)]
        state = state_called(ground.reading, child) if plain else None
        if child in ground.mentions and known:
            found += known
        elif state is not None:
            token = ground.token(child)
            found.append(ActorValue(start=token.start, end=token.end, text=token.text, id=state.id, name=state.name))
        elif plain:
            found += _group_called(ground, child)
    return found


def _group_called(ground: Ground, i: int) -> list[ActorValue]:
    """Return the one group or body of a name before a noun: "Houthi leaders", "Hamas officials"."""
    token = ground.token(i)
    called = load_register().named(token.text) if token.pos == "PROPN" else []
    if len(called) != 1 or called[0].kind not in ("armed_group", "organisation", "body"):
        return []
    return [ActorValue(start=token.start, end=token.end, text=token.text, id=called[0].id, name=called[0].name)]


def pair_meant(ground: Ground, head: int) -> list[ActorValue]:
    """Return who "both presidents", "the two leaders", "the sides" are: the last two that stood joined by "and"."""
    token = ground.token(head)
    dets = {ground.lower(c) for c in ground.tree.children(head, "det", "predet", "nummod", "amod")}
    persons = token.lemma in words("talks", "pairs_of_people")
    two = "both" in dets or ("the" in dets and "two" in dets) or (token.lemma == "side" and "the" in dets)
    if token.tag != "NNS" or not two or not (persons or token.lemma in words("talks", "pairs")):
        return []
    pairs = _pairs_before(ground, head, persons=persons)
    # Where one of two pairs is of states only, "the sides" are the others: states stand surety, sides fight.
    mixed = [pair for pair in pairs if token.lemma != "side" or not all(m.state for m in pair)]
    return [
        ActorValue(
            start=token.start, end=token.end, text=token.text, id=m.actor, name=m.name,
            how="coreference", why="the two that were named together last",
        )
        for pair in (mixed or pairs)[:1]
        for m in pair
    ]  # fmt: skip


def pair_before(ground: Ground, head: int) -> tuple[ActorValue, ...]:
    """Return the two bodies that were named together last before a token ("each blamed the other")."""
    token = ground.token(head)
    return tuple(
        ActorValue(
            start=token.start, end=token.end, text=token.text, id=m.actor, name=m.name,
            how="coreference", why="the two that were named together last",
        )
        for pair in _pairs_before(ground, head, persons=False)[:1]
        for m in pair
    )  # fmt: skip


def _pairs_before(ground: Ground, head: int, *, persons: bool) -> list[tuple[_Named, _Named]]:
    """Return the pairs of persons or of bodies joined by "and" in the sentences before a token, the last first."""
    found = []
    for i in range(head - 1, -1, -1):
        other = ground.token(i)
        if ground.token(head).sent - other.sent > _PAIR_REACH:
            break
        if other.dep != "conj" or ground.token(other.head).dep == "conj" or ground.tree.children(i, "conj"):
            continue
        one, two = _somebody(ground, other.head), _somebody(ground, i)
        if one is not None and two is not None and one.person == persons and two.person == persons:
            found.append((one, two))
    return found


def _somebody(ground: Ground, i: int) -> _Named | None:
    """Return the actor that a token names: by its mention, or a state by the name alone."""
    mention = ground.mentions.get(i)
    if mention is not None:
        person, state = mention.kind == "person", mention.kind == "government"
        return _Named(mention.actor, mention.name, person, state) if mention.actor is not None else None
    states = [v for v in actors_at(ground.reading, i) if v.id is not None] if ground.token(i).pos == "PROPN" else []
    return _Named(states[0].id or "", states[0].name, person=False, state=True) if len(states) == 1 else None


def _who_say_so(ground: Ground, head: int) -> list[ActorValue]:
    """Return who "they" are in "A and B said they would …": those who say so, where they are named together."""
    token, mention = ground.token(head), ground.mentions.get(head)
    if token.text.lower() not in ("they", "we") or (mention is not None and mention.actor is not None):
        return []
    clause = next((a for a in ground.tree.ancestors(head) if ground.token(a).dep == "ccomp"), None)
    if clause is None or ground.token(ground.token(clause).head).lemma not in words("status", "speech"):
        return []
    speakers = ground.tree.subjects(ground.token(clause).head)
    named = [n for s in speakers for n in ground.tree.conjuncts(s) if n in ground.mentions]
    if len(named) < _SEVERAL:
        return []
    return [
        ActorValue(
            start=token.start, end=token.end, text=token.text, id=m.actor, name=m.name,
            how="coreference", why="those who say so",
        )
        for m in (ground.mentions[n] for n in named)
        if m.actor is not None
    ]  # fmt: skip


def is_party(ground: Ground, value: ActorValue) -> bool:
    """Tell whether an actor can be a party: a known one that is no outlet, or a noun that names a side."""
    last = value.name.lower().split()[-1] if value.name.split() else ""
    if last in words("talks", "bystanders") or last.removesuffix("s") in words("talks", "bystanders"):
        return False
    if value.id is not None:
        kind = ground.kinds.get(value.id)
        if kind == "person" and only_tells(ground.actors.get(value.id)):
            return False
        # An "opposition" may stand in the cast as a population: the noun tells it from a crowd.
        return kind != "outlet" and (kind != "population" or is_side(value.text))
    return last in words("talks", "sides") and value.text.lower() not in words("talks", "pronouns")


def is_generic(ground: Ground, value: ActorValue) -> bool:
    """Tell whether an actor is only a description that this one article has ("a foreign leader")."""
    return value.id is None or value.id.startswith(f"x:{ground.reading.article.id}:")


def speaker_at(ground: Ground, i: int) -> ActorValue | None:
    """Return who says "we" or "I": the last link of the passage's attribution that has an actor."""
    token = ground.token(i)
    for link in reversed(attribution_of(ground.reading, token.start, token.end)):
        if link.actor is not None:
            return ActorValue(
                start=token.start, end=token.end, text=token.text, id=link.actor,
                name=ground.names.get(link.actor, link.text), how="coreference", why="whose words these are",
            )  # fmt: skip
    return None


def prepositions(ground: Ground, head: int) -> list[tuple[str, int]]:
    """Return the prepositional objects below a token as pairs of preposition and object."""
    first = ground.tree.children(head, "prep", "agent", "dative")
    joined = [c for p in first for c in ground.tree.children(p, "conj") if ground.token(c).pos == "ADP"]
    return [(ground.lower(p), pobj) for p in (*first, *joined) for pobj in ground.tree.children(p, "pobj")]


def objects_after(ground: Ground, head: int, *preps: str) -> list[int]:
    """Return the objects of certain prepositions below a token."""
    return [pobj for prep, pobj in prepositions(ground, head) if prep in preps]


def phrase(ground: Ground, head: int, drop: frozenset[str] = ASIDES) -> tuple[int, int]:
    """Return the character span of a phrase without the clauses and remarks that hang on it."""
    kept = {head}
    waiting = [head]
    while waiting:
        for child in ground.tree.children(waiting.pop()):
            if ground.token(child).dep not in drop and not (ground.token(child).dep == "punct" and child > head):
                kept.add(child)
                waiting.append(child)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or (last + 2 in kept and ground.token(last + 1).dep in ("punct", "cc")):
        last += 1
    while last > head and ground.token(last).dep in ("punct", "cc", "mark"):
        last -= 1
    last = whole_word(ground.tree, last)
    while first < head and (ground.token(first).pos == "PUNCT" or ground.token(first).dep == "case"):
        first += 1
    return ground.token(first).start, ground.token(last).end


def phrase_value(ground: Ground, head: int, drop: frozenset[str] = ASIDES) -> Value:
    """Return a phrase as a value of type span."""
    start, end = phrase(ground, head, drop)
    return Value(start=start, end=end, text=ground.reading.text[start:end])


def governing_verb(ground: Ground, noun: int) -> tuple[int | None, str]:
    """Return the verb that a noun hangs on, and how: ``nsubj``, ``dobj``, or the preposition between them.

    Goes up through nouns of the same thing ("the third round of talks", "a series of meetings").
    """
    tree, node, how = ground.tree, noun, ""
    later = subject_instead(tree, noun)
    if later is not None:
        return later, "nsubj"
    for _ in range(8):
        token = tree.tokens[node]
        parent = token.head
        if parent == node:
            return None, ""
        above = tree.tokens[parent]
        if above.pos in ("VERB", "AUX") and above.dep != "prep":  # "following" is a preposition too
            return parent, how or token.dep
        if above.dep in ("prep", "agent") or above.pos == "ADP":
            how = above.text.lower() if above.text.lower() != "of" else how
        if not how and above.text.lower() == "ahead":  # "ahead of the talks"
            how = "before"
        node = parent
    return None, ""


def doers_of(ground: Ground, verb: int) -> list[int]:
    """Return who does what a verb says: its subject, or who is asked to do it; never who merely asks or proposes."""
    token = ground.token(verb)
    while token.dep == "conj" and ground.tree.child(token.i, "nsubj", "nsubjpass") is None and token.head != token.i:
        token = ground.token(token.head)
    if (
        (token.tag == "VB" or (token.tag == "VBG" and token.dep == "xcomp"))
        and token.dep in ("xcomp", "advcl", "ccomp", "acl")
        and ground.tree.child(verb, "nsubj") is None
    ):
        above = ground.token(token.head)
        if classes("status", "verbs").get(above.lemma) in ("proposed", "hypothetical"):
            asked = ground.tree.children(above.i, "dobj") or objects_after(ground, above.i, "on", "upon")
            if asked or above.lemma not in words("talks", "own_effort"):
                return asked
        if above.pos not in ("VERB", "AUX", "ADJ"):
            return []
    return subjects_of(ground.tree, verb)
