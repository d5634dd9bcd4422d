"""Which phrases of the parse are what is said, and which name the one spoken to."""

from tracktwo.actors.words import person_words
from tracktwo.extract.statements.cues import is_passive
from tracktwo.extract.statements.lexicon import Verb, speech_words
from tracktwo.extract.statements.scene import Scene
from tracktwo.language.reading import Token

_THANKS = ("congratulate", "thank", "salute")

# Labels of names that can listen, and endings of nouns for people by what they do.
_SOMEBODY = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_CALLINGS = ("er", "or", "ist", "ian", "eer", "ee", "man", "woman")


def find_complements(scene: Scene, i: int, verb: Verb) -> list[int]:
    """Return the heads of the phrases that are what is said, in text order; empty where the verb has none here."""
    frames, tree = verb.frames, scene.tree
    clauses = [c for c in tree.children(i, "ccomp", "csubj") if _is_clause(scene, c)]
    opened = [c for c in tree.children(i, "xcomp") if c > i]
    found = list(clauses) if "clause" in frames else []
    if "open" in frames and scene.tokens[i].tag == "VBZ":  # headline: "says working with …"
        found += [c for c in opened if scene.tokens[c].tag == "VBG"]
    if "small" in frames:
        found += _small_clause(scene, i)
    if "obj" in frames:
        found += _objects(scene, i) + [c for c in clauses if c > i]
        found += [c for c in opened if scene.tokens[c].tag != "VB"]
    if "idea" in frames:
        found += [c for c in _objects(scene, i) if _is_idea(scene, c)]
    if "marked" in frames:
        found += [c for c in _objects(scene, i) if _is_marked(scene, c)]
    if "inf" in frames or "objinf" in frames:
        found += opened + [c for c in clauses if c > i]
    if "objinf" in frames and (opened or clauses) and "tell" not in frames:
        found += [c for c in tree.children(i, "dobj", "dative") if scene.tokens[c].pos != "ADP"]
    if "numbered" in frames:
        found += [c for c in _objects(scene, i) if any(scene.tokens[k].tag == "CD" for k in scene.below(c))]
    if scene.tokens[i].lemma in speech_words()["gerund"]:
        found += _gerund(scene, i)
    found += _with_preposition(scene, i, verb, found)
    if is_passive(scene, i) and "obj" in frames:
        found += tree.children(i, "nsubjpass")
    return sorted(set(found))


def _objects(scene: Scene, i: int) -> list[int]:
    """Return the verb's objects, with phrases behind them that the parse hung on the verb ("calls for …")."""
    words = speech_words()["leading_on"]
    objects = [
        c for c in scene.tree.children(i, "dobj", "oprd", "attr")
        if c > i or scene.tokens[c].tag not in ("WDT", "WP", "IN", "PRP")
    ]  # fmt: skip
    behind = [c for c in objects if c > i]
    if not behind:
        return objects
    reach = scene.span(behind[-1])[1]
    for preposition in scene.tree.children(i, "prep"):
        low, high = scene.span(preposition)
        if low == reach + 1 and scene.tokens[low].text.lower() in words:
            objects.append(preposition)
            reach = high
    return objects


def _gerund(scene: Scene, i: int) -> list[int]:
    """Return "using …" of "denied using …", which the parse may take for a clause beside: nothing but marks between."""
    for clause in scene.tree.children(i, "advcl", "acl", "pcomp"):
        low = scene.span(clause)[0]
        if (
            scene.tokens[clause].tag == "VBG"
            and low == clause > i
            and all(scene.tokens[k].tag in ("''", "``") for k in range(i + 1, low))
        ):
            return [clause]
    return []


def _is_clause(scene: Scene, c: int) -> bool:
    """Tell whether a complement is a clause of what is said, and no "while …" that the parse took for one."""
    marks = {scene.tokens[m].text.lower() for m in scene.tree.children(c, "mark")}
    if scene.tokens[c].pos in ("PUNCT", "SPACE", "INTJ") or marks & {"while", "whereas", "although", "though"}:
        return False
    return scene.tokens[c].tag != "VBG" or bool(scene.tree.children(c, "aux", "nsubj"))


def _is_marked(scene: Scene, k: int) -> bool:
    """Tell whether a phrase holds words in quotation marks: a sign that words are reported."""
    low, high = scene.span(k)
    start, end = scene.tokens[low].start, scene.tokens[high].end
    return scene.has_marks(start, end)


