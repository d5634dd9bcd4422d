"""One telling of violence, and the words that war is waged by and on."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.extract.war.lexicon import knowledge, words
from tracktwo.extract.war.people import is_fighter, is_human
from tracktwo.language.tree import Tree

SOMEBODY = ("PERSON", "ORG", "GPE", "NORP")
# Verbs whose objects are people.
HARM = frozenset({"kill", "wound", "injure", "maim", "massacre", "slaughter", "slay", "murder", "annihilate"})


@dataclass(frozen=True, slots=True)
class Violence:
    """One telling of violence: ``trigger`` is its verb or noun, ``first``-``last`` the tokens that decided the
    means; ``certain`` where its words alone make it violence, whoever does it ("murdered", "a bomb went off");
    ``also`` are other words of the same deed.
    """

    trigger: int
    mode: str | None
    first: int
    last: int
    doers: tuple[int, ...] = ()
    undergoers: tuple[int, ...] = ()
    two_sided: bool = False
    certain: bool = False
    also: tuple[int, ...] = ()


def is_target(tree: Tree, head: int) -> bool:
    """Tell whether a noun is what war is waged on: people, names, places, buildings, forces."""
    token = tree.tokens[head]
    if token.ent[2:] in (*SOMEBODY, "LOC", "FAC"):
        return True
    return (
        token.lemma in words("attack", "targets") or token.lemma in words("attack", "fighters") or is_human(tree, head)
    )


def is_counted(tree: Tree, head: int) -> bool:
    """Tell the counted object of a verb of harm ("killing two clerks"): it is people, of whatever trade."""
    token = tree.tokens[head]
    return token.tag == "NNS" and bool(tree.children(head, "nummod")) and tree.tokens[token.head].lemma in HARM


def is_armed(tree: Tree, head: int) -> bool:
    """Tell whether a doer wages war: a nation, an organisation, forces or fighters, not a single named person."""
    token = tree.tokens[head]
    return token.lemma in words("attack", "fighters") or token.ent[2:] in ("GPE", "NORP", "ORG") or token.pos == "PRON"


def heads_of(tree: Tree, found: Iterable[int]) -> tuple[int, ...]:
    """Keep each head once, in order, without support verbs."""
    return tuple(
        dict.fromkeys(
            i
            for i in found
            if tree.tokens[i].lemma not in words("war_words", "support_verbs") or tree.tokens[i].pos != "VERB"
        )
    )


def wielder(tree: Tree, head: int) -> int | None:
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
