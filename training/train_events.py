"""Fit the judge of events: MiniLM over sentences with marked parties, first on what is plenty, then on PLV.

Usage: train_events.py ENCODER GOLD OUT [--folds 5]. Writes ``weights.pt`` and ``folds.npz`` to ``OUT``. Every sentence
of PLV is judged by a network that was fitted without it: those judgements go into ``folds.npz``, under hashes of the
sentences, and are what the figures are made of; the weights that ship are then fitted to all. What is there already
is not done again.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from event_examples import (
    QUARTERS,
    Judged,
    headlines,
    measured_texts,
    plain,
    quartered,
    typed_example,
    typed_rows,
)
from network import shortened
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from tracktwo.evaluate.events import Row, accuracy, macro_f1, sentence_key
from tracktwo.extract.judge import TYPES
from tracktwo.language.tagging.reader import open_tokenizer

BATCH = 16
SEED = 2017
FIRST = 1.0  # passes over headlines and quarters
EPOCHS = 7.0  # passes over PLV
RATE, HEAD_RATE = 1e-4, 1e-3
KEPT = 250  # headlines and quarters that stay among PLV's sentences
SMOOTHING = 0.05
QUARTER_WEIGHT = 0.5
_QUARTER_OF = torch.tensor([[float(QUARTERS[name] == number) for name in TYPES] for number in range(5)])


class Network(nn.Module):
    """The encoder, and two layers over its mean and its vectors at the marks of source and target."""

    def __init__(self, encoder: Path) -> None:
        """Load the encoder; attention has no dropout, as in the reader."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.middle = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, len(TYPES))

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Return the scores of the types (sentences x types)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        there = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * there).sum(1) / there.sum(1)
        rows = torch.arange(ids.shape[0])
        joined = torch.cat([mean, hidden[rows, source], hidden[rows, target]], -1)
        scores: Tensor = self.out(self.dropout(torch.tanh(self.middle(self.dropout(joined)))))
        return scores


def batches(examples: Sequence[Judged], chance: random.Random) -> Iterator[list[Judged]]:
    """Yield batches of sentences of like length, in a new order."""
    order = chance.sample(list(examples), len(examples))
    groups = []
    for start in range(0, len(order), BATCH * 10):
        near = sorted(order[start : start + BATCH * 10], key=lambda e: len(e.pair.ids))
        groups.extend(near[k : k + BATCH] for k in range(0, len(near), BATCH))
    chance.shuffle(groups)
    yield from groups


def scores_of(network: Network, batch: Sequence[Judged]) -> Tensor:
    """Return the network's scores of a batch."""
    width = max(len(e.pair.ids) for e in batch)
    ids, mask = torch.zeros((2, len(batch), width), dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.pair.ids)] = torch.tensor(example.pair.ids)
        mask[row, : len(example.pair.ids)] = 1
    source, target = (
        torch.tensor(places) for places in zip(*((e.pair.source, e.pair.target) for e in batch), strict=True)
    )
    with shortened():
        scores: Tensor = network(ids, mask, source, target)
    return scores.float()


def loss_of(scores: Tensor, batch: Sequence[Judged]) -> Tensor:
    """Return how unlikely the types are, and, where only the quarter is known, how unlikely that is."""
    total = scores.sum() * 0
    typed = [k for k, e in enumerate(batch) if e.type is not None]
    if typed:
        wanted = torch.tensor([e.type for e in batch if e.type is not None])
        loss = functional.cross_entropy(scores[typed], wanted, label_smoothing=SMOOTHING)
        total = total + loss * len(typed) / len(batch)
    known = [(k, e.quarter) for k, e in enumerate(batch) if e.quarter]
    if known:
        likely = torch.softmax(scores[[k for k, _ in known]], -1) @ _QUARTER_OF.T
        loss = functional.nll_loss(torch.log(likely + 1e-6), torch.tensor([q for _, q in known]))
        total = total + loss * QUARTER_WEIGHT * len(known) / len(batch)
    return total


