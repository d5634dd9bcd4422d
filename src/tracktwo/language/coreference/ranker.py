"""The ranker: how likely a mention takes up each candidate before it, or none.

A mention-ranking network (Denis and Baldridge 2008; Wiseman and others 2015), in numpy: the features of mention,
candidate and pair are added up in a hidden layer, a second layer makes a score of them, and "takes up none" has a score
of its own; a softmax over all of a mention's choices makes them probabilities. Pronouns have one set of weights, names
and nominals another. Several networks, trained from several seeds, are averaged.
"""

import io
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from tracktwo.language.coreference.features import Floats, Ints, Table

Part = Literal["pronoun", "nominal"]

MODEL = "ranker.npz"
_LAYERS = ("mention", "mention_bias", "candidate", "pair", "middle", "middle_bias", "out", "out_bias",
           "none", "none_bias", "none_out", "none_out_bias")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of one network, a matrix or vector for each layer."""

    mention: Floats
    mention_bias: Floats
    candidate: Floats
    pair: Floats
    middle: Floats
    middle_bias: Floats
    out: Floats
    out_bias: Floats
    none: Floats
    none_bias: Floats
    none_out: Floats
    none_out_bias: Floats


@dataclass(frozen=True, slots=True)
class Ranker:
    """The networks for pronouns and those for names and nominals; ``name`` says which training they come from."""

    name: str
    pronoun: tuple[Network, ...]
    nominal: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each pair of a table is, and for each mention that it takes up none; 0 where not asked for."""

    pairs: Floats
    none: Floats


@cache
def load_ranker() -> Ranker | None:
    """Load the weights that come with the program, or return None where there are none."""
    path = resources.files("tracktwo.models").joinpath("coreference").joinpath(MODEL)
    return read_ranker(path.read_bytes()) if path.is_file() else None


def read_ranker(data: bytes) -> Ranker:
    """Read weights: arrays named part, number of the network and layer (``pronoun.0.middle``), and ``name``."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        found = {key: arrays[key] for key in arrays.files}
    parts = {part: tuple(_networks(found, part)) for part in ("pronoun", "nominal")}
    return Ranker(str(found["name"]), parts["pronoun"], parts["nominal"])


def _networks(arrays: dict[str, np.ndarray], part: str) -> list[Network]:
    """Return the networks of a part, in order."""
    count = len({key.split(".")[1] for key in arrays if key.startswith(f"{part}.")})
    return [
        Network(*(np.ascontiguousarray(arrays[f"{part}.{n}.{layer}"], dtype=np.float32) for layer in _LAYERS))
        for n in range(count)
    ]


def rank(ranker: Ranker, table: Table) -> Likely:
    """Return the probabilities of all choices of an article's mentions."""
    pairs, none = np.zeros(len(table.mentions), np.float32), np.zeros(len(table.own), np.float32)
    for networks, rows in ((ranker.pronoun, table.pronouns), (ranker.nominal, table.nominals)):
        if len(rows) and networks:
            chosen = _pairs_of(table, rows)
            for network in networks:
                found, left = _probabilities(network, table, rows, chosen)
                pairs[chosen] += found / len(networks)
                none[rows] += left / len(networks)
    return Likely(pairs, none)


def _pairs_of(table: Table, rows: Ints) -> Ints:
    """Return the places of the pairs of some mentions."""
    wanted = np.zeros(len(table.own), dtype=np.bool_)
    wanted[rows] = True
    return np.flatnonzero(wanted[table.mentions])


def _probabilities(network: Network, table: Table, rows: Ints, chosen: Ints) -> tuple[Floats, Floats]:
    """Return one network's probabilities of some mentions' pairs, and of taking up none."""
    mentions, candidates = table.mentions[chosen], table.candidates[chosen]
    own = table.own @ network.mention.T + network.mention_bias
    hidden = own[mentions] + (table.own @ network.candidate.T)[candidates]
    hidden += table.pairs[chosen] @ network.pair.T
    np.maximum(hidden, 0, out=hidden)
    middle = np.maximum(hidden @ network.middle.T + network.middle_bias, 0)
    scores = (middle @ network.out.T + network.out_bias)[:, 0]
    alone = np.hstack([table.own[rows], table.best[rows]])
    none = (np.maximum(alone @ network.none.T + network.none_bias, 0) @ network.none_out.T + network.none_out_bias)[
        :, 0
    ]
    place = np.zeros(len(table.own), dtype=np.int64)
    place[rows] = np.arange(len(rows))
    at = place[mentions]
    highest = none.copy()
    np.maximum.at(highest, at, scores)
    raised, left = np.exp(scores - highest[at]), np.exp(none - highest)
    total = left + np.bincount(at, weights=raised, minlength=len(rows)).astype(np.float32)
    return (raised / total[at]).astype(np.float32), (left / total).astype(np.float32)
