"""Train the ranker of place names on geoparsing corpora (LGL, GeoVirus) and conflict news, and write its weights.

    python training/train_places.py GOLD src/tracktwo/models/places/ranker.npz [--folds 10]

Needs numpy alone; reading the corpora takes three minutes, training half a one. With ``--folds`` nothing is written:
the documents are parted, each part is placed by networks that have not seen it, and the share within 161 km is printed.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tracktwo.evaluate.places import NEAR_KM, Gold, as_marked, documents, read_names, score
from tracktwo.language.place_evidence import Floats, Named
from tracktwo.language.place_ranker import LAYERS, ROUNDS, Network, features_of, first_guess, probabilities, softmax
from tracktwo.language.places import find_places, group_of, names_of
from tracktwo.language.reading import Reading
from tracktwo.places.gazetteer import find_place
from tracktwo.places.nesting import distance_km

HIDDEN = 16
EPOCHS = 15
RATE = 0.01
DECAY = 1e-4
DOCUMENTS = 8  # a step
SEEDS = (2019, 2119, 2219)


@dataclass(frozen=True, slots=True)
class Document:
    """An article's names, and for each of them which readings are right; nothing where the gold does not say."""

    item: str
    reading: Reading
    gold: list[Gold]
    names: list[Named]
    adjectives: tuple[str, ...]
    right: list[Floats | None]


def read_documents(folder: Path) -> list[Document]:
    """Read the corpora up to the names of their articles."""
    made = []
    for path in sorted(folder.rglob("*.xml")):
        for item, text, gold in documents(path):
            made.append(document_of(f"{path.stem}/{item}", read_names(text), gold))
    return made


