"""Train the coreference ranker on documents of GUM and write its weights.

    python training/train_coreference.py GUM/train src/tracktwo/models/coreference/ranker.npz

Needs the extra ``train``. Takes a few minutes on one core; seeded, so that the same data gives the same weights on the
same machine. All genres are used, unless ``--genres`` names some: the texts of bio and voyage are under CC BY-SA.
``--folds 5`` trains on four fifths as well and reports how often pronouns of the left-out fifth take up a mention of
their entity, fold by fold.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from coreference_examples import Example, Read, examples_of, read_documents
from torch import Tensor, nn

MIDDLE = 32
RATE = 3e-3
DOCUMENTS = 4  # a step
SEEDS = (2017, 2018, 2019)
NETWORKS = 1  # averaging three was no better than one by more than chance, and took half as long again
GENRES = ("academic", "bio", "court", "interview", "news", "speech", "voyage")  # of GUM
NOTHING = -1e4  # the score of what is impossible


@dataclass(frozen=True, slots=True)
class Setting:
    """How wide a part's first layer is, and how it is fitted."""

    hidden: int
    dropout: float
    decay: float
    epochs: int


# By cross-validation a wide layer for pronouns, held back by much dropout and decay, gains nearly two points on the 64
# units, dropout of .2, decay of .01 and 10 epochs that names and nominals keep; wider, deeper, more seeds gain nothing.
SETTINGS = {"pronoun": Setting(128, 0.5, 0.3, 20), "nominal": Setting(64, 0.2, 1e-2, 8)}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many features a mention, a pair and a mention's best pairs have."""

    own: int
    pairs: int
    best: int


class Ranking(nn.Module):
    """The network of ``tracktwo.language.coreference.ranker``, layer by layer under the same names."""

    def __init__(self, sizes: Sizes, setting: Setting) -> None:
        """Make the layers."""
        super().__init__()
        self.mention = nn.Linear(sizes.own, setting.hidden)
        self.candidate = nn.Linear(sizes.own, setting.hidden, bias=False)
        self.pair = nn.Linear(sizes.pairs, setting.hidden, bias=False)
        self.middle = nn.Linear(setting.hidden, MIDDLE)
        self.out = nn.Linear(MIDDLE, 1)
        self.none = nn.Linear(sizes.own + sizes.best, MIDDLE)
        self.none_out = nn.Linear(MIDDLE, 1)
        self.dropout = nn.Dropout(setting.dropout)

    def forward(self, example: Example) -> tuple[Tensor, Tensor]:
        """Return the scores of an example's pairs, and of taking up nothing."""
        own = example.own[example.rows]
        hidden = self.mention(own)[example.choosers] + self.candidate(example.own)[example.candidates]
        hidden = self.dropout(torch.relu(hidden + self.pair(example.pairs)))
        none = self.none_out(torch.relu(self.none(torch.cat([own, example.best], 1))))
        return self.out(torch.relu(self.middle(hidden))).squeeze(1), none.squeeze(1)


def log_sums(pairs: Tensor, none: Tensor, choosers: Tensor) -> Tensor:
    """Return, for each chooser, the logarithm of the sum of the exponentials of all its choices."""
    highest = none.detach().scatter_reduce(0, choosers, pairs.detach(), "amax")
    total = torch.exp(none - highest).index_add(0, choosers, torch.exp(pairs - highest[choosers]))
    return highest + torch.log(total)


def loss_of(network: Ranking, example: Example) -> Tensor:
    """Return how unlikely the right choices are: any mention of the entity, or none where there is none."""
    pairs, none = network(example)
    right = log_sums(
        torch.where(example.right, pairs, NOTHING), torch.where(example.old, NOTHING, none), example.choosers
    )
    return (log_sums(pairs, none, example.choosers) - right).sum()


def fit(examples: Sequence[Example], setting: Setting, seed: int) -> Ranking:
    """Fit a network to examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - a seeded order, not a secret
    first = examples[0]
    network = Ranking(Sizes(first.own.shape[1], first.pairs.shape[1], first.best.shape[1]), setting)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=setting.decay)
    steps = setting.epochs * -(-len(examples) // DOCUMENTS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(setting.epochs):
        order = chance.sample(list(examples), len(examples))
        for start in range(0, len(order), DOCUMENTS):
            optimizer.zero_grad()
            for example in order[start : start + DOCUMENTS]:
                (loss_of(network, example) / 50).backward()  # keeps gradients below where they are cut
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def weights_of(network: Ranking) -> dict[str, np.ndarray]:
    """Return the weights under the names that the program reads them by, in half precision."""
    found = {}
    for key, tensor in network.state_dict().items():
        layer, _, kind = key.partition(".")
        found[layer if kind == "weight" else f"{layer}_bias"] = tensor.numpy().astype(np.float16)
    return found


def train(documents: Sequence[Read], out: Path, seeds: Sequence[int]) -> None:
    """Train both parts from every seed and write all weights to one file."""
    genres = sorted({genre_of(document) for document in documents})
    arrays: dict[str, np.ndarray] = {"name": np.array(f"gum {' '.join(genres)}")}
    for part, setting in SETTINGS.items():
        examples = examples_of(documents, part)
        for number, seed in enumerate(seeds):
            network = fit(examples, setting, seed)
            arrays |= {f"{part}.{number}.{key}": value for key, value in weights_of(network).items()}
            print(f"{part} {number}: {sum(p.numel() for p in network.parameters())} weights", flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays)


def genre_of(document: Read) -> str:
    """Return the genre that a document's name tells (``GUM_news_election``)."""
    return document.gold.name.split("_")[1]


def cross_validate(documents: Sequence[Read], folds: int) -> None:
    """Print, for each fold, the share of pronouns with something to take up that take up the right thing."""
    examples = examples_of(documents, "pronoun")
    all_right = all_old = 0
    for fold in range(folds):
        network = fit([e for n, e in enumerate(examples) if n % folds != fold], SETTINGS["pronoun"], SEEDS[0])
        right = old = 0
        for example in examples[fold::folds]:
            good, asked = count_right(network, example)
            right, old = right + good, old + asked
        all_right, all_old = all_right + right, all_old + old
        print(f"fold {fold}: {right / old:.4f} of {old}", flush=True)
    print(f"all folds: {all_right / all_old:.4f} of {all_old}")


def count_right(network: Ranking, example: Example) -> tuple[int, int]:
    """Count choosers whose likeliest candidate is right, of those that have a right one."""
    with torch.no_grad():
        pairs, _ = network(example)
    best = torch.full((len(example.rows),), -torch.inf).scatter_reduce(0, example.choosers, pairs, "amax")
    hit = example.choosers[(pairs == best[example.choosers]) & example.right].unique()
    return len(hit), int(example.old.sum())


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="documents of GUM in CoNLL-U")
    parser.add_argument("out", type=Path, nargs="?", help="where the weights go")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate instead of training for use")
    parser.add_argument("--seeds", type=int, default=NETWORKS, help="how many networks are averaged")
    parser.add_argument("--genres", nargs="+", default=GENRES, help="genres to train on")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    documents = [d for d in read_documents(arguments.folder) if genre_of(d) in arguments.genres]
    if arguments.folds:
        cross_validate(documents, arguments.folds)
    if arguments.out:
        train(documents, arguments.out, SEEDS[: arguments.seeds])


if __name__ == "__main__":
    main()