def _is_idea(scene: Scene, k: int) -> bool:
    """Tell whether a noun names a plan, a step or a thing, and no people; a preposition behind it comes along."""
    token = scene.tokens[k]
    if token.pos == "ADP":
        return any(_is_idea(scene, c) for c in scene.tree.children(token.head, "dobj"))
    return token.tag in ("NN", "NNS", "VBG") and not token.ent and token.lemma not in speech_words()["peoples"]


def _small_clause(scene: Scene, i: int) -> list[int]:
    """Return an object with what it is called: a small clause, or an object with a predicate or quoted words."""
    tree = scene.tree
    clauses = [c for c in tree.children(i, "ccomp", "xcomp") if c > i and scene.tokens[c].tag != "VB"]
    objects = [c for c in tree.children(i, "dobj") if c > i or scene.tokens[c].tag in ("WP", "WDT")]
    named = [c for c in tree.children(i, "oprd", "acomp", "attr") if c > i]
    if clauses or named:
        return [*[c for c in objects if c > i], *named, *clauses]
    return []


def _with_preposition(scene: Scene, i: int, verb: Verb, found: list[int]) -> list[int]:
    """Return the phrases with a preposition of the verb's own, and the object where the two belong together."""
    tree = scene.tree
    objects = [c for c in tree.children(i, "dobj") if c > i]
    led = [p for p in tree.children(i, "prep", "dative", "agent") if p > i]
    together = [p for p in led if "=" + scene.tokens[p].text.lower() in verb.frames]
    if objects and not together and any(f.startswith("=") for f in verb.frames):
        nested = [
            p for o in objects for p in tree.children(o, "prep") if "=" + scene.tokens[p].text.lower() in verb.frames
        ]
        return objects if nested else []
    if together and objects:
        return [*objects, *together]
    own = [p for p in led if scene.tokens[p].text.lower() in verb.prepositions]
    if not own or ("obj" in verb.frames and objects and not any(o in found for o in objects)):
        return []
    own += _infinitive_behind(scene, i, own[-1])
    return own if "obj" in verb.frames else [*own, *objects]


def _infinitive_behind(scene: Scene, i: int, preposition: int) -> list[int]:
    """Return "to be …" right behind "called for an end to be …": the parse hangs it on the verb."""
    reach = scene.span(preposition)[1]
    behind = [c for c in scene.tree.children(i, "xcomp", "advcl", "ccomp") if scene.span(c)[0] == reach + 1]
    return [c for c in behind if any(scene.tokens[a].tag == "TO" for a in scene.tree.children(c, "aux"))]


def addressees_of(scene: Scene, i: int, verb: Verb) -> tuple[int, ...]:
    """Return the heads of the noun phrases spoken to: the object of "told", "urged", "congratulated", "said to"."""
    if verb.sort != "speech":
        return ()
    tree = scene.tree
    objects = [o for o in tree.children(i, "dobj", "dative") if scene.tokens[o].pos in ("NOUN", "PROPN", "PRON")]
    found: list[int] = []
    if "tell" in verb.frames or "objinf" in verb.frames:
        found = objects
        if not found and "objinf" in verb.frames:
            opened = [c for c in tree.children(i, "ccomp", "xcomp") if scene.tokens[c].tag == "VB"]
            found = [s for c in opened for s in tree.children(c, "nsubj") if s > i]
    elif verb.key in _THANKS:
        found = objects
    for to in tree.children(i, "prep", "dative"):
        if scene.tokens[to].text.lower() == "to" and to > i and scene.tokens[i].lemma in speech_words()["spoken_to"]:
            found += [o for o in tree.children(to, "pobj") if "to" not in verb.prepositions]
    return tuple(o for o in found if _can_listen(scene.tokens[o]))


def _can_listen(token: Token) -> bool:
    """Tell whether a noun can be somebody who is spoken to: a name, a person, people or a body, and no thing."""
    if token.ent.endswith(("DATE", "TIME")) or token.text.lower() in speech_words()["empty_pronouns"] | {"it", "its"}:
        return False
    if token.pos != "NOUN" or token.ent[2:] in _SOMEBODY or token.text[:1].isupper():
        return True
    known = person_words()
    lemma = token.lemma.lower()
    people = lemma in known.persons or lemma in known.populations or lemma in known.bodies or lemma in known.callings
    listed = lemma in speech_words()["listeners"] or lemma in speech_words()["peoples"]
    return people or listed or (token.tag in ("NN", "NNS") and lemma.endswith(_CALLINGS))
