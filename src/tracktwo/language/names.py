"""Proper names: what the trained reader marks, corrected by the register, by titles, and by the rest of the article.

Where there is no trained reader, the parser's entities stand in for its marks: a model of that size takes a surname
alone for a body, a town for a people, and swallows a person into the title before them. What corrects either: names of
the register (the longest match); persons behind a title or with a given name; acronyms that the text expands; and the
article itself, in which a surname means whoever was named in full.

A state, its capital and other towns are names of kind ``place``: whether a state acts is for the cast to say.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracktwo.actors.aliases import Hit, fold
from tracktwo.actors.register import load_register, surname
from tracktwo.actors.words import peoples, person_words
from tracktwo.language.acronyms import find_acronyms
from tracktwo.language.persons import find_persons, title_word
from tracktwo.language.reading import Name, Reading, Token
from tracktwo.language.tagged_names import words_of_names
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import is_notable

_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality",
    "EVENT": "event",
}  # fmt: skip
_ACTOR_KINDS = {"body": "organisation", "population": "organisation", "other": "organisation"}
_USES = {
    "state": "place", "capital": "place", "building": "government", "adjective": "nationality", "people": "nationality",
}  # fmt: skip
_DASHES = ("-", "–", "—", "--")
_SHORT = 3  # letters up to which a word in capitals may be an ordinary word of a headline
_VOUCHED = 100  # votes of a name that register, title or acronym vouch for: more than an article's other mentions have
# From this score on, the trained reader's kind stands against gazetteer and parse. On GUM's and re3d's development
# parts .6 gives exact F1 .714 and .738, .95 gives .707 and .737: what it is not sure of is better looked up.
SURE = 0.6
SURE_OF_ONE_WORD = 0.95  # "Ramadi fell": one word alone, taken for a person, is looked up more readily
_SURNAME = 3  # letters that a surname alone needs to be known again


@dataclass(frozen=True, slots=True)
class _Span:
    """A candidate: tokens ``first`` to ``last``, characters, kind.

    ``known`` where register, title or acronym vouch; ``score`` is the trained reader's, 0 where it marked nothing.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    known: bool = False
    score: float = 0.0


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Find the proper names of the body, in text order, none overlapping."""
    tokens = reading.tokens
    known = _known_names(reading)
    blocked = {i for span in known if span.kind != "person" for i in range(span.first, span.last + 1)}
    marked = _tagged(reading) if reading.tagging.model else _entities(tokens)
    persons = [_span(tokens, *ends, "person", known=True) for ends in find_persons(tokens, blocked)]
    spans = _choose(tokens, [*known, *_unmarked(persons, marked)], marked)
    spans = [span for span in _add_acronyms(reading, spans) if span.known or not _mere_title(tokens, span)]
    spans = _add_surnames(tokens, spans)
    settled = _settle(tokens, spans)
    return tuple(Name(s.first, s.last, s.start, s.end, reading.text[s.start : s.end], s.kind) for s in settled)


def _span(tokens: Sequence[Token], first: int, last: int, kind: str, *, known: bool = False) -> _Span:
    """Make a span of whole tokens."""
    return _Span(first, last, tokens[first].start, tokens[last].end, kind, known)


def _known_names(reading: Reading) -> list[_Span]:
    """Find names of the register and of states; a surname alone counts only where the article has the full name."""
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
        bare = all(sense.use == "surname" for sense in hit.senses)
        if bare and (tokens[first].tag not in ("NNP", "NNPS") or "DATE" in tokens[first].ent):
            continue  # "may", "in May", of one whose name is May
        if (
            kind
            and first >= 0
            and tokens[first].sent == tokens[last].sent
            and not _shouted(reading, hit, tokens[first])
        ):
            spans.append(_Span(first, last, hit.start, hit.end, kind, known=True))
    return spans


def _kind_of(hit: Hit, named: set[str]) -> str:
    """Return the kind of name that a hit is; nothing for a surname whose bearer is not named in full."""
    for sense in hit.senses:
        if sense.use == "actor":
            kind = load_register().actors[sense.id].kind
            return _ACTOR_KINDS.get(kind, kind)
        if sense.use != "surname":
            return _USES[sense.use]
    return "person" if any(sense.id in named for sense in hit.senses) else ""


def _shouted(reading: Reading, hit: Hit, token: Token) -> bool:
    """Tell an ordinary short word of a headline in capitals ("TALKS IN US") from an acronym."""
    text = reading.text[hit.start : hit.end]
    if len(text) > _SHORT or not text.isupper():
        return False
    sentence = reading.syntax.sentences[token.sent]
    return reading.text[sentence.start : sentence.end].isupper()


def _tagged(reading: Reading) -> list[_Span]:
    """Return the trained reader's names, without articles, titles and marks at their ends."""
    tokens = reading.tokens
    spans = []
    for first, last, name in words_of_names(tokens, reading.tagging.names):
        span = _trim(tokens, _span(tokens, first, last, name.kind))
        if span is not None:
            start, end = max(span.start, name.start), min(span.end, name.end)
            spans.append(replace(span, start=start, end=end, score=name.score))
    return spans


