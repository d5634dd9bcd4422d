"""The ranker of namesakes: how likely each place of a name is the one meant, by what it is and what the article names.

A network of one hidden layer, in numpy, scores each reading; a softmax over a name's readings makes the scores
probabilities. It is asked twice: first by what populations make likely of the other names, then by its first answer.
Trained by ``training/train_places.py``; the card beside the weights names its data.
"""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from tracktwo.language.place_evidence import Evidence, Floats, Named, around, cell, gather, without
from tracktwo.language.place_words import seats_of_talks
from tracktwo.places.folding import fold_name
from tracktwo.places.gazetteer import Candidate

ROUNDS = 2
LAYERS = ("hidden", "hidden_bias", "out")
# How much likelier than a town of as many people a place is by its kind alone, in orders of magnitude of population:
# the first guess, from which the article's surroundings are weighed.
_GUESS = {"country": 3.0, "region": 1.5, "district": -1.0, "town": 0.0, "point": 1.0}
_LOCAL = ("GBR", "IRL", "CAN", "AUS", "NZL")


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of one network."""

    hidden: Floats
    hidden_bias: Floats
    out: Floats


Rounds = Sequence[Sequence[Network]]


@cache
def load_rounds() -> Rounds:
    """Load the weights that come with the program: the networks of each round."""
    data = resources.files("tracktwo.models").joinpath("places").joinpath("ranker.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        found = {key: arrays[key].astype(np.float64) for key in arrays.files}
    count = len({key.split(".")[1] for key in found})
    return tuple(
        tuple(Network(*(found[f"{turn}.{n}.{layer}"] for layer in LAYERS)) for n in range(count))
        for turn in range(ROUNDS)
    )


def rank(names: Sequence[Named], adjectives: Sequence[str], rounds: Rounds) -> list[Floats]:
    """Return how likely each reading of each name is; every name has at least one."""
    likely = [first_guess(name) for name in names]
    for networks in rounds:
        tables = features_of(names, likely, adjectives)
        likely = [probabilities(networks, table) for table in tables]
    return likely


def probabilities(networks: Sequence[Network], table: Floats) -> Floats:
    """Return how likely a name's readings are by their features: the mean of the networks of a round."""
    shares: Floats = np.mean([softmax(score(network, table)) for network in networks], axis=0)
    return shares


def score(network: Network, table: Floats) -> Floats:
    """Return one network's scores of a name's readings."""
    scores: Floats = np.tanh(table @ network.hidden + network.hidden_bias) @ network.out
    return scores


def softmax(scores: Floats) -> Floats:
    """Return probabilities of scores."""
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares


def first_guess(name: Named) -> Floats:
    """Return how likely each reading is by kind and population alone."""
    return softmax(np.array([1.5 * _size(c) for c in name.readings]))


def _size(candidate: Candidate) -> float:
    """Return the order of magnitude of a place's weight in the world."""
    own = 4.5 if candidate.place.gazetteer == "tracktwo" else 0.0
    by_people = float(np.log10(candidate.population + 10))
    kind = candidate.place.precision
    return max(own, by_people + _GUESS[kind] + (1.5 if candidate.capital else 0.0))


def features_of(names: Sequence[Named], likely: Sequence[Floats], adjectives: Sequence[str]) -> list[Floats]:
    """Return for each name a table of its readings' features."""
    everything = gather(names, likely, adjectives)
    return [
        _table(name, without(everything, name, shares), everything) for name, shares in zip(names, likely, strict=True)
    ]


def _table(name: Named, rest: Evidence, everything: Evidence) -> Floats:
    """Return the features of a name's readings, a row each."""
    largest = max((c.population for c in name.readings), default=0)
    american = everything.countries["USA"] / (everything.total or 1)
    own = np.array([[*_own(c, name, largest), american] for c in name.readings])
    masses = np.maximum(0.0, np.array([_masses(c, rest) for c in name.readings]))
    shares = masses / max(rest.total, 1.0)
    best = masses / np.maximum(masses.max(0), 1e-9)
    return np.hstack([own, shares, np.log1p(masses), best, masses > 0.5])  # noqa: PLR2004 - one name, unless in doubt


def _own(candidate: Candidate, name: Named, largest: int) -> list[float]:
    """Return what a reading is by itself and among its namesakes."""
    place = candidate.place
    kinds = [float(place.precision == kind) for kind in ("country", "region", "district", "town", "point")]
    size = float(np.log10(candidate.population + 10))
    among = [float(candidate.population == largest), (size - float(np.log10(largest + 10))) / 4]
    return [
        1.0, size / 7, *kinds, float(place.gazetteer == "tracktwo"), float(candidate.capital),
        float(place.id in seats_of_talks()), float(fold_name(place.name) == name.key), *among,
        float(np.log(len(name.readings))) / 4, float(place.country == "USA"), float(place.country in _LOCAL),
        float(place.country is None), name.weight / 3, float(name.first), float(name.capitals),
        float(name.hint == "town" and place.precision == "town"),
        float(name.hint == "division" and place.precision in ("region", "district")),
    ]  # fmt: skip


def _masses(candidate: Candidate, rest: Evidence) -> list[float]:
    """Return how much of the rest of the article lies in a reading's country, its divisions and nearby."""
    place = candidate.place
    upper = candidate.within[-1] if candidate.within else place.id
    lower = candidate.within[0] if len(candidate.within) > 1 else place.id
    near = sum(rest.cells[at] for at in around(cell(candidate)))
    country = rest.countries[place.country] if place.country else 0.0
    return [country, rest.divisions[upper], rest.divisions[lower], near]


def alone(readings: Sequence[Candidate], countries: Counter[str]) -> Candidate | None:
    """Return the likeliest place of a single name in an article that names these countries, or None."""
    if not readings:
        return None
    name = Named(fold_name(readings[0].place.name), tuple(readings), 1.0)
    shares = rank([name], sorted(countries.elements()), load_rounds())[0]
    return readings[int(np.argmax(shares))]
