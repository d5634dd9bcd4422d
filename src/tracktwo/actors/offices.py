"""Whom an office without a name stands for: "the Turkish president", "the UN envoy for Yemen", "the Pentagon chief".

The article's own word comes first, then the register's on the article's day. Only the longest title that a phrase holds
counts: "the vice president" is not the president, and a chief of something that no title tells of is nobody we know.
"""

from collections.abc import Sequence

from tracktwo.actors.aliases import fold
from tracktwo.actors.draft import Draft, Who
from tracktwo.actors.register import governing_offices, holds, known_title, load_offices, offices_of
from tracktwo.actors.words import person_words
from tracktwo.types import Actor, Role

_LEADERS = frozenset({"leader", "strongman", "dictator", "ruler"})
_STATE_ID = 3  # letters of a state's id
_MINISTERS = {"-defence-ministry": "defence minister", "-foreign-ministry": "foreign minister"}
_HEADS = ("chief", "head", "boss")
_SHORTEST_TOPIC = 4  # letters of a word of a title that tells of what


def office_holder(draft: Draft, first: int, head: int, last: int, of: str) -> Who | None:
    """Return who holds the office of a state or body that a phrase names, or None where nobody is known to."""
    if _of_the_past(draft, first, head):
        return None
    title = title_in(draft, first, head, last)
    if draft.lemma(head) in _HEADS and title in _HEADS:
        of, title = _of_a_ministry(of, title)
    titles = [title] if title else []
    if draft.lemma(head) in _LEADERS and not _of_something(draft, first, head):
        titles = [*governing_offices(of, draft.day), *titles]
    name = draft.register.actors[of].name if of in draft.register.actors else of
    for office in dict.fromkeys(office for title in titles for office in offices_of(title)):
        id_ = draft.titles.get((office, of))
        actor = draft.actor(id_) if id_ else None
        if actor is not None:
            why = f"the article names {actor.name} as {office.replace('-', ' ')} of {name}"
            return Who(actor.id, actor.name, "person", "office", why)
    return _by_register(draft, titles, of, name, _topics(draft, first, last, of))


def title_words(draft: Draft, first: int, last: int) -> str:
    """Return the words of a title without articles and names; hyphens are as in the text."""
    kept = [t for t in draft.tokens[first : last + 1] if t.i not in draft.name_at and t.tag not in _LEFT_OUT]
    return " ".join(t.text for t in kept).replace(" - ", "-")


_LEFT_OUT = ("DT", "PRP$", "POS")


def title_in(draft: Draft, first: int, head: int, last: int) -> str:
    """Return the longest title that a phrase holds: ending with its noun, or beginning with it ("secretary of state").

    Empty where no office is named, or where a noun in front says that it is another: "climate chief".
    """
    noun = draft.lemma(head) if draft.tokens[head].tag == "NNS" else draft.tokens[head].text
    words = f"{title_words(draft, first, head - 1)} {noun}".replace(" - ", "-").split()
    tails = (" ".join(words[i:]) for i in range(len(words)))
    tail = next((tail for tail in tails if known_title(tail)[1] == tail), "")
    whole = " ".join(t.text for t in draft.tokens[head : last + 1]).replace(" - ", "-")
    behind = known_title(whole)[1]
    longest = max((tail, behind), key=lambda title: len(title.split()))
    before = words[: len(words) - len(tail.split())] if tail else words[:-1]
    if longest == tail and _tells_another(draft, before, first, head):
        return ""
    return longest


def _tells_another(draft: Draft, before: Sequence[str], first: int, head: int) -> bool:
    """Tell whether a word in front of a title makes it another's: a noun, or an adjective of titles."""
    nouns = {t.text for t in draft.tokens[first:head] if t.pos in ("NOUN", "PROPN") and t.i not in draft.name_at}
    words = person_words()
    return any(
        (word in nouns or word.lower() in words.title_modifiers or word.lower() in words.partial)
        and word.lower() not in words.passing
        for word in before
    )


def _of_something(draft: Draft, first: int, head: int) -> bool:
    """Tell a leader of a part: "the religious leader", "the opposition leader"."""
    words = [t.text for t in draft.tokens[first:head] if t.i not in draft.name_at and t.tag not in _LEFT_OUT]
    return _tells_another(draft, words, first, head)


def _of_the_past(draft: Draft, first: int, head: int) -> bool:
    """Tell "the former president"."""
    return any(t.text.lower() in person_words().not_in_office for t in draft.tokens[first:head])


def _of_a_ministry(of: str, title: str) -> tuple[str, str]:
    """Return whose office the chief of a ministry holds: the Pentagon's is the defence minister of its state."""
    for ending, minister in _MINISTERS.items():
        if of.endswith(ending):
            return of.removesuffix(ending), minister
    return of, title


def _topics(draft: Draft, first: int, last: int, of: str) -> list[str]:
    """Return the names in a phrase that say what an office is about: "for Yemen"; not whose office it is."""
    names = [name for name in draft.names_in(range(first, last + 1)) if name.kind in ("place", "nationality")]
    return [name.text for name in names if not any(s.id == of for s in draft.register.aliases.senses(name.text))]


def _by_register(draft: Draft, titles: Sequence[str], of: str, name: str, topics: Sequence[str]) -> Who | None:
    """Return who held an office on the article's day; without a day, whoever of the article ever held it."""
    for title in titles:
        ever = list(
            dict.fromkeys(actor.id for _, actor in draft.register.holders(title, of) if actor.id in draft.named)
        )
        holder = _holder(draft, title, of, topics) if draft.day else None
        if holder is not None and (holder.id in ever or not ever or len(titles) == 1):
            why = f"held the office of {title.partition(' of ')[0]} of {name} on {draft.day}"
            return Who(holder.id, holder.name, "person", "office", why)
        if len(ever) == 1 and not draft.day:
            actor = draft.register.actors[ever[0]]
            why = f"named in the article, and known as {title} of {name}"
            return Who(actor.id, actor.name, "person", "office", why)
    return None


def _holder(draft: Draft, title: str, of: str, topics: Sequence[str]) -> Actor | None:
    """Return the holder on the article's day; of several envoys, the one for what the phrase is about."""
    day = draft.day or ""
    held = [(role, actor) for role, actor in draft.register.holders(title, of) if holds(role, day)]
    if topics:
        about = [(role, actor) for role, actor in held if _about(role, topics)]
        held = about or [(role, actor) for role, actor in held if role.title.lower() in load_offices()]
    elif len({actor.id for _, actor in held}) > 1:
        told = [
            word.rstrip("s") for word in title.lower().split() if len(word) > _SHORTEST_TOPIC and word not in _HEADS
        ]
        narrow = [(role, actor) for role, actor in held if any(word in role.title.lower() for word in told[:1])]
        if len({actor.id for _, actor in narrow}) != 1:
            return draft.register.office_holder(title, of, day)
        held = narrow
    found = {actor.id: actor for _, actor in held}
    return next(iter(found.values())) if len(found) == 1 else None


def _about(role: Role, topics: Sequence[str]) -> bool:
    """Tell whether an office is for what is named."""
    return any(fold(topic).lower() in fold(role.title).lower() for topic in topics)