def _unmarked(persons: Iterable[_Span], marked: Iterable[_Span]) -> list[_Span]:
    """Keep of the persons told by titles and given names those that the trained reader has not marked in some way.

    Where it has marked something else, it saw more than a word: "Rahman Legion" begins with a given name.
    """
    other = [span for span in marked if span.score and span.kind != "person"]
    taken = {i for span in other for i in range(span.first, span.last + 1)}
    return [span for span in persons if taken.isdisjoint(range(span.first, span.last + 1))]


def _entities(tokens: Sequence[Token]) -> list[_Span]:
    """Join the parser's entity labels into spans; dates, numbers and the like are left out."""
    spans: list[_Span] = []
    label = ""
    for token in tokens:
        mark, _, own = token.ent.partition("-")
        if own not in _KINDS:
            label = ""
        elif mark == "I" and own == label and not _spaced_dash(tokens, token.i):
            spans[-1] = _span(tokens, spans[-1].first, token.i, _KINDS[own])
        else:
            spans.append(_span(tokens, token.i, token.i, _KINDS[own]))
            label = own
    trimmed = (_trim(tokens, span) for span in spans)
    return [span for span in trimmed if span is not None]


def _spaced_dash(tokens: Sequence[Token], i: int) -> bool:
    """Tell a dash between words of two names, or the word behind it: "the Axis — Iran" is no one name."""
    dash = i if tokens[i].text in _DASHES else i - 1
    return tokens[dash].text in _DASHES and tokens[dash - 1].end < tokens[dash].start


def _trim(tokens: Sequence[Token], span: _Span) -> _Span | None:
    """Cut articles, titles, marks and possessive endings off a span; None where no word with a capital is left."""
    first, last = span.first, span.last
    while first <= last and (
        tokens[first].tag in ("DT", "POS", "CC", "IN", "PRP$")
        or not tokens[first].text[0].isalnum()
        or (span.kind == "person" and first < last and title_word(tokens[first]) and tokens[first + 1].tag != "POS")
    ):
        first += 1
    while first <= last and (
        tokens[last].tag in ("POS", "CC", "IN") or not tokens[last].text.rstrip(".")[-1:].isalnum()
    ):
        last -= 1
    if not any(token.text[:1].isupper() for token in tokens[first : last + 1]):
        return None
    return _span(tokens, first, last, span.kind)


def _choose(tokens: Sequence[Token], sure: list[_Span], entities: list[_Span]) -> list[_Span]:
    """Take bodies whose names hold known ones, then the sure spans, the longer first, then what else overlaps none."""
    inside: dict[int, _Span] = {}
    for span in sorted(sure, key=lambda s: s.last - s.first):
        inside.update(dict.fromkeys(range(span.first, span.last + 1), span))
    bodies = [entity for entity in entities if _is_larger_body(tokens, entity, inside)]
    ranked = [*bodies, *sorted(sure, key=lambda s: (s.start - s.end, s.start)), *entities]
    taken: set[int] = set()
    kept = []
    for span in ranked:
        places = range(span.first, span.last + 1)
        if taken.isdisjoint(places):
            kept.append(span)
            taken.update(places)
    return sorted(kept, key=lambda s: s.start)


def _is_larger_body(tokens: Sequence[Token], entity: _Span, inside: dict[int, _Span]) -> bool:
    """Tell a body's, a person's or a building's name in which a known name is only a part ("Damascus University")."""
    within = {inside[i] for i in range(entity.first, entity.last + 1) if i in inside}
    place = entity.kind in ("place", "nationality")
    if not within or (place and not any(s.kind == "nationality" for s in within)):
        return False
    if any(s.first < entity.first or s.last > entity.last or s.kind == "person" for s in within):
        return False
    words = tokens[entity.first : entity.last + 1]
    rest = [t for t in words if t.i not in inside]
    plain = all(t.text[:1].isupper() or t.tag in ("IN", "DT", "CC", "HYPH", "POS") for t in rest)
    named = any(t.text[:1].isupper() for t in rest)
    return plain and named and words[-1].text[:1].isupper() and not any(title_word(t) for t in words)


def _mere_title(tokens: Sequence[Token], span: _Span) -> bool:
    """Tell a word of a title that the parser took for a body ("State" in "Secretary of State"), or a platform."""
    word = tokens[span.first].text
    alone = span.first == span.last
    return alone and (word in person_words().platforms or title_word(tokens[span.first]) or word == "State")


def _add_acronyms(reading: Reading, spans: list[_Span]) -> list[_Span]:
    """Add the expansions of acronyms and every place where the acronym stands; both have one kind."""
    tokens = reading.tokens
    kinds: dict[str, str] = {}
    extra: list[_Span] = []
    for acronym in find_acronyms(reading):
        over = [s for s in spans if s.start < acronym.end and acronym.start < s.end]
        exact = next((s.kind for s in over if s.known and s.start == acronym.start), None)
        kinds[acronym.short] = exact or "organisation"
        inner = [t for t in tokens if acronym.start <= t.start and t.end <= acronym.end] if exact is None else []
        if inner:
            extra.append(_span(tokens, inner[0].i, inner[-1].i, "organisation", known=True))
    extra.extend(_span(tokens, t.i, t.i, kinds[t.text], known=True) for t in tokens if t.text in kinds)
    return _overlay(spans, extra)


