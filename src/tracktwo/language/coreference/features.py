"""Features: one row of numbers for each mention, and one for each mention with a candidate before it.

All pairs of an article are computed at once, so that time goes into a few passes over arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tracktwo.language.coreference.candidates import Candidates, find_candidates
from tracktwo.language.coreference.speakers import find_speakers
from tracktwo.language.coreference.traits import Trait, initials
from tracktwo.language.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

TALK = 3  # share of paragraphs that ask, times this: how much of a talk an article is
QUESTIONS = 3  # paragraphs that ask, which a talk has at least

_FORMS = ("name", "nominal", "pronoun", "clause", "together")
_PRONOUNS = ("i", "we", "you", "he", "she", "it", "they", "one", "this", "that", "these", "those")
_PRONOUN_FORMS = ("plain", "possessive", "reflexive", "demonstrative")
_NUMBERS = ("", "one", "many")
_GENDERS = ("", "m", "f", "n", "p")
_LABELS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "EVENT", "WORK_OF_ART", "PRODUCT")
_ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "conj", "appos", "compound", "npadvmod", "ROOT",
          "dative", "ccomp", "advcl", "nmod", "relcl")  # fmt: skip
_PREPOSITIONS = ("of", "in", "to", "for", "with", "on", "at", "from", "by", "as", "about")
_DEFINITE = ("the", "a", "this", "possessive", "number", "some", "any", "another", "such", "both", "none")
_EXPLETIVES = ("object", "be none", "be ccomp", "be xcomp", "be csubj", "be relcl", "be advcl", "be acl", "verb none",
               "verb ccomp", "verb xcomp", "verb advcl")  # fmt: skip
_NAME, _CLAUSE = _FORMS.index("name"), _FORMS.index("clause")
_KINDS = ("person", "organisation", "government", "armed_group", "outlet", "place", "nationality", "event")


@dataclass(frozen=True, slots=True)
class Table:
    """Features of an article: ``own`` mentions x features; pairs of a mention and a candidate, in order, with theirs.

    ``starts[m]`` to ``starts[m + 1]`` are the pairs of mention ``m``; ``best`` is what its candidates share with it at
    most, of the features that compare words. ``pronouns`` and ``nominals`` are the mentions that may take up another;
    ``speakers`` is who speaks the quotation around each mention, or -1.
    """

    own: Floats
    mentions: Ints
    candidates: Ints
    pairs: Floats
    starts: Ints
    best: Floats
    pronouns: Ints
    nominals: Ints
    speakers: Ints


def build_table(reading: Reading, traits: Sequence[Trait]) -> Table:
    """Compute all features of an article."""
    found = find_candidates(traits)
    columns = _Columns(reading, traits)
    words = _stack(_compared(columns, found))
    pairs = np.hstack([words, _stack([*_placed(columns, found), *_ranked(columns, found)])])
    pronoun = np.array([bool(t.pronoun) for t in traits], dtype=np.bool_)
    other = np.array([not t.pronoun and t.phrase.form != "clause" for t in traits], dtype=np.bool_)
    return Table(
        own=_own(reading, traits, columns),
        mentions=found.mentions,
        candidates=found.candidates,
        pairs=pairs,
        starts=found.starts,
        best=_best(words, found.starts),
        pronouns=np.flatnonzero(pronoun),
        nominals=np.flatnonzero(other),
        speakers=columns.speaker,
    )


def _best(words: Floats, starts: Ints) -> Floats:
    """Return the highest values that the pairs of each mention have."""
    best = np.zeros((len(starts) - 1, words.shape[1]), dtype=np.float32)
    some = np.flatnonzero(np.diff(starts))
    if len(some):
        best[some] = np.maximum.reduceat(words, starts[some], axis=0)
    return best


class _Columns:
    """Traits as columns of numbers."""

    def __init__(self, reading: Reading, traits: Sequence[Trait]) -> None:
        """Number words and traits."""
        self.form = _codes([t.phrase.form for t in traits], _FORMS)
        self.pronoun = _codes([t.pronoun for t in traits], _PRONOUNS)
        self.number = _codes([t.number for t in traits], _NUMBERS)
        self.gender = _codes([t.gender for t in traits], _GENDERS)
        self.label = _codes([t.label for t in traits], _LABELS)
        self.role = _codes([t.role for t in traits], _ROLES)
        self.person = _numbers([t.person for t in traits])
        self.first = _numbers([t.phrase.first for t in traits])
        self.last = _numbers([t.phrase.last for t in traits])
        self.head = _numbers([t.phrase.head for t in traits])
        self.sent = _numbers([t.sent for t in traits])
        self.turn = _numbers([t.turn for t in traits])
        self.quote = _numbers([t.quote for t in traits])
        self.owner = _numbers([t.owner for t in traits])
        self.clause = _numbers([t.clause for t in traits])
        self.depth = _numbers([t.depth for t in traits])
        self.lemma = _ids([t.lemma for t in traits])
        self.text = _ids([t.text for t in traits])
        self.owner_lemma = _ids([t.owner_lemma for t in traits])
        self.says = np.array([t.says for t in traits], dtype=np.bool_)
        self.reflexive = np.array([t.pronoun_form == "reflexive" for t in traits], dtype=np.bool_)
        self.possessive = np.array([t.pronoun_form == "possessive" for t in traits], dtype=np.bool_)
        self.size = _numbers([len(t.words) for t in traits])
        names = [t.text.replace(".", "") if t.phrase.form == "name" else "" for t in traits]
        both = _ids([*(initials(t) for t in traits), *names])
        self.acronym, self.name = both[: len(traits)], both[len(traits) :]
        self.last_word = _ids([t.text.rsplit(" ", 1)[-1] if t.phrase.form == "name" else "" for t in traits])
        self.subject = (self.role == _ROLES.index("nsubj")) | (self.role == _ROLES.index("nsubjpass"))
        asks = _questions(reading)
        self.asks = np.array([asks[t.turn] for t in traits], dtype=np.bool_)
        changes = np.cumsum([0] + [int(a != b) for a, b in zip(asks[1:], asks[:-1], strict=True)])
        self.voice = np.array([changes[t.turn] for t in traits], dtype=np.int64)
        share = sum(asks) / len(asks)
        self.dialogue = np.full(len(traits), min(1.0, TALK * share) if sum(asks) >= QUESTIONS else 0.0)
        self.speaker = _numbers(find_speakers(traits))
        earlier: dict[int, int] = {}
        counts = []
        for code in self.lemma.tolist():
            counts.append(earlier.get(code, 0))
            earlier[code] = earlier.get(code, 0) + 1
        self.so_far = _numbers(counts)
        self.total = _numbers([earlier[code] for code in self.lemma.tolist()])


def _own(reading: Reading, traits: Sequence[Trait], columns: _Columns) -> Floats:
    """Return the features of single mentions."""
    blocks = [
        _hot(columns.form, len(_FORMS)),
        _hot(columns.pronoun, len(_PRONOUNS)),
        _hot(_codes([t.pronoun_form for t in traits], _PRONOUN_FORMS), len(_PRONOUN_FORMS)),
        _hot(columns.number, len(_NUMBERS)),
        _hot(columns.gender, len(_GENDERS)),
        _hot(columns.label, len(_LABELS)),
        _hot(columns.role, len(_ROLES)),
        _hot(_codes([t.preposition for t in traits], _PREPOSITIONS), len(_PREPOSITIONS)),
        _hot(_codes([t.definite for t in traits], _DEFINITE), len(_DEFINITE)),
        _hot(_codes([t.expletive for t in traits], _EXPLETIVES), len(_EXPLETIVES)),
        _hot(_codes([t.name_kind for t in traits], _KINDS), len(_KINDS)),
    ]
    heads = columns.head
    sentences = reading.syntax.sentences
    numbers = [
        np.minimum(columns.depth, 4) / 4,
        np.log1p(np.minimum(_numbers([t.length for t in traits]), 20)) / 3,
        np.log1p(columns.so_far) / 3,
        np.log1p(columns.total) / 3,
        columns.quote >= 0,
        columns.says,
        columns.asks,
        np.minimum(columns.sent, 20) / 20,
        np.minimum(heads - _numbers([sentences[s].first for s in columns.sent.tolist()]), 20) / 20,
        columns.turn == 0,
        columns.dialogue,
    ]
    return np.hstack([*blocks, np.stack([np.asarray(n, dtype=np.float32) for n in numbers], axis=1)])


def _compared(columns: _Columns, found: Candidates) -> list[npt.NDArray[Any]]:
    """Return what pairs have in common as words: the same text, head, surname, initials."""
    i, j, common = found.mentions, found.candidates, found.common
    some = common > 0
    share = common / np.maximum(columns.size[i] + columns.size[j] - common, 1)
    inside, covers = some & (common == columns.size[i]), some & (common == columns.size[j])
    nouns = (columns.pronoun[i] < 0) & (columns.pronoun[j] < 0)
    same_lemma = nouns & (columns.lemma[i] == columns.lemma[j])
    number = _agree_number(columns.number[i], columns.number[j])
    named = (columns.form[i] == _NAME) & (columns.form[j] == _NAME)
    return [
        nouns & (columns.text[i] == columns.text[j]),
        same_lemma,
        same_lemma & (number >= 0),
        same_lemma & (inside | covers),
        share,
        inside & nouns,
        covers & nouns,
        named & (columns.last_word[i] == columns.last_word[j]),
        named & inside,
        named & covers,
        (columns.acronym[i] == columns.name[j]) & (columns.acronym[i] > 0),
        (columns.acronym[j] == columns.name[i]) & (columns.acronym[j] > 0),
    ]


def _placed(columns: _Columns, found: Candidates) -> list[npt.NDArray[Any]]:
    """Return how pairs stand to each other: distance, agreement, syntax, quotation, turns of a talk."""
    i, j = found.mentions, found.candidates
    sentences, turns = columns.sent[i] - columns.sent[j], columns.turn[i] - columns.turn[j]
    voices = columns.voice[i] - columns.voice[j]
    gender = _agree_gender(columns.gender[i], columns.gender[j])
    number = _agree_number(columns.number[i], columns.number[j])
    subject = columns.subject[j]
    clause = columns.clause[i] == columns.clause[j]
    in_quote, of_quote = columns.quote[i], columns.quote[j]
    label_i, label_j = columns.label[i], columns.label[j]
    return (
        [
            *_bands(sentences, (0, 1, 2, 5)),
            *_bands(turns, (0, 1, 2)),
            np.log1p(np.maximum(columns.head[i] - columns.head[j], 0)) / 6,
            np.log1p(i - j) / 4,
            gender > 0, gender < 0, number > 0, number < 0,
            (columns.pronoun[i] == columns.pronoun[j]) & (columns.pronoun[i] >= 0),
            columns.person[i] == columns.person[j],
            columns.role[i] == columns.role[j],
            (columns.owner[i] == columns.owner[j]) & clause,
            clause,
            clause & columns.reflexive[i],
            clause & columns.possessive[i] & subject,
            columns.owner_lemma[i] == columns.owner_lemma[j],
            (columns.first[j] <= columns.head[i]) & (columns.head[i] <= columns.last[j]),
            (columns.first[i] <= columns.head[j]) & (columns.head[j] <= columns.last[i]),
            columns.owner[i] == columns.head[j],
            (columns.owner[i] == columns.head[j]) & (columns.role[i] == _ROLES.index("appos")),
            (columns.owner[i] == columns.owner[j]) & (columns.role[i] == _ROLES.index("attr")) & subject,
            columns.head[j] == columns.clause[i],
            (in_quote == of_quote) & (in_quote >= 0),
            (in_quote >= 0) & (of_quote < 0),
            (in_quote < 0) & (of_quote >= 0),
            (in_quote >= 0) & (of_quote >= 0) & (in_quote != of_quote),
            columns.speaker[i] == j,
            (columns.speaker[i] == columns.speaker[j]) & (columns.speaker[i] >= 0),
            *_bands(voices, (0, 1, 2)), voices % 2 == 0,
            columns.asks[i] & columns.asks[j],
            *_talk(columns, i, j, voices, turns),
            (label_i == label_j) & (label_i >= 0),
            (label_i != label_j) & (label_i >= 0) & (label_j >= 0),
            subject,
            np.log1p(columns.total[j]) / 3,
            np.log1p(columns.so_far[j]) / 3,
        ]
    )  # fmt: skip


def _ranked(columns: _Columns, found: Candidates) -> list[npt.NDArray[Any]]:
    """Return whether a candidate is the first, second, third or a later of its kind, counted back from the mention."""
    i, j = found.mentions, found.candidates
    gender = _agree_gender(columns.gender[i], columns.gender[j])
    number = _agree_number(columns.number[i], columns.number[j])
    fits = (gender >= 0) & (number >= 0) & (columns.form[j] != _CLAUSE)
    same_pronoun = (columns.pronoun[i] == columns.pronoun[j]) & (columns.pronoun[i] >= 0)
    nouns = (columns.pronoun[i] < 0) & (columns.pronoun[j] < 0)
    same_lemma = nouns & (columns.lemma[i] == columns.lemma[j])
    flags: list[npt.NDArray[Any]] = []
    for kind in (fits, fits & columns.subject[j], fits & (gender > 0), same_pronoun, same_lemma):
        rank = _rank(kind, found.starts)
        flags.extend(kind & band for band in _bands(rank, (0, 1, 2)))
    return flags


def _bands(values: Ints, bounds: Sequence[int]) -> list[Flags]:
    """Return a flag for each band that values may lie in: up to the first bound, above it to the second, above all."""
    band = np.searchsorted(np.array(bounds), values, side="left")
    return [band == n for n in range(len(bounds) + 1)]


def _stack(columns: Sequence[npt.NDArray[Any]]) -> Floats:
    """Put columns side by side."""
    rows = np.empty((len(columns[0]), len(columns)), dtype=np.float32)
    for n, column in enumerate(columns):
        rows[:, n] = column
    return rows


def _talk(columns: _Columns, i: Ints, j: Ints, voices: Ints, turns: Ints) -> list[Floats]:
    """Return who of a talk may be meant: two pronouns of first or second person, in the same turn or another's."""
    talk = columns.dialogue[i] * (columns.quote[i] < 0) * (columns.quote[j] < 0)
    one, other = columns.person[i], columns.person[j]
    found: list[Floats] = []
    for person in (1, 2):
        for before in (1, 2):
            same = (columns.number[i] == columns.number[j]) | (person != before)
            both = (one == person) & (other == before) & same
            found.extend(
                np.asarray(both * talk * when, dtype=np.float32)
                for when in (turns == 0, (turns > 0) & (voices % 2 == 0), voices % 2 == 1, turns == 1, turns % 2 == 0)
            )
    return found


