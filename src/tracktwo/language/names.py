"""Proper names: the parser's entities, corrected by the register, by titles, and by the rest of the article.

A model of the parser's size takes a surname alone for a body, a town for a people, and swallows a person into the
title before them. What corrects it, in this order: names of the register (the longest match); expansions of acronyms;
persons behind a title or with a given name; and the article itself, in which a surname means whoever was named in full.

A state, its capital and other towns are names of kind ``place``: whether a state acts is for the cast to say.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.actors.aliases import Hit, fold
from tracktwo.actors.register import load_register
from tracktwo.actors.words import is_given_name, peoples, person_words
from tracktwo.language.acronyms import find_acronyms
from tracktwo.language.reading import Name, Reading, Token

_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality",
    "EVENT": "event",
}  # fmt: skip
_ACTOR_KINDS = {"body": "organisation", "population": "organisation", "other": "organisation"}
_USES = {"state": "place", "capital": "place", "building": "government", "adjective": "nationality", "people": "nationality"}
_LONGEST_NAME = 6  # words of a person's name


@dataclass(frozen=True, slots=True)
class _Span:
    """A candidate: tokens ``first`` to ``last``, characters, kind; ``known`` where the register or a title vouches for it."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    known: bool = False


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of the body, in text order, none overlapping."""
    tokens = reading.tokens
    if not tokens:
        return ()
    known = _known_names(reading)
    persons = _persons(tokens, known)
    taken = _choose([*_drop_inner(known, persons), *persons], _entities(tokens))
    taken = _with_acronyms(reading, taken)
    settled = _settle(tokens, taken)
    return tuple(Name(s.first, s.last, s.start, s.end, reading.text[s.start : s.end], s.kind) for s in settled)


def _known_names(reading: Reading) -> list[_Span]:
    """Find names of the register and of states; a surname alone counts only where its full name stands in the article."""
    register, tokens = load_register(), reading.tokens
    starts = [token.start for token in tokens]
    hits: list[Hit] = []
    for paragraph in reading.layout.paragraphs:
        hits.extend(register.aliases.find(reading.text, paragraph.start, paragraph.end))
    named = {s.id for hit in hits for s in hit.senses if s.use == "actor"}
    spans = []
    for hit in hits:
        kind = _kind_of(hit, named)
        first, last = bisect_right(starts, hit.start) - 1, bisect_right(starts, hit.end - 1) - 1
        if kind and first >= 0 and tokens[first].sent == tokens[last].sent and not _shouted(reading, hit, tokens[first]):
            spans.append(_Span(first, last, hit.start, hit.end, kind, known=True))
    return spans


def _kind_of(hit: Hit, named: set[str]) -> str:
    """Return the kind of name that a hit is; nothing for a surname whose bearer is not named in full."""
    register = load_register()
    for sense in hit.senses:
        if sense.use == "actor":
            kind = register.actors[sense.id].kind
            return _ACTOR_KINDS.get(kind, kind)
        if sense.use != "surname":
            return _USES[sense.use]
    return "person" if any(sense.id in named for sense in hit.senses) else ""


def _shouted(reading: Reading, hit: Hit, token: Token) -> bool:
    """Tell an ordinary short word of a headline in capitals ("TALKS IN US") from an acronym."""
    text = reading.text[hit.start : hit.end]
    if len(text) > 3 or not text.isupper() or "." in text:  # noqa: PLR2004 - "IS", "IT", "US", "WHO": longer ones are seldom words
        return False
    sentence = reading.syntax.sentences[token.sent]
    return reading.text[sentence.start : sentence.end].isupper()


def _entities(tokens: Sequence[Token]) -> list[_Span]:
    """Join the parser's entity labels into spans; dates, numbers and the like are left out."""
    spans: list[_Span] = []
    open_label = ""
    for token in tokens:
        mark, _, label = token.ent.partition("-")
        kind = _KINDS.get(label, "")
        if kind and mark == "I" and label == open_label and spans and spans[-1].last == token.i - 1:
            begun = spans[-1]
            spans[-1] = _Span(begun.first, token.i, begun.start, token.end, kind)
        elif kind:
            spans.append(_Span(token.i, token.i, token.start, token.end, kind))
        open_label = label if kind else ""
    return [trimmed for span in spans if (trimmed := _trim(tokens, span)) is not None]


