"""What a deal is called and what it is about."""

from tracktwo.extract.talks.accords import clause_after
from tracktwo.extract.talks.cues import words
from tracktwo.extract.talks.ground import Ground, objects_after, phrase_value
from tracktwo.types import Value


def name_of(ground: Ground, noun: int) -> tuple[Value, ...]:
    """Read a deal's proper name: the capitalised words before it ("Minsk agreement"), the number after ("2254")."""
    number = [c for c in ground.tree.children(noun, "nummod", "appos") if c > noun and ground.token(c).pos == "NUM"]
    named = [
        c for c in ground.tree.children(noun, "compound", "amod", "nmod")
        if c < noun and ground.token(c).pos == "PROPN" and not ground.tree.children(c, "punct")
    ]  # fmt: skip
    if not number and not named:
        return ()
    first, last = min([*named, noun]), max([*number, noun])
    start, end = ground.token(first).start, ground.token(last).end
    return (Value(start=start, end=end, text=ground.reading.text[start:end]),)


def matter_of(ground: Ground, noun: int, verb: int | None) -> tuple[Value, ...]:
    """Read what a deal is about: "to evacuate …", "on prisoners", "aimed at …"."""
    found: list[Value] = []
    for node in (noun, *(() if verb is None else (verb,))):
        for clause in ground.tree.children(node, "acl", "advcl", "xcomp"):
            token = ground.token(clause)
            infinitive = token.tag == "VB" and any(ground.lower(a) == "to" for a in ground.tree.children(clause, "aux"))
            if infinitive and clause > noun:
                found.append(clause_after(ground, clause))
            elif token.lemma in words("agreement", "saying") and node == noun:
                found += [phrase_value(ground, o) for o in ground.tree.children(clause, "dobj")]
            elif token.lemma == "aim" and node == noun:
                gerunds = [c for p in ground.tree.children(clause, "prep") for c in ground.tree.children(p, "pcomp")]
                found += [clause_after(ground, g) for g in gerunds]
        for clause in ground.tree.children(node, "relcl") if node == noun else ():
            if any(
                ground.lower(p) in words("agreement", "under") and p > noun
                for p in ground.tree.children(clause, "prep")
            ):
                found.append(phrase_value(ground, clause))  # "a deal under which …"
            elif ground.token(clause).lemma in words("agreement", "saying") and clause > noun:
                direct = ground.tree.children(clause, "dobj")
                found += [phrase_value(ground, o) for o in (*direct, *objects_after(ground, clause, "for"))]
    for prep in ground.tree.children(noun, "prep"):
        if ground.lower(prep) in words("agreement", "about"):
            for topic in ground.tree.children(prep, "pobj", "pcomp"):
                if not ground.token(topic).ent.endswith(("DATE", "TIME")) and ground.token(topic).pos != "PRON":
                    found.append(phrase_value(ground, topic))
    return tuple(found)