def _overlay(spans: list[_Span], extra: Iterable[_Span]) -> list[_Span]:
    """Put ``extra`` over ``spans``; what it touches gives way, unless that was known and is longer."""
    for new in extra:
        touched = [s for s in spans if s.first <= new.last and new.first <= s.last]
        if any(s.known and s.last - s.first >= new.last - new.first for s in touched):
            continue
        spans = [s for s in spans if s not in touched]
        spans.append(new)
    return sorted(spans, key=lambda s: s.start)


def _add_surnames(tokens: Sequence[Token], spans: list[_Span]) -> list[_Span]:
    """Add every place where the surname of a person named in full stands alone."""
    full = [s for s in spans if s.kind == "person" and s.last > s.first]
    names = {fold(_family(tokens, s)) for s in full}
    names = {name for name in names if len(name) >= _SURNAME}
    free = {i for s in spans if s.known or s.last > s.first for i in range(s.first, s.last + 1)}
    found = []
    for token in tokens:
        if token.i in free or fold(token.text) not in names or not token.text[:1].isupper():
            continue
        if token.tag in ("NNP", "NNPS", "NN", "NNS") or token.dep in ("nsubj", "poss"):
            found.append(_span(tokens, token.i, token.i, "person", known=True))
    return _overlay(spans, found)


def _family(tokens: Sequence[Token], span: _Span) -> str:
    """Return the surname of a full name."""
    return surname(_plain(tokens, span))


def _settle(tokens: Sequence[Token], spans: list[_Span]) -> list[_Span]:
    """Give a name that nothing vouches for the kind that the same words mostly have in the article.

    The first name of somebody named in full stays a person, though a town may be called the same.
    """
    votes: dict[str, dict[str, float]] = {}
    given = {fold(tokens[s.first].text) for s in spans if s.kind == "person" and s.last > s.first}
    for span in spans:
        again = span.kind == "person" and span.first == span.last and fold(tokens[span.first].text) in given
        kind = "person" if again else _likely(tokens, span)
        counted = votes.setdefault(_words(tokens, span), {})
        told = span.known or _is_outlet(tokens, span)
        counted[kind] = counted.get(kind, 0) + (_VOUCHED if told else span.score or 1)
    settled = []
    for span in spans:
        counted = votes[_words(tokens, span)]
        best = span.kind if span.known else max(counted, key=lambda kind: (counted[kind], kind))
        settled.append(replace(span, kind=best))
    return settled


def _likely(tokens: Sequence[Token], span: _Span) -> str:
    """Return the kind that the words around a name make likely: an unknown people behind "in" is a place."""
    token = tokens[span.last]
    if span.known:
        return span.kind
    if span.first == span.last and fold(token.text) in peoples():
        return "nationality"
    if _is_outlet(tokens, span):
        return "outlet"
    if span.kind == "place" and span.last > span.first and _is_officeholder(tokens, token):
        return "person"
    saying = token.dep == "nsubj" and tokens[token.head].lemma in person_words().saying_verbs
    if span.score >= (SURE_OF_ONE_WORD if span.kind == "person" and span.first == span.last else SURE):
        return span.kind  # the trained reader saw the words around as well
    if span.kind not in ("place", "event") and not saying and is_notable(fold_name(_plain(tokens, span))):
        return "place"
    if span.kind not in ("nationality", "person") or span.last > span.first:
        return span.kind
    behind = tokens[token.head].text.lower()
    local = token.dep == "pobj" and behind in (
        "in",
        "near",
        "from",
        "to",
        "into",
        "across",
        "outside",
        "around",
        "toward",
    )
    if local or (span.kind == "nationality" and token.tag == "NNP"):
        return "place"
    return span.kind


def _is_officeholder(tokens: Sequence[Token], token: Token) -> bool:
    """Tell a name beside an office that speaks: "the governor of Homs, Talal Barazi, told" is of no second place."""
    office = tokens[token.head]
    speaks = office.dep == "nsubj" and tokens[office.head].lemma in person_words().saying_verbs
    return token.dep == "appos" and speaks and title_word(office)


def _is_outlet(tokens: Sequence[Token], span: _Span) -> bool:
    """Tell whether the noun right before a name says that it is an outlet: "the news agency Petra"."""
    before = tokens[span.first - 1] if span.first else None
    word = person_words().bodies.get(before.lemma) if before is not None and before.tag == "NN" else None
    return word is not None and word.kind == "outlet"


def _plain(tokens: Sequence[Token], span: _Span) -> str:
    """Return a span's words with the spaces that stand between them."""
    words = tokens[span.first : span.last + 1]
    gaps = ["" if after.start == before.end else " " for before, after in pairwise(words)]
    return "".join(t.text + gap for t, gap in zip(words, [*gaps, ""], strict=True))


def _words(tokens: Sequence[Token], span: _Span) -> str:
    """Return the words of a span, folded, as a key."""
    return " ".join(fold(t.text) for t in tokens[span.first : span.last + 1])
