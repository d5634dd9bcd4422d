"""The thresholds and word lists of reconciliation, from ``knowledge/thresholds_entries.yaml``."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Tuning:
    """Everything that is a matter of degree; the file says why each has its value."""

    realised: tuple[int, int]
    prospective: tuple[int, int]
    widest: int
    alike: float
    sizes: tuple[tuple[float, int], ...]
    reach: float
    few: float
    reach_few: float
    about: float
    similar: float
    shingles: int
    shared: int
    nearly: float
    run: int
    piece: int
    denial: int
    rare: float
    rarest: float
    verbatim: float
    told_alike: tuple[tuple[int, float], ...]
    retold: float
    retold_words: int
    same_days: int
    said_again: int
    over: int
    misread: float
    unsaid: float
    kindred_measures: frozenset[frozenset[str]]
    small: float
    untold: float
    topic: int
    common: frozenset[str]
    calendar: frozenset[str]
    crowd: int
    window: int
    people: frozenset[str]
    rare_means: frozenset[str]
    unarmed: frozenset[str]
    grounds: frozenset[str]
    stopwords: frozenset[str]
    negations: frozenset[str]
    pronouns: frozenset[str]


@cache
def tuning() -> Tuning:
    """Load the file, once in a process."""
    text = (resources.files("tracktwo") / "knowledge" / "thresholds_entries.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - the loader is a safe one
    return Tuning(
        realised=(data["around"]["realised"][0], data["around"]["realised"][1]),
        prospective=(data["around"]["prospective"][0], data["around"]["prospective"][1]),
        widest=data["widest"],
        alike=data["alike"],
        sizes=tuple((float(step["below"]), int(step["days"])) for step in data["sizes"]),
        reach=data["reach"],
        few=data["few"],
        reach_few=data["reach_few"],
        about=data["about"],
        similar=data["similar"],
        shingles=data["shingles"],
        shared=data["shared"],
        nearly=data["nearly"],
        run=data["run"],
        piece=data["piece"],
        denial=data["denial"],
        rare=data["rare"],
        rarest=data["rarest"],
        verbatim=data["verbatim"],
        told_alike=tuple((int(step["words"]), float(step["least"])) for step in data["told_alike"]),
        retold=data["retold"],
        retold_words=data["retold_words"],
        same_days=data["same_days"],
        said_again=data["said_again"],
        over=data["over"],
        misread=data["misread"],
        unsaid=data["unsaid"],
        kindred_measures=frozenset(frozenset(pair) for pair in data["kindred_measures"]),
        small=data["small"],
        untold=data["untold"],
        topic=data["topic"],
        common=frozenset(data["common"].split()),
        calendar=frozenset(data["calendar"].split()),
        crowd=data["crowd"],
        window=data["window"],
        people=frozenset(data["people"]),
        rare_means=frozenset(data["rare_means"]),
        unarmed=frozenset(data["unarmed"]),
        grounds=frozenset(data["grounds"]),
        stopwords=frozenset(data["stopwords"].split()),
        negations=frozenset(data["negations"]),
        pronouns=frozenset(data["pronouns"]),
    )