def fit(network: Network, examples: Sequence[Judged], epochs: float, seed: int) -> None:
    """Fit a network."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - a seeded order, not a secret
    heads = [*network.middle.parameters(), *network.out.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": network.encoder.parameters(), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    steps = int(epochs * -(-len(examples) // BATCH))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / 30) * max(0.02, 1 - s / steps))
    network.train()
    began, step = time.monotonic(), 0
    while step < steps:
        for batch in batches(examples, chance):
            loss = loss_of(scores_of(network, batch), batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            if step % 50 == 0:
                print(f"  {step}/{steps} loss {loss.item():.3f} {time.monotonic() - began:.0f} s", flush=True)
            if step >= steps:
                break
    network.eval()


def probabilities(network: Network, examples: Sequence[Judged]) -> np.ndarray:
    """Return the probabilities of the types (sentences x types)."""
    with torch.inference_mode():
        parts = [torch.softmax(scores_of(network, examples[k : k + 1]), -1) for k in range(len(examples))]
    return torch.cat(parts).numpy()


def folds_of(rows: Sequence[Row], folds: int) -> list[int]:
    """Part rows by their sentence, so that one sentence with two pairs of parties lies in one fold."""
    return [int(sentence_key(row.text), 16) % folds for row in rows]


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("encoder", "gold", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer, left_out = open_tokenizer(options.encoder), measured_texts(options.gold)
    rows = typed_rows(options.gold, left_out)
    typed = [typed_example(row, tokenizer) for row in rows]
    chance = random.Random(SEED)  # noqa: S311 - a seeded choice, not a secret
    own = left_out | {plain(row.text) for row in rows}
    more = [*headlines(options.gold, tokenizer, chance), *quartered(options.gold, own, tokenizer)]
    print(f"{len(typed)} sentences with a type, {len(more)} headlines and quarters", flush=True)
    network = Network(options.encoder)
    first = options.out / "first.pt"
    if not first.exists():
        torch.manual_seed(SEED)
        fit(network, more, FIRST, SEED)
        torch.save(network.state_dict(), first)
    kept = chance.sample(more, KEPT)
    _cross_validate(network, rows, typed, kept, options)
    if not (options.out / "weights.pt").exists():
        network.load_state_dict(torch.load(first, weights_only=True))
        fit(network, [*typed, *kept], EPOCHS, SEED)
        torch.save(network.state_dict(), options.out / "weights.pt")


def _cross_validate(
    network: Network, rows: Sequence[Row], typed: Sequence[Judged], kept: Sequence[Judged], options: argparse.Namespace
) -> None:
    """Judge every row by a network fitted without its fold, print the figures and keep the judgements."""
    fold = np.array(folds_of(rows, options.folds))
    likely = np.zeros((len(rows), len(TYPES)), dtype=np.float32)
    for number in range(options.folds):
        part = options.out / f"fold{number}.npy"
        places = np.flatnonzero(fold == number)
        if not part.exists():
            network.load_state_dict(torch.load(options.out / "first.pt", weights_only=True))
            fit(network, [*(typed[k] for k in np.flatnonzero(fold != number)), *kept], EPOCHS, SEED + number)
            np.save(part, probabilities(network, [typed[k] for k in places]))
        likely[places] = np.load(part)
        _report(f"fold {number}", rows, likely, places)
    _report("all folds", rows, likely, np.arange(len(rows)))
    keys = np.array([f"{sentence_key(row.text)}-{row.source[0]}-{row.target[0]}" for row in rows])
    np.savez_compressed(options.out / "folds.npz", keys=keys, likely=likely.astype(np.float16))


def _report(name: str, rows: Sequence[Row], likely: np.ndarray, places: np.ndarray) -> None:
    """Print accuracy and macro-F1."""
    pairs = [(int(k), rows[k].gold, TYPES[int(likely[k].argmax())]) for k in places]
    print(f"{name}: accuracy {accuracy(pairs):.4f} macro-F1 {macro_f1(pairs):.4f} of {len(pairs)}", flush=True)


if __name__ == "__main__":
    main()
