"""Nominals → actors: "the Turkish president", "the regime", "opposition fighters", "an activist".

The scheme of ids, beside those of the register:

- ``tur``: a state, its government and regime; ``tur-military``, ``tur-delegation`` …: its bodies;
- ``syr-opposition``, ``syr-rebels``: the sides of a conflict, by the country that it is about;
- ``pop:syr-civilians``, ``pop:western-governments``, ``pop:rebels``: populations, with the country where one is stated;
- ``x:anna-novak``: somebody whom only articles name; ``x:ARTICLE:senior-official``: one whom an article leaves unnamed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tracktwo.actors.aliases import slug
from tracktwo.actors.bodies import bare, body
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.named import country_in, of_another, senses_of
from tracktwo.actors.officials import holds_such, office_holders, official
from tracktwo.actors.sides import (
    FORCES,
    STATE_ID,
    made,
    ministry,
    new_actor,
    side,
    side_told,
)
from tracktwo.actors.titles import title_start
from tracktwo.actors.words import person_words
from tracktwo.language.reading import Mention, Name, Token

_SECTORS = {
    "civilian": "CVL", "refugee": "REF", "official": "GOV", "fighter": "REB", "militant": "REB", "journalist": "JRN",
}  # fmt: skip
_TWO = 2
# Sentences behind which a pair is named far back, and how many times oftener the article's foremost two are named then.
_NEAR_PAIR, _OFTENER = 3, 2
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "conj", "appos")
_LONGEST_OF = 6  # tokens: "of the armed Syrian opposition groups"


def nominal(draft: Draft, head: int) -> tuple[int, int, list[Who]] | None:
    """Return the first and last token of the phrase headed by a common noun, and whom it stands for; None for nobody.

    "Russian and Syrian state media" are two.
    """
    first, last = draft.left_edge(head), _right_edge(draft, head)
    named = _apposed(draft, head)
    if named is not None:
        return first, last, [named]
    pair = _pair(draft, first, head)
    if pair:
        return first, last, pair
    several = _countries(draft, first, head)
    if len(several) > 1:
        found = office_holders(draft, first, head, several) if draft.lemma(head) in person_words().persons else []
        each = found or [who for of in several if (who := _whom(draft, first, head, last, of)) is not None]
        if any(who.kind != "population" for who in each):
            return first, last, list(dict.fromkeys(each))
    who = _whom(draft, first, head, last, country_of(draft, first, head))
    if who is not None and who.kind == "person" and (who.actor is None or who.actor.count(":") > 1):
        who = _beside_name(draft, head) or who
    return (first, last, [who]) if who is not None else None


def _beside_name(draft: Draft, head: int) -> Who | None:
    """Return the person whom a phrase behind the name describes: "Ana Novak, an analyst at the bank"."""
    name = draft.name_at.get(draft.tokens[head].head)
    if draft.tokens[head].dep != "appos" or name is None or name.kind != "person" or name.last > head:
        return None
    who = draft.whom.get(name)
    return replace(who, how="apposition", why=f"said of {name.text} beside the name") if who is not None else None


def _pair(draft: Draft, first: int, head: int) -> list[Who]:
    """Return the two persons whom "the two presidents", "both leaders" take up: the last two who hold such an office.

    Empty where there are not two of them, or a state or body is named with the noun. Who does something to both of
    them, in the same sentence, is a third. Who was named some sentences back, and hardly ever, gives way to the two
    whom the article names most.
    """
    words = [t.text.lower() for t in draft.tokens[first:head]]
    if draft.tokens[head].tag != "NNS" or not {"two", "both"} & set(words) or draft.names_in(range(first, head)):
        return []
    why = f"the {draft.lemma(head)} named before"
    found: dict[str, Who] = {}
    named, back = Counter[str](), dict[str, int]()
    for mention in _holders(draft, head):
        actor = mention.actor or ""
        named[actor] += mention.form == "name"
        back.setdefault(actor, draft.tokens[head].sent - draft.tokens[mention.head].sent)
        found.setdefault(actor, Who(actor, mention.name, "person", "office", why))
    last = list(found)[:_TWO]
    if len(last) < _TWO:
        return []
    foremost = [actor for actor, _ in named.most_common(_TWO)]
    rarest = min(last, key=lambda actor: named[actor])
    aside = back[rarest] > _NEAR_PAIR and all(named[actor] > _OFTENER * named[rarest] for actor in foremost)
    return [found[actor] for actor in reversed(foremost if aside else last)]


def _holders(draft: Draft, head: int) -> Iterator[Mention]:
    """Give the persons named before a phrase who may be meant by its noun, the last first."""
    here = draft.tokens[head].sent if draft.tokens[head].dep not in ("nsubj", "nsubjpass") else None
    for mention in draft.recent():
        if here is not None and draft.tokens[mention.head].sent == here:
            continue
        person = mention.kind == "person" and mention.actor and mention.form != "pronoun"
        if person and holds_such(draft, mention, head):
            yield mention


def _apposed(draft: Draft, head: int) -> Who | None:
    """Return the person whose name stands in apposition: "the envoy, Ana Novak", "a lawyer for the bank, Ana Novak".

    The parse may hang the name on the last noun of the phrase; a body has no person's name in apposition.
    """
    if draft.lemma(head) not in person_words().persons or draft.tokens[head].tag not in ("NN", "NNP"):
        return None
    beside = _named_behind_comma(draft, head)
    if beside is not None:
        return beside
    nouns = [head]
    for preposition in draft.tree.children(head, "prep"):
        below = draft.tree.child(preposition, "pobj")
        if below is not None and draft.lemma(below) not in person_words().persons:
            nouns.append(below)
    for noun in nouns:
        for child in draft.tree.children(noun, "appos"):
            name = draft.name_at.get(child)
            behind = name is not None and name.first > noun and draft.tokens[name.first - 1].text == ","
            if name is not None and behind and name.kind == "person" and name in draft.whom:
                own = draft.name_at.get(noun)
                if own is None or own.kind != "person":
                    who = draft.whom[name]
                    return Who(who.actor, who.name, who.kind, "apposition", f"{name.text} is named beside it")
    return None


def _named_behind_comma(draft: Draft, head: int) -> Who | None:
    """Return the person between commas right behind a definite phrase, wherever the parse hangs the name.

    "The chief of the police, Gen. Ana Novak, said": the name must be set off on both sides, or it is one of a list.
    """
    first, comma = draft.left_edge(head), _right_edge(draft, head) + 1
    tokens = draft.tokens
    definite = tokens[first].text.lower() in ("the", "its", "his", "her", "their") or tokens[first].tag == "NNP"
    if not definite or comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    name = next((draft.name_at[i] for i in range(comma + 1, min(comma + 5, len(tokens))) if i in draft.name_at), None)
    if name is None or name.kind != "person" or name not in draft.whom or title_start(draft, name) != comma + 1:
        return None
    end = name.last + 1
    if (
        end >= len(tokens)
        or tokens[end].text not in (",", ".", ")")
        or tokens[min(end + 1, len(tokens) - 1)].tag == "CC"
    ):
        return None
    who = draft.whom[name]
    return Who(who.actor, who.name, who.kind, "apposition", f"{name.text} is named beside it")


def _whom(draft: Draft, first: int, head: int, last: int, country: str | None) -> Who | None:
    """Return whom a phrase stands for, given the state that it names."""
    token, words = draft.tokens[head], person_words()
    lemma = draft.lemma(head)
    plural = token.tag in ("NNS", "NNPS") or lemma != token.lemma
    who = ministry(draft, first, head, country) or side(draft, first, head, country)
    if who is None and (not plural or token.text.lower() in words.bodies):
        who = body(draft, first, head, country)
    if who is None and not plural and lemma in words.persons:
        who = official(draft, first, head, last, country)
    counted = plural or lemma in ("people", "public", "populace", "personnel", "staff", "crew")
    if who is None and counted and (lemma in words.populations or lemma in words.persons):
        who = _population(draft, first, head, country)
    return who


def _countries(draft: Draft, first: int, head: int) -> list[str]:
    """Return the states that coordinated adjectives in front of a noun name; at most one where none are."""
    joined = any(draft.tokens[i].tag == "CC" for i in range(first, head))
    names = draft.names_in(range(first, head)) if joined else []
    found = (country_in(draft, name.first, name.last) for name in names if name.kind in ("nationality", "place"))
    return list(dict.fromkeys(of for of in found if of is not None and len(of) == STATE_ID))


def _right_edge(draft: Draft, head: int) -> int:
    """Return the last token of the phrase: the noun, and an "of" with a short noun phrase behind it."""
    for child in draft.tree.children(head, "prep"):
        first, last = draft.spans[child]
        if child != head + 1 or draft.tokens[child].text not in ("of", "for", "to") or last - first > _LONGEST_OF:
            continue
        if not any(draft.tokens[i].dep in _CLAUSES for i in range(first, last + 1)):
            return last
    return head


def country_of(draft: Draft, first: int, head: int) -> str | None:
    """Return the id of the state that a phrase names in front of its noun, behind "of", or by a person in front."""
    found = country_in(draft, first, head)
    if found is not None and len(found) == STATE_ID:
        return found
    owner = draft.at.get(first)
    if owner is not None and owner.form == "pronoun" and owner.actor:
        known = draft.actor(owner.actor)
        if known is not None and known.country and known.sector in ("GOV", "MIL", "LEG", "OPP"):
            return known.country.lower()
    for name in draft.names_in(range(first, head)):
        for sense in senses_of(draft, name):
            actor = draft.register.actors.get(sense.id)
            if actor is not None and actor.kind == "person" and actor.country and sense.use == "actor":
                return actor.country.lower()
    for child in draft.tree.children(head, "prep"):
        below = draft.tree.child(child, "pobj")
        whose = ("of",) if draft.lemma(head) in FORCES else ("of", "in")  # troops in a country are not its troops
        if draft.tokens[child].text in whose and below is not None and below in draft.name_at:
            found = country_in(draft, below, below)
            if found is not None and len(found) == STATE_ID:
                return found
    return None


def _population(draft: Draft, first: int, head: int, country: str | None) -> Who:
    """Return a population: its noun, with the peoples and nouns in front of it."""
    names = draft.names_in(range(first, head))
    backers = {i for name in names if of_another(draft, name) for i in _tokens(name)}
    own = {
        i for name in names if country and country_in(draft, name.first, name.last) == country for i in _tokens(name)
    }
    kept = [
        t.text.lower() for t in draft.tokens[first:head] if t.i not in backers and t.i not in own and _tells(draft, t)
    ]
    noun = draft.tokens[head].text.lower()
    kept = [country, *kept] if country is not None else kept
    id_ = "pop:" + slug(" ".join([*kept, noun]))
    name = bare(draft, first, head) if kept else noun
    label = name[:1].upper() + name[1:]
    actor = new_actor(id_, label, "population", country, _SECTORS.get(draft.lemma(head)))
    told = side_told(t.text.lower() for t in draft.tokens[first:head])
    return made(draft, replace(actor, side=told if draft.theatre is not None else None))


def _tokens(name: Name) -> range:
    """Return the numbers of a name's tokens."""
    return range(name.first, name.last + 1)


def _tells(draft: Draft, token: Token) -> bool:
    """Tell a word in front of a noun that says which people are meant."""
    noun = token.pos in ("NOUN", "PROPN") and token.dep in ("compound", "nmod")
    return token.i in draft.name_at or noun or token.lemma in ("armed", "foreign", "western")
