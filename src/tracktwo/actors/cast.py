"""Who is who in an article: every mention of somebody, with the actor that it stands for and how we know."""

from collections import Counter
from dataclasses import replace

from tracktwo.actors.aliases import slug
from tracktwo.actors.draft import Draft, Who, open_draft
from tracktwo.actors.named import country_in, identify_names, senses_of
from tracktwo.actors.nominals import nominal
from tracktwo.actors.pronouns import is_pronoun, resolve
from tracktwo.actors.sides import made, new_actor
from tracktwo.actors.states_acting import acting_state
from tracktwo.actors.titles import note_titles, title_start
from tracktwo.actors.words import person_words
from tracktwo.language.reading import Cast, Name, Reading
from tracktwo.types import Actor

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_WITHIN = ("compound", "nmod", "amod", "npadvmod")


def find_cast(reading: Reading) -> Cast:
    """Find the mentions of actors in text order, and the actors that only this article knows.

    One pass over the words: names first know their actors (from the whole article); nominals and pronouns take
    theirs from what stands before them. First persons in quotations are settled last, when every speaker is known.
    """
    draft = open_draft(reading)
    whom = draft.whom = identify_names(draft)
    draft.theatre = _theatre(draft)
    _all_titles(draft, whom)
    later = []
    for token in reading.tokens:
        if token.i in draft.covered:
            continue
        name = draft.name_at.get(token.i)
        if name is not None and token.i == name.first:
            _add_name(draft, name, whom)
        if name is None or token.i not in draft.covered:
            later.extend(_add_other(draft, token.i))
    for i in later:
        for who in resolve(draft, i):
            draft.add(i, i, i, "pronoun", who)
    mentions = sorted(draft.mentions, key=lambda m: (m.start, m.end, m.head))
    return Cast(tuple(mentions), tuple(_used(draft)))


def _used(draft: Draft) -> list[Actor]:
    """Return the article's own actors that are mentioned, and those of the register in an office it does not know."""
    mentioned = {m.actor for m in draft.mentions}
    told = {
        id_: replace(draft.register.actors[id_], roles=(role,), how="article")
        for id_, role in draft.attested.items()
        if id_ in draft.register.actors
    }
    found = {**told, **draft.actors}
    return [found[id_] for id_ in sorted(found) if id_ in mentioned]


def _head_of(draft: Draft, name: Name) -> int:
    """Return the head token of a name: the one that hangs on a word outside it."""
    outer = draft.tree.outer(name.first, name.last)
    nouns = [i for i in outer if draft.tokens[i].tag in _NOUNS]
    return (nouns or outer or [name.last])[-1]


def _all_titles(draft: Draft, whom: dict[Name, Who]) -> None:
    """Note the offices of all persons before the pass, in text order: a title may stand after its first use."""
    for name in draft.reading.names:
        if name.kind == "person" and name in whom:
            note_titles(draft, name, whom[name], title_start(draft, name))


def _add_name(draft: Draft, name: Name, whom: dict[Name, Who]) -> None:
    """Add the mention of a name, with the titles before a person's name; a mere modifier of a noun is none."""
    head = _head_of(draft, name)
    who = whom.get(name)
    if who is None:
        who = acting_state(draft, name, head) if name.kind in ("place", "government") else None
    elif who.kind == "government" and len(who.actor or "") == 3:  # noqa: PLR2004 - a building that stands for a state
        who = replace(who, how="metonym")
    if who is None or (name.kind != "person" and draft.tokens[head].dep in _WITHIN):
        return
    first = title_start(draft, name) if name.kind == "person" else name.first
    if (
        name.kind != "person"
        and first > 0
        and draft.tokens[first - 1].tag == "DT"
        and draft.tokens[first - 1].head in range(first, name.last + 1)
    ):
        first -= 1
    draft.add(first, name.last, head, "name", who)
    draft.covered.update(range(name.first, name.last + 1))


def _add_other(draft: Draft, i: int) -> list[int]:
    """Add a nominal or a pronoun; return pronouns of the first person, which wait for their speakers."""
    token = draft.tokens[i]
    name = draft.name_at.get(i)
    if name is not None and name.kind in ("place", "nationality", "event"):
        if name.kind == "nationality" and i == name.last and token.dep not in _WITHIN:
            _add_people(draft, name)
        return []
    if is_pronoun(draft, i):
        if token.text.lower() in ("i", "me", "my", "we", "us", "our"):
            return [i]
        for who in resolve(draft, i):
            if who.actor is not None or token.text.lower() not in ("which", "that"):
                draft.add(i, i, i, "pronoun", who)
    elif token.tag in _NOUNS and _stands_alone(draft, i) and not _titles_name(draft, i):
        found = nominal(draft, i)
        if found is not None:
            first, last, several = found
            for who in several:
                draft.add(first, last, i, "nominal", who)
    return []


def _add_people(draft: Draft, name: Name) -> None:
    """Add "the Syrians", "Kurds": a whole people as a population, where the name is a noun."""
    token = draft.tokens[name.last]
    sense = next((s for s in senses_of(draft, name) if s.use == "people"), None)
    if token.tag not in ("NNPS", "NNS", "NNP") or not (sense or name.text.endswith("s")):
        return
    country = sense.id if sense else None
    of = country_in(draft, draft.left_edge(name.last), name.first - 1) if country is None and name.first else None
    id_ = f"pop:{country}-people" if country else "pop:" + slug(f"{of} {name.text}" if of else name.text)
    first = name.first - 1 if name.first and draft.tokens[name.first - 1].head == name.last else name.first
    first = first if draft.tokens[first].tag == "DT" else name.first
    who = made(draft, new_actor(id_, name.text, "population", country, "CVL"))
    draft.add(first, name.last, name.last, "nominal", who)


def _stands_alone(draft: Draft, i: int) -> bool:
    """Tell a noun that is somebody of its own: no part of a compound ("the ministry statement" apart), no predicate."""
    token = draft.tokens[i]
    if token.dep in _WITHIN:
        return token.lemma == "ministry" and draft.tokens[token.head].lemma in person_words().papers
    return token.dep not in ("attr", "oprd")


def _titles_name(draft: Draft, i: int) -> bool:
    """Tell a noun that is the title of a name right behind it, or says what kind of body the name is."""
    nextdoor = draft.name_at.get(i + 1)
    if nextdoor is not None and nextdoor.kind in ("organisation", "outlet", "armed_group") and nextdoor.first == i + 1:
        return True
    after = next(
        (
            draft.name_at[j]
            for j in range(i + 1, min(i + 8, len(draft.tokens)))
            if j in draft.name_at and draft.name_at[j].kind == "person"
        ),
        None,
    )
    return (
        after is not None and draft.tokens[i].sent == draft.tokens[after.first].sent and title_start(draft, after) <= i
    )


def _theatre(draft: Draft) -> str | None:
    """Return the state whose conflict the article is about: the one named most with words of war and of talks."""
    votes: Counter[str] = Counter()
    words = person_words().theatre_words
    for name in draft.reading.names:
        if name.kind not in ("place", "nationality"):
            continue
        near = draft.tokens[name.last + 1 : name.last + 4]
        for sense in senses_of(draft, name):
            if sense.use in ("state", "adjective"):
                votes[sense.id] += 2 if any(t.lemma in words for t in near) else 0
                before = draft.tokens[max(0, name.first - 3) : name.first]
                votes[sense.id] += (
                    2
                    if any(t.text in ("in", "across") for t in before) and any(t.lemma in words for t in before)
                    else 0
                )
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):  # noqa: PLR2004 - one clear sign
        return None
    return ranked[0][0]
