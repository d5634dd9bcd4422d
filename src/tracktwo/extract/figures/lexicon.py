"""The words that say what a number counts, from knowledge/figure.yaml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tracktwo.language.lexicon_file import read_lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that counts: its second word (a particle, preposition or object lemma) if any, and whether it needs
    people.
    """

    measure: str
    second: str | None
    people_only: bool


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What knowledge/figure.yaml says, arranged by lemma."""

    undergo: Mapping[str, tuple[Cue, ...]]
    do: Mapping[str, tuple[Cue, ...]]
    state: Mapping[str, str]
    noun: Mapping[str, str]
    event: Mapping[str, str]
    fighters: frozenset[str]
    police: frozenset[str]
    staff: frozenset[str]
    military: frozenset[str]
    posting: frozenset[str]
    leaving: frozenset[str]
    people: frozenset[str]
    people_endings: tuple[str, ...]
    never: frozenset[str]
    opinion: frozenset[str]
    nobody: frozenset[str]
    people_in_general: frozenset[str]
    vouching: frozenset[str]
    alleging: frozenset[str]
    manner: frozenset[str]
    papers: frozenset[str]
    running: frozenset[str]
    as_of: frozenset[str]
    counts: frozenset[str]
    counts_reach: frozenset[str]
    withdrawing: frozenset[str]
    anew: frozenset[str]
    mounting: frozenset[str]
    exceeding: frozenset[str]
    adding: frozenset[str]
    over: frozenset[str]
    projectiles: frozenset[str]
    firing: frozenset[str]
    strikes: frozenset[str]
    strikes_from_air: frozenset[str]
    striking: frozenset[str]
    striking_means: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """Load the words once in a process."""
    data = read_lexicon("figure.yaml")
    measures: dict[str, dict[str, list[str]]] = data["measures"]
    return FigureWords(
        undergo=_cues(measures, "undergo"),
        do=_cues(measures, "do"),
        state=_flat(measures, "state"),
        noun=_flat(measures, "noun"),
        event=_flat(measures, "event"),
        fighters=frozenset(data["fighters"]),
        police=frozenset(data["police"]),
        staff=frozenset(data["staff"]),
        military=frozenset(data["military"]),
        posting=frozenset(data["posting"]),
        leaving=frozenset(data["leaving"]),
        people=frozenset(data["people"]),
        people_endings=tuple(data["people_endings"]),
        never=frozenset(data["never"]),
        opinion=frozenset(data["opinion"]),
        nobody=frozenset(data["nobody"]),
        people_in_general=frozenset(data["people_in_general"]),
        vouching=frozenset(data["vouching"]),
        alleging=frozenset(data["alleging"]),
        manner=frozenset(data["manner"]),
        papers=frozenset(data["papers"]),
        running=frozenset(data["running"]),
        as_of=frozenset(data["as_of"]),
        counts=frozenset(data["counts"]),
        counts_reach=frozenset(data["counts_reach"]),
        withdrawing=frozenset(data["withdrawing"]),
        anew=frozenset(data["anew"]),
        mounting=frozenset(data["mounting"]),
        exceeding=frozenset(data["exceeding"]),
        adding=frozenset(data["adding"]),
        over=frozenset(data["over"]),
        projectiles=frozenset(data["projectiles"]),
        firing=frozenset(data["firing"]),
        strikes=frozenset(data["strikes"]),
        strikes_from_air=frozenset(data["strikes_from_air"]),
        striking=frozenset(data["striking"]),
        striking_means=frozenset(data["striking_means"]),
    )


def _cues(measures: Mapping[str, Mapping[str, Iterable[str]]], part: str) -> Mapping[str, tuple[Cue, ...]]:
    """Arrange the verbs of one part by lemma; those with a second word come first, being more exact."""
    found: dict[str, list[Cue]] = {}
    for measure, words in measures.items():
        for written in words[part]:
            lemma, _, second = written.rstrip("?").partition(" ")
            found.setdefault(lemma, []).append(Cue(measure, second or None, written.endswith("?")))
    return MappingProxyType({k: tuple(sorted(v, key=lambda cue: cue.second is None)) for k, v in found.items()})


def _flat(measures: Mapping[str, Mapping[str, Iterable[str]]], part: str) -> Mapping[str, str]:
    """Map every word of one part to its measure; the first measure that lists a word keeps it."""
    found: dict[str, str] = {}
    for measure, words in measures.items():
        for word in words[part]:
            found.setdefault(word, measure)
    return MappingProxyType(found)