def read_conflict(table: Path, gold: Path) -> list[Document]:
    """Read the articles of a table of chosen places, from the gold's folders ``stories`` and ``allsides_conflict``."""
    chosen: dict[str, list[Gold]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, article, start, end, identity = line.split("\t")
            place = find_place(identity)
            if place is not None:
                found = Gold(int(start), int(end), place.name, place.lat, place.lon, identity)
                chosen.setdefault(article, []).append(found)
    paths = [*sorted(gold.glob("stories/*/articles.jsonl")), gold / "allsides_conflict" / "articles.jsonl.gz"]
    made = []
    for path in paths:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for row in map(json.loads, data.decode("utf-8").splitlines()):
            if row["id"] in chosen:
                made.append(document_of(f"conflict/{row['id']}", read_names(row["text"]), chosen[row["id"]]))
    return made


def document_of(item: str, reading: Reading, gold: Sequence[Gold]) -> Document:
    """Find which readings of an article's names are right by its gold."""
    naming = names_of(reading)
    tokens = reading.tokens
    at = {(g.start, g.end): g for g in gold if g.lat is not None}
    told = {}
    for spot in naming.spots:
        found = at.get((tokens[spot.first].start, tokens[spot.last].end))
        if found is not None:
            told.setdefault(group_of(spot), found)
    return Document(
        item,
        reading,
        list(gold),
        list(naming.names.values()),
        naming.adjectives,
        [right_of(name, told.get(group)) for group, name in naming.names.items()],
    )


def right_of(name: Named, gold: Gold | None) -> Floats | None:
    """Return 1 for each reading that the gold means: its own entry, else all that are near; else None."""
    if gold is None or len(name.readings) == 1:
        return None
    exact = np.array([float(c.place.id in (gold.geonameid, f"geonames:{gold.geonameid}")) for c in name.readings])
    if exact.any():
        return exact
    far = np.array([distance_km(gold.lat, gold.lon, c.place.lat, c.place.lon) for c in name.readings])
    return (far <= max(20.0, float(far.min()) + 5)).astype(float) if far.min() <= NEAR_KM else None


def fit(parts: Sequence[tuple[Floats, Floats, float]], starts: Sequence[int], seed: int) -> Network:
    """Fit a network to tables of features with their right readings (Adam; documents drawn at random)."""
    chance = np.random.default_rng(seed)
    width = parts[0][0].shape[1]
    weights = [chance.normal(0, 0.3, (width, HIDDEN)), np.zeros(HIDDEN), chance.normal(0, 0.3, HIDDEN)]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    bounds = list(zip(starts, [*starts[1:], len(parts)], strict=True))
    step = 0
    total = EPOCHS * -(-len(bounds) // DOCUMENTS)
    for _ in range(EPOCHS):
        order = chance.permutation(len(bounds))
        for begin in range(0, len(order), DOCUMENTS):
            chosen = [parts[i] for n in order[begin : begin + DOCUMENTS] for i in range(*bounds[n])]
            if not chosen:
                continue
            step += 1
            rate = RATE * (1 - step / (total + 1))
            for n, gradient in enumerate(gradients(weights, chosen)):
                pulled = gradient + DECAY * weights[n]
                first[n] = 0.9 * first[n] + 0.1 * pulled
                second[n] = 0.999 * second[n] + 0.001 * pulled**2
                moved = first[n] / (1 - 0.9**step) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                weights[n] = weights[n] - rate * moved
    return Network(*weights)


def gradients(weights: Sequence[Floats], chosen: Sequence[tuple[Floats, Floats, float]]) -> list[Floats]:
    """Return the gradients of the logarithm of the right readings' probability, over a step's names."""
    hidden, bias, out = weights
    sums = [np.zeros_like(w) for w in weights]
    for table, right, weight in chosen:
        inner = np.tanh(table @ hidden + bias)
        shares = softmax(inner @ out)
        good = shares * right
        wanted = good / max(good.sum(), 1e-12)
        error = (shares - wanted) * weight / len(chosen)
        back = np.outer(error, out) * (1 - inner**2)
        sums[0] += table.T @ back
        sums[1] += back.sum(0)
        sums[2] += inner.T @ error
    return sums


def train(read: Sequence[Document]) -> tuple[tuple[Network, ...], ...]:
    """Train the networks of each round, on what the round before made likely."""
    likely = [[first_guess(name) for name in document.names] for document in read]
    rounds = []
    for turn in range(ROUNDS):
        tables = [features_of(d.names, shares, d.adjectives) for d, shares in zip(read, likely, strict=True)]
        parts, starts = [], []
        for document, found in zip(read, tables, strict=True):
            starts.append(len(parts))
            for name, table, right in zip(document.names, found, document.right, strict=True):
                if right is not None:
                    parts.append((table, right, name.weight))
        networks = tuple(fit(parts, starts, seed + turn) for seed in SEEDS)
        rounds.append(networks)
        likely = [[probabilities(networks, table) for table in found] for found in tables]
    return tuple(rounds)


def write(rounds: Sequence[Sequence[Network]], out: Path) -> None:
    """Write the weights of all networks, named round, number and layer (``0.2.hidden``)."""
    arrays = {
        f"{turn}.{n}.{layer}": getattr(network, layer).astype(np.float32)
        for turn, networks in enumerate(rounds)
        for n, network in enumerate(networks)
        for layer in LAYERS
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays)


def cross_validate(read: Sequence[Document], conflict: Sequence[Document], folds: int) -> None:
    """Print how many of the names found in left-out documents of the corpora are placed within 161 km."""
    errors: dict[str, list[float]] = {}
    for fold in range(folds):
        rounds = train([*conflict, *(document for n, document in enumerate(read) if n % folds != fold)])
        for document in read[fold::folds]:
            found = [as_marked(mention) for mention in find_places(document.reading, rounds)]
            outcome, _ = score(document.item, document.gold, found)
            errors.setdefault(document.item.split("/")[0], []).extend(outcome.errors)
    for corpus, far in {**errors, "all": [e for found in errors.values() for e in found]}.items():
        print(f"{corpus}: {sum(e <= NEAR_KM for e in far) / len(far):.4f} of {len(far)} names found")


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    conflict = read_conflict(Path(__file__).with_name("places_conflict.tsv"), given.gold)
    read = read_documents(given.gold / "geo")
    if given.folds:
        cross_validate(read, conflict, given.folds)
    else:
        write(train([*conflict, *read]), given.out)


if __name__ == "__main__":
    main()