def _rank(flags: Flags, starts: Ints) -> Ints:
    """Return for every pair how many pairs with the flag stand between its candidate and the mention."""
    total = np.concatenate([[0], np.cumsum(flags)])
    ends = np.repeat(total[starts[1:]], np.diff(starts))
    between: Ints = ends - total[1:]
    return between


def _agree_gender(one: Ints, other: Ints) -> Ints:
    """Return 1 where two genders agree, -1 where they cannot, 0 where that is not known."""
    table = np.zeros((5, 5), dtype=np.int64)
    table[1, 2] = table[2, 1] = table[1, 3] = table[3, 1] = table[2, 3] = table[3, 2] = table[3, 4] = table[4, 3] = -1
    table[1, 1] = table[2, 2] = table[3, 3] = table[4, 4] = table[1, 4] = table[4, 1] = table[2, 4] = table[4, 2] = 1
    found: Ints = table[one, other]
    return found


def _agree_number(one: Ints, other: Ints) -> Ints:
    """Return 1 where two numbers agree, -1 where they do not, 0 where that is not known."""
    known = (one > 0) & (other > 0)
    return np.where(known, np.where(one == other, 1, -1), 0)


def _questions(reading: Reading) -> list[bool]:
    """Tell for each paragraph whether it ends in a question: a turn of who asks."""
    return [reading.text[p.start : p.end].rstrip().endswith("?") for p in reading.layout.paragraphs] or [False]


def _codes(values: Sequence[str], known: Sequence[str]) -> Ints:
    """Number values by their place in a list, -1 where they are not on it."""
    places = {value: n for n, value in enumerate(known)}
    return np.array([places.get(value, -1) for value in values], dtype=np.int64)


def _ids(values: Sequence[str]) -> Ints:
    """Number values by their first appearance; the empty one is 0."""
    seen: dict[str, int] = {"": 0}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)


def _numbers(values: Sequence[int]) -> Ints:
    """Make a column of integers."""
    return np.array(values, dtype=np.int64)


def _hot(codes: Ints, size: int) -> Floats:
    """Return codes as rows with a single one; -1 is a row of zeros."""
    rows = np.zeros((len(codes), size), dtype=np.float32)
    known = np.flatnonzero(codes >= 0)
    rows[known, codes[known]] = 1
    return rows