def _trim(tokens: Sequence[Token], span: _Span) -> _Span | None:
    """Cut articles, marks and possessive endings off a span; None where no word with a capital is left."""
    first, last = span.first, span.last
    while first <= last and (tokens[first].tag in ("DT", "POS", "CC", "IN") or not tokens[first].text[0].isalnum()):
        first += 1
    while first <= last and (tokens[last].tag in ("POS", "CC", "IN") or not tokens[last].text[-1].isalnum()):
        if tokens[last].text.endswith("."):
            break
        last -= 1
    if first > last or not any(t.text[:1].isupper() for t in tokens[first : last + 1]):
        return None
    return _Span(first, last, tokens[first].start, tokens[last].end, span.kind)


def _persons(tokens: Sequence[Token], known: Sequence[_Span]) -> list[_Span]:
    """Find persons by a title before the name, or by a given name and a surname."""
    blocked = {i for span in known if span.kind != "person" for i in range(span.first, span.last + 1)}
    words = person_words()
    found = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        last = _run_end(tokens, i, blocked)
        if last is None:
            i += 1
            continue
        titled = i > 0 and tokens[i - 1].sent == token.sent and _is_title(tokens, i - 1)
        given = is_given_name(token.text)
        several = last > i
        ends_like_body = fold(tokens[last].text).lower() in words.body_words
        if not ends_like_body and ((given and several) or (titled and (several or token.dep != "compound"))):
            found.append(_Span(i, last, token.start, tokens[last].end, "person", known=True))
            i = last
        i += 1
    return found


def _run_end(tokens: Sequence[Token], i: int, blocked: set[int]) -> int | None:
    """Return the last token of a run of name words that begins at ``i``; None where none begins."""
    words = person_words()
    if not _name_word(tokens[i]) or i in blocked or _title_word(tokens[i]):
        return None
    last = i
    at = i + 1
    while at < len(tokens) and at - i < 2 * _LONGEST_NAME and tokens[at].sent == tokens[i].sent:
        token = tokens[at]
        if at in blocked:
            break
        if _name_word(token) and not _title_word(token):
            last = at
        elif token.text != "-" and token.text.lower() not in words.particles:
            break
        elif token.text == "-" and tokens[at - 1].end != token.start:
            break
        at += 1
    return last


def _name_word(token: Token) -> bool:
    """Tell a word that can be part of a person's name."""
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and (not token.text.isupper() or len(token.text) < 3)  # noqa: PLR2004 - initials


def _title_word(token: Token) -> bool:
    """Tell a word of titles and honorifics."""
    words, word = person_words(), token.text.lower().rstrip(".")
    return word in words.title_heads or (word in words.honorifics and not is_given_name(token.text))


def _is_title(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a title's head that a name may follow, as in "mediator Anna Novak"."""
    token = tokens[i]
    if not _title_word(token) or token.tag in ("NNS", "NNPS"):
        return False
    return tokens[i + 1].dep != "nsubj" or token.head == i + 1 or token.dep in ("compound", "nmod", "amod")


def _drop_inner(known: list[_Span], persons: list[_Span]) -> list[_Span]:
    """Drop a known person's surname inside another person's full name ("Asma al-Assad")."""
    inside = {i: p for p in persons for i in range(p.first, p.last + 1)}
    kept = []
    for span in known:
        person = inside.get(span.first)
        longer = person is not None and (person.last - person.first) > (span.last - span.first)
        if not (longer and span.kind == "person" and person is not None and person.first < span.first):
            kept.append(span)
    return kept


def _choose(sure: list[_Span], entities: list[_Span]) -> list[_Span]:
    """Take the sure spans, the longer first, then the entities that overlap none; a longer body swallows its parts."""
    raise NotImplementedError


def _with_acronyms(reading: Reading, spans: list[_Span]) -> list[_Span]:
    raise NotImplementedError


def _settle(tokens: Sequence[Token], spans: list[_Span]) -> list[_Span]:
    raise NotImplementedError
